"""What the view of States shows of an answer: the matrix, the lines over time, the bars by region. For a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from focalpoint.domain.instruments.asking import Answer, Question, Row, ask, regions, timelines
from focalpoint.domain.instruments.register import Point, RegionTotal
from focalpoint.domain.instruments.standing import Status
from focalpoint.domain.states import WORLD, RegionKind
from focalpoint.language import isolate
from focalpoint.ui.pages.instruments.facts import Facts, look_of, status_look, writer
from focalpoint.ui.widgets.charts.bars import Bar, Part
from focalpoint.ui.widgets.charts.steps import Series
from focalpoint.ui.widgets.charts.table import Figures
from focalpoint.ui.widgets.marks import Look
from focalpoint.ui.widgets.matrix import Cell, Grid, Head
from focalpoint.words.standings import standing_words, status_words

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.services.workspace import Workspace

TOTALS: Final = "totals"
_MOST_TICKS: Final = 9
_YEAR: Final = 365.25


@dataclass(frozen=True)
class Shown:
    """An answer with everything that its faces need."""

    answer: Answer
    points: Mapping[str, tuple[Point, ...]]
    totals: tuple[RegionTotal, ...]
    grid: Grid
    rows: tuple[Row, ...]
    """Who fits, by name: the States, then the organizations."""
    standings: Mapping[str, str]
    """What the list says of each participant's standing."""


def read_shown(workspace: Workspace, facts: Facts, question: Question, region: str, language: Language) -> Shown:
    """Answer a question, and work out its faces."""
    everybody = workspace.instruments.everybody(question.on)
    answer = ask(facts.register, question, everybody)
    parts = [one for one in facts.regions if one.kind is RegionKind.M49 and one.parent == (region or WORLD)] or [
        one for one in facts.regions if one.code == region
    ]
    members = {one.code: one.members_on(question.on) & everybody for one in parts}
    return Shown(
        answer,
        timelines(facts.register, question),
        regions(answer, {code: some for code, some in members.items() if some}),
        grid_of(facts, answer, language),
        tuple(sorted_rows(facts, answer, language)),
        {row.participant: row_standing(facts, row, language) for row in (*answer.states, *answer.organizations)},
    )


# The matrix -------------------------------------------------------------------------------------


def grid_of(facts: Facts, answer: Answer, language: Language) -> Grid:
    """States × instruments; how many States are party on top, organizations at the end."""
    wanted = [one for one in answer.question.instruments if one in facts.instruments]
    columns = tuple(Head(one, facts.ref(one), facts.short(one, language)) for one in wanted)
    if not answer.states and not answer.organizations:
        return Grid((), columns, ())
    day = writer(language)
    rows = [Head(TOTALS, language.gettext("States that are party"), strong=True)]
    counts = [sum(row.standings[one].party for row in answer.states) for one in wanted]
    said = language.gettext("{n} of the States shown are party")
    cells = [tuple(Cell(said.format(n=language.number(n)), text=language.number(n)) for n in counts)]
    for row in sorted_rows(facts, answer, language):
        rows.append(Head(row.participant, row_name(facts, row, language)))
        line = []
        for one in wanted:
            standing = row.standings[one]
            words = standing_words(language, standing, day)
            short = day(standing.since) if standing.since is not None else status_words(language, standing.status)
            line.append(Cell(words, look_of(standing, words), short=short))
        cells.append(tuple(line))
    return Grid(tuple(rows), columns, tuple(cells))


def legend(language: Language) -> tuple[Look, ...]:
    """What the shapes of the matrix mean."""
    looks = [status_look(status, status_words(language, status)) for status in Status]
    marked = status_look(Status.PARTY, language.gettext("Party, with reservation"), marked=True)
    return (looks[0], marked, *looks[1:])


def sorted_rows(facts: Facts, answer: Answer, language: Language) -> list[Row]:
    """The States by name, then the organizations."""

    def key(row: Row) -> str:
        return facts.name(row.participant, language).casefold()

    return [*sorted(answer.states, key=key), *sorted(answer.organizations, key=key)]


def row_name(facts: Facts, row: Row, language: Language) -> str:
    """A participant's name; who is no member of the United Nations is marked."""
    name = facts.name(row.participant, language)
    if row.member:
        return name
    state = facts.states.get(row.participant)
    if state is not None and not state.is_state:
        return language.gettext("{name} (organization)").format(name=isolate(name))
    return language.gettext("{name} (not a UN member)").format(name=isolate(name))


def row_standing(facts: Facts, row: Row, language: Language) -> str:
    """Where a participant stands: in words for one instrument, else to which of them it is party."""
    if len(row.standings) == 1:
        return standing_words(language, next(iter(row.standings.values())), writer(language))
    refs = [facts.ref(one) for one, standing in row.standings.items() if standing.party]
    return language.join(refs) if refs else language.gettext("Party to none")


# Over time --------------------------------------------------------------------------------------


def series_of(facts: Facts, shown: Shown, language: Language) -> tuple[Series, ...]:
    """A line for each instrument: the States that are party."""
    on, day = shown.answer.question.on, writer(language)
    found = []
    for one, points in shown.points.items():
        if not points:
            continue
        n = states_on(points, on)
        said = language.ngettext(
            "{instrument}: {n} State is party on {date}", "{instrument}: {n} States are party on {date}", n
        )
        words = said.format(instrument=isolate(facts.short(one, language)), n=language.number(n), date=day(on))
        steps = tuple((point.on.toordinal(), point.states) for point in points)
        found.append(Series(one, facts.ref(one), words, steps))
    return tuple(found)


def span_of(shown: Shown, today: date) -> tuple[date, date]:
    """From the first accession to today, or to the chosen day where that is later."""
    first = min((points[0].on for points in shown.points.values() if points), default=today - timedelta(days=365))
    return first, max(today, shown.answer.question.on, first + timedelta(days=365))


def years_of(span: tuple[date, date]) -> list[tuple[int, str]]:
    """The first of January of round years, at most nine of them."""
    first, last = span
    years = last.year - first.year + 1
    step = next(one for one in (1, 2, 5, 10, 20, 50) if years / one <= _MOST_TICKS)
    begin = -(-(first.year + (first > date(first.year, 1, 1))) // step) * step
    return [(date(year, 1, 1).toordinal(), str(year)) for year in range(begin, last.year + 1, step)]


def time_figures(facts: Facts, shown: Shown, today: date, language: Language) -> Figures:
    """The lines as a table: the number at each year's end."""
    wanted = [one for one, points in shown.points.items() if points]
    first, last = span_of(shown, today)
    rows = []
    for year in range(first.year, last.year + 1):
        end = min(date(year, 12, 31), last)
        rows.append((str(year), *(language.number(states_on(shown.points[one], end)) for one in wanted)))
    headings = (language.gettext("At the end of"), *(facts.ref(one) for one in wanted))
    return Figures(headings, tuple(rows), (), frozenset(range(1, len(headings))))


def states_on(points: Sequence[Point], on: date) -> int:
    """How many States were party on a day."""
    found = 0
    for point in points:
        if point.on > on:
            break
        found = point.states
    return found


# By region --------------------------------------------------------------------------------------


def region_bars(facts: Facts, shown: Shown, language: Language) -> tuple[Bar, ...]:
    """A bar for each region: the share of its States that fit."""
    found = []
    for total in shown.totals:
        name = _region(facts, total.region, language)
        share = total.parties / total.states if total.states else 0.0
        figure = language.gettext("{n} of {total}").format(
            n=language.number(total.parties), total=language.number(total.states)
        )
        words = language.gettext("{region}: {n} of {total} States").format(
            region=isolate(name), n=language.number(total.parties), total=language.number(total.states)
        )
        found.append(Bar(total.region, name, words, (Part(share, "accent"),), figure))
    return tuple(found)


def region_figures(facts: Facts, shown: Shown, language: Language) -> Figures:
    """The bars as a table."""
    rows = tuple(
        (
            _region(facts, total.region, language),
            language.number(total.parties),
            language.number(total.states),
            language.percent(100.0 * total.parties / total.states if total.states else None),
        )
        for total in shown.totals
    )
    headings = (
        language.gettext("Region"),
        language.gettext("States that fit"),
        language.gettext("States there"),
        language.gettext("Share"),
    )
    return Figures(headings, rows, tuple(total.region for total in shown.totals), frozenset({1, 2, 3}))


def _region(facts: Facts, code: str, language: Language) -> str:
    found = next((one for one in facts.regions if one.code == code), None)
    return found.name(language.code) if found is not None else code
