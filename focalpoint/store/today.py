"""What the first page reads: light queries, because a start reads them (docs/adr/0007-start.md)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from focalpoint.domain import tasks
from focalpoint.domain.today import OpenTask, OthersAct
from focalpoint.store.meta import Reader, select

_MOST_ACTS: Final = 200
_TITLES: Final = {
    "tasks": "title",
    "plan_nodes": "title",
    "plans": "title",
    "ministries": "name",
    "people": "name",
    "implementations": "title",
    "standards": "title",
    "bodies": "name",
    "library_items": "title",
    "instruments": "title",
    "instrument_log": "title",
    "users": "name",
    "files": "name",
}
"""The tables whose records have a title of their own, and its column."""
_MARKED: Final = ("plans", "plan_nodes", "tasks")
_SILENT: Final = "cause NOT LIKE 'vault.%' AND cause NOT LIKE 'sample.%' AND cause <> 'user.change_passphrase'"
"""What the program or a person did for nobody else to notice."""


def read_open_tasks(connection: Reader) -> list[OpenTask]:
    """The tasks that nobody has finished or cancelled, by due date; those without one last."""
    finished = {f"finished_{n}": str(status) for n, status in enumerate(sorted(tasks.FINISHED))}
    rows = select(
        connection,
        f"SELECT {', '.join(OpenTask._fields)} FROM tasks WHERE archived_at IS NULL"
        f" AND status NOT IN ({', '.join(f':{name}' for name in finished)}) ORDER BY due IS NULL, due, id",
        **finished,
    )
    return list(map(OpenTask._make, rows.fetchall()))


def read_ahead(connection: Reader) -> None:
    """Have the engine decrypt the pages of the first page's tables: one step a table, without Python's lock."""
    for table in ("tasks", "plan_nodes"):
        select(connection, f"SELECT count(*) FROM {table} WHERE version > 0").fetchall()


def count_tasks(connection: Reader) -> int:
    """How many tasks are not archived, finished ones too."""
    return _number(connection, "SELECT count(*) FROM tasks WHERE archived_at IS NULL")


def read_markings(connection: Reader) -> list[str]:
    """The classification markings that plans, their nodes and tasks bear."""
    queries = (f"SELECT DISTINCT classification FROM {table} WHERE archived_at IS NULL" for table in _MARKED)
    return [str(row[0]) for query in queries for row in select(connection, query).fetchall()]


def last_entry(connection: Reader, actor: str | None = None) -> int:
    """The number of the journal's last entry, or of a user's last one; 0 when there is none."""
    if actor is None:
        return _number(connection, "SELECT coalesce(max(seq), 0) FROM journal")
    return _number(connection, "SELECT coalesce(max(seq), 0) FROM journal WHERE actor = :actor", actor=actor)


def read_others_acts(connection: Reader, after: int, actor: str) -> list[OthersAct]:
    """What others did after an entry of the journal, newest first: one row an act and kind of record."""
    rows = select(
        connection,
        "SELECT max(seq), actor, max(at), cause, entity, min(record_id), count(DISTINCT record_id) FROM journal"
        f" WHERE seq > :after AND actor <> :actor AND {_SILENT}"
        f" GROUP BY batch, actor, cause, entity ORDER BY 1 DESC LIMIT {_MOST_ACTS}",
        after=after,
        actor=actor,
    )
    return [
        OthersAct(str(who), str(at), (str(cause),), str(entity), str(record), int(records), "", "", "")
        for _seq, who, at, cause, entity, record, records in rows.fetchall()
    ]


def read_titles(connection: Reader, records: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """References and titles of some records by ``(entity, id)``; of tables whose records have a title."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    wanted: dict[str, set[str]] = {}
    for entity, record_id in records:
        wanted.setdefault(entity, set()).add(record_id)
    for entity, ids in wanted.items():
        if entity in _TITLES:
            found |= {(entity, key): named for key, named in _titles(connection, entity, ids).items()}
    return found


def _titles(connection: Reader, entity: str, ids: Collection[str]) -> dict[str, tuple[str, str]]:
    given = {f"id_{n}": record_id for n, record_id in enumerate(sorted(ids)[: 2 * _MOST_ACTS])}
    names = ", ".join(f":{name}" for name in given)
    rows = select(connection, f"SELECT id, ref, {_TITLES[entity]} FROM {entity} WHERE id IN ({names})", **given)
    return {str(row[0]): (str(row[1]), str(row[2])) for row in rows.fetchall()}


def read_homes(connection: Reader, entity: str, ids: Collection[str]) -> dict[str, tuple[str, str]]:
    """The record on which each comment or file hangs, by its own id."""
    given = {f"id_{n}": record_id for n, record_id in enumerate(sorted(ids)[: 2 * _MOST_ACTS])}
    names = ", ".join(f":{name}" for name in given)
    rows = select(connection, f"SELECT id, entity, record_id FROM {entity} WHERE id IN ({names or 'NULL'})", **given)
    return {str(row[0]): (str(row[1]), str(row[2])) for row in rows.fetchall()}


def _number(connection: Reader, query: str, **parameters: str) -> int:
    return sum(int(row[0]) for row in select(connection, query, **parameters).fetchall())
