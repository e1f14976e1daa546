"""The page's menu behind ⋯: import and export, plans and baseline, columns, and what opens or copies the tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from focalpoint.language import N_
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.plan.columnmenu import fill_column_menu
from focalpoint.ui.shell.context import Command
from focalpoint.ui.widgets.basics import allow_action

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.pages.exports.menu import ExportMenu
    from focalpoint.ui.pages.imports.opening import ImportDoor
    from focalpoint.ui.pages.plan.acts import PlanActs
    from focalpoint.ui.pages.plan.plans import PlansMenu
    from focalpoint.ui.pages.plan.view import PlanView
    from focalpoint.ui.shell.context import PageContext


class MoreMenu:
    """Fills a header's menu and keeps its words."""

    def __init__(self, context: PageContext, menu: QMenu, owner: QWidget, view: PlanView) -> None:
        self._context, self._menu, self._view = context, menu, view
        self._columns = QMenu(owner)
        self._columns.aboutToShow.connect(self._on_columns)
        view.header_menu_asked.connect(self._columns.popup)
        self._entries: list[tuple[QAction, str, str]] = []

    def fill(self, acts: PlanActs, plans: PlansMenu, imports: ImportDoor, exports: ExportMenu) -> None:
        """Put the entries in."""
        menu = self._menu
        self._entry(N_("Import…"), "imports.apply", imports.choose)
        menu.addMenu(exports)
        menu.addSeparator()
        menu.addMenu(plans)
        self._entry(N_("Set baseline…"), "plan.set_baseline", plans.ask_baseline)
        menu.addSeparator()
        menu.addAction(acts.action("bulk"))
        menu.addMenu(self._columns)
        for name in ("expand", "collapse", "copy"):
            menu.addAction(acts.action(name))

    def retranslate(self) -> None:
        """Write the entries anew."""
        language = self._context.language
        self._columns.setTitle(language.gettext("Columns"))
        for action, words, method in self._entries:
            action.setText(language.gettext(words))
            reason = why_not(self._context, method)
            allow_action(action, not reason, reason)

    def commands(self, acts: PlanActs, plans: PlansMenu, imports: ImportDoor, exports: ExportMenu) -> list[Command]:
        """The tree's actions and the menu's entries in the palette."""
        made = [
            Command(
                act.name,
                act.label,
                acts.action(act.name).trigger,
                act.keys[-1] if act.keys else "",
                acts.action(act.name).isEnabled,
            )
            for act in acts.acts
        ]
        return [
            *made,
            Command("about", N_("About this plan"), plans.show_record, "Ctrl+Shift+I", lambda: bool(plans.plan_id)),
            Command("import", N_("Import…"), imports.choose, "", lambda: self._may("imports.apply")),
            Command(
                "baseline",
                N_("Set baseline…"),
                plans.ask_baseline,
                "",
                lambda: bool(plans.plan_id) and self._may("plan.set_baseline"),
            ),
            *exports.commands(),
        ]

    def _may(self, method: str) -> bool:
        return not why_not(self._context, method)

    def _entry(self, words: str, method: str, run: Callable[[], None]) -> None:
        action = self._menu.addAction("")
        action.triggered.connect(lambda _=False: run())
        self._entries.append((action, words, method))

    def _on_columns(self) -> None:
        fill_column_menu(self._columns, self._view, self._context.language)
