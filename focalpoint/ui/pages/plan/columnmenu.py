"""Which columns the tree shows and in which order: ticks, and a way to move a column without dragging it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from focalpoint.ui.pages.plan.columns import Column, column_name
from focalpoint.ui.widgets.basics import allow_action
from focalpoint.ui.widgets.tables import column_menu, shown_columns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from focalpoint.language import Language
    from focalpoint.ui.pages.plan.view import PlanView


def fill_column_menu(menu: QMenu, view: PlanView, language: Language) -> None:
    """Fill the menu anew."""
    menu.clear()
    ticks = column_menu(view.header(), menu, view.fit_columns)
    for action in ticks.actions():
        action.setParent(menu)
        menu.addAction(action)
    menu.addSeparator()
    order = menu.addMenu(language.gettext("Move a column"))
    shown = shown_columns(view.header())
    for place, column in enumerate(shown):
        one = order.addMenu(column_name(Column(column), language))
        for by, words in ((-1, language.gettext("Nearer to the start")), (1, language.gettext("Nearer to the end"))):
            action = one.addAction(words)
            allow_action(action, 0 <= place + by < len(shown))
            action.triggered.connect(lambda _=False, column=column, by=by: move_column(view, column, by))
    menu.addAction(language.gettext("First widths and order"), view.restore_columns)


def move_column(view: PlanView, column: int, by: int) -> None:
    """Let a column change its place with the shown one before (−1) or after it (+1)."""
    header, shown = view.header(), shown_columns(view.header())
    beside = shown.index(column) + by
    if 0 <= beside < len(shown):
        header.moveSection(header.visualIndex(column), header.visualIndex(shown[beside]))
        view.setFocus(Qt.FocusReason.OtherFocusReason)
