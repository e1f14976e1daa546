"""What may happen to a task: which status follows which, and what a task must say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from focalpoint.domain.changes import Value
from focalpoint.domain.errors import RuleError
from focalpoint.domain.plan_rules import is_date
from focalpoint.domain.tasks import ChecklistItem, Priority, TaskStatus

CHECKED: Final = ("title", "priority", "status", "percent", "due")
"""The fields that ``check_task`` looks at."""
DONE_PERCENT: Final = 100


def check_task(fields: Mapping[str, Value]) -> None:
    """Refuse fields of a task that cannot be; those that are not given are not looked at.

    Raises:
        RuleError: an empty title, an unknown code, a percent out of 0–100, what is not a date.
    """
    if "title" in fields and not str(fields["title"] or "").strip():
        raise RuleError(rule="title_missing", field="title", value="")
    for name, codes in (("priority", Priority), ("status", TaskStatus)):
        if name in fields and fields[name] not in set(codes):
            raise RuleError(rule="unknown_code", field=name, value=str(fields[name]))
    percent = fields.get("percent", 0)
    if not isinstance(percent, int | float) or not 0 <= percent <= DONE_PERCENT:
        raise RuleError(rule="percent_bounds", field="percent", value=str(percent))
    if fields.get("due") is not None and not is_date(fields["due"]):
        raise RuleError(rule="not_a_date", field="due", value=str(fields["due"]))


def complete(status: str) -> TaskStatus:
    """The status of a task whose work is done; its percent is then 100. A closed task is refused."""
    _refuse_closed(status)
    return TaskStatus.DONE


def submit(status: str) -> TaskStatus:
    """The status of a task that waits for validation. A closed or already waiting task is refused."""
    _refuse_closed(status)
    if status == TaskStatus.WAITING_VALIDATION:
        raise RuleError(rule="task_waits_already")
    return TaskStatus.WAITING_VALIDATION


def cancel(status: str) -> TaskStatus:
    """The status of a task that is given up. A closed task is refused."""
    _refuse_closed(status)
    return TaskStatus.CANCELLED


def reopen(status: str) -> TaskStatus:
    """The status of a task that goes on: sent back by its validator, or closed too early. An open one is refused."""
    if status == TaskStatus.WAITING_VALIDATION:
        return TaskStatus.IN_PROGRESS
    if status in {TaskStatus.DONE, TaskStatus.CANCELLED}:
        return TaskStatus.OPEN
    raise RuleError(rule="task_is_open")


def percent_after_reopening(percent: int, checklist: Sequence[ChecklistItem]) -> int:
    """What a reopened task still has: a percent below 100 stays, 100 becomes the share of ticked steps."""
    if percent < DONE_PERCENT:
        return percent
    ticked = sum(item.done for item in checklist)
    return min(DONE_PERCENT * ticked // len(checklist), 90) if checklist else 0


def check_status_edit(before: str, after: str) -> None:
    """Refuse to close or reopen a task by editing its status: these acts have names, reasons and dates of their own.

    Raises:
        RuleError: ``task_status_by_act``; only open and in progress follow each other freely.
    """
    free = {TaskStatus.OPEN, TaskStatus.IN_PROGRESS}
    if before != after and not {before, after} <= free:
        raise RuleError(rule="task_status_by_act")


def act_of_move(before: str, after: str) -> str:
    """The act by which a task comes from one status to another: as a board's columns are used.

    Returns:
        ``edit``, ``submit``, ``complete``, ``reopen`` or ``cancel``; empty when the status stays.
    """
    if before == after:
        return ""
    closed = {TaskStatus.DONE, TaskStatus.CANCELLED}
    if after in closed:
        return "complete" if after == TaskStatus.DONE else "cancel"
    if before in closed:
        return "reopen"
    if after == TaskStatus.WAITING_VALIDATION:
        return "submit"
    return "reopen" if before == TaskStatus.WAITING_VALIDATION else "edit"


def move(before: str, after: str) -> TaskStatus:
    """The status of a task that is moved; a closed one goes no further than its rules allow.

    Raises:
        RuleError: from done to cancelled or back; it has to be reopened first.
    """
    act = act_of_move(before, after)
    if act == "complete":
        return complete(before)
    if act == "cancel":
        return cancel(before)
    return TaskStatus(after)


ACTS_WITH_REASON: Final = frozenset({"reopen", "cancel"})
"""Acts that ask for a reason."""


def _refuse_closed(status: str) -> None:
    if status == TaskStatus.DONE:
        raise RuleError(rule="task_is_done")
    if status == TaskStatus.CANCELLED:
        raise RuleError(rule="task_is_cancelled")
