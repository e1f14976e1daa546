"""The approval: by whom, in what function, on which paper; by telephone it is recorded and confirmed later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from focalpoint.ui.inspector.acting import say_too_long, why_not
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.ui.wizard.editors import CalendarDay

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext


class ApproveDialog(QDialog):
    """Name, function, the signed paper's date; or what was said on the telephone."""

    def __init__(self, parent: QWidget, context: PageContext, request_id: str) -> None:
        super().__init__(parent)
        self._context, self._request_id = context, request_id
        language = context.language
        self.setModal(True)
        self.setWindowTitle(language.gettext("Approve the request"))
        self.name, self.function, self.note = BoundedLine(), BoundedLine(), BoundedLine()
        self.signed_on = CalendarDay(context.theme)
        self.signed_on.retranslate(language)
        self.telephone = QCheckBox(language.gettext("Approved by telephone, to be confirmed on paper"))
        self.act, leave = QPushButton(language.gettext("Approve")), QPushButton(language.gettext("Cancel"))
        column = QVBoxLayout(self)
        column.addStrut(context.theme.px(420))
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(language.gettext("Approve the request"), "heading", wrap=True))
        column.addWidget(
            label(
                language.gettext("The approval holds for what the request says now, and lapses when that changes."),
                "muted",
                wrap=True,
            )
        )
        for words, field in (
            (language.gettext("Name of the approver"), self.name),
            (language.gettext("Function"), self.function),
            (language.gettext("Date of the signed paper"), self.signed_on),
            (language.gettext("Note"), self.note),
        ):
            caption = label(words, "label")
            focus = field.inner if isinstance(field, CalendarDay) else field
            caption.setBuddy(focus)
            focus.setAccessibleName(words)
            column.addWidget(caption)
            column.addWidget(field)
        for line in (self.name, self.function, self.note):
            say_too_long(context, line)
        column.addWidget(self.telephone)
        box = QDialogButtonBox()
        self.act.setProperty("kind", "primary")
        box.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.act, QDialogButtonBox.ButtonRole.AcceptRole)
        self.act.setDefault(True)
        column.addSpacing(4)
        column.addWidget(box)
        box.accepted.connect(self._on_approve)
        box.rejected.connect(self.reject)
        self.telephone.toggled.connect(lambda _on: self._allow())
        self._allow()
        self.name.setFocus()

    def _allow(self) -> None:
        method = "requests.approve_by_telephone" if self.telephone.isChecked() else "requests.approve"
        reason = why_not(self._context, method)
        allow(self.act, not reason, reason)

    def _on_approve(self) -> None:
        requests, request_id = self._context.workspace.requests, self._request_id
        name, function, note = (line.text().strip() for line in (self.name, self.function, self.note))
        day = self.signed_on.value()
        signed_on = date.fromisoformat(str(day)) if day else None

        def act() -> None:
            if self.telephone.isChecked():
                requests.approve_by_telephone(request_id, name=name, function=function, note=note)
            else:
                requests.approve(request_id, name=name, function=function, signed_on=signed_on, note=note)

        if self._context.run(act):
            self.accept()
            self._context.announce(self._context.language.gettext("The request is approved."))
        else:
            self.reject()  # the page says why
