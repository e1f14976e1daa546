"""Which nodes a plan's tree shows and in which order: integers only, so that 10,000 nodes stay quick."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from typing import Any

from focalpoint.domain.outline import ROOT, Outline

SortKey = Callable[[int], Any]
"""The value that a node is sorted by, or None for a node without one (these come last in either direction)."""


class TreeRows:
    """The children that each node shows after filter and sort, worked out level by level when they are asked for.

    A node is its position in ``outline.lines``; ``ROOT`` is the invisible top.
    """

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._kids: dict[int, list[int]] = {}
        self._row = [0] * len(outline.lines)
        self.branches = [node for node, _ in outline.branches()][::-1]
        """The nodes that have something below them, filtered or not; what is above comes before what is below."""
        self._shown: list[bool] | None = None
        self._matches: Sequence[bool] | None = None
        self._key: SortKey | None = None
        self._descending = False

    def __len__(self) -> int:
        return len(self.outline.lines)

    def kids(self, node: int) -> list[int]:
        """The shown children of a node, in shown order."""
        kids = self._kids.get(node)
        if kids is None:
            kids = self._work_out(node)
            self._kids[node] = kids
        return kids

    def keep_orders(self, old: TreeRows, but: Container[str | None]) -> None:
        """Show the children of all nodes but some in the order in which other rows of the plan show them.

        ``but`` holds ids, None for the top; only they have other children than before.
        """
        lines, index = old.outline.lines, self.outline.index
        for node, kids in old._kids.items():
            parent = None if node == ROOT else lines[node].id
            if parent not in but and (parent is None or parent in index):
                self.set_kids(ROOT if parent is None else index[parent], [index[lines[kid].id] for kid in kids])

    def set_kids(self, node: int, kids: Sequence[int]) -> None:
        """Say which children a node shows, while rows come and go one after the other."""
        self._kids[node] = list(kids)
        for place, kid in enumerate(kids):
            self._row[kid] = place

    def count(self, node: int) -> int:
        """How many children of a node are shown; nothing is sorted for that."""
        kids = self._kids.get(node)
        if kids is None:
            kids = self.outline.children(node)
            return len(kids) if self._shown is None else sum(map(self._shown.__getitem__, kids))
        return len(kids)

    def shown_branches(self) -> Iterator[int]:
        """The shown nodes with something shown below them; what is above comes before what is below."""
        return (node for node in self.branches if self.is_shown(node) and self.count(node))

    def row(self, node: int) -> int:
        """Where a shown node stands among its siblings."""
        self.kids(self.outline.parents[node])
        return self._row[node]

    def parent(self, node: int) -> int:
        """The parent of a node, or ROOT."""
        return self.outline.parents[node]

    def is_shown(self, node: int) -> bool:
        """Whether the filter leaves the node."""
        return self._shown is None or self._shown[node]

    def is_context(self, node: int) -> bool:
        """Whether the node is shown only for what stands below it."""
        return self._matches is not None and not self._matches[node]

    @property
    def match_count(self) -> int:
        """How many nodes are what was asked for, those above them not counted."""
        return len(self) if self._matches is None else sum(self._matches)

    @property
    def filtered(self) -> bool:
        """Whether a filter hides something or could."""
        return self._shown is not None

    @property
    def shown_count(self) -> int:
        """How many nodes are left."""
        return len(self) if self._shown is None else sum(self._shown)

    def filter(self, matches: Sequence[bool] | None) -> None:
        """Show the nodes that match and those above them; None shows all."""
        self._kids.clear()
        self._matches = matches
        if matches is None:
            self._shown = None
            return
        shown = list(matches)
        parents = self.outline.parents
        # Depth first: every child stands after its parent, so one walk backwards carries matches up.
        for node in range(len(shown) - 1, -1, -1):
            if shown[node] and parents[node] != ROOT:
                shown[parents[node]] = True
        self._shown = shown

    def sort(self, key: SortKey | None, *, descending: bool = False) -> None:
        """Sort each level by a key; None is the plan's own order."""
        self._key = key
        self._descending = descending
        self._kids.clear()

    def _work_out(self, node: int) -> list[int]:
        kids = list(self.outline.children(node))
        if self._shown is not None:
            shown = self._shown
            kids = [kid for kid in kids if shown[kid]]
        if self._key is not None:
            kids = _sorted(kids, self._key, descending=self._descending)
        elif self._descending:
            kids.reverse()
        for place, kid in enumerate(kids):
            self._row[kid] = place
        return kids


def _sorted(kids: list[int], key: SortKey, *, descending: bool) -> list[int]:
    keyed = [(key(kid), kid) for kid in kids]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=_first, reverse=descending)
    return [kid for _, kid in known] + [kid for value, kid in keyed if value is None]


def _first(pair: tuple[Any, int]) -> Any:  # noqa: ANN401 - whatever a column sorts by
    return pair[0]
