"""What the library's cells say: countries, instruments and languages by name, whether a law holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.library import LibraryItem, LibraryKind, in_force
from focalpoint.language import OWN_NAMES, Language
from focalpoint.ui.inspector.dates import show_date
from focalpoint.words.library import IN_FORCE_COLOURS, in_force_word, library_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.domain.instruments import Instrument
    from focalpoint.services.workspace import Workspace

OF_LAW = frozenset({LibraryKind.LEGISLATION, LibraryKind.AGREEMENT})
"""Kinds of which one asks whether they hold."""


class Cells:
    """Names are read when they are first needed, and again when instruments change."""

    def __init__(self, workspace: Workspace, language: Language) -> None:
        self._workspace = workspace
        self.language = language
        self._instruments: dict[str, Instrument] | None = None

    def forget(self) -> None:
        """Read the instruments again when next asked."""
        self._instruments = None

    def read_states(self) -> None:
        """Read the names of States now: a worker does, so that the window's thread need not."""
        self._workspace.states.all()

    def kind(self, item: LibraryItem) -> str:
        """What it is."""
        return library_kind(self.language, item.kind)

    def country(self, code: str) -> str:
        """A country's name; empty for none."""
        return self._workspace.states.name(code, self.language.code) if code else ""

    def countries(self) -> Sequence[tuple[str | None, str]]:
        """Every State and organization by name, and none."""
        language = self.language
        found = [(state.code, state.name(language.code)) for state in self._workspace.states.all()]
        return [(None, language.pgettext("country", "None")), *sorted(found, key=lambda pair: pair[1].casefold())]

    def spoken(self, code: str) -> str:
        """A language's own name; the code where we do not know it."""
        if code in OWN_NAMES:
            return OWN_NAMES[code]
        name = QLocale(code).nativeLanguageName() if code else ""
        return name or code

    def instrument(self, instrument_id: str) -> str:
        """An instrument's short title; the id where it is gone."""
        found = self._all().get(instrument_id)
        return found.short_title(self.language.code) if found else instrument_id

    def instruments(self) -> Sequence[tuple[str | None, str]]:
        """Every instrument that can be named."""
        return [(one.id, one.short_title(self.language.code)) for one in self._all().values() if not one.archived]

    def about(self, item: LibraryItem) -> str:
        """The instruments that it is about."""
        return ", ".join(map(self.instrument, item.instrument_ids))

    def state(self, item: LibraryItem) -> tuple[str, str]:
        """Whether it holds today, as ``(colour, word)``; what was replaced says so."""
        language = self.language
        if item.archived:
            return "grey", language.pgettext("library", "Archived")
        if item.kind in OF_LAW and (item.in_force_from or item.until):
            code = in_force(item, self._workspace.clock.today())
            return IN_FORCE_COLOURS[code], in_force_word(language, code)
        if item.newer_id:
            return "grey", language.pgettext("library", "Older version")
        return "", ""

    def marking(self, item: LibraryItem) -> str:
        """Its classification, empty for what is not classified."""
        from focalpoint.words.classification import marking

        return "" if item.classification == "unclassified" else marking(self.language, item.classification)

    def dated(self, item: LibraryItem) -> str:
        """Its day."""
        return show_date(self.language, item.dated)

    def _all(self) -> dict[str, Instrument]:
        if self._instruments is None:
            try:
                self._instruments = {one.id: one for one in self._workspace.instruments.catalogue(archived=True)}
            except FocalPointError:
                self._instruments = {}
        return self._instruments
