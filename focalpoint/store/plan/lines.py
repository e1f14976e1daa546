"""What lists of the plan read: light queries, so that the first page maps no class (docs/adr/0007-start.md)."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from focalpoint.domain import plan as domain
from focalpoint.store.schema import light_table

_PLANS = light_table("plans", *domain.Plan._fields, "archived_at")
_NODES = light_table("plan_nodes", *domain.PlanLine._fields, "plan_id", "archived_at")


def read_plans(connection: Connection, *, archived: bool = False) -> list[domain.Plan]:
    """The plans, newest period first."""
    query = select(*(_PLANS.c[name] for name in domain.Plan._fields)).order_by(_PLANS.c.starts.desc(), _PLANS.c.id)
    if not archived:
        query = query.where(_PLANS.c.archived_at.is_(None))
    return [domain.Plan._make(row) for row in connection.execute(query)]


def read_lines(connection: Connection, plan_id: str, node_ids: Collection[str] | None = None) -> list[domain.PlanLine]:
    """The nodes of a plan that are not archived, as lists need them (only those asked for, if any); in no order."""
    query = select(*(_NODES.c[name] for name in domain.PlanLine._fields)).where(
        _NODES.c.plan_id == plan_id, _NODES.c.archived_at.is_(None)
    )
    if node_ids is not None:
        query = query.where(_NODES.c.id.in_(node_ids))
    return list(map(domain.PlanLine._make, connection.execute(query).fetchall()))
