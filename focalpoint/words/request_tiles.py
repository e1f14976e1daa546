"""The tile of requests on the first page."""

from __future__ import annotations

from typing import NamedTuple

from focalpoint.domain.today import Door, TileFigure, Urgency
from focalpoint.language import Language


class OpenRequests(NamedTuple):
    """How many requests wait for an answer, how many of them are late, and how many wait for the approver."""

    waiting: int
    late: int
    submitted: int


def open_requests(found: OpenRequests, language: Language) -> TileFigure:
    """Requests that wait: for the other side, and for the approver."""
    detail = language.ngettext("{n} with the approver", "{n} with the approver", found.submitted).format(
        n=language.number(found.submitted)
    )
    urgency = Urgency.LATE if found.late else Urgency.CALM
    word = ""
    if found.late:
        word = language.ngettext("{n} late", "{n} late", found.late).format(n=language.number(found.late))
    return TileFigure(language.number(found.waiting), detail, urgency=urgency, word=word, door=Door("requests", {}))
