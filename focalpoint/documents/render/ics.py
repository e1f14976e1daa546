"""Renders an ``EventCalendar`` as iCalendar (RFC 5545): all-day events with stable uids, to be published.

Outlook ignores VTODO on import and doubles events whose uid changes; hence VEVENT, the record's id, and its version
as SEQUENCE. DTSTAMP is the instant of the snapshot, so that the same plan gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

from focalpoint.documents.interchange import Event, EventCalendar
from focalpoint.documents.render.atomic import write_atomic
from focalpoint.documents.render.safety import clean
from focalpoint.domain.progress import Progress, Quiet

_DOMAIN: Final = "focal-point"
_STEP: Final = 200


def write(calendar: EventCalendar, target: Path, *, progress: Progress | None = None) -> None:
    """Write a calendar, whole or not at all.

    Raises:
        DiskFullError, CannotWriteError: the target is as it was.
    """
    write_atomic(target, partial(_write, calendar, progress or Quiet()))


def _write(calendar: EventCalendar, progress: Progress, file: BinaryIO) -> None:
    from icalendar import Calendar

    about = calendar.about
    whole: Any = Calendar()
    whole.add("prodid", f"-//Focal Point//Action plan//{about.language.upper()}")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", _one_line(about.title))
    whole.add("x-wr-caldesc", _one_line(" · ".join(part for part in (about.notice, about.foot, about.banner) if part)))
    # Events are written one by one: a tree of all of them would be held, and sorted, for nothing.
    head, tail = whole.to_ical().split(b"END:VCALENDAR")
    file.write(head)
    file.writelines(event.to_ical() for event in _events(calendar, progress))
    file.write(b"END:VCALENDAR" + tail)


def _events(calendar: EventCalendar, progress: Progress) -> Iterator[Any]:
    for place, event in enumerate(calendar.events):
        if place % _STEP == 0:
            progress.step(place, len(calendar.events), "document.rows")
        yield _event(event, calendar)


def _event(event: Event, calendar: EventCalendar) -> Any:
    from icalendar import Event as Component

    made: Any = Component()
    made.add("uid", f"{event.uid}@{_DOMAIN}")
    made.add("dtstamp", calendar.about.at)
    made.add("sequence", event.sequence)
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", _one_line(event.summary))
    made.add("description", clean(event.description).replace("\r\n", "\n").replace("\r", "\n"))
    made.add("categories", [_one_line(event.category)])
    made.add("transp", "TRANSPARENT")
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    if event.private:
        made.add("class", "CONFIDENTIAL")
    return made


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
