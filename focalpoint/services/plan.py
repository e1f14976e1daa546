"""What a person can do with the action plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar
from zoneinfo import ZoneInfo

from focalpoint.domain import plan_rules
from focalpoint.domain.changes import Action, Change, ChangeSet, Value
from focalpoint.domain.errors import NotFoundError, ReasonNeededError
from focalpoint.domain.outline import Outline, build_outline
from focalpoint.domain.plan import (
    Figures,
    NodeKind,
    PercentSource,
    Plan,
    PlanLine,
    PlanNode,
    PlanRecord,
    PlanVersion,
    Predecessor,
)
from focalpoint.domain.rollup import Explanation, explanation, roll_up
from focalpoint.services.base import Service
from focalpoint.store import plan as store
from focalpoint.store.work import UnitOfWork

if TYPE_CHECKING:
    from focalpoint.domain.snapshot import PlanSnapshot

TEXTS = frozenset(
    {"title", "description", "start_text", "finish_text", "blocked_reason", "colour_reason", "budget_line",
     "human_rights_note", "obligations"}
)  # fmt: skip

_DATES = ("start", "finish", "baseline_start", "baseline_finish")


class PlanService(Service):
    """Plans, their nodes, dependencies, baseline and figures."""

    capability: ClassVar[str] = "plan"

    # -- reading ------------------------------------------------------------------------------------------------

    def plans(self) -> list[Plan]:
        """Every plan that is not archived, newest period first."""
        with self._office.light() as connection:
            return store.read_plans(connection)

    def current(self) -> Plan | None:
        """The current plan; where none is marked, the newest."""
        plans = self.plans()
        return next((plan for plan in plans if plan.current), plans[0] if plans else None)

    def record(self, plan_id: str) -> PlanRecord:
        """A plan with every field, archived or not.

        Raises:
            NotFoundError: there is none.
        """
        with self._office.read() as connection:
            found = store.read_plan(connection, plan_id)
        if found is None:
            raise NotFoundError(what="plans")
        return found

    def versions(self, plan_id: str) -> list[PlanVersion]:
        """The baselines that were set, newest first: each is a version of the plan that can be compared with."""
        zone = ZoneInfo(self._workspace.clock.zone)
        return [
            PlanVersion(
                entry.at,
                datetime.fromisoformat(entry.at).astimezone(zone).date().isoformat(),
                entry.actor_name,
                entry.reason,
            )
            for entry in self._workspace.history.of("plans", plan_id)
            if entry.cause == "plan.set_baseline"
        ]

    def outline(self, plan_id: str) -> Outline:
        """The plan's nodes in order, as lists need them."""
        with self._office.light() as connection:
            return build_outline(store.read_lines(connection, plan_id))

    def lines(self, plan_id: str, node_ids: Collection[str]) -> list[PlanLine]:
        """Some nodes of a plan as lists need them, in no order; those that are not or no longer in it are left out."""
        with self._office.light() as connection:
            return store.read_lines(connection, plan_id, node_ids)

    def beside(self, plan_id: str) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
        """What lists show beside the lines: supporting ministries and budget lines of the nodes that have some."""
        with self._office.light() as connection:
            return store.read_supporting(connection, plan_id), store.read_budget_lines(connection, plan_id)

    def figures(self, plan_id: str) -> tuple[Outline, list[Figures]]:
        """The outline with what the roll-up says of each node today."""
        outline = self.outline(plan_id)
        return outline, roll_up(outline, self._workspace.clock.today())

    def node(self, node_id: str) -> PlanNode:
        """One node with every field, archived or not.

        Raises:
            NotFoundError: there is none.
        """
        with self._office.read() as connection:
            found = store.read_nodes(connection, store.PlanNode.id == node_id)
        if not found:
            raise NotFoundError(what="plan_nodes")
        return found[0]

    def nodes(self, plan_id: str) -> list[PlanNode]:
        """Every node of a plan with every field, depth first."""
        live = (store.PlanNode.plan_id == plan_id, store.PlanNode.archived_at.is_(None))
        with self._office.read() as connection:
            found = {node.id: node for node in store.read_nodes(connection, *live)}
        return [found[line.id] for line in build_outline([node.line for node in found.values()]).lines]

    def predecessors(self, plan_id: str) -> list[Predecessor]:
        """Every dependency of a plan."""
        within = store.Predecessor.node_id.in_(store.ids_of_plan(plan_id))
        with self._office.read() as connection:
            return store.read_predecessors(connection, within)

    def successors(self, node_id: str) -> list[Predecessor]:
        """The dependencies on a node: who waits for it."""
        live = store.Predecessor.node_id.in_(store.live_ids())
        with self._office.read() as connection:
            return store.read_predecessors(connection, store.Predecessor.predecessor_id == node_id, live)

    def find(self, id_or_ref: str) -> str:
        """The id of a plan or node by its id or reference.

        Raises:
            NotFoundError: neither fits.
        """
        with self._office.read() as connection:
            found = store.find_plan_or_node(connection, id_or_ref)
        if found is None:
            raise NotFoundError(what="plan_nodes")
        return found

    def how_computed(self, node_id: str) -> Explanation:
        """Where a node's figures come from: its children, their weights, and who counted."""
        plan_id = self.node(node_id).plan_id
        outline, figures = self.figures(plan_id)
        return explanation(outline, figures, outline.index[node_id], self._workspace.clock.today())

    def snapshot(self, plan_id: str) -> PlanSnapshot:
        """The plan with its tasks, ministries and figures as of today: what every export is made from."""
        from focalpoint.services.snapshot import take_snapshot

        return take_snapshot(self._workspace, plan_id)

    # -- plans --------------------------------------------------------------------------------------------------

    def add_plan(self, title: str, *, starts: str | None = None, finishes: str | None = None) -> ChangeSet:
        """Add a plan; the first one is the current one."""
        plan_rules.check_title(title)
        plan_rules.check_dates(starts, finishes)
        first = not self.plans()
        with self._write("plan.add_plan") as work:
            work.insert(store.Plan, title=title.strip(), starts=starts, finishes=finishes, current=int(first))
        return work.change_set

    def edit_plan(self, plan_id: str, **changes: Value) -> ChangeSet:
        """Change a plan's title, description, period, approval or classification.

        Raises:
            RuleError: no title, a day that is none, or a period that ends before it begins.
        """
        cleaned = {name: value.strip() if isinstance(value, str) else value for name, value in changes.items()}
        with self._write("plan.edit_plan") as work:
            row = work.get(store.Plan, plan_id)
            plan_rules.check_title(str(cleaned.get("title", row.title)))
            plan_rules.check_dates(cleaned.get("starts", row.starts), cleaned.get("finishes", row.finishes))
            plan_rules.check_dates(cleaned.get("approved_on", row.approved_on), None)
            work.update(store.Plan, plan_id, **cleaned)
        return work.change_set

    def make_current(self, plan_id: str) -> ChangeSet:
        """Make one plan the current one."""
        with self._write("plan.make_current") as work:
            for plan in store.read_plans(work.connection, archived=True):
                work.update(store.Plan, plan.id, current=int(plan.id == plan_id))
        return work.change_set

    # -- nodes --------------------------------------------------------------------------------------------------

    def add(
        self,
        plan_id: str,
        *,
        parent_id: str | None,
        kind: str,
        title: str,
        position: int | None = None,
        **fields: Value,
    ) -> ChangeSet:
        """Add a node below ``parent_id`` (None: at the top), last or at ``position`` (from 0)."""
        plan_rules.check_title(title)
        plan_rules.check_node({"kind": kind, "title": title, **fields})
        with self._write("plan.add") as work:
            insert_node(work, plan_id, parent_id, {**fields, "kind": kind, "title": title.strip()}, position)
        return work.change_set

    def edit(self, node_id: str, *, reason: str = "", **changes: Value) -> ChangeSet:
        """Change fields of a node.

        Raises:
            RuleError: a value that the rules of the plan forbid; nothing was changed.
            ReasonNeededError: blocking or overriding a colour without a reason.
        """
        return self._edit("plan.edit", [node_id], reason, changes)

    def edit_all(self, node_ids: Sequence[str], *, reason: str = "", **changes: Value) -> ChangeSet:
        """Change the same fields of several nodes as one step."""
        return self._edit("plan.edit", node_ids, reason, changes)

    def move(self, node_id: str, parent_id: str | None, position: int) -> ChangeSet:
        """Put a node with all below it under another parent, at a place (from 0) among its new siblings."""
        with self._write("plan.move") as work:
            node = work.get(store.PlanNode, node_id)
            plan_rules.check_move(_upwards(work, node.plan_id, parent_id), node_id, parent_id)
            left = store.read_children(work.connection, node.plan_id, parent_id)
            if node.parent_id != parent_id:
                work.update(store.PlanNode, node_id, parent_id=parent_id)
            left = [sibling for sibling in left if sibling != node_id]
            place = min(max(position, 0), len(left))
            _renumber(work, [*left[:place], node_id, *left[place:]])
        return work.change_set

    def archive(self, node_ids: Iterable[str], reason: str = "") -> ChangeSet:
        """Put nodes away with everything below them."""
        with self._write("plan.archive", reason) as work:
            outlines: dict[str, Outline] = {}
            for node_id in node_ids:
                plan_id = work.get(store.PlanNode, node_id).plan_id
                if plan_id not in outlines:
                    outlines[plan_id] = build_outline(store.read_lines(work.connection, plan_id))
                outline = outlines[plan_id]
                place = outline.index.get(node_id)
                if place is not None:
                    for line in outline.lines[place : outline.end(place)]:
                        work.archive(store.PlanNode, line.id)
        return work.change_set

    def bring_back(self, node_ids: Iterable[str]) -> ChangeSet:
        """Bring archived nodes back, with the parents that they need."""
        with self._write("plan.bring_back") as work:
            for node_id in node_ids:
                upwards: str | None = node_id
                while upwards is not None:
                    row = work.get(store.PlanNode, upwards)
                    work.restore(store.PlanNode, upwards)
                    upwards = row.parent_id
        return work.change_set

    def set_supporting(self, node_id: str, ministry_ids: Sequence[str]) -> ChangeSet:
        """Say which ministries support the lead, in this order."""
        with self._write("plan.set_supporting") as work:
            lead = work.get(store.PlanNode, node_id).lead_id
            wanted = [ministry for ministry in dict.fromkeys(ministry_ids) if ministry != lead]
            kept = {}
            for row_id, ministry_id in store.read_supports(work.connection, node_id):
                if ministry_id in wanted:
                    kept[ministry_id] = row_id
                else:
                    work.archive(store.NodeSupport, row_id)
            for position, ministry_id in enumerate(wanted):
                if ministry_id in kept:
                    work.update(store.NodeSupport, kept[ministry_id], position=position)
                else:
                    work.insert(store.NodeSupport, node_id=node_id, ministry_id=ministry_id, position=position)
        return work.change_set

    def set_predecessors(self, node_id: str, links: Sequence[tuple[str, str, int]]) -> ChangeSet:
        """Say what a node depends on: (predecessor's id, type, lag in days) each.

        Raises:
            RuleError: a node cannot wait for itself, directly or in a circle.
        """
        with self._write("plan.set_predecessors") as work:
            plan_id = work.get(store.PlanNode, node_id).plan_id
            within = store.Predecessor.node_id.in_(store.ids_of_plan(plan_id))
            every = store.read_predecessors(work.connection, within)
            mine = {(link.predecessor_id, link.type): link for link in every if link.node_id == node_id}
            others = [link for link in every if link.node_id != node_id]
            outline = build_outline(store.read_lines(work.connection, plan_id))
            plan_rules.check_predecessors(outline, others, node_id, links)
            wanted = {(predecessor, kind): lag for predecessor, kind, lag in links}
            for key, link in mine.items():
                if key in wanted:
                    work.update(store.Predecessor, link.id, lag_days=wanted[key])
                else:
                    work.archive(store.Predecessor, link.id)
            for (predecessor, kind), lag in wanted.items():
                if (predecessor, kind) not in mine:
                    work.insert(store.Predecessor, node_id=node_id, predecessor_id=predecessor, type=kind, lag_days=lag)
        return work.change_set

    def set_baseline(self, plan_id: str, reason: str) -> ChangeSet:
        """Take today's dates as the baseline that progress is measured against.

        Raises:
            ReasonNeededError: a new baseline needs the decision that it rests on.
        """
        if not reason.strip():
            raise ReasonNeededError(act="set_baseline")
        with self._write("plan.set_baseline", reason) as work:
            for line in store.read_lines(work.connection, plan_id):
                work.update(store.PlanNode, line.id, baseline_start=line.start, baseline_finish=line.finish)
            today = work.today.isoformat()
            if work.get(store.Plan, plan_id).baseline_on == today:  # the second of one day is a version too
                work.note(Change("plans", plan_id, Action.NOTE, {}, {"baseline_on": today}))
            work.update(store.Plan, plan_id, baseline_on=today)
        return work.change_set

    def override_colour(self, node_id: str, colour: str | None, reason: str) -> ChangeSet:
        """Set the colour by hand, with a reason and today's date; None: by the rules again."""
        if colour is not None and not reason.strip():
            raise ReasonNeededError(act="override_colour")
        with self._write("plan.override_colour", reason) as work:
            on = work.today.isoformat() if colour else None
            note = reason.strip() if colour else ""
            work.update(store.PlanNode, node_id, colour_override=colour, colour_reason=note, colour_on=on)
        return work.change_set

    def _edit(self, cause: str, node_ids: Sequence[str], reason: str, changes: dict[str, Value]) -> ChangeSet:
        cleaned = {field: value.strip() if field in TEXTS and isinstance(value, str) else value
                   for field, value in changes.items()}  # fmt: skip
        with self._write(cause, reason) as work:
            for node_id in node_ids:
                row = work.get(store.PlanNode, node_id)
                self._require_ministry(row.lead_id, *(m for _, m in store.read_supports(work.plain, node_id)))
                after = {column: getattr(row, column) for column in plan_rules.CHECKED}
                plan_rules.check_node({**after, **cleaned})
                first = plan_rules.first_dates({name: getattr(row, name) for name in _DATES}, cleaned)
                work.update(store.PlanNode, node_id, **cleaned, **first)
        return work.change_set


def insert_node(
    work: UnitOfWork, plan_id: str, parent_id: str | None, fields: Mapping[str, Value], position: int | None = None
) -> str:
    """Put a node whose fields are checked below a parent, last or at ``position``, within another act; its id."""
    siblings = store.read_children(work.connection, plan_id, parent_id)
    place = len(siblings) if position is None else min(max(position, 0), len(siblings))
    values = {"percent_source": _source_of(str(fields["kind"])), **fields}
    if parent_id is not None and not siblings:
        _count_by_children(work, parent_id)
    node_id = work.insert(store.PlanNode, plan_id=plan_id, parent_id=parent_id, **values)
    _renumber(work, [*siblings[:place], node_id, *siblings[place:]])
    return node_id


def _upwards(work: UnitOfWork, plan_id: str, node_id: str | None) -> Outline:
    """A node and those above it, without the rest of the plan."""
    chain: dict[str, PlanLine] = {}
    while node_id is not None and node_id not in chain:
        found = store.read_lines(work.connection, plan_id, [node_id])
        if not found:
            break
        chain[node_id] = found[0]
        node_id = found[0].parent_id
    return build_outline(list(chain.values()))


def _renumber(work: UnitOfWork, node_ids: Sequence[str]) -> None:
    """Give siblings their places, touching only those whose place changes."""
    for position, node_id in enumerate(node_ids):
        work.update(store.PlanNode, node_id, position=position)


def _source_of(kind: str) -> str:
    """Where the percent of a new node comes from: results are what is below them."""
    measured = kind in (NodeKind.ACTIVITY, NodeKind.MILESTONE)
    return PercentSource.MANUAL if measured else PercentSource.BY_CHILDREN


def _count_by_children(work: UnitOfWork, parent_id: str) -> None:
    """A node that gave no percent of its own gives that of its children once it has some."""
    parent = work.get(store.PlanNode, parent_id)
    if parent.percent_source == PercentSource.MANUAL and parent.percent is None:
        work.update(store.PlanNode, parent_id, percent_source=PercentSource.BY_CHILDREN.value)
