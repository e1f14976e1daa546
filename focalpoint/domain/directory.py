"""Ministries and their people: who answers for whom, what is missing, and what should be checked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from focalpoint.domain.errors import RuleError
from focalpoint.domain.folding import fold

CHECK_AFTER_DAYS: Final = 180
"""Officials change posts about twice a year somewhere in a plan; older particulars are asked for again."""


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry, agency or department; ministries nest. Contacts are people ids (main, alternate, validator)."""

    id: str
    ref: str
    parent_id: str | None
    name: str
    short_code: str
    main_contact_id: str | None
    alternate_contact_id: str | None
    validator_id: str | None
    email: str
    phone: str
    note: str
    archived: bool
    version: int
    verified_on: str | None = None
    """The civil date on which somebody last made sure that this still holds; None: never."""


@dataclass(frozen=True, slots=True)
class Person:
    """An official of a ministry. ``rights`` are contributor rights only; users are apart."""

    id: str
    ref: str
    ministry_id: str | None
    name: str
    function: str
    email: str
    phone: str
    language: str
    note: str
    archived: bool
    version: int
    verified_on: str | None = None
    """As a ministry's."""


class ContactRole(StrEnum):
    """What a person is for the own ministry."""

    MAIN = "main"
    ALTERNATE = "alternate"
    VALIDATOR = "validator"


CONTACT_FIELDS: Final[Mapping[ContactRole, str]] = {
    ContactRole.MAIN: "main_contact_id",
    ContactRole.ALTERNATE: "alternate_contact_id",
    ContactRole.VALIDATOR: "validator_id",
}
"""The field of a ministry that names who holds each role."""


class FindingCode(StrEnum):
    """What is wrong or doubtful in the directory, the worst first."""

    NO_MAIN_CONTACT = "no_main_contact"
    NO_WAY_TO_REACH = "no_way_to_reach"
    SAME_NAME = "same_name"
    CHECK_DUE = "check_due"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one record (``ministries`` or ``people``)."""

    code: FindingCode
    entity: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Workload:
    """How many tasks somebody has that are not finished, and how many of them are late."""

    open: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """The directory with what hangs on it, in one consistent reading."""

    ministries: tuple[Ministry, ...]
    people: tuple[Person, ...]
    work: Mapping[str, Workload] = field(default_factory=dict)
    """By the id of a ministry or a person; who has none is absent."""
    findings: tuple[Finding, ...] = ()


def roles_of(person_id: str, ministry: Ministry | None) -> tuple[ContactRole, ...]:
    """What a person is for a ministry, the main contact first."""
    if ministry is None:
        return ()
    return tuple(role for role, name in CONTACT_FIELDS.items() if getattr(ministry, name) == person_id)


def given_role(ministry: Ministry, person_id: str, role: ContactRole, *, holds: bool) -> dict[str, str | None]:
    """The fields of a ministry once a person has a role or has it no longer.

    Nobody is main and alternate contact at once: who changes from one to the other changes places with the other.
    """
    if not holds:
        return {CONTACT_FIELDS[role]: None} if getattr(ministry, CONTACT_FIELDS[role]) == person_id else {}
    changes: dict[str, str | None] = {CONTACT_FIELDS[role]: person_id}
    pair = {ContactRole.MAIN: ContactRole.ALTERNATE, ContactRole.ALTERNATE: ContactRole.MAIN}
    other = pair.get(role)
    if other is not None and getattr(ministry, CONTACT_FIELDS[other]) == person_id:
        before = getattr(ministry, CONTACT_FIELDS[role])
        changes[CONTACT_FIELDS[other]] = None if before == person_id else before
    return changes


def check_parent(parents: Mapping[str, str | None], ministry_id: str, parent_id: str | None) -> None:
    """Raises RuleError when the ministry would be below itself."""
    upwards, seen = parent_id, set[str]()
    while upwards is not None and upwards not in seen:
        if upwards == ministry_id:
            raise RuleError(rule="below_itself")
        seen.add(upwards)
        upwards = parents.get(upwards)


def check_is_due(verified_on: str | None, today: date) -> bool:
    """Whether somebody should make sure again: it was never done, or more than 180 days ago."""
    if not verified_on:
        return True
    try:
        return (today - date.fromisoformat(verified_on[:10])).days > CHECK_AFTER_DAYS
    except ValueError:
        return True


def findings(ministries: Sequence[Ministry], people: Sequence[Person], today: date) -> tuple[Finding, ...]:
    """What is wrong or doubtful among the records that are not archived, in the order of the directory."""
    live = {person.id: person for person in people if not person.archived}
    found = []
    for ministry in ministries:
        if ministry.archived:
            continue
        main = live.get(ministry.main_contact_id or "")
        if main is None:
            found.append(Finding(FindingCode.NO_MAIN_CONTACT, "ministries", ministry.id))
        elif not (main.phone.strip() or main.email.strip()):
            found.append(Finding(FindingCode.NO_WAY_TO_REACH, "people", main.id))
        if check_is_due(ministry.verified_on, today):
            found.append(Finding(FindingCode.CHECK_DUE, "ministries", ministry.id))
    twins = {person.id for group in same_names(live.values()) for person in group}
    for person in live.values():
        if person.id in twins:
            found.append(Finding(FindingCode.SAME_NAME, "people", person.id))
        if check_is_due(person.verified_on, today):
            found.append(Finding(FindingCode.CHECK_DUE, "people", person.id))
    return tuple(found)


def same_names(people: Iterable[Person]) -> list[tuple[Person, ...]]:
    """People who may be one: the same words in the name, whatever their order, case and accents."""
    groups: dict[tuple[str, ...], list[Person]] = {}
    for person in people:
        words = tuple(sorted(fold(person.name).replace(".", " ").replace(",", " ").split()))
        if not person.archived and len(words) > 1:
            groups.setdefault(words, []).append(person)
    return [tuple(group) for group in groups.values() if len(group) > 1]
