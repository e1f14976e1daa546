"""What narrows and groups the entries: theme, institution, rating, what is to be verified; instrument; order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from focalpoint.domain.provisions import UNRATED, EntryFilter, GapOrder, Rating, Theme
from focalpoint.ui.pages.implementation.columns import GAPS, GRID, INSTRUMENTS, Cells
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words import provisions as words

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme as Look

_WIDTH: Final = 172
_WIDE: Final = 300


class FilterBar(QWidget):
    """One row of choices; which of them are shown depends on the view."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.instrument, self.order = ChoiceEdit(), ChoiceEdit()
        self.theme, self.ministry, self.rating = ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        self.due = QCheckBox()
        row = FlowLayout(self, look.px(8))
        row.setContentsMargins(0, 0, 0, 0)
        for choice in self.choices():
            choice.setFixedWidth(look.px(_WIDE if choice is self.instrument else _WIDTH))
            choice.chosen.connect(lambda _code: self._on_chosen())
            row.addWidget(choice)
        row.addWidget(self.due)
        self.due.setMinimumHeight(self.theme.sizeHint().height())
        self.due.toggled.connect(lambda _on: self.changed.emit())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def gap_order(self) -> GapOrder:
        """By what gaps are grouped."""
        return GapOrder(self.order.code() or GapOrder.THEME)

    def choices(self) -> tuple[ChoiceEdit, ...]:
        """The choices, in their order."""
        return (self.instrument, self.order, self.theme, self.ministry, self.rating)

    def said(self) -> list[str]:
        """What is chosen, in words."""
        return [choice.currentText() for choice in self.choices() if choice.isVisible() and choice.code()]

    def wanted(self, text: str) -> EntryFilter:
        """What is asked for, with the text of the filter box."""
        return EntryFilter(
            text,
            self.theme.code() or "",
            self.ministry.code() or "",
            self.rating.code() or "",
            self.due.isChecked(),
        )

    def choose(self, wanted: Mapping[str, str]) -> None:
        """Choose an ``instrument``, a ``theme``, a ``ministry`` and a ``rating``, without telling."""
        self.choose_instrument(wanted.get("instrument", ""))
        for name, choice in (("theme", self.theme), ("ministry", self.ministry), ("rating", self.rating)):
            choice.set_code(wanted.get(name, ""))

    def choose_instrument(self, code: str) -> None:
        """Choose an instrument, without telling."""
        self.instrument.set_code(code)
        line = self.instrument.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def show_for(self, view: str) -> None:
        """Show the choices that the view has."""
        self.instrument.setVisible(view == INSTRUMENTS)
        self.order.setVisible(view == GAPS)
        self.rating.setVisible(view not in {INSTRUMENTS, GRID, GAPS})
        self.due.setVisible(view not in {INSTRUMENTS, GRID, GAPS})

    def clear(self) -> None:
        """Ask for everything again, without telling."""
        for choice in (self.theme, self.ministry, self.rating):
            choice.set_code("")
        blocked = self.due.blockSignals(True)
        self.due.setChecked(False)
        self.due.blockSignals(blocked)

    def retranslate(self, language: Language, cells: Cells, instruments: Iterable[str], due: int) -> None:
        """Write the choices anew; ``due`` is how many are to be verified again."""
        self._fill(self.instrument, language.gettext("Instrument"), language.gettext("All instruments"),
                   [(code, cells.source(code)) for code in instruments])  # fmt: skip
        orders = [
            (GapOrder.THEME.value, language.gettext("Gaps by theme")),
            (GapOrder.MINISTRY.value, language.gettext("Gaps by institution")),
        ]
        order = self.order.code() or GapOrder.THEME.value
        self.order.set_choices(orders)
        self.order.set_code(order)
        self.order.setAccessibleName(language.gettext("Order of the gaps"))
        self._fill(self.theme, language.gettext("Theme"), language.gettext("All themes"),
                   [(theme.value, words.theme(language, theme)) for theme in Theme])  # fmt: skip
        ministries = [(item.id, item.name) for item in cells.names.ministries.values() if not item.archived]
        self._fill(self.ministry, language.gettext("Institution"), language.gettext("All institutions"), ministries)
        ratings = [*((rating.value, words.rating(language, rating)) for rating in Rating),
                   (UNRATED, words.rating(language, ""))]  # fmt: skip
        self._fill(self.rating, language.gettext("Own rating"), language.gettext("All ratings"), ratings)
        self.due.setText(language.ngettext("{n} to verify again", "{n} to verify again", due).format(n=due))

    def _on_chosen(self) -> None:
        self.choose_instrument(self.instrument.code() or "")
        self.changed.emit()

    @staticmethod
    def _fill(choice: ChoiceEdit, name: str, everything: str, choices: list[tuple[str, str]]) -> None:
        code = choice.code() or ""
        choice.set_choices([("", everything), *choices])
        choice.set_code(code)
        choice.setAccessibleName(name)
        choice.setToolTip(name)
