"""The few dialogs: a step that cannot be undone, a reason, closing while something is at work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.jobs import Job
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.bounded import BoundedLine


class Question(QDialog):
    """A question with verbs on its buttons; with ``ask_reason`` the act waits for a reason."""

    def __init__(self, parent: QWidget, *, title: str, text: str, act: str, leave: str, danger: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._column = QVBoxLayout(self)
        self._column.addStrut(372)  # a least width of its own would let what stands in it be squeezed
        self._column.setContentsMargins(24, 20, 24, 16)
        self._column.setSpacing(12)
        self._column.addWidget(label(title, "heading", wrap=True))
        self._column.addWidget(label(text, wrap=True))
        self.reason = BoundedLine()
        self._reason_label = label(role="label")
        self._reason_label.setBuddy(self.reason)
        self._column.addWidget(self._reason_label)
        self._column.addWidget(self.reason)
        self._reason_label.hide()
        self.reason.hide()
        box = QDialogButtonBox()
        self.act = QPushButton(act)
        self.act.setProperty("kind", "danger" if danger else "primary")
        self.leave = QPushButton(leave)
        box.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.act, QDialogButtonBox.ButtonRole.AcceptRole)
        self._column.addSpacing(4)
        self._column.addWidget(box)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.leave.setDefault(danger)
        self.act.setDefault(not danger)

    def ask_reason(self, words: str) -> None:
        """Ask for a reason too; without one the act stays disabled."""
        self._reason_label.setText(words)
        self.reason.setAccessibleName(words)
        self._reason_label.show()
        self.reason.show()
        self.act.setEnabled(False)
        self.reason.textChanged.connect(lambda text: self.act.setEnabled(bool(text.strip())))
        self.reason.setFocus()


def ask(question: Question, act: Callable[[str], None]) -> None:
    """Show a question; ``act`` gets the reason (empty when none was asked) when the person goes on."""
    question.accepted.connect(lambda: act(question.reason.text().strip()))
    question.open()


def ask_to_stop(parent: QWidget, language: Language, jobs: Sequence[Job], stop: Callable[[], None]) -> None:
    """Closing while something is at work: wait, or stop it."""
    names = language.join([job.title for job in jobs if job.title])
    question = Question(
        parent,
        title=language.gettext("Something is still at work"),
        text=language.gettext("{work}. If you stop it, nothing half-written stays.").format(work=names),
        act=language.gettext("Stop it and close"),
        leave=language.gettext("Let it finish"),
        danger=True,
    )
    ask(question, lambda _reason: stop())
