"""Whether anything waits in a compartment's outbox: asked at every start, so it maps no class."""

from __future__ import annotations

from focalpoint.store.database import Database
from focalpoint.store.meta import select


def waits(database: Database) -> bool:
    """Whether an act of this compartment still has to follow in the other."""
    with database.light() as connection:
        return bool(select(connection, "SELECT id FROM outbox WHERE done_at IS NULL LIMIT 1").fetchall())
