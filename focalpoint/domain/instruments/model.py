"""What an instrument is and what is done to it: vocabulary and values of treaty law. Plain values, no state of affairs.

Whether a State is party on a day is derived (``standing.py``), never stored.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

Day: TypeAlias = date
"""A civil date, for records that have a field of that name."""

ORGANIZATIONS: Final = frozenset({"EU", "EURATOM"})
"""Participants that are no States; counted apart."""

ENGLISH: Final = "en"


class InstrumentKind(StrEnum):
    """What an instrument calls itself."""

    CONVENTION = "convention"
    PROTOCOL = "protocol"
    AMENDMENT = "amendment"
    AGREEMENT = "agreement"
    MEMORANDUM = "memorandum"
    ARRANGEMENT = "arrangement"
    OTHER = "other"


class Scope(StrEnum):
    """Who may be party."""

    UNIVERSAL = "universal"
    REGIONAL = "regional"
    BILATERAL = "bilateral"


class Group(StrEnum):
    """The shelves of the catalogue, in their order."""

    COUNTER_TERRORISM = "counter_terrorism"
    """The 19 universal instruments against terrorism."""
    CRIME = "crime"
    """The universal conventions against organized crime and corruption."""
    REGIONAL = "regional"
    OWN = "own"
    """What the office added."""


class RelationKind(StrEnum):
    """What one instrument is to another."""

    PARENT = "parent"
    """To be party to the other one is expected first."""
    AMENDS = "amends"
    SUPPLEMENTS = "supplements"
    PREVAILS_OVER = "prevails_over"
    """Between parties to both."""
    REPLACES = "replaces"


class Strength(StrEnum):
    """How grave it is not to be party to the parent."""

    ERROR = "error"
    WARNING = "warning"


class Topic(StrEnum):
    """The columns of the article map, in their order."""

    OFFENCES = "offences"
    JURISDICTION = "jurisdiction"
    INTERNAL = "internal"
    """Cases that concern one State alone are left out."""
    CUSTODY = "custody"
    CUSTODY_NOTICE = "custody_notice"
    """Other States are told that somebody is in custody."""
    PROSECUTE = "prosecute"
    EXTRADITION = "extradition"
    ASSISTANCE = "assistance"
    POLITICAL = "political"
    FISCAL = "fiscal"
    DISCRIMINATION = "discrimination"
    FAIR_TREATMENT = "fair_treatment"
    TRANSFER = "transfer"
    CENTRAL_AUTHORITY = "central_authority"


class ActKind(StrEnum):
    """What a participant does to an instrument (Vienna Convention on the Law of Treaties, arts 11–25, 54–56)."""

    SIGNATURE = "signature"
    DEFINITIVE_SIGNATURE = "definitive_signature"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    PROVISIONAL_APPLICATION = "provisional_application"
    TERRITORIAL_EXTENSION = "territorial_extension"
    RESERVATION = "reservation"
    DECLARATION = "declaration"
    OBJECTION = "objection"
    WITHDRAWAL = "withdrawal"
    """Of a reservation, declaration or objection: of ``Act.target_id``, else of all reservations made before."""
    DENUNCIATION = "denunciation"


CONSENT: Final = frozenset(
    {
        ActKind.DEFINITIVE_SIGNATURE,
        ActKind.RATIFICATION,
        ActKind.ACCEPTANCE,
        ActKind.APPROVAL,
        ActKind.ACCESSION,
        ActKind.SUCCESSION,
    }
)
"""The acts by which a participant consents to be bound: each makes it a party."""

STATEMENTS: Final = frozenset({ActKind.RESERVATION, ActKind.DECLARATION, ActKind.OBJECTION})
"""What can be withdrawn."""


class Basis(StrEnum):
    """What "party on a day" means."""

    DEPOSIT = "deposit"
    """The instrument of consent was deposited: as the United Nations counts."""
    IN_FORCE = "in_force"
    """The treaty was in force for the participant."""


class Addressee(StrEnum):
    """To whom something is communicated."""

    DEPOSITARY = "depositary"
    UN_SECRETARY_GENERAL = "un_secretary_general"
    ICAO_COUNCIL = "icao_council"
    IMO_SECRETARY_GENERAL = "imo_secretary_general"


@dataclass(frozen=True, slots=True)
class Wait:
    """A time after a day: so many days, or so many months, or the first day of the n-th month that follows."""

    days: int = 0
    months: int = 0
    first_of_month: bool = False

    def after(self, day: date) -> date:
        """The day on which the time has passed; a month's missing day is its last one."""
        month = day.month - 1 + self.months
        year, month = day.year + month // 12, month % 12 + 1
        if self.first_of_month:
            return date(year, month, 1)
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1])) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class EntryRule:
    """When an instrument enters into force for a participant that joins, and stops after it leaves.

    ``joining`` counts from the deposit; who deposited before general entry into force is bound from that day.
    A succession is bound from the day that its act names (``Act.effective``), else from its own date: it does not wait.
    """

    joining: Wait = field(default_factory=Wait)
    leaving: Wait | None = None
    """Between the notice of denunciation and its effect; None: the instrument does not say, the act must."""
    check: bool = False
    """To be checked with the depositary before it is printed as certain."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What the instrument is to another one. ``strength`` is that of a missing parent."""

    kind: RelationKind
    to: str
    strength: Strength | None = None
    same_day: bool = False
    """Whether both may be joined on one day at the latest (AIR88 after MON71)."""
    article: str = ""
    check: bool = False


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """Where an instrument deals with a topic. ``articles`` is as cited ("8(1)"), empty where it has none."""

    articles: str
    notes: Mapping[str, str] = field(default_factory=dict)
    """A short remark, by language."""
    check: bool = False


@dataclass(frozen=True, slots=True)
class DutyRule:
    """Something that a party must communicate after joining. ``key`` is "BOM97:6(3)"."""

    key: str
    article: str
    texts: Mapping[str, str]
    """What is to be communicated, by language."""
    addressee: Addressee = Addressee.DEPOSITARY
    within: Wait | None = None
    """After becoming party; None: on deposit."""
    check: bool = False


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty: one of the shipped ones, or the office's own (``group`` is then ``own``)."""

    id: str
    """"FIN99"; a record's id for the office's own."""
    titles: Mapping[str, str]
    """The full title by language code; the office's own has one under "" ."""
    short_titles: Mapping[str, str]
    kind: InstrumentKind
    scope: Scope
    group: Group
    adopted: date | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    """Where it was adopted, by language."""
    depositary: str = ""
    """A code of ``words/instruments.py``; the office's own words for its own instruments."""
    entry_into_force: date | None = None
    """In general; None: not yet, or not known."""
    rule: EntryRule = field(default_factory=EntryRule)
    relations: tuple[Relation, ...] = ()
    articles: Mapping[Topic, ArticleRef] = field(default_factory=dict)
    duties: tuple[DutyRule, ...] = ()
    outcome: ArticleRef | None = None
    """Where it asks that the outcome of proceedings be communicated, and …"""
    outcome_to: Addressee | None = None
    """… to whom."""
    adopted_by: str = ""
    """The resolution that adopted it ("A/RES/54/109")."""
    number: str = ""
    """Its number in the depositary's series ("18-9", "ETS 185")."""
    check: frozenset[str] = frozenset()
    """Fields that are to be checked with the depositary before they are printed as certain."""
    ref: str = ""
    note: str = ""
    version: int = 0
    """Of the record of the office's own; 0 for a shipped one."""
    archived: bool = False

    @property
    def universal(self) -> bool:
        """Whether it is one of the 19 universal instruments against terrorism."""
        return self.group is Group.COUNTER_TERRORISM

    @property
    def own(self) -> bool:
        """Whether the office added it."""
        return self.group is Group.OWN

    def title(self, language: str) -> str:
        """The full title in a language, else as it stands."""
        return in_language(self.titles, language)

    def short_title(self, language: str) -> str:
        """The short title in a language, else the full one."""
        return in_language(self.short_titles, language) or self.title(language)

    def place(self, language: str) -> str:
        """Where it was adopted."""
        return in_language(self.places, language)


@dataclass(frozen=True, slots=True)
class Act:
    """A dated act of a participant (a State's ISO 3166 alpha-3, or an organization)."""

    id: str
    instrument_id: str
    participant: str
    kind: ActKind
    date: Day
    """Of the deposit, signature or notification."""
    effective: Day | None = None
    """From when it has effect, where the act or its notification says so."""
    territory: str = ""
    """What it is limited or extended to, in words."""
    note: str = ""
    source: str = ""
    """Where it is known from: a depositary's notification, an imported table."""
    target_id: str | None = None
    """The act that this one withdraws or objects to."""
    ref: str = ""
    version: int = 0
    archived: bool = False


@dataclass(frozen=True, slots=True)
class ActDraft:
    """An act that is about to be recorded."""

    participant: str
    kind: ActKind
    date: Day
    effective: Day | None = None
    territory: str = ""
    note: str = ""
    target_id: str | None = None


def in_language(texts: Mapping[str, str], language: str) -> str:
    """A text in a language, else as the office wrote it, else in English, else in any."""
    for code in (language, "", ENGLISH):
        if texts.get(code):
            return texts[code]
    return next(iter(texts.values()), "")


def is_organization(participant: str) -> bool:
    """Whether a participant is an organization rather than a State."""
    return participant in ORGANIZATIONS
