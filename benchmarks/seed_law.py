"""Acts of all States under all instruments, a library, authorities and requests, on top of ``benchmarks.seed``."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from benchmarks import seed_cases
from benchmarks.seed import copy_of, opened
from focalpoint.domain.changes import Compartment, Value
from focalpoint.services.workspace import Workspace
from focalpoint.store.directory import Body
from focalpoint.store.instruments import TreatyAct
from focalpoint.store.library import LibraryItem
from focalpoint.store.work import UnitOfWork

TEXTS, AUTHORITIES = 10_000, 10_000
_FIRST = date(1995, 1, 1)
_KINDS = ("legislation", "case", "agreement", "good_practice")


def with_law(vault: Path, target: Path) -> Path:
    """A copy of a vault in which every State joined every shipped instrument; with texts, authorities and requests."""
    copy = copy_of(vault, target)
    workspace = opened(copy)
    try:
        fill(workspace)
        seed_cases.fill(workspace)
        workspace.search.catch_up()
        workspace.search.catch_up(Compartment.CASEWORK)
    finally:
        workspace.close()
    return copy


def fill(workspace: Workspace) -> None:
    """Two acts a State and instrument (about 30,000), 10,000 texts of the library and 10,000 authorities."""
    states = [state.code for state in workspace.states.all()]
    instruments = [instrument.id for instrument in workspace.instruments.catalogue()]
    acts = [
        act
        for column, instrument in enumerate(instruments)
        for row, state in enumerate(states)
        for act in _acts(instrument, state, row * 37 + column * 53)
    ]
    with UnitOfWork(workspace.vault.office, workspace.author, "import.apply") as work:
        work.insert_many(TreatyAct, acts)
        work.insert_many(LibraryItem, [_text(n, states) for n in range(TEXTS)])
        work.insert_many(Body, [_authority(n, states) for n in range(AUTHORITIES)])


def _acts(instrument: str, state: str, spread: int) -> list[dict[str, Value]]:
    signed = _FIRST + timedelta(days=spread % 7000)
    shared: dict[str, Value] = {"instrument_id": instrument, "participant": state}
    return [
        {**shared, "kind": "signature", "date": signed.isoformat()},
        {**shared, "kind": "ratification", "date": (signed + timedelta(days=400 + spread % 900)).isoformat()},
    ]


def _text(number: int, states: list[str]) -> dict[str, Value]:
    return {
        "kind": _KINDS[number % len(_KINDS)],
        "title": f"Act number {number} on mutual legal assistance in criminal matters",
        "summary": "Bank secrecy is no ground of refusal; the law of the requested State applies.",
        "country": states[number % len(states)],
        "language": "en",
        "year": 1990 + number % 36,
    }


def _authority(number: int, states: list[str]) -> dict[str, Value]:
    return {
        "kind": "authority",
        "name": f"Office number {number} for international cooperation",
        "state": states[number % len(states)],
        "purposes": "mla",
        "email": f"office{number}@example.org",
        "verified_on": (date(2024, 1, 1) + timedelta(days=number % 900)).isoformat(),
    }
