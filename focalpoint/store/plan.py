"""Tables of the action plan. Columns are named as the fields of ``domain/plan.py``; dates are ISO text."""

from __future__ import annotations

import dataclasses

from sqlalchemy import ColumnElement, Connection, ForeignKey, Select, select
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.domain import plan as domain
from focalpoint.store.schema import CODE, ID, ISO_DATE, Base, Float, Index, Integer, Record, Text


class Plan(Record, Base):
    """A plan for a period."""

    __tablename__ = "plans"

    title: Mapped[str] = mapped_column(Text)
    starts: Mapped[str | None] = mapped_column(ISO_DATE)
    finishes: Mapped[str | None] = mapped_column(ISO_DATE)
    current: Mapped[int] = mapped_column(Integer, default=0)
    baseline_on: Mapped[str | None] = mapped_column(ISO_DATE)


class PlanNode(Record, Base):
    """A pillar, objective, output, activity or milestone."""

    __tablename__ = "plan_nodes"
    __table_args__ = (Index(None, "plan_id", "parent_id", "position"),)

    plan_id: Mapped[str] = mapped_column(ID, ForeignKey("plans.id"))
    parent_id: Mapped[str | None] = mapped_column(ID, ForeignKey("plan_nodes.id"))
    position: Mapped[int] = mapped_column(Integer, default=0)
    kind: Mapped[str] = mapped_column(CODE)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    lead_id: Mapped[str | None] = mapped_column(ID, ForeignKey("ministries.id"))
    start: Mapped[str | None] = mapped_column(ISO_DATE)
    start_text: Mapped[str] = mapped_column(Text, default="")
    start_precision: Mapped[str] = mapped_column(CODE, default="day")
    finish: Mapped[str | None] = mapped_column(ISO_DATE)
    finish_text: Mapped[str] = mapped_column(Text, default="")
    finish_precision: Mapped[str] = mapped_column(CODE, default="day")
    baseline_start: Mapped[str | None] = mapped_column(ISO_DATE)
    baseline_finish: Mapped[str | None] = mapped_column(ISO_DATE)
    forecast_finish: Mapped[str | None] = mapped_column(ISO_DATE)
    actual_start: Mapped[str | None] = mapped_column(ISO_DATE)
    actual_finish: Mapped[str | None] = mapped_column(ISO_DATE)
    status: Mapped[str] = mapped_column(CODE, default="not_started")
    percent: Mapped[float | None] = mapped_column(Float)
    percent_source: Mapped[str] = mapped_column(CODE, default="manual")
    weight: Mapped[float] = mapped_column(Float, default=1.0)
    blocked: Mapped[int] = mapped_column(Integer, default=0)
    blocked_reason: Mapped[str] = mapped_column(Text, default="")
    colour_override: Mapped[str | None] = mapped_column(CODE)
    colour_reason: Mapped[str] = mapped_column(Text, default="")
    colour_on: Mapped[str | None] = mapped_column(ISO_DATE)
    budget_line: Mapped[str] = mapped_column(Text, default="")
    human_rights_note: Mapped[str] = mapped_column(Text, default="")
    obligations: Mapped[str] = mapped_column(Text, default="")


class NodeSupport(Record, Base):
    """A ministry that supports the lead ministry of a node."""

    __tablename__ = "node_supports"
    __table_args__ = (Index(None, "node_id"),)

    node_id: Mapped[str] = mapped_column(ID, ForeignKey("plan_nodes.id"))
    ministry_id: Mapped[str] = mapped_column(ID, ForeignKey("ministries.id"))
    position: Mapped[int] = mapped_column(Integer, default=0)


class Predecessor(Record, Base):
    """A dependency of one node on another."""

    __tablename__ = "predecessors"
    __table_args__ = (Index(None, "node_id"), Index(None, "predecessor_id"))

    node_id: Mapped[str] = mapped_column(ID, ForeignKey("plan_nodes.id"))
    predecessor_id: Mapped[str] = mapped_column(ID, ForeignKey("plan_nodes.id"))
    type: Mapped[str] = mapped_column(CODE, default="FS")
    lag_days: Mapped[int] = mapped_column(Integer, default=0)


class ImportKey(Record, Base):
    """What an outside file calls a node, and the values that it last brought (the base of a three-way merge)."""

    __tablename__ = "import_keys"
    __table_args__ = (Index(None, "plan_id", "source", "uid"),)

    plan_id: Mapped[str] = mapped_column(ID, ForeignKey("plans.id"))
    source: Mapped[str] = mapped_column(Text)
    uid: Mapped[str] = mapped_column(Text)
    node_id: Mapped[str] = mapped_column(ID, ForeignKey("plan_nodes.id"))
    base: Mapped[str] = mapped_column(Text, default="{}")


LINE_COLUMNS = tuple(PlanNode.__table__.columns[name] for name in domain.PlanLine._fields)


def read_plans(connection: Connection, *, archived: bool = False) -> list[domain.Plan]:
    """The plans, newest period first."""
    columns = [Plan.__table__.columns[name] for name in domain.Plan._fields]
    query = select(*columns).order_by(Plan.starts.desc(), Plan.id)
    if not archived:
        query = query.where(Plan.archived_at.is_(None))
    return [domain.Plan._make(row) for row in connection.execute(query)]


def read_lines(connection: Connection, plan_id: str) -> list[domain.PlanLine]:
    """The nodes of a plan that are not archived, as lists need them; in no order."""
    query = select(*LINE_COLUMNS).where(PlanNode.plan_id == plan_id, PlanNode.archived_at.is_(None))
    return list(map(domain.PlanLine._make, connection.execute(query).fetchall()))


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


def read_predecessors(connection: Connection, *conditions: ColumnElement[bool]) -> list[domain.Predecessor]:
    """The dependencies that fit the conditions and are not archived."""
    columns = [Predecessor.__table__.columns[name] for name in domain.Predecessor._fields]
    query = select(*columns).where(Predecessor.archived_at.is_(None), *conditions).order_by(Predecessor.id)
    return [domain.Predecessor._make(row) for row in connection.execute(query)]


_NODE_FIELDS = tuple(
    field.name
    for field in dataclasses.fields(domain.PlanNode)
    if field.name not in ("supporting_ids", "predecessors", "archived")
)


def ids_of_plan(plan_id: str) -> Select[str]:
    """The ids of a plan's nodes, as a subquery."""
    return select(PlanNode.id).where(PlanNode.plan_id == plan_id, PlanNode.archived_at.is_(None))


def read_children(connection: Connection, plan_id: str, parent_id: str | None) -> list[str]:
    """The ids of the nodes right below a parent (None: at the top), in order."""
    query = (
        select(PlanNode.id)
        .where(PlanNode.plan_id == plan_id, PlanNode.archived_at.is_(None))
        .where(PlanNode.parent_id.is_(None) if parent_id is None else PlanNode.parent_id == parent_id)
        .order_by(PlanNode.position, PlanNode.id)
    )
    return list(connection.execute(query).scalars())


def read_supports(connection: Connection, node_id: str) -> list[tuple[str, str]]:
    """(row id, ministry id) of the ministries that support a node, in order."""
    query = (
        select(NodeSupport.id, NodeSupport.ministry_id)
        .where(NodeSupport.node_id == node_id, NodeSupport.archived_at.is_(None))
        .order_by(NodeSupport.position, NodeSupport.id)
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def find_plan_or_node(connection: Connection, id_or_ref: str) -> str | None:
    """The id of a plan or node with this id or reference."""
    for table in (Plan, PlanNode):
        query = select(table.id).where((table.id == id_or_ref) | (table.ref == id_or_ref))
        found = connection.execute(query).scalar()
        if found is not None:
            return str(found)
    return None
