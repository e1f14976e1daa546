"""Several rows are selected: how many, what they have in common, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from focalpoint.language import isolate, plain_order
from focalpoint.ui.inspector.section import clear
from focalpoint.ui.widgets.basics import label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from focalpoint.ui.shell.context import PageContext


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of every selected record, in words."""

    label: str
    values: tuple[str, ...]


class SeveralInspector(QWidget):
    """Shown instead of one record's inspector; the acts are the page's own actions."""

    def __init__(self, context: PageContext, actions: Callable[[], Sequence[QAction]]) -> None:
        """``actions`` are offered as buttons, with the reason where they are disabled."""
        super().__init__()
        self._context, self._actions = context, actions
        self._title = label(role="heading", wrap=True)
        self._facts = QVBoxLayout()
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addLayout(self._facts)
        column.addLayout(self._buttons)
        column.addStretch(1)

    def show_facts(self, title: str, facts: Sequence[Fact]) -> None:
        """Show what the records have in common: the value where all have the same, else how many differ."""
        language = self._context.language
        self._title.setText(title)
        clear(self._facts)
        grid_holder = QWidget()
        grid = QGridLayout(grid_holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        for row, fact in enumerate(facts):
            known = set(fact.values)
            if len(known) == 1:
                words = plain_order(known.pop()) or language.pgettext("value", "nothing")
                role = ""
            else:
                words = language.ngettext("{n} value", "{n} different values", len(known)).format(n=len(known))
                role = "muted"
            value = label(isolate(words), role=role, wrap=True)
            value.setTextFormat(Qt.TextFormat.PlainText)
            # Absolute: a name in other letters stands on the reading side too.
            side = Qt.AlignmentFlag.AlignRight if language.right_to_left else Qt.AlignmentFlag.AlignLeft
            value.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(fact.label, role="label", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        self._facts.addWidget(grid_holder)
        self._write_buttons()

    def _write_buttons(self) -> None:
        clear(self._buttons)
        for action in self._actions():
            button = QPushButton(action.text())
            button.setEnabled(action.isEnabled())
            button.setToolTip("" if action.isEnabled() else action.toolTip())
            button.setAccessibleDescription(button.toolTip())
            button.clicked.connect(action.trigger)
            self._buttons.addWidget(button)
