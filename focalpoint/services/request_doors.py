"""What casework brings to the first page and to the deadlines. Outside casework no more than a number is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from focalpoint.domain.cases import Case
from focalpoint.domain.changes import Compartment
from focalpoint.domain.deadlines import Deadline
from focalpoint.domain.register import AT_HOME, OVER, RequestLine, Status
from focalpoint.language import N_
from focalpoint.services.case_access import OPENS
from focalpoint.services.deadlines import DeadlineSource
from focalpoint.services.today_tiles import TileDescriptor
from focalpoint.store.cases import read_cases
from focalpoint.words import request_tiles as words

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace
    from focalpoint.words.request_tiles import OpenRequests

_CLOCKS: Final = frozenset({"extradition", "preservation", "temporary_surrender", "transit", "emergency_disclosure"})
"""The kinds whose sending, confirmation or arrest starts a legal limit."""
_CLOCKS_RUN: Final = timedelta(days=400)
"""No legal limit runs longer from the last thing that happened."""
_CASEWORK: Final = Compartment.CASEWORK
_LIMITS: Final = {"custody_end": "custody_ends", "evidence_return": "evidence_return"}
"""Deadlines of a case that follow a limit of ``limits.toml``, by the limit's id."""


def _opens(workspace: Workspace) -> bool:
    return workspace.vault.casework is not None and workspace.may(OPENS)


def _holds_cases(workspace: Workspace) -> bool:
    """Whether there is any case: without one, the first page does not wait for the code of requests to load."""
    with workspace.database(_CASEWORK).read() as connection:
        return bool(read_cases(connection, archived=True))


def _deadlines(workspace: Workspace) -> Iterator[Deadline]:
    """Replies due, legal limits, papers, evidence, custody and retention, of the cases that the user may open."""
    if not _opens(workspace) or not _holds_cases(workspace):
        return
    from focalpoint.store.requests.queries import read_moved_since, read_spoken_approvals

    cases = {case.id: case for case in workspace.cases.list()}
    open_ones = {line.id: line for line in workspace.requests.list() if line.status not in OVER}
    since = workspace.clock.today() - _CLOCKS_RUN
    with workspace.database(_CASEWORK).read() as connection:
        moved = read_moved_since(connection, since.isoformat())
        spoken = read_spoken_approvals(connection)
    for line in open_ones.values():
        if line.due_on and not line.answered_on:
            yield _due(line, date.fromisoformat(line.due_on), "request_due")
        if line.id in moved and line.kind in _CLOCKS and line.status not in AT_HOME and not line.answered_on:
            for limit in workspace.requests.limits(line.id):
                yield _due(line, limit.on, "request_limit")
    for request_id, day in spoken:
        if request_id in open_ones:
            yield _due(open_ones[request_id], date.fromisoformat(day), "request_paper")
    yield from _of_cases(workspace, cases)


def _due(line: RequestLine, on: date, rule: str) -> Deadline:
    return Deadline(on, rule, "requests", line.id, line.ref, line.title, _CASEWORK)


def _of_cases(workspace: Workspace, cases: dict[str, Case]) -> Iterator[Deadline]:
    from focalpoint.services.request_law import law
    from focalpoint.store.cases.queries import read_due

    with workspace.database(_CASEWORK).read() as connection:
        found = read_due(connection)
    rolling = {rule.id: rule for rule in law().limits} if found else {}
    calendar = workspace.settings.calendar()
    for day, rule, entity, record_id, case_id in found:
        case, limit, on = cases.get(case_id), rolling.get(_LIMITS.get(rule, "")), date.fromisoformat(day)
        if case is not None:
            # What the office itself must do by a day on which it rests is due on the working day before.
            due = limit.last_day(on, calendar) if limit is not None else on
            yield Deadline(due, rule, entity, record_id, case.ref, case.title, _CASEWORK)


def _profiles(workspace: Workspace) -> Iterable[Deadline]:
    """A year after each verification of a profile."""
    from focalpoint.domain.profiles import CHECK_AFTER_DAYS

    for profile in workspace.profiles.list():
        if profile.verified_on:
            day = date.fromisoformat(profile.verified_on) + timedelta(days=CHECK_AFTER_DAYS)
            yield Deadline(
                day, "profile_check", "state_profiles", profile.id, profile.ref, profile.state, Compartment.OFFICE
            )


def _read_open(workspace: Workspace) -> OpenRequests | None:
    """How many requests wait; nothing for who opens no cases, and where there is none."""
    if not _opens(workspace) or not _holds_cases(workspace):
        return None
    today = workspace.clock.today().isoformat()
    lines = workspace.requests.list()
    waiting = [line for line in lines if line.status not in AT_HOME | OVER and not line.answered_on]
    late = sum(bool(line.due_on and line.due_on < today) for line in waiting)
    submitted = sum(line.status == Status.SUBMITTED for line in lines)
    return words.OpenRequests(len(waiting), late, submitted) if lines else None


DEADLINES: Final = DeadlineSource(
    ("request_due", "request_limit", "request_paper", "evidence_return", "custody_end", "case_retention"), _deadlines
)
PROFILES: Final = DeadlineSource(("profile_check",), _profiles)
OPEN: Final = TileDescriptor("open_requests", N_("Requests without an answer"), 60, _read_open, words.open_requests)
