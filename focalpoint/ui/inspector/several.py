"""Several rows are selected: how many, what they have in common, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from focalpoint.language import isolate, plain_order
from focalpoint.ui.inspector.dates import show_date, show_range
from focalpoint.ui.inspector.section import clear
from focalpoint.ui.widgets.basics import label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of every selected record, in words."""

    label: str
    values: tuple[str, ...]
    summary: str = ""
    """What is said where they differ; how many values there are, where nothing is."""


def date_fact(language: Language, name: str, days: Iterable[str | None]) -> Fact:
    """Dates (ISO) of the selected records: the one that all have, or from the first to the last."""
    found = list(days)
    known = sorted({day for day in found if day})
    words = tuple(show_date(language, day) for day in known)
    missing = sum(not day for day in found)
    if missing and known:
        words = (*words, "")
    if not known:
        return Fact(name, ("",))
    return Fact(name, words, _with_missing(language, show_range(language, known[0], known[-1]), missing))


def percent_fact(language: Language, name: str, percents: Iterable[float | None]) -> Fact:
    """Percentages (0–100) of the selected records: the one that all have, or from the least to the most."""
    found = list(percents)
    known = sorted({percent for percent in found if percent is not None})
    words = tuple(dict.fromkeys(language.percent(percent) for percent in known))
    missing = sum(percent is None for percent in found)
    if missing and known:
        words = (*words, "")
    if not known:
        return Fact(name, ("",))
    said = language.gettext("{first} to {last}").format(first=words[0], last=language.percent(known[-1]))
    return Fact(name, words, _with_missing(language, said if len(known) > 1 else words[0], missing))


def _with_missing(language: Language, said: str, missing: int) -> str:
    if not missing:
        return said
    words = language.ngettext("{values}; {n} without", "{values}; {n} without", missing)
    return words.format(values=said, n=language.number(missing))


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
                words = fact.summary or language.ngettext("{n} value", "{n} different values", len(known)).format(
                    n=len(known)
                )
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
