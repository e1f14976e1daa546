"""The first page: what is late, what comes, who is waited for, how far the pillars are, what others changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import compress, takewhile
from operator import attrgetter
from typing import Final, NamedTuple

from focalpoint.domain.deadlines import Deadline
from focalpoint.domain.directory import Ministry, Person
from focalpoint.domain.outline import ROOT, Outline
from focalpoint.domain.plan import Colour, Figures, NodeKind, Plan, PlanLine
from focalpoint.domain.rag import ColourRule
from focalpoint.domain.rollup import NOT_COUNTED, sound_weight
from focalpoint.domain.tasks import TaskStatus

SOON_DAYS: Final = 14
"""Due soon: today and so many days after it."""
DEADLINE_DAYS: Final = 30
OLD_BACKUP_DAYS: Final = 7
_OVERDUE_OF: Final = attrgetter("overdue")
_WAITING: Final = TaskStatus.WAITING_VALIDATION.value
"""A backup that is older than this is too old."""
PAUSE_HOURS: Final = 4
"""A session that begins within this time after the last look still shows what the last one showed."""


class Urgency(StrEnum):
    """How pressing a figure is; the tile says it by colour and by a sign."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Door:
    """Where a figure leads: a page by its name and what it shows there (``Page.show_filtered``), or one record."""

    page: str = ""
    wanted: Mapping[str, str] = field(default_factory=dict)
    record: tuple[str, str] | None = None
    """``(entity, record_id)``; goes before ``page``."""


@dataclass(frozen=True, slots=True)
class TileFigure:
    """What a tile says. ``figure`` is short ("12"), ``of`` stands small beside it ("of 19"), ``detail`` below."""

    figure: str
    detail: str = ""
    of: str = ""
    urgency: Urgency = Urgency.CALM
    word: str = ""
    """What the urgency means here ("late"), shown beside the colour."""
    door: Door = field(default_factory=Door)


class Backup(NamedTuple):
    """The newest backup; ``checked``: it was reopened and counted, ``damaged``: that failed."""

    at: datetime
    checked: bool
    damaged: bool


class OpenTask(NamedTuple):
    """What the first page and its digest need of a task that nobody has finished. ``due`` is an ISO date."""

    id: str
    title: str
    ministry_id: str | None
    person_id: str | None
    due: str | None
    status: str


class MinistryLoad(NamedTuple):
    """What a ministry has before it. ``ministry_id`` is None for tasks of no ministry; days are counted from today."""

    ministry_id: str | None
    late: int
    """Tasks whose day has passed."""
    soon: int
    """Tasks due within 14 days."""
    later: int
    """Every other open task."""
    to_validate: int
    """Those of all open tasks that wait for validation."""
    oldest: int
    """Days by which the oldest is late; 0 when none is."""
    activities_late: int

    @property
    def open(self) -> int:
        """Every open task."""
        return self.late + self.soon + self.later


class PillarProgress(NamedTuple):
    """How far one pillar is, and where it should be (percent, 0–100; None: no data)."""

    line: PlanLine
    wbs: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """The current plan on one day."""

    plan: Plan
    percent: float | None
    planned: float | None
    pillars: tuple[PillarProgress, ...]
    statuses: tuple[tuple[str, int], ...]
    """How many of the lowest nodes stand where, in no order."""
    activities_late: int


class OthersAct(NamedTuple):
    """What somebody else did to a record, or at once to several of a kind. ``at`` is a UTC instant (ISO text)."""

    actor: str
    at: str
    causes: tuple[str, ...]
    """The newest first."""
    entity: str
    record_id: str
    """The record, or one of them."""
    records: int
    ref: str
    title: str
    """The record's; both are empty where there are several, or it has none."""
    author: str
    """The user's name."""


def gathered(acts: Iterable[OthersAct]) -> list[OthersAct]:
    """Acts of one person on one record as one: the newest instant, every cause once. ``acts`` come newest first."""
    found: dict[tuple[str, ...], OthersAct] = {}
    for act in acts:
        alone = act.records == 1
        key = (act.actor, act.entity, act.record_id) if alone else (act.actor, act.entity, act.at, *act.causes)
        known = found.setdefault(key, act)
        found[key] = known._replace(causes=tuple(dict.fromkeys((*known.causes, *act.causes))))
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Today:
    """Every figure of the first page, as of one day."""

    day: date
    tasks: tuple[OpenTask, ...]
    """Open tasks by due date; those without one come last."""
    any_tasks: bool
    loads: tuple[MinistryLoad, ...]
    plan: PlanProgress | None
    deadlines: tuple[Deadline, ...]
    """Of the next 30 days, today included."""
    backup: Backup | None
    now: datetime
    ministries: Mapping[str, Ministry]
    people: Mapping[str, Person]
    own_ministry: str | None
    """The ministry of the user at work; None in the focal point's office."""

    @property
    def overdue(self) -> tuple[OpenTask, ...]:
        """Tasks whose day has passed, the oldest first."""
        today = self.day.isoformat()
        return tuple(takewhile(lambda task: task.due is not None and task.due < today, self.tasks))

    @property
    def soon(self) -> tuple[OpenTask, ...]:
        """Tasks due within 14 days."""
        first, last = self.day.isoformat(), (self.day + timedelta(days=SOON_DAYS)).isoformat()
        return tuple(task for task in self.tasks if task.due and first <= task.due <= last)

    @property
    def waiting(self) -> tuple[MinistryLoad, ...]:
        """The ministries that others wait for: every one with open tasks but the user's own."""
        return tuple(load for load in self.loads if load.open and load.ministry_id not in {None, self.own_ministry})

    @property
    def untouched(self) -> bool:
        """Whether nothing has been written into the vault yet: the page then offers first steps."""
        return not self.any_tasks and (self.plan is None or not self.plan.statuses)


def ministry_loads(
    tasks: Iterable[OpenTask], today: date, activities_late: Mapping[str | None, int]
) -> tuple[MinistryLoad, ...]:
    """What each ministry has before it: the one that is latest first, then the one with the most that is late."""
    first, last = today.isoformat(), (today + timedelta(days=SOON_DAYS)).isoformat()
    all_tasks = list(tasks)
    late = Counter(task.ministry_id for task in all_tasks if task.due and task.due < first)
    soon = Counter(task.ministry_id for task in all_tasks if task.due and first <= task.due <= last)
    later = Counter(task.ministry_id for task in all_tasks if not task.due or task.due > last)
    waiting = Counter(task.ministry_id for task in all_tasks if task.status == _WAITING)
    due: dict[str | None, str] = {}
    for task in all_tasks:
        if task.due and task.due < due.get(task.ministry_id, first):
            due[task.ministry_id] = task.due
    oldest = {ministry: (today - date.fromisoformat(day[:10])).days for ministry, day in due.items()}
    known = {*late, *soon, *later, *(ministry for ministry, count in activities_late.items() if count)}
    loads = [
        MinistryLoad(
            ministry, late[ministry], soon[ministry], later[ministry], waiting[ministry],
            oldest.get(ministry, 0), activities_late.get(ministry, 0),
        )
        for ministry in known
    ]  # fmt: skip
    return tuple(sorted(loads, key=lambda load: (-load.oldest, -load.late, -load.open, load.ministry_id or "~")))


def plan_progress(plan: Plan, outline: Outline, figures: Sequence[Figures]) -> PlanProgress:
    """What the first page says of a plan: its pillars, its lowest nodes by status, the whole."""
    tops = outline.children(ROOT)
    numbers = {place: str(number) for number, place in enumerate(tops, 1)}
    pillars = [
        place for place in tops if outline.lines[place].kind == NodeKind.PILLAR or outline.has_children(place)
    ] or tops
    counted = [place for place in tops if outline.lines[place].status not in NOT_COUNTED]
    weights = [sound_weight(outline.lines[place].weight) for place in counted]
    branches = {place for place, _children in outline.branches()}
    leaves = [line for place, line in enumerate(outline.lines) if place not in branches]
    return PlanProgress(
        plan,
        _mean([figures[place].percent for place in counted], weights),
        _mean([figures[place].planned for place in counted], weights),
        tuple(PillarProgress(outline.lines[place], numbers[place], figures[place]) for place in pillars),
        tuple(Counter(line.status for line in leaves).items()),
        late_activities(outline, figures).total(),
    )


def late_activities(outline: Outline, figures: Sequence[Figures]) -> Counter[str | None]:
    """How many of the lowest nodes are overdue, by the ministry that leads them."""
    late = compress(range(len(outline)), map(_OVERDUE_OF, figures))
    return Counter(outline.lines[place].lead_id for place in late if not outline.has_children(place))


def _mean(values: Sequence[float | None], weights: Sequence[float]) -> float | None:
    known = [(value, weight) for value, weight in zip(values, weights, strict=True) if value is not None]
    total = sum(weight for _value, weight in known)
    return sum(value * weight for value, weight in known) / total if total else None


def backup_days(backup: Backup, now: datetime) -> int:
    """Whole days since a backup; one from the future (the clock was set back) counts as of today."""
    return max(0, (now - backup.at).days)


def backup_urgency(backup: Backup | None, now: datetime) -> Urgency:
    """How pressing a new backup is: late when the last is over 7 days old or damaged, soon when there is none."""
    if backup is None:
        return Urgency.SOON
    if backup.damaged or backup_days(backup, now) > OLD_BACKUP_DAYS:
        return Urgency.LATE
    return Urgency.CALM


def deadline_urgency(on: date, today: date) -> Urgency:
    """How pressing a deadline is: within a week, within 14 days, or later."""
    days = (on - today).days
    return Urgency.LATE if days <= SOON_DAYS // 2 else Urgency.SOON if days <= SOON_DAYS else Urgency.CALM


def pillar_colour(pillar: PillarProgress) -> str:
    """The colour of a pillar; one that is complete or on track is green, one without data grey."""
    return str(Colour.GREEN if pillar.figures.colour_rule == ColourRule.COMPLETE else pillar.figures.colour)


class SeenMark(NamedTuple):
    """How far in the journal a user has looked. ``until``: seen for good; ``shown``: on the screen at ``at``."""

    until: int
    shown: int
    at: str
    """A UTC instant (ISO text)."""


def next_mark(mark: SeenMark, head: int, now: datetime) -> SeenMark:
    """The mark at the beginning of a session: what was shown the last time counts as seen now.

    After a short pause (a lock over lunch) it does not: what one was reading is still there.
    """
    pause = now - datetime.fromisoformat(mark.at)
    short = timedelta(0) <= pause < timedelta(hours=PAUSE_HOURS)
    return SeenMark(mark.until if short else mark.shown, head, now.isoformat())
