"""Authorities, networks and donors as they stand in the vault: light queries, as those of ministries and people."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from focalpoint.domain import bodies as domain
from focalpoint.store.meta import Reader, select

_NAMES = tuple(field.name for field in dataclasses.fields(domain.Body) if field.name != "archived")
_LIST_PLACES = tuple(place for place, name in enumerate(_NAMES) if name in domain.LISTS)


def read_bodies(
    connection: Reader,
    *,
    archived: bool = False,
    kinds: Collection[str] = (),
    state: str = "",
    network_id: str = "",
    body_id: str = "",
) -> list[domain.Body]:
    """The entries in the order in which they were added; of some kinds, a State, a network, or one alone."""
    wanted, values = ["1 = 1"] if archived else ["archived_at IS NULL"], dict[str, object]()
    if kinds:
        values |= {f"kind_{n}": str(kind) for n, kind in enumerate(sorted(kinds))}
        wanted.append(f"kind IN ({', '.join(f':{name}' for name in values)})")
    for column, value in (("state", state), ("id", body_id)):
        if value:
            wanted.append(f"{column} = :{column}")
            values[column] = value
    if network_id:
        wanted.append("network_ids LIKE :network")
        values["network"] = f"%{network_id}%"
    where = " AND ".join(wanted)
    rows = select(
        connection, f"SELECT {', '.join(_NAMES)}, archived_at FROM bodies WHERE {where} ORDER BY id", **values
    )
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


def count_unverified(connection: Reader, last_sure: str) -> domain.ChecksDue:
    """How many live entries were verified before a day, or never."""
    query = (
        "SELECT kind, count(*) FROM bodies WHERE archived_at IS NULL"
        " AND (verified_on IS NULL OR verified_on < :last_sure) GROUP BY kind"
    )
    counts = {str(row[0]): int(row[1]) for row in select(connection, query, last_sure=last_sure)}
    authorities = counts.pop(domain.BodyKind.AUTHORITY, 0)
    return domain.ChecksDue(authorities, sum(counts.values()))
