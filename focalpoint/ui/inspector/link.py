"""The record that a task hangs on: go there, choose another, take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.errors import NotFoundError
from focalpoint.language import isolate
from focalpoint.ui.inspector.links import ElidedLink
from focalpoint.ui.inspector.picker import Picker, pick
from focalpoint.ui.widgets.basics import LinkButton, allow, label
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext

NODES = "plan_nodes"


class LinkField(QWidget):
    """Shows the link as a button that goes there."""

    changed = Signal(str, str)
    """Entity and id of the new link; both empty when it was taken away."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._target = ("", "")
        self._caption = label(role="label")
        self._go = ElidedLink()
        self._choose = LinkButton()
        self._remove = QToolButton()
        context.theme.dress(self._remove, "close")
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._go, 1)
        line.addWidget(self._choose)
        line.addWidget(self._remove)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._caption)
        column.addLayout(line)
        self._go.clicked.connect(lambda: context.reveal(*self._target))
        self._choose.clicked.connect(self._on_choose)
        self._remove.clicked.connect(lambda: self.changed.emit("", ""))

    def show_link(self, entity: str | None, record_id: str | None, reason: str) -> None:
        """Show a link or none; ``reason`` says why it cannot be changed."""
        language = self._context.language
        self._target = (entity or "", record_id or "")
        self._caption.setText(field_label(language, "tasks", "link_id"))
        title = self._title()
        self._go.set_text(title)
        self._go.setAccessibleName(language.gettext("Go to {title}").format(title=isolate(title)))
        self._go.setVisible(bool(title))
        self._choose.setText(language.gettext("Change…") if title else language.gettext("Link to the plan…"))
        self._remove.setAccessibleName(language.gettext("Remove the link"))
        self._remove.setToolTip(language.gettext("Remove the link"))
        self._remove.setVisible(bool(title))
        allow(self._choose, not reason, reason)
        if reason:
            allow(self._remove, False, reason)

    def _title(self) -> str:
        entity, record_id = self._target
        if not record_id:
            return ""
        if entity != NODES:
            return self._context.language.gettext("Another record")
        try:
            return self._context.workspace.plan.node(record_id).title
        except NotFoundError:
            return ""

    def _on_choose(self) -> None:
        plan = self._context.workspace.plan.current()
        if plan is None:
            return
        outline = self._context.workspace.plan.outline(plan.id)
        choices = [
            (line.id, f"{outline.wbs[place]}  {isolate(line.title)}") for place, line in enumerate(outline.lines)
        ]
        title = self._context.language.gettext("Link to the plan")
        picker = Picker(self, self._context.theme, self._context.language, title, choices)
        pick(picker, lambda record_id: self.changed.emit(NODES, record_id))
