"""Give tasks to a ministry and to one of its people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from focalpoint.ui.widgets.basics import PrimaryButton, label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.domain.tasks import Task
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext


class AssignDialog(QDialog):
    """Two choices; the second offers the people of the first."""

    chosen = Signal(str, str)
    """Ministry's id and person's id; empty for none."""

    def __init__(self, parent: QWidget, context: PageContext, names: Names, tasks: Sequence[Task]) -> None:
        super().__init__(parent)
        self._names, self._language = names, context.language
        language = context.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(context.theme.px(400))
        title = language.ngettext("Assign {n} task", "Assign {n} tasks", len(tasks)).format(n=len(tasks))
        self.setWindowTitle(title)
        self._ministry, self._person = ChoiceEdit(), ChoiceEdit()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(title, role="heading", wrap=True))
        for field, choice in (("ministry_id", self._ministry), ("person_id", self._person)):
            caption = label(field_label(language, "tasks", field), role="label")
            caption.setBuddy(choice)
            choice.setAccessibleName(caption.text())
            column.addWidget(caption)
            column.addWidget(choice)
        buttons = QDialogButtonBox()
        buttons.addButton(language.gettext("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        go_on = PrimaryButton(language.gettext("Assign"))
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        column.addSpacing(8)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        buttons.accepted.connect(self.accept)
        self._ministry.set_choices(names.ministry_choices(language))
        self._ministry.set_code(_common([task.ministry_id for task in tasks]))
        self._offer()
        self._person.set_code(_common([task.person_id for task in tasks]))
        self._ministry.chosen.connect(lambda _code: self._offer())
        self.accepted.connect(lambda: self.chosen.emit(self._ministry.code() or "", self._person.code() or ""))

    def _offer(self) -> None:
        self._person.set_choices(self._names.person_choices(self._language, self._ministry.code()))
        self._person.set_code(None)


def _common(values: Sequence[str | None]) -> str | None:
    """What all have; None when they differ."""
    return values[0] if len(set(values)) == 1 else None
