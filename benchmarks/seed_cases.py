"""Cases with requests to other States, on top of ``benchmarks.seed_law``: what the page of requests lists."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from focalpoint.store.cases import Case
from focalpoint.store.requests import Request
from focalpoint.store.work import UnitOfWork

if TYPE_CHECKING:
    from focalpoint.domain.changes import Value
    from focalpoint.services.workspace import Workspace

CASES, REQUESTS = 500, 10_000
_KINDS = ("mla", "extradition")
_STATUSES = ("draft", "sent", "acknowledged", "executed", "closed")
_FIRST = date(2022, 1, 3)


def fill(workspace: Workspace) -> None:
    """500 cases with twenty requests each, in every status."""
    states = [state.code for state in workspace.states.all()]
    casework = workspace.vault.casework
    assert casework is not None, "the benchmark's user holds casework"
    with UnitOfWork(casework, workspace.author, "import.apply") as work:
        cases = work.insert_many(Case, [{"reference": f"C-{n}", "title": f"Case number {n}"} for n in range(CASES)])
        work.insert_many(Request, [_request(n, cases, states) for n in range(REQUESTS)])


def _request(number: int, cases: list[str], states: list[str]) -> dict[str, Value]:
    day = _FIRST + timedelta(days=number % 1700)
    return {
        "case_id": cases[number % CASES],
        "kind": _KINDS[number % len(_KINDS)],
        "title": f"Request number {number} for bank records and hearings of witnesses",
        "reference": f"JUS/{day.year}/{number:05d}",
        "state": states[number % len(states)],
        "status": _STATUSES[number % len(_STATUSES)],
        "sent_on": day.isoformat(),
        "due_on": (day + timedelta(days=90)).isoformat(),
    }
