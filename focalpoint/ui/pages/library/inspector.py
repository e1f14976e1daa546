"""The inspector of a text of the library: the fields of its kind, its files, versions, amendments, who cites it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout

from focalpoint.domain.library import LibraryItem, LibraryKind, has_field
from focalpoint.language import LANGUAGES, OWN_NAMES, isolate, plain_order
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.choosing import PickedChips
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.erasure import ErasureSection
from focalpoint.ui.inspector.history import HistorySection
from focalpoint.ui.inspector.panel import Inspector, title_editor
from focalpoint.ui.pages.library.sections import AmendmentsSection, CitedBySection, TextFilesSection, VersionsSection
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.ui.widgets.pills import StatePill
from focalpoint.words.library import library_field, library_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.language import Language
    from focalpoint.ui.inspector.section import Section
    from focalpoint.ui.pages.library.cells import Cells
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.widgets.editors import Editor

_DAYS: Final = frozenset({"dated", "in_force_from", "in_force_until"})
_LONG: Final = frozenset({"summary", "holding", "digest", "articles", "note"})
_FIRST: Final = ("title", "kind", ("number", "dated"), "court", "offence", "parties", "issuer")
_SECOND: Final = (("in_force_from", "in_force_until"), "holding", "digest", "summary", "articles")
_THIRD: Final = (
    ("language", "year"), "country", "instruments", "tags", "source", "note", "classification",
)  # fmt: skip
_OTHER_LANGUAGES: Final = ("de", "fa", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "sw", "tr", "uk", "ur")


class LibraryInspector(Inspector):
    """One text; a field of another kind is not shown."""

    entity = "library_items"

    def __init__(self, context: PageContext, names: choices.Names, cells: Cells) -> None:
        super().__init__(context)
        self._cells = cells
        self._item: LibraryItem | None = None
        self._state = StatePill(context.theme)
        line = QHBoxLayout()
        line.addWidget(self._state)
        line.addStretch(1)
        self.column.insertLayout(2, line)
        self._add_fields(_FIRST)
        self.add_fields_later(lambda: self._add_fields(_SECOND))
        self.add_fields_later(lambda: self._add_fields(_THIRD))
        self.add_sections(
            lambda: TextFilesSection(context, self.entity),
            lambda: VersionsSection(context, cells),
            lambda: AmendmentsSection(context, cells),
            lambda: CitedBySection(context),
            lambda: CommentsSection(context, self.entity),
            lambda: HistorySection(context, self.entity, names),
            lambda: ErasureSection(context, self.entity),
        )

    def load(self) -> None:
        """Show the text."""
        item = self._item = self.context.workspace.library.get(self.record_id)
        language = self.language
        self.set_heading(item.title, " · ".join([library_kind(language, item.kind), isolate(item.ref)]))
        colour, word = self._cells.state(item)
        self._state.setVisible(bool(word))
        if word:
            self._state.set_state(colour, word)
        self._write_labels(item)
        values: dict[str, object] = {name: getattr(item, name) for name in self.form.names()}
        for name in ("country", "language"):
            values[name] = values.get(name) or None
        values["instruments"] = item.instrument_ids
        values["year"] = str(item.year or "")
        self.form.set_values(values)
        for section in self._sections:
            self.adopt(section)
        self.set_reason(why_not(self.context, "library.edit"))
        if "classification" in self.form.names():
            self.form.set_hint("classification", self._hint())

    def adopt(self, section: Section) -> None:
        """Only law is amended."""
        if isinstance(section, AmendmentsSection) and self._item is not None:
            section.setVisible(self._item.kind in {LibraryKind.LEGISLATION, LibraryKind.AGREEMENT})

    def save(self, name: str, value: object) -> bool:
        """Write one field."""
        kept: str | int | None = "" if value is None else str(value)
        if name in _DAYS:
            kept = first_day(str(value or ""))
            if value and kept is None:
                return False
        elif name == "year":
            text = str(value or "").strip()
            if text and not text.isdigit():
                return False
            kept = int(text) if text else None
        elif name == "instruments":
            kept = " ".join(value) if isinstance(value, tuple) else ""
        library, item_id = self.context.workspace.library, self.record_id
        return self.context.run(lambda: library.edit(item_id, **{name: kept}))

    # Fields -------------------------------------------------------------------------------------

    def _add_fields(self, rows: Sequence[str | tuple[str, str]]) -> None:
        for row in rows:
            if isinstance(row, str):
                self.form.add(row, self._words(row), self._editor(row))
            else:
                self.form.add_pair(*((name, self._words(name), self._editor(name)) for name in row))

    def _editor(self, name: str) -> Editor:
        theme = self.context.theme
        if name in _DAYS:
            return DayEditor(theme, first_day)
        if name == "title":
            return title_editor(theme)
        if name in _LONG:
            return LongTextEditor(theme, least=2, most=10)
        if name == "instruments":
            return PickedChips(theme, lambda _language: self._cells.instruments())
        single = {
            "kind": _kinds,
            "country": lambda _language: self._cells.countries(),
            "language": _languages,
            "classification": choices.markings,
        }
        return ChoiceEditor(single[name]) if name in single else TextEditor()

    def _write_labels(self, item: LibraryItem) -> None:
        """Show the fields of the kind; the same field is called after what it means there."""
        for name in self.form.names():
            self.form.set_shown(name, has_field(item.kind, name))
        self.form.retranslate(self.language)

    def _hint(self) -> str:
        return self.language.gettext("The library is open to the whole office: nothing of a single case belongs here.")

    def _words(self, name: str) -> partial[str]:
        return partial(self._label_of, name=name)

    def _label_of(self, language: Language, name: str) -> str:
        kind = self._item.kind if self._item else ""
        return plain_order(library_field(language, name, kind))


def _kinds(language: Language) -> choices.Choices:
    return [(kind.value, library_kind(language, kind)) for kind in LibraryKind]


def _languages(language: Language) -> choices.Choices:
    from PySide6.QtCore import QLocale

    others = sorted((QLocale(code).nativeLanguageName() or code, code) for code in _OTHER_LANGUAGES)
    return [
        (None, language.pgettext("language", "Not known")),
        *((code, OWN_NAMES[code]) for code in LANGUAGES),
        *((code, name) for name, code in others),
    ]
