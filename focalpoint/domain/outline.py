"""The order of a plan: who is below whom, in which place, and the WBS number that follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from typing import Final

from focalpoint.domain.ids import RecordId
from focalpoint.domain.plan import PlanLine

ROOT = -1
"""The parent of a node that stands at the top."""

_PLACE_OF: Final = itemgetter(PlanLine._fields.index("position"), PlanLine._fields.index("id"))

_ID_OF: Final = itemgetter(PlanLine._fields.index("id"))


@dataclass(frozen=True)
class Outline:
    """A plan's nodes depth first; every list is parallel to ``lines``."""

    lines: tuple[PlanLine, ...]
    index: dict[RecordId, int]
    """The place of each id in ``lines``."""
    parents: list[int]
    """The place of each node's parent; ``ROOT`` for a node at the top. A parent always comes before its children."""
    depths: list[int]
    """0 for a node at the top."""
    _children: dict[int, list[int]] = field(repr=False)

    def __len__(self) -> int:
        return len(self.lines)

    def children(self, place: int) -> list[int]:
        """The places of a node's children in their order; of the top nodes for ``ROOT``."""
        return list(self._children.get(place, ()))

    def has_children(self, place: int) -> bool:
        """Whether anything stands below this node."""
        return place in self._children

    def branches(self) -> Iterator[tuple[int, list[int]]]:
        """Every node that has children, with their places; what is below comes before what is above."""
        return ((parent, places) for parent, places in reversed(self._children.items()) if parent != ROOT)

    def end(self, place: int) -> int:
        """One past the last place of the node's branch: ``range(place, end)`` is the node and all below it."""
        depth, after = self.depths[place], place + 1
        while after < len(self.lines) and self.depths[after] > depth:
            after += 1
        return after

    def tops(self) -> Iterator[tuple[int, int]]:
        """Every node at the top with the end of its branch (as ``end``)."""
        places = self._children.get(ROOT, [])
        return zip(places, [*places, len(self.lines)][1:], strict=True)

    def with_lines(self, lines: Sequence[PlanLine]) -> Outline:
        """The same nodes in the same order with other values; the WBS numbers are not worked out again."""
        other = replace(self, lines=tuple(lines))
        if "wbs" in self.__dict__:
            other.__dict__["wbs"] = self.wbs
        return other

    def numbered(self, numbers: Sequence[str]) -> Outline:
        """The same nodes with other WBS numbers than those that follow from their order (parallel to ``lines``)."""
        other = replace(self)
        other.__dict__["wbs"] = list(numbers)
        return other

    def branch(self, place: int, end: int) -> Outline:
        """The node and all below it as an outline of its own; ``end`` is that of ``end(place)``."""
        lines = self.lines[place:end]
        depth, places = self.depths[place], range(place, end)
        children = {
            parent - place: [child - place for child in self._children[parent]]
            for parent in places
            if parent in self._children
        }
        return Outline(
            lines,
            {line.id: number for number, line in enumerate(lines)},
            [ROOT, *(parent - place for parent in self.parents[place + 1 : end])],
            [below - depth for below in self.depths[place:end]],
            {ROOT: [0], **children},
        )

    @cached_property
    def wbs(self) -> list[str]:
        """The WBS numbers ("3.1.2"): they follow the order and are never stored."""
        numbers = [""] * len(self.lines)
        for parent, places in self._children.items():
            prefix = f"{numbers[parent]}." if parent != ROOT else ""
            for number, place in enumerate(places, 1):
                numbers[place] = f"{prefix}{number}"
        return numbers


def build_outline(lines: Sequence[PlanLine]) -> Outline:
    """Put the nodes in order: siblings by position, ties by id.

    A node whose parent is not among the lines stands at the top, and so does one node of every circle of parents
    (the one with the lowest position), so that no node is ever lost from view.
    """
    below = _by_parent(lines)
    ordered: list[PlanLine] = []
    index: dict[RecordId, int] = {}
    parents: list[int] = []
    depths: list[int] = []
    children: dict[int, list[int]] = {ROOT: []} if lines else {}
    tops = sorted(below.pop(None, []), key=_PLACE_OF, reverse=True)
    circles = False
    while len(ordered) < len(lines):
        circles = circles or not tops
        if not tops:
            tops = [min((line for line in lines if line.id not in index), key=_PLACE_OF)]
        stack = [(line, ROOT, 0) for line in tops]
        tops = []
        while stack:
            line, parent, depth = stack.pop()
            if line.id in index:  # only in a circle of parents: its first node has been placed already
                continue
            place = len(ordered)
            index[line.id] = place
            ordered.append(line)
            parents.append(parent)
            depths.append(depth)
            children.setdefault(parent, []).append(place)
            own = below.get(line.id)
            if own is None:
                continue
            own.sort(key=_PLACE_OF)
            if circles or any(child.id in below for child in own):
                stack.extend([(child, place, depth + 1) for child in reversed(own)])
                continue
            # Nothing stands below any of them: most nodes of a plan are placed here.
            places = range(place + 1, place + 1 + len(own))
            index.update(zip(map(_ID_OF, own), places, strict=True))
            ordered += own
            parents += [place] * len(own)
            depths += [depth + 1] * len(own)
            children[place] = list(places)
    return Outline(tuple(ordered), index, parents, depths, children)


def _by_parent(lines: Sequence[PlanLine]) -> dict[RecordId | None, list[PlanLine]]:
    """The children of each id; those without a known parent under None. Raises ValueError when an id comes twice."""
    known = set(map(_ID_OF, lines))
    if len(known) != len(lines):
        raise ValueError("an id comes twice")
    below: dict[RecordId | None, list[PlanLine]] = {}
    for line in lines:
        below.setdefault(line.parent_id if line.parent_id in known else None, []).append(line)
    return below
