"""What forms, exports and edits of the plan read."""

from __future__ import annotations

import dataclasses

from sqlalchemy import ColumnElement, Connection, Select, select

from focalpoint.domain import plan as domain
from focalpoint.store import meta
from focalpoint.store.meta import Reader
from focalpoint.store.plan.rows import NodeSupport, Plan, PlanNode, Predecessor


def read_nodes(connection: Connection, *conditions: ColumnElement[bool]) -> list[domain.PlanNode]:
    """The nodes that fit the conditions, archived or not, with every field; in no order."""
    columns = PlanNode.__table__.columns
    supports: dict[str, list[str]] = {}
    wanted = select(PlanNode.id).where(*conditions)
    for node_id, ministry_id in connection.execute(
        select(NodeSupport.node_id, NodeSupport.ministry_id)
        .where(NodeSupport.archived_at.is_(None), NodeSupport.node_id.in_(wanted))
        .order_by(NodeSupport.position, NodeSupport.id)
    ):
        supports.setdefault(node_id, []).append(ministry_id)
    links: dict[str, list[domain.Predecessor]] = {}
    for link in read_predecessors(connection, Predecessor.node_id.in_(wanted)):
        links.setdefault(link.node_id, []).append(link)
    taken = [columns[name] for name in _NODE_FIELDS]
    nodes = []
    for row in connection.execute(select(*taken, PlanNode.archived_at).where(*conditions)):
        *values, archived_at = row
        fields = dict(zip(_NODE_FIELDS, values, strict=True))
        fields["blocked"] = bool(fields["blocked"])
        node_id = fields["id"]
        nodes.append(
            domain.PlanNode(
                **fields,
                supporting_ids=tuple(supports.get(node_id, ())),
                predecessors=tuple(links.get(node_id, ())),
                archived=archived_at is not None,
            )
        )
    return nodes


def read_plan(connection: Connection, plan_id: str) -> domain.PlanRecord | None:
    """A plan with every field, archived or not."""
    columns = Plan.__table__.columns
    taken = [columns[name] for name in _PLAN_FIELDS]
    row = connection.execute(select(*taken, columns["archived_at"]).where(columns["id"] == plan_id)).first()
    if row is None:
        return None
    *values, archived_at = row
    return domain.PlanRecord(**dict(zip(_PLAN_FIELDS, values, strict=True)), archived=archived_at is not None)


def read_predecessors(connection: Connection, *conditions: ColumnElement[bool]) -> list[domain.Predecessor]:
    """The dependencies that fit the conditions and are not archived."""
    columns = [Predecessor.__table__.columns[name] for name in domain.Predecessor._fields]
    query = select(*columns).where(Predecessor.archived_at.is_(None), *conditions).order_by(Predecessor.id)
    return [domain.Predecessor._make(row) for row in connection.execute(query)]


_PLAN_FIELDS = tuple(field.name for field in dataclasses.fields(domain.PlanRecord) if field.name != "archived")
_NODE_FIELDS = tuple(
    field.name
    for field in dataclasses.fields(domain.PlanNode)
    if field.name not in ("supporting_ids", "predecessors", "archived")
)


def ids_of_plan(plan_id: str) -> Select[str]:
    """The ids of a plan's nodes, as a subquery."""
    return select(PlanNode.id).where(PlanNode.plan_id == plan_id, PlanNode.archived_at.is_(None))


def live_ids() -> Select[str]:
    """The ids of every node that is not archived, as a subquery."""
    return select(PlanNode.id).where(PlanNode.archived_at.is_(None))


def read_children(connection: Connection, plan_id: str, parent_id: str | None) -> list[str]:
    """The ids of the nodes right below a parent (None: at the top), in order."""
    query = (
        select(PlanNode.id)
        .where(PlanNode.plan_id == plan_id, PlanNode.archived_at.is_(None))
        .where(PlanNode.parent_id.is_(None) if parent_id is None else PlanNode.parent_id == parent_id)
        .order_by(PlanNode.position, PlanNode.id)
    )
    return list(connection.execute(query).scalars())


def read_supports(connection: Reader, node_id: str) -> list[tuple[str, str]]:
    """(row id, ministry id) of the ministries that support a node, in order."""
    rows = meta.select(
        connection,
        "SELECT id, ministry_id FROM node_supports WHERE node_id = :node AND archived_at IS NULL ORDER BY position, id",
        node=node_id,
    )
    return [(row[0], row[1]) for row in rows]


def find_plan_or_node(connection: Connection, id_or_ref: str) -> str | None:
    """The id of a plan or node with this id or reference."""
    for table in (Plan, PlanNode):
        query = select(table.id).where((table.id == id_or_ref) | (table.ref == id_or_ref))
        found = connection.execute(query).scalar()
        if found is not None:
            return str(found)
    return None
