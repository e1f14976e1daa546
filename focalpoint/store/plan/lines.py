"""What lists of the plan read: light queries, so that a start needs no SQLAlchemy (docs/adr/0007-start.md)."""

from __future__ import annotations

from collections.abc import Collection

from focalpoint.domain import plan as domain
from focalpoint.store.meta import Reader, select

_PLANS = f"SELECT {', '.join(domain.Plan._fields)} FROM plans"
_LINES = f"SELECT {', '.join(domain.PlanLine._fields)} FROM plan_nodes WHERE plan_id = :plan AND archived_at IS NULL"


def read_plans(connection: Reader, *, archived: bool = False) -> list[domain.Plan]:
    """The plans, newest period first."""
    where = "" if archived else " WHERE archived_at IS NULL"
    rows = select(connection, f"{_PLANS}{where} ORDER BY starts DESC, id")
    return list(map(domain.Plan._make, rows))


def read_lines(connection: Reader, plan_id: str, node_ids: Collection[str] | None = None) -> list[domain.PlanLine]:
    """The nodes of a plan that are not archived, as lists need them (only those asked for, if any); in no order."""
    if node_ids is None:
        rows = select(connection, _LINES, plan=plan_id)
    else:
        given = {f"node_{n}": node_id for n, node_id in enumerate(node_ids)}
        names = ", ".join(f":{name}" for name in given)
        # The plus keeps the engine from going through all nodes of the plan by its index: it finds the few by their id.
        few = _LINES.replace(" plan_id = ", " +plan_id = ")
        rows = select(connection, f"{few} AND id IN ({names or 'NULL'})", plan=plan_id, **given)
    return list(map(domain.PlanLine._make, rows.fetchall()))


def read_budget_lines(connection: Reader, plan_id: str) -> dict[str, str]:
    """The budget lines of the nodes of a plan that have one, by the node's id."""
    where = "plan_id = :plan AND archived_at IS NULL AND budget_line <> ''"
    rows = select(connection, f"SELECT id, budget_line FROM plan_nodes WHERE {where}", plan=plan_id)
    return {row[0]: row[1] for row in rows.fetchall()}


def read_supporting(connection: Reader, plan_id: str) -> dict[str, tuple[str, ...]]:
    """The supporting ministries of the nodes of a plan that have some, in their order, by the node's id."""
    rows = select(
        connection,
        "SELECT s.node_id, s.ministry_id FROM node_supports s JOIN plan_nodes n ON n.id = s.node_id"
        " WHERE n.plan_id = :plan AND s.archived_at IS NULL ORDER BY s.position, s.id",
        plan=plan_id,
    )
    found: dict[str, tuple[str, ...]] = {}
    for node_id, ministry_id in rows.fetchall():
        found[node_id] = (*found.get(node_id, ()), ministry_id)
    return found
