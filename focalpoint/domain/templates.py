"""Sets of tasks that are asked for again and again, with days counted from the day on which they are used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from focalpoint.domain.errors import RuleError
from focalpoint.domain.tasks import Priority

MOST_TASKS = 200
"""Of one template."""
_LONGEST_DAYS = 3660


class AskedRole(StrEnum):
    """Who of the ministry is asked, where nobody is named when the template is used."""

    MAIN = "main"
    ALTERNATE = "alternate"
    VALIDATOR = "validator"


class TemplateTask(NamedTuple):
    """One task of a template; ``days`` from the first day to its due date, None for no due date."""

    title: str
    request: str = ""
    days: int | None = None
    priority: str = Priority.NORMAL
    steps: tuple[str, ...] = ()
    role: str = ""
    """An ``AskedRole``; empty for the ministry as such."""


class Template(NamedTuple):
    """A set of tasks. One that came with the program has no version and cannot be edited."""

    id: str
    title: str
    note: str
    tasks: tuple[TemplateTask, ...]
    ours: bool
    """Whether it came with the program."""


def due_of(task: TemplateTask, first: date) -> str | None:
    """The due date (ISO) of a template's task that is used on a day."""
    return None if task.days is None else (first + timedelta(days=task.days)).isoformat()


def check_template(title: str, tasks: Sequence[TemplateTask]) -> None:
    """Refuse a template that cannot be used.

    Raises:
        RuleError: no title, no task, too many tasks, a task without a title, an unknown role, or days that nobody
            means.
    """
    if not title.strip():
        raise RuleError(rule="title_missing", field="title", value="")
    if not tasks:
        raise RuleError(rule="template_empty")
    if len(tasks) > MOST_TASKS:
        raise RuleError(rule="template_too_long", limit=MOST_TASKS)
    for task in tasks:
        if not task.title.strip():
            raise RuleError(rule="title_missing", field="title", value="")
        if task.role and task.role not in set(AskedRole):
            raise RuleError(rule="unknown_code", field="role", value=task.role)
        if task.days is not None and not 0 <= task.days <= _LONGEST_DAYS:
            raise RuleError(rule="not_a_date", field="due", value=str(task.days))


def moved(tasks: Sequence[TemplateTask], place: int, by: int) -> tuple[TemplateTask, ...]:
    """The tasks with one of them so many places further on (below 0: nearer to the start), as far as there are any."""
    left = [*tasks[:place], *tasks[place + 1 :]]
    at = min(max(place + by, 0), len(left))
    return (*left[:at], tasks[place], *left[at:])


def first_day(dues: Iterable[str | None], today: date) -> date:
    """The day from which a template made of tasks counts: today, or the first due date where all are past."""
    days = sorted(date.fromisoformat(due) for due in dues if due)
    return min(today, days[0]) if days else today
