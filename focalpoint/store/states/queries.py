"""Which names were settled."""

from __future__ import annotations

from focalpoint.domain.states import SettledName
from focalpoint.store.meta import Reader, select


def read_settled(connection: Reader, *, archived: bool = False) -> list[SettledName]:
    """The settled names in the order of the alphabet."""
    where = "" if archived else " WHERE archived_at IS NULL"
    rows = select(connection, f"SELECT id, name, code, archived_at FROM settled_names{where} ORDER BY key, id")
    return [SettledName(id_, name, code, put_away is not None) for id_, name, code, put_away in rows]
