"""The plan as it stood at an instant, from what it is now and what was written since; and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from focalpoint.domain.changes import Action, Change, Value
from focalpoint.domain.order import longest_rising
from focalpoint.domain.outline import ROOT, Outline, build_outline
from focalpoint.domain.plan import Figures, PlanLine

ARCHIVED: Final = "archived_at"
_LINE: Final = frozenset(PlanLine._fields)
_SEEN: Final = (
    "title", "kind", "lead_id", "start", "finish", "baseline_start", "baseline_finish", "forecast_finish",
    "actual_start", "actual_finish", "status", "percent_source", "weight", "blocked", "colour_override",
)  # fmt: skip
"""The fields whose changes are told one by one; percent and state come from the figures."""
_DATES: Final = frozenset({"start", "finish", "forecast_finish", "actual_start", "actual_finish"})
TOLD_APART: Final = _DATES | {"status", "blocked"}
"""The fields whose change has a kind of its own."""
_NOTICED: Final = 0.05


class Kind(StrEnum):
    """What became of a node."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    DATES = "dates"
    STATUS = "status"
    PROGRESS = "progress"
    STATE = "state"
    OTHER = "other"


class Beside(NamedTuple):
    """What a node says beside the line that lists show."""

    description: str = ""
    budget_line: str = ""
    obligations: str = ""
    human_rights_note: str = ""
    blocked_reason: str = ""
    classification: str = ""
    supporting_ids: tuple[str, ...] = ()


TEXTS: Final = Beside._fields[:-1]
"""The columns of a node that stand beside its line; supporting ministries are records of their own."""


class Stored(NamedTuple):
    """A node as it is stored, archived or not."""

    line: PlanLine
    archived_at: str | None
    beside: Beside = Beside()


class Support(NamedTuple):
    """A supporting ministry of a node as it is stored, archived or not."""

    id: str
    node_id: str
    ministry_id: str
    position: int
    archived_at: str | None


@dataclass(frozen=True, slots=True)
class PastPlan:
    """A plan on one day: its nodes and its figures of that day."""

    day: date
    outline: Outline
    figures: Sequence[Figures]
    beside: Mapping[str, Beside] = field(default_factory=dict)
    """By the node's id."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one node between then and now."""

    node_id: str
    title: str
    """As it is now; of a removed node, as it was."""
    number: str
    """The WBS number now; of a removed node, then."""
    depth: int
    kinds: frozenset[Kind]
    then: PlanLine | None
    now: PlanLine | None
    figures_then: Figures | None = None
    figures_now: Figures | None = None
    fields: tuple[str, ...] = ()
    """The fields that differ, of those that a node had both times."""
    beside_then: Beside | None = None
    beside_now: Beside | None = None

    def values(self, name: str) -> tuple[Value | tuple[str, ...], Value | tuple[str, ...]]:
        """What a field of ``fields`` said then and what it says now; None where the node was not there."""
        then, now = (self.beside_then, self.beside_now) if name in Beside._fields else (self.then, self.now)
        return getattr(then, name, None), getattr(now, name, None)

    @property
    def slip_days(self) -> int | None:
        """By how many days the finish moved: above 0 it is later; None when one of the two is not known."""
        if self.then is None or self.now is None or not self.then.finish or not self.now.finish:
            return None
        return (date.fromisoformat(self.now.finish) - date.fromisoformat(self.then.finish)).days


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that changed, in the order of the plan; what was removed comes last."""

    then: PastPlan
    now: PastPlan
    differences: tuple[Difference, ...]
    counts: Mapping[Kind, int] = field(default_factory=dict)
    later: int = 0
    """How many finish later than they were to."""
    earlier: int = 0


def rebuilt(now: Iterable[Stored], since: Iterable[Change]) -> list[Stored]:
    """The nodes that were there, as they were, before some changes; those that were archived then are left out.

    Args:
        now: every node of the plan, archived ones too.
        since: the changes of plan nodes that were written since, the newest first. Values that were erased by law are
            not in them: such a field keeps what it has now. ``version`` is not rebuilt, nor is who supports.
    """
    columns = {*_LINE, *TEXTS, ARCHIVED}
    nodes: dict[str, _Row] = {
        stored.line.id: {
            **stored.line._asdict(),
            **{name: getattr(stored.beside, name) for name in TEXTS},
            ARCHIVED: stored.archived_at,
        }
        for stored in now
    }
    found = []
    for node in _rewound(nodes, since, columns):
        line = PlanLine(**{name: node[name] for name in PlanLine._fields})  # type: ignore[arg-type]
        found.append(Stored(line, None, Beside(**{name: str(node[name] or "") for name in TEXTS})))  # type: ignore[arg-type]
    return found


def rebuilt_supports(now: Iterable[Support], since: Iterable[Change]) -> dict[str, tuple[str, ...]]:
    """Which ministries supported each node before some changes, in their order, by the node's id; as ``rebuilt``."""
    rows: dict[str, _Row] = {support.id: dict(support._asdict()) for support in now}
    live = _rewound(rows, since, set(Support._fields))
    found: dict[str, list[tuple[int, str, str]]] = {}
    for row in live:
        place = (int(row["position"] or 0), str(row["id"]), str(row["ministry_id"]))
        found.setdefault(str(row["node_id"]), []).append(place)
    return {node_id: tuple(ministry for *_place, ministry in sorted(rows)) for node_id, rows in found.items()}


_Row = dict[str, Value]


def _rewound(rows: dict[str, _Row], since: Iterable[Change], columns: Container[str]) -> list[_Row]:
    """The rows that were not archived before some changes, with the columns that they had."""
    for change in since:
        if change.record_id not in rows:
            continue
        if change.action is Action.INSERT:
            del rows[change.record_id]
            continue
        row = rows[change.record_id]
        row.update((name, value) for name, value in change.before.items() if name in columns)
    return [row for row in rows.values() if row[ARCHIVED] is None]


def compare(then: PastPlan, now: PastPlan) -> Comparison:
    """What was added, removed, moved or changed between two states of one plan."""
    moved = _moved(then.outline, now.outline)
    found = []
    for place, line in enumerate(now.outline.lines):
        was = then.outline.index.get(line.id)
        number, depth, figures = now.outline.wbs[place], now.outline.depths[place], now.figures[place]
        beside = now.beside.get(line.id, _NOTHING)
        if was is None:
            kinds = frozenset({Kind.ADDED})
            told = Difference(line.id, line.title, number, depth, kinds, None, line, None, figures, beside_now=beside)
            found.append(told)
            continue
        before, figures_then, beside_then = then.outline.lines[was], then.figures[was], then.beside.get(line.id, beside)
        fields = (*_differing(_SEEN, before, line), *_differing(Beside._fields, beside_then, beside))
        kinds = _kinds(fields, figures_then, figures, moved=line.id in moved)
        if kinds:
            both = (before, line, figures_then, figures, fields, beside_then, beside)
            found.append(Difference(line.id, line.title, number, depth, kinds, *both))
    for place, line in enumerate(then.outline.lines):
        if line.id not in now.outline.index:
            kinds = frozenset({Kind.REMOVED})
            number, depth = then.outline.wbs[place], then.outline.depths[place]
            gone = Difference(line.id, line.title, number, depth, kinds, line, None, then.figures[place])
            found.append(replace(gone, beside_then=then.beside.get(line.id)))
    slips = [difference.slip_days or 0 for difference in found]
    return Comparison(
        then,
        now,
        tuple(found),
        Counter(kind for difference in found for kind in difference.kinds),
        sum(days > 0 for days in slips),
        sum(days < 0 for days in slips),
    )


_NOTHING: Final = Beside()


def _differing(names: Sequence[str], then: object, now: object) -> list[str]:
    return [name for name in names if getattr(then, name) != getattr(now, name)]


def _kinds(fields: Sequence[str], then: Figures, now: Figures, *, moved: bool) -> frozenset[Kind]:
    told = {
        Kind.MOVED: moved,
        Kind.DATES: not _DATES.isdisjoint(fields),
        Kind.STATUS: "status" in fields or "blocked" in fields,
        Kind.PROGRESS: _differs(then.percent, now.percent),
        Kind.STATE: then.colour != now.colour,
        Kind.OTHER: not TOLD_APART.issuperset(fields),
    }
    return frozenset(kind for kind, so in told.items() if so)


def _differs(then: float | None, now: float | None) -> bool:
    if then is None or now is None:
        return then is not now
    return abs(then - now) >= _NOTICED


def _moved(then: Outline, now: Outline) -> set[str]:
    """The nodes with another parent, and as few as possible of those whose place among their siblings changed."""
    moved: set[str] = set()
    for parent in (ROOT, *(place for place, _ in now.branches())):
        ids = [now.lines[child].id for child in now.children(parent)]
        parent_id = None if parent == ROOT else now.lines[parent].id
        stayed = []
        for node_id in ids:
            was = then.index.get(node_id)
            if was is None:
                continue
            above = then.parents[was]
            if (None if above == ROOT else then.lines[above].id) == parent_id:
                stayed.append(node_id)
            else:
                moved.add(node_id)
        in_order = longest_rising([then.index[node_id] for node_id in stayed])
        moved.update(node_id for at, node_id in enumerate(stayed) if at not in in_order)
    return moved


def past_plan(
    lines: Sequence[PlanLine], figures: Sequence[Figures] | None, day: date, beside: Mapping[str, Beside]
) -> PastPlan:
    """A plan of a day from its nodes; the figures are rolled up unless they are given (parallel to the outline)."""
    from focalpoint.domain.rollup import roll_up

    outline = build_outline(lines)
    return PastPlan(day, outline, roll_up(outline, day) if figures is None else figures, beside)


def beside_of(stored: Iterable[Stored], supports: Mapping[str, tuple[str, ...]]) -> dict[str, Beside]:
    """What nodes say beside their lines, with who supports them, by the node's id."""
    return {
        node.line.id: node.beside._replace(supporting_ids=supports[node.line.id])
        if node.line.id in supports
        else node.beside
        for node in stored
    }
