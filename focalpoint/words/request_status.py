"""Where a request stands, in a word and a colour; who asks whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.domain.register import Direction, Status
from focalpoint.language import PN_

if TYPE_CHECKING:
    from focalpoint.language import Language

_WORDS: Final[dict[str, str]] = {
    Status.DRAFT: PN_("request", "Draft"),
    Status.SUBMITTED: PN_("request", "Before the approver"),
    Status.APPROVED: PN_("request", "Approved"),
    Status.SENT: PN_("request", "Sent"),
    Status.RECEIVED: PN_("request", "Received"),
    Status.ACKNOWLEDGED: PN_("request", "Acknowledged"),
    Status.INFORMATION_ASKED: PN_("request", "More information asked"),
    Status.REFERRED: PN_("request", "Referred"),
    Status.CONSULTATION: PN_("request", "In consultation"),
    Status.ARRESTED: PN_("request", "Arrested"),
    Status.HEARING: PN_("request", "Before the court"),
    Status.POSTPONED: PN_("request", "Postponed"),
    Status.GRANTED: PN_("request", "Granted"),
    Status.PARTLY_GRANTED: PN_("request", "Partly granted"),
    Status.REFUSED: PN_("request", "Refused"),
    Status.EXECUTED: PN_("request", "Executed"),
    Status.SURRENDER_SET: PN_("request", "Surrender set"),
    Status.SURRENDERED: PN_("request", "Surrendered"),
    Status.WITHDRAWN: PN_("request", "Withdrawn"),
    Status.CLOSED: PN_("request", "Closed"),
}
_COLOURS: Final[dict[str, str]] = {
    Status.DRAFT: "grey",
    Status.SUBMITTED: "amber",
    Status.INFORMATION_ASKED: "amber",
    Status.POSTPONED: "amber",
    Status.REFUSED: "red",
    Status.APPROVED: "green",
    Status.GRANTED: "green",
    Status.PARTLY_GRANTED: "green",
    Status.EXECUTED: "green",
    Status.SURRENDERED: "green",
    Status.WITHDRAWN: "grey",
    Status.CLOSED: "grey",
}


def status_word(language: Language, status: str) -> str:
    """Where a request stands; the code itself where nobody knows it."""
    return language.pgettext("request", _WORDS[status]) if status in _WORDS else status


def status_colour(status: str) -> str:
    """The colour of its pill: grey, blue, amber, green or red."""
    return _COLOURS.get(status, "blue")


def direction_word(language: Language, direction: str) -> str:
    """Who asks whom."""
    if direction == Direction.INCOMING:
        return language.pgettext("request", "To us")
    return language.pgettext("request", "From us")
