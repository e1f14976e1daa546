"""The digest of the first page: the same figures on one or two sheets, to take into a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from focalpoint.documents.model import (
    About,
    Align,
    Bar,
    BarChart,
    Beside,
    Block,
    CellValue,
    Document,
    Donut,
    Heading,
    Mark,
    Slice,
    Table,
    TableColumn,
    TableRow,
    Tile,
    Tiles,
    TitleBlock,
    Tone,
)
from focalpoint.documents.plan_facts import TONES
from focalpoint.documents.plan_report import STATUS_COLOURS
from focalpoint.domain.deadlines import Deadline
from focalpoint.domain.plan import Colour
from focalpoint.domain.today import DEADLINE_DAYS, OpenTask, OthersAct, TileFigure, Today, Urgency, deadline_urgency
from focalpoint.language import Language
from focalpoint.words import documents as document_words
from focalpoint.words import today as words
from focalpoint.words.classification import marking
from focalpoint.words.countries import office_line
from focalpoint.words.plan import node_status

MOST_PILLARS: Final = 10
MOST_MINISTRIES: Final = 10
MOST_LATE: Final = 9
MOST_DEADLINES: Final = 9
MOST_ACTS: Final = 5
"""So many lines keep the digest within two pages."""

_URGENT: Final = {Urgency.LATE: Tone.RED, Urgency.SOON: Tone.AMBER, Urgency.CALM: Tone.TEXT}
_PRESSING: Final = {Urgency.LATE: Tone.RED, Urgency.SOON: Tone.AMBER, Urgency.CALM: Tone.GREY}


@dataclass(frozen=True, slots=True)
class DigestFacts:
    """Everything that a digest says."""

    today: Today
    tiles: tuple[tuple[str, TileFigure], ...]
    """Each with its label, in the reader's language."""
    deadlines: tuple[Deadline, ...]
    acts: tuple[OthersAct, ...]
    office_title: str
    country: str
    """ISO 3166 alpha-3 code, or a user-assigned one (XAA–XZZ)."""
    zone: str
    """IANA time zone: the days of instants are this zone's."""
    sample: bool
    classification: str
    country_name: str = ""
    """As the office writes it; for a code that nobody else has a name for."""


def digest(facts: DigestFacts, language: Language) -> Document:
    """The digest as of the day of the figures."""
    today = facts.today
    title = language.gettext("Digest")
    day = language.date(today.day)
    under = document_words.cut_off(language, day)
    notice = document_words.sample_sentence(language) if facts.sample else ""
    office = office_line(language, facts.office_title, facts.country, facts.country_name)
    blocks: list[Block] = [
        TitleBlock(office, title, under, notice),
        Heading(language.gettext("Summary")),
        _tiles(facts),
    ]
    if today.plan is not None and today.plan.statuses:
        blocks.append(_pillars(today, language))
        blocks.append(Beside(_statuses(today, language), _ministries(today, language)))
    else:
        blocks.append(_ministries(today, language))
    blocks += [
        Heading(language.gettext("What is late, and whose it is"), 2),
        _late(today, language),
        Heading(language.gettext("Deadlines of the next {n} days").format(n=DEADLINE_DAYS), 2),
        _deadlines(facts, language),
    ]
    if facts.acts:
        blocks += [Heading(language.gettext("What others changed"), 2), _acts(facts, language)]
    about = About(
        title=f"{title} – {day}",
        author=office,
        subject=title,
        language=language.code,
        right_to_left=language.right_to_left,
        at=today.now,
        banner=marking(language, facts.classification),
        notice=document_words.sample_notice(language) if facts.sample else "",
        foot=under,
        page_label=language.gettext("Page {page} of {pages}"),
    )
    return Document(about, tuple(blocks))


def _tiles(facts: DigestFacts) -> Tiles:
    return Tiles(
        tuple(
            Tile(label, " ".join(part for part in (tile.figure, tile.of) if part), tile.detail, _URGENT[tile.urgency])
            for label, tile in facts.tiles[:4]
        )
    )


def _pillars(today: Today, language: Language) -> BarChart:
    bars = []
    for pillar in today.plan.pillars[:MOST_PILLARS] if today.plan else ():
        figures = pillar.figures
        colour, word = words.pillar_state(pillar, language)
        label = f"{pillar.wbs}\u2002{pillar.line.title}"
        text = language.gettext("{percent} · {state}").format(percent=language.percent(figures.percent), state=word)
        bars.append(Bar(label, ((figures.percent or 0.0, TONES[Colour(colour)]),), text, figures.planned))
    return BarChart(
        language.gettext("Progress by pillar"),
        tuple(bars),
        100.0,
        (
            (language.gettext("on track"), Tone.GREEN),
            (language.gettext("behind"), Tone.AMBER),
            (language.gettext("far behind"), Tone.RED),
            (language.gettext("not due or no data"), Tone.GREY),
        ),
        language.gettext("planned by today"),
        tuple((float(value), language.percent(value)) for value in (0, 25, 50, 75, 100)),
        language.gettext("The plan is empty."),
    )


def _statuses(today: Today, language: Language) -> Donut:
    found = dict(today.plan.statuses) if today.plan else {}
    slices = tuple(
        Slice(node_status(language, status), found[status], colour, language.number(found[status]))
        for status, colour in STATUS_COLOURS.items()
        if found.get(status)
    )
    total = sum(part.value for part in slices)
    return Donut(
        language.gettext("Activities by status"),
        slices,
        language.number(total),
        language.ngettext("activity", "activities", total),
        language.gettext("The plan is empty."),
    )


def _ministries(today: Today, language: Language) -> BarChart:
    bars = []
    for load in today.waiting[:MOST_MINISTRIES]:
        known = today.ministries.get(load.ministry_id or "")
        name = (known.short_code or known.name) if known else language.gettext("No ministry named")
        parts = ((float(load.late), Tone.RED), (float(load.soon), Tone.AMBER), (float(load.later), Tone.GREY))
        bars.append(Bar(name, parts, language.number(load.open)))
    return BarChart(
        language.gettext("Open tasks by ministry"),
        tuple(bars),
        float(max((load.open for load in today.waiting), default=1)),
        (
            (language.pgettext("tasks", "late"), Tone.RED),
            (language.pgettext("tasks", "due within 14 days"), Tone.AMBER),
            (language.pgettext("tasks", "later"), Tone.GREY),
        ),
        empty=language.gettext("Nobody is asked for anything."),
    )


def _late(today: Today, language: Language) -> Table:
    columns = (
        TableColumn(language.gettext("Task"), 40, lines=2),
        TableColumn(language.gettext("Ministry"), 26, lines=2),
        TableColumn(language.gettext("Contact"), 17),
        TableColumn(language.gettext("Due date"), 13, Align.END, snug=True),
        TableColumn(language.gettext("Days late"), 9, Align.END),
    )
    late = today.overdue
    rows = [TableRow(_late_cells(task, today, language)) for task in late[:MOST_LATE]]
    return Table(columns, rows, language.gettext("Nothing is late."), _left(language, len(late) - len(rows)))


def _late_cells(task: OpenTask, today: Today, language: Language) -> tuple[CellValue, ...]:
    ministry = today.ministries.get(task.ministry_id or "")
    contact = today.people.get(task.person_id or (ministry.main_contact_id if ministry else None) or "")
    days = (today.day - date.fromisoformat((task.due or "")[:10])).days
    return (
        task.title,
        ministry.name if ministry else language.gettext("No ministry named"),
        contact.name if contact else "–",
        language.date(task.due),
        language.number(days),
    )


def _deadlines(facts: DigestFacts, language: Language) -> Table:
    columns = (
        TableColumn(language.gettext("Date"), 14, snug=True),
        TableColumn(language.gettext("What"), 52, lines=2),
        TableColumn(language.gettext("Kind"), 20, snug=True),
        TableColumn(language.gettext("In days"), 14, snug=True),
    )
    rows = []
    for due in facts.deadlines[:MOST_DEADLINES]:
        urgency = deadline_urgency(due.on, facts.today.day)
        when = words.in_days(language, due.on, facts.today.day)
        kind = words.deadline_kind(language, due.rule)
        rows.append(TableRow((language.date(due.on), due.title, kind, Mark(_PRESSING[urgency], when))))
    empty = language.gettext("Nothing is due in this time.")
    return Table(columns, rows, empty, _left(language, len(facts.deadlines) - len(rows)))


def _acts(facts: DigestFacts, language: Language) -> Table:
    columns = (
        TableColumn(language.gettext("What"), 40, lines=2),
        TableColumn(language.gettext("Who"), 20),
        TableColumn(language.gettext("Change"), 26, lines=2),
        TableColumn(language.gettext("When"), 20, snug=True),
    )
    zone = ZoneInfo(facts.zone)
    rows = [
        TableRow(
            (
                words.act_title(language, act),
                words.act_author(language, act),
                words.act_causes(language, act),
                language.date(datetime.fromisoformat(act.at).astimezone(zone).date()),
            )
        )
        for act in facts.acts[:MOST_ACTS]
    ]
    return Table(columns, rows, "", _left(language, len(facts.acts) - len(rows)))


def _left(language: Language, more: int) -> str:
    if more <= 0:
        return ""
    return language.ngettext("and {n} more", "and {n} more", more).format(n=language.number(more))
