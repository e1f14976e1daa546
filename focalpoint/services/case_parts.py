"""The parts of a case: persons, chronology, offences, evidence with its custody, annexes with their files."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from focalpoint.domain.cases import Annex, AnnexState, CasePerson, Identity, next_key
from focalpoint.domain.changes import ChangeSet, Compartment, Value
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.services.base import Service
from focalpoint.services.case_access import opened_case
from focalpoint.services.files import PART, facts_of, keep_path
from focalpoint.store import cases as store
from focalpoint.store.cases.owning import case_ids
from focalpoint.store.reading import as_columns

if TYPE_CHECKING:
    from focalpoint.store.database import Database
    from focalpoint.store.work import UnitOfWork

_NOT_GIVEN: Final = frozenset({"id", "case_id", "evidence_id", "key", "version", "ref"})
_DATES: Final = frozenset(
    {
        "custody_since", "custody_until", "informed_on", "limitation_date", "date_from", "date_to", "received_on",
        "return_by", "returned_on",
    }
)  # fmt: skip


class CaseParts(Service):
    """What the requests of a case share. Every edit is one step that can be undone."""

    capability: ClassVar[str] = "cases"

    @property
    def _casework(self) -> Database:
        return self._workspace.database(Compartment.CASEWORK)

    # -- persons ------------------------------------------------------------------------------------------------

    def add_person(self, case_id: str, **fields: Any) -> ChangeSet:  # noqa: ANN401 - any field of a person
        """Add a person; fields are those of ``domain.cases.CasePerson``.

        Raises:
            RuleError: a known person without any name, or a field that there is not.
        """
        with self._write("case.add_person", compartment=Compartment.CASEWORK) as work:
            case = opened_case(self._workspace, work.connection, case_id)
            persons = store.read_persons(work.connection, case.id)
            person = _person(CasePerson("", case.id, next_key(persons), len(persons)), fields)
            values = dataclasses.asdict(person)
            for name in ("id", "version"):
                del values[name]
            work.insert(store.CasePerson, **as_columns(values), **_listed(person))
        return work.change_set

    def edit_person(self, person_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field of a person
        """Change a person. What the drafts of the case say of them follows; what was sent stays as it was sent.

        An approval of a draft that changes so lapses.

        Raises:
            RuleError: a known person without any name, or a field that there is not.
        """
        from focalpoint.services.request_follow import follow_person

        with self._write("case.edit_person", compartment=Compartment.CASEWORK) as work:
            before = self._person(work, person_id)
            after = _person(before, changes)
            work.update(store.CasePerson, person_id, **as_columns(changes), **_listed(after))
            follow_person(work, before, after)
        return work.change_set

    def _person(self, work: UnitOfWork, person_id: str) -> CasePerson:
        case_id = self._case_of(work, "case_persons", person_id)
        for person in store.read_persons(work.connection, case_id):
            if person.id == person_id:
                return person
        raise NotFoundError(what="case_persons")

    # -- chronology, offences, evidence -------------------------------------------------------------------------

    def add_event(self, case_id: str, **fields: Any) -> ChangeSet:  # noqa: ANN401 - any field of the part
        """Add a line of the chronology (``date``, ``place``, ``event``, ``source``)."""
        return self._add("case.add_event", store.CaseEvent, case_id, fields)

    def edit_event(self, event_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field of the part
        """Change a line of the chronology."""
        return self._edit("case.edit_event", store.CaseEvent, event_id, changes)

    def add_offence(self, case_id: str, **fields: Any) -> ChangeSet:  # noqa: ANN401 - any field of the part
        """Add an offence with the law's text; fields are those of ``domain.cases.CaseOffence``."""
        with self._casework.read() as connection:
            fields.setdefault("position", len(store.read_offences(connection, case_id)))
        return self._add("case.add_offence", store.CaseOffence, case_id, fields)

    def edit_offence(self, offence_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field of the part
        """Change an offence."""
        return self._edit("case.edit_offence", store.CaseOffence, offence_id, changes)

    def add_evidence(self, case_id: str, title: str, **fields: Any) -> ChangeSet:  # noqa: ANN401 - any field of it
        """Record what another State sent; fields are those of ``domain.cases.Evidence``."""
        if not title.strip():
            raise RuleError(rule="title_missing")
        return self._add("case.add_evidence", store.Evidence, case_id, {**fields, "title": title.strip()})

    def edit_evidence(self, evidence_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field of the part
        """Change what is known of a piece of evidence."""
        return self._edit("case.edit_evidence", store.Evidence, evidence_id, changes)

    def add_custody(self, evidence_id: str, at: str, giver: str, taker: str, **fields: str) -> ChangeSet:
        """Add a link to the chain of custody; links are never changed, only added.

        Args:
            evidence_id: what went from hand to hand.
            at: a UTC instant or an ISO date.
            giver: from whom.
            taker: to whom.
            **fields: ``purpose``, ``place``.
        """
        if not at.strip() or not taker.strip():
            raise RuleError(rule="custody_incomplete")
        with self._write("case.add_custody", compartment=Compartment.CASEWORK) as work:
            self._case_of(work, "case_evidence", evidence_id)
            values = {"at": at.strip(), "giver": giver.strip(), "taker": taker.strip(), **fields}
            work.insert(store.Custody, evidence_id=evidence_id, **values)
        return work.change_set

    def archive_parts(self, entity: str, record_ids: Iterable[str]) -> ChangeSet:
        """Put parts of a case away: ``entity`` is their table."""
        return self._archived("case.archive_part", entity, record_ids, back=False)

    def bring_back_parts(self, entity: str, record_ids: Iterable[str]) -> ChangeSet:
        """Bring parts of a case back."""
        return self._archived("case.bring_back_part", entity, record_ids, back=True)

    # -- annexes ------------------------------------------------------------------------------------------------

    def add_annex(
        self, case_id: str, title: str, path: Path | None = None, progress: Progress | None = None, **fields: Value
    ) -> ChangeSet:
        """List an annex with the next number; its file is copied into the vault and hashed.

        Raises:
            FileTooLargeError, CannotAttachError: the file; nothing was listed.
        """
        watch, facts = progress or Quiet(), facts_of(path) if path is not None else (0, "")
        with self._write("case.add_annex", compartment=Compartment.CASEWORK) as work:
            case = opened_case(self._workspace, work.connection, case_id)
            last = max((annex.no for annex in store.read_annexes(work.connection, case.id)), default=0)
            named = title.strip() or (path.stem if path is not None else "")
            if not named:
                raise RuleError(rule="title_missing")
            values = as_columns({**fields, "no": last + 1, "title": named, "case_id": case.id})
            annex_id = work.insert(store.Annex, **values)
            if path is not None:
                _keep(work, annex_id, path, facts, watch)
        return work.change_set

    def replace_annex(self, annex_id: str, path: Path, progress: Progress | None = None) -> ChangeSet:
        """Put another file in an annex's place; drafts that list the former one are told that it changed."""
        from focalpoint.services.request_follow import follow_annexes

        watch, facts = progress or Quiet(), facts_of(path)
        with self._write("case.replace_annex", compartment=Compartment.CASEWORK) as work:
            case_id = self._case_of(work, "case_annexes", annex_id)
            before = work.get(store.Annex, annex_id).file_id
            if before is not None:
                from focalpoint.store.common import File

                work.archive(File, before)
            _keep(work, annex_id, path, facts, watch)
            follow_annexes(work, case_id)
        return work.change_set

    def edit_annex(self, annex_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field of an annex
        """Change what is said of an annex; its file is replaced by ``replace_annex``."""
        if changes.keys() & {"file_id", "sha256", "size", "file_name"}:
            raise RuleError(rule="field_type", field="file")
        return self._edit("case.edit_annex", store.Annex, annex_id, changes)

    def order_annexes(self, case_id: str, annex_ids: Sequence[str]) -> ChangeSet:
        """Number the annexes of a case in this order, from 1; those that are not named follow."""
        from focalpoint.services.request_follow import follow_annexes

        with self._write("case.order_annexes", compartment=Compartment.CASEWORK) as work:
            case = opened_case(self._workspace, work.connection, case_id)
            known = [annex.id for annex in store.read_annexes(work.connection, case.id)]
            wanted = [annex_id for annex_id in dict.fromkeys(annex_ids) if annex_id in known]
            for number, annex_id in enumerate([*wanted, *(each for each in known if each not in wanted)], 1):
                work.update(store.Annex, annex_id, no=number)
            follow_annexes(work, case.id)
        return work.change_set

    def annex_states(self, case_id: str) -> dict[str, AnnexState]:
        """Annex id → whether its file is what was listed. Reads every byte: for a worker."""
        from focalpoint.services.annex_files import state_of

        with self._casework.read() as connection:
            case = opened_case(self._workspace, connection, case_id)
            annexes = store.read_annexes(connection, case.id)
            return {annex.id: state_of(connection, annex) for annex in annexes}

    def annex_bytes(self, annex: Annex) -> bytes:
        """The bytes of an annex's file; empty where it has none."""
        from focalpoint.store.common import read_parts

        with self._casework.read() as connection:
            opened_case(self._workspace, connection, annex.case_id)
            return b"" if annex.file_id is None else read_parts(connection, annex.file_id)

    # -- what all parts need ------------------------------------------------------------------------------------

    def _case_of(self, work: UnitOfWork, entity: str, record_id: str) -> str:
        """The case of a record, which the user may open."""
        found = case_ids(work.connection, entity, [record_id]).get(record_id)
        if found is None:
            raise NotFoundError(what=entity)
        return opened_case(self._workspace, work.connection, found).id

    def _add(self, cause: str, table: Any, case_id: str, fields: dict[str, Any]) -> ChangeSet:  # noqa: ANN401
        _check(table, fields)
        with self._write(cause, compartment=Compartment.CASEWORK) as work:
            case = opened_case(self._workspace, work.connection, case_id)
            work.insert(table, case_id=case.id, **as_columns(fields))
        return work.change_set

    def _edit(self, cause: str, table: Any, record_id: str, changes: dict[str, Any]) -> ChangeSet:  # noqa: ANN401
        _check(table, changes)
        with self._write(cause, compartment=Compartment.CASEWORK) as work:
            self._case_of(work, table.__tablename__, record_id)
            work.update(table, record_id, **as_columns(changes))
        return work.change_set

    def _archived(self, cause: str, entity: str, record_ids: Iterable[str], *, back: bool) -> ChangeSet:
        from focalpoint.services.undo import tables_by_name

        if entity not in {"case_persons", "case_events", "case_offences", "case_evidence", "case_annexes"}:
            raise NotFoundError(what=entity)
        table = tables_by_name()[entity]
        with self._write(cause, compartment=Compartment.CASEWORK) as work:
            for record_id in record_ids:
                self._case_of(work, entity, record_id)
                (work.restore if back else work.archive)(table, record_id)
        return work.change_set


def _person(person: CasePerson, changes: dict[str, Any]) -> CasePerson:
    unknown = changes.keys() - ({field.name for field in dataclasses.fields(CasePerson)} - _NOT_GIVEN)
    if unknown:
        raise RuleError(rule="field_type", field=", ".join(sorted(unknown)))
    _check_dates(changes)
    after = dataclasses.replace(person, **changes)
    if after.identity == Identity.KNOWN and not (after.name or after.name_original).strip():
        raise RuleError(rule="name_missing")
    return after


def _listed(person: CasePerson) -> dict[str, str]:
    return {"listed": person.listed_name, "listed_more": person.listed_more}


def _check(table: Any, values: dict[str, Any]) -> None:  # noqa: ANN401 - a table
    unknown = values.keys() - (set(table.__table__.columns.keys()) - _NOT_GIVEN)
    if unknown:
        raise RuleError(rule="field_type", field=", ".join(sorted(unknown)))
    _check_dates(values)


def _check_dates(values: dict[str, Any]) -> None:
    for name in values.keys() & _DATES:
        if values[name]:
            try:
                date.fromisoformat(values[name])
            except (TypeError, ValueError) as error:
                raise RuleError(rule="not_a_date", value=str(values[name])) from error


def _keep(work: UnitOfWork, annex_id: str, path: Path, facts: tuple[int, str], watch: Progress) -> None:
    size, digest = facts
    file_id = keep_path(
        work, ("case_annexes", annex_id), path, facts, lambda part: watch.step(part, size // PART + 1, "attach")
    )
    work.update(store.Annex, annex_id, file_id=file_id, file_name=path.name, sha256=digest, size=size)
