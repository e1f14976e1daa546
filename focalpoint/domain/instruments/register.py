"""Everybody's acts to all instruments, ready to be asked: who was party to what, when and where.

A register is made once of all acts (periods are derived then) and answers many questions; it never changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from focalpoint.domain.instruments.model import Act, Basis, Instrument, RelationKind, is_organization
from focalpoint.domain.instruments.standing import (
    FAR,
    Period,
    Problem,
    Standing,
    Status,
    in_order,
    parent_problems,
    period_on,
    periods,
    standing_of,
    status_of,
)


def _always(_participant: str, _day: date) -> bool:
    return True


@dataclass(frozen=True)
class World:
    """What is known of the participants themselves (``services/states.py`` fills it)."""

    dissolved: Mapping[str, date] = field(default_factory=dict)
    """The first day on which a former State is no more."""
    member: Callable[[str, date], bool] = _always
    """Whether a State is a member of the United Nations on a day."""


class Counted(NamedTuple):
    """Who fits, organizations apart."""

    states: tuple[str, ...]
    organizations: tuple[str, ...]


class Shift(NamedTuple):
    """What became of one participant between two days. Both statuses are on the basis that was asked."""

    instrument_id: str
    participant: str
    before: Status
    after: Status
    acts: tuple[Act, ...]
    """Its acts after the first day and up to the second."""


class Bond(NamedTuple):
    """An instrument that binds both States of a pair, and since when both."""

    instrument_id: str
    since: date
    prevailed_by: tuple[str, ...] = ()
    """Instruments that bind both as well and prevail over this one."""


class Point(NamedTuple):
    """How many are party from a day on."""

    on: date
    states: int
    organizations: int


class RegionTotal(NamedTuple):
    """How many States of a region are party, of how many."""

    region: str
    parties: int
    states: int


class Register:
    """All acts by instrument and participant, with the periods that follow from them."""

    def __init__(self, instruments: Iterable[Instrument], acts: Iterable[Act], world: World | None = None) -> None:
        self.world = world or World()
        self.instruments = {instrument.id: instrument for instrument in instruments}
        self._acts: dict[str, dict[str, list[Act]]] = defaultdict(lambda: defaultdict(list))
        for act in acts:
            if not act.archived and act.instrument_id in self.instruments:
                self._acts[act.instrument_id][act.participant].append(act)
        self._periods: dict[str, dict[str, tuple[Period, ...]]] = {}
        for instrument_id, by_participant in self._acts.items():
            instrument = self.instruments[instrument_id]
            for participant, own in by_participant.items():
                by_participant[participant] = in_order(own)
            self._periods[instrument_id] = {
                participant: times
                for participant, own in by_participant.items()
                if (times := periods(instrument, own, self.world.dissolved.get(participant)))
            }

    # -- one participant ----------------------------------------------------------------------------------------

    def acts(self, instrument_id: str, participant: str) -> tuple[Act, ...]:
        """A participant's acts to an instrument, by date."""
        return tuple(self._acts.get(instrument_id, {}).get(participant, ()))

    def participants(self, instrument_id: str) -> tuple[str, ...]:
        """Everybody who did anything to an instrument."""
        return tuple(sorted(self._acts.get(instrument_id, ())))

    def acted(self, participant: str, day: date) -> bool:
        """Whether a participant did any act up to a day."""
        return any(
            act.date <= day for by_participant in self._acts.values() for act in by_participant.get(participant, ())
        )

    def standing(
        self, instrument_id: str, participant: str, as_of: date, basis: Basis = Basis.DEPOSIT, *, check: bool = True
    ) -> Standing:
        """Where a participant stands. With ``check``, parents that are missing (in force, whatever the basis)."""
        instrument = self.instruments[instrument_id]
        own = self._acts.get(instrument_id, {}).get(participant, [])
        times = self._periods.get(instrument_id, {}).get(participant, ())
        found = standing_of(instrument, participant, own, times, as_of, basis)
        if not check:
            return found
        problems = (*found.problems, *self.parent_problems(instrument_id, participant, as_of))
        return Standing(
            found.instrument_id, participant, as_of, basis, found.status, found.signed_on, found.period,
            found.statements, found.territories, problems,
        )  # fmt: skip

    def parent_problems(self, instrument_id: str, participant: str, as_of: date) -> tuple[Problem, ...]:
        """The parents that a participant misses, by what is in force for it."""
        instrument = self.instruments[instrument_id]
        wanted = [one.to for one in instrument.relations if one.kind is RelationKind.PARENT and one.strength]
        if not wanted:
            return ()
        own = self.standing(instrument_id, participant, as_of, Basis.IN_FORCE, check=False)
        parents = {
            parent: self.standing(parent, participant, as_of, Basis.IN_FORCE, check=False)
            for parent in wanted
            if parent in self.instruments
        }
        return parent_problems(instrument, own, parents)

    # -- many ---------------------------------------------------------------------------------------------------

    def parties(
        self, instrument_id: str, as_of: date, basis: Basis = Basis.DEPOSIT, among: Collection[str] | None = None
    ) -> Counted:
        """Who is party on a day; with ``among``, only of these participants."""
        return self.fitting([instrument_id], as_of, basis, at_least=1, among=among)

    def fitting(
        self,
        instrument_ids: Sequence[str],
        as_of: date,
        basis: Basis = Basis.DEPOSIT,
        *,
        at_least: int | None = None,
        fewer_than: int | None = None,
        among: Collection[str] | None = None,
    ) -> Counted:
        """Who is party to all of a set; or to at least so many of it; or to fewer than so many.

        Args:
            instrument_ids: the set.
            as_of: the day.
            basis: by deposit or in force.
            at_least: so many of the set or more; all of it when neither bound is given.
            fewer_than: fewer than so many of the set: also those with none, but of ``among`` or of who did any act.
            among: only of these participants.
        """
        counts: dict[str, int] = defaultdict(int)
        wanted = list(dict.fromkeys(instrument_ids))
        for instrument_id in wanted:
            for participant, times in self._periods.get(instrument_id, {}).items():
                counts[participant] += any(time.holds(as_of, basis) for time in times)
        everybody: Iterable[str] = counts.keys() if among is None else among
        if fewer_than is not None:
            chosen = [one for one in everybody if counts.get(one, 0) < fewer_than and self._exists(one, as_of)]
        else:
            bound = len(wanted) if at_least is None else at_least
            chosen = [one for one in everybody if counts.get(one, 0) >= bound]
        return apart(chosen)

    def _exists(self, participant: str, as_of: date) -> bool:
        end = self.world.dissolved.get(participant)
        return end is None or as_of < end

    def changes(
        self,
        first: date,
        last: date,
        basis: Basis = Basis.DEPOSIT,
        instrument_ids: Collection[str] | None = None,
        among: Collection[str] | None = None,
    ) -> tuple[Shift, ...]:
        """What changed after one day and up to another: statuses, and acts that changed none."""
        found = []
        for instrument_id in self.instruments if instrument_ids is None else instrument_ids:
            for participant, own in self._acts.get(instrument_id, {}).items():
                if among is not None and participant not in among:
                    continue
                done = tuple(act for act in own if first < act.date <= last)
                times = self._periods.get(instrument_id, {}).get(participant, ())
                before = status_of(own, period_on(times, first, basis), first, basis)
                after = status_of(own, period_on(times, last, basis), last, basis)
                if done or before is not after:
                    found.append(Shift(instrument_id, participant, before, after, done))
        return tuple(found)

    def pair(
        self,
        one: str,
        other: str,
        as_of: date,
        basis: Basis = Basis.IN_FORCE,
        instrument_ids: Collection[str] | None = None,
    ) -> tuple[Bond, ...]:
        """The instruments that bind both States on a day, and since when both; what prevails is named."""
        since: dict[str, date] = {}
        for instrument_id in self.instruments if instrument_ids is None else instrument_ids:
            by_participant = self._periods.get(instrument_id, {})
            starts = [
                time.since(basis)
                for participant in (one, other)
                for time in by_participant.get(participant, ())
                if time.holds(as_of, basis)
            ]
            if len(starts) == 2:
                since[instrument_id] = max(starts)
        return tuple(
            Bond(instrument_id, day, tuple(above for above in since if self._prevails(above, instrument_id)))
            for instrument_id, day in since.items()
        )

    def _prevails(self, above: str, below: str) -> bool:
        return any(
            relation.kind is RelationKind.PREVAILS_OVER and relation.to == below
            for relation in self.instruments[above].relations
        )

    def matrix(
        self,
        participants: Sequence[str],
        instrument_ids: Sequence[str],
        as_of: date,
        basis: Basis = Basis.DEPOSIT,
    ) -> dict[str, dict[str, Standing]]:
        """Participant → instrument → standing, without the check of parents."""
        return {
            participant: {
                instrument_id: self.standing(instrument_id, participant, as_of, basis, check=False)
                for instrument_id in instrument_ids
            }
            for participant in participants
        }

    def timeline(
        self, instrument_id: str, basis: Basis = Basis.DEPOSIT, among: Collection[str] | None = None
    ) -> tuple[Point, ...]:
        """How many were party from each day on which that number changed."""
        steps: dict[date, list[int]] = defaultdict(lambda: [0, 0])
        for participant, times in self._periods.get(instrument_id, {}).items():
            if among is not None and participant not in among:
                continue
            place = int(is_organization(participant))
            for time in times:
                start = time.since(basis)
                if start < time.until:
                    steps[start][place] += 1
                    steps[time.until][place] -= 1
        states = organizations = 0
        found = []
        for day in sorted(day for day in steps if day != FAR):
            states, organizations = states + steps[day][0], organizations + steps[day][1]
            found.append(Point(day, states, organizations))
        return tuple(found)

    def by_region(
        self,
        instrument_id: str,
        as_of: date,
        regions: Mapping[str, Collection[str]],
        basis: Basis = Basis.DEPOSIT,
    ) -> tuple[RegionTotal, ...]:
        """How many States of each region (name or code → its States) are party."""
        party = set(self.parties(instrument_id, as_of, basis).states)
        return tuple(
            RegionTotal(region, len(party & set(states)), len(set(states))) for region, states in regions.items()
        )


def apart(participants: Iterable[str]) -> Counted:
    """Participants in order, organizations apart from States."""
    chosen = sorted(participants)
    return Counted(
        tuple(one for one in chosen if not is_organization(one)),
        tuple(one for one in chosen if is_organization(one)),
    )
