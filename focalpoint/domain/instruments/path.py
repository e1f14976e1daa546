"""The country's own way to a treaty: ten steps with dates, what follows from acts, and who has the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from focalpoint.domain.instruments.model import DutyRule
from focalpoint.domain.instruments.standing import Standing


class StepKey(StrEnum):
    """The ten steps, in their order."""

    STUDY = "study"
    CONSULTATION = "consultation"
    GOVERNMENT = "government"
    PARLIAMENT = "parliament"
    HEAD_OF_STATE = "head_of_state"
    DEPOSIT = "deposit"
    ENTRY_INTO_FORCE = "entry_into_force"
    STATEMENTS = "statements"
    NOTIFICATIONS = "notifications"
    IMPLEMENTATION = "implementation"


DERIVED: Final = frozenset({StepKey.DEPOSIT, StepKey.ENTRY_INTO_FORCE, StepKey.NOTIFICATIONS})
"""Steps that are done by acts and notifications alone, never by a tick."""


class Holder(StrEnum):
    """Who usually has a step, where no ministry of the directory is named."""

    FOREIGN_AFFAIRS = "foreign_affairs"
    COMMITTEE = "committee"
    CABINET = "cabinet"
    PARLIAMENT = "parliament"
    PRESIDENCY = "presidency"
    DEPOSITARY = "depositary"
    JUSTICE = "justice"


HOLDERS: Final[Mapping[StepKey, Holder]] = {
    StepKey.STUDY: Holder.JUSTICE,
    StepKey.CONSULTATION: Holder.COMMITTEE,
    StepKey.GOVERNMENT: Holder.CABINET,
    StepKey.PARLIAMENT: Holder.PARLIAMENT,
    StepKey.HEAD_OF_STATE: Holder.PRESIDENCY,
    StepKey.DEPOSIT: Holder.FOREIGN_AFFAIRS,
    StepKey.ENTRY_INTO_FORCE: Holder.DEPOSITARY,
    StepKey.STATEMENTS: Holder.FOREIGN_AFFAIRS,
    StepKey.NOTIFICATIONS: Holder.FOREIGN_AFFAIRS,
    StepKey.IMPLEMENTATION: Holder.JUSTICE,
}


class StepState(StrEnum):
    """How far a step is."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class StepRecord:
    """What the office wrote of a step. Dates are civil dates as ISO text; ``id`` is empty before the first edit."""

    id: str
    instrument_id: str
    step: StepKey
    started_on: str | None = None
    """The consultation was sent, the bill was submitted."""
    done_on: str | None = None
    """The study was done, the replies are in, the decision, the law adopted, the instrument signed."""
    due_on: str | None = None
    """By when it is planned."""
    ministry_id: str | None = None
    number: str = ""
    """Of the decision, law or gazette."""
    not_needed: bool = False
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it is shown: what was written, and what follows from the acts."""

    key: StepKey
    record: StepRecord
    state: StepState
    done_on: date | None = None
    """Also where it is derived: the deposit, the entry into force."""
    holder: Holder = Holder.FOREIGN_AFFAIRS
    expected: date | None = None
    """By the instrument's own rule (entry into force), or as planned."""
    late: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done next on the way to a treaty, and who has it."""

    instrument_id: str
    step: Step
    ministry_id: str | None
    """Of the directory; None: ``step.holder`` says who usually has it."""
    since: date | None = None
    """The step before was done then."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A communication that a party owes: the rule and what became of it. Dates are ISO text where stored."""

    id: str
    instrument_id: str
    rule: DutyRule
    due: date | None
    """From the rule, or as the office set it; None while the country is not party."""
    sent_on: str | None = None
    number: str = ""
    """Of the note verbale."""
    ministry_id: str | None = None
    not_needed: bool = False
    note: str = ""
    late: bool = False
    version: int = 0

    @property
    def open(self) -> bool:
        """Whether it is owed and was not sent."""
        return self.due is not None and not self.sent_on and not self.not_needed


class LogKind(StrEnum):
    """What kind of work with ministers and parliament."""

    MEETING = "meeting"
    LETTER = "letter"
    CALL = "call"
    BRIEFING = "briefing"
    HEARING = "hearing"
    DEBATE = "debate"
    VOTE = "vote"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A piece of work with ministers or parliament. Dates are ISO text; files hang on ``instrument_log``."""

    id: str
    ref: str
    instrument_id: str | None
    """None: about several or all."""
    on: str
    kind: LogKind
    title: str
    """What it was about."""
    with_whom: str = ""
    ministry_id: str | None = None
    note: str = ""
    next_step: str = ""
    next_on: str | None = None
    next_done: bool = False
    version: int = 0
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """The whole way to one treaty."""

    instrument_id: str
    standing: Standing
    """In force, today: the country's own."""
    steps: tuple[Step, ...]
    next: NextStep | None
    """None when all is done."""
    duties: tuple[Duty, ...] = ()
    started: bool = False
    """Whether anything was written or done; False is "not considered"."""
