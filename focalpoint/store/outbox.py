"""Whether anything waits in a compartment's outbox: asked at every start, so it maps no class."""

from __future__ import annotations

from sqlalchemy import select

from focalpoint.store.database import Database
from focalpoint.store.schema import light_table

_OUTBOX = light_table("outbox", "id", "done_at")


def waits(database: Database) -> bool:
    """Whether an act of this compartment still has to follow in the other."""
    with database.read() as connection:
        query = select(_OUTBOX.c.id).where(_OUTBOX.c.done_at.is_(None)).limit(1)
        return connection.execute(query).scalar() is not None
