"""Comments under a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.dates import show_moment
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.editors import LongTextEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from focalpoint.ui.shell.context import PageContext


_FIELD: Final = "comments"
"""Under this name what is being written is kept."""


class CommentsSection(Section):
    """What people wrote, oldest first, and a field to write."""

    name = "comments"
    tables = frozenset({"comments"})

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._written = QVBoxLayout()
        self._written.setSpacing(8)
        self._text = LongTextEditor(context.theme, least=2, most=5)
        self._send = QPushButton()
        self.column.addLayout(self._written)
        self.column.addWidget(self._text)
        self.column.addWidget(self._send, 0, Qt.AlignmentFlag.AlignLeading)
        self._send.clicked.connect(self._on_send)

    def heading(self) -> str:
        """Comments and how many."""
        count = len(self.context.workspace.comments.list(self.entity, self.record_id))
        return self.context.language.gettext("Comments ({n})").format(n=count)

    def show_record(self, record_id: str) -> None:
        """Another record; what was typed for the last one does not follow."""
        if record_id != self.record_id:
            self._text.set_value("")
        super().show_record(record_id)

    def fill(self) -> None:
        """Show what was written."""
        language = self.context.language
        clear(self._written)
        for comment in self.context.workspace.comments.list(self.entity, self.record_id):
            moment = show_moment(language, comment.at, self.context.workspace.clock.zone)
            head = language.gettext("{name}, {moment}").format(name=isolate(comment.author), moment=moment)
            words = label(comment.text, wrap=True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._written.addWidget(label(head, role="small", wrap=True))
            self._written.addWidget(words)
        reason = why_not(self.context, "comments.add")
        self._text.set_name(language.gettext("Write a comment"))
        self._text.box.setPlaceholderText(language.gettext("Write a comment"))
        self._text.set_read_only(bool(reason), reason)
        self._send.setText(language.gettext("Add comment"))
        allow(self._send, not reason, reason)

    def names(self) -> list[str]:
        """The one field."""
        return [_FIELD]

    def pending(self) -> dict[str, str]:
        """A comment that is not sent yet: kept when the vault locks, and over a crash."""
        return {_FIELD: self._text.pending()} if self._text.dirty() else {}

    def restore(self, pending: Mapping[str, str]) -> None:
        """Put a comment that was being written back, unsent, with the keyboard in it."""
        if text := pending.get(_FIELD):
            self.open()
            self._text.restore(text)
            self._text.setFocus()

    def _on_send(self) -> None:
        text = str(self._text.value()).strip()
        if not text:
            self._text.setFocus()
            return
        self._text.set_value("")
        self._text.box.clear()
        if not self.context.run(lambda: self.context.workspace.comments.add(self.entity, self.record_id, text)):
            self._text.restore(text)
