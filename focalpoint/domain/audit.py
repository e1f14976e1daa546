"""The journal as a list: what is asked of it, and its lines. Plain values; words are made where it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from focalpoint.domain.changes import Value

AREAS = (
    "plan", "task", "ministry", "person", "instrument", "provision", "library", "comment", "case", "import", "export",
    "user", "vault", "erase",
)  # fmt: skip
"""What the acts are sorted by when one asks for some of them; the codes of ``GROUPS``."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "plan": ("plan.",),
    "task": ("task.", "template."),
    "ministry": ("ministry.", "directory.", "body.", "state.", "profile."),
    "person": ("person.",),
    "instrument": ("instrument.",),
    "provision": ("provision.", "standard."),
    "library": ("library.",),
    "comment": ("comment.", "file."),
    "case": ("case.", "request.", "look."),
    "import": ("import.",),
    "export": ("export.", "print.", "audit.", "handover."),
    "user": ("user.", "key."),
    "vault": ("vault.", "setting.", "view.", "restore.", "sample.", "clause."),
    "erase": ("erase.",),
}
"""An area → what the causes in it begin with."""


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries are wanted; empty fields narrow nothing. ``since`` and ``until`` are ISO dates, both included."""

    actor: str = ""
    area: str = ""
    text: str = ""
    """Stands in the record's reference or title."""
    since: str = ""
    until: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.actor or self.area or self.text.strip() or self.since or self.until)


class AuditRow(NamedTuple):
    """One entry. ``at`` is a UTC instant; ``ref`` and ``title`` are the record's now."""

    compartment: str
    seq: int
    at: str
    actor: str
    cause: str
    entity: str
    record_id: str
    action: str
    reason: str
    ref: str = ""
    title: str = ""

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return f"{self.compartment}:{self.seq}"


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some entries, newest first. ``rest`` continues after them: where each compartment goes on; empty at the end."""

    rows: tuple[AuditRow, ...]
    rest: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry whole. ``erased`` fields were removed by law; an ``unreadable`` one was changed from outside.

    ``names`` are the titles of the records that its values point to, by id.
    """

    row: AuditRow
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    erased: tuple[str, ...] = ()
    unreadable: bool = False
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChainState:
    """How far one compartment's journal is unbroken.

    ``until`` is the instant of the last entry that fits; ``broken_at`` the first that does not, 0 for none;
    ``vouched_at`` the newest instant for which a signed checkpoint vouches, ``cut`` whether one has seen more entries.
    """

    compartment: str
    entries: int
    until: str = ""
    broken_at: int = 0
    vouched_at: str = ""
    cut: bool = False

    @property
    def whole(self) -> bool:
        """Whether every entry fits."""
        return not self.broken_at and not self.cut
