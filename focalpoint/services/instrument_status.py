"""Who is party to what: the questions about status, answered from one register of all acts."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.instruments import (
    Act,
    Basis,
    Bond,
    Counted,
    Group,
    Instrument,
    Point,
    RegionTotal,
    Register,
    Shift,
    Standing,
    Status,
    World,
)
from focalpoint.services import instrument_catalogue
from focalpoint.services.base import Service
from focalpoint.store import instruments as store

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_KEPT: Final = frozenset({"instruments", "treaty_acts", "settings"})
"""Tables on which the register depends."""
_BEGAN: Final = {
    "ERI": date(1993, 5, 24), "NAM": date(1990, 3, 21), "PLW": date(1994, 10, 1), "SSD": date(2011, 7, 9),
    "TLS": date(2002, 5, 20),
}  # fmt: skip
"""States that became independent since 1990 without being the heir of a State that is no more."""


class StatusService(Service):
    """Reading: the catalogue, acts, and status derived from them. ``as_of`` is today where it is not given."""

    capability: ClassVar[str] = "instruments"

    def __init__(self, workspace: Workspace) -> None:
        """Follow what is written: the register is made anew after a change."""
        super().__init__(workspace)
        self._register: Register | None = None
        self._generation = 0
        self._making = threading.Lock()
        workspace.subscribe(self._on_change, first=True)

    def _on_change(self, changes: ChangeSet) -> None:
        if changes.entities & _KEPT:
            self._generation += 1
            self._register = None

    # -- the catalogue ------------------------------------------------------------------------------------------

    def catalogue(self, group: Group | None = None, *, archived: bool = False) -> tuple[Instrument, ...]:
        """The shipped instruments, then the office's own; of one shelf or of all."""
        with self._office.light() as connection:
            own = store.read_own_instruments(connection, archived=archived)
        every = (*instrument_catalogue.shipped(), *own)
        return tuple(one for one in every if group is None or one.group is group)

    def get(self, instrument_id: str) -> Instrument:
        """One instrument, archived or not; NotFoundError if there is none."""
        found = instrument_catalogue.by_id().get(instrument_id)
        if found is None:
            own = {one.id: one for one in self.catalogue(Group.OWN, archived=True)}
            found = own.get(instrument_id)
        if found is None:
            raise NotFoundError(what="instruments")
        return found

    def find(self, id_or_ref: str) -> str:
        """The id of an instrument by its key in any case, id, reference or number; NotFoundError if none fits."""
        wanted = id_or_ref.casefold()
        for one in self.catalogue(archived=True):
            if wanted in {one.id.casefold(), one.ref.casefold(), one.number.casefold()} - {""}:
                return one.id
        raise NotFoundError(what="instruments")

    def own(self) -> str:
        """The code of the vault's own country; empty where none was chosen."""
        return self._workspace.settings.get("country")

    # -- acts and status ----------------------------------------------------------------------------------------

    def register(self) -> Register:
        """All acts with what follows from them: made once after each change. For a job: 40,000 acts take a second."""
        known = self._register
        if known is not None:
            return known
        with self._making:
            if self._register is None:
                generation = self._generation
                with self._office.light() as connection:
                    acts = store.read_acts(connection)
                made = Register(self.catalogue(), acts, self._world())
                if generation != self._generation:  # written meanwhile: true for this reading, not to be kept
                    return made
                self._register = made
            return self._register

    def _world(self) -> World:
        states = self._workspace.states
        return World(states.dissolved(), states.member_on)

    def acts(
        self, instrument_ids: Iterable[str] | None = None, participants: Collection[str] | None = None
    ) -> tuple[Act, ...]:
        """Acts by date, of some instruments and participants or of all."""
        wanted = None if instrument_ids is None else list(instrument_ids)
        if wanted == []:
            return ()
        with self._office.light() as connection:
            return tuple(store.read_acts(connection, wanted, participants=participants))

    def act(self, act_id: str) -> Act:
        """One act, archived or not; NotFoundError if there is none."""
        with self._office.light() as connection:
            found = store.read_acts(connection, act_ids=[act_id], archived=True)
        if not found:
            raise NotFoundError(what="treaty_acts")
        return found[0]

    def standing(
        self, instrument_id: str, participant: str, as_of: date | None = None, basis: Basis = Basis.DEPOSIT
    ) -> Standing:
        """Where one participant stands with one instrument, and which parents it misses."""
        return self.register().standing(instrument_id, participant, self._day(as_of), basis)

    def status(
        self,
        instrument_ids: Sequence[str] | None = None,
        among: Collection[str] | None = None,
        as_of: date | None = None,
        basis: Basis = Basis.DEPOSIT,
    ) -> tuple[Standing, ...]:
        """Where everybody stands with some instruments.

        Args:
            instrument_ids: which; all of the catalogue when not given.
            among: these participants, whatever they did; when not given, all who did anything up to the day.
            as_of: the day.
            basis: by deposit or in force.
        """
        register, day = self.register(), self._day(as_of)
        found = []
        for instrument_id in register.instruments if instrument_ids is None else instrument_ids:
            for participant in register.participants(instrument_id) if among is None else sorted(among):
                standing = register.standing(instrument_id, participant, day, basis)
                if among is not None or standing.status is not Status.NONE:
                    found.append(standing)
        return tuple(found)

    def count(
        self,
        instrument_ids: Sequence[str],
        as_of: date | None = None,
        basis: Basis = Basis.DEPOSIT,
        *,
        at_least: int | None = None,
        fewer_than: int | None = None,
        among: Collection[str] | None = None,
    ) -> Counted:
        """Who is party to all of a set, to at least so many of it, or to fewer than so many (of all States then)."""
        day = self._day(as_of)
        if fewer_than is not None and among is None:
            among = self.everybody(day)
        return self.register().fitting(
            instrument_ids, day, basis, at_least=at_least, fewer_than=fewer_than, among=among
        )

    def changes(
        self,
        first: date,
        last: date,
        basis: Basis = Basis.DEPOSIT,
        instrument_ids: Collection[str] | None = None,
        among: Collection[str] | None = None,
    ) -> tuple[Shift, ...]:
        """What changed after one day and up to another."""
        return self.register().changes(first, last, basis, instrument_ids, among)

    def pair(self, one: str, other: str, as_of: date | None = None, basis: Basis = Basis.IN_FORCE) -> tuple[Bond, ...]:
        """What binds both of two States, since when, and what prevails."""
        return self.register().pair(one, other, self._day(as_of), basis)

    def matrix(
        self,
        participants: Sequence[str],
        instrument_ids: Sequence[str],
        as_of: date | None = None,
        basis: Basis = Basis.DEPOSIT,
    ) -> dict[str, dict[str, Standing]]:
        """Participant → instrument → standing."""
        return self.register().matrix(participants, instrument_ids, self._day(as_of), basis)

    def timeline(
        self, instrument_id: str, basis: Basis = Basis.DEPOSIT, among: Collection[str] | None = None
    ) -> tuple[Point, ...]:
        """How many were party from each day on which that number changed."""
        return self.register().timeline(instrument_id, basis, among)

    def by_region(
        self,
        instrument_id: str,
        regions: Iterable[str],
        as_of: date | None = None,
        basis: Basis = Basis.DEPOSIT,
    ) -> tuple[RegionTotal, ...]:
        """How many States of each region (as ``states.in_region`` takes it) are party."""
        day = self._day(as_of)
        members = {region: self._workspace.states.in_region(region, day) & self.everybody(day) for region in regions}
        return self.register().by_region(instrument_id, day, members, basis)

    def everybody(self, as_of: date | None = None) -> frozenset[str]:
        """Every State that there was on a day, the vault's own country with them; organizations are not in it."""
        day, register = self._day(as_of), self.register()
        states = [state for state in self._workspace.states.all() if state.is_state]
        there = {state.code for state in states if state.ended is None or day < state.ended}
        absent = {code for code, began in _BEGAN.items() if day < began}
        for state in states:
            if state.ended is not None and day < state.ended:
                # Who continues a State stands for it; its other heirs do not exist yet.
                absent |= {state.code} if state.continued_by else set()
                absent |= set(state.successors) - {state.continued_by}
        absent = {code for code in absent & there if not register.acted(code, day)}
        return frozenset(there - absent) | frozenset(filter(None, (self.own(),)))

    def _day(self, as_of: date | None) -> date:
        return as_of or self._workspace.clock.today()
