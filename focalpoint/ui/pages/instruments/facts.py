"""What the page speaks of, read at once: the catalogue, everybody's acts, States and regions, our own way to each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.instruments.model import Scope
from focalpoint.domain.instruments.register import Register
from focalpoint.domain.instruments.standing import Standing, Status
from focalpoint.domain.states import StateKind
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.widgets.marks import Look, Shape

if TYPE_CHECKING:
    from focalpoint.domain.instruments.model import Instrument
    from focalpoint.domain.instruments.path import Path
    from focalpoint.domain.states import Region, State
    from focalpoint.language import Language
    from focalpoint.services.workspace import Workspace

_LOOKS = {
    Status.PARTY: (Shape.DISC, "green"),
    Status.WAITING: (Shape.HALF, "accent"),
    Status.PROVISIONAL: (Shape.HALF, "amber"),
    Status.SIGNED: (Shape.RING, "amber"),
    Status.FORMER: (Shape.CROSS, "red"),
    Status.NONE: (Shape.NONE, "muted"),
}


@dataclass(frozen=True)
class Facts:
    """One reading of the vault and of what is shipped."""

    register: Register
    states: Mapping[str, State]
    regions: tuple[Region, ...]
    own: str
    """The country's own code."""
    paths: Mapping[str, Path] = field(default_factory=dict)
    ministries: Mapping[str, str] = field(default_factory=dict)

    @property
    def instruments(self) -> Mapping[str, Instrument]:
        """By id, in the catalogue's order."""
        return self.register.instruments

    @cached_property
    def loaded(self) -> tuple[str, ...]:
        """The instruments of which a depositary's table was brought in: listed States' acts are known."""
        shared = (one.id for one in self.instruments.values() if one.scope is not Scope.BILATERAL)
        return tuple(one for one in shared if any(map(self._printed, self.register.participants(one))))

    @cached_property
    def known(self) -> bool:
        """Whether any act of another State is known; in the sample country the acts of its neighbours are."""
        return any(who != self.own for one in self.instruments for who in self.register.participants(one))

    def _printed(self, who: str) -> bool:
        """Whether a depositary can print a participant: the sample's neighbours are in no table."""
        state = self.states.get(who)
        return who != self.own and not (state is not None and state.kind is StateKind.STATE and not state.iso2)

    @cached_property
    def universal(self) -> tuple[str, ...]:
        """The universal instruments against terrorism."""
        return tuple(one.id for one in self.instruments.values() if one.universal)

    def name(self, code: str, language: Language) -> str:
        """A participant's short name."""
        state = self.states.get(code)
        return state.name(language.code) if state is not None else code

    def short(self, instrument_id: str, language: Language) -> str:
        """An instrument's short title."""
        instrument = self.instruments.get(instrument_id)
        return instrument.short_title(language.code) if instrument is not None else instrument_id

    def ref(self, instrument_id: str) -> str:
        """What an instrument is called in a narrow place: its id, or the number of an own one."""
        instrument = self.instruments.get(instrument_id)
        return instrument.ref if instrument is not None and instrument.own else instrument_id


def read_facts(workspace: Workspace) -> Facts:
    """Read everything; for a worker."""
    instruments = workspace.instruments
    states = {state.code: state for state in workspace.states.all()}
    own = instruments.own()
    if own not in states:
        with suppress(NotFoundError):  # a country code that nobody knows stands for itself
            states[own] = workspace.states.get(own)
    facts = Facts(
        instruments.register(),
        states,
        tuple(workspace.states.regions()),
        own,
        {path.instrument_id: path for path in instruments.paths()},
        {ministry.id: ministry.name for ministry in workspace.directory.ministries()},
    )
    _ = facts.loaded, facts.known  # looked for here, not on the window's thread
    return facts


def home_of(facts: Facts, workspace: Workspace, entity: str, record_id: str) -> tuple[str, str]:
    """Where a record is shown: an act, a step, a communication or an entry of the log leads to its instrument."""
    instruments, found = workspace.instruments, ""
    if entity == "treaty_acts":
        with suppress(NotFoundError):
            found = instruments.act(record_id).instrument_id
    elif entity == "instrument_log":
        found = next((entry.instrument_id or "" for entry in instruments.log() if entry.id == record_id), "")
    elif entity in {"ratification_steps", "instrument_duties"}:
        for path in facts.paths.values():
            ids = {*(step.record.id for step in path.steps), *(duty.id for duty in path.duties)}
            found = path.instrument_id if record_id in ids else found
    return ("instruments", found) if found else (entity, record_id)


def look_of(standing: Standing, words: str) -> Look:
    """How a standing is painted; a disc has a hole where a reservation stands."""
    shape, token = _LOOKS[standing.status]
    if standing.status is Status.PARTY and any(act.kind == "reservation" for act in standing.statements):
        shape = Shape.MARKED
    return Look(shape, token, words)


def status_look(status: Status, words: str, *, marked: bool = False) -> Look:
    """How a status is painted in a legend."""
    shape, token = _LOOKS[status]
    return Look(Shape.MARKED if marked else shape, token, words)


def writer(language: Language) -> Callable[[date], str]:
    """Writes a day as the screen does."""
    return lambda day: show_date(language, day.isoformat())
