"""The case of a request that came as a file, and what the case learns from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from focalpoint.domain.case_answers import offences_of, persons_of
from focalpoint.domain.cases import Case, CasePerson, next_key
from focalpoint.domain.folding import fold
from focalpoint.services.case_access import may_open
from focalpoint.store import cases as store
from focalpoint.store.reading import as_columns

if TYPE_CHECKING:
    from focalpoint.domain.requests.answers import Request
    from focalpoint.services.opened import OpenedVault
    from focalpoint.store.work import UnitOfWork


def case_for(workspace: OpenedVault, work: UnitOfWork, request: Request) -> Case:
    """The case with the request's file number that the user may open, else a new one that only the user opens."""
    answers = request.answers
    reference = answers.text("proc.file_no") or answers.text("hdr.req_no") or answers.text("hdr.their_ref")
    if reference:
        for case in store.read_cases(work.connection):
            if case.reference == reference and may_open(workspace, case):
                return case
    case_id = work.insert(
        store.Case,
        reference=reference or work.batch[:8],
        access=json.dumps([work.author_id]),
        opened_on=work.today.isoformat(),
        stage=answers.text("proc.stage"),
        facts=answers.text("facts.summary"),
        facts_source=answers.text("facts.source"),
        authority=answers.text("auth.conducting.name"),
    )
    found = store.find_case(work.connection, case_id)
    assert found is not None  # noqa: S101 - it was just written in this transaction
    return found


def catch_up_case(work: UnitOfWork, case: Case, request: Request) -> None:
    """Let a case know what a request says and it does not: persons, offences, and a chronology where it has none."""
    persons = store.read_persons(work.connection, case.id)
    known = {person.key for person in persons}
    for told in persons_of(request.answers):
        key = told.pop("key") or next_key(persons)
        if key in known:
            continue
        person = CasePerson("", case.id, key, len(persons), **told)
        persons.append(person)
        known.add(key)
        values: dict[str, Any] = {**told, "case_id": case.id, "key": key, "position": person.position}
        work.insert(store.CasePerson, **as_columns(values), listed=person.listed_name, listed_more=person.listed_more)
    _catch_up_offences(work, case, request)
    if not store.read_case_file(work.connection, case).chronology:
        for item in request.answers.items("facts.chron"):
            work.insert(store.CaseEvent, case_id=case.id, date=item.text("date"), event=item.text("event"))


def _catch_up_offences(work: UnitOfWork, case: Case, request: Request) -> None:
    """A case without offences takes those of the request; of one that it knows by title, what it does not know yet."""
    known = {fold(one.title): one for one in store.read_offences(work.connection, case.id)}
    for position, told in enumerate(offences_of(request.answers)):
        before = known.get(fold(told["title"]))
        if before is not None:
            fresh = {name: value for name, value in told.items() if value and not getattr(before, name)}
            work.update(store.CaseOffence, before.id, **fresh)
        elif not known:
            work.insert(store.CaseOffence, case_id=case.id, position=position, **told)
