"""Reading the journal as a list: some entries at a time, newest first, whatever the file holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from focalpoint.domain.audit import AuditRow
from focalpoint.domain.changes import Compartment, Value
from focalpoint.store import journal
from focalpoint.store.schema import tables_of

_REASON: Final = (
    "CASE WHEN json_valid(payload) THEN coalesce(json_extract(payload, '$.\"#reason\"[1].\"#reason\"[0]'), '')"
    " ELSE '' END"
)
_TITLES: Final = ("listed", "title", "name", "key", "text")
"""The column that names a record, in the order in which they are looked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of one compartment. ``starts`` are beginnings of causes; ``records`` None for every record."""

    actor: str = ""
    starts: tuple[str, ...] = ()
    records: frozenset[str] | None = None
    since: str = ""
    before: str = ""


def read_rows(
    connection: Connection, compartment: Compartment, wanted: Wanted, below: int | None, limit: int
) -> list[tuple[str, AuditRow]]:
    """Entries with their logical clock, newest first.

    Args:
        connection: of the compartment.
        compartment: which it is.
        wanted: which entries.
        below: only those with a smaller number; None for the newest.
        limit: at most so many.
    """
    where, parameters = _conditions(wanted)
    if below is not None:
        where.append("seq < ?")
        parameters.append(below)
    clause = f"WHERE {' AND '.join(where)}" if where else ""
    query = (
        f"SELECT hlc, seq, at, actor, cause, entity, record_id, action, {_REASON} FROM journal {clause}"
        " ORDER BY seq DESC LIMIT ?"
    )
    found = []
    for hlc, seq, *texts in connection.exec_driver_sql(query, (*parameters, limit)):
        at, actor, cause, entity, record_id, action, reason = (str(text) for text in texts)
        row = AuditRow(compartment.value, int(seq), at, actor, cause, entity, record_id, action, reason)
        found.append((str(hlc), row))
    return found


def count_rows(connection: Connection, wanted: Wanted) -> int:
    """How many there are."""
    where, parameters = _conditions(wanted)
    clause = f"WHERE {' AND '.join(where)}" if where else ""
    query = f"SELECT count(*) FROM journal {clause}"
    return int(connection.exec_driver_sql(query, tuple(parameters)).scalar_one())


def read_entry(connection: Connection, seq: int) -> journal.Entry | None:
    """One entry as it is stored."""
    return next((entry for entry in journal.walk(connection, seq - 1) if entry.seq == seq), None)


def read_changes(
    connection: Connection, seqs: Iterable[int]
) -> dict[int, tuple[Mapping[str, Value], Mapping[str, Value]]]:
    """Number → what was before and after, of the entries that can be read."""
    query = "SELECT seq, payload FROM journal WHERE seq IN (SELECT value FROM json_each(?))"
    found: dict[int, tuple[Mapping[str, Value], Mapping[str, Value]]] = {}
    for seq, payload in connection.exec_driver_sql(query, (json.dumps(list(seqs)),)):
        try:
            groups = journal.read_payload(payload)
        except (ValueError, TypeError):
            continue
        pairs = {
            name: pair for group, (_salt, values) in groups.items() if group != journal.REASON
            for name, pair in values.items()
        }  # fmt: skip
        before = {name: pair[0] for name, pair in pairs.items() if len(pair) == 2}
        found[int(seq)] = (before, {name: pair[-1] for name, pair in pairs.items()})
    return found


def titles(connection: Connection, compartment: Compartment, keys: Iterable[tuple[str, str]]) -> Mapping[str, Any]:
    """Record id → (reference, title) of the records that are named by ``(table, id)``."""
    by_table: dict[str, set[str]] = {}
    for table, record_id in keys:
        by_table.setdefault(table, set()).add(record_id)
    known: dict[str, tuple[str, str]] = {}
    for table, columns in _named_tables(compartment).items():
        if ids := by_table.get(table):
            query = f"SELECT id, {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
            for record_id, ref, title in connection.exec_driver_sql(query, (json.dumps(sorted(ids)),)):
                known[record_id] = (str(ref or ""), str(title or ""))
    return known


def names_of(connection: Connection, compartment: Compartment, ids: Iterable[str]) -> dict[str, str]:
    """Id → title, whatever table the record is in; ids of none are left out."""
    wanted = list(ids)
    keys = ((table, record_id) for table in _named_tables(compartment) for record_id in wanted)
    return {record_id: title for record_id, (_ref, title) in titles(connection, compartment, keys).items()}


def records_called(connection: Connection, compartment: Compartment, text: str) -> frozenset[str]:
    """The ids of the records whose reference or title holds a text, whatever its case."""
    needle = text.strip().casefold()
    found: set[str] = set()
    for table, columns in _named_tables(compartment).items():
        query = f"SELECT id, {columns} FROM {table}"
        found.update(
            record_id
            for record_id, ref, title in connection.exec_driver_sql(query)
            if needle in f"{ref}\n{title}".casefold()
        )
    return frozenset(found)


def _named_tables(compartment: Compartment) -> dict[str, str]:
    """Table → its columns of reference and title, as SQL."""
    named = {}
    for table in tables_of(compartment):
        title = next((name for name in _TITLES if name in table.columns), None)
        if "created_by" in table.columns and title is not None:
            named[table.name] = f"{'ref' if 'ref' in table.columns else 'NULL'}, {title}"
    return named


def _conditions(wanted: Wanted) -> tuple[list[str], list[Any]]:
    where: list[str] = []
    parameters: list[Any] = []
    if wanted.actor:
        where.append("actor = ?")
        parameters.append(wanted.actor)
    if wanted.starts:
        where.append("(" + " OR ".join(["substr(cause, 1, ?) = ?"] * len(wanted.starts)) + ")")
        for start in wanted.starts:
            parameters += [len(start), start]
    if wanted.records is not None:
        where.append("record_id IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(sorted(wanted.records)))
    if wanted.since:
        where.append("at >= ?")
        parameters.append(wanted.since)
    if wanted.before:
        where.append("at < ?")
        parameters.append(wanted.before)
    return where, parameters
