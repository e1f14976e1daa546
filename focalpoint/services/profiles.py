"""Profiles of States: how each deals with requests, when the office made sure, and what it does not know."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import RuleError
from focalpoint.domain.profiles import CHOICES, EDITABLE, StateProfile
from focalpoint.domain.progress import Quiet
from focalpoint.services.base import Listed, Service
from focalpoint.store import profiles as store
from focalpoint.store.reading import as_columns
from focalpoint.store.work import UnitOfWork


@dataclass(slots=True)
class ProfilePreview:
    """What a sheet would say of States; what it leaves empty stays as it is."""

    name: str
    read: int
    profiles: Listed[StateProfile] = field(default_factory=Listed)
    """Those that would change, whole."""
    unmatched: Listed[tuple[int, str]] = field(default_factory=Listed)
    """(row, printed name) of the States that nobody knows."""
    warnings: Listed[dict[str, Any]] = field(default_factory=Listed)
    """Each with ``row``, ``code`` and what its sentence names (``words/register_sheet.py``)."""


class ProfileService(Service):
    """Read and keep profiles. Nothing is invented: a State without one is unknown in everything."""

    capability: ClassVar[str] = "profiles"

    def list(self) -> Listed[StateProfile]:
        """The profiles that the office keeps, by State."""
        with self._office.read() as connection:
            return store.read_profiles(connection)

    def get(self, state: str) -> StateProfile:
        """A State's profile; all unknown where nobody wrote one."""
        return next((profile for profile in self.list() if profile.state == state), StateProfile(state))

    def to_verify(self) -> Listed[StateProfile]:
        """The profiles that somebody should make sure of again."""
        today = self._workspace.clock.today()
        return [profile for profile in self.list() if profile.to_verify(today)]

    def edit(self, state: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field of a profile
        """Write what is known of a State; the first edit makes its profile. An empty value says unknown.

        Raises:
            RuleError: no such field, or a code that it cannot hold.
        """
        _check(changes)
        with self._write("profile.edit") as work:
            self._keep(work, state, changes)
        return work.change_set

    def verify(self, state: str, by: str = "") -> ChangeSet:
        """Note that somebody made sure today."""
        who = by.strip() or self._workspace.session.user_name
        with self._write("profile.verify") as work:
            self._keep(work, state, {"verified_on": work.today.isoformat(), "verified_by": who})
        return work.change_set

    def asked(self, state: str) -> ChangeSet:
        """Note that the authority was asked today for what is unknown."""
        with self._write("profile.asked") as work:
            self._keep(work, state, {"asked_on": work.today.isoformat()})
        return work.change_set

    def archive(self, states: Iterable[str]) -> ChangeSet:
        """Put profiles away: these States are unknown again."""
        wanted = set(states)
        with self._write("profile.archive") as work:
            for profile in store.read_profiles(work.connection):
                if profile.state in wanted:
                    work.archive(store.StateProfile, profile.id)
        return work.change_set

    def preview(self, path: Path, *, settled: Mapping[str, str] | None = None) -> ProfilePreview:
        """What a sheet of profiles (.xlsx, .csv) would say; nothing is written. Apply its ``profiles``.

        Args:
            path: the sheet.
            settled: printed name of a State → code, as settled by the person for this file.

        Raises:
            ImportFileError: what is wrong with the file.
        """
        from focalpoint.exchange.gate import read_with

        answer = read_with(path, "focalpoint.exchange.profile_sheet:read", progress=Quiet())
        states = dict(settled or {})
        printed = sorted({row["values"]["state"] for row in answer["rows"]} - states.keys())
        for match in self._workspace.states.match_all([(name, None) for name in printed]):
            states[match.printed] = match.code
        known = {profile.state: profile for profile in self.list()}
        found = ProfilePreview(path.name, answer["read"], warnings=answer["warnings"])
        for row in answer["rows"]:
            told = dict(row["values"])
            name = told.pop("state")
            if not states.get(name):
                found.unmatched.append((row["row"], name))
                continue
            told["languages"] = tuple(told.get("languages", ()))
            profile = StateProfile(states[name], **told)
            before = known.get(profile.state, StateProfile(profile.state))
            changed = {field: value for field, value in _told(profile).items() if getattr(before, field) != value}
            if changed:
                found.profiles.append(dataclasses.replace(before, **changed))
        return found

    def apply(self, profiles: Iterable[StateProfile]) -> ChangeSet:
        """Take over a sheet's profiles as one step: what the sheet leaves empty stays as it is."""
        wanted = Listed(profiles)
        for profile in wanted:
            _check(_told(profile))
        with self._write("import.profiles") as work:
            for profile in wanted:
                self._keep(work, profile.state, _told(profile))
        return work.change_set

    def _keep(self, work: UnitOfWork, state: str, changes: dict[str, Any]) -> None:
        self._workspace.states.get(state) if not state.startswith("X") else None
        known = {profile.state: profile.id for profile in store.read_profiles(work.connection)}
        if state in known:
            work.update(store.StateProfile, known[state], **as_columns(changes))
        else:
            work.insert(store.StateProfile, state=state, **as_columns(changes))


def _told(profile: StateProfile) -> dict[str, Any]:
    values = {field.name: getattr(profile, field.name) for field in dataclasses.fields(profile)}
    return {name: value for name, value in values.items() if name in EDITABLE and value}


def _check(changes: dict[str, Any]) -> None:
    unknown = changes.keys() - EDITABLE
    if unknown:
        raise RuleError(rule="field_type", field=", ".join(sorted(unknown)))
    for name, value in changes.items():
        if value and name in CHOICES and value not in CHOICES[name]:
            raise RuleError(rule="unknown_code", value=str(value))
