"""The roll-up of a plan after a small change, for lists that are on the screen meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from focalpoint.domain.outline import ROOT, Outline
from focalpoint.domain.plan import Figures
from focalpoint.domain.rollup import roll_up


def roll_up_again(
    outline: Outline, today: date, *, before: Outline, figures: Sequence[Figures], touched: Collection[str]
) -> list[Figures]:
    """The figures after a change: only branches at the top that hold or held a touched node are rolled up.

    Nothing in a branch at the top depends on another branch.

    Args:
        outline: the plan now.
        today: the day of the figures, also of those from before.
        before: the plan as it was.
        figures: its figures, parallel to ``before``.
        touched: the ids of the nodes that came, went, moved or have other values.
    """
    new: list[Figures] = []
    dirty = {_top_of(plan, plan.index[node_id]) for plan in (before, outline) for node_id in touched
             if node_id in plan.index}  # fmt: skip
    kept = {before.lines[place].id: (place, end) for place, end in before.tops()}
    for place, end in outline.tops():
        node_id = outline.lines[place].id
        was, was_end = kept.get(node_id, (0, -1))
        if node_id in dirty or was_end - was != end - place:
            new += roll_up(outline.branch(place, end), today)
        else:
            new += figures[was:was_end]
    return new


def _top_of(outline: Outline, place: int) -> str:
    while outline.parents[place] != ROOT:
        place = outline.parents[place]
    return outline.lines[place].id
