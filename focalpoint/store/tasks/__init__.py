"""Tasks: the tables with their queries (``rows``, ``asks``; mapped when first named) and the light count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focalpoint.store.tasks.counts import count_overdue

if TYPE_CHECKING:
    from focalpoint.store.tasks.asks import (
        Reminder,
        TaskTemplate,
        read_reminded,
        read_template_tasks,
        read_templates,
        write_template_tasks,
    )
    from focalpoint.store.tasks.rows import (
        Task,
        find_task,
        known_ids,
        read_checklist,
        read_steps,
        read_task_lines,
        read_tasks,
        write_checklist,
    )

__all__ = [
    "Reminder",
    "Task",
    "TaskTemplate",
    "count_overdue",
    "find_task",
    "known_ids",
    "read_checklist",
    "read_reminded",
    "read_steps",
    "read_task_lines",
    "read_tasks",
    "read_template_tasks",
    "read_templates",
    "write_checklist",
    "write_template_tasks",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module below holds
    if name not in __all__:
        raise AttributeError(name)
    from focalpoint.store.tasks import asks, rows

    return getattr(rows, name, None) or getattr(asks, name)
