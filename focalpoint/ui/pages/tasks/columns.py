"""The columns of the list of tasks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from focalpoint.domain.tasks import FINISHED, Priority, TaskLine, is_overdue
from focalpoint.ui.inspector.dates import show_near_date
from focalpoint.ui.inspector.states import task_state
from focalpoint.ui.widgets.records import Column
from focalpoint.words.tasks import priority

if TYPE_CHECKING:
    from focalpoint.domain.tasks import Task
    from focalpoint.language import Language
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.inspector.names import Names

_RANK: Final = {code: rank for rank, code in enumerate(Priority)}
_STATUS_RANK: Final = {"open": 0, "in_progress": 1, "waiting_validation": 2, "done": 3, "cancelled": 4}


@lru_cache(maxsize=4096)
def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def is_late(task: TaskLine, today: date) -> bool:
    """Whether a task is late on a day."""
    return task.due is not None and is_overdue(_day(task.due), task.status, today)


def task_columns(names: Names, today: Callable[[], date]) -> list[Column[TaskLine]]:
    """Reference, title, ministry, person, due, priority, status, percent."""

    def due_words(task: TaskLine, language: Language) -> str:
        shown = show_near_date(language, task.due, today())
        return language.gettext("{date}, late").format(date=shown) if is_late(task, today()) else shown

    return [
        Column(
            "title",
            lambda language: language.gettext("Title"),
            lambda task, _: task.title,
            key=lambda task: task.title.casefold(),
            width=220,
        ),
        Column(
            "ref",
            lambda language: language.gettext("Reference"),
            lambda task, _: task.ref,
            key=lambda task: task.ref.casefold(),
            width=96,
            hidden=True,
        ),
        Column(
            "ministry",
            lambda language: language.gettext("Ministry"),
            lambda task, _: names.ministry_code(task.ministry_id),
            width=74,
            same=attrgetter("ministry_id"),
        ),
        Column(
            "ministry_name",
            lambda language: language.gettext("Name of the ministry"),
            lambda task, _: names.ministry(task.ministry_id),
            width=160,
            same=attrgetter("ministry_id"),
            hidden=True,
        ),
        Column(
            "person",
            lambda language: language.gettext("Person"),
            lambda task, _: names.person(task.person_id),
            width=104,
            same=attrgetter("person_id"),
        ),
        Column(
            "due",
            lambda language: language.gettext("Due date"),
            due_words,
            key=lambda task: task.due,
            width=112,
            same=lambda task: (task.due, task.status in FINISHED),
            token=lambda task: "red" if is_late(task, today()) else "",
        ),
        Column(
            "priority",
            lambda language: language.gettext("Priority"),
            lambda task, language: priority(language, task.priority),
            key=lambda task: -_RANK.get(Priority(task.priority), 0),
            width=70,
            same=attrgetter("priority"),
            strong=lambda task: task.priority == Priority.URGENT,
        ),
        Column(
            "status",
            lambda language: language.gettext("Status"),
            lambda task, language: task_state(language, task)[1],
            key=lambda task: _STATUS_RANK.get(task.status, 9),
            width=120,
            same=attrgetter("status"),
            state=lambda task, language: task_state(language, task),
        ),
        Column(
            "percent",
            lambda language: language.gettext("Progress"),
            lambda task, language: language.percent(task.percent),
            key=lambda task: task.percent,
            width=92,
            same=attrgetter("percent"),
            percent=lambda task: (float(task.percent), None),
            hidden=True,
        ),
    ]


@dataclass
class Loaded:
    """What the page has read of the vault."""

    tasks: dict[str, TaskLine] = field(default_factory=dict)
    steps: dict[str, tuple[int, int]] = field(default_factory=dict)
    """How many steps of a task are ticked, and how many it has."""
    archived: bool = False
    """Whether these are the archived tasks."""
    read: bool = False

    def forget(self, task_id: str) -> None:
        """Take a task out."""
        self.tasks.pop(task_id, None)
        self.steps.pop(task_id, None)

    def put(self, task: TaskLine, steps: tuple[int, int]) -> None:
        """Take a task in, or in again."""
        self.tasks[task.id] = task
        if steps[1]:
            self.steps[task.id] = steps


def read_tasks(workspace: Workspace, *, archived: bool) -> Loaded:
    """Every task, or every archived one."""
    from focalpoint.services.tasks import TaskFilter

    tasks = workspace.tasks.list(TaskFilter(archived=archived))
    return Loaded({task.id: task for task in tasks}, workspace.tasks.steps(), archived=archived, read=True)


def as_line(task: Task) -> TaskLine:
    """A task as the list needs it."""
    return TaskLine._make(getattr(task, name) for name in TaskLine._fields)
