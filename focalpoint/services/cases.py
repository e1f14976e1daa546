"""Cases, in the casework compartment. Who lacks its key is refused; who is not on a case's list does not see it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from focalpoint.domain.cases import Case, CaseFile
from focalpoint.domain.changes import Action, Change, ChangeSet, Compartment, Value
from focalpoint.domain.errors import RefusedError, RuleError
from focalpoint.services.base import Listed
from focalpoint.services.case_access import may_open, opened_case
from focalpoint.services.case_parts import CaseParts
from focalpoint.store import cases as store

_FIELDS = frozenset(
    {
        "reference", "title", "access", "authority", "stage", "opened_on", "closed_on", "retain_until", "exercise",
        "facts", "facts_source", "note",
    }
)  # fmt: skip


class CaseService(CaseParts):
    """Cases: reference, title, access list, and what the requests of a case share (``CaseParts``)."""

    capability: ClassVar[str] = "cases"

    def list(self, *, archived: bool = False) -> Listed[Case]:
        """The cases that the user may open, by reference."""
        return [case for case in self._read(archived=archived) if may_open(self._workspace, case)]

    def count(self) -> int:
        """How many cases there are; a count is all that leaves casework."""
        return len(self._read())

    def get(self, id_or_reference: str) -> Case:
        """A case by id, number or reference; RefusedError for who is not on its list."""
        with self._casework.read() as connection:
            return opened_case(self._workspace, connection, id_or_reference)

    def file(self, case_id: str) -> CaseFile:
        """A case with persons, chronology, offences, evidence and annexes."""
        with self._casework.read() as connection:
            return store.read_case_file(connection, opened_case(self._workspace, connection, case_id))

    def look(self, case_id: str) -> None:
        """Journal that the user opened the case; nothing where the vault is open for reading only."""
        self.get(case_id)
        self._note("look.case", "cases", case_id, "look")

    def add(self, reference: str, title: str, *, access: Iterable[str] = (), **fields: Value) -> ChangeSet:
        """Open a case.

        Raises:
            RuleError: it has no reference.
        """
        if not reference.strip():
            raise RuleError(rule="name_missing")
        fields.setdefault("opened_on", self._workspace.clock.today().isoformat())
        with self._write("case.add", compartment=Compartment.CASEWORK) as work:
            values = {**fields, "reference": reference.strip(), "title": title.strip()}
            work.insert(store.Case, **values, access=json.dumps(list(access)))
        return work.change_set

    def edit(self, case_id: str, **changes: Value) -> ChangeSet:
        """Change a case's fields; ``access`` is a JSON list of users' ids.

        Raises:
            RefusedError: the user is not on its list.
            RuleError: it would have no reference.
        """
        if all(case.id != case_id for case in self.list()):
            raise RefusedError(method="cases.edit")
        if changes.keys() - _FIELDS:
            raise RuleError(rule="field_type", field=", ".join(sorted(changes.keys() - _FIELDS)))
        if "reference" in changes and not str(changes["reference"] or "").strip():
            raise RuleError(rule="name_missing")
        with self._write("case.edit", compartment=Compartment.CASEWORK) as work:
            work.update(store.Case, case_id, **changes)
        return work.change_set

    def set_access(self, case_id: str, user_ids: Sequence[str], reason: str = "") -> ChangeSet:
        """Say who may open a case; nobody named opens it to every case officer.

        Raises:
            RuleError: the list would shut out who writes it.
        """
        self.get(case_id)
        if user_ids and self._workspace.session.user_id not in user_ids:
            raise RuleError(rule="case_list_without_oneself")
        with self._write("case.set_access", reason, Compartment.CASEWORK) as work:
            work.update(store.Case, case_id, access=json.dumps(list(dict.fromkeys(user_ids))))
        return work.change_set

    def archive(self, case_ids: Iterable[str]) -> ChangeSet:
        """Put cases away."""
        wanted = [self.get(case_id).id for case_id in case_ids]
        with self._write("case.archive", compartment=Compartment.CASEWORK) as work:
            for case_id in wanted:
                work.archive(store.Case, case_id)
        return work.change_set

    def bring_back(self, case_ids: Iterable[str]) -> ChangeSet:
        """Bring archived cases back."""
        known = {case.id for case in self.list(archived=True)}
        with self._write("case.bring_back", compartment=Compartment.CASEWORK) as work:
            for case_id in case_ids:
                if case_id not in known:
                    raise RefusedError(method="case_list")
                work.restore(store.Case, case_id)
        return work.change_set

    def _read(self, *, archived: bool = False) -> Listed[Case]:
        with self._casework.read() as connection:
            return store.read_cases(connection, archived=archived)

    def _note(self, cause: str, entity: str, record_id: str, what: str, **after: Value) -> None:
        """Journal an act that changes no record."""
        if self._workspace.read_only:
            return
        told: Mapping[str, Any] = {"what": what, **after}
        with self._write(cause, compartment=Compartment.CASEWORK) as work:
            work.note(Change(entity, record_id, Action.NOTE, {}, told))
