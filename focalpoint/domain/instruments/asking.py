"""Questions about many participants at once, by region, country, treaty and time, and their answers. Pure functions.

A question is what a person set on the screen; an answer holds who fits and where each of them stands, so that the same
answer can be shown as a list, a matrix, a line over time or a bar for each region.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from focalpoint.domain.instruments.model import Basis, is_organization
from focalpoint.domain.instruments.register import Bond, Point, RegionTotal, Register, Shift, apart
from focalpoint.domain.instruments.standing import Standing


class Mode(StrEnum):
    """What is asked of the chosen instruments."""

    ANY = "any"
    """Party to at least one of them."""
    ALL = "all"
    AT_LEAST = "at_least"
    FEWER_THAN = "fewer_than"
    EVERY = "every"
    """Every State, wherever it stands."""
    CHANGES = "changes"
    """What changed between two days."""
    PAIR = "pair"
    """What binds both of two States."""


COUNTING = frozenset({Mode.AT_LEAST, Mode.FEWER_THAN})
"""Modes that need a number."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. Days are civil dates."""

    on: date
    mode: Mode = Mode.ANY
    instruments: tuple[str, ...] = ()
    basis: Basis = Basis.DEPOSIT
    number: int = 1
    since: date | None = None
    """The first of two days, where changes are asked for."""
    among: frozenset[str] | None = None
    """Only these participants (a region's, or some chosen ones); None: everybody."""
    pair: tuple[str, str] | None = None

    @property
    def days(self) -> tuple[date, date]:
        """The two days between which changes are asked for, the earlier one first."""
        since = self.since or self.on
        return min(since, self.on), max(since, self.on)


@dataclass(frozen=True, slots=True)
class Row:
    """A participant that fits, with its standing in each instrument of the question."""

    participant: str
    member: bool
    """Of the United Nations on the day; an organization never is."""
    standings: Mapping[str, Standing]

    @property
    def parties(self) -> int:
        """To how many of the instruments it is party."""
        return sum(standing.party for standing in self.standings.values())


@dataclass(frozen=True, slots=True)
class Answer:
    """Who fits. States and organizations are kept apart, as they are counted apart."""

    question: Question
    states: tuple[Row, ...] = ()
    organizations: tuple[Row, ...] = ()
    shifts: tuple[Shift, ...] = ()
    bonds: tuple[Bond, ...] = ()

    @property
    def non_members(self) -> int:
        """How many of the States are not members of the United Nations."""
        return sum(not row.member for row in self.states)


def ask(register: Register, question: Question, everybody: Collection[str]) -> Answer:
    """Answer a question.

    Args:
        register: all acts.
        question: what is asked.
        everybody: the States that there are on the day, for what is asked of those who did nothing at all.
    """
    wanted = [one for one in question.instruments if one in register.instruments]
    if question.mode is Mode.CHANGES:
        first, last = question.days
        shifts = register.changes(first, last, question.basis, wanted, question.among)
        return Answer(question, shifts=tuple(sorted(shifts, key=_newest_first)))
    if question.mode is Mode.PAIR:
        return _both(register, question, wanted)
    chosen = apart(_fitting(register, question, wanted, everybody))
    standings = register.matrix([*chosen.states, *chosen.organizations], wanted, question.on, question.basis)
    return Answer(
        question,
        _rows(register, chosen.states, standings, question.on),
        _rows(register, chosen.organizations, standings, question.on),
    )


def timelines(register: Register, question: Question) -> dict[str, tuple[Point, ...]]:
    """How many were party to each instrument of the question, over all time."""
    return {
        one: register.timeline(one, question.basis, question.among)
        for one in question.instruments
        if one in register.instruments
    }


def regions(answer: Answer, members_of: Mapping[str, Collection[str]]) -> tuple[RegionTotal, ...]:
    """How many of the States that fit each region has, of how many; of every State, those that are party to any.

    Args:
        answer: who fits.
        members_of: a region's name or code → the States that it has on the day.
    """
    every = answer.question.mode is Mode.EVERY
    fits = {row.participant for row in answer.states if row.parties or not every}
    return tuple(RegionTotal(region, len(fits & set(some)), len(set(some))) for region, some in members_of.items())


def _fitting(
    register: Register, question: Question, wanted: Sequence[str], everybody: Collection[str]
) -> Iterable[str]:
    """Everybody who fits, States and organizations."""
    among = question.among
    if question.mode is Mode.EVERY:
        return set(everybody) if among is None else among
    if question.mode is Mode.FEWER_THAN:
        some = set(everybody) if among is None else among
        found = register.fitting(wanted, question.on, question.basis, fewer_than=question.number, among=some)
    else:
        least = {Mode.ANY: 1, Mode.AT_LEAST: question.number}.get(question.mode)
        found = register.fitting(wanted, question.on, question.basis, at_least=least, among=among)
        if not wanted:  # nothing asked is fulfilled by nobody, not by everybody
            return ()
    return (*found.states, *found.organizations)


def _rows(
    register: Register, some: Iterable[str], standings: Mapping[str, Mapping[str, Standing]], day: date
) -> tuple[Row, ...]:
    return tuple(Row(one, not is_organization(one) and register.world.member(one, day), standings[one]) for one in some)


def _both(register: Register, question: Question, wanted: Sequence[str]) -> Answer:
    if question.pair is None:
        return Answer(question)
    one, other = question.pair
    standings = register.matrix([one, other], wanted, question.on, question.basis)
    rows = _rows(register, (one, other), standings, question.on)
    bonds = register.pair(one, other, question.on, question.basis, wanted)
    return Answer(question, states=rows, bonds=tuple(sorted(bonds, key=lambda bond: bond.since)))


def _newest_first(shift: Shift) -> tuple[int, str, str]:
    last = max((act.date for act in shift.acts), default=date.min)
    return -last.toordinal(), shift.participant, shift.instrument_id
