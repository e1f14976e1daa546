"""A plan with what was removed from it since a day, each node in its place: what a tree of changes shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from focalpoint.domain.outline import ROOT, Outline, build_outline

if TYPE_CHECKING:
    from focalpoint.domain.plan import Figures
    from focalpoint.domain.plan_past import Beside, Comparison, Difference


@dataclass(frozen=True, slots=True)
class MergedPlan:
    """What is now and what was removed, in one outline; nodes that were removed keep the values that they had."""

    outline: Outline
    """Its WBS numbers are those of today; of removed nodes, those of the day."""
    figures: Sequence[Figures]
    beside: Mapping[str, Beside]
    differences: Mapping[str, Difference]
    """By the node's id; only of the nodes that changed."""
    numbers_then: Mapping[str, str]
    """The WBS numbers of the day, of the nodes that stand elsewhere now."""


def merged(comparison: Comparison) -> MergedPlan:
    """Put what was removed back beside what is: after the sibling that it followed, if that is still there."""
    from focalpoint.domain.plan_past import Kind

    then, now = comparison.then, comparison.now
    differences = {difference.node_id: difference for difference in comparison.differences}
    gone = {node_id for node_id, difference in differences.items() if Kind.REMOVED in difference.kinds}
    lines = {line.id: line for line in now.outline.lines}
    lines.update((node_id, then.outline.lines[then.outline.index[node_id]]) for node_id in gone)
    for parent_id in {lines[node_id].parent_id for node_id in gone}:
        for position, node_id in enumerate(_siblings(parent_id, then.outline, now.outline, gone)):
            lines[node_id] = lines[node_id]._replace(position=position)
    outline = build_outline(list(lines.values()))
    figures, numbers = [], []
    for line in outline.lines:
        plan = then if line.id in gone else now
        place = plan.outline.index[line.id]
        figures.append(plan.figures[place])
        numbers.append(plan.outline.wbs[place])
    beside = {**now.beside, **{node_id: then.beside[node_id] for node_id in gone if node_id in then.beside}}
    moved = [node_id for node_id, difference in differences.items() if Kind.MOVED in difference.kinds]
    return MergedPlan(
        outline.numbered(numbers),
        figures,
        beside,
        differences,
        {node_id: then.outline.wbs[then.outline.index[node_id]] for node_id in moved},
    )


def _siblings(parent_id: str | None, then: Outline, now: Outline, gone: set[str]) -> list[str]:
    """The children of a parent now, with those that are gone behind the sibling that they followed."""
    stayed = _children(now, parent_id)
    known, after, last = set(stayed), dict[str, list[str]](), ""
    for node_id in _children(then, parent_id):
        if node_id in gone:
            after.setdefault(last, []).append(node_id)
        elif node_id in known:
            last = node_id
    found = list(after.get("", ()))
    for node_id in stayed:
        found += [node_id, *after.get(node_id, ())]
    return found


def _children(outline: Outline, parent_id: str | None) -> list[str]:
    place = ROOT if parent_id is None else outline.index.get(parent_id)
    return [] if place is None else [outline.lines[child].id for child in outline.children(place)]
