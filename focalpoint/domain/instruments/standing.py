"""Where a participant stands with an instrument on a day, derived from its dated acts. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from focalpoint.domain.instruments.model import (
    CONSENT,
    Act,
    ActKind,
    Basis,
    Instrument,
    RelationKind,
    Strength,
)

FAR: date = date.max
"""An end that has not come."""


class Status(StrEnum):
    """Where a participant stands, the nearest to the treaty first."""

    PARTY = "party"
    WAITING = "waiting"
    """It consented, and the treaty is not in force for it yet (only where the basis is "in force")."""
    PROVISIONAL = "provisional"
    """It applies the treaty provisionally."""
    SIGNED = "signed"
    FORMER = "former"
    """It was party, and is no longer."""
    NONE = "none"


class ProblemCode(StrEnum):
    """What is wrong or doubtful about being party."""

    PARENT_MISSING = "parent_missing"
    """It is not party to the instrument that this one presupposes."""
    END_UNKNOWN = "end_unknown"
    """It denounced, and neither the act nor the instrument says from when that has effect."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding about a standing; ``about`` is the parent's id where there is one."""

    code: ProblemCode
    strength: Strength
    about: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A time during which a participant is party: from deposit and in force, each up to the day before ``until``."""

    act: Act
    deposited: date
    in_force: date
    """``FAR`` where the instrument is not in force."""
    until: date = FAR
    ended_by: Act | None = None

    def since(self, basis: Basis) -> date:
        """The first day on a basis."""
        return self.deposited if basis is Basis.DEPOSIT else self.in_force

    def holds(self, day: date, basis: Basis) -> bool:
        """Whether the participant is party on a day."""
        return (self.deposited if basis is Basis.DEPOSIT else self.in_force) <= day < self.until


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a participant stands with an instrument on ``as_of``, on a ``basis``."""

    instrument_id: str
    participant: str
    as_of: date
    basis: Basis
    status: Status
    signed_on: date | None = None
    period: Period | None = None
    """The one that holds, else the last one before the day."""
    statements: tuple[Act, ...] = ()
    """Reservations, declarations and objections that are not withdrawn on the day."""
    territories: tuple[Act, ...] = ()
    """Extensions to territories."""
    problems: tuple[Problem, ...] = ()

    @property
    def party(self) -> bool:
        """Whether it is party on the basis."""
        return self.status is Status.PARTY

    @property
    def since(self) -> date | None:
        """Party since, on the basis; None when it is not."""
        return self.period.since(self.basis) if self.party and self.period else None

    @property
    def act(self) -> Act | None:
        """The act of consent."""
        return self.period.act if self.period else None

    @property
    def in_force_on(self) -> date | None:
        """From when the treaty is in force for it, also where that is still to come."""
        if self.period is None or self.period.in_force == FAR:
            return None
        return self.period.in_force

    @property
    def ended_on(self) -> date | None:
        """From when it is party no longer."""
        return self.period.until if self.period and self.period.until != FAR else None


def force_date(instrument: Instrument, act: Act) -> date:
    """From when an act of consent binds; ``FAR`` while the instrument is not in force.

    A date that the act names wins. Who deposited before general entry into force is bound from that day. A succession
    does not wait (Vienna Convention on Succession of States in respect of Treaties, art. 23).
    """
    if act.effective is not None:
        return act.effective
    general = instrument.entry_into_force
    if general is None:
        return FAR
    joined = act.date if act.kind is ActKind.SUCCESSION else instrument.rule.joining.after(act.date)
    return max(general, joined)


def periods(instrument: Instrument, acts: Iterable[Act], dissolved: date | None = None) -> tuple[Period, ...]:
    """The times during which one participant is party, earliest first.

    Args:
        instrument: what they are party to.
        acts: the participant's acts to it, in any order; archived ones are left out.
        dissolved: the first day on which a State is no more; what it joined ends then.
    """
    found: list[Period] = []
    end = dissolved or FAR
    for act in in_order(acts):
        if act.kind in CONSENT:
            if (not found or found[-1].until <= act.date) and act.date < end:
                found.append(Period(act, act.date, force_date(instrument, act), end))
        elif act.kind is ActKind.DENUNCIATION and found and found[-1].until > act.date:
            last = found[-1]
            found[-1] = Period(last.act, last.deposited, last.in_force, min(_end(instrument, act), end), act)
    return tuple(found)


def in_order(acts: Iterable[Act]) -> list[Act]:
    """Acts by their day, archived ones left out; on one day, what is joined or stated comes before its end."""
    return sorted((act for act in acts if not act.archived), key=_place)


def _place(act: Act) -> tuple[date, bool, str]:
    return act.date, act.kind is ActKind.DENUNCIATION or act.kind is ActKind.WITHDRAWAL, act.id


def _end(instrument: Instrument, act: Act) -> date:
    """From when a denunciation has effect."""
    if act.effective is not None:
        return act.effective
    leaving = instrument.rule.leaving
    return FAR if leaving is None else leaving.after(act.date)


def standing(
    instrument: Instrument,
    acts: Iterable[Act],
    participant: str,
    as_of: date,
    basis: Basis = Basis.DEPOSIT,
    *,
    dissolved: date | None = None,
) -> Standing:
    """Where a participant stands with an instrument on a day. Parents are looked at by ``parent_problems``."""
    own = in_order(act for act in acts if act.participant == participant and act.instrument_id == instrument.id)
    return standing_of(instrument, participant, own, periods(instrument, own, dissolved), as_of, basis)


def standing_of(
    instrument: Instrument,
    participant: str,
    own: Sequence[Act],
    times: Sequence[Period],
    as_of: date,
    basis: Basis,
) -> Standing:
    """The same, where the participant's acts (``in_order``) and periods are known already: 8,000 times a question."""
    signed_on: date | None = None
    statements: list[Act] = []
    territories: list[Act] = []
    for act in own:
        if act.date > as_of:
            break
        kind = act.kind
        if kind is ActKind.SIGNATURE or kind is ActKind.DEFINITIVE_SIGNATURE:
            signed_on = signed_on or act.date
        elif kind is ActKind.RESERVATION or kind is ActKind.DECLARATION or kind is ActKind.OBJECTION:
            statements.append(act)
        elif kind is ActKind.WITHDRAWAL:
            statements = [one for one in statements if not _withdraws(act, one)]
        elif kind is ActKind.TERRITORIAL_EXTENSION:
            territories.append(act)
    period = period_on(times, as_of, basis)
    return Standing(
        instrument.id, participant, as_of, basis, status_of(own, period, as_of, basis), signed_on, period,
        tuple(statements), tuple(territories), _own_problems(instrument, period),
    )  # fmt: skip


def period_on(times: Sequence[Period], as_of: date, basis: Basis) -> Period | None:
    """The time of being party that holds on a day, else the last one before it."""
    for time in reversed(times):
        if time.deposited <= as_of:
            return time
    # A succession can bind before it is notified.
    return next((time for time in times if time.holds(as_of, basis)), None)


def status_of(own: Sequence[Act], period: Period | None, as_of: date, basis: Basis) -> Status:
    """What the acts (``in_order``) and the period of a day say."""
    if period is not None:
        if period.holds(as_of, basis):
            return Status.PARTY
        if period.until <= as_of:
            return Status.FORMER
    found = Status.WAITING if period is not None else Status.NONE
    for act in own:
        if act.date > as_of:
            break
        if act.kind is ActKind.PROVISIONAL_APPLICATION and (act.effective or act.date) <= as_of:
            return Status.PROVISIONAL
        if found is Status.NONE and act.kind is ActKind.SIGNATURE:
            found = Status.SIGNED
    return found


def _withdraws(withdrawal: Act, statement: Act) -> bool:
    """Whether a statement ends: the one that is named, else every reservation made before."""
    if withdrawal.target_id:
        return statement.id == withdrawal.target_id
    return statement.kind is ActKind.RESERVATION


def _own_problems(instrument: Instrument, period: Period | None) -> tuple[Problem, ...]:
    ended = period.ended_by if period else None
    if ended is not None and ended.effective is None and instrument.rule.leaving is None:
        return (Problem(ProblemCode.END_UNKNOWN, Strength.WARNING),)
    return ()


def parent_problems(instrument: Instrument, own: Standing, parents: Mapping[str, Standing]) -> tuple[Problem, ...]:
    """What is wrong about joining an instrument without its parent; nothing for who has not joined.

    Who has deposited and waits for entry into force may wait for the parent's as well.

    Args:
        instrument: whose parents are asked for.
        own: the standing with it; checks use the basis "in force", the caller decides.
        parents: the same participant's standing with each parent, on the same day and basis.
    """
    enough = {Status.PARTY: {Status.PARTY}, Status.WAITING: {Status.PARTY, Status.WAITING}}.get(own.status)
    if enough is None:
        return ()
    found = []
    for relation in instrument.relations:
        if relation.kind is not RelationKind.PARENT or relation.strength is None:
            continue
        parent = parents.get(relation.to)
        if parent is None or parent.status not in enough:
            found.append(Problem(ProblemCode.PARENT_MISSING, relation.strength, relation.to))
    return tuple(found)
