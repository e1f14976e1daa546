"""The country's own acts and steps: light queries, because a start reads them (docs/adr/0007-start.md)."""

from __future__ import annotations

from focalpoint.domain.ratification import OwnAct, OwnStep
from focalpoint.store.meta import Reader, select


def read_own_acts(connection: Reader, country: str) -> list[OwnAct]:
    """What the country did to any instrument."""
    query = f"SELECT {', '.join(OwnAct._fields)} FROM treaty_acts WHERE participant = :country AND archived_at IS NULL"
    return list(map(OwnAct._make, select(connection, query, country=country).fetchall()))


def read_own_steps(connection: Reader) -> list[OwnStep]:
    """What the office wrote of steps to any instrument."""
    query = f"SELECT {', '.join(OwnStep._fields)} FROM ratification_steps WHERE archived_at IS NULL"
    return list(map(OwnStep._make, select(connection, query).fetchall()))
