"""Tables of the action plan. Columns are named as the fields of ``domain/plan.py``; dates are ISO text."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.store.schema import CODE, ID, ISO_DATE, Base, Float, Index, Integer, Record, Text


class Plan(Record, Base):
    """A plan for a period."""

    __tablename__ = "plans"

    title: Mapped[str] = mapped_column(Text)
    starts: Mapped[str | None] = mapped_column(ISO_DATE)
    finishes: Mapped[str | None] = mapped_column(ISO_DATE)
    current: Mapped[int] = mapped_column(Integer, default=0)
    baseline_on: Mapped[str | None] = mapped_column(ISO_DATE)
    description: Mapped[str] = mapped_column(Text, default="")
    approved_on: Mapped[str | None] = mapped_column(ISO_DATE)
    approved_by: Mapped[str] = mapped_column(Text, default="")
    approval: Mapped[str] = mapped_column(Text, default="")


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
    """What an outside file calls the nodes that it brought: one record for up to a thousand of them.

    ``base`` is JSON: ``batch`` (the import, from whose journal entries the base of a three-way merge is read),
    ``nodes`` (the file's uid to our id) and ``refused`` (what was refused then). ``node_id`` is the first of them.
    """

    __tablename__ = "import_keys"
    __table_args__ = (Index(None, "plan_id", "source", "uid"),)

    plan_id: Mapped[str] = mapped_column(ID, ForeignKey("plans.id"))
    source: Mapped[str] = mapped_column(Text)
    uid: Mapped[str] = mapped_column(Text)
    node_id: Mapped[str] = mapped_column(ID, ForeignKey("plan_nodes.id"))
    base: Mapped[str] = mapped_column(Text, default="{}")
