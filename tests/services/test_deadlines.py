"""Deadlines have one shape, whatever they belong to."""

from __future__ import annotations

from datetime import date

from focalpoint.services.workspace import Workspace
from tests.services.conftest import node_called


def test_tasks_and_plan_give_their_open_deadlines_in_order(workspace: Workspace, plan_id: str) -> None:
    workspace.tasks.add("Late", due="2026-11-01")
    workspace.tasks.add("Closed", due="2026-11-02")
    closed = next(line.id for line in workspace.tasks.list() if line.title == "Closed")
    workspace.tasks.complete([closed])
    workspace.plan.add(plan_id, parent_id=None, kind="milestone", title="In operation", finish="2026-11-30")
    workspace.plan.edit(node_called(workspace, plan_id, "120 officers trained"), finish="2027-05-01")
    found = [(due.on, due.rule, due.title) for due in workspace.deadlines.list(until=date(2026, 12, 31))]
    assert found == [
        (date(2026, 11, 1), "task_due", "Late"),
        (date(2026, 11, 30), "milestone", "In operation"),
        (date(2026, 12, 11), "node_finish", "Decree on passenger data"),
    ]
