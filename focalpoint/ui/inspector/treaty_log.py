"""The log of work with ministers and parliament on an instrument."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from focalpoint.domain.instruments.path import LogEntry, LogKind
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import say_too_long, why_not
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.folding import FoldRow
from focalpoint.ui.inspector.treaty_forms import RowForm, RowsSection, as_stored
from focalpoint.ui.widgets.basics import LinkButton, allow
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.words.instruments import log_words

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Choices, Names
    from focalpoint.ui.shell.context import PageContext

_FIELDS: Final = ("title", "kind", "with_whom", "ministry_id", "note", "next_step", "next_on")


class LogSection(RowsSection):
    """Entries, the newest first; Enter in the field adds one of today."""

    name = "treaty_log"
    tables = frozenset({"instrument_log"})
    method = "instruments.edit_log"

    def __init__(self, context: PageContext, entity: str, names: Names) -> None:
        super().__init__(context, entity)
        self._names = names
        self._entries: dict[str, LogEntry] = {}
        self._new = BoundedLine()
        say_too_long(context, self._new)
        self._new.returnPressed.connect(self._on_add)
        self.column.insertWidget(0, self._new)

    def heading(self) -> str:
        """The log and how long it is."""
        language = self.context.language
        n = len(self.context.workspace.instruments.log(self.record_id))
        return language.gettext("Work with ministers and parliament ({n})").format(n=language.number(n))

    def fill(self) -> None:
        """Show the entries."""
        language = self.context.language
        self._entries = {entry.id: entry for entry in self.context.workspace.instruments.log(self.record_id)}
        self.rows.set_rows([self._row(entry, language) for entry in self._entries.values()])
        self.fill_open()
        reason = why_not(self.context, "instruments.add_log")
        self._new.setPlaceholderText(language.gettext("What was done today, then Enter"))
        self._new.setAccessibleName(language.gettext("New entry of the log"))
        self._new.setReadOnly(bool(reason))
        self._new.setToolTip(reason)

    def build(self, key: str) -> QWidget:
        """The fields of an entry."""
        form = RowForm(self.context, "instrument_log", lambda name, value: self._save(key, name, value))
        form.line("title")
        form.choice("kind", _kinds)
        form.day("date")
        form.line("with_whom")
        form.choice("ministry_id", self._names.ministry_choices)
        form.text("note")
        form.line("next_step")
        form.day("next_on")
        form.tick("next_done", lambda language: language.gettext("The next step is done"))
        remove = LinkButton(self.context.language.gettext("Remove this entry"))
        remove.clicked.connect(lambda: self._on_remove(key))
        form.add_widget(remove)
        reason = self.reason()
        allow(remove, not reason, reason)
        form.finish(self.values(key), reason)
        return form

    def values(self, key: str) -> Mapping[str, object]:
        """What stands in an entry."""
        entry = self._entries.get(key)
        if entry is None:
            return {}
        found: dict[str, object] = {name: getattr(entry, name) for name in _FIELDS}
        return {**found, "kind": entry.kind.value, "date": entry.date, "next_done": entry.next_done}

    def _row(self, entry: LogEntry, language: Language) -> FoldRow:
        title = language.gettext("{date}: {title}").format(
            date=isolate(show_date(language, entry.date)), title=isolate(entry.title)
        )
        parts = [log_words(language, entry.kind), isolate(entry.with_whom) if entry.with_whom else ""]
        if entry.next_step and not entry.next_done:
            parts.append(language.gettext("next: {what}").format(what=isolate(entry.next_step)))
            parts.append(show_date(language, entry.next_on))
        return FoldRow(entry.id, title, " · ".join(part for part in parts if part))

    def _save(self, entry_id: str, name: str, value: object) -> bool:
        good, stored = as_stored(name, value)
        if not good or (name == "date" and stored is None):
            return False
        instruments = self.context.workspace.instruments
        return self.context.run(lambda: instruments.edit_log(entry_id, **{name: stored}))

    def _on_add(self) -> None:
        title, instruments, instrument_id = self._new.text().strip(), self.context.workspace.instruments, self.record_id
        if not title or self._new.isReadOnly():
            return
        if self.context.run(lambda: instruments.add_log(title, instrument_id=instrument_id)):
            self._new.clear()

    def _on_remove(self, entry_id: str) -> None:
        self.context.run(lambda: self.context.workspace.instruments.archive_log([entry_id]))


def _kinds(language: Language) -> Choices:
    return [(kind.value, log_words(language, kind)) for kind in LogKind]
