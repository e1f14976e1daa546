"""History of a record: who changed what, when, from what to what, and why; and taking back one field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.errors import NotFoundError
from focalpoint.language import isolate, plain_order
from focalpoint.services.history import HistoryPage, can_revert, method_of
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.dates import show_moment
from focalpoint.ui.inspector.history_lines import Line, lines_of, named_fields
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.widgets.basics import LinkButton, allow, label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words.causes import cause_label
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.services.history import HistoryEntry
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext

_FIRST: Final = 8
_MORE: Final = 25


@dataclass(frozen=True, slots=True)
class _Read:
    """What a worker read: some changes, the fields that were ever changed, the titles of what they name."""

    page: HistoryPage
    fields: tuple[str, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)


class HistorySection(Section):
    """The newest changes first, read on a worker; older ones page by page; narrowed to one field on demand."""

    name = "history"
    open_at_first = True

    def __init__(self, context: PageContext, entity: str, names: Names) -> None:
        super().__init__(context, entity)
        self.tables = frozenset({entity, "node_supports", "predecessors", "comments", "files"})
        self._names = names
        self._loader = Loader(context, self)
        self._fields: tuple[str, ...] = ()
        self._wanted = ""
        self._older: int | None = None
        self._choice = ChoiceEdit()
        self._choice.hide()
        self._listed = QVBoxLayout()
        self._listed.setSpacing(6)
        self._more = LinkButton()
        self._more.hide()
        self.column.addWidget(self._choice)
        self.column.addLayout(self._listed)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._choice.chosen.connect(self._on_field)
        self._more.clicked.connect(self._on_more)

    def heading(self) -> str:
        """History."""
        return self.context.language.gettext("History")

    def show_record(self, record_id: str) -> None:
        """Another record: its newest changes, of every field."""
        if record_id != self.record_id:
            self._wanted = ""
        super().show_record(record_id)

    def fill(self) -> None:
        """Read what happened, newest first."""
        self._more.setText(self.context.language.gettext("Show older changes"))
        workspace, entity, record_id, wanted = self.context.workspace, self.entity, self.record_id, self._wanted

        def read() -> _Read:
            page = workspace.history.page(entity, record_id, field=wanted, most=_FIRST)
            return _Read(page, tuple(workspace.history.fields(entity, record_id)), _titles(workspace, page))

        self._loader.load(read, self._show_first, self._on_failed)

    def _show_first(self, read: _Read) -> None:
        clear(self._listed)
        self._fields = named_fields(self.entity, read.fields)
        self._show_choice()
        self._show(read)

    def _show(self, read: _Read) -> None:
        for entry in read.page.entries:
            self._listed.addWidget(self._entry(entry, read.titles))
        self._older = read.page.entries[-1].seq if read.page.more else None
        self._more.setVisible(read.page.more)

    def _show_choice(self) -> None:
        language = self.context.language
        everything: list[tuple[str | None, str]] = [("", language.gettext("Changes of every field"))]
        fields = [(name, field_label(language, self.entity, name)) for name in self._fields]
        self._choice.set_choices([*everything, *sorted(fields, key=lambda pair: pair[1].casefold())])
        self._choice.set_code(self._wanted)
        self._choice.setAccessibleName(language.gettext("Which changes are shown"))
        self._choice.setVisible(len(fields) > 1 or bool(self._wanted))

    def _on_field(self, code: object) -> None:
        self._wanted = str(code or "")
        self.renew()

    def _on_more(self) -> None:
        workspace, entity, record_id = self.context.workspace, self.entity, self.record_id
        before, wanted = self._older, self._wanted

        def read() -> _Read:
            page = workspace.history.page(entity, record_id, before=before, field=wanted, most=_MORE)
            return _Read(page, (), _titles(workspace, page))

        self._loader.load(read, self._show, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, NotFoundError):
            self.context.fail(error)

    # One change ---------------------------------------------------------------------------------

    def _entry(self, entry: HistoryEntry, titles: dict[str, str]) -> QWidget:
        language = self.context.language
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        moment = show_moment(language, entry.at, self.context.workspace.clock.zone)
        head = language.gettext("{moment}, {name}: {act}").format(
            moment=isolate(moment), name=isolate(entry.actor_name), act=cause_label(language, entry.cause)
        )
        words = label(head, role="small", wrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(words)
        for line in lines_of(entry, self.entity, language, self._names, titles):
            column.addWidget(self._line(line, entry))
        if entry.reason:
            said = language.gettext("“{reason}”").format(reason=isolate(entry.reason))
            column.addWidget(self._words(said))
        return block

    def _line(self, line: Line, entry: HistoryEntry) -> QWidget:
        words = self._words(line.text)
        words.setToolTip(line.whole)
        if not line.field or entry.entity != self.entity or not can_revert(self.entity, line.field):
            return words
        language = self.context.language
        row = QWidget()
        column = QHBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        back = QToolButton()
        self.context.theme.dress(back, "undo")
        act = language.gettext("Put back {field}: {value}").format(field=line.label, value=isolate(line.before))
        back.setAccessibleName(act)
        reason = why_not(self.context, method_of(self.entity))
        allow(back, not reason, reason)
        if not reason:
            back.setToolTip(act)
        back.clicked.connect(lambda: self._on_back(entry.seq, line.field))
        column.addWidget(words, 1)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return row

    @staticmethod
    def _words(text: str) -> QWidget:
        words = label(plain_order(text), wrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return words

    def _on_back(self, seq: int, name: str) -> None:
        workspace, entity, record_id = self.context.workspace, self.entity, self.record_id
        self.context.run(lambda: workspace.history.revert(entity, record_id, seq, name))


_NAMED: Final = {
    "drafter": "users", "approver": "users", "user_id": "users",
    "authority_id": "bodies", "body_id": "bodies", "contact_id": "bodies",
}  # fmt: skip
"""Fields that name a record of another table."""


def _titles(workspace: Workspace, page: HistoryPage) -> dict[str, str]:
    """What the records are called that the changes name by id."""
    wanted, named = set[str](), set[tuple[str, str]]()
    for entry in page.entries:
        for values in (entry.before, entry.after):
            if entry.entity in {"predecessors", "tasks", "plan_nodes"}:
                wanted |= {str(values[name]) for name in ("predecessor_id", "link_id", "parent_id") if values.get(name)}
            named |= {(table, str(values[name])) for name, table in _NAMED.items() if values.get(name)}
    found = workspace.lookup.titles(named) if named else {}
    for node_id in wanted:
        try:
            found[node_id] = workspace.plan.node(node_id).title
        except NotFoundError:
            continue
    return found
