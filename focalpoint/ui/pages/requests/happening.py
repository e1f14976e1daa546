"""What happened to a request: acknowledged, more information asked, granted, refused with its ground, and the rest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from focalpoint.domain.register import EventKind, Grounds, may_follow
from focalpoint.ui.inspector.acting import say_too_long
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.wizard.editors import CalendarDay
from focalpoint.words import register as words_of

if TYPE_CHECKING:
    from focalpoint.domain.register import RequestLine
    from focalpoint.ui.shell.context import PageContext


class HappeningDialog(QDialog):
    """Offers what may follow now; a refusal asks for its ground."""

    def __init__(self, parent: QWidget, context: PageContext, line: RequestLine) -> None:
        super().__init__(parent)
        self._context, self._line = context, line
        language = context.language
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.gettext("What happened"))
        self.kind, self.ground = ChoiceEdit(), ChoiceEdit()
        self.on, self.due = CalendarDay(context.theme), CalendarDay(context.theme)
        self.reference, self.note = BoundedLine(), BoundedLine()
        self.act, leave = QPushButton(language.gettext("Record")), QPushButton(language.gettext("Cancel"))
        self._column = QVBoxLayout(self)
        self._column.addStrut(context.theme.px(420))
        self._column.setContentsMargins(24, 20, 24, 16)
        self._column.setSpacing(4)
        self._column.addWidget(label(language.gettext("What happened"), "heading", wrap=True))
        self._parts: dict[str, tuple[QWidget, QWidget]] = {}
        self._ask("kind", language.gettext("Event"), self.kind)
        self._ask("ground", language.gettext("Ground of refusal"), self.ground)
        self._ask("on", language.gettext("Date"), self.on)
        self._ask("due", language.gettext("To be done or answered by"), self.due)
        self._ask("reference", language.gettext("Their reference"), self.reference)
        self._ask("note", language.gettext("Note"), self.note)
        box = QDialogButtonBox()
        self.act.setProperty("kind", "primary")
        box.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.act, QDialogButtonBox.ButtonRole.AcceptRole)
        self.act.setDefault(True)
        self._column.addSpacing(8)
        self._column.addWidget(box)
        box.accepted.connect(self._on_record)
        box.rejected.connect(self.reject)
        self._fill()

    def _ask(self, name: str, words: str, field: QWidget) -> None:
        caption = label(words, "label")
        focus = field.inner if isinstance(field, CalendarDay) else field
        caption.setBuddy(focus)
        focus.setAccessibleName(words)
        self._column.addWidget(caption)
        self._column.addWidget(field)
        self._parts[name] = (caption, field)

    def _fill(self) -> None:
        language, line = self._context.language, self._line
        events = may_follow(line.direction, line.kind, line.status)
        self.kind.set_choices([(str(each), words_of.event(language, each)) for each in events])
        self.kind.set_code(str(events[0]) if events else None)
        grounds = sorted(((str(each), words_of.ground(language, each)) for each in Grounds), key=lambda pair: pair[1])
        self.ground.set_choices([(None, language.gettext("Not chosen")), *grounds])
        self.ground.set_code(None)
        for day in (self.on, self.due):
            day.retranslate(language)
        self.on.set_value(self._context.workspace.clock.today().isoformat())
        for text in (self.reference, self.note):
            say_too_long(self._context, text)
        self.kind.chosen.connect(lambda _code: self._show())
        self.ground.chosen.connect(lambda _code: self._show())
        self._show()
        self.kind.setFocus()

    def _show(self) -> None:
        refused = self.kind.code() == EventKind.REFUSED
        for part in self._parts["ground"]:
            part.setVisible(refused)
        self.act.setEnabled(bool(self.kind.code()) and (not refused or bool(self.ground.code())))
        self.adjustSize()

    def _on_record(self) -> None:
        requests, kind = self._context.workspace.requests, self.kind.code() or ""
        day, due = self.on.value(), self.due.value()
        fields: dict[str, str] = {
            "grounds": (self.ground.code() or "") if kind == EventKind.REFUSED else "",
            "due_on": str(due) if due else "",
            "reference": self.reference.text().strip(),
            "note": self.note.text().strip(),
        }
        given = {name: value for name, value in fields.items() if value}
        on = date.fromisoformat(str(day)) if day else None
        if self._context.run(lambda: requests.event(self._line.id, kind, on, **given)):
            self.accept()
            self._context.announce(self._context.language.gettext("It is recorded."))
        else:
            self.reject()  # the page says why
