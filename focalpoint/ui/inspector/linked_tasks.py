"""The tasks that hang on a record, and a field to ask for one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import say_too_long, why_not
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.links import ElidedLink
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.inspector.states import task_state
from focalpoint.ui.widgets.basics import LinkButton, allow, label
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.ui.widgets.pills import StatePill

if TYPE_CHECKING:
    from focalpoint.domain.tasks import TaskLine
    from focalpoint.ui.shell.context import PageContext


class LinkedTasksSection(Section):
    """Each task is a link to it; Enter in the field adds one for the record's lead ministry."""

    name = "tasks"
    tables = frozenset({"tasks"})
    open_at_first = True

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self.ministry_id: str | None = None
        """Who is asked when a task is added here."""
        self._listed = QVBoxLayout()
        self._listed.setSpacing(4)
        self._new = BoundedLine()
        say_too_long(context, self._new)
        self._new.returnPressed.connect(self._on_add)
        self._template = LinkButton()
        self._template.clicked.connect(self._on_template)
        self.column.addLayout(self._listed)
        self.column.addWidget(self._new)
        self.column.addWidget(self._template, 0, Qt.AlignmentFlag.AlignLeading)

    def heading(self) -> str:
        """Tasks and how many."""
        return self.context.language.gettext("Tasks ({n})").format(n=len(self._tasks()))

    def show_record(self, record_id: str) -> None:
        """Another record; a half-typed task does not follow."""
        if record_id != self.record_id:
            self._new.clear()
        super().show_record(record_id)

    def fill(self) -> None:
        """Show the tasks."""
        language = self.context.language
        clear(self._listed)
        for task in self._tasks():
            self._listed.addWidget(self._row(task))
        reason = why_not(self.context, "tasks.add")
        self._new.setPlaceholderText(language.gettext("New task, then Enter"))
        self._new.setAccessibleName(language.gettext("New task"))
        self._new.setReadOnly(bool(reason))
        self._new.setToolTip(reason)
        self._new.setAccessibleDescription(reason)
        refused = why_not(self.context, "templates.use")
        self._template.setText(language.gettext("Use a template…"))
        allow(self._template, not refused, refused)

    def _tasks(self) -> list[TaskLine]:
        from focalpoint.services.tasks import TaskFilter

        return self.context.workspace.tasks.list(TaskFilter(link_id=self.record_id))

    def _row(self, task: TaskLine) -> QWidget:
        language = self.context.language
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        link = ElidedLink(task.title)
        link.setAccessibleName(language.gettext("Go to task: {title}").format(title=isolate(task.title)))
        link.clicked.connect(lambda: self.context.reveal("tasks", task.id))
        column.addWidget(link)
        below = QHBoxLayout()
        below.setContentsMargins(4, 0, 0, 0)
        colour, word = task_state(language, task)
        below.addWidget(StatePill(self.context.theme, colour, word))
        if task.due:
            below.addWidget(label(show_date(language, task.due), role="small"))
        below.addStretch(1)
        column.addLayout(below)
        return row

    def _on_template(self) -> None:
        """Tasks of a template, asked of the lead ministry and linked to this record."""
        from focalpoint.ui.pages.tasks.templates import open_templates

        open_templates(
            self.window(),
            self.context,
            Names(self.context.workspace),
            ministry_id=self.ministry_id,
            link=(self.entity, self.record_id),
            about=self.context.workspace.plan.node(self.record_id).title,
        )

    def _on_add(self) -> None:
        title = self._new.text().strip()
        if not title or self._new.isReadOnly():
            return
        workspace, entity, record_id, ministry_id = (
            self.context.workspace,
            self.entity,
            self.record_id,
            self.ministry_id,
        )
        if self.context.run(
            lambda: workspace.tasks.add(title, link_entity=entity, link_id=record_id, ministry_id=ministry_id)
        ):
            self._new.clear()
