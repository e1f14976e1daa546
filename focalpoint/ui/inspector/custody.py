"""A link of the chain of custody: who handed a piece of evidence over to whom, when, where and what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from focalpoint.ui.inspector.acting import say_too_long
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext

_TABLE = "evidence_custody"
_LINES = ("giver", "taker", "purpose", "place")


class CustodyDialog(QDialog):
    """A link is never changed afterwards, so it is asked for whole."""

    def __init__(self, parent: QWidget, context: PageContext, evidence_id: str) -> None:
        super().__init__(parent)
        self._context, self._evidence_id = context, evidence_id
        language = context.language
        title = language.gettext("Hand the evidence over")
        self.setModal(True)
        self.setWindowTitle(title)
        self.lines = {name: BoundedLine() for name in _LINES}
        self.day = DayEditor(context.theme, first_day)
        self.day.retranslate(language)
        self.day.set_value(context.workspace.clock.today().isoformat())
        self.act, leave = QPushButton(language.gettext("Record it")), QPushButton(language.gettext("Cancel"))
        column = QVBoxLayout(self)
        column.addStrut(context.theme.px(420))
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(title, "heading", wrap=True))
        note = language.gettext("A link of the chain cannot be changed later; another one can be added.")
        column.addWidget(label(note, "muted", wrap=True))
        for name, editor in (("at", self.day), *self.lines.items()):
            words = field_label(language, _TABLE, name)
            caption = label(words, "label")
            caption.setBuddy(editor)
            if isinstance(editor, DayEditor):
                editor.set_name(words)
            elif isinstance(editor, BoundedLine):
                editor.setAccessibleName(words)
                say_too_long(context, editor)
                editor.textChanged.connect(self._allow)
            column.addWidget(caption)
            column.addWidget(editor)
        box = QDialogButtonBox()
        self.act.setProperty("kind", "primary")
        box.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.act, QDialogButtonBox.ButtonRole.AcceptRole)
        self.act.setDefault(True)
        column.addSpacing(4)
        column.addWidget(box)
        box.accepted.connect(self._on_record)
        box.rejected.connect(self.reject)
        self._allow()
        self.lines["giver"].setFocus()

    def _allow(self) -> None:
        reason = "" if self.lines["taker"].text().strip() else self._context.language.gettext("Say who takes it over.")
        allow(self.act, not reason, reason)

    def _on_record(self) -> None:
        told = {name: line.text().strip() for name, line in self.lines.items()}
        day = first_day(str(self.day.value() or "")) or ""
        cases, giver, taker = self._context.workspace.cases, told.pop("giver"), told.pop("taker")
        self._context.run(lambda: cases.add_custody(self._evidence_id, day[:10], giver, taker, **told))
        self.accept()
