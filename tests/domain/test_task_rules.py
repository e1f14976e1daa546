from __future__ import annotations

from collections.abc import Callable

import pytest

from focalpoint.domain import task_rules
from focalpoint.domain.changes import Value
from focalpoint.domain.errors import RuleError
from focalpoint.domain.tasks import ChecklistItem, TaskStatus

OPEN = ["open", "in_progress", "waiting_validation"]


@pytest.mark.parametrize("status", OPEN)
def test_open_tasks_are_completed_and_cancelled(status: str) -> None:
    assert task_rules.complete(status) is TaskStatus.DONE
    assert task_rules.cancel(status) is TaskStatus.CANCELLED


@pytest.mark.parametrize("act", [task_rules.complete, task_rules.cancel, task_rules.submit])
@pytest.mark.parametrize(("status", "rule"), [("done", "task_is_done"), ("cancelled", "task_is_cancelled")])
def test_closing_a_closed_task_is_refused(act: Callable[[str], TaskStatus], status: str, rule: str) -> None:
    with pytest.raises(RuleError) as error:
        act(status)
    assert error.value.details["rule"] == rule


def test_work_is_submitted_once() -> None:
    assert task_rules.submit("in_progress") is TaskStatus.WAITING_VALIDATION
    with pytest.raises(RuleError):
        task_rules.submit("waiting_validation")


def test_reopening() -> None:
    assert task_rules.reopen("done") is TaskStatus.OPEN
    assert task_rules.reopen("cancelled") is TaskStatus.OPEN
    assert task_rules.reopen("waiting_validation") is TaskStatus.IN_PROGRESS
    for status in ("open", "in_progress"):
        with pytest.raises(RuleError):
            task_rules.reopen(status)


def test_a_reopened_task_is_no_longer_at_a_hundred() -> None:
    steps = [ChecklistItem("a", True), ChecklistItem("b", False), ChecklistItem("c", True)]
    assert task_rules.percent_after_reopening(100, steps) == 66
    assert task_rules.percent_after_reopening(100, [ChecklistItem("a", True)]) == 90
    assert task_rules.percent_after_reopening(100, []) == 0
    assert task_rules.percent_after_reopening(40, []) == 40


@pytest.mark.parametrize(("before", "after"), [("open", "done"), ("done", "open"), ("in_progress", "cancelled")])
def test_closing_by_editing_the_status_is_refused(before: str, after: str) -> None:
    with pytest.raises(RuleError):
        task_rules.check_status_edit(before, after)
    task_rules.check_status_edit("open", "in_progress")
    task_rules.check_status_edit(before, before)


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("title", " ", "title_missing"),
        ("priority", "soon", "unknown_code"),
        ("status", "", "unknown_code"),
        ("percent", 101, "percent_bounds"),
        ("percent", None, "percent_bounds"),
        ("due", "tomorrow", "not_a_date"),
    ],
)
def test_what_cannot_be_is_refused(field: str, value: Value, rule: str) -> None:
    with pytest.raises(RuleError) as error:
        task_rules.check_task({field: value})
    assert error.value.details["rule"] == rule


def test_a_sound_task_passes() -> None:
    task_rules.check_task({"title": "x", "priority": "high", "status": "open", "percent": 0, "due": None})
