"""Renders address cards as vCard 3.0 (RFC 2426), which telephones and mail programs of every age read.

Lines are escaped and folded by icalendar, whose content lines have the same form. What vCard has no field for (which
kind of entry it is, the urgent contact) stands in fields of our own, which others pass over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

from focalpoint.documents.directory_cards import Card
from focalpoint.documents.render.atomic import write_atomic
from focalpoint.documents.render.safety import clean
from focalpoint.domain.progress import Progress, Quiet

_STEP: Final = 200


def write(cards: Sequence[Card], target: Path, *, progress: Progress | None = None) -> None:
    """Write cards, whole or not at all.

    Raises:
        DiskFullError, CannotWriteError: the target is as it was.
    """
    write_atomic(target, partial(_write, cards, progress or Quiet()))


def _write(cards: Sequence[Card], progress: Progress, file: BinaryIO) -> None:
    from icalendar.parser import Contentline

    line_of: Any = Contentline
    for place, card in enumerate(cards):
        if place % _STEP == 0:
            progress.step(place, len(cards), "document.rows")
        file.writelines(line_of(line).to_ical() + b"\r\n" for line in _lines(card))


def _lines(card: Card) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:urn:uuid:{card.uid}"
    yield f"X-FOCALPOINT-KIND:{card.kind}"
    yield f"FN:{_text(card.name)}"
    person = card.kind == "person"
    # Which part of a name is the family's is not known: it stands whole in the first place.
    yield f"N:{_text(card.name) if person else ''};;;;"
    organization = card.organization if person else card.name
    for name, value in (
        ("ORG", organization),
        ("TITLE", card.title),
        ("TEL;TYPE=work,voice", card.phone),
        ("TEL;TYPE=work,fax", card.fax),
        ("X-FOCALPOINT-URGENT", card.urgent),
        ("EMAIL;TYPE=internet,work", card.email),
        ("URL", card.website),
        ("NOTE", card.note),
    ):
        if value:
            yield f"{name}:{_text(value)}"
    if card.street or card.country:
        yield f"ADR;TYPE=work:;;{_text(card.street)};;;;{_text(card.country)}"
    yield "END:VCARD"


def _text(value: str) -> str:
    from icalendar import vText

    return str(vText(clean(value).replace("\r\n", "\n")).to_ical(), "utf-8")
