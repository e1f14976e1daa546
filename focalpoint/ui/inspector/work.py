"""What a ministry or a person has to do: open tasks, and the parts of the plan that a ministry leads or supports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focalpoint.domain.tasks import FINISHED, TaskStatus
from focalpoint.language import isolate, plain_order
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.links import ElidedLink
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.inspector.states import task_state
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.pills import StatePill
from focalpoint.words.tables import more_words

if TYPE_CHECKING:
    from focalpoint.domain.plan import PlanLine
    from focalpoint.domain.tasks import TaskLine
    from focalpoint.ui.shell.context import PageContext

_MOST: Final = 12
_OPEN: Final = frozenset(str(status) for status in TaskStatus if status not in FINISHED)


class OpenTasksSection(Section):
    """The next open tasks by due date, each a link; read on a worker, for a ministry may have thousands."""

    name = "open-tasks"
    tables = frozenset({"tasks"})

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._loader = Loader(context, self)
        self._tasks: list[TaskLine] | None = None

    def heading(self) -> str:
        """Open tasks, and how many once they were read."""
        language = self.context.language
        if self._tasks is None:
            return language.gettext("Open tasks")
        return language.gettext("Open tasks ({n})").format(n=len(self._tasks))

    def show_record(self, record_id: str) -> None:
        """Another record: its tasks are not known yet."""
        if record_id != self.record_id:
            self._tasks = None
        super().show_record(record_id)

    def fill(self) -> None:
        """Read the tasks."""
        from focalpoint.services.tasks import TaskFilter

        tasks, record_id, person = self.context.workspace.tasks, self.record_id, self.entity == "people"
        wanted = TaskFilter(
            statuses=_OPEN, person_id=record_id if person else None, ministry_id=None if person else record_id
        )
        self._loader.load(lambda: tasks.list(wanted), self._show, self.context.fail)

    def _show(self, tasks: list[TaskLine]) -> None:
        self._tasks = tasks
        clear(self.column)
        for task in tasks[:_MOST]:
            self.column.addWidget(self._row(task))
        more = len(tasks) - _MOST
        if more > 0:
            self.column.addWidget(label(more_words(self.context.language, more), role="muted"))
        if not tasks:
            self.column.addWidget(label(self.context.language.gettext("No task is open."), role="muted", wrap=True))
        self.write_heading()

    def _row(self, task: TaskLine) -> QWidget:
        language = self.context.language
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = plain_order(task.title)
        link = ElidedLink(title)
        link.setAccessibleName(language.gettext("Go to task: {title}").format(title=isolate(title)))
        link.clicked.connect(lambda: self.context.reveal("tasks", task.id))
        column.addWidget(link)
        below = QHBoxLayout()
        below.setContentsMargins(4, 0, 0, 0)
        below.addWidget(StatePill(self.context.theme, *task_state(language, task)))
        if task.due:
            below.addWidget(label(show_date(language, task.due), role="small"))
        below.addStretch(1)
        column.addLayout(below)
        return row


class LedSection(Section):
    """The parts of the current plan that a ministry leads, each a link; read on a worker."""

    name = "led"
    tables = frozenset({"plan_nodes"})

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._loader = Loader(context, self)
        self._count: int | None = None

    def heading(self) -> str:
        """Parts of the plan, and how many once they were read."""
        language = self.context.language
        if self._count is None:
            return language.gettext("Leads in the plan")
        return language.gettext("Leads in the plan ({n})").format(n=self._count)

    def show_record(self, record_id: str) -> None:
        """Another ministry: its parts are not known yet."""
        if record_id != self.record_id:
            self._count = None
        super().show_record(record_id)

    def fill(self) -> None:
        """Read the plan."""
        plan, record_id = self.context.workspace.plan, self.record_id

        def read() -> list[tuple[str, PlanLine]]:
            current = plan.current()
            if current is None:
                return []
            outline = plan.outline(current.id)
            return [(outline.wbs[place], line) for place, line in enumerate(outline.lines) if line.lead_id == record_id]

        self._loader.load(read, self._show, self.context.fail)

    def _show(self, found: list[tuple[str, PlanLine]]) -> None:
        language = self.context.language
        self._count = len(found)
        clear(self.column)
        for number, line in found[:_MOST]:
            title = plain_order(line.title)
            link = ElidedLink(f"{number}  {title}")
            link.setAccessibleName(language.gettext("Go to {title}").format(title=isolate(title)))
            link.clicked.connect(lambda _=False, node_id=line.id: self.context.reveal("plan_nodes", node_id))
            self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        more = len(found) - _MOST
        if more > 0:
            self.column.addWidget(label(more_words(language, more), role="muted"))
        if not found:
            self.column.addWidget(
                label(language.gettext("It leads no part of the current plan."), role="muted", wrap=True)
            )
        self.write_heading()
