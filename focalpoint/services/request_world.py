"""The surroundings of a request out of the vault: both States' treaties and reservations, agreements, profiles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from focalpoint.domain.instruments import ActKind, Basis, Group, Instrument, Register, Scope, Standing
from focalpoint.domain.instruments.standing import FAR
from focalpoint.domain.requests.instrument_ids import request_id
from focalpoint.domain.requests.world import Bilateral, Profile, Reservation, World, profile_from_json

if TYPE_CHECKING:
    from focalpoint.domain.profiles import StateProfile
    from focalpoint.services.workspace import Workspace

_WHOLE_TABLE: Final = 20
"""With so many participants a depositary's table was taken over: who is not in it is not party."""
_ARTICLE: Final = re.compile(r"\b(?:art(?:icle|\.)?)\s*(\d+\w*(?:\(\w+\))*)", re.IGNORECASE)
_TITLE_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "extradition": ("extradition", "extradición", "выдач", "تسليم", "引渡"),
    "assistance": (
        "legal assistance", "mutual assistance", "judicial assistance", "entraide", "asistencia judicial",
        "asistencia legal", "asistencia jurídica", "правовой помощи", "مساعدة القانونية", "مساعدة القضائية",
        "司法协助", "法律协助",
    ),
}  # fmt: skip
"""Words in titles of agreements → the matter that they are about."""
_FIELDS: Final = (
    "channel", "tradition", "evidence", "death_penalty", "nationals", "dual_criminality", "de_minimis", "originals",
    "data_protection_statement", "no_torture_statement",
)  # fmt: skip


def world_of(workspace: Workspace, states: Iterable[str], today: date | None = None) -> World:
    """What the vault knows around requests to some States, on a day."""
    day = today or workspace.clock.today()
    own = workspace.instruments.own()
    register = workspace.instruments.register()
    asked = tuple(dict.fromkeys(filter(None, (own, *states))))
    in_force: dict[str, dict[str, date]] = {}
    not_party: dict[str, set[str]] = {}
    reservations: list[Reservation] = []
    for instrument in register.instruments.values():
        if _is_agreement(instrument):
            continue
        name = request_id(instrument.id)
        whole = len(register.participants(instrument.id)) >= _WHOLE_TABLE
        for state in asked:
            standing = register.standing(instrument.id, state, day, Basis.IN_FORCE, check=False)
            since = standing.since
            if since is not None:
                in_force.setdefault(name, {})[state] = since
            elif whole or register.acts(instrument.id, state):
                not_party.setdefault(state, set()).add(name)
            reservations += _reservations(name, standing)
    profiles = {profile.state: known_ways(profile) for profile in workspace.profiles.list()}
    return World(
        day,
        own,
        profiles.get(own, Profile()),
        tuple(_agreements(register, own)),
        in_force,
        {state: frozenset(names) for state, names in not_party.items()},
        tuple(reservations),
        profiles,
    )


def agreement_ids(register: Register, own: str) -> Mapping[str, Instrument]:
    """The office's own agreements by what requests call them: ``BI:XXA-XXB:2004``."""
    found: dict[str, Instrument] = {}
    for instrument in register.instruments.values():
        if not _is_agreement(instrument):
            continue
        others = sorted(set(register.participants(instrument.id)) - {own})
        if len(others) != 1:
            continue
        name = instrument.number if instrument.number.startswith("BI:") else _named(instrument, own, others[0])
        while name in found:
            name += "a"
        found[name] = instrument
    return found


def instruments_of(workspace: Workspace) -> dict[str, Instrument]:
    """Every instrument by its id, the office's own agreements also by what requests call them."""
    register = workspace.instruments.register()
    return {**register.instruments, **agreement_ids(register, workspace.instruments.own())}


def known_ways(profile: StateProfile) -> Profile:
    """A profile as the rules read it."""
    values: dict[str, object] = {name: getattr(profile, name) or None for name in _FIELDS}
    values["languages"] = list(profile.languages)
    values["verified"] = profile.verified_on
    return profile_from_json({**values, **profile.limits})


def _is_agreement(instrument: Instrument) -> bool:
    return instrument.group is Group.OWN and instrument.scope is Scope.BILATERAL


def _named(instrument: Instrument, own: str, other: str) -> str:
    year = instrument.adopted.year if instrument.adopted else instrument.ref.rpartition("-")[2] or instrument.id[:8]
    return f"BI:{own}-{other}:{year}"


def _agreements(register: Register, own: str) -> Iterable[Bilateral]:
    for name, instrument in agreement_ids(register, own).items():
        parties = frozenset(register.participants(instrument.id)) | {own}
        starts = [_since(register, instrument, state) for state in parties]
        known = [day for day in starts if day is not None]
        title = " ".join(instrument.titles.values())
        matters = _matters(title)
        if len(known) == len(parties) and matters:  # one that is signed alone binds nobody yet
            yield Bilateral(name, parties, title, max(known), matters)


def _matters(title: str) -> frozenset[str]:
    """What an agreement is about, by its title; nothing where the title does not say, so that it governs nothing."""
    folded = title.casefold()
    return frozenset(matter for matter, words in _TITLE_WORDS.items() if any(word in folded for word in words))


def _since(register: Register, instrument: Instrument, state: str) -> date | None:
    standing = register.standing(instrument.id, state, FAR, Basis.IN_FORCE, check=False)
    return standing.since or instrument.entry_into_force


def _reservations(name: str, standing: Standing) -> Iterable[Reservation]:
    """What still stands; the article is the one that the note names, the effect is for the drafter to read."""
    for act in standing.statements:
        if act.kind in {ActKind.RESERVATION, ActKind.DECLARATION}:
            article = _ARTICLE.search(act.note)
            yield Reservation(standing.participant, name, article[1] if article else "", "")
