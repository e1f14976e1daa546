"""Instruments, the acts that are done to them, and what follows: who is party to what on a day."""

from __future__ import annotations

from focalpoint.domain.instruments.model import (
    CONSENT,
    ORGANIZATIONS,
    Act,
    ActDraft,
    ActKind,
    Addressee,
    ArticleRef,
    Basis,
    DutyRule,
    EntryRule,
    Group,
    Instrument,
    InstrumentKind,
    Relation,
    RelationKind,
    Scope,
    Strength,
    Topic,
    Wait,
    is_organization,
)
from focalpoint.domain.instruments.path import (
    Duty,
    DutyRecord,
    Holder,
    LogEntry,
    LogKind,
    NextStep,
    Path,
    Step,
    StepKey,
    StepRecord,
    StepState,
    duties_of,
    path_of,
)
from focalpoint.domain.instruments.register import (
    Bond,
    Counted,
    Point,
    RegionTotal,
    Register,
    Shift,
    World,
)
from focalpoint.domain.instruments.standing import (
    Period,
    Problem,
    ProblemCode,
    Standing,
    Status,
    parent_problems,
    periods,
    standing,
)

__all__ = [
    "CONSENT", "ORGANIZATIONS", "Act", "ActDraft", "ActKind", "Addressee", "ArticleRef", "Basis", "Bond", "Counted",
    "Duty", "DutyRecord", "DutyRule", "EntryRule", "Group", "Holder", "Instrument", "InstrumentKind", "LogEntry",
    "LogKind", "NextStep", "Path", "Period", "Point", "Problem", "ProblemCode", "RegionTotal", "Register", "Relation",
    "RelationKind", "Scope", "Shift", "Standing", "Status", "Step", "StepKey", "StepRecord", "StepState", "Strength",
    "Topic", "Wait", "World", "duties_of", "is_organization", "parent_problems", "path_of", "periods", "standing",
]  # fmt: skip
