"""Erasing a case by law: every text and file of it goes, from record, journal, index and drafts; numbers stay."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Text

from focalpoint.domain.changes import Action, Change
from focalpoint.services.undo import tables_by_name
from focalpoint.store import journal, search
from focalpoint.store.cases.owning import delete_bytes, records_of_case
from focalpoint.store.common import drop_drafts_of_record
from focalpoint.store.work import UnitOfWork

_KEPT: Final = frozenset({"access", "types"})
"""Texts that name nobody: who may open the case, and codes that the register counts."""
_INDEXED: Final = frozenset(
    {
        "cases", "case_persons", "case_offences", "case_evidence", "case_annexes", "requests", "request_letters",
        "comments", "files",
    }
)  # fmt: skip
_DATES: Final = ("births", "custody_since", "custody_until", "informed_on", "limitation_date", "date_from", "date_to")


def erase_words(work: UnitOfWork, case_id: str) -> tuple[list[str], int]:
    """Blank every text of a case's records.

    Returns:
        The ids of the records, and how many journal entries lost values.
    """
    records = records_of_case(work.connection, case_id)
    entries = 0
    for entity, record_id in records:
        table = tables_by_name()[entity]
        blank = _blank(table)
        if blank:
            work.blank(table, record_id, blank)
            work.note(Change(entity, record_id, Action.ERASE, {}, {"fields": ",".join(sorted(blank))}))
            entries += journal.erase_values(work.connection, record_id, frozenset(blank))
        if entity == "files":
            delete_bytes(work.connection, record_id)
        drop_drafts_of_record(work.connection, record_id)
        if entity in _INDEXED:
            search.erase(work.connection, entity, record_id)
    return [record_id for _entity, record_id in records], entries


def _blank(table: Any) -> dict[str, Any]:  # noqa: ANN401 - a table
    """Each text with what it is when nothing stands there, and the dates that are about persons."""
    found: dict[str, Any] = {}
    for column in table.__table__.columns:
        if column.name in _KEPT or not (isinstance(column.type, Text) or column.name in _DATES):
            continue
        default = None if column.default is None else column.default.arg
        found[column.name] = default if default is not None or column.nullable else ""
    return found
