"""Where nodes of a plan go when they are dragged, moved in or out, up or down: new orders of children."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from focalpoint.domain.errors import RuleError
from focalpoint.domain.outline import ROOT, Outline


class Siblings(NamedTuple):
    """The children that one node is to have, in their order; ``parent_id`` None stands for the top."""

    parent_id: str | None
    node_ids: tuple[str, ...]


def uppermost(outline: Outline, node_ids: Collection[str]) -> list[int]:
    """The chosen nodes without those that stand below another chosen one, in the order of the plan."""
    chosen = {outline.index[node_id] for node_id in node_ids if node_id in outline.index}
    return [place for place in sorted(chosen) if not any(above in chosen for above in _above(outline, place))]


def moved_to(
    outline: Outline, node_ids: Collection[str], parent_id: str | None, before_id: str | None
) -> list[Siblings]:
    """Put nodes, with all below them, under a parent: before one of its children, or after its last one.

    Raises:
        RuleError: ``below_itself`` when the parent is one of them or stands below one of them;
            ``unknown_parent`` when it is not in the plan.
    """
    places = uppermost(outline, node_ids)
    parent = ROOT if parent_id is None else outline.index.get(parent_id, None)
    if parent is None:
        raise RuleError(rule="unknown_parent")
    inside = {parent, *_above(outline, parent)}
    for place in places:
        if place in inside:
            raise RuleError(rule="below_itself", ref=outline.lines[place].ref)
    moving = [outline.lines[place].id for place in places]
    children = _ids(outline, outline.children(parent))
    # What is dropped before a node that moves too goes before the next one that stays.
    if before_id in moving and before_id in children:
        later = children[children.index(before_id) :]
        before_id = next((child for child in later if child not in moving), None)
    left = [child for child in children if child not in moving]
    at = left.index(before_id) if before_id in left else len(left)
    return [Siblings(parent_id, (*left[:at], *moving, *left[at:]))]


def moved_in(outline: Outline, node_ids: Collection[str]) -> list[Siblings]:
    """Put nodes below the one that stands above each group of them.

    Raises:
        RuleError: ``nothing_above`` when the first of a group is the first of its siblings.
    """
    steps = []
    for parent, group in _groups(outline, node_ids):
        children = outline.children(parent)
        first = children.index(group[0])
        if first == 0:
            raise RuleError(rule="nothing_above")
        above = children[first - 1]
        steps.append(Siblings(outline.lines[above].id, tuple(_ids(outline, [*outline.children(above), *group]))))
    return steps


def moved_out(outline: Outline, node_ids: Collection[str]) -> list[Siblings]:
    """Put nodes beside their parent, right after it.

    Raises:
        RuleError: ``at_the_top`` when one of them has no parent.
    """
    orders: dict[int, list[int]] = {}
    for parent, group in _groups(outline, node_ids):
        if parent == ROOT:
            raise RuleError(rule="at_the_top")
        above = outline.parents[parent]
        order = orders.setdefault(above, outline.children(above))
        at = order.index(parent) + 1
        order[at:at] = group
    return [Siblings(_id_of(outline, above), tuple(_ids(outline, order))) for above, order in orders.items()]


def shifted(outline: Outline, node_ids: Collection[str], by: int) -> list[Siblings]:
    """Move nodes one place up (−1) or down (+1) among their siblings; a group stays together.

    Raises:
        RuleError: ``first_already`` or ``last_already`` when nothing can move that way.
    """
    steps = []
    for parent, group in _groups(outline, node_ids):
        order = outline.children(parent)
        moving = set(group)
        places = range(len(order)) if by < 0 else range(len(order) - 1, -1, -1)
        for at in places:
            beside = at + by
            if order[at] in moving and 0 <= beside < len(order) and order[beside] not in moving:
                order[at], order[beside] = order[beside], order[at]
        if order != outline.children(parent):
            steps.append(Siblings(_id_of(outline, parent), tuple(_ids(outline, order))))
    if not steps:
        raise RuleError(rule="first_already" if by < 0 else "last_already")
    return steps


def _groups(outline: Outline, node_ids: Collection[str]) -> Iterable[tuple[int, list[int]]]:
    """The uppermost chosen nodes by their parent."""
    groups: dict[int, list[int]] = {}
    for place in uppermost(outline, node_ids):
        groups.setdefault(outline.parents[place], []).append(place)
    return groups.items()


def _above(outline: Outline, place: int) -> Iterable[int]:
    while place != ROOT:
        place = outline.parents[place]
        if place != ROOT:
            yield place


def _id_of(outline: Outline, place: int) -> str | None:
    return None if place == ROOT else outline.lines[place].id


def _ids(outline: Outline, places: Sequence[int]) -> list[str]:
    return [outline.lines[place].id for place in places]
