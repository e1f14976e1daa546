"""The register's codes as words: where a request stands, what happened to it, why it was refused, a State's ways."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.cases import AnnexState, BirthCalendar, Identity
from focalpoint.domain.register import Direction, EventKind, Grounds, Status
from focalpoint.language import Language
from focalpoint.words.plan import Word, say

DIRECTIONS: Final[dict[str, Word]] = {
    Direction.OUTGOING: lambda language: language.pgettext("request", "Outgoing"),
    Direction.INCOMING: lambda language: language.pgettext("request", "Incoming"),
}
STATUSES: Final[dict[str, Word]] = {
    Status.DRAFT: lambda language: language.pgettext("request", "Draft"),
    Status.SUBMITTED: lambda language: language.pgettext("request", "With the approver"),
    Status.APPROVED: lambda language: language.pgettext("request", "Approved"),
    Status.SENT: lambda language: language.pgettext("request", "Sent"),
    Status.RECEIVED: lambda language: language.pgettext("request", "Received"),
    Status.ACKNOWLEDGED: lambda language: language.pgettext("request", "Acknowledged"),
    Status.INFORMATION_ASKED: lambda language: language.pgettext("request", "More information asked"),
    Status.REFERRED: lambda language: language.pgettext("request", "With prosecutor or court"),
    Status.CONSULTATION: lambda language: language.pgettext("request", "In consultation"),
    Status.ARRESTED: lambda language: language.pgettext("request", "Person arrested"),
    Status.HEARING: lambda language: language.pgettext("request", "In court"),
    Status.POSTPONED: lambda language: language.pgettext("request", "Postponed"),
    Status.GRANTED: lambda language: language.pgettext("request", "Granted"),
    Status.PARTLY_GRANTED: lambda language: language.pgettext("request", "Granted in part"),
    Status.REFUSED: lambda language: language.pgettext("request", "Refused"),
    Status.EXECUTED: lambda language: language.pgettext("request", "Executed"),
    Status.SURRENDER_SET: lambda language: language.pgettext("request", "Surrender date set"),
    Status.SURRENDERED: lambda language: language.pgettext("request", "Surrendered"),
    Status.WITHDRAWN: lambda language: language.pgettext("request", "Withdrawn"),
    Status.CLOSED: lambda language: language.pgettext("request", "Closed"),
}
EVENTS: Final[dict[str, Word]] = {
    EventKind.SUBMITTED: lambda language: language.pgettext("event", "Put before the approver"),
    EventKind.RETURNED: lambda language: language.pgettext("event", "Given back to the drafter"),
    EventKind.APPROVED: lambda language: language.pgettext("event", "Approved"),
    EventKind.APPROVAL_LAPSED: lambda language: language.pgettext("event", "Approval lapsed: what it covered changed"),
    EventKind.ADOPTED: lambda language: language.pgettext("event", "A file was adopted as the final text"),
    EventKind.SENT: lambda language: language.pgettext("event", "Sent"),
    EventKind.RECEIVED: lambda language: language.pgettext("event", "Received"),
    EventKind.RECEIPT_PROVED: lambda language: language.pgettext("event", "Receipt proved"),
    EventKind.ACKNOWLEDGED: lambda language: language.pgettext("event", "Acknowledged"),
    EventKind.CONFIRMED: lambda language: language.pgettext("event", "Preservation confirmed"),
    EventKind.INFORMATION_ASKED: lambda language: language.pgettext("event", "More information asked"),
    EventKind.INFORMATION_GIVEN: lambda language: language.pgettext("event", "Information given"),
    EventKind.REFERRED: lambda language: language.pgettext("event", "Referred to prosecutor or court"),
    EventKind.CONSULTATION: lambda language: language.pgettext("event", "Consultation"),
    EventKind.ARRESTED: lambda language: language.pgettext("event", "Person arrested"),
    EventKind.RELEASED: lambda language: language.pgettext("event", "Person released"),
    EventKind.HEARING: lambda language: language.pgettext("event", "Court hearing"),
    EventKind.POSTPONED: lambda language: language.pgettext("event", "Postponed"),
    EventKind.GRANTED: lambda language: language.pgettext("event", "Granted"),
    EventKind.PARTLY_GRANTED: lambda language: language.pgettext("event", "Granted in part"),
    EventKind.REFUSED: lambda language: language.pgettext("event", "Refused"),
    EventKind.EXECUTED: lambda language: language.pgettext("event", "Executed; results handed over"),
    EventKind.TEMPORARY_SURRENDER: lambda language: language.pgettext("event", "Temporary surrender"),
    EventKind.SURRENDER_SET: lambda language: language.pgettext("event", "Surrender date set"),
    EventKind.SURRENDERED: lambda language: language.pgettext("event", "Surrendered"),
    EventKind.CONTACT: lambda language: language.pgettext("event", "Network or contact point used"),
    EventKind.REMINDED: lambda language: language.pgettext("event", "Reminder sent"),
    EventKind.WITHDRAWN: lambda language: language.pgettext("event", "Withdrawn"),
    EventKind.CLOSED: lambda language: language.pgettext("event", "Closed"),
    EventKind.NOTED: lambda language: language.pgettext("event", "Note"),
}
GROUNDS: Final[dict[str, Word]] = {
    Grounds.FORM: lambda language: language.pgettext("ground", "Not in the form required"),
    Grounds.ORDRE_PUBLIC: lambda language: language.pgettext("ground", "Sovereignty, security or public order"),
    Grounds.DOMESTIC_LAW: lambda language: language.pgettext("ground", "Contrary to the law of the requested State"),
    Grounds.DUAL_CRIMINALITY: lambda language: language.pgettext("ground", "Dual criminality missing"),
    Grounds.POLITICAL: lambda language: language.pgettext("ground", "Political offence"),
    Grounds.MILITARY: lambda language: language.pgettext("ground", "Military offence"),
    Grounds.FISCAL: lambda language: language.pgettext("ground", "Fiscal offence"),
    Grounds.DISCRIMINATION: lambda language: language.pgettext("ground", "Danger of discrimination"),
    Grounds.HUMAN_RIGHTS: lambda language: language.pgettext("ground", "Danger of torture or of an unfair trial"),
    Grounds.DEATH_PENALTY: lambda language: language.pgettext("ground", "Death penalty"),
    Grounds.IN_ABSENTIA: lambda language: language.pgettext("ground", "Judgment in absentia"),
    Grounds.NE_BIS_IN_IDEM: lambda language: language.pgettext("ground", "Already judged for the same acts"),
    Grounds.PENDING_PROCEEDINGS: lambda language: language.pgettext("ground", "Own proceedings are pending"),
    Grounds.LIMITATION: lambda language: language.pgettext("ground", "Lapse of time"),
    Grounds.AMNESTY: lambda language: language.pgettext("ground", "Amnesty or pardon"),
    Grounds.NATIONALITY: lambda language: language.pgettext("ground", "Own national"),
    Grounds.DE_MINIMIS: lambda language: language.pgettext("ground", "Matter too small"),
    Grounds.DATA_PROTECTION: lambda language: language.pgettext("ground", "Data protection"),
    Grounds.NEXUS: lambda language: language.pgettext("ground", "Connection with the State not shown"),
    Grounds.NO_BASIS: lambda language: language.pgettext("ground", "No treaty or reciprocity"),
    Grounds.EVIDENCE: lambda language: language.pgettext("ground", "Evidence not sufficient"),
    Grounds.HUMANITARIAN: lambda language: language.pgettext("ground", "Age or health"),
    Grounds.OTHER: lambda language: language.pgettext("ground", "Another ground"),
}
_LAPSES: Final[dict[str, Word]] = {
    "answers": lambda language: language.gettext("An answer changed."),
    "annexes": lambda language: language.gettext("An annex changed."),
    "release": lambda language: language.gettext("A release was taken back."),
    "given_back": lambda language: language.gettext("The request was given back to the drafter."),
}
_VERSIONS: Final[dict[str, Word]] = {
    "named": lambda language: language.pgettext("version", "Kept by hand"),
    "submitted": lambda language: language.pgettext("version", "As put before the approver"),
    "approved": lambda language: language.pgettext("version", "As approved"),
    "sent": lambda language: language.pgettext("version", "As sent"),
}
_ANNEXES: Final[dict[str, Word]] = {
    AnnexState.PRESENT: lambda language: language.pgettext("annex", "Unchanged"),
    AnnexState.MISSING: lambda language: language.pgettext("annex", "File missing"),
    AnnexState.CHANGED: lambda language: language.pgettext("annex", "Changed since it was hashed"),
    AnnexState.UNHASHED: lambda language: language.pgettext("annex", "Not hashed"),
}
_IDENTITIES: Final[dict[str, Word]] = {
    Identity.KNOWN: lambda language: language.pgettext("identity", "Known"),
    Identity.UNKNOWN: lambda language: language.pgettext("identity", "Unknown"),
    Identity.DISPUTED: lambda language: language.pgettext("identity", "Disputed"),
}
_CALENDARS: Final[dict[str, Word]] = {
    BirthCalendar.GREGORIAN: lambda language: language.pgettext("calendar", "Gregorian"),
    BirthCalendar.HIJRI: lambda language: language.pgettext("calendar", "Hijri (lunar)"),
    BirthCalendar.SOLAR: lambda language: language.pgettext("calendar", "Solar Hijri"),
}
_LETTERS: Final[dict[str, Word]] = {
    "letter": lambda language: language.pgettext("correspondence", "Letter"),
    "note": lambda language: language.pgettext("correspondence", "Note verbale"),
    "email": lambda language: language.pgettext("correspondence", "E-mail"),
    "telephone": lambda language: language.pgettext("correspondence", "Telephone call"),
}


def direction(language: Language, code: str) -> str:
    """Who asks whom."""
    return say(DIRECTIONS, language, code)


def status(language: Language, code: str) -> str:
    """Where a request stands."""
    return say(STATUSES, language, code)


def event(language: Language, code: str) -> str:
    """What happened."""
    return say(EVENTS, language, code)


def ground(language: Language, code: str) -> str:
    """Why a request was refused."""
    return say(GROUNDS, language, code)


def lapse(language: Language, code: str) -> str:
    """Why an approval lapsed."""
    return say(_LAPSES, language, code)


def version(language: Language, reason: str) -> str:
    """When a version was kept."""
    return say(_VERSIONS, language, reason)


def annex_state(language: Language, code: str) -> str:
    """Whether an annex's file is what was listed."""
    return say(_ANNEXES, language, code)


def identity(language: Language, code: str) -> str:
    """How sure it is who somebody is."""
    return say(_IDENTITIES, language, code)


def birth_calendar(language: Language, code: str) -> str:
    """In which calendar a birth was recorded."""
    return say(_CALENDARS, language, code)


def letter_kind(language: Language, code: str) -> str:
    """What a piece of correspondence is."""
    return say(_LETTERS, language, code)
