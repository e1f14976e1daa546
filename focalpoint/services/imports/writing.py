"""Writes a decided import: one unit of work, so that it is undone as one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Final, cast

from focalpoint.domain import plan_rules
from focalpoint.domain.changes import Value
from focalpoint.domain.outline import ROOT
from focalpoint.domain.plan import PlanNode
from focalpoint.domain.progress import Progress
from focalpoint.exchange.model import NO_PARENT, Note
from focalpoint.services.imports.building import diffs_to_take, new_values
from focalpoint.services.imports.model import THEIRS, ImportPreview, Outcome, PreviewRow
from focalpoint.services.imports.state import MOMENTS, PlanState, chunk
from focalpoint.store import plan as tables
from focalpoint.store.directory import Ministry
from focalpoint.store.work import UnitOfWork

_TOLD_EVERY: Final = 5_000
_NODES_A_RECORD: Final = 1_000
_BASELINED: Final = ("start", "finish", "baseline_start", "baseline_finish")


class Writer:
    """Carries out a preview in a unit of work."""

    def __init__(self, work: UnitOfWork, preview: ImportPreview, state: PlanState, progress: Progress) -> None:
        self._work = work
        self._preview = preview
        self._state = state
        self._progress = progress
        self._rows = preview.imported.rows
        outcomes = [row.outcome for row in preview.rows]
        self._there = [outcome is not Outcome.SKIPPED for outcome in outcomes]
        """By row: whether its node is in the plan after the import."""
        self.notes: list[Note] = []
        """What could not be written: a link that would close a circle with links that were here before."""
        self._waits = {node.id: {link.predecessor_id for link in node.predecessors} for node in state.nodes.values()}
        self._new = [row for row, outcome in zip(preview.rows, outcomes, strict=True) if outcome is Outcome.NEW]

    def write(self) -> str:
        """Everything; returns the plan's id."""
        plan_id = self._preview.plan_id or self._new_plan()
        self._ministries()
        parents = self._parents()
        self._insert_nodes(plan_id, parents)
        self._supports(self._new)
        self._links(self._new)
        self._update_nodes()
        self._remember(plan_id)
        self._tell(len(self._rows))
        return plan_id

    def _tell(self, done: int) -> None:
        self._progress.step(done, len(self._rows), "import.write")

    def _new_plan(self) -> str:
        imported = self._preview.imported
        current = not tables.read_plans(self._work.connection)
        return self._work.insert(
            tables.Plan,
            title=self._preview.plan_title,
            starts=imported.starts,
            finishes=imported.finishes,
            current=int(current),
        )

    def _ministries(self) -> None:
        """Only those that a row which is taken names."""
        named: set[str] = set()
        for there, row in zip(self._there, self._rows, strict=True):
            if there:
                named.add(row.lead)
                named.update(row.supporting)
        used = {self._preview.ministry_ids[name] for name in named if name}
        wanted = [item for item in self._preview.new_ministries if item.id in used]
        last = len(set(self._state.ministries.values()))
        self._work.insert_many(
            Ministry,
            [{"id": item.id, "name": item.name, "position": last + place} for place, item in enumerate(wanted)],
        )

    def _parents(self) -> list[str | None]:
        """By row: the id of the nearest row above that is taken."""
        parents: list[str | None] = []
        for row in self._rows:
            if row.parent == NO_PARENT:
                parents.append(None)
            else:
                parents.append(self._preview.ids[row.parent] if self._there[row.parent] else parents[row.parent])
        return parents

    def _insert_nodes(self, plan_id: str, parents: Sequence[str | None]) -> None:
        new = self._new
        if not new:
            return
        positions = self._positions(new, parents)
        inner = {parents[index] for index, there in enumerate(self._there) if there}
        made: list[dict[str, Value]] = []
        for count, preview in enumerate(new):
            if count % _TOLD_EVERY == 0:
                self._tell(count)
            index, node_id = preview.index, self._preview.ids[preview.index]
            values = new_values(self._rows[index], preview.kind, self._preview.ministry_ids, leaf=node_id not in inner)
            values.update(id=node_id, plan_id=plan_id, parent_id=parents[index], position=positions[node_id])
            made.append(cast("dict[str, Value]", values))
        self._work.insert_many(tables.PlanNode, made)

    def _positions(self, new: Sequence[PreviewRow], parents: Sequence[str | None]) -> dict[str, int]:
        """The place of each new node: after its neighbour in the file, among what is there already."""
        fresh = {self._preview.ids[row.index] for row in new}
        order: dict[str | None, list[str]] = {}
        for index, there in enumerate(self._there):
            if there:
                order.setdefault(parents[index], []).append(self._preview.ids[index])
        positions: dict[str, int] = {}
        for parent, in_file in order.items():
            if not any(node_id in fresh for node_id in in_file):
                continue
            siblings = self._siblings(parent)
            places = _merged(siblings, in_file, fresh) if siblings else in_file
            for position, node_id in enumerate(places):
                if node_id in fresh:
                    positions[node_id] = position
                elif self._state.nodes[node_id].position != position:
                    self._work.update(tables.PlanNode, node_id, position=position)
        return positions

    def _siblings(self, parent: str | None) -> list[str]:
        outline = self._state.outline
        place = ROOT if parent is None else outline.index.get(parent)
        return [] if place is None else [outline.lines[child].id for child in outline.children(place)]

    def _supports(self, rows: Iterable[PreviewRow]) -> None:
        ministry_ids = self._preview.ministry_ids
        self._work.insert_many(
            tables.NodeSupport,
            [
                {"node_id": self._preview.ids[row.index], "ministry_id": ministry_ids[name], "position": position}
                for row in rows
                for position, name in enumerate(self._rows[row.index].supporting)
            ],
        )

    def _links(self, rows: Iterable[PreviewRow]) -> None:
        ids = self._preview.ids
        made = [
            _link_of(ids[row.index], ids[link.row], link.type, link.lag_days)
            for row in rows
            for link in self._rows[row.index].links
            if self._there[link.row] and self._may_wait(ids[row.index], ids[link.row], row.row)
        ]
        self._work.insert_many(tables.Predecessor, made)

    def _may_wait(self, node_id: str, predecessor_id: str, row: int) -> bool:
        """Whether a link closes no circle; within a file they are cut already: nodes from here are looked at."""
        if self._waits and (node_id in self._state.nodes or predecessor_id in self._state.nodes):
            stack, seen = [predecessor_id], {predecessor_id}
            while stack:
                at = stack.pop()
                if at == node_id:
                    self.notes.append(Note(row, "link_circle_here", {}))
                    return False
                fresh = self._waits.get(at, set()) - seen
                seen |= fresh
                stack.extend(fresh)
        self._waits.setdefault(node_id, set()).add(predecessor_id)
        return True

    def _update_nodes(self) -> None:
        there = {self._preview.ids[index] for index, is_there in enumerate(self._there) if is_there}
        there.update(self._state.nodes)
        for preview in self._preview.rows:
            if preview.outcome not in {Outcome.CHANGED, Outcome.CONFLICT} or preview.node_id is None:
                continue
            taken: dict[str, Any] = {diff.field: diff.theirs for diff in diffs_to_take(preview)}
            if taken:
                self._update(self._state.nodes[preview.node_id], taken, there, preview.row)

    def _update(self, node: PlanNode, taken: dict[str, Any], there: set[str], row: int) -> None:
        supporting = taken.pop("supporting_ids", None)
        links = taken.pop("predecessors", None)
        for name in MOMENTS:
            if name in taken:
                taken[name], taken[f"{name}_text"], taken[f"{name}_precision"] = taken[name]
        if "parent_id" in taken and not self._may_stand_below(node.id, taken["parent_id"]):
            del taken["parent_id"]
        before = {name: getattr(node, name) for name in _BASELINED}
        taken.update(plan_rules.first_dates(before, taken))
        if taken:
            self._work.update(tables.PlanNode, node.id, **taken)
        if supporting is not None:
            self._replace_supports(node, supporting)
        if links is not None:
            self._replace_links(node, [link for link in links if link[0] in there], row)

    def _may_stand_below(self, node_id: str, parent_id: str | None) -> bool:
        """A file may not put a node below itself (its hierarchy is whole, but rows may be left out)."""
        above = {line.id: line.parent_id for line in self._state.outline.lines}
        above.update(zip(self._preview.ids, self._parents(), strict=True))
        seen: set[str] = set()
        while parent_id is not None and parent_id not in seen:
            if parent_id == node_id:
                return False
            seen.add(parent_id)
            parent_id = above.get(parent_id)
        return parent_id is None

    def _replace_supports(self, node: PlanNode, wanted: Sequence[str]) -> None:
        found = tables.read_supports(self._work.connection, node.id)
        have = {ministry_id: record_id for record_id, ministry_id in found}
        for ministry_id, record_id in have.items():
            if ministry_id not in wanted:
                self._work.archive(tables.NodeSupport, record_id)
        fresh = [ministry_id for ministry_id in wanted if ministry_id not in have]
        rows: list[dict[str, Value]] = [
            {"node_id": node.id, "ministry_id": ministry_id, "position": len(have) + place}
            for place, ministry_id in enumerate(fresh)
        ]
        self._work.insert_many(tables.NodeSupport, rows)

    def _replace_links(self, node: PlanNode, wanted: Sequence[tuple[str, str, int]], row: int) -> None:
        left = list(wanted)
        for link in node.predecessors:
            as_wanted = (link.predecessor_id, link.type, link.lag_days)
            if as_wanted in left:
                left.remove(as_wanted)
            else:
                self._work.archive(tables.Predecessor, link.id)
                self._waits.get(node.id, set()).discard(link.predecessor_id)
        fresh = [link for link in left if self._may_wait(node.id, link[0], row)]
        self._work.insert_many(tables.Predecessor, [_link_of(node.id, *link) for link in fresh])

    def _remember(self, plan_id: str) -> None:
        """Which node each uid of the source is, and what was brought in vain: for the next import of the same file."""
        state, source = self._state, self._preview.imported.source
        nodes: dict[str, str] = {}
        refused: dict[str, dict[str, Hashable]] = {}
        for preview in self._preview.rows:
            if not self._there[preview.index]:
                continue
            uid, node_id = self._rows[preview.index].uid, self._preview.ids[preview.index]
            kept = {} if preview.choice == THEIRS else {diff.field: diff.theirs for diff in preview.conflicts}
            if kept:
                refused[node_id] = kept
            if kept or preview.changes or state.remembered.get(uid) != node_id:
                nodes[uid] = node_id
        uids = list(nodes)
        rows: list[dict[str, Value]] = []
        for start in range(0, len(uids), _NODES_A_RECORD):
            part = {uid: nodes[uid] for uid in uids[start : start + _NODES_A_RECORD]}
            kept_here = {node_id: refused[node_id] for node_id in part.values() if node_id in refused}
            base = chunk(self._work.batch, part, kept_here)
            first = next(iter(part.values()))
            rows.append({"plan_id": plan_id, "source": source, "uid": uids[start], "node_id": first, "base": base})
        self._work.insert_many(tables.ImportKey, rows)


def _link_of(node_id: str, predecessor_id: str, kind: str, lag_days: int) -> dict[str, Value]:
    return {"node_id": node_id, "predecessor_id": predecessor_id, "type": kind, "lag_days": lag_days}


def _merged(siblings: Sequence[str], in_file: Sequence[str], fresh: set[str]) -> list[str]:
    """The siblings with each new node put after the one before it in the file, or before the next known one."""
    order = list(siblings)
    after: str | None = None
    for place, node_id in enumerate(in_file):
        if node_id in fresh:
            if after is not None and after in order:
                order.insert(order.index(after) + 1, node_id)
            else:
                known = next((later for later in in_file[place + 1 :] if later in order), None)
                order.insert(order.index(known) if known is not None else len(order), node_id)
        after = node_id
    return order
