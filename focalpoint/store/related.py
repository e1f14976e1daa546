"""What belongs to a record or hangs on it, and is journaled on its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlalchemy import Connection

_PARTS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "instruments": (
        ("ratification_steps", "instrument_id"),
        ("instrument_duties", "instrument_id"),
        ("instrument_log", "instrument_id"),
    ),
    "plan_nodes": (("node_supports", "node_id"), ("predecessors", "node_id"), ("citations", "record_id")),
    "library_items": (("library_amendments", "amended_id"),),
    "implementations": (("implementation_statistics", "implementation_id"), ("links", "record_id")),
    "cases": (
        ("case_persons", "case_id"),
        ("case_events", "case_id"),
        ("case_offences", "case_id"),
        ("case_evidence", "case_id"),
        ("case_annexes", "case_id"),
        ("requests", "case_id"),
    ),
    "case_evidence": (("evidence_custody", "evidence_id"),),
    "requests": (
        ("request_answers", "request_id"),
        ("request_versions", "request_id"),
        ("request_approvals", "request_id"),
        ("request_releases", "request_id"),
        ("request_events", "request_id"),
        ("request_letters", "request_id"),
        ("request_translations", "request_id"),
    ),
}
"""Table and the column that names the record."""
_HANGING: Final = ("comments", "files")


def related_ids(connection: Connection, entity: str, record_id: str) -> list[str]:
    """The record itself, its parts, comments and files, archived or not."""
    ids = [record_id]
    for table, column in _PARTS.get(entity, ()):
        found = connection.exec_driver_sql(f"SELECT id FROM {table} WHERE {column} = ?", (record_id,))
        ids += [str(row[0]) for row in found]
    for table in _HANGING:
        query = f"SELECT id FROM {table} WHERE entity = ? AND record_id = ?"
        ids += [str(row[0]) for row in connection.exec_driver_sql(query, (entity, record_id))]
    return ids
