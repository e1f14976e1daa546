"""The life of a request: drafts, approval, and what happened after sending.

Codes only. Which event may follow which state is one table (``FOLLOWS``); requests.md 3.9 is its source.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final

from focalpoint.domain.errors import RuleError


class Direction(StrEnum):
    """Who asks whom."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class Status(StrEnum):
    """Where a request stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SENT = "sent"
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    INFORMATION_ASKED = "information_asked"
    REFERRED = "referred"
    CONSULTATION = "consultation"
    ARRESTED = "arrested"
    HEARING = "hearing"
    POSTPONED = "postponed"
    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    REFUSED = "refused"
    EXECUTED = "executed"
    SURRENDER_SET = "surrender_set"
    SURRENDERED = "surrendered"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class EventKind(StrEnum):
    """What happened to a request."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    """Given back to the drafter."""
    APPROVED = "approved"
    APPROVAL_LAPSED = "approval_lapsed"
    ADOPTED = "adopted"
    """A file was adopted as the final text."""
    SENT = "sent"
    RECEIVED = "received"
    RECEIPT_PROVED = "receipt_proved"
    ACKNOWLEDGED = "acknowledged"
    CONFIRMED = "confirmed"
    """The other side confirms a preservation: its time runs from here."""
    INFORMATION_ASKED = "information_asked"
    INFORMATION_GIVEN = "information_given"
    REFERRED = "referred"
    CONSULTATION = "consultation"
    ARRESTED = "arrested"
    RELEASED = "released"
    HEARING = "hearing"
    POSTPONED = "postponed"
    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    REFUSED = "refused"
    EXECUTED = "executed"
    """Results arrived, or were sent."""
    TEMPORARY_SURRENDER = "temporary_surrender"
    SURRENDER_SET = "surrender_set"
    SURRENDERED = "surrendered"
    CONTACT = "contact"
    """A network or a contact point was used."""
    REMINDED = "reminded"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    NOTED = "noted"


class Grounds(StrEnum):
    """Why a request was refused (requests.md 2.5 and 3.3)."""

    FORM = "form"
    ORDRE_PUBLIC = "ordre_public"
    DOMESTIC_LAW = "domestic_law"
    DUAL_CRIMINALITY = "dual_criminality"
    POLITICAL = "political"
    MILITARY = "military"
    FISCAL = "fiscal"
    DISCRIMINATION = "discrimination"
    HUMAN_RIGHTS = "human_rights"
    DEATH_PENALTY = "death_penalty"
    IN_ABSENTIA = "in_absentia"
    NE_BIS_IN_IDEM = "ne_bis_in_idem"
    PENDING_PROCEEDINGS = "pending_proceedings"
    LIMITATION = "limitation"
    AMNESTY = "amnesty"
    NATIONALITY = "nationality"
    DE_MINIMIS = "de_minimis"
    DATA_PROTECTION = "data_protection"
    NEXUS = "nexus"
    NO_BASIS = "no_basis"
    EVIDENCE = "evidence"
    HUMANITARIAN = "humanitarian"
    OTHER = "other"


STATUS_AFTER: Final[Mapping[EventKind, Status]] = {
    EventKind.SUBMITTED: Status.SUBMITTED,
    EventKind.RETURNED: Status.DRAFT,
    EventKind.APPROVED: Status.APPROVED,
    EventKind.APPROVAL_LAPSED: Status.DRAFT,
    EventKind.SENT: Status.SENT,
    EventKind.RECEIVED: Status.RECEIVED,
    EventKind.ACKNOWLEDGED: Status.ACKNOWLEDGED,
    EventKind.CONFIRMED: Status.ACKNOWLEDGED,
    EventKind.INFORMATION_ASKED: Status.INFORMATION_ASKED,
    EventKind.INFORMATION_GIVEN: Status.ACKNOWLEDGED,
    EventKind.REFERRED: Status.REFERRED,
    EventKind.CONSULTATION: Status.CONSULTATION,
    EventKind.ARRESTED: Status.ARRESTED,
    EventKind.RELEASED: Status.ACKNOWLEDGED,
    EventKind.HEARING: Status.HEARING,
    EventKind.POSTPONED: Status.POSTPONED,
    EventKind.GRANTED: Status.GRANTED,
    EventKind.PARTLY_GRANTED: Status.PARTLY_GRANTED,
    EventKind.REFUSED: Status.REFUSED,
    EventKind.EXECUTED: Status.EXECUTED,
    EventKind.SURRENDER_SET: Status.SURRENDER_SET,
    EventKind.SURRENDERED: Status.SURRENDERED,
    EventKind.WITHDRAWN: Status.WITHDRAWN,
    EventKind.CLOSED: Status.CLOSED,
}
"""The state that an event leads to; the others leave it as it is."""

AT_HOME: Final = frozenset({Status.DRAFT, Status.SUBMITTED, Status.APPROVED})
"""Nothing has left the house: answers may change."""
OVER: Final = frozenset({Status.WITHDRAWN, Status.CLOSED})
DECIDED: Final = frozenset(
    {Status.GRANTED, Status.PARTLY_GRANTED, Status.REFUSED, Status.EXECUTED, Status.SURRENDERED} | OVER
)
"""An answer came."""
ANSWERS: Final = frozenset(
    {EventKind.GRANTED, EventKind.PARTLY_GRANTED, EventKind.REFUSED, EventKind.EXECUTED, EventKind.SURRENDERED}
)
"""Events that are the other side's answer: the first one's date is when it came."""

_BEFORE_SENDING: Final = frozenset({EventKind.SUBMITTED, EventKind.RETURNED, EventKind.APPROVED})
_ANY_TIME: Final = frozenset({EventKind.NOTED, EventKind.CONTACT, EventKind.CLOSED, EventKind.WITHDRAWN})
_AFTER_SENDING: Final = frozenset(EventKind) - _BEFORE_SENDING - {EventKind.APPROVAL_LAPSED, EventKind.RECEIVED}
_ON_INCOMING: Final = _AFTER_SENDING - {EventKind.SENT, EventKind.CONFIRMED} | {EventKind.RECEIVED}
_EXTRADITION: Final = frozenset(
    {
        EventKind.ARRESTED, EventKind.RELEASED, EventKind.HEARING, EventKind.TEMPORARY_SURRENDER,
        EventKind.SURRENDER_SET, EventKind.SURRENDERED,
    }
)  # fmt: skip
_PERSONS_HANDED_OVER: Final = frozenset(
    {"extradition", "temporary_surrender", "transit", "transfer_of_sentenced_person", "incoming"}
)
BY_ACTS: Final = frozenset(
    {
        EventKind.SUBMITTED, EventKind.RETURNED, EventKind.APPROVED, EventKind.APPROVAL_LAPSED, EventKind.SENT,
        EventKind.ADOPTED,
    }
)  # fmt: skip
"""Events that only their own act records, never a person by hand."""


def may_follow(direction: str, kind: str, status: str) -> tuple[EventKind, ...]:
    """The events that a person may record now, in the order of their list."""
    if status in OVER:
        found: Collection[EventKind] = {EventKind.NOTED}
    elif direction == Direction.INCOMING:
        found = _ON_INCOMING
    elif status in AT_HOME:
        found = _ANY_TIME
    else:
        found = _AFTER_SENDING
    handed = kind in _PERSONS_HANDED_OVER
    return tuple(
        event
        for event in EventKind
        if event in found and event not in BY_ACTS and (handed or event not in _EXTRADITION)
    )


def check_event(direction: str, kind: str, status: str, event: str, grounds: str) -> None:
    """Raises RuleError when an event cannot follow, or a refusal names no ground."""
    if event not in may_follow(direction, kind, status):
        raise RuleError(rule="event_out_of_order")
    if event == EventKind.REFUSED and not grounds:
        raise RuleError(rule="refusal_without_ground")


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request as lists show it; ``title`` names no person."""

    LISTS: ClassVar[frozenset[str]] = frozenset({"types"})

    id: str
    ref: str
    case_id: str
    direction: str
    kind: str
    stage: str
    language: str
    title: str
    reference: str
    their_reference: str
    state: str
    types: tuple[str, ...]
    urgency: str
    status: str
    drafter: str | None
    approver: str | None
    parent_id: str | None
    due_on: str | None
    sent_on: str | None
    received_on: str | None
    answered_on: str | None
    closed_on: str | None
    refusal: str
    governing: str
    governing_reason: str
    final_file_id: str | None
    final_sha256: str
    note: str
    created_at: str
    updated_at: str
    version: int

    @property
    def editable(self) -> bool:
        """Whether its answers may still change."""
        return self.status in AT_HOME or (self.direction == Direction.INCOMING and self.status not in OVER)


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A named state of a request."""

    id: str
    request_id: str
    number: int
    name: str
    reason: str
    """``named``, ``submitted``, ``approved``, ``sent``."""
    sha256: str
    created_at: str
    created_by: str


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """An approval; ``lapsed_at`` is set when what it covered changed."""

    id: str
    request_id: str
    version_id: str
    sha256: str
    user_id: str
    name: str
    function: str
    signed_on: str | None
    telephone: bool
    note: str
    created_at: str
    lapsed_at: str | None
    lapse: str
    """``answers``, ``annexes``, ``person``, ``file``: what changed."""


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A finding that the approver let pass, and why."""

    id: str
    request_id: str
    code: str
    field: str
    note: str
    user_id: str
    created_at: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something that happened to a request."""

    id: str
    request_id: str
    kind: str
    date: str
    due_on: str | None
    reference: str
    grounds: str
    place: str
    days: int | None
    contact_id: str | None
    note: str
    created_at: str
    created_by: str


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A piece of correspondence; its files hang on it."""

    id: str
    request_id: str
    direction: str
    date: str
    kind: str
    reference: str
    title: str
    text: str
    body_id: str | None


@dataclass(frozen=True, slots=True)
class TranslationLine:
    """A text of the official in another language. ``state``: ``draft``, ``sworn`` or ``source_changed``."""

    id: str
    request_id: str
    path: str
    language: str
    text: str
    state: str
    source_sha256: str


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """Which requests are wanted; empty fields narrow nothing."""

    direction: str = ""
    case_id: str = ""
    state: str = ""
    kind: str = ""
    statuses: frozenset[str] = frozenset()
    drafter: str = ""
    text: str = ""
    due_until: date | None = None
    since: date | None = None
    """Sent or received on this day or later."""
    until: date | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self != RequestFilter()

    def takes(self, line: RequestLine) -> bool:
        """Whether a request is wanted; the text is looked for apart."""
        exact = (
            (self.direction, line.direction), (self.case_id, line.case_id), (self.state, line.state),
            (self.kind, line.kind), (self.drafter, line.drafter),
        )  # fmt: skip
        if any(wanted and wanted != has for wanted, has in exact):
            return False
        if self.statuses and line.status not in self.statuses:
            return False
        if self.due_until is not None and not (line.due_on and line.due_on <= self.due_until.isoformat()):
            return False
        day = line.sent_on or line.received_on or ""
        after = self.since is None or day >= self.since.isoformat()
        return after and (self.until is None or "" < day <= self.until.isoformat())
