"""Whom to turn to beyond the own ministries: authorities, networks with their contact points, donors and organisations.

A contact point of a network is an authority that names the network; so it has a State, languages and hours like any
other, and nothing is written down twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from focalpoint.domain.errors import RuleError

CHECK_AFTER_DAYS: Final = 365
"""An entry older than twelve months is a risk for a request that rests on it (requests.md, G02)."""


class BodyKind(StrEnum):
    """What an entry is."""

    AUTHORITY = "authority"
    NETWORK = "network"
    DONOR = "donor"
    """A donor, or any other organisation that helps."""


class Purpose(StrEnum):
    """For what an authority is competent."""

    MLA = "mla"
    EXTRADITION = "extradition"
    TRANSFER_PERSONS = "transfer_persons"
    """Transfer of sentenced persons."""
    TRANSFER_PROCEEDINGS = "transfer_proceedings"
    ASSETS = "assets"
    """Freezing, confiscation and recovery of assets."""
    FIU = "fiu"
    POINT_24_7 = "point_24_7"
    """Preservation and disclosure of electronic data at any hour."""
    POLICE = "police"
    BORDERS = "borders"
    """Passenger information, travel documents, border control."""
    VICTIMS = "victims"
    CONTACT_POINT = "contact_point"
    """Contact point of a network."""
    OTHER = "other"


class Channel(StrEnum):
    """The way on which an authority takes requests."""

    DIRECT = "direct"
    DIPLOMATIC = "diplomatic"
    INTERPOL = "interpol"
    POINT_24_7 = "24_7"


class Sort(StrEnum):
    """Which kind of network or donor."""

    JUDICIAL = "judicial"
    POLICE = "police"
    FIU = "fiu"
    ASSETS = "assets"
    ELECTRONIC = "electronic"
    EXPERTS = "experts"
    STATE = "state"
    UN = "un"
    REGIONAL = "regional"
    BANK = "bank"
    FOUNDATION = "foundation"
    OTHER = "other"


class Area(StrEnum):
    """In what a donor helps: the eight areas of the matrix of needs (assistance.md)."""

    LEGISLATION = "LEG"
    FINANCE = "FIN"
    CUSTOMS = "CUS"
    IMMIGRATION = "IMM"
    EXTRADITION = "EXT"
    POLICE = "POL"
    EXPORT = "EXP"
    DOMESTIC = "DOM"


SORTS: Final[Mapping[BodyKind, tuple[Sort, ...]]] = {
    BodyKind.AUTHORITY: (),
    BodyKind.NETWORK: (
        Sort.JUDICIAL, Sort.POLICE, Sort.FIU, Sort.ASSETS, Sort.ELECTRONIC, Sort.EXPERTS, Sort.OTHER,
    ),
    BodyKind.DONOR: (Sort.STATE, Sort.UN, Sort.REGIONAL, Sort.BANK, Sort.FOUNDATION, Sort.OTHER),
}  # fmt: skip
"""What each kind of entry is divided into."""

_ALL: Final = (
    "name", "short_name", "address", "phone", "fax", "email", "website", "contact", "urgent_contact", "languages",
    "hours", "zone", "valid_from", "valid_until", "verified_on", "verified_by", "source", "note", "classification",
)  # fmt: skip
FIELDS: Final[Mapping[BodyKind, tuple[str, ...]]] = {
    BodyKind.AUTHORITY: ("state", "purposes", "instruments", "network_ids", "channel", *_ALL),
    BodyKind.NETWORK: ("sort", "members", *_ALL),
    BodyKind.DONOR: ("sort", "state", "areas", *_ALL),
}
"""The fields that an entry of each kind has."""

LISTS: Final = frozenset({"purposes", "instruments", "network_ids", "members", "areas", "languages"})
"""Fields that hold several codes, in the database parted by spaces."""


@dataclass(frozen=True, slots=True)
class Body:
    """An entry. States and members are codes of States (ISO 3166 alpha-3) or of organizations such as ``EU``.

    ``hours`` are the office's own words, in its own ``zone`` (IANA); ``urgent_contact`` is what to call at night.
    ``verified_by`` is a name, so that it survives a sheet. Days are ISO civil dates.
    """

    id: str
    ref: str
    kind: str
    name: str
    short_name: str = ""
    sort: str = ""
    state: str = ""
    purposes: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    network_ids: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    contact: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    urgent_contact: str = ""
    languages: tuple[str, ...] = ()
    channel: str = ""
    hours: str = ""
    zone: str = ""
    valid_from: str | None = None
    valid_until: str | None = None
    verified_on: str | None = None
    verified_by: str = ""
    source: str = ""
    note: str = ""
    classification: str = "unclassified"
    archived: bool = False
    version: int = 1

    def is_valid(self, on: date) -> bool:
        """Whether the entry holds on a day; an open end holds for ever."""
        day = on.isoformat()
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_until or day <= self.valid_until)


class BodyFinding(StrEnum):
    """What is wrong or doubtful with an entry, the worst first."""

    EXPIRED = "expired"
    NO_STATE = "no_state"
    NO_WAY_TO_REACH = "no_way_to_reach"
    CHECK_DUE = "check_due"


@dataclass(frozen=True, slots=True)
class ChecksDue:
    """How many entries nobody has made sure of within a year."""

    authorities: int = 0
    others: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.authorities + self.others


def check_due_on(body: Body) -> date | None:
    """The first day on which somebody should make sure of an entry again; None: at once, it was never done."""
    if not body.verified_on:
        return None
    try:
        return date.fromisoformat(body.verified_on[:10]) + timedelta(days=CHECK_AFTER_DAYS + 1)
    except ValueError:
        return None


def check_is_due(body: Body, today: date) -> bool:
    """Whether somebody should make sure of an entry again: it was never done, or more than a year ago."""
    due = check_due_on(body)
    return due is None or due <= today


def findings(body: Body, today: date) -> tuple[BodyFinding, ...]:
    """What is wrong or doubtful with one entry; nothing with one that was put away."""
    if body.archived:
        return ()
    found = []
    if body.valid_until and body.valid_until < today.isoformat():
        found.append(BodyFinding.EXPIRED)
    if body.kind == BodyKind.AUTHORITY and not body.state:
        found.append(BodyFinding.NO_STATE)
    ways = (body.address, body.phone, body.fax, body.email, body.urgent_contact)
    if body.kind == BodyKind.AUTHORITY and not any(way.strip() for way in ways):
        found.append(BodyFinding.NO_WAY_TO_REACH)
    if check_is_due(body, today):
        found.append(BodyFinding.CHECK_DUE)
    return tuple(found)


def check_period(valid_from: str | None, valid_until: str | None) -> None:
    """Raises RuleError when an entry would end before it begins."""
    if valid_from and valid_until and valid_until < valid_from:
        raise RuleError(rule="ends_before_it_begins")


def networks_of(state: str, bodies: Iterable[Body]) -> tuple[Body, ...]:
    """The networks in which a State is: a member, or an authority of it is a contact point."""
    everybody = list(bodies)
    named = {
        network_id
        for body in everybody
        if body.state == state and not body.archived and body.kind == BodyKind.AUTHORITY
        for network_id in body.network_ids
    }
    return tuple(
        body
        for body in everybody
        if body.kind == BodyKind.NETWORK and not body.archived and (state in body.members or body.id in named)
    )


def authorities_for(
    bodies: Iterable[Body], state: str, purposes: Collection[str], on: date, instrument: str = ""
) -> tuple[Body, ...]:
    """The authorities of a State that are competent on a day, those named for the instrument first.

    An authority that names no instrument is competent under all; without ``purposes`` any purpose fits.
    """
    fitting = [
        body
        for body in bodies
        if body.kind == BodyKind.AUTHORITY
        and body.state == state
        and not body.archived
        and body.is_valid(on)
        and (not purposes or not body.purposes or set(purposes) & set(body.purposes))
        and (not instrument or not body.instruments or instrument in body.instruments)
    ]
    return tuple(sorted(fitting, key=lambda body: (instrument not in body.instruments, body.name.casefold(), body.id)))


def as_codes(text: str | None) -> tuple[str, ...]:
    """The codes of a list field, each once."""
    return tuple(dict.fromkeys((text or "").split()))


def as_text(codes: Iterable[str]) -> str:
    """A list field as it is kept."""
    return " ".join(dict.fromkeys(code.strip() for code in codes if code.strip()))
