"""What only a vault knows of a request: who drafts and approves it, its files, what was received under conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from focalpoint.domain.requests.limits import Event


class FileState(StrEnum):
    """Whether an annex's file is what it was when it was hashed."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """The file of an annex, as found now."""

    state: FileState = FileState.SAME
    size: int = 0
    """Bytes."""
    macros: bool = False


@dataclass(frozen=True, slots=True)
class RestrictedEvidence:
    """Evidence that another State gave under a condition of use."""

    reference: str
    """How texts name it: its number, or the request's that it came from."""
    state: str
    condition: str
    allowed: bool = False
    """Whether that State has agreed to this use."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a red notice or diffusion says of the person, to be the same as the request."""

    reference: str
    name: str = ""
    birth_date: date | None = None
    offence: str = ""


@dataclass(frozen=True, slots=True)
class CheckContext:
    """All of it; empty where a file is checked without a vault."""

    drafter: str = ""
    approver: str = ""
    officials: int = 0
    """How many may approve; 0: not known."""
    annexes: Mapping[int, AnnexFile] | None = None
    """By the annex's number; None: files are not looked at."""
    unsigned_clauses: tuple[str, ...] = ()
    """Clauses of the letter that the office has not signed off."""
    marks: tuple[tuple[str, str], ...] = ()
    """What stands open in a final text: (mark, label or field), ``("TRANSLATE", "facts.summary")``."""
    final: bool = False
    """Whether it is about to leave, rather than being written."""
    exercise: bool = False
    """Whether the case is marked an exercise: documentation addresses are then allowed."""
    governing_reason: str = ""
    """Why the drafter wants his own first text to govern."""
    released: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What the approver let pass: (code, field) to his reason."""
    events: tuple[Event, ...] = ()
    restricted: tuple[RestrictedEvidence, ...] = ()
    notices: tuple[Notice, ...] = ()
    identifiers: Mapping[str, Callable[[str], bool]] = field(default_factory=dict)
    """Further tests of identifiers by their name; those of ``identifiers.py`` are used where it has none."""
