"""What the vault knows of the plan that takes an import: nodes, earlier imports, and values as they once were."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, select

from focalpoint.domain.changes import Action
from focalpoint.domain.outline import Outline, build_outline
from focalpoint.domain.plan import PlanNode
from focalpoint.exchange.matching import Known
from focalpoint.store import journal
from focalpoint.store import plan as tables
from focalpoint.store.directory import read_ministries

Values = dict[str, Hashable]

MOMENTS: Final = ("start", "finish")
"""Dates that go with their text and precision: one value of three."""
_ENTITIES: Final = ("plan_nodes", "node_supports", "predecessors")
PLAIN: Final = (
    "title", "description", "kind", "lead_id", "parent_id", "baseline_start", "baseline_finish", "forecast_finish",
    "actual_start", "actual_finish", "status", "percent", "percent_source", "weight", "budget_line",
    "human_rights_note", "obligations",
)  # fmt: skip


@dataclass(slots=True)
class PlanState:
    """A plan as an import meets it. Empty for a plan that does not exist yet."""

    plan_id: str | None
    journal_seq: int
    nodes: dict[str, PlanNode] = field(default_factory=dict)
    outline: Outline = field(default_factory=lambda: build_outline([]))
    known: list[Known] = field(default_factory=list)
    remembered: dict[str, str] = field(default_factory=dict)
    """By the uid of this source: the node that an earlier import made or found for it."""
    taken_at: dict[str, int] = field(default_factory=dict)
    """By node: where the journal stood after the last import that spoke of it."""
    refused: dict[str, Values] = field(default_factory=dict)
    """By node: what that import brought and was not taken, because somebody had edited it here."""
    ministries: dict[str, str] = field(default_factory=dict)
    """Plain name or short code → id."""


def read_state(connection: Connection, plan_id: str | None, source: str) -> PlanState:
    """Everything about a plan in one reading."""
    from focalpoint.exchange.wording import plain

    state = PlanState(plan_id, journal.head(connection)[0])
    for ministry in sorted(read_ministries(connection, archived=True), key=lambda item: item.archived):
        for name in (ministry.name, ministry.short_code):
            if plain(name):
                state.ministries.setdefault(plain(name), ministry.id)
    if plan_id is None:
        return state
    state.nodes = {node.id: node for node in tables.read_nodes(connection, tables.PlanNode.plan_id == plan_id)}
    state.outline = build_outline([node.line for node in state.nodes.values() if not node.archived])
    index, wbs = state.outline.index, state.outline.wbs
    state.known = [
        Known(node.id, wbs[index[node.id]] if node.id in index else "", node.title, node.parent_id, node.archived)
        for node in state.nodes.values()
    ]
    _remember(connection, state, source)
    return state


def _remember(connection: Connection, state: PlanState, source: str) -> None:
    """What earlier imports left. One record of ``import_keys`` holds many nodes: see ``chunk``."""
    key, row = tables.ImportKey, journal.JournalRow
    query = (
        select(key.source, key.base)
        .where(key.plan_id == state.plan_id, key.archived_at.is_(None))
        .order_by(key.created_at, key.id)
    )
    ends = dict[str, int]()
    for its_source, text in connection.execute(query):
        told = json.loads(text)
        batch = str(told["batch"])
        if batch not in ends:
            ends[batch] = connection.execute(select(func.max(row.seq)).where(row.batch == batch)).scalar() or 0
        for uid, node_id in told["nodes"].items():
            state.taken_at[node_id] = ends[batch]
            state.refused.pop(node_id, None)
            if its_source == source:
                state.remembered[uid] = node_id
        for node_id, values in told["refused"].items():
            state.refused[node_id] = {name: _hashable(value) for name, value in values.items()}


def chunk(batch: str, nodes: Mapping[str, str], refused: Mapping[str, Mapping[str, Hashable]]) -> str:
    """What one record of ``import_keys`` keeps, as JSON.

    Args:
        batch: the import's unit of work; what it brought is read from the journal when it is asked for.
        nodes: uid of the source → node id.
        refused: node id → the fields that were brought and not taken.
    """
    told = {"batch": batch, "nodes": nodes, "refused": refused}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def values_of(node: PlanNode) -> Values:
    """A node's values in the form in which imports compare them."""
    values: Values = {name: getattr(node, name) for name in PLAIN}
    for name in MOMENTS:
        values[name] = moment_of(node.__getattribute__, name)
    values["supporting_ids"] = tuple(sorted(node.supporting_ids))
    values["predecessors"] = tuple(
        sorted((link.predecessor_id, link.type, link.lag_days) for link in node.predecessors)
    )
    return values


def moment_of(read: Callable[[str], Any], name: str) -> tuple[str | None, str, str]:
    """A date with its text and precision; an exact day has no text."""
    text = read(f"{name}_text") or ""
    return read(name), text, (read(f"{name}_precision") or "day") if text else "day"


def _hashable(value: Any) -> Hashable:  # noqa: ANN401 - what JSON holds
    return tuple(_hashable(part) for part in value) if isinstance(value, list) else value


def rewound(connection: Connection, node: PlanNode, version: int) -> Values:
    """A node's own columns as they were at an earlier version; what hangs on it in other tables as it is now."""
    changed: dict[str, Any] = {}
    back = node.version - version
    for entry in journal.of_record(connection, node.id)[: max(back, 0)]:
        if entry.entity == "plan_nodes":
            changed.update(journal.read_change(entry)[0].before)
    return _with(node, changed)


def rewound_to(connection: Connection, nodes: Iterable[PlanNode], instant: str) -> dict[str, Values]:
    """The nodes' own columns as they were at an instant (ISO, UTC)."""
    row = journal.JournalRow
    return _rewound(connection, {node.id: node for node in nodes}, row.at > instant, {})


def brought(connection: Connection, state: PlanState) -> dict[str, Values]:
    """The values of every node as the last import that spoke of it left them, and what it brought in vain."""
    if not state.taken_at:
        return {}
    nodes = {node_id: state.nodes[node_id] for node_id in state.taken_at if node_id in state.nodes}
    row = journal.JournalRow
    bases = _rewound(connection, nodes, row.seq > min(state.taken_at.values()), state.taken_at)
    for node_id, values in state.refused.items():
        if node_id in nodes:
            bases[node_id] = {**bases.get(node_id, values_of(nodes[node_id])), **values}
    return bases


def _rewound(
    connection: Connection,
    wanted: Mapping[str, PlanNode],
    since: ColumnElement[bool],
    after: Mapping[str, int],
) -> dict[str, Values]:
    """The values before every change that the journal tells; only nodes that were changed are in the answer.

    Supporting ministries and predecessors are records of their own: a change of theirs makes the old list.
    """
    row = journal.JournalRow
    query = (
        select(*(row.__table__.columns[name] for name in journal.Entry._fields))
        .where(row.entity.in_(_ENTITIES), since)
        .order_by(row.seq.desc())
    )
    bases: dict[str, Values] = {}
    changed: dict[str, dict[str, Any]] = {}
    hanging = _Hanging(wanted)
    for found in connection.execute(query):
        entry = journal.Entry(*found)
        if entry.entity == "plan_nodes":
            if entry.record_id in wanted and entry.seq > after.get(entry.record_id, -1):
                changed.setdefault(entry.record_id, {}).update(journal.read_change(entry)[0].before)
        else:
            hanging.take_back(connection, entry, after)
    for node_id, before in changed.items():
        bases[node_id] = _with(wanted[node_id], before)
    for node_id, lists in hanging.lists.items():
        bases[node_id] = {**bases.get(node_id, values_of(wanted[node_id])), **lists}
    return bases


def _with(node: PlanNode, changed: Mapping[str, Any]) -> Values:
    values = values_of(node)
    values.update({name: value for name, value in changed.items() if name in PLAIN})
    for name in MOMENTS:
        values[name] = moment_of(lambda column: changed.get(column, getattr(node, column)), name)
    return values


class _Hanging:
    """Supporting ministries and predecessors as they were: additions taken away again, removals put back."""

    def __init__(self, wanted: Mapping[str, PlanNode]) -> None:
        self._wanted = wanted
        self.lists: dict[str, Values] = {}

    def take_back(self, connection: Connection, entry: journal.Entry, after: Mapping[str, int]) -> None:
        """Undo one entry of ``node_supports`` or ``predecessors`` in the lists of its node."""
        action = Action(entry.action)
        if action not in {Action.INSERT, Action.ARCHIVE, Action.RESTORE}:
            return
        is_support = entry.entity == tables.NodeSupport.__tablename__
        table: Any = tables.NodeSupport if is_support else tables.Predecessor
        record = connection.execute(select(table.__table__).where(table.id == entry.record_id)).mappings().fetchone()
        if record is None or record["node_id"] not in self._wanted or entry.seq <= after.get(record["node_id"], -1):
            return
        node_id = record["node_id"]
        name = "supporting_ids" if is_support else "predecessors"
        value: Any = (
            record["ministry_id"] if is_support else (record["predecessor_id"], record["type"], record["lag_days"])
        )
        lists = self.lists.setdefault(node_id, {})
        have: set[Any] = set(lists.get(name, values_of(self._wanted[node_id])[name]))  # type: ignore[call-overload]
        have = have | {value} if action is Action.ARCHIVE else have - {value}
        lists[name] = tuple(sorted(have))
