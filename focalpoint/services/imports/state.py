"""What the vault knows of the plan that takes an import: nodes, earlier imports, and values as they once were."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, select

from focalpoint.domain.outline import Outline, build_outline
from focalpoint.domain.plan import PlanNode
from focalpoint.exchange.matching import Known
from focalpoint.store import journal
from focalpoint.store import plan as tables
from focalpoint.store.directory import read_ministries

Values = dict[str, Hashable]

MOMENTS: Final = ("start", "finish")
"""Dates that go with their text and precision: one value of three."""
PLAIN: Final = (
    "title", "description", "kind", "lead_id", "parent_id", "baseline_start", "baseline_finish", "forecast_finish",
    "actual_start", "actual_finish", "status", "percent", "percent_source", "weight", "budget_line",
    "human_rights_note", "obligations",
)  # fmt: skip


@dataclass(slots=True)
class Memory:
    """What an earlier import of the same source left: which node a uid is, and what it brought."""

    record_id: str
    node_id: str
    base: Values


@dataclass(slots=True)
class PlanState:
    """A plan as an import meets it. Empty for a plan that does not exist yet."""

    plan_id: str | None
    journal_seq: int
    nodes: dict[str, PlanNode] = field(default_factory=dict)
    outline: Outline = field(default_factory=lambda: build_outline([]))
    known: list[Known] = field(default_factory=list)
    remembered: dict[str, Memory] = field(default_factory=dict)
    """By the uid of this source."""
    bases: dict[str, Values] = field(default_factory=dict)
    """By node, whatever source brought it last."""
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
    key = tables.ImportKey
    query = (
        select(key.id, key.source, key.uid, key.node_id, key.base)
        .where(key.plan_id == plan_id, key.archived_at.is_(None))
        .order_by(key.updated_at, key.id)
    )
    for record_id, its_source, uid, node_id, base in connection.execute(query):
        values = unpacked(base)
        state.bases[node_id] = values
        if its_source == source:
            state.remembered[uid] = Memory(record_id, node_id, values)
    return state


def values_of(node: PlanNode) -> Values:
    """A node's values in the form in which imports compare them."""
    values: Values = {name: getattr(node, name) for name in PLAIN}
    for name in MOMENTS:
        values[name] = moment_of(node.__getattribute__, name)
    values["supporting_ids"] = tuple(sorted(node.supporting_ids))
    values["predecessors"] = tuple(sorted((link.predecessor_id, link.type, link.lag_days) for link in node.predecessors))
    return values


def moment_of(read: Any, name: str) -> tuple[str | None, str, str]:
    """A date with its text and precision; an exact day has no text."""
    text = read(f"{name}_text") or ""
    return read(name), text, (read(f"{name}_precision") or "day") if text else "day"


def packed(values: Mapping[str, Hashable]) -> str:
    """Values as JSON, to be the base of a later comparison."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def unpacked(text: str) -> Values:
    """Values from ``packed``; lists are tuples again."""
    return {name: _hashable(value) for name, value in json.loads(text).items()}


def _hashable(value: Any) -> Hashable:
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
    wanted = {node.id: node for node in nodes}
    row = journal.JournalRow
    query = (
        select(*(row.__table__.columns[name] for name in journal.Entry._fields))
        .where(row.entity == "plan_nodes", row.at > instant)
        .order_by(row.seq.desc())
    )
    changed: dict[str, dict[str, Any]] = {}
    for found in connection.execute(query):
        entry = journal.Entry(*found)
        if entry.record_id in wanted:
            changed.setdefault(entry.record_id, {}).update(journal.read_change(entry)[0].before)
    return {node_id: _with(node, changed.get(node_id, {})) for node_id, node in wanted.items()}


def _with(node: PlanNode, changed: Mapping[str, Any]) -> Values:
    values = values_of(node)
    values.update({name: value for name, value in changed.items() if name in PLAIN})
    for name in MOMENTS:
        values[name] = moment_of(lambda column: changed.get(column, getattr(node, column)), name)
    return values
