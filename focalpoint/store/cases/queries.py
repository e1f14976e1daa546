"""What is read of cases."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, or_, select

from focalpoint.domain import cases as domain
from focalpoint.store.cases.rows import Annex, Case, CaseEvent, CaseOffence, CasePerson, Custody, Evidence
from focalpoint.store.reading import read_values

_CASE = tuple(getattr(Case, name) for name in domain.Case._fields)
_ACCESS = domain.Case._fields.index("access")
_EXERCISE = domain.Case._fields.index("exercise")


def read_cases(connection: Connection, *, archived: bool = False) -> list[domain.Case]:
    """The cases that are not archived, by reference; with ``archived``, those too."""
    query = select(*_CASE)
    if not archived:
        query = query.where(Case.archived_at.is_(None))
    return [_case(tuple(row)) for row in connection.execute(query.order_by(Case.reference, Case.id))]


def find_case(connection: Connection, id_or_reference: str) -> domain.Case | None:
    """A case by id, our number (CAS-…) or its own reference."""
    wanted = or_(Case.id == id_or_reference, Case.ref == id_or_reference, Case.reference == id_or_reference)
    row = connection.execute(select(*_CASE).where(wanted, Case.archived_at.is_(None)).order_by(Case.id)).first()
    return None if row is None else _case(tuple(row))


def _case(row: tuple[object, ...]) -> domain.Case:
    values = list(row)
    values[_ACCESS] = tuple(json.loads(str(values[_ACCESS])))
    values[_EXERCISE] = bool(values[_EXERCISE])
    return domain.Case._make(values)


def read_persons(connection: Connection, case_id: str) -> list[domain.CasePerson]:
    """The persons of a case, in their order."""
    return read_values(
        connection, CasePerson, domain.CasePerson, CasePerson.case_id == case_id, order=(CasePerson.position,)
    )


def read_offences(connection: Connection, case_id: str) -> list[domain.CaseOffence]:
    """The offences of a case, in their order."""
    return read_values(
        connection, CaseOffence, domain.CaseOffence, CaseOffence.case_id == case_id, order=(CaseOffence.position,)
    )


def read_evidence(connection: Connection, case_id: str | None = None) -> list[domain.Evidence]:
    """The evidence received in a case, or in all."""
    where = () if case_id is None else (Evidence.case_id == case_id,)
    return read_values(connection, Evidence, domain.Evidence, *where, order=(Evidence.received_on,))


def read_custody(connection: Connection, evidence_ids: Iterable[str]) -> dict[str, tuple[domain.CustodyEntry, ...]]:
    """The chains of custody, by evidence, oldest first."""
    found: dict[str, list[domain.CustodyEntry]] = {}
    wanted = list(evidence_ids)
    entries = read_values(
        connection, Custody, domain.CustodyEntry, Custody.evidence_id.in_(wanted), order=(Custody.at,)
    )
    for entry in entries:
        found.setdefault(entry.evidence_id, []).append(entry)
    return {evidence_id: tuple(chain) for evidence_id, chain in found.items()}


def read_annexes(connection: Connection, case_id: str) -> list[domain.Annex]:
    """The annexes of a case, by their numbers."""
    return read_values(connection, Annex, domain.Annex, Annex.case_id == case_id, order=(Annex.no,))


def read_case_file(connection: Connection, case: domain.Case) -> domain.CaseFile:
    """A case with all that its requests share."""
    chronology = read_values(
        connection, CaseEvent, domain.CaseEvent, CaseEvent.case_id == case.id, order=(CaseEvent.date,)
    )
    evidence = read_evidence(connection, case.id)
    return domain.CaseFile(
        case,
        tuple(read_persons(connection, case.id)),
        tuple(chronology),
        tuple(read_offences(connection, case.id)),
        tuple(evidence),
        read_custody(connection, [item.id for item in evidence]),
        tuple(read_annexes(connection, case.id)),
    )


def read_due(connection: Connection) -> list[tuple[str, str, str, str, str]]:
    """(day, rule, table, record id, case id) of evidence to be returned, custody and retention that end."""
    queries = (
        ("SELECT return_by, 'evidence_return', 'case_evidence', id, case_id FROM case_evidence"
         " WHERE archived_at IS NULL AND return_by IS NOT NULL AND returned_on IS NULL"),
        ("SELECT custody_until, 'custody_end', 'case_persons', id, case_id FROM case_persons"
         " WHERE archived_at IS NULL AND custody_until IS NOT NULL"),
        ("SELECT retain_until, 'case_retention', 'cases', id, id FROM cases"
         " WHERE archived_at IS NULL AND retain_until IS NOT NULL"),
    )  # fmt: skip
    return [
        (str(row[0]), str(row[1]), str(row[2]), str(row[3]), str(row[4]))
        for query in queries
        for row in connection.exec_driver_sql(query)
    ]
