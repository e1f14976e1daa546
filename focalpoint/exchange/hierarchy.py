"""Who is below whom in a sheet: by level, WBS numbers, kinds, headings, or columns that name the groups."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from focalpoint.domain.plan import NodeKind
from focalpoint.exchange.cells import LinkText
from focalpoint.exchange.model import NO_PARENT, ImportedRow
from focalpoint.exchange.wording import kind_named, plain

RANKS: Final = {
    NodeKind.PILLAR: 0, NodeKind.OBJECTIVE: 1, NodeKind.OUTPUT: 2, NodeKind.ACTIVITY: 3, NodeKind.MILESTONE: 3,
}  # fmt: skip
_NUMBERED_TITLE: Final = re.compile(r"^\s*((?:\d+|[IVXLivxl]+)(?:\.\d+)*)\s*[.):–—-]?\s+(\S.*)$", re.DOTALL)
_PART: Final = re.compile(r"[.\-/\\)(\s]+")
_WBS: Final = re.compile(r"^\d+(?:\.\d+)*$")
_DEEPEST: Final = 30


@dataclass(slots=True)
class Draft:
    """A row on its way: what the file says of its place, beside the row itself."""

    row: ImportedRow
    number: str = ""
    level: int | None = None
    groups: tuple[tuple[str, str], ...] = ()
    """Kind and title of each group that the row's columns name, outermost first."""
    heading: bool = False
    kind_given: bool = False
    links: list[LinkText | str] = field(default_factory=list)


def split_number(title: str) -> tuple[str, str]:
    """A title's own number and the rest: "1.2 Draft the law" gives "1.2" and "Draft the law"."""
    found = _NUMBERED_TITLE.match(title)
    return (found.group(1), found.group(2)) if found else ("", title)


def arrange(drafts: list[Draft]) -> list[Draft]:
    """Give every row its parent and put parents before children; siblings keep the file's order.

    Rows for groups that only columns name are added. ``row.parent`` then is a place in the returned list.
    """
    drafts = _with_groups(drafts)
    if any(draft.level is not None for draft in drafts):
        parents = _by_level([draft.level for draft in drafts])
    elif _dotted(drafts):
        parents = _by_number(drafts)
    elif any(draft.kind_given or draft.heading for draft in drafts):
        parents = _by_level(_ranks(drafts))
    else:
        parents = [NO_PARENT] * len(drafts)
    parents = _under_groups(drafts, parents)
    return _depth_first(drafts, parents)


def number_rows(drafts: Sequence[Draft]) -> None:
    """WBS numbers by place, where the file gives none that has the form of one; and each row's own uid."""
    counts: dict[int, int] = {}
    seen: dict[str, int] = {}
    for place, draft in enumerate(drafts):
        row = draft.row
        counts[row.parent] = counts.get(row.parent, 0) + 1
        above = drafts[row.parent].row if row.parent != NO_PARENT else None
        by_place = f"{above.wbs}.{counts[row.parent]}" if above else str(counts[row.parent])
        row.wbs = draft.number if _is_wbs(draft.number) else by_place
        if not row.uid:
            path = f"{above.uid if above else ''}\n{' '.join(row.title.casefold().split())}"
            digest = hashlib.sha256(path.encode("utf-8", "replace")).hexdigest()[:20]
            again = seen[digest] = seen.get(digest, 0) + 1
            row.uid = digest if again == 1 else f"{digest}#{again}"
        counts.setdefault(place, 0)


def propose_kinds(drafts: Sequence[Draft]) -> None:
    """Kinds where the file gives none: leaves are activities, above them pillar, objective, deeper output."""
    parents = {draft.row.parent for draft in drafts}
    depths: list[int] = []
    for place, draft in enumerate(drafts):
        row = draft.row
        depth = 0 if row.parent == NO_PARENT else depths[row.parent] + 1
        depths.append(depth)
        if not draft.kind_given:
            row.kind = kind_at(depth, leaf=place not in parents, milestone=row.kind == NodeKind.MILESTONE)
            if place in parents:
                row.values.pop("kind", None)  # a flag of milestone means nothing above other rows


def kind_at(depth: int, *, leaf: bool, milestone: bool = False) -> str:
    """The kind of a node by its place: ``depth`` is 0 at the top."""
    if leaf:
        return str(NodeKind.MILESTONE if milestone else NodeKind.ACTIVITY)
    return str((NodeKind.PILLAR, NodeKind.OBJECTIVE)[depth] if depth < 2 else NodeKind.OUTPUT)


def _with_groups(drafts: list[Draft]) -> list[Draft]:
    """Rows for the groups that columns name, each before its first member."""
    if not any(draft.groups for draft in drafts):
        return drafts
    out: list[Draft] = []
    made: set[tuple[str, ...]] = set()
    for draft in drafts:
        path: tuple[str, ...] = ()
        for kind, title in draft.groups:
            path = (*path, plain(title) or title)
            if path not in made:
                made.add(path)
                row = ImportedRow(draft.row.row, "", title, kind)
                groups = draft.groups[: len(path) - 1]
                out.append(Draft(row, groups=(*groups, (kind, title)), heading=True, kind_given=True))
        out.append(draft)
    return out


def _under_groups(drafts: Sequence[Draft], parents: list[int]) -> list[int]:
    """Rows that have groups and no parent of their own stand below the innermost group."""
    if not any(draft.groups for draft in drafts):
        return parents
    group_places: dict[tuple[str, ...], int] = {}
    out = list(parents)
    for place, draft in enumerate(drafts):
        if not draft.groups:
            continue
        path = tuple(plain(title) or title for _kind, title in draft.groups)
        if draft.heading and path not in group_places:
            group_places[path] = place
            out[place] = group_places.get(path[:-1], NO_PARENT)
        elif parents[place] == NO_PARENT or drafts[parents[place]].heading:
            out[place] = group_places.get(path, NO_PARENT)
    return out


def _dotted(drafts: Sequence[Draft]) -> bool:
    """Whether the numbers tell a hierarchy: at least one has two parts and its parent, or many do."""
    numbers = [draft.number for draft in drafts if draft.number]
    deep = sum(1 for number in numbers if len(_parts(number)) > 1)
    return deep > 0 and deep * 5 >= len(numbers)


def _is_wbs(number: str) -> bool:
    return _WBS.match(number) is not None


def _parts(number: str) -> tuple[str, ...]:
    if _WBS.match(number):
        return tuple(number.split("."))
    return tuple([part for part in _PART.split(number.casefold()) if part])


def _by_number(drafts: Sequence[Draft]) -> list[int]:
    """The parent of "1.2.3" is "1.2" or, where there is none, "1"; a row without a number goes with its neighbour."""
    places: dict[tuple[str, ...], int] = {}
    split = [_parts(draft.number) for draft in drafts]
    for place, parts in enumerate(split):
        if parts:
            places.setdefault(parts, place)
    parents: list[int] = []
    before = heading = NO_PARENT
    for place, draft in enumerate(drafts):
        parts = split[place]
        if parts:
            parent, length = NO_PARENT, len(parts) - 1
            while length > 0 and parent in {NO_PARENT, place}:
                parent = places.get(parts[:length], NO_PARENT)
                length -= 1
            parent = NO_PARENT if parent == place else parent
            if parent == NO_PARENT and not draft.heading:
                parent = heading
        elif draft.heading:
            parent, heading = NO_PARENT, place
        else:
            parent = before
        parents.append(parent)
        before = place if draft.heading else parent
    return parents


def _by_level(levels: Sequence[int | None]) -> list[int]:
    """The parent is the nearest row above with a lower level; a row without a level has that of the row above."""
    parents: list[int] = []
    stack: list[tuple[int, int]] = []
    last = 0
    for place, level in enumerate(levels):
        last = last if level is None else level
        while stack and stack[-1][0] >= last:
            stack.pop()
        parents.append(stack[-1][1] if stack else NO_PARENT)
        stack.append((last, place))
    return parents


def _ranks(drafts: Sequence[Draft]) -> list[int | None]:
    """Levels from kinds: pillar above objective above output above the rest; headings nest when they follow up."""
    levels: list[int | None] = []
    depth, after_heading = -1, False
    for draft in drafts:
        named = (
            draft.row.kind if draft.kind_given else kind_named(draft.row.title.split()[0]) if draft.heading else None
        )
        if named:
            depth = RANKS[NodeKind(named)]
            levels.append(depth)
        elif draft.heading:
            depth = min(depth + 1, _DEEPEST) if after_heading or depth < 0 else depth
            levels.append(depth)
        else:
            levels.append(_DEEPEST + 1)
        after_heading = draft.heading
    return levels


def _depth_first(drafts: Sequence[Draft], parents: Sequence[int]) -> list[Draft]:
    """The rows with parents first; circles (a number that is its own ancestor) are cut at their first row."""
    below: dict[int, list[int]] = {}
    for place, parent in enumerate(parents):
        below.setdefault(parent, []).append(place)
    order: list[int] = []
    new_place: dict[int, int] = {}
    stack = list(reversed(below.get(NO_PARENT, [])))
    waiting = iter(range(len(drafts)))
    while len(order) < len(drafts):
        if not stack:
            stack = [next(place for place in waiting if place not in new_place)]
        place = stack.pop()
        if place in new_place:
            continue
        new_place[place] = len(order)
        order.append(place)
        stack.extend(reversed(below.get(place, [])))
    for place in order:
        parent = new_place.get(parents[place], NO_PARENT)
        drafts[place].row.parent = parent if parent < new_place[place] else NO_PARENT
    return [drafts[place] for place in order]
