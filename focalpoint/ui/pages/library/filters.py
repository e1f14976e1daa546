"""What the library is narrowed by: country, instrument, language, year, tag, a day. Only what occurs is offered."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focalpoint.domain.library import Facets, LibraryFilter
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.pages.library.cells import OF_LAW
from focalpoint.ui.widgets.basics import LinkButton, label
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEdit

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.pages.library.cells import Cells
    from focalpoint.ui.shell.theme.theme import Theme

_DAY: Final = 138
Choices = list[tuple[str | None, str]]


class LibraryFilters(QWidget):
    """The choices in a row, and the way back to all."""

    changed = Signal()

    def __init__(self, theme: Theme, cells: Cells) -> None:
        super().__init__()
        self._theme, self._cells, self._facets = theme, cells, Facets()
        self.country, self.instrument, self.language = ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        self.year, self.tag = ChoiceEdit(), ChoiceEdit()
        self._in_force, self.day = label(role="label"), DayEditor(theme, first_day)
        self._in_force_on = ""
        self._in_force.setBuddy(self.day.inner)
        self._dated = QWidget()
        dated = QHBoxLayout(self._dated)
        dated.setContentsMargins(0, 0, 0, 0)
        dated.setSpacing(theme.px(6))
        dated.addWidget(self._in_force)
        dated.addWidget(self.day)
        self.day.committed.connect(self._on_day)
        self._clear = LinkButton()
        self._clear.clicked.connect(self.clear)
        row = FlowLayout(None, theme.px(6))
        for choice in self._choices():
            choice.chosen.connect(lambda _code: self._on_chosen())
            row.addWidget(choice)
        row.addWidget(self._dated)
        row.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        theme.changed.connect(self._fit)

    def wanted(self) -> LibraryFilter:
        """What is chosen."""
        chosen = self.year.code()
        year = int(chosen) if chosen else None
        return LibraryFilter(
            country=self.country.code() or "",
            instrument=self.instrument.code() or "",
            language=self.language.code() or "",
            year_from=year,
            year_until=year,
            tag=self.tag.code() or "",
            in_force_on=self._in_force_on,
        )

    @property
    def of_a_day(self) -> bool:
        """Whether a day is chosen: then versions count that a newer one has taken the place of since."""
        return bool(self._in_force_on)

    def clear(self) -> None:
        """Show everything again."""
        for choice in self._choices():
            choice.set_code(None)
        self._show_day("")
        self._on_chosen()

    def show_facets(self, facets: Facets, language: Language) -> None:
        """Offer what occurs; what is chosen stays offered."""
        if facets is not self._facets:
            self._facets = facets
            self.retranslate(language)
        else:
            self._settle()

    def use(self, wanted: LibraryFilter) -> None:
        """Choose what another page asks for."""
        for choice, code in (
            (self.country, wanted.country),
            (self.instrument, wanted.instrument),
            (self.language, wanted.language),
            (self.tag, wanted.tag),
            (self.year, str(wanted.year_from or "")),
        ):
            choice.set_code(code or None)
        self._show_day(wanted.in_force_on)
        self._on_chosen()

    def retranslate(self, language: Language) -> None:
        """Write the choices anew."""
        cells, facets = self._cells, self._facets
        years = [(str(year), str(year)) for year, _count in facets.years]
        offered: tuple[tuple[ChoiceEdit, str, str, Iterable[tuple[str, str]]], ...] = (
            (
                self.country,
                language.gettext("All countries"),
                language.gettext("Texts of a country"),
                ((code, cells.country(code)) for code, _count in facets.countries),
            ),
            (
                self.instrument,
                language.gettext("All instruments"),
                language.gettext("Texts about an instrument"),
                ((code, cells.instrument(code)) for code, _count in facets.instruments),
            ),
            (
                self.language,
                language.gettext("All languages"),
                language.gettext("Texts in a language"),
                ((code, cells.spoken(code)) for code, _count in facets.languages),
            ),
            (self.year, language.gettext("All years"), language.gettext("Texts of a year"), years),
            (
                self.tag,
                language.gettext("All tags"),
                language.gettext("Texts with a tag"),
                ((word, word) for word, _count in facets.tags),
            ),
        )
        for choice, everything, words, pairs in offered:
            made: Choices = [(None, everything), *pairs]
            choice.set_choices(made)
            choice.setAccessibleName(words)
            choice.setToolTip(words)
        self._in_force.setText(language.gettext("In force on"))
        self.day.retranslate(language)
        self.day.set_name(language.gettext("In force on"))
        self.day.edit.line.setPlaceholderText(language.gettext("Any day"))
        self._show_day(self._in_force_on)
        self._clear.setText(language.gettext("Clear the filters"))
        self._settle()

    def _settle(self) -> None:
        """Show each choice that leaves something out, or may."""
        for choice in self._choices():
            if choice.currentIndex() < 0:
                choice.set_code(None)
            choice.setVisible(choice.count() > 2 or choice.code() is not None)
        self._dated.setVisible(self.of_a_day or any(self._facets.kinds.get(kind) for kind in OF_LAW))
        self._fit()

    def _choices(self) -> tuple[ChoiceEdit, ...]:
        return self.country, self.instrument, self.language, self.year, self.tag

    def _on_chosen(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Each choice as wide as the words that it shows."""
        theme = self._theme
        for choice in self._choices():
            words = choice.fontMetrics().horizontalAdvance(choice.currentText())
            choice.setFixedWidth(min(max(words + theme.px(46), theme.px(96)), theme.px(220)))
        self.day.setFixedWidth(theme.px(_DAY))
        self._clear.setVisible(self.wanted().narrows)
        self.setVisible(any(part.isVisibleTo(self) for part in (*self._choices(), self._dated)))

    def _on_day(self, text: object) -> None:
        """Take a day as it is written in any of the usual ways; an empty field takes every day."""
        written = str(text or "").strip()
        found = first_day(written) if written else ""
        self.day.mark(found is None)
        if found is not None:
            self._show_day(found[:10])
            self._on_chosen()

    def _show_day(self, day: str) -> None:
        self._in_force_on = day
        self.day.mark(False)
        self.day.set_value(day or None)


def narrowed(shelf: LibraryFilter, chosen: LibraryFilter) -> LibraryFilter:
    """A shelf, narrowed by what is chosen in the row."""
    return dataclasses.replace(chosen, kinds=shelf.kinds, older=shelf.older, today=shelf.today)
