"""A plan as it stood on one day: what every document and export is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from focalpoint.domain.directory import Ministry, Person
from focalpoint.domain.plan import Figures, Plan, PlanNode
from focalpoint.domain.tasks import Task


@dataclass(frozen=True, slots=True)
class PlanSnapshot:
    """Everything that a report, workbook or calendar of one plan says, as of ``today`` (the cut-off date)."""

    plan: Plan
    today: date
    at: datetime
    """When it was taken (UTC)."""
    country: str
    """ISO 3166 alpha-3 code, or a user-assigned one (XAA–XZZ)."""
    office_title: str
    sample: bool
    """Whether it comes from the fictional sample country: every deliverable then says so."""
    classification: str
    """The highest marking of its parts."""
    nodes: tuple[PlanNode, ...]
    """Depth first."""
    wbs: Mapping[str, str]
    depths: Mapping[str, int]
    """0 for a root."""
    figures: Mapping[str, Figures]
    ministries: Mapping[str, Ministry]
    people: Mapping[str, Person]
    tasks: tuple[Task, ...]
    """Every task that is not archived, by due date; those of other records too."""
    country_name: str = ""
    """As the office writes it; for a code that nobody else has a name for."""
