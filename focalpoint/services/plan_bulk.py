"""Many nodes of the plan at once: moved, or changed after a preview; one unit of work, one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from focalpoint.domain import plan_rules
from focalpoint.domain.errors import RuleError
from focalpoint.domain.outline import build_outline
from focalpoint.domain.plan_bulk import (
    FIELDS,
    MOST_DAYS,
    BulkChange,
    BulkRow,
    changed_values,
    foresee,
    supporting_after,
)
from focalpoint.services.base import Service
from focalpoint.store import plan as store

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.domain.plan import PlanNode
    from focalpoint.domain.plan_moves import Siblings
    from focalpoint.store.work import UnitOfWork

_PART = 500
"""So many ids go into one query."""


class BulkService(Service):
    """Acts on several nodes of a plan."""

    capability: ClassVar[str] = "bulk"

    def arrange(self, steps: Sequence[Siblings]) -> ChangeSet:
        """Give parents other children, or the same in another order (``domain/plan_moves.py`` works the orders out).

        Children that somebody added meanwhile stay, behind the ones that are named.

        Raises:
            RuleError: ``below_itself``: a node would stand below itself; nothing was moved.
        """
        with self._write("plan.move") as work:
            for step in steps:
                plan_id = work.get(store.PlanNode, step.node_ids[0]).plan_id
                known = store.read_children(work.connection, plan_id, step.parent_id)
                order = [*step.node_ids, *(node_id for node_id in known if node_id not in set(step.node_ids))]
                for position, node_id in enumerate(order):
                    work.update(store.PlanNode, node_id, parent_id=step.parent_id, position=position)
            for step in steps:
                _refuse_circle(work, step)
        return work.change_set

    def preview(self, node_ids: Sequence[str], wanted: BulkChange) -> list[BulkRow]:
        """What each node would become, and why some are refused; nothing is written.

        Raises:
            RuleError: a field that takes no value for all, or too many days.
        """
        _check(wanted)
        return [foresee(node, wanted) for node in self._nodes(node_ids)]

    def apply(self, node_ids: Sequence[str], wanted: BulkChange, reason: str = "") -> ChangeSet:
        """Change every node that the preview does not refuse, as one step; errors as ``preview``."""
        _check(wanted)
        nodes = self._nodes(node_ids)
        with self._write("plan.edit_all", reason) as work:
            for node in nodes:
                row = foresee(node, wanted)
                if not row.changes:
                    continue
                values = changed_values(node, wanted)
                if values:
                    before = {name: getattr(node, name) for name in _DATES}
                    work.update(store.PlanNode, node.id, **values, **plan_rules.first_dates(before, values))
                _write_supporting(work, node, supporting_after(node, wanted))
            if wanted.archive:
                _archive(work, nodes)
        return work.change_set

    def _nodes(self, node_ids: Sequence[str]) -> list[PlanNode]:
        """The nodes that are there, in the order that was asked."""
        found: dict[str, PlanNode] = {}
        with self._office.read() as connection:
            for start in range(0, len(node_ids), _PART):
                part = list(node_ids[start : start + _PART])
                found.update((node.id, node) for node in store.read_nodes(connection, store.PlanNode.id.in_(part)))
        return [found[node_id] for node_id in node_ids if node_id in found and not found[node_id].archived]


_DATES = ("start", "finish", "baseline_start", "baseline_finish")


def _check(wanted: BulkChange) -> None:
    for name in wanted.values:
        if name not in FIELDS:
            raise RuleError(rule="unknown_code", field=name, value=name)
    if abs(wanted.shift_days) > MOST_DAYS:
        raise RuleError(rule="shift_bounds", most=MOST_DAYS)


def _refuse_circle(work: UnitOfWork, step: Siblings) -> None:
    """Raise RuleError when a moved node stands below itself now; what was written is taken back with it."""
    seen: set[str] = set()
    above = step.parent_id
    while above is not None:
        row = work.get(store.PlanNode, above)
        if above in seen or above in step.node_ids:
            raise RuleError(rule="below_itself", ref=row.ref)
        seen.add(above)
        above = row.parent_id


def _write_supporting(work: UnitOfWork, node: PlanNode, wanted: tuple[str, ...] | None) -> None:
    if wanted is None:
        return
    kept = {}
    for row_id, ministry_id in store.read_supports(work.connection, node.id):
        if ministry_id in wanted:
            kept[ministry_id] = row_id
        else:
            work.archive(store.NodeSupport, row_id)
    for position, ministry_id in enumerate(wanted):
        if ministry_id in kept:
            work.update(store.NodeSupport, kept[ministry_id], position=position)
        else:
            work.insert(store.NodeSupport, node_id=node.id, ministry_id=ministry_id, position=position)


def _archive(work: UnitOfWork, nodes: Sequence[PlanNode]) -> None:
    """Put nodes away with everything below them."""
    for plan_id in {node.plan_id for node in nodes}:
        outline = build_outline(store.read_lines(work.connection, plan_id))
        for node in nodes:
            place = outline.index.get(node.id)
            if place is not None:
                for line in outline.lines[place : outline.end(place)]:
                    work.archive(store.PlanNode, line.id)
