"""What the window counts of the tasks: a light query, read at every start (docs/adr/0007-start.md)."""

from __future__ import annotations

from focalpoint.domain import tasks as domain
from focalpoint.store.meta import Reader, select


def count_overdue(connection: Reader, today: str) -> int:
    """How many tasks ``domain.tasks.is_overdue`` would call late, without reading them."""
    finished = {f"finished_{n}": str(status) for n, status in enumerate(sorted(domain.FINISHED))}
    names = ", ".join(f":{name}" for name in finished)
    query = f"SELECT count(*) FROM tasks WHERE archived_at IS NULL AND due < :today AND status NOT IN ({names})"
    return sum(int(row[0]) for row in select(connection, query, today=today, **finished))
