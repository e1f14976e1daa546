"""How far the country is with the 19 universal instruments: the figure of the first page, from its own acts and steps.

A start reads this (docs/adr/0007-start.md): plain rows, no catalogue. The whole truth is ``domain/instruments``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

UNIVERSAL: Final = (
    "TOK63", "HAG70", "MON71", "IPP73", "HOS79", "NUC80", "AIR88", "SUA88", "FP88", "MEX91", "BOM97", "FIN99", "NUT05",
    "NUCA05", "SUA05", "FP05", "BEJC10", "BEJP10", "MONP14",
)  # fmt: skip
"""The keys of the 19 universal instruments against terrorism, in the order of the catalogue."""
_JOINS: Final = frozenset({"definitive_signature", "ratification", "acceptance", "approval", "accession", "succession"})
_PARLIAMENT: Final = "parliament"


class OwnAct(NamedTuple):
    """An act of the country to one of them. Dates are ISO text."""

    instrument_id: str
    kind: str
    date: str
    effective: str | None


class OwnStep(NamedTuple):
    """What the office wrote of a step to one of them."""

    instrument_id: str
    step: str
    started_on: str | None
    done_on: str | None
    due_on: str | None
    not_needed: int


class Progress(NamedTuple):
    """How many of the 19: party by deposit, with parliament, not begun; and steps whose planned day is past."""

    party: int
    in_parliament: int
    not_begun: int
    late: int
    total: int = len(UNIVERSAL)


def progress(acts: Iterable[OwnAct], steps: Iterable[OwnStep], today: str) -> Progress:
    """The figure on a day (ISO text). A denunciation counts from the day that it names, else from a year later."""
    party, begun = set[str](), set[str]()
    for act in sorted(acts, key=lambda act: (act.date, act.kind == "denunciation")):
        if act.instrument_id not in UNIVERSAL or act.date > today:
            continue
        begun.add(act.instrument_id)
        if act.kind in _JOINS:
            party.add(act.instrument_id)
        elif act.kind == "denunciation" and (act.effective or _a_year_later(act.date)) <= today:
            party.discard(act.instrument_id)
    parliament, late = set[str](), 0
    for step in steps:
        if step.instrument_id not in UNIVERSAL:
            continue
        begun.add(step.instrument_id)
        if step.instrument_id in party or step.done_on or step.not_needed:
            continue
        if step.step == _PARLIAMENT and step.started_on:
            parliament.add(step.instrument_id)
        late += bool(step.due_on and step.due_on < today)
    return Progress(len(party), len(parliament), len(UNIVERSAL) - len(begun), late)


def _a_year_later(iso: str) -> str:
    return f"{int(iso[:4]) + 1}{iso[4:]}"
