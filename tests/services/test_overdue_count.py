"""The badge's count agrees with the list, though it reads no task."""

from __future__ import annotations

from focalpoint.services.tasks import TaskFilter
from focalpoint.services.workspace import Workspace


def test_the_count_of_late_tasks_is_the_length_of_their_list(workspace: Workspace) -> None:
    today = workspace.clock.today().isoformat()
    for due in ("2020-01-01", "2020-01-02", "2020-01-03", today, "2099-01-01", None):
        workspace.tasks.add(f"Due {due}", due=due)
    done, archived = (task.id for task in workspace.tasks.list()[:2])
    workspace.tasks.complete([done])
    workspace.tasks.archive([archived])
    assert workspace.tasks.overdue_count() == len(workspace.tasks.list(TaskFilter(overdue=True))) == 1
