"""The plan as it stood at an instant, from what it is now and what was written since; and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from focalpoint.domain.changes import Action, Change, Value
from focalpoint.domain.order import longest_rising
from focalpoint.domain.outline import ROOT, Outline, build_outline
from focalpoint.domain.plan import Figures, PlanLine

ARCHIVED: Final = "archived_at"
_FIELDS: Final = frozenset(PlanLine._fields)
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


class Stored(NamedTuple):
    """A node as it is stored, archived or not."""

    line: PlanLine
    archived_at: str | None


@dataclass(frozen=True, slots=True)
class PastPlan:
    """A plan on one day: its nodes and its figures of that day."""

    day: date
    outline: Outline
    figures: Sequence[Figures]


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


def rebuilt(now: Iterable[Stored], since: Iterable[Change]) -> list[PlanLine]:
    """The nodes that were there, as they were, before some changes; those that were archived then are left out.

    Args:
        now: every node of the plan, archived ones too.
        since: the changes of plan nodes that were written since, the newest first. Values that were erased by law are
            not in them: such a field keeps what it has now. ``version`` is not rebuilt.
    """
    nodes: dict[str, dict[str, Value]] = {
        stored.line.id: {**stored.line._asdict(), ARCHIVED: stored.archived_at} for stored in now
    }
    for change in since:
        if change.record_id not in nodes:
            continue
        if change.action is Action.INSERT:
            del nodes[change.record_id]
            continue
        node = nodes[change.record_id]
        node.update((name, value) for name, value in change.before.items() if name in _FIELDS or name == ARCHIVED)
    live = [node for node in nodes.values() if node.pop(ARCHIVED) is None]
    return [PlanLine(**node) for node in live]  # type: ignore[arg-type]


def compare(then: PastPlan, now: PastPlan) -> Comparison:
    """What was added, removed, moved or changed between two states of one plan."""
    moved = _moved(then.outline, now.outline)
    found = []
    for place, line in enumerate(now.outline.lines):
        was = then.outline.index.get(line.id)
        number, depth, figures = now.outline.wbs[place], now.outline.depths[place], now.figures[place]
        if was is None:
            kinds = frozenset({Kind.ADDED})
            found.append(Difference(line.id, line.title, number, depth, kinds, None, line, None, figures))
            continue
        before, figures_then = then.outline.lines[was], then.figures[was]
        fields = tuple(name for name in _SEEN if getattr(before, name) != getattr(line, name))
        kinds = _kinds(fields, figures_then, figures, moved=line.id in moved)
        if kinds:
            found.append(
                Difference(line.id, line.title, number, depth, kinds, before, line, figures_then, figures, fields)
            )
    for place, line in enumerate(then.outline.lines):
        if line.id not in now.outline.index:
            kinds = frozenset({Kind.REMOVED})
            number, depth = then.outline.wbs[place], then.outline.depths[place]
            found.append(Difference(line.id, line.title, number, depth, kinds, line, None, then.figures[place], None))
    slips = [difference.slip_days or 0 for difference in found]
    return Comparison(
        then,
        now,
        tuple(found),
        Counter(kind for difference in found for kind in difference.kinds),
        sum(days > 0 for days in slips),
        sum(days < 0 for days in slips),
    )


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


def past_plan(lines: Sequence[PlanLine], figures: Sequence[Figures] | None, day: date) -> PastPlan:
    """A plan of a day from its nodes; the figures are rolled up unless they are given (parallel to the outline)."""
    from focalpoint.domain.rollup import roll_up

    outline = build_outline(lines)
    return PastPlan(day, outline, roll_up(outline, day) if figures is None else figures)
