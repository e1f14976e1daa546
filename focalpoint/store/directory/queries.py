"""Who is in the directory: light queries, read at every start (docs/adr/0007-start.md)."""

from __future__ import annotations

import dataclasses

from focalpoint.domain import directory as domain
from focalpoint.store.meta import Reader, select

_MINISTRY = tuple(field.name for field in dataclasses.fields(domain.Ministry) if field.name != "archived")
_PERSON = tuple(field.name for field in dataclasses.fields(domain.Person) if field.name != "archived")


def read_ministries(connection: Reader, *, archived: bool = False) -> list[domain.Ministry]:
    """The ministries in their order."""
    where = "" if archived else " WHERE archived_at IS NULL"
    rows = select(
        connection, f"SELECT {', '.join(_MINISTRY)}, archived_at FROM ministries{where} ORDER BY position, id"
    )
    return [
        domain.Ministry(**dict(zip(_MINISTRY, values, strict=True)), archived=put_away is not None)
        for *values, put_away in rows
    ]


def read_people(connection: Reader, *, archived: bool = False) -> list[domain.Person]:
    """The people, in the order in which they were added."""
    where = "" if archived else " WHERE archived_at IS NULL"
    rows = select(connection, f"SELECT {', '.join(_PERSON)}, archived_at FROM people{where} ORDER BY id")
    return [
        domain.Person(**dict(zip(_PERSON, values, strict=True)), archived=put_away is not None)
        for *values, put_away in rows
    ]


def find_ministry(connection: Reader, id_or_code: str) -> str | None:
    """The id of a ministry by id, reference or short code (whatever its case)."""
    wanted = id_or_code.casefold()
    for ministry in read_ministries(connection, archived=True):
        if id_or_code in (ministry.id, ministry.ref) or (wanted and ministry.short_code.casefold() == wanted):
            return ministry.id
    return None
