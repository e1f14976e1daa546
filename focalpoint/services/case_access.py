"""Who may open which case: by role, by the key to casework, and by the list on each case. Asked on every read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from focalpoint.domain.changes import Compartment
from focalpoint.domain.errors import NotFoundError, RefusedError
from focalpoint.services.comments import home_of
from focalpoint.store.cases import find_case
from focalpoint.store.cases.owning import case_ids, closed_cases

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from focalpoint.domain.cases import Case
    from focalpoint.services.opened import OpenedVault

OPENS = "cases.list"
"""The method that whoever opens cases at all may call."""


def may_open(workspace: OpenedVault, case: Case) -> bool:
    """Whether the user is on the case's list; an empty list is open to every case officer."""
    return not case.access or workspace.session.user_id in case.access


def opened_case(workspace: OpenedVault, connection: Connection, id_or_reference: str) -> Case:
    """A case that the user may open.

    Raises:
        NotFoundError: there is none.
        RefusedError: the user is not on its list.
    """
    case = find_case(connection, id_or_reference)
    if case is None:
        raise NotFoundError(what="cases")
    if not may_open(workspace, case):
        raise RefusedError(method="case_list")
    return case


def hidden_records(
    workspace: OpenedVault, connection: Connection, records: Iterable[tuple[str, str]]
) -> frozenset[str]:
    """The ids of those of some records of casework, ``(table, id)``, that the user may not see."""
    by_table: dict[str, list[str]] = {}
    for entity, record_id in records:
        by_table.setdefault(entity, []).append(record_id)
    if not workspace.may(OPENS):
        return frozenset(record_id for ids in by_table.values() for record_id in ids)
    closed = closed_cases(connection, workspace.session.user_id)
    if not closed:
        return frozenset()
    return frozenset(
        record_id
        for entity, ids in by_table.items()
        for record_id, case_id in case_ids(connection, entity, ids).items()
        if case_id in closed
    )


def require_record(workspace: OpenedVault, entity: str, record_id: str) -> None:
    """Refuse a record of a case that the user may not open; records of the office pass.

    Raises:
        RefusedError: by role, or by the case's list.
    """
    if home_of(entity) is not Compartment.CASEWORK:
        return
    with workspace.database(Compartment.CASEWORK).read() as connection:
        if record_id in hidden_records(workspace, connection, [(entity, record_id)]):
            raise RefusedError(method="case_list")


def require_file(workspace: OpenedVault, file_id: str) -> None:
    """Refuse a file of a case that the user may not open; RefusedError."""
    with workspace.database(Compartment.CASEWORK).read() as connection:
        if file_id in hidden_records(workspace, connection, [("files", file_id)]):
            raise RefusedError(method="case_list")
