"""The deadlines of casework for a calendar, which many see: references stand in it, never what a case says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from focalpoint.documents.interchange import Event, EventCalendar
from focalpoint.documents.model import About
from focalpoint.domain.deadlines import Deadline
from focalpoint.language import Language
from focalpoint.words.classification import marking
from focalpoint.words.today import deadline_kind


def deadline_calendar(
    found: Sequence[Deadline], office: str, at: datetime, classification: str, language: Language
) -> EventCalendar:
    """Each deadline as a private event of one day: what must be done, and the reference.

    Args:
        found: the deadlines.
        office: who writes.
        at: the instant of writing (UTC).
        classification: the code of the marking.
        language: of the reader.
    """
    title = language.gettext("Deadlines of requests")
    about = About(
        title=title,
        author=office,
        subject=title,
        language=language.code,
        right_to_left=language.right_to_left,
        at=at,
        banner=marking(language, classification),
        page_label=language.gettext("Page {page} of {pages}"),
    )
    events = [
        Event(
            uid=f"{due.record_id}-{due.rule}-{due.on.isoformat()}",
            sequence=0,
            day=due.on,
            summary=f"{due.ref} {deadline_kind(language, due.rule)}".strip(),
            description="",
            category=title,
            private=True,
        )
        for due in found
    ]
    return EventCalendar(about, events)
