"""Which rows of the tree go and which come when nodes were added, taken away or moved: so few as can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from focalpoint.domain.order import longest_rising
from focalpoint.domain.outline import ROOT, Outline
from focalpoint.ui.pages.plan.rows import TreeRows

Going = tuple[int, int, Sequence[int]]
"""A parent, the row that goes, and the children that it has afterwards; all of the old rows."""


def differences(
    old: TreeRows, new: TreeRows, touched: Iterable[str]
) -> tuple[list[Going], Mapping[int, list[tuple[int, int]]]]:
    """What goes from the old rows, and then what comes into the new ones: (row, node) for each parent.

    ``new`` is left with the children that are there between the two: without those that come.
    """
    before, after = old.outline, new.outline
    parents = _parents(before, touched) | _parents(after, touched)
    new.keep_orders(old, parents)
    staying = {parent: _staying(old, new, parent) for parent in parents}
    gone: list[Going] = []
    lost: set[int] = set()
    for place in sorted(_places(before, parents)):
        parent = _id(before, place)
        if place in lost or (parent is not None and parent not in after.index):
            continue
        kids = list(old.kids(place))
        for row in range(len(kids) - 1, -1, -1):
            if before.lines[kids[row]].id not in staying[parent]:
                lost.update(below(before, kids[row]))
                del kids[row]
                gone.append((place, row, tuple(kids)))
    come: dict[int, list[tuple[int, int]]] = {}
    made: set[int] = set()
    for place in sorted(_places(after, parents)):
        parent = _id(after, place)
        if place in made:
            continue
        kids = new.kids(place)
        rows = [(row, kid) for row, kid in enumerate(kids) if after.lines[kid].id not in staying[parent]]
        for _row, kid in rows:
            made.update(below(after, kid))
        if rows:
            come[place] = rows
            new.set_kids(place, [kid for kid in kids if after.lines[kid].id in staying[parent]])
    return gone, come


def below(outline: Outline, place: int) -> range:
    """A node and everything below it."""
    return range(place, outline.end(place))


def _parents(outline: Outline, node_ids: Iterable[str]) -> set[str | None]:
    places = (outline.index[node_id] for node_id in node_ids if node_id in outline.index)
    return {_id(outline, outline.parents[place]) for place in places}


def _staying(old: TreeRows, new: TreeRows, parent: str | None) -> set[str]:
    """The children that a parent keeps in their order, as many as can be."""
    before, after = old.outline, new.outline
    both = [outline.index.get(parent) if parent is not None else ROOT for outline in (before, after)]
    if both[0] is None or both[1] is None:
        return set()
    was = {before.lines[kid].id: row for row, kid in enumerate(old.kids(both[0]))}
    kept = [node_id for kid in new.kids(both[1]) if (node_id := after.lines[kid].id) in was]
    rising = longest_rising([was[node_id] for node_id in kept])
    return {kept[at] for at in rising}


def _places(outline: Outline, node_ids: Iterable[str | None]) -> list[int]:
    return [ROOT if node_id is None else outline.index[node_id] for node_id in node_ids
            if node_id is None or node_id in outline.index]  # fmt: skip


def _id(outline: Outline, place: int) -> str | None:
    return None if place == ROOT else outline.lines[place].id
