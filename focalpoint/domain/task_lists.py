"""Which tasks a list shows: a view, and what narrows it further."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from focalpoint.domain.tasks import FINISHED, TaskLine, TaskStatus

DUE_DAYS: Final = 14


class TaskView(StrEnum):
    """The views of the list of tasks."""

    UNFINISHED = "unfinished"
    LATE = "late"
    WEEK = "this_week"
    DUE = "due"
    """Due within so many days, today included; what is late has a view of its own."""
    WAITING = "waiting_validation"
    MINE = "mine"
    FINISHED = "finished"
    ALL = "all"
    ARCHIVED = "archived"


class Dated(StrEnum):
    """Whether a task has a due date."""

    WITH = "with"
    WITHOUT = "without"


_ALIASES: Final = {"overdue": TaskView.LATE, "week": TaskView.WEEK, "open": TaskView.UNFINISHED}


@dataclass(frozen=True, slots=True)
class TaskWish:
    """What a list of tasks is narrowed by; None narrows nothing."""

    view: TaskView = TaskView.UNFINISHED
    ministry_id: str | None = None
    """Empty for tasks of no ministry."""
    person_id: str | None = None
    status: str | None = None
    dated: Dated | None = None
    days: int = DUE_DAYS


@dataclass(frozen=True, slots=True)
class Myself:
    """Whose tasks are "mine": a person of the directory, or a whole ministry."""

    person_id: str | None = None
    ministry_id: str | None = None

    def has(self, task: TaskLine) -> bool:
        """Whether a task is mine."""
        if self.person_id and task.person_id == self.person_id:
            return True
        return bool(self.ministry_id) and task.ministry_id == self.ministry_id


def wish_of(said: Mapping[str, str]) -> TaskWish:
    """A wish from words such as another page gives them: ``only``, ``days``, ``ministry``, ``person``, ``status``.

    A view that is not known shows what is not finished; what is not said narrows nothing.
    """
    name = said.get("only", TaskView.ALL)
    view = _ALIASES.get(name) or (TaskView(name) if name in set(TaskView) else TaskView.UNFINISHED)
    status = said.get("status") or None
    dated = said.get("dated", "")
    days = said.get("days", "")
    return TaskWish(
        view,
        said.get("ministry"),
        said.get("person") or None,
        status,
        Dated(dated) if dated in set(Dated) else None,
        int(days) if days.isdecimal() else DUE_DAYS,
    )


def fitting(wish: TaskWish, today: date, myself: Myself) -> Callable[[TaskLine], bool]:
    """Whether a task is in the view and passes whatever narrows it, on a day."""
    in_view = _in_view(wish, today, myself)
    tests: list[Callable[[TaskLine], bool]] = [] if in_view is None else [in_view]
    if wish.ministry_id is not None:
        tests.append(lambda task: (task.ministry_id or "") == wish.ministry_id)
    if wish.person_id:
        tests.append(lambda task: task.person_id == wish.person_id)
    if wish.status:
        tests.append(lambda task: task.status == wish.status)
    if wish.dated:
        tests.append(lambda task: (task.due is not None) == (wish.dated is Dated.WITH))
    if len(tests) == 1:
        return tests[0]
    return lambda task: all(test(task) for test in tests)


def _in_view(wish: TaskWish, today: date, myself: Myself) -> Callable[[TaskLine], bool] | None:
    first = today.isoformat()
    sunday = (today + timedelta(days=6 - today.weekday())).isoformat()
    last = (today + timedelta(days=wish.days)).isoformat()
    tests: dict[TaskView, Callable[[TaskLine], bool]] = {
        TaskView.UNFINISHED: _unfinished,
        TaskView.LATE: lambda task: task.due is not None and task.due < first and _unfinished(task),
        TaskView.WEEK: lambda task: task.due is not None and first <= task.due <= sunday and _unfinished(task),
        TaskView.DUE: lambda task: task.due is not None and first <= task.due <= last and _unfinished(task),
        TaskView.WAITING: lambda task: task.status == TaskStatus.WAITING_VALIDATION,
        TaskView.MINE: lambda task: _unfinished(task) and myself.has(task),
        TaskView.FINISHED: lambda task: task.status in FINISHED,
    }
    return tests.get(wish.view)


def _unfinished(task: TaskLine) -> bool:
    return task.status not in FINISHED
