"""Authorities, networks and donors as they stand in the vault: light queries, as those of ministries and people."""

from __future__ import annotations

import dataclasses

from focalpoint.domain import bodies as domain
from focalpoint.store.meta import Reader, select

_NAMES = tuple(field.name for field in dataclasses.fields(domain.Body) if field.name != "archived")
_LIST_PLACES = tuple(place for place, name in enumerate(_NAMES) if name in domain.LISTS)


def read_bodies(connection: Reader, *, archived: bool = False) -> list[domain.Body]:
    """The entries in the order in which they were added."""
    where = "" if archived else " WHERE archived_at IS NULL"
    rows = select(connection, f"SELECT {', '.join(_NAMES)}, archived_at FROM bodies{where} ORDER BY id")
    found = []
    for *values, put_away in rows:
        for place in _LIST_PLACES:
            values[place] = domain.as_codes(values[place])
        found.append(domain.Body(**dict(zip(_NAMES, values, strict=True)), archived=put_away is not None))
    return found


def read_apart(connection: Reader, entity: str) -> dict[tuple[str, str], str]:
    """The pairs that are known not to be the same, with the id of the record that says so."""
    query = "SELECT first_id, second_id, id FROM apart_pairs WHERE entity = :entity AND archived_at IS NULL"
    return {(str(row[0]), str(row[1])): str(row[2]) for row in select(connection, query, entity=entity)}
