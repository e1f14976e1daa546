"""The steps of a task: tick, add, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.tasks import ChecklistItem
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import allow

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext


class ChecklistSection(Section):
    """Each step is a box to tick; Enter in the field adds one."""

    name = "checklist"
    tables = frozenset({"tasks"})
    open_at_first = True

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._items: tuple[ChecklistItem, ...] = ()
        self._listed = QVBoxLayout()
        self._listed.setSpacing(2)
        self._new = QLineEdit()
        self._new.returnPressed.connect(self._on_add)
        self.column.addLayout(self._listed)
        self.column.addWidget(self._new)

    def heading(self) -> str:
        """Checklist and how far it is."""
        done = sum(item.done for item in self._items)
        return self.context.language.gettext("Checklist ({done} of {n})").format(done=done, n=len(self._items))

    def renew(self) -> None:
        """Read the steps again, then show."""
        if self.record_id:
            self._items = self.context.workspace.tasks.get(self.record_id).checklist
        super().renew()

    def fill(self) -> None:
        """Show the steps."""
        language = self.context.language
        clear(self._listed)
        reason = why_not(self.context, "tasks.tick")
        for place, item in enumerate(self._items):
            self._listed.addWidget(self._row(place, item, reason))
        self._new.setPlaceholderText(language.gettext("New step, then Enter"))
        self._new.setAccessibleName(language.gettext("New step"))
        self._new.setReadOnly(bool(reason))
        self._new.setToolTip(reason)

    def _row(self, place: int, item: ChecklistItem, reason: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        box = QCheckBox(item.text)
        box.setChecked(item.done)
        box.setAccessibleName(item.text)
        box.setToolTip(item.text)
        box.clicked.connect(lambda done: self._on_ticked(place, done))
        remove = QToolButton()
        self.context.theme.dress(remove, "close")
        words = self.context.language.gettext("Remove the step {text}").format(text=isolate(item.text))
        remove.setAccessibleName(words)
        remove.setToolTip(words)
        remove.clicked.connect(lambda: self._on_removed(place))
        allow(box, not reason, reason)
        allow(remove, not reason, reason)
        line.addWidget(box, 1)
        line.addWidget(remove)
        return row

    def _on_ticked(self, place: int, done: bool) -> None:
        workspace, task_id = self.context.workspace, self.record_id
        self.context.run(lambda: workspace.tasks.tick(task_id, place, done))

    def _on_removed(self, place: int) -> None:
        self._write([item for at, item in enumerate(self._items) if at != place])

    def _on_add(self) -> None:
        text = self._new.text().strip()
        if text and not self._new.isReadOnly() and self._write([*self._items, ChecklistItem(text, False)]):
            self._new.clear()

    def _write(self, items: list[ChecklistItem]) -> bool:
        import json

        workspace, task_id = self.context.workspace, self.record_id
        text = json.dumps([[item.text, item.done] for item in items], ensure_ascii=False)
        return self.context.run(lambda: workspace.tasks.edit(task_id, checklist=text))
