"""Cases: what casework holds together. Persons as they are, what happened, what the law says, what was received."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, NamedTuple


class Case(NamedTuple):
    """A case. ``access`` lists the users who may open it; empty: every case officer. ``exercise``: nothing is real."""

    id: str
    ref: str
    reference: str
    title: str
    access: tuple[str, ...]
    version: int
    authority: str = ""
    stage: str = ""
    opened_on: str | None = None
    closed_on: str | None = None
    retain_until: str | None = None
    exercise: bool = False
    facts: str = ""
    facts_source: str = ""
    note: str = ""


class Identity(StrEnum):
    """How sure it is who somebody is."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    DISPUTED = "disputed"


class BirthCalendar(StrEnum):
    """In which calendar a date of birth was recorded; ``iso`` of the birth is the civil date if it is known."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"
    SOLAR = "solar"


@dataclass(frozen=True, slots=True)
class Birth:
    """A recorded birth. ``text`` is as the paper says ("about 1985"); ``iso`` is a whole civil date or empty."""

    text: str = ""
    iso: str = ""
    calendar: str = BirthCalendar.GREGORIAN
    place: str = ""


@dataclass(frozen=True, slots=True)
class IdentityPaper:
    """A passport, an identity card, a personal number."""

    type: str = ""
    number: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class CasePerson:
    """A person of a case. ``key`` ("P1") is the same person's ``subj[].id`` in the case's requests."""

    LISTS: ClassVar[frozenset[str]] = frozenset(
        {"name_parts", "aliases", "births", "nationalities", "documents", "languages"}
    )

    id: str
    case_id: str
    key: str
    position: int = 0
    kind: str = "natural"
    role: str = "suspect"
    name: str = ""
    name_original: str = ""
    name_parts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    sex: str = ""
    births: tuple[Birth, ...] = ()
    nationalities: tuple[str, ...] = ()
    documents: tuple[IdentityPaper, ...] = ()
    languages: tuple[str, ...] = ()
    registration_no: str = ""
    representative: str = ""
    address: str = ""
    status: str = ""
    custody_since: str | None = None
    custody_until: str | None = None
    identity: str = Identity.KNOWN
    identity_note: str = ""
    minor: bool = False
    victim: bool = False
    protected: bool = False
    harm: str = ""
    informed_on: str | None = None
    contact: str = ""
    compensation: str = ""
    note: str = ""
    version: int = 1

    @property
    def withheld(self) -> bool:
        """Whether the name stays out of lists, searches and digests."""
        return self.minor or self.victim or self.protected

    @property
    def listed_name(self) -> str:
        """The name where others may look over the shoulder: the key alone when it is withheld."""
        return self.key if self.withheld else self.name or self.name_original or self.key

    @property
    def listed_more(self) -> str:
        """By what else search finds the person: nothing when the name is withheld."""
        return "" if self.withheld else " ".join(filter(None, (self.name_original, *self.aliases)))


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """A line of the chronology; ``date`` is an ISO date or what is known of it."""

    id: str
    case_id: str
    date: str = ""
    place: str = ""
    event: str = ""
    source: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class CaseOffence:
    """An offence as the home law has it, with the treaty offence that it is."""

    id: str
    case_id: str
    position: int = 0
    title: str = ""
    article: str = ""
    law_text: str = ""
    text_annex: int | None = None
    max_penalty: str = ""
    max_penalty_years: str = ""
    limitation_date: str | None = None
    limitation_note: str = ""
    date_from: str | None = None
    date_to: str | None = None
    place: str = ""
    instrument: str = ""
    treaty_article: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """What another State sent us, on what terms, and until when."""

    id: str
    case_id: str
    ref: str
    title: str
    received_on: str | None = None
    request_id: str | None = None
    state: str = ""
    sha256: str = ""
    kept_at: str = ""
    conditions: str = ""
    return_by: str | None = None
    returned_on: str | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """From whom to whom evidence went; ``at`` is a UTC instant or an ISO date."""

    id: str
    evidence_id: str
    at: str
    giver: str = ""
    taker: str = ""
    purpose: str = ""
    place: str = ""


class AnnexState(StrEnum):
    """Whether an annex is what was listed."""

    PRESENT = "present"
    MISSING = "missing"
    CHANGED = "changed"
    UNHASHED = "unhashed"


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex of a case, in the order of the numbers; its file is inside the vault."""

    id: str
    case_id: str
    no: int
    title: str = ""
    pages: int | None = None
    language: str = ""
    certified: bool = False
    handling: str = ""
    file_id: str | None = None
    file_name: str = ""
    sha256: str = ""
    size: int = 0
    version: int = 1


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with everything shared by its requests, read together."""

    case: Case
    persons: tuple[CasePerson, ...] = ()
    chronology: tuple[CaseEvent, ...] = ()
    offences: tuple[CaseOffence, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    custody: Mapping[str, tuple[CustodyEntry, ...]] | None = None
    """By the id of the evidence, oldest first."""
    annexes: tuple[Annex, ...] = ()


PARTS: Final[Mapping[str, str]] = {
    "case_persons": "persons",
    "case_events": "chronology",
    "case_offences": "offences",
    "case_evidence": "evidence",
    "case_annexes": "annexes",
}
"""Table of a part of a case → the list of ``CaseFile`` that holds it."""


def next_key(persons: tuple[CasePerson, ...] | list[CasePerson]) -> str:
    """The key of a new person: P1, P2, …; a number is never used again."""
    taken = [int(person.key[1:]) for person in persons if person.key[:1] == "P" and person.key[1:].isdigit()]
    return f"P{max(taken, default=0) + 1}"
