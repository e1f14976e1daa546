"""One entry of the journal in the inspector: who did what, when and why, and every field before and after."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from focalpoint.domain.changes import Action, Value
from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import show_moment
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.inspector.values import show_value
from focalpoint.ui.widgets.basics import LinkButton, label, rule
from focalpoint.words.audit import action_word, compartment_word, entity_word, record_title
from focalpoint.words.causes import cause_label
from focalpoint.words.fields import field_label, is_named
from focalpoint.words.roles import role

if TYPE_CHECKING:
    from focalpoint.domain.audit import AuditEntry
    from focalpoint.ui.shell.context import PageContext

_REVEALED: Final = frozenset({"plan_nodes", "plans", "tasks", "ministries", "people", "bodies", "users"})
_SAID: Final = frozenset({("settings", "key"), ("settings", "classification"), ("comments", "author")})
"""Fields that the head of the entry says already, or that mean nothing there."""
_MOST: Final = 4_000
"""Characters of one value: the rest of a pasted book is in the record itself."""


class EntryDetail(QWidget):
    """Filled anew for each entry."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._names = context, Names(context.workspace)
        self._entry: AuditEntry | None = None
        self._person = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 14, 14, 14)
        self._column.setSpacing(4)

    def show_entry(self, entry: AuditEntry, person: str) -> None:
        """Show an entry; ``person`` is who wrote it."""
        self._entry, self._person = entry, person
        self._names.forget()
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text anew."""
        self._clear()
        entry, language = self._entry, self._context.language
        if entry is None:
            return
        row = entry.row
        self._add(cause_label(language, row.cause), "heading")
        self._add(
            language.gettext("{moment}, {name}").format(
                moment=isolate(self._moment(row.at)), name=isolate(self._person)
            ),
            "muted",
        )
        self._column.addSpacing(6)
        self._add(entity_word(language, row.entity), "label")
        title = record_title(language, row)
        self._add(f"{isolate(row.ref)}  {isolate(title)}" if row.ref else title, "strong")
        if row.entity in _REVEALED and row.ref:
            link = LinkButton(language.gettext("Go to the record"))
            link.clicked.connect(lambda: self._context.reveal(row.entity, row.record_id))
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        if row.reason:
            self._add(language.pgettext("journal", "Why"), "label")
            self._add(language.gettext("“{reason}”").format(reason=isolate(row.reason)))
        self._column.addWidget(rule())
        self._fields(entry)
        self._column.addWidget(rule())
        self._add(
            language.gettext("Entry {n} of the journal “{journal}”").format(
                n=language.number(row.seq), journal=compartment_word(language, row.compartment)
            ),
            "small",
        )
        self._column.addStretch(1)

    def _fields(self, entry: AuditEntry) -> None:
        language, table = self._context.language, entry.row.entity
        if entry.unreadable:
            self._add(language.gettext("This entry cannot be read: it was changed outside Focal Point."), "error")
            return
        self._add(action_word(language, entry.row.action), "strong")
        shown = [field for field in entry.after if is_named(table, field) and (table, field) not in _SAID]
        for field in shown:
            self._add(field_label(language, table, field), "label")
            now = self._value(field, entry.after[field])
            if entry.row.action == Action.UPDATE or field in entry.before:
                before = self._value(field, entry.before.get(field))
                words = language.gettext("{before} → {after}").format(before=isolate(before), after=isolate(now))
            else:
                words = isolate(now)
            self._add(words)
        if not shown and not entry.erased:
            self._add(language.gettext("No field of a record was changed by it."), "muted")
        if entry.erased:
            self._add(
                language.gettext("Some of what stood here was erased by law. That it was is part of the journal.")
            )

    def _value(self, field: str, value: Value) -> str:
        language = self._context.language
        if field == "roles" and isinstance(value, str):
            return language.join([role(language, code) for code in _texts(value)]) or language.pgettext(
                "value", "nothing"
            )
        if field == "compartments" and isinstance(value, str):
            return language.join([compartment_word(language, code) for code in _texts(value)])
        if field in ("entity", "link_entity", "target_entity") and isinstance(value, str):
            return entity_word(language, value)
        if isinstance(value, str) and self._entry is not None and value in self._entry.names:
            return self._entry.names[value]
        if field in ("archived_at", "verified_on") and isinstance(value, str) and value:
            return self._moment(value)
        return show_value(language, self._names, field, value)[:_MOST]

    def _moment(self, at: str) -> str:
        try:
            return show_moment(self._context.language, at, self._context.workspace.clock.zone)
        except ValueError:
            return at

    def _add(self, text: str, role_name: str = "") -> QLabel:
        shown = label(text, role_name, wrap=True)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(shown)
        return shown

    def _clear(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _texts(value: str) -> list[str]:
    """A stored list of codes; a text that is none stands for itself."""
    try:
        found = json.loads(value)
    except ValueError:
        return [value]
    return [str(each) for each in found] if isinstance(found, list) else [value]
