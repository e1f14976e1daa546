"""What a case gives to its requests, and what a request gives to a new case: persons, facts, offences, annexes.

Answers are JSON by path, as ``domain/requests/answers.py`` takes them; an empty value is left out, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from focalpoint.domain.cases import (
    Annex,
    Birth,
    BirthCalendar,
    CaseFile,
    CaseOffence,
    CasePerson,
    IdentityPaper,
)
from focalpoint.domain.requests.answers import Answers, Item

Json = Any
_ACCUSED: Final = ("accused", "convicted", "suspect")


def _birth_date(person: CasePerson) -> str:
    """The civil date, where one is known and only one."""
    known = {birth.iso for birth in person.births if birth.iso}
    return known.pop() if len(known) == 1 else ""


def _birth_note(person: CasePerson) -> str:
    """What the papers say of the birth, where one civil date does not say it all."""
    plain = [birth for birth in person.births if birth.text and birth.text != birth.iso]
    if not plain and len(person.births) < 2:
        return ""
    return "; ".join(birth.text or birth.iso for birth in person.births if birth.text or birth.iso)


def _paper(paper: IdentityPaper) -> dict[str, Json]:
    return _filled({"type": paper.type, "number": paper.number, "issuer": paper.issuer})


SUBJECT: Final[Mapping[str, Callable[[CasePerson], Json]]] = {
    "id": lambda person: person.key,
    "kind": lambda person: person.kind,
    "role": lambda person: person.role,
    "names.latin": lambda person: person.name,
    "names.original": lambda person: person.name_original,
    "aliases": lambda person: list(person.aliases),
    "sex": lambda person: person.sex,
    "birth_date": _birth_date,
    "birth_note": _birth_note,
    "birth_place": lambda person: next((birth.place for birth in person.births if birth.place), ""),
    "nationalities": lambda person: list(person.nationalities),
    "documents": lambda person: [_paper(paper) for paper in person.documents],
    "address": lambda person: person.address,
    "languages": lambda person: list(person.languages),
    "status": lambda person: person.status,
    "custody_since": lambda person: person.custody_since or "",
    "registration_no": lambda person: person.registration_no,
    "representative": lambda person: person.representative,
    "minor": lambda person: True if person.minor else None,
    "protected": lambda person: True if person.protected else None,
}
"""Path in an item of ``subj`` → what the case says there."""
SOUGHT: Final[Mapping[str, str]] = {
    "x.person.names.latin": "names.latin",
    "x.person.names.original": "names.original",
    "x.person.sex": "sex",
    "x.person.birth.date": "birth_date",
    "x.person.birth.place": "birth_place",
    "x.person.last_address": "address",
    "x.person.languages": "languages",
}
"""Field of the person sought → the path of ``SUBJECT`` that it repeats."""
NAMES: Final = ("names.latin", "names.original")


def subject(person: CasePerson) -> dict[str, Json]:
    """A person of the case as an item of ``subj``."""
    return _filled({path: make(person) for path, make in SUBJECT.items()})


def victim(person: CasePerson) -> dict[str, Json]:
    """A victim of the case as an item of ``vict``."""
    return _filled(
        {
            "id": person.key,
            "names.latin": person.name,
            "names.original": person.name_original,
            "harm": person.harm,
            "minor": True if person.minor else None,
            "protected": True if person.protected else None,
        }
    )


def offence(found: CaseOffence) -> dict[str, Json]:
    """An offence of the case as an item of ``off``."""
    return _filled(
        {
            "title": found.title,
            "article": found.article,
            "text_annex": found.text_annex,
            "max_penalty": found.max_penalty,
            "max_penalty_years": _number(found.max_penalty_years),
            "limitation_date": found.limitation_date,
            "limitation_note": found.limitation_note,
            "date_from": found.date_from,
            "date_to": found.date_to,
            "place": found.place,
            "treaty_offence.instrument": found.instrument,
            "treaty_offence.article": found.treaty_article,
        }
    )


def charge(found: CaseOffence) -> dict[str, Json]:
    """The same as an item of ``x.off``."""
    days = [day for day in dict.fromkeys((found.date_from, found.date_to)) if day]
    return _filled(
        {
            "title": found.title,
            "article": found.article,
            "max_penalty": found.max_penalty,
            "dates": days,
            "places": [found.place] if found.place else [],
            "treaty_article.instrument": found.instrument,
            "treaty_article.article": found.treaty_article,
        }
    )


def annex(found: Annex) -> dict[str, Json]:
    """An annex of the case as an item of ``annex``."""
    return _filled(
        {
            "no": found.no,
            "title": found.title,
            "pages": found.pages,
            "language": found.language,
            "certified": bool(found.certified),
            "handling": found.handling,
            "file": found.file_name,
            "sha256": found.sha256,
        }
    )


def carried(case: CaseFile, shown: Collection[str]) -> dict[str, Json]:
    """The answers that a case has for a new request.

    Args:
        case: with its parts.
        shown: ids of the fields that the kind of request asks for (``subj[].names.latin``); others are left out.
    """
    heads = {name.partition("[]")[0] for name in shown}
    chronology = [_filled({"date": _iso(each.date), "event": each.event}) for each in case.chronology]
    lists: dict[str, list[dict[str, Json]]] = {
        "subj": [subject(person) for person in case.persons],
        "vict": [victim(person) for person in case.persons if person.victim],
        "off": [offence(each) for each in case.offences],
        "x.off": [charge(each) for each in case.offences],
        "annex": [annex(each) for each in case.annexes],
        "facts.chron": [line for line in chronology if line],
    }
    found: dict[str, Json] = {
        head: [_known(item, head, shown) for item in items] for head, items in lists.items() if items and head in heads
    }
    singles = {
        "facts.summary": case.case.facts,
        "facts.source": case.case.facts_source,
        "proc.file_no": case.case.reference,
        "proc.stage": case.case.stage,
        "auth.conducting.name": case.case.authority,
    }
    found |= {name: value for name, value in singles.items() if value and name in shown}
    sought = person_sought(case.persons)
    if sought is not None:
        told = subject(sought)
        found |= {name: told[path] for name, path in SOUGHT.items() if name in shown and told.get(path)}
        if "x.person.nationalities" in heads and sought.nationalities:
            found["x.person.nationalities"] = [{"state": state} for state in sought.nationalities]
    return found


def person_sought(persons: Iterable[CasePerson]) -> CasePerson | None:
    """Whom an extradition request out of the case is about: the first accused, convicted or suspect."""
    return next((person for person in persons if person.role in _ACCUSED and person.kind != "legal"), None)


def persons_of(answers: Answers) -> list[dict[str, Any]]:
    """Fields of case persons from a request that came without a case."""
    victims = {item.id: item for item in answers.items("vict")}
    found = [_person(item, victims.get(item.id)) for item in answers.items("subj")]
    known = {person["key"] for person in found}
    if not found and (name := answers.text("x.person.names.latin")):
        birth = answers.get("x.person.birth.date")
        found.append({"key": "P1", "role": "accused", "name": name, "births": _births(birth, "", "")})
    return found + [_only_victim(item) for number, item in victims.items() if number not in known]


def offences_of(answers: Answers) -> list[dict[str, Any]]:
    """Fields of case offences from a request that came without a case."""
    return [
        {
            "title": item.text("title"),
            "article": item.text("article"),
            "text_annex": item.get("text_annex"),
            "max_penalty": item.text("max_penalty"),
            "max_penalty_years": item.text("max_penalty_years"),
            "limitation_date": item.text("limitation_date") or None,
            "date_from": item.text("date_from") or None,
            "date_to": item.text("date_to") or None,
            "place": item.text("place"),
            "instrument": item.text("treaty_offence.instrument"),
            "treaty_article": item.text("treaty_offence.article"),
        }
        for item in answers.items("off")
    ]


def _person(item: Item, harmed: Item | None) -> dict[str, Any]:
    return {
        "key": item.id,
        "kind": item.text("kind") or "natural",
        "role": item.text("role") or "suspect",
        "name": item.text("names.latin"),
        "name_original": item.text("names.original"),
        "aliases": tuple(map(str, item.gathered("aliases"))),
        "sex": item.text("sex"),
        "births": _births(item.get("birth_date"), item.text("birth_note"), item.text("birth_place")),
        "nationalities": tuple(map(str, item.gathered("nationalities"))),
        "documents": tuple(
            IdentityPaper(paper.text("type"), paper.text("number"), paper.text("issuer"))
            for paper in item.items("documents")
        ),
        "languages": tuple(map(str, item.gathered("languages"))),
        "registration_no": item.text("registration_no"),
        "representative": item.text("representative"),
        "address": item.text("address"),
        "status": item.text("status"),
        "custody_since": item.text("custody_since") or None,
        "minor": item.get("minor") is True,
        "protected": item.get("protected") is True,
        "victim": harmed is not None or item.text("role") == "victim",
        "harm": "" if harmed is None else harmed.text("harm"),
    }


def _only_victim(item: Item) -> dict[str, Any]:
    return {
        "key": item.id,
        "role": "victim",
        "name": item.text("names.latin"),
        "name_original": item.text("names.original"),
        "victim": True,
        "minor": item.get("minor") is True,
        "protected": item.get("protected") is True,
        "harm": item.text("harm"),
    }


def _births(day: object, note: str, place: str) -> tuple[Birth, ...]:
    iso = day.isoformat() if isinstance(day, date) and not isinstance(day, datetime) else ""
    return (Birth(note or iso, iso, BirthCalendar.GREGORIAN, place),) if iso or note or place else ()


def _known(item: dict[str, Json], head: str, shown: Collection[str]) -> dict[str, Json]:
    """An item without what the kind of request has no field for."""
    return {
        path: value
        for path, value in item.items()
        if f"{head}[].{path}" in shown or any(name.startswith(f"{head}[].{path}[].") for name in shown)
    }


def _filled(values: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


def _iso(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _number(text: str) -> float | int | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return int(number) if number == int(number) else number
