"""What the first page's charts show: its figures as bars, rows and tables, each with what it opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from focalpoint.domain.deadlines import Deadline
from focalpoint.domain.plan import NodeStatus
from focalpoint.domain.today import DEADLINE_DAYS, SOON_DAYS, Door, OthersAct, Today, Urgency, deadline_urgency
from focalpoint.language import Language, isolate
from focalpoint.ui.inspector.dates import show_date, show_moment, show_near_date
from focalpoint.ui.widgets.charts.bars import Bar, Part
from focalpoint.ui.widgets.charts.chart import Hatch
from focalpoint.ui.widgets.charts.donut import Slice
from focalpoint.ui.widgets.charts.rows import Row
from focalpoint.ui.widgets.charts.table import Figures
from focalpoint.ui.widgets.charts.timeline import Day
from focalpoint.words import today as words
from focalpoint.words.plan import node_status

TASKS: Final = "tasks"
PLAN: Final = "plan"
_WEEK: Final = 7
_LATE_ALARM: Final = 14
"""Days late from which a ministry is red and not amber."""
PILL: Final = {Urgency.LATE: "red", Urgency.SOON: "amber", Urgency.CALM: "grey"}
_STATUS_LOOK: Final[dict[str, tuple[str, Hatch]]] = {
    NodeStatus.VERIFIED_COMPLETE: ("green", Hatch.SOLID),
    NodeStatus.DONE_NOT_VERIFIED: ("green", Hatch.STRIPES),
    NodeStatus.IN_PROGRESS: ("accent", Hatch.SOLID),
    NodeStatus.IN_PREPARATION: ("accent", Hatch.STRIPES),
    NodeStatus.AWAITING_DECISION: ("amber", Hatch.SOLID),
    NodeStatus.ON_HOLD: ("amber", Hatch.STRIPES),
    NodeStatus.NOT_STARTED: ("muted", Hatch.HOLLOW),
    NodeStatus.DRAFT: ("muted", Hatch.DOTS),
    NodeStatus.CANCELLED: ("muted", Hatch.STRIPES),
    NodeStatus.SUPERSEDED: ("muted", Hatch.SOLID),
}
LATE_LOOK: Final = ("red", Hatch.SOLID)
SOON_LOOK: Final = ("amber", Hatch.STRIPES)
LATER_LOOK: Final = ("muted", Hatch.HOLLOW)

Doors = dict[str, Door]


@dataclass(frozen=True)
class Progress:
    """The pillars' bars."""

    bars: tuple[Bar, ...]
    figures: Figures
    doors: Doors = field(default_factory=dict)


@dataclass(frozen=True)
class Waiting:
    """The ministries' bars, on a scale up to ``most``."""

    bars: tuple[Bar, ...]
    most: int
    figures: Figures
    doors: Doors


@dataclass(frozen=True)
class Statuses:
    """The ring's parts, the sum and its word."""

    slices: tuple[Slice, ...]
    middle: tuple[str, str]
    figures: Figures
    doors: Doors


@dataclass(frozen=True)
class Coming:
    """The deadlines: the strip's days, the list, the table."""

    days: tuple[Day, ...]
    ticks: tuple[tuple[int, str], ...]
    rows: tuple[Row, ...]
    figures: Figures
    doors: Doors


@dataclass(frozen=True)
class News:
    """What others did."""

    rows: tuple[Row, ...]
    figures: Figures
    doors: Doors


def progress(today: Today, language: Language) -> Progress:
    """A bar for each pillar, with the mark of where it should be."""
    gettext = language.gettext
    bars, lines, doors = [], [], {}
    for pillar in today.plan.pillars if today.plan else ():
        percent, planned = pillar.figures.percent, pillar.figures.planned
        state = words.pillar_state(pillar, language)
        said, should = language.percent(percent), language.percent(planned)
        title = pillar.line.title
        sentence = gettext("{pillar}: {percent}, planned by today {planned}, {state}").format(
            pillar=isolate(title), percent=said, planned=should, state=state[1]
        )
        label = f"{pillar.wbs}\u2002{title}"
        bars.append(Bar(pillar.line.id, label, sentence, (Part(percent or 0.0, "accent"),), said, planned, state))
        reported = gettext("{n} of {total}").format(n=pillar.figures.reported, total=pillar.figures.leaves)
        lines.append((label, said, should, state[1], reported))
        doors[pillar.line.id] = Door(record=("plan_nodes", pillar.line.id))
    headings = (gettext("Pillar"), gettext("Progress"), gettext("Planned"), gettext("State"), gettext("Reported"))
    figures = Figures(headings, tuple(lines), tuple(doors), frozenset({1, 2, 4}))
    return Progress(tuple(bars), figures, doors)


def waiting(today: Today, language: Language) -> Waiting:
    """A bar for each ministry that has open tasks: late, due soon, later; the latest first."""
    gettext, count = language.gettext, words.count
    bars, lines, doors, most = [], [], {}, 1
    for load in today.waiting:
        known = today.ministries.get(load.ministry_id or "")
        name = known.name if known else gettext("No ministry named")
        key = load.ministry_id or "none"
        state = None
        if load.oldest:
            state = ("red" if load.oldest >= _LATE_ALARM else "amber", words.days_late(language, load.oldest))
        sentence = gettext("{ministry}: {work}").format(ministry=isolate(name), work=words.load_words(language, load))
        parts = (
            Part(load.late, *LATE_LOOK),
            Part(load.soon, *SOON_LOOK),
            Part(load.later, *LATER_LOOK),
        )
        bars.append(Bar(key, name, sentence, parts, count(language, load.open), None, state))
        person = today.people.get((known.main_contact_id if known else None) or "")
        numbers = (load.late, load.soon, load.later, load.to_validate, load.activities_late)
        oldest = words.days_late(language, load.oldest) if load.oldest else "–"
        contact = person.name if person else "–"
        lines.append((name, *(count(language, number) for number in numbers), oldest, contact))
        doors[key] = Door(TASKS, {"only": "unfinished", "ministry": load.ministry_id or ""})
        most = max(most, load.open)
    headings = (
        gettext("Ministry"), gettext("Tasks late"), gettext("Due within 14 days"), language.pgettext("tasks", "Later"),
        gettext("To validate"), gettext("Activities late"), gettext("Oldest"), gettext("Main contact"),
    )  # fmt: skip
    return Waiting(tuple(bars), most, Figures(headings, tuple(lines), tuple(doors), frozenset(range(1, 6))), doors)


def statuses(today: Today, language: Language) -> Statuses:
    """How many of the plan's lowest nodes stand where, the most first."""
    gettext = language.gettext
    found = sorted(today.plan.statuses if today.plan else (), key=lambda pair: (-pair[1], pair[0]))
    total = sum(number for _status, number in found)
    slices, lines, doors = [], [], {}
    for status, number in found:
        name = node_status(language, status)
        share = language.percent(100 * number / total)
        sentence = gettext("{status}: {n}, {share}").format(status=name, n=number, share=share)
        ink, hatch = _STATUS_LOOK.get(status, ("muted", Hatch.SOLID))
        slices.append(Slice(status, name, number, words.count(language, number), ink, sentence, hatch))
        lines.append((name, words.count(language, number), share))
        doors[status] = Door(PLAN, {"status": status})
    headings = (gettext("Status"), gettext("Activities"), gettext("Share"))
    figures = Figures(headings, tuple(lines), tuple(doors), frozenset({1, 2}))
    middle = (words.count(language, total), language.ngettext("activity", "activities", total))
    return Statuses(tuple(slices), middle, figures, doors)


def coming(today: Today, deadlines: Sequence[Deadline], language: Language) -> Coming:
    """The deadlines by day: the plan's one by one, the tasks of a day together."""
    doors: Doors = {}
    days, rows, lines, keys = [], [], [], []
    for on, group in groupby(deadlines, key=lambda due: due.on):
        found = list(group)
        after = (on - today.day).days
        ink = PILL[deadline_urgency(on, today.day)].replace("grey", "accent")
        milestone = any(due.rule == "milestone" for due in found)
        own = _rows_of_day(found, today, language, doors)
        rows += own
        said = "; ".join(row.title for row in own)
        sentence = language.gettext("{date}: {what}").format(date=show_date(language, on.isoformat()), what=said)
        days.append(Day(own[0].key, after, (ink,) * len(found), milestone, sentence))
        for due in found:
            doors[due.record_id] = Door(record=(due.entity, due.record_id))
            kind = words.deadline_kind(language, due.rule)
            lines.append((isolate(due.title), show_date(language, on.isoformat()), kind, isolate(due.ref)))
            keys.append(due.record_id)
    gettext = language.gettext
    headings = (gettext("What"), gettext("Date"), gettext("Kind"), gettext("Reference"))
    figures = Figures(headings, tuple(lines), tuple(keys))
    ticks = tuple(
        (at, _near(language, (today.day + timedelta(days=at)).isoformat(), today.day))
        for at in range(0, DEADLINE_DAYS + 1, _WEEK)
    )
    return Coming(tuple(days), ticks, tuple(rows), figures, doors)


def _near(language: Language, iso: str, today: date) -> str:
    """A near date, as short as the language has it."""
    if language.code == "zh" and iso.startswith(f"{today.year}-"):
        day = date.fromisoformat(iso)
        return f"{day.month}月{day.day}日"
    return show_near_date(language, iso, today)


def _rows_of_day(found: Sequence[Deadline], today: Today, language: Language, doors: Doors) -> list[Row]:
    on = found[0].on
    pill = (PILL[deadline_urgency(on, today.day)], words.in_days(language, on, today.day))
    lead = _near(language, on.isoformat(), today.day)
    tasks = [due for due in found if due.entity == TASKS]
    alone = [due for due in found if due.entity != TASKS]
    if len(tasks) == 1:
        alone, tasks = [*alone, *tasks], []
    rows = []
    for due in alone:
        doors[due.record_id] = Door(record=(due.entity, due.record_id))
        kind = words.deadline_kind(language, due.rule)
        sentence = language.gettext("{date}: {what} ({kind})").format(date=lead, what=isolate(due.title), kind=kind)
        rows.append(Row(due.record_id, due.title, sentence, lead, "", pill))
    if tasks:
        key = f"tasks {on.isoformat()}"
        last = max(SOON_DAYS, (on - today.day).days)
        doors[key] = Door(TASKS, {"only": "due", "days": str(last)})
        counted = language.ngettext("{n} task due: {titles}", "{n} tasks due: {titles}", len(tasks))
        titles = " · ".join(isolate(due.title) for due in tasks)
        title = counted.format(n=words.count(language, len(tasks)), titles=titles)
        rows.append(Row(key, title, title, lead, "", pill))
    return rows


def news(acts: Sequence[OthersAct], today: date, zone: str, language: Language) -> News:
    """What others did, the newest first."""
    rows, lines, doors = [], [], {}
    for number, act in enumerate(acts):
        key = f"{number} {act.record_id}"
        when = show_moment(language, act.at, zone)
        local = datetime.fromisoformat(act.at).astimezone(ZoneInfo(zone))
        near = _near(language, local.date().isoformat(), today)
        short = f"{local:%H:%M}" if local.date() == today else near
        title = words.act_title(language, act)
        note = words.act_words(language, act, short)
        rows.append(Row(key, title, f"{title}: {words.act_words(language, act, when)}", "", note))
        lines.append((title, words.act_author(language, act), words.act_causes(language, act), when))
        if act.records == 1:
            doors[key] = Door(record=(act.entity, act.record_id))
        elif act.entity in ("plan_nodes", "plans"):
            doors[key] = Door(PLAN)
        elif act.entity == TASKS:
            doors[key] = Door(TASKS)
    gettext = language.gettext
    headings = (gettext("What"), gettext("Who"), gettext("Change"), gettext("When"))
    keys = tuple(row.key if row.key in doors else "" for row in rows)
    rows = [row if row.key in doors else Row("", row.title, row.words, "", row.note) for row in rows]
    return News(tuple(rows), Figures(headings, tuple(lines), keys), doors)
