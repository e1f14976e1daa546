"""The country's own way to a treaty: ten steps with dates, what follows from acts, and who has the next one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from focalpoint.domain.instruments.model import DutyRule, Instrument
from focalpoint.domain.instruments.standing import FAR, Period, Standing, Status


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


@dataclass(frozen=True, slots=True)
class DutyRecord:
    """What the office wrote of a communication. Dates are ISO text; ``duty`` is the rule's key."""

    id: str
    instrument_id: str
    duty: str
    due_on: str | None = None
    sent_on: str | None = None
    number: str = ""
    ministry_id: str | None = None
    not_needed: bool = False
    note: str = ""
    version: int = 0


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
    date: str
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


def duties_of(instrument: Instrument, own: Standing, records: Iterable[DutyRecord], today: date) -> tuple[Duty, ...]:
    """What the country owes after joining: due by the instrument's own rule, unless the office set another day."""
    written = {record.duty: record for record in records}
    found = []
    for rule in instrument.duties:
        record = written.get(rule.key) or DutyRecord("", instrument.id, rule.key)
        due = _due(rule, _current(own))
        if due is not None and record.due_on:
            due = date.fromisoformat(record.due_on)
        late = due is not None and due < today and not record.sent_on and not record.not_needed
        found.append(
            Duty(
                record.id, instrument.id, rule, due, record.sent_on, record.number, record.ministry_id,
                record.not_needed, record.note, late, record.version,
            )
        )  # fmt: skip
    return tuple(found)


def _due(rule: DutyRule, period: Period | None) -> date | None:
    if period is None:
        return None
    if rule.within is None:
        return period.deposited
    return rule.within.after(period.deposited if period.in_force == FAR else period.in_force)


def _current(own: Standing) -> Period | None:
    """The time in which the country is, or will be, bound; None when it is not, or no longer."""
    return None if own.status is Status.FORMER else own.period


def path_of(
    instrument: Instrument, own: Standing, records: Iterable[StepRecord], duties: Sequence[Duty], today: date
) -> Path:
    """The country's way to a treaty on a day.

    Deposit, entry into force and communications follow from what was done. Who has deposited has gone the steps before,
    written or not; reservations and declarations cannot be made any more then, except those that stand.
    """
    written = {record.step: record for record in records}
    steps = tuple(_step(own, written.get(key) or StepRecord("", instrument.id, key), duties, today) for key in StepKey)
    started = bool(written) or own.status is not Status.NONE
    return Path(instrument.id, own, steps, _next(instrument.id, steps, duties), tuple(duties), started)


def _step(own: Standing, record: StepRecord, duties: Sequence[Duty], today: date) -> Step:
    period = _current(own)
    state, done_on, expected = _written(record)
    if record.step is StepKey.DEPOSIT:
        state, done_on = (StepState.DONE, period.deposited) if period else (state, None)
    elif record.step is StepKey.ENTRY_INTO_FORCE:
        state, done_on, expected = _entry(period, today)
    elif record.step is StepKey.STATEMENTS:
        state, done_on = _statements(own, period, state, done_on)
    elif record.step is StepKey.NOTIFICATIONS:
        state, done_on, expected = _notifications(period, duties)
    elif record.step is not StepKey.IMPLEMENTATION and period is not None and state is not StepState.NOT_NEEDED:
        state = StepState.DONE
    open_still = state in {StepState.OPEN, StepState.UNDER_WAY}
    late = open_still and record.step is not StepKey.ENTRY_INTO_FORCE and expected is not None and expected < today
    return Step(record.step, record, state, done_on, HOLDERS[record.step], expected, late)


def _written(record: StepRecord) -> tuple[StepState, date | None, date | None]:
    """State, day done and planned day by what the office wrote alone."""
    done_on = date.fromisoformat(record.done_on) if record.done_on else None
    expected = date.fromisoformat(record.due_on) if record.due_on else None
    if record.step in DERIVED:
        done_on = None
    if record.not_needed and record.step not in DERIVED:
        return StepState.NOT_NEEDED, done_on, expected
    if done_on is not None:
        return StepState.DONE, done_on, expected
    return (StepState.UNDER_WAY if record.started_on else StepState.OPEN), None, expected


def _entry(period: Period | None, today: date) -> tuple[StepState, date | None, date | None]:
    if period is None or period.in_force == FAR:
        return StepState.OPEN, None, None
    if period.in_force <= today:
        return StepState.DONE, period.in_force, period.in_force
    return StepState.UNDER_WAY, None, period.in_force


def _statements(
    own: Standing, period: Period | None, state: StepState, done_on: date | None
) -> tuple[StepState, date | None]:
    if own.statements:
        return StepState.DONE, min(act.date for act in own.statements)
    if period is not None and state is not StepState.DONE:
        return StepState.NOT_NEEDED, None
    return state, done_on


def _notifications(period: Period | None, duties: Sequence[Duty]) -> tuple[StepState, date | None, date | None]:
    owed = [duty for duty in duties if not duty.not_needed]
    if not owed:
        return StepState.NOT_NEEDED, None, None
    missing = [duty.due for duty in owed if duty.open and duty.due is not None]
    if period is None or missing:
        begun = any(duty.sent_on for duty in owed)
        return StepState.UNDER_WAY if begun else StepState.OPEN, None, min(missing, default=None)
    return StepState.DONE, max(date.fromisoformat(duty.sent_on) for duty in owed if duty.sent_on), None


def _next(instrument_id: str, steps: Sequence[Step], duties: Sequence[Duty]) -> NextStep | None:
    """The first step that is not done; entry into force is only waited for when there is nothing else to do."""
    left = [step for step in steps if step.state in {StepState.OPEN, StepState.UNDER_WAY}]
    if not left:
        return None
    to_do = [step for step in left if step.key is not StepKey.ENTRY_INTO_FORCE] or left
    step = to_do[0]
    before = [one.done_on for one in steps[: steps.index(step)] if one.done_on is not None]
    holders = [step.record.ministry_id]
    if step.key is StepKey.NOTIFICATIONS:
        holders += [duty.ministry_id for duty in sorted(duties, key=lambda duty: duty.due or FAR) if duty.open]
    return NextStep(instrument_id, step, next(filter(None, holders), None), max(before, default=None))
