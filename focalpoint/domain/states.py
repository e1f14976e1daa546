"""States and the other participants in treaties: what they are called, where they belong, and which name means whom.

A participant is a code: ISO 3166 alpha-3 of a State or territory, ISO 3166-3 alpha-3 of a State that is no more, or an
organization (``EU``, ``EURATOM``). Names are matched by rules that never guess: a name that two participants share, or
that nobody has, is left to the person (``domain/state_names.py`` matches, ``services/states.py`` proposes and settles).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

LANGUAGES: Final = ("en", "fr", "es", "ru", "ar", "zh")
WORLD: Final = "001"


class StateKind(StrEnum):
    """What a participant, or what is taken for one, is."""

    STATE = "state"
    FORMER = "former"
    """A State that is no more."""
    TERRITORY = "territory"
    """No State: acts for it are territorial extensions by the State that answers for it."""
    ORGANIZATION = "organization"


class RegionKind(StrEnum):
    """Whose division of the world a region belongs to."""

    M49 = "m49"
    """The United Nations' statistical regions."""
    UN_GROUP = "un_group"
    """The regional groups of the United Nations."""
    ORGANIZATION = "organization"
    """The members of a regional organization."""


@dataclass(frozen=True, slots=True)
class Span:
    """From a civil date on and up to the day before another one; None: without that end, or not known."""

    since: dt.date | None = None
    until: dt.date | None = None

    def holds(self, on: dt.date | None) -> bool:
        """Whether a day is within; None means: still open."""
        if on is None:
            return self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class State:
    """A State, former State, territory or organization. Texts by language code."""

    code: str
    kind: StateKind
    names: Mapping[str, str]
    formal_names: Mapping[str, str] = field(default_factory=dict)
    iso2: str = ""
    m49: str = ""
    regions: tuple[str, ...] = ()
    """M49 codes, the widest first: region, sub-region, intermediate region."""
    un: Span | None = None
    """Its membership of the United Nations; None: never a member."""
    ended: dt.date | None = None
    """The first day on which a former State was no more."""
    successors: tuple[str, ...] = ()
    continued_by: str = ""
    """The State that continues its legal personality (the Russian Federation that of the USSR)."""
    part_of: str = ""
    """The State that answers for a territory, where one does …"""
    part_since: dt.date | None = None
    """… and since when, where another one did before."""

    @property
    def is_state(self) -> bool:
        """Whether it counts as a State in the figures of a treaty."""
        return self.kind in {StateKind.STATE, StateKind.FORMER}

    def name(self, language: str) -> str:
        """The short name, in English where the language has none."""
        return self.names.get(language) or self.names.get("en", self.code)

    def formal_name(self, language: str) -> str:
        """The full name, else the short one."""
        return self.formal_names.get(language) or self.name(language)

    def member_on(self, on: dt.date | None) -> bool:
        """Whether it was a member of the United Nations on a day; None: whether it is one now."""
        return self.un is not None and self.un.holds(on)


@dataclass(frozen=True, slots=True)
class Region:
    """A region, group or organization with its members: each with the times of its membership."""

    code: str
    kind: RegionKind
    names: Mapping[str, str]
    members: Mapping[str, tuple[Span, ...]]
    parent: str = ""
    """The M49 region that this one is a part of."""
    dated: bool = False
    """Whether every membership's beginning is known; else it is as of today."""

    def name(self, language: str) -> str:
        """Its name, in English where the language has none."""
        return self.names.get(language) or self.names.get("en", self.code)

    def members_on(self, on: dt.date | None = None) -> frozenset[str]:
        """The codes of the members on a day; None: of today's."""
        return frozenset(code for code, spans in self.members.items() if any(span.holds(on) for span in spans))


class How(StrEnum):
    """By what a name was matched, the surest first."""

    CODE = "code"
    SETTLED = "settled"
    """The office settled this name once."""
    NAME = "name"
    FORMAL = "formal"
    FORMER = "former"
    ALIAS = "alias"
    AMBIGUOUS = "ambiguous"
    """Several have this name: a person has to say which is meant."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a printed name means. ``code`` is empty where a person has to decide; ``proposals`` the likeliest first."""

    printed: str
    code: str = ""
    how: How = How.NONE
    proposals: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it may be used without asking."""
        return bool(self.code)


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a participant; a former one has the time in which it was borne."""

    code: str
    name: str
    span: Span = Span()
    former: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class SettledName:
    """A printed name that the office settled: the journaled record of the vault."""

    id: str
    name: str
    code: str
    archived: bool = False


@dataclass(frozen=True, slots=True)
class World:
    """Everything that is shipped of States: by code, in the order of the data."""

    states: Mapping[str, State]
    regions: Mapping[str, Region]
    aliases: tuple[Alias, ...] = ()

    def in_regions(self, codes: Iterable[str], on: dt.date | None = None) -> frozenset[str]:
        """The participants that belong to all of some regions on a day."""
        wanted = [self.regions[code].members_on(on) for code in codes]
        return frozenset.intersection(*wanted) if wanted else frozenset(self.states)
