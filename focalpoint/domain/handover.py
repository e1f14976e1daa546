"""What somebody needs who takes over as focal point of an office or of a ministry, as of one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from focalpoint.domain.directory import Ministry, Person, Workload
from focalpoint.domain.snapshot import PlanSnapshot
from focalpoint.domain.tasks import Task
from focalpoint.domain.users import User

SOON_DAYS: Final = 60
"""What is due within two months is met before somebody new has read everything."""
RECENT_DAYS: Final = 90


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something that was decided or changed for a stated reason. ``at`` is a UTC instant."""

    at: str
    who: str
    cause: str
    entity: str
    record_id: str
    about: str
    """The record's title or name."""
    reason: str


@dataclass(frozen=True, slots=True)
class Said:
    """A comment on something that is still open."""

    at: str
    who: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup: when it was made (UTC), where it is, and whether it was opened again to check it."""

    at: datetime
    place: str
    verified: bool


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """Everything that a hand-over sheet says."""

    today: date
    at: datetime
    zone: str
    country: str
    office_title: str
    sample: bool
    classification: str
    """The highest marking of its parts."""
    ministry: Ministry | None
    """Whose focal point changes; None: the office itself."""
    person: Person | None
    """Who hands over, where one person was chosen."""
    ministries: tuple[Ministry, ...]
    """Whom it is about: the ministry with those below it, or all."""
    people: Mapping[str, Person]
    work: Mapping[str, Workload]
    tasks: tuple[Task, ...]
    """Open tasks of these ministries (of the person, where one was chosen), by due date."""
    snapshot: PlanSnapshot | None
    """The current plan; None when there is none."""
    agreed: tuple[Agreed, ...]
    said: tuple[Said, ...]
    users: tuple[User, ...]
    backups: tuple[Kept, ...]
    folder: str
    """Where the vault is; said to the office's head only."""
    country_name: str = ""
    """As the office writes it; for a code that nobody else has a name for."""

    @property
    def scope(self) -> frozenset[str]:
        """The ids of the ministries that it is about."""
        return frozenset(ministry.id for ministry in self.ministries)


def branch_of(ministries: tuple[Ministry, ...], ministry_id: str) -> tuple[Ministry, ...]:
    """A ministry and all below it, in the order in which they are given."""
    inside = {ministry_id}
    grew = True
    while grew:
        more = {ministry.id for ministry in ministries if ministry.parent_id in inside} - inside
        inside |= more
        grew = bool(more)
    return tuple(ministry for ministry in ministries if ministry.id in inside)
