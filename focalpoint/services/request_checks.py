"""A request against the law: its surroundings out of the vault, what only the vault knows, and every rule."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from focalpoint.domain.annex_match import meant
from focalpoint.domain.cases import AnnexState
from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.register import RequestLine
from focalpoint.domain.request_record import RequestRecord
from focalpoint.domain.requests.checks import AnnexFile, CheckContext, FileState, RestrictedEvidence, check
from focalpoint.domain.requests.findings import Checked
from focalpoint.domain.requests.governing import governing
from focalpoint.domain.requests.law import Law
from focalpoint.domain.requests.limits import Event, Limit, limits
from focalpoint.domain.requests.specification import Specification
from focalpoint.domain.requests.world import World
from focalpoint.services.annex_files import state_of
from focalpoint.services.request_base import RequestBase
from focalpoint.services.request_catalogue import catalogue
from focalpoint.services.request_law import law
from focalpoint.services.request_world import world_of
from focalpoint.store import cases as case_store

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_FILES: Final = {
    AnnexState.PRESENT: FileState.SAME,
    AnnexState.UNHASHED: FileState.SAME,
    AnnexState.CHANGED: FileState.CHANGED,
    AnnexState.MISSING: FileState.MISSING,
}


class RequestChecks(RequestBase):
    """Checking requests. What depends on other records than the answers is read once, until they change."""

    capability: ClassVar[str] = "requests"

    def __init__(self, workspace: Workspace) -> None:
        """Follow what is written: what was read of other records is forgotten once they change."""
        super().__init__(workspace)
        self._worlds: dict[str, World] = {}
        self._files: dict[tuple[str, str, str], FileState] = {}
        workspace.subscribe(self._forget, first=True)

    def specification(self, request_id: str) -> Specification:
        """What the request's kind and stage asks for."""
        request = self._read(request_id).request
        return catalogue().specification(request.kind, request.stage)

    def law(self) -> Law:
        """The article map, limits and severities."""
        return law()

    def world(self, request_id: str) -> World:
        """What the vault knows around the request today."""
        return self._world_around(self._read(request_id).line)

    def context(self, request_id: str) -> CheckContext:
        """What only the vault knows of the request. Reads the annexes' files when they changed: for a worker."""
        return self._context_of(self._read(request_id))

    def limits(self, request_id: str) -> tuple[Limit, ...]:
        """The time limits that run, the nearest first, each with its rule."""
        record = self._read(request_id)
        world = self._world_around(record.line)
        governs = governing(record.request, world, law(), record.line.governing_reason)
        calendar = self._workspace.settings.calendar()
        return limits(governs, _events(record), law(), kind=record.line.kind, calendar=calendar)

    def changed_annexes(self, record: RequestRecord) -> tuple[int, ...]:
        """The numbers of the annexes that the request lists whose file is missing or not the one that was hashed."""
        files = self._annex_files(record)
        wrong = (number for number, file in files.items() if file.state is not FileState.SAME)
        return tuple(sorted(wrong))

    # -- how ----------------------------------------------------------------------------------------------------

    def _read(self, request_id: str) -> RequestRecord:
        with self._casework.read() as connection:
            return self._record(connection, request_id)

    def _checked(self, record: RequestRecord, *, final: bool = False) -> Checked:
        request = record.request
        specification = catalogue().specification(request.kind, request.stage)
        context = self._context_of(record, final=final)
        return check(request, specification, self._world_around(record.line), law(), context)

    def _world_around(self, line: RequestLine) -> World:
        return self._world_of(line.state)

    def _world_of(self, state: str) -> World:
        key = f"{state} {self._workspace.clock.today().isoformat()}"
        if key not in self._worlds:
            self._worlds[key] = world_of(self._workspace, [state])
        return self._worlds[key]

    def _context_of(self, record: RequestRecord, *, final: bool = False) -> CheckContext:
        approval = record.approval
        with self._office.read() as connection:
            from focalpoint.store.users import read_users

            names = {user.id: user.name for user in read_users(connection)}
        return CheckContext(
            drafter=names.get(record.line.drafter or "", ""),
            approver="" if approval is None else approval.name,
            officials=len(self._workspace.requests.officials()),
            annexes=self._annex_files(record),
            final=final,
            exercise=record.case.exercise,
            governing_reason=record.line.governing_reason,
            released={(one.code, one.field): one.note for one in record.releases},
            events=_events(record),
            restricted=self._restricted(record),
        )

    def _annex_files(self, record: RequestRecord) -> Mapping[int, AnnexFile]:
        """The files of the annexes that the request lists; those that the case does not have are left out."""
        found: dict[int, AnnexFile] = {}
        with self._casework.read() as connection:
            known = case_store.read_annexes(connection, record.case.id)
            for item in record.answers.items("annex"):
                number, listed, annex = item.get("no"), item.text("sha256"), meant(item, known)
                if not isinstance(number, int | float) or ((annex is None or annex.file_id is None) and not listed):
                    continue
                if annex is None:
                    found[int(number)] = AnnexFile(FileState.MISSING)
                    continue
                key = (annex.file_id or "", annex.sha256, listed)
                if key not in self._files:
                    self._files[key] = _FILES[state_of(connection, annex, listed=listed)]
                macros = annex.file_name.lower().endswith((".docm", ".xlsm", ".pptm"))
                found[int(number)] = AnnexFile(self._files[key], annex.size, macros)
        return found

    def _restricted(self, record: RequestRecord) -> tuple[RestrictedEvidence, ...]:
        with self._casework.read() as connection:
            kept = case_store.read_evidence(connection, record.case.id)
        return tuple(
            RestrictedEvidence(one.ref, one.state, one.conditions, allowed=False) for one in kept if one.conditions
        )

    def _forget(self, changes: ChangeSet) -> None:
        """Forget what was read of other records once they change."""
        if changes.entities & {"instruments", "treaty_acts", "state_profiles", "settings"}:
            self._worlds.clear()
        if changes.entities & {"files", "case_annexes"}:
            self._files.clear()


def _events(record: RequestRecord) -> tuple[Event, ...]:
    return tuple(Event(event.kind, date.fromisoformat(event.date)) for event in record.events)
