"""To which case a record of casework belongs, and which cases a user may open: plain reads, for every door."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection

_BY_CASE: Final = "case_id"
_BY_REQUEST: Final = "(SELECT case_id FROM requests WHERE requests.id = record.request_id)"
OWNING: Final[Mapping[str, str]] = {
    "cases": "id",
    "case_persons": _BY_CASE,
    "case_events": _BY_CASE,
    "case_offences": _BY_CASE,
    "case_evidence": _BY_CASE,
    "case_annexes": _BY_CASE,
    "evidence_custody": "(SELECT case_id FROM case_evidence WHERE case_evidence.id = record.evidence_id)",
    "requests": _BY_CASE,
    "request_answers": _BY_REQUEST,
    "request_versions": _BY_REQUEST,
    "request_approvals": _BY_REQUEST,
    "request_releases": _BY_REQUEST,
    "request_events": _BY_REQUEST,
    "request_letters": _BY_REQUEST,
    "request_translations": _BY_REQUEST,
}
"""Table → how a row of it finds its case."""
_HANGING: Final = frozenset({"comments", "files"})
_CHUNK: Final = 500


def closed_cases(connection: Connection, user_id: str) -> frozenset[str]:
    """The cases on whose list a user is not; archived ones too."""
    rows = connection.exec_driver_sql("SELECT id, access FROM cases WHERE access <> '[]'")
    return frozenset(str(row[0]) for row in rows if user_id not in json.loads(row[1]))


def case_ids(connection: Connection, entity: str, record_ids: Iterable[str]) -> dict[str, str]:
    """The case of each of some records of one table, by the records' ids; what belongs to none is left out.

    A comment or file belongs to the case of the record on which it hangs.
    """
    wanted, found = list(dict.fromkeys(record_ids)), dict[str, str]()
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        marks = ", ".join("?" * len(some))
        if entity in _HANGING:
            query = f"SELECT id, entity, record_id FROM {entity} WHERE id IN ({marks})"
            for hung_id, on_entity, on_id in connection.exec_driver_sql(query, tuple(some)).fetchall():
                found |= {str(hung_id): case for case in case_ids(connection, on_entity, [on_id]).values()}
        elif entity in OWNING:
            query = f"SELECT id, {OWNING[entity]} FROM {entity} AS record WHERE id IN ({marks})"
            found |= {str(row[0]): str(row[1]) for row in connection.exec_driver_sql(query, tuple(some)) if row[1]}
    return found


def records_of_case(connection: Connection, case_id: str) -> list[tuple[str, str]]:
    """(table, id) of every record of a case, with the comments and files on them; archived ones too."""
    found = [
        (entity, str(row[0]))
        for entity, how in OWNING.items()
        for row in connection.exec_driver_sql(f"SELECT id FROM {entity} AS record WHERE {how} = ?", (case_id,))
    ]
    for entity, record_id in list(found):
        for table in sorted(_HANGING):
            query = f"SELECT id FROM {table} WHERE entity = ? AND record_id = ?"
            found += [(table, str(row[0])) for row in connection.exec_driver_sql(query, (entity, record_id))]
    return found


def delete_bytes(connection: Connection, file_id: str) -> None:
    """Delete the bytes of a file for good (lawful erasure alone does so)."""
    connection.exec_driver_sql("DELETE FROM file_parts WHERE file_id = ?", (file_id,))
