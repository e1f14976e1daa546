"""People, authorities, networks and donors as address cards for telephones and mail programs."""

from __future__ import annotations

from dataclasses import dataclass

from focalpoint.documents.directory_tables import DirectoryFacts
from focalpoint.domain.bodies import Body
from focalpoint.domain.directory import Person


@dataclass(frozen=True, slots=True)
class Card:
    """One card. ``kind`` is a code of ``domain/directory_sheet.py``; ``uid`` is our id, the same for ever."""

    uid: str
    kind: str
    name: str
    organization: str = ""
    title: str = ""
    phone: str = ""
    fax: str = ""
    urgent: str = ""
    email: str = ""
    street: str = ""
    country: str = ""
    website: str = ""
    note: str = ""


def directory_cards(facts: DirectoryFacts) -> tuple[Card, ...]:
    """Everybody who can be written to or called."""
    return (*(_of_body(facts, body) for body in facts.bodies), *(_of_person(facts, person) for person in facts.people))


def _of_body(facts: DirectoryFacts, body: Body) -> Card:
    return Card(
        uid=body.id,
        kind=body.kind,
        name=body.name,
        title=body.contact,
        phone=body.phone,
        fax=body.fax,
        urgent=body.urgent_contact,
        email=body.email,
        street=body.address,
        country=facts.state_name(body.state) if body.state else "",
        website=body.website,
        note=body.note,
    )


def _of_person(facts: DirectoryFacts, person: Person) -> Card:
    return Card(
        uid=person.id,
        kind="person",
        name=person.name,
        organization=facts.record_names.get(person.ministry_id or "", ""),
        title=person.function,
        phone=person.phone,
        email=person.email,
        note=person.note,
    )
