"""Cases, in the casework compartment. Who lacks its key is refused; who is not on a case's list does not see it."""

from __future__ import annotations

import json
from typing import ClassVar

from focalpoint.domain.cases import Case
from focalpoint.domain.changes import ChangeSet, Compartment, Value
from focalpoint.domain.errors import RefusedError, RuleError
from focalpoint.services.base import Listed, Service
from focalpoint.store import cases as store


class CaseService(Service):
    """Cases: reference, title, access list."""

    capability: ClassVar[str] = "cases"

    def list(self) -> Listed[Case]:
        """The cases that the user may open, by reference."""
        return [case for case in self._read() if self._may_open(case)]

    def count(self) -> int:
        """How many cases there are; a count is all that leaves casework."""
        return len(self._read())

    def add(self, reference: str, title: str, *, access: tuple[str, ...] = ()) -> ChangeSet:
        """Open a case."""
        if not reference.strip():
            raise RuleError(rule="name_missing")
        with self._write("case.add", compartment=Compartment.CASEWORK) as work:
            work.insert(store.Case, reference=reference.strip(), title=title.strip(), access=json.dumps(access))
        return work.change_set

    def edit(self, case_id: str, **changes: Value) -> ChangeSet:
        """Change a case's reference, title or access list (JSON)."""
        if all(case.id != case_id for case in self.list()):
            raise RefusedError(method="cases.edit")
        with self._write("case.edit", compartment=Compartment.CASEWORK) as work:
            work.update(store.Case, case_id, **changes)
        return work.change_set

    def _read(self) -> Listed[Case]:
        with self._workspace.database(Compartment.CASEWORK).read() as connection:
            return store.read_cases(connection)

    def _may_open(self, case: Case) -> bool:
        return not case.access or self._workspace.session.user_id in case.access
