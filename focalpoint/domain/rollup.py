"""Progress of a plan on one day (``domain/plan.md`` 10.4): percent, planned percent, slippage, colour, of every node.

A node *measures itself* when its percent is manual or by its status, or when nothing stands below it; otherwise its
percent is Σ(weight·percent)/Σ(weight) of its children. Cancelled and superseded children do not count; children
without data do not count in the percent but are shown ("5 of 6 reported").

Dates of a node are its own where given, else the span of the counted nodes below it. Before a baseline is set, the
node's dates are its baseline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import compress, repeat
from operator import itemgetter, mul
from typing import Final, NamedTuple, TypeVar

from focalpoint.domain.outline import Outline
from focalpoint.domain.plan import Colour, Figures, NodeKind, NodeStatus, PercentSource, PlanLine, Share
from focalpoint.domain.rag import COLOUR_OF, DEFAULT_THRESHOLDS, ColourRule, Thresholds, rule_of_progress

T = TypeVar("T")

PERCENT_OF_STATUS: Final[dict[str, float]] = {
    NodeStatus.DRAFT: 0.0,
    NodeStatus.NOT_STARTED: 0.0,
    NodeStatus.IN_PREPARATION: 10.0,
    NodeStatus.IN_PROGRESS: 50.0,
    NodeStatus.AWAITING_DECISION: 75.0,
    NodeStatus.DONE_NOT_VERIFIED: 90.0,
    NodeStatus.VERIFIED_COMPLETE: 100.0,
}
"""What a status says by itself; on hold keeps the last percent, cancelled and superseded have none."""

NOT_COUNTED: Final = frozenset({NodeStatus.CANCELLED, NodeStatus.SUPERSEDED})
WORK_DONE: Final = frozenset({NodeStatus.DONE_NOT_VERIFIED, NodeStatus.VERIFIED_COMPLETE})
CERTAIN: Final[dict[str, float]] = {
    NodeStatus.DRAFT: 0.0,
    NodeStatus.NOT_STARTED: 0.0,
    NodeStatus.VERIFIED_COMPLETE: 100.0,
}
"""Statuses that tell the percent even of a node that is measured by hand and was given none (10.4, rule 3)."""

_TEN_THOUSAND: Final = 1e4
"""Percents have four decimals: ``round(x * 1e4) / 1e4`` gives them six times as fast as ``round(x, 4)``."""
_ALMOST: Final = 99.9999
_COMPLETE: Final = 100.0
_LEAST_WEIGHT: Final = 1e-6
_MOST_WEIGHT: Final = 1e9
_MANUAL: Final = PercentSource.MANUAL.value
_BY_STATUS: Final = PercentSource.BY_STATUS.value
_MILESTONE: Final = NodeKind.MILESTONE.value
_DATE_FIELDS: Final = ("start", "finish", "baseline_start", "baseline_finish", "forecast_finish", "actual_finish")
_COLOURS: Final = {colour.value: colour for colour in Colour}

_FIGURES_OF: Final[Callable[[Iterable[object]], Figures]] = partial(tuple.__new__, Figures)
"""Figures from a row; ``Figures(*row)`` is three times slower, and ten thousand are made at once."""


class Dates(NamedTuple):
    """The dates of one node that count: its own, else of what is below it."""

    start: date | None
    finish: date | None
    baseline_start: date | None
    baseline_finish: date | None
    expected_finish: date | None
    """Actual finish, else forecast, else the planned finish."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one node's figures were computed."""

    node_id: str
    source: PercentSource
    """What really gave the percent: by children only where children count."""
    status: str
    figures: Figures
    shares: tuple[Share, ...]
    """The children in their order; empty when the node measures itself."""
    dates: Dates
    today: date


def counts(status: str) -> bool:
    """Whether a node of this status counts in the percent of its parent."""
    return status not in NOT_COUNTED


def measures_itself(outline: Outline, place: int) -> bool:
    """Whether the node's percent is its own and not that of its children."""
    return outline.lines[place].percent_source != PercentSource.BY_CHILDREN or not outline.has_children(place)


def own_percent(percent: float | None, source: str, status: str) -> float | None:
    """The percent of a node that measures itself; None when there is no data.

    By status where it says so (on hold keeps the percent that was given); else the given percent, held to 0–100.
    """
    if source == _BY_STATUS:
        told = PERCENT_OF_STATUS.get(status)
        if told is not None or status != NodeStatus.ON_HOLD:
            return told
    if percent is None:
        return CERTAIN.get(status)
    return percent if 0.0 <= percent <= _COMPLETE else min(max(percent, 0.0), _COMPLETE)


def time_share(start: int | None, finish: int | None, today: int) -> float | None:
    """How much of the time has passed, 0–100: linear from the start to the finish (day numbers).

    Without a start (a milestone, a row with only a deadline) it is 0 before the finish and 100 from its day.
    """
    if finish is None:
        return None
    if today >= finish:
        return _COMPLETE
    if start is None or today <= start:
        return 0.0
    return round(_COMPLETE * (today - start) / (finish - start) * _TEN_THOUSAND) / _TEN_THOUSAND


def sound_weight(weight: float) -> float:
    """The weight as it is used; one that is no sensible positive number counts as 1."""
    return weight if _LEAST_WEIGHT <= weight <= _MOST_WEIGHT else 1.0


class _Columns:
    """A plan by columns, all parallel to the outline; dates are day numbers (``date.toordinal``)."""

    def __init__(self, outline: Outline) -> None:
        by_name = dict(zip(PlanLine._fields, zip(*outline.lines, strict=True), strict=True))
        self.size = len(outline)
        self.milestones = [place for place, kind in enumerate(by_name["kind"]) if kind == _MILESTONE]
        self.statuses: Sequence[str] = by_name["status"]
        self.percents: Sequence[float | None] = by_name["percent"]
        self.sources: Sequence[str] = by_name["percent_source"]
        self.weights: Sequence[float] = by_name["weight"]
        self.blocked: Sequence[int] = by_name["blocked"]
        self.overrides: Sequence[str | None] = by_name["colour_override"]
        left_out = set(compress(range(self.size), map(NOT_COUNTED.__contains__, self.statuses)))
        self.not_counted = sorted(left_out)
        self.branches = [
            (place, _picker(counted))
            for place, children in outline.branches()
            if (counted := [child for child in children if child not in left_out] if left_out else children)
        ]
        """Every node with counted children, the deepest first, and how to pick those out of a column."""
        self.without = [place for place, children in outline.branches() if left_out.issuperset(children)]
        """Nodes all of whose children do not count."""
        self._read_dates(by_name)

    def _read_dates(self, by_name: Mapping[str, Sequence[str | None]]) -> None:
        start, finish, base_start, base_finish, forecast, actual = (
            _day_numbers(by_name[name]) for name in _DATE_FIELDS
        )
        for place in self.milestones:  # a milestone is one day, whichever of its dates was given
            finish[place] = finish[place] or start[place]
            base_finish[place] = base_finish[place] or base_start[place]
        self.actual = actual
        self.starts = start
        self.finishes = finish
        self.baseline_starts = _first_known(base_start, start)
        self.baseline_finishes = _first_known(base_finish, finish)
        self.expected = _first_known(actual, _first_known(forecast, finish))
        spanned = (
            (self.starts, min),
            (self.finishes, max),
            (self.baseline_starts, min),
            (self.baseline_finishes, max),
            (self.expected, max),
        )
        # Columns without dates of their own are the same list as the one that stands for them.
        different = {id(days): (days, choose) for days, choose in spanned}.values()
        for place, pick in self.branches:
            for days, choose in different:
                if days[place] is None:
                    days[place] = _furthest(choose, pick(days))

    def dates(self, place: int) -> Dates:
        """The dates of one node."""
        columns = (self.starts, self.finishes, self.baseline_starts, self.baseline_finishes, self.expected)
        return Dates(*(_as_date(column[place]) for column in columns))


@lru_cache(maxsize=1 << 15)
def _day_number(iso: str | None) -> int | None:
    """A stored date as a day number; a plan has many dates, but few different ones."""
    return date.fromisoformat(iso).toordinal() if iso else None


def _day_numbers(column: Sequence[str | None]) -> list[int | None]:
    """A column of stored dates as day numbers; many plans have columns without any."""
    return list(map(_day_number, column)) if any(column) else [None] * len(column)


def _first_known(first: list[int | None], other: list[int | None]) -> list[int | None]:
    """The first of two columns where it has a date; where it has none at all, the other one itself."""
    if first.count(None) == len(first):
        return other
    return [b if a is None else a for a, b in zip(first, other, strict=True)]


def _furthest(choose: Callable[[Iterable[int]], int], days: Sequence[int | None]) -> int | None:
    """The first or the last of the days that are known; None when none is."""
    known: Sequence[int] = [day for day in days if day is not None] if None in days else days  # type: ignore[assignment]
    return choose(known) if known else None


def _picker(places: Sequence[int]) -> Callable[[Sequence[T]], Sequence[T]]:
    """Picks the values at these places out of a column, at the speed of C."""
    if len(places) == 1:
        place = places[0]
        return lambda column: (column[place],)
    return itemgetter(*places)


def spans(outline: Outline) -> list[Dates]:
    """The dates of every node, parallel to the outline: its own, else those of the counted nodes below it."""
    if not len(outline):
        return []
    table = _Columns(outline)
    return [table.dates(place) for place in range(table.size)]


def _as_date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(day)


def _mean(weights: Sequence[float], values: Sequence[float | None]) -> float | None:
    """The weighted mean of the values that are known, four decimals; None when none is."""
    known = values
    if None in values:
        weights = [weight for weight, value in zip(weights, values, strict=True) if value is not None]
        known = [value for value in values if value is not None]
    if not known:
        return None
    mean: float = sum(map(mul, weights, known)) / sum(weights)
    return min(round(mean * _TEN_THOUSAND) / _TEN_THOUSAND, _COMPLETE)


class _Run:
    """One roll-up over the columns of a plan."""

    def __init__(self, outline: Outline, today: date, thresholds: Thresholds) -> None:
        self._table = _Columns(outline)
        self._outline = outline
        self._today = today.toordinal()
        self._thresholds = thresholds

    def figures(self) -> list[Figures]:
        """The figures of every node."""
        table = self._table
        percents, planned, reported, leaves = self._percents()
        variances = [
            None if percent is None or plan is None else round((percent - plan) * _TEN_THOUSAND) / _TEN_THOUSAND
            for percent, plan in zip(percents, planned, strict=True)
        ]
        slips = [
            None if late is None or base is None else late - base
            for late, base in zip(table.expected, table.baseline_finishes, strict=True)
        ]
        overdue = self._overdue(percents)
        rules, colours = self._colours(percents, planned, variances, slips, overdue)
        rows = zip(percents, planned, variances, slips, colours, rules, reported, leaves, overdue, strict=True)
        return list(map(_FIGURES_OF, rows))

    def _percents(self) -> tuple[list[float | None], list[float | None], list[int], list[int]]:
        """Percent, planned percent, reported and counted leaves: the nodes' own, then the parents', deepest first."""
        table = self._table
        percents = [
            # The usual case first: calling the rule for each of ten thousand nodes takes four times as long.
            percent
            if source == _MANUAL and percent is not None and 0.0 <= percent <= _COMPLETE
            else own_percent(percent, source, status)
            for percent, source, status in zip(table.percents, table.sources, table.statuses, strict=True)
        ]
        planned = self._own_planned()
        reported = [int(percent is not None) for percent in percents]
        leaves = [1] * table.size
        for place in table.not_counted:
            reported[place] = leaves[place] = 0
        weights = list(map(sound_weight, table.weights))
        for place in table.without:
            if table.sources[place] == PercentSource.BY_CHILDREN:
                percents[place], reported[place], leaves[place] = None, 0, 0
        for place, pick in table.branches:
            shares = pick(weights)
            plan = _mean(shares, pick(planned))
            if table.sources[place] != PercentSource.BY_CHILDREN:
                planned[place] = plan if planned[place] is None else planned[place]
                continue
            planned[place] = planned[place] if plan is None else plan
            below = pick(percents)
            percent = _mean(shares, below)
            if percent == _COMPLETE and any(share != _COMPLETE for share in below):
                percent = _ALMOST
            percents[place] = percent
            reported[place] = sum(pick(reported))
            leaves[place] = sum(pick(leaves))
        return percents, planned, reported, leaves

    def _own_planned(self) -> list[float | None]:
        """The planned percent of every node by its own dates; a milestone is 0 before its day and 100 from then on."""
        table, today = self._table, self._today
        planned = list(map(time_share, table.baseline_starts, table.baseline_finishes, repeat(today)))
        for place in table.milestones:
            planned[place] = time_share(None, table.baseline_finishes[place], today)
        return planned

    def _overdue(self, percents: list[float | None]) -> list[bool]:
        """Whether the planned finish has passed and the work is not done."""
        table, today = self._table, self._today
        columns = zip(table.finishes, percents, table.actual, table.statuses, strict=True)
        return [
            finish is not None
            and finish < today
            and percent != _COMPLETE
            and actual is None
            and status not in WORK_DONE
            for finish, percent, actual, status in columns
        ]

    def _colours(
        self,
        percents: list[float | None],
        planned: list[float | None],
        variances: list[float | None],
        slips: list[int | None],
        overdue: list[bool],
    ) -> tuple[list[ColourRule], list[Colour]]:
        """The rule and the colour of every node; later rules go over earlier ones. Clears what is late for nobody."""
        table = self._table
        rules = list(map(rule_of_progress, percents, planned, variances, slips, repeat(self._thresholds)))
        for place in compress(range(table.size), overdue):
            rules[place] = ColourRule.OVERDUE
        for place in compress(range(table.size), table.blocked):
            if percents[place] != _COMPLETE:
                rules[place] = ColourRule.BLOCKED
        for place in table.not_counted:
            for below in range(place, self._outline.end(place)):
                rules[below], overdue[below] = ColourRule.UNDER_CANCELLED, False
        for place in table.not_counted:
            rules[place] = ColourRule(table.statuses[place])
        colours = list(map(COLOUR_OF.__getitem__, rules))
        for place in compress(range(table.size), table.overrides):
            colour = _COLOURS.get(table.overrides[place] or "")
            if colour:
                rules[place], colours[place] = ColourRule.OVERRIDE, colour
        return rules, colours


def roll_up(outline: Outline, today: date, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> list[Figures]:
    """The figures of every node on one day, parallel to ``outline.lines``."""
    return _Run(outline, today, thresholds).figures() if len(outline) else []


def explain(outline: Outline, figures: list[Figures], place: int) -> list[Share]:
    """The children behind a node's percent, in their order; none when the node measures itself."""
    if measures_itself(outline, place):
        return []
    shares = []
    for child in outline.children(place):
        line, percent = outline.lines[child], figures[child].percent
        counted = counts(line.status) and percent is not None
        shares.append(Share(line.id, line.title, sound_weight(line.weight), percent, counted))
    return shares


def explanation(outline: Outline, figures: list[Figures], place: int, today: date) -> Explanation:
    """Everything that "how computed?" says of one node."""
    line = outline.lines[place]
    own = measures_itself(outline, place)
    by_status = own and line.percent_source == PercentSource.BY_STATUS
    source = PercentSource.BY_STATUS if by_status else PercentSource.MANUAL if own else PercentSource.BY_CHILDREN
    shares = tuple(explain(outline, figures, place))
    return Explanation(line.id, source, line.status, figures[place], shares, _Columns(outline).dates(place), today)
