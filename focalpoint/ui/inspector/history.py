"""History of a record: who changed what, when, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import show_moment
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.inspector.values import show_value
from focalpoint.ui.widgets.basics import LinkButton, label
from focalpoint.words.causes import cause_label
from focalpoint.words.fields import field_label, is_named

if TYPE_CHECKING:
    from focalpoint.services.history import HistoryEntry
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext

_FIRST: Final = 8
_NOISE: Final = frozenset(
    {
        "start_precision",
        "finish_precision",
        "position",
        "plan_id",
        "parent_id",
        "checklist",
        "archived_at",
        "created_at",
        "updated_at",
    }
)


class HistorySection(Section):
    """The newest changes first; the rest on demand."""

    name = "history"
    open_at_first = True

    def __init__(self, context: PageContext, entity: str, names: Names) -> None:
        super().__init__(context, entity)
        self.tables = frozenset({entity, "node_supports", "predecessors"})
        self._names = names
        self._all = False

    def heading(self) -> str:
        """History."""
        return self.context.language.gettext("History")

    def show_record(self, record_id: str) -> None:
        """Another record: only its newest changes."""
        if record_id != self.record_id:
            self._all = False
        super().show_record(record_id)

    def fill(self) -> None:
        """Show what happened."""
        language = self.context.language
        clear(self.column)
        entries = self.context.workspace.history.of(self.entity, self.record_id)
        for entry in entries if self._all else entries[:_FIRST]:
            moment = show_moment(language, entry.at, self.context.workspace.clock.zone)
            head = language.gettext("{moment}, {name}: {act}").format(
                moment=isolate(moment), name=isolate(entry.actor_name), act=cause_label(language, entry.cause)
            )
            self.column.addWidget(label(head, role="small", wrap=True))
            text = "\n".join(self._lines(entry))
            if text:
                words = label(text, wrap=True)
                words.setTextFormat(Qt.TextFormat.PlainText)
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self.column.addWidget(words)
        if len(entries) > _FIRST and not self._all:
            more = LinkButton(language.gettext("Show all {n} changes").format(n=len(entries)))
            more.clicked.connect(self._on_more)
            self.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def _lines(self, entry: HistoryEntry) -> Iterator[str]:
        language = self.context.language
        if entry.action == "update":
            for field in entry.after:
                if is_named(self.entity, field) and field not in _NOISE:
                    yield language.gettext("{field}: {before} → {after}").format(
                        field=field_label(language, self.entity, field),
                        before=isolate(show_value(language, self._names, field, entry.before.get(field))),
                        after=isolate(show_value(language, self._names, field, entry.after[field])),
                    )
        if entry.reason:
            yield language.gettext("“{reason}”").format(reason=isolate(entry.reason))

    def _on_more(self) -> None:
        self._all = True
        self.renew()
