"""What a person can do with tasks."""

from __future__ import annotations

import pytest

from focalpoint.domain.errors import ReasonNeededError, RuleError
from focalpoint.services.tasks import TaskFilter
from focalpoint.services.workspace import Workspace


@pytest.fixture
def task_id(workspace: Workspace) -> str:
    workspace.tasks.add("Statistics on passenger data", due="2026-11-21", checklist=[("Ask the airport", False)])
    return workspace.tasks.list()[0].id


def test_a_completed_task_is_done_whole_and_dated(workspace: Workspace, task_id: str) -> None:
    workspace.tasks.complete([task_id])
    task = workspace.tasks.get(task_id)
    assert (task.status, task.percent, task.completed_on) == ("done", 100, "2026-11-22")


def test_closing_a_closed_task_is_refused_and_no_other_is_closed(workspace: Workspace, task_id: str) -> None:
    workspace.tasks.add("Second")
    second = next(line.id for line in workspace.tasks.list() if line.title == "Second")
    workspace.tasks.complete([task_id])
    with pytest.raises(RuleError):
        workspace.tasks.complete([second, task_id])
    assert workspace.tasks.get(second).status == "open"


def test_reopening_needs_a_reason_which_the_history_keeps(workspace: Workspace, task_id: str) -> None:
    workspace.tasks.complete([task_id])
    with pytest.raises(ReasonNeededError):
        workspace.tasks.reopen([task_id], " ")
    workspace.tasks.reopen([task_id], "The figures were last year's")
    assert workspace.tasks.get(task_id).status == "open"
    assert workspace.history.of("tasks", task_id)[0].reason == "The figures were last year's"


def test_overdue_lists_open_tasks_whose_day_has_passed(workspace: Workspace, task_id: str) -> None:
    workspace.tasks.add("Due today", due="2026-11-22")
    workspace.tasks.add("Due in ten days", due="2026-12-02")
    assert [line.id for line in workspace.tasks.list(TaskFilter(overdue=True))] == [task_id]
    within = workspace.tasks.list(TaskFilter(due_within=7))
    assert [line.title for line in within] == ["Statistics on passenger data", "Due today"]
    workspace.tasks.cancel([task_id], "No longer needed")
    assert workspace.tasks.overdue_count() == 0


def test_a_step_is_ticked_in_place(workspace: Workspace, task_id: str) -> None:
    workspace.tasks.tick(task_id, 0, True)
    assert [tuple(item) for item in workspace.tasks.get(task_id).checklist] == [("Ask the airport", True)]


def test_a_status_is_not_closed_by_editing_it(workspace: Workspace, task_id: str) -> None:
    with pytest.raises(RuleError):
        workspace.tasks.edit(task_id, status="done")
    workspace.tasks.edit(task_id, status="in_progress")
    assert workspace.tasks.get(task_id).status == "in_progress"


def test_files_and_comments_stay_with_their_record(workspace: Workspace, task_id: str) -> None:
    data = bytes(range(256)) * 9000
    workspace.files.attach("tasks", task_id, "..\\..\\etc\\passwd", data)
    workspace.comments.add("tasks", task_id, "Received by post")
    (kept,) = workspace.files.list("tasks", task_id)
    assert kept.name == "passwd"
    assert workspace.files.read(kept.id) == data
    assert [comment.text for comment in workspace.comments.list("tasks", task_id)] == ["Received by post"]
