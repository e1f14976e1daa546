"""The national action plan: vocabulary and records (RBM terms, ``domain/plan.md`` 10)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class NodeKind(StrEnum):
    """What a node of the plan is; nodes nest to any depth."""

    PILLAR = "pillar"
    OBJECTIVE = "objective"
    OUTPUT = "output"
    ACTIVITY = "activity"
    MILESTONE = "milestone"


class NodeStatus(StrEnum):
    """Where a node stands."""

    DRAFT = "draft"
    NOT_STARTED = "not_started"
    IN_PREPARATION = "in_preparation"
    IN_PROGRESS = "in_progress"
    AWAITING_DECISION = "awaiting_decision"
    DONE_NOT_VERIFIED = "done_not_verified"
    VERIFIED_COMPLETE = "verified_complete"
    ON_HOLD = "on_hold"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"


class PercentSource(StrEnum):
    """Where a node's percent comes from."""

    MANUAL = "manual"
    BY_STATUS = "by_status"
    BY_CHILDREN = "by_children"


class LinkType(StrEnum):
    """How a node depends on its predecessor."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


class Colour(StrEnum):
    """Red, amber, green, or grey for not due and no data."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"


class Precision(StrEnum):
    """How exactly a written date says when: the parsed range may be a quarter, or open ("constantly")."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    OPEN = "open"
    UNKNOWN = "unknown"


class PlanLine(NamedTuple):
    """One node as lists and roll-up need it. Dates are ISO text (YYYY-MM-DD) or None; percent is 0–100."""

    id: str
    ref: str
    parent_id: str | None
    position: int
    kind: str
    title: str
    lead_id: str | None
    start: str | None
    finish: str | None
    baseline_start: str | None
    baseline_finish: str | None
    forecast_finish: str | None
    actual_start: str | None
    actual_finish: str | None
    status: str
    percent: float | None
    percent_source: str
    weight: float
    blocked: int
    colour_override: str | None
    version: int


class Predecessor(NamedTuple):
    """A dependency of one node on another; lag in days, negative for a lead."""

    id: str
    node_id: str
    predecessor_id: str
    type: str
    lag_days: int


@dataclass(frozen=True, slots=True)
class PlanNode:
    """One node with every field, for the inspector and the exports."""

    id: str
    ref: str
    plan_id: str
    parent_id: str | None
    position: int
    kind: str
    title: str
    description: str
    lead_id: str | None
    supporting_ids: tuple[str, ...]
    start: str | None
    start_text: str
    start_precision: str
    finish: str | None
    finish_text: str
    finish_precision: str
    baseline_start: str | None
    baseline_finish: str | None
    forecast_finish: str | None
    actual_start: str | None
    actual_finish: str | None
    status: str
    percent: float | None
    percent_source: str
    weight: float
    blocked: bool
    blocked_reason: str
    colour_override: str | None
    colour_reason: str
    colour_on: str | None
    budget_line: str
    human_rights_note: str
    obligations: str
    predecessors: tuple[Predecessor, ...]
    classification: str
    archived: bool
    version: int

    @property
    def line(self) -> PlanLine:
        """The part of the node that lists and roll-up need."""
        return PlanLine(
            self.id, self.ref, self.parent_id, self.position, self.kind, self.title, self.lead_id, self.start,
            self.finish, self.baseline_start, self.baseline_finish, self.forecast_finish, self.actual_start,
            self.actual_finish, self.status, self.percent, self.percent_source, self.weight, int(self.blocked),
            self.colour_override, self.version,
        )  # fmt: skip


class Plan(NamedTuple):
    """A plan for a period; exactly one is the current one."""

    id: str
    ref: str
    title: str
    starts: str | None
    finishes: str | None
    current: int
    classification: str
    version: int


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A plan with every field, for its own inspector."""

    id: str
    ref: str
    title: str
    description: str
    starts: str | None
    finishes: str | None
    approved_on: str | None
    approved_by: str
    """Who approved it: a government, a minister, a parliament."""
    approval: str
    """The decision, with its number and date as it is cited."""
    baseline_on: str | None
    current: int
    classification: str
    archived: bool


class PlanVersion(NamedTuple):
    """A baseline that was set: what the plan was measured against from that day on, until the next one."""

    at: str
    """When (a UTC instant)."""
    day: str
    """The day (ISO), in the country's zone."""
    by: str
    """The name of the user."""
    reason: str
    """The decision that it rests on."""


class Figures(NamedTuple):
    """What the roll-up says of one node on one day.

    Percentages are 0–100 with four decimals kept; ``variance`` is percentage points (actual − planned);
    ``slippage`` is days (forecast or actual finish − baseline finish). None means: no data.
    """

    percent: float | None
    planned: float | None
    variance: float | None
    slippage: int | None
    colour: Colour
    colour_rule: str
    """The code of the rule that gave the colour (``words/plan.py`` says it)."""
    reported: int
    """Leaves below (or this leaf) that gave a percent."""
    leaves: int
    """Leaves below that count (not cancelled or superseded)."""
    overdue: bool


class Share(NamedTuple):
    """One child's part in "how computed?"."""

    node_id: str
    title: str
    weight: float
    percent: float | None
    counted: bool
