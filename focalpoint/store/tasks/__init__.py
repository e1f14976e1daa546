"""Tasks: the table with its queries (``rows``, mapped when first named) and the light count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focalpoint.store.tasks.counts import count_overdue

if TYPE_CHECKING:
    from focalpoint.store.tasks.rows import (
        Task,
        find_task,
        known_ids,
        read_checklist,
        read_task_lines,
        read_tasks,
        write_checklist,
    )

__all__ = [
    "Task",
    "count_overdue",
    "find_task",
    "known_ids",
    "read_checklist",
    "read_task_lines",
    "read_tasks",
    "write_checklist",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module below holds
    if name not in __all__:
        raise AttributeError(name)
    from focalpoint.store.tasks import rows

    return getattr(rows, name)
