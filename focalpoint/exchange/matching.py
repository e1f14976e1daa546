"""Which row of a file is which node of the plan, and what differs: base, mine, theirs, field by field. Pure.

A row is matched by our key, else by what its file calls it, else by WBS number and title; what then may be a known
node is asked. ``docs/adr/0005-import.md`` tells the rules.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from focalpoint.exchange.model import NO_PARENT, ImportedRow

SIMILAR: Final = 60
"""How alike (0–100) two titles must be for a row of a weak identity to be the same row, renamed."""


class How(StrEnum):
    """By what a row was matched."""

    KEY = "key"
    UID = "uid"
    PLACE = "place"
    TITLE = "title"
    ASK = "ask"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Known:
    """A node of the plan as matching needs it."""

    id: str
    wbs: str
    title: str
    parent_id: str | None
    archived: bool = False


class Match(NamedTuple):
    """The node of a row, or the nodes that it might be."""

    how: How
    node_id: str | None
    candidates: tuple[str, ...] = ()


class FieldDiff(NamedTuple):
    """One field that differs."""

    field: str
    base: Hashable
    mine: Hashable
    theirs: Hashable


class Diff(NamedTuple):
    """What a row would change, and what it must not because somebody edited it here."""

    changes: tuple[FieldDiff, ...]
    conflicts: tuple[FieldDiff, ...]


def tidy(title: str) -> str:
    """A title for comparing: case and spaces do not count."""
    return " ".join(title.split()).casefold()


def match_rows(
    rows: Sequence[ImportedRow], known: Sequence[Known], remembered: Mapping[str, str], *, sure: bool
) -> list[Match]:
    """One match a row; a node is given to one row only, the first.

    Args:
        rows: the file's rows, parents first.
        known: the plan's nodes, archived ones too.
        remembered: what this source called which node at an earlier import (uid → node id).
        sure: whether the source's uids are its own for ever (GUIDs), or only as good as the rows' order.
    """
    if not known:
        return [Match(How.NEW, None)] * len(rows)
    return _Matcher(rows, known, remembered, sure).run()


class _Matcher:
    def __init__(
        self, rows: Sequence[ImportedRow], known: Sequence[Known], remembered: Mapping[str, str], sure: bool
    ) -> None:
        self._rows = rows
        self._known = {node.id: node for node in known}
        self._remembered = remembered
        self._sure = sure
        self._taken: set[str] = set()
        self._found: list[Match | None] = [None] * len(rows)
        self._by_place: dict[tuple[str, str], str] = {}
        self._by_title: dict[str, list[str]] = {}
        self._by_wbs: dict[str, str] = {}
        for node in known:
            if not node.archived:
                self._by_place.setdefault((node.wbs, tidy(node.title)), node.id)
                self._by_title.setdefault(tidy(node.title), []).append(node.id)
                self._by_wbs.setdefault(node.wbs, node.id)

    def run(self) -> list[Match]:
        for step in (self._key, self._uid, self._place, self._title):
            for place, row in enumerate(self._rows):
                if self._found[place] is None:
                    match = step(place, row)
                    if match is not None and match.node_id not in self._taken:
                        self._found[place] = match
                        self._taken.add(match.node_id or "")
        return [found or self._ask(row) for found, row in zip(self._found, self._rows, strict=True)]

    def _key(self, _place: int, row: ImportedRow) -> Match | None:
        return Match(How.KEY, row.key) if row.key in self._known else None

    def _uid(self, _place: int, row: ImportedRow) -> Match | None:
        node = self._known.get(self._remembered.get(row.uid, ""))
        if node is None:
            return None
        if not self._sure and not _alike(node.title, row.title):
            return None
        return Match(How.UID, node.id)

    def _place(self, _place: int, row: ImportedRow) -> Match | None:
        node_id = self._by_place.get((row.wbs, tidy(row.title)))
        return Match(How.PLACE, node_id) if node_id else None

    def _title(self, _place: int, row: ImportedRow) -> Match | None:
        """The only node of this title below the same parent: rows above it were added or taken away."""
        alike = self._by_title.get(tidy(row.title), ())
        if len(alike) != 1 or row.parent == NO_PARENT:
            return None
        above = self._found[row.parent]
        node = self._known[alike[0]]
        if above is None or above.node_id is None or above.node_id != node.parent_id:
            return None
        return Match(How.TITLE, node.id)

    def _ask(self, row: ImportedRow) -> Match:
        """New, unless a free node has the same title, or the same number and a similar title."""
        free = [node_id for node_id in self._by_title.get(tidy(row.title), ()) if node_id not in self._taken]
        at_place = self._by_wbs.get(row.wbs)
        is_free = at_place and at_place not in self._taken and at_place not in free
        if at_place and is_free and _alike(self._known[at_place].title, row.title):
            free.append(at_place)
        return Match(How.ASK, None, tuple(free[:5])) if free else Match(How.NEW, None)


def _alike(one: str, other: str) -> bool:
    if tidy(one) == tidy(other):
        return True
    from rapidfuzz import fuzz

    return fuzz.ratio(tidy(one), tidy(other)) >= SIMILAR


def compare(base: Mapping[str, Hashable] | None, mine: Mapping[str, Hashable], theirs: Mapping[str, Hashable]) -> Diff:
    """What the file changes, and where it meets an edit made since.

    ``theirs`` has only the fields that the file speaks of. Without a base the file is believed; with one, a field
    that was edited here since and differs from the file is a conflict, whether or not the file changed it too.
    """
    changes: list[FieldDiff] = []
    conflicts: list[FieldDiff] = []
    for field, their in theirs.items():
        my = mine.get(field)
        if their == my:
            continue
        before = my if base is None else base.get(field, my)
        (changes if before == my else conflicts).append(FieldDiff(field, before, my, their))
    return Diff(tuple(changes), tuple(conflicts))
