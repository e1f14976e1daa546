"""What is written of provisions and standards: light queries."""

from __future__ import annotations

import dataclasses
from typing import Final

from focalpoint.domain.provisions import Force, Implementation, Linked, Provision, Row, Statistic, Theme
from focalpoint.domain.standards import Standard
from focalpoint.store.meta import Reader, select

ENTITY: Final = "implementations"
_IMPLEMENTATION: Final = tuple(field.name for field in dataclasses.fields(Implementation))
_STATISTIC: Final = tuple(field.name for field in dataclasses.fields(Statistic))
_STANDARD: Final = tuple(field.name for field in dataclasses.fields(Standard) if field.name != "archived")


def read_own(connection: Reader) -> list[Provision]:
    """The office's own provisions and versions that are not archived, by key, the oldest version first."""
    rows = select(
        connection,
        "SELECT key, theme, force, title, verb, matrix_row, show, number, since, note FROM provisions"
        " WHERE archived_at IS NULL ORDER BY key, number, id",
    )
    return [
        Provision(
            key=str(key),
            theme=Theme(theme),
            force=Force(force),
            title=str(title),
            verb=str(verb),
            row=Row(row) if row else None,
            show=str(show),
            own=True,
            number=int(number),
            since=since,
            note=str(note),
        )
        for key, theme, force, title, verb, row, show, number, since, note in rows
    ]


def read_implementations(connection: Reader, key: str = "") -> dict[str, Implementation]:
    """What is written, by key; of one provision alone when its key is given."""
    where = " AND key = :key" if key else ""
    parameters = {"key": key} if key else {}
    rows = select(
        connection,
        f"SELECT {', '.join(_IMPLEMENTATION)} FROM implementations WHERE archived_at IS NULL{where}",
        **parameters,
    )
    found = [Implementation(**dict(zip(_IMPLEMENTATION, values, strict=True))) for values in rows]
    return {each.key: each for each in found}


def read_statistics(connection: Reader, implementation_id: str = "") -> list[Statistic]:
    """Figures, of one record or of all, the newest year first."""
    where = " AND implementation_id = :id" if implementation_id else ""
    parameters = {"id": implementation_id} if implementation_id else {}
    rows = select(
        connection,
        f"SELECT {', '.join(_STATISTIC)} FROM implementation_statistics WHERE archived_at IS NULL{where}"
        " ORDER BY year DESC, id",
        **parameters,
    )
    return [Statistic(**dict(zip(_STATISTIC, values, strict=True))) for values in rows]


def count_statistics(connection: Reader) -> dict[str, int]:
    """How many figures each record has; one without any is absent."""
    rows = select(
        connection,
        "SELECT implementation_id, count(*) FROM implementation_statistics WHERE archived_at IS NULL GROUP BY 1",
    )
    return {str(record_id): int(count) for record_id, count in rows}


def count_evidence(connection: Reader) -> dict[str, int]:
    """How many files hang on each record, and how many texts of the library it cites."""
    counts: dict[str, int] = {}
    for table in ("files", "citations"):
        query = f"SELECT record_id, count(*) FROM {table} WHERE archived_at IS NULL AND entity = :entity GROUP BY 1"
        for record_id, count in select(connection, query, entity=ENTITY):
            counts[str(record_id)] = counts.get(str(record_id), 0) + int(count)
    return counts


def read_links(connection: Reader, record_id: str = "") -> dict[str, tuple[Linked, ...]]:
    """The activities and tasks that work on each record, in the order in which they were linked."""
    where = " AND record_id = :id" if record_id else ""
    parameters = {"id": record_id} if record_id else {}
    rows = select(
        connection,
        "SELECT record_id, target_entity, target_id FROM links WHERE archived_at IS NULL AND entity = :entity"
        f"{where} ORDER BY id",
        entity=ENTITY,
        **parameters,
    )
    found: dict[str, list[Linked]] = {}
    for owner, entity, target in rows:
        found.setdefault(str(owner), []).append(Linked(str(entity), str(target)))
    return {owner: tuple(links) for owner, links in found.items()}


def find_links(connection: Reader, record_id: str, entity: str, target_id: str) -> list[tuple[str, bool]]:
    """(id, archived) of the rows that link a record to another one."""
    rows = select(
        connection,
        "SELECT id, archived_at FROM links WHERE entity = :own AND record_id = :id AND target_entity = :entity"
        " AND target_id = :target ORDER BY id",
        own=ENTITY,
        id=record_id,
        entity=entity,
        target=target_id,
    )
    return [(str(link_id), archived is not None) for link_id, archived in rows]


def linked_to(connection: Reader, entity: str, target_id: str) -> list[str]:
    """The ids of the implementations that are linked to an activity or a task."""
    rows = select(
        connection,
        "SELECT record_id FROM links WHERE archived_at IS NULL AND entity = :own AND target_entity = :entity"
        " AND target_id = :target ORDER BY id",
        own=ENTITY,
        entity=entity,
        target=target_id,
    )
    return [str(row[0]) for row in rows]


def own_ids(connection: Reader, key: str) -> list[str]:
    """The ids of the office's rows of a key that are not archived, the newest version first."""
    rows = select(
        connection, "SELECT id FROM provisions WHERE archived_at IS NULL AND key = :key ORDER BY number DESC", key=key
    )
    return [str(row[0]) for row in rows]


def read_standards(connection: Reader, *, archived: bool = False) -> list[Standard]:
    """What is written of standards, in the order in which it was written first."""
    where = "" if archived else " WHERE archived_at IS NULL"
    rows = select(connection, f"SELECT {', '.join(_STANDARD)}, archived_at FROM standards{where} ORDER BY id")
    return [
        Standard(**dict(zip(_STANDARD, values, strict=True)), archived=put_away is not None)
        for *values, put_away in rows
    ]
