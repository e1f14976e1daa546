"""Provisions and standards in words: themes, binding force, verbs, rows of the matrix, ratings, marks."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.provisions import UNRATED, Aspect, Force, Mark, Rating, Row, Theme
from focalpoint.domain.standards import Applied
from focalpoint.language import Language
from focalpoint.words.plan import Word, say

_THEMES: Final[dict[str, Word]] = {
    Theme.FINANCING: lambda language: language.gettext("Terrorist financing"),
    Theme.FREEZING: lambda language: language.gettext("Freezing of assets"),
    Theme.CRIMINALIZATION: lambda language: language.gettext("Offences and penalties"),
    Theme.LEGAL_PERSONS: lambda language: language.gettext("Legal persons"),
    Theme.JURISDICTION: lambda language: language.gettext("Jurisdiction"),
    Theme.PROSECUTION: lambda language: language.gettext("Custody and prosecution"),
    Theme.EXTRADITION: lambda language: language.gettext("Extradition"),
    Theme.ASSISTANCE: lambda language: language.gettext("Mutual legal assistance"),
    Theme.INFORMATION: lambda language: language.gettext("Exchange of information"),
    Theme.TRAVEL: lambda language: language.gettext("Foreign terrorist fighters"),
    Theme.BORDERS: lambda language: language.gettext("Borders and travel documents"),
    Theme.ARMS: lambda language: language.gettext("Arms and explosives"),
    Theme.PROLIFERATION: lambda language: language.gettext("Weapons of mass destruction"),
    Theme.PROTECTION: lambda language: language.gettext("Prevention and protection of targets"),
    Theme.INCITEMENT: lambda language: language.gettext("Incitement and violent extremism"),
    Theme.REHABILITATION: lambda language: language.gettext("Rehabilitation and reintegration"),
    Theme.TECHNOLOGY: lambda language: language.gettext("Technology and data"),
    Theme.ORGANIZED_CRIME: lambda language: language.gettext("Links with organized crime"),
    Theme.HUMAN_RIGHTS: lambda language: language.gettext("Human rights"),
    Theme.WOMEN_AND_CHILDREN: lambda language: language.gettext("Women, young people and children"),
    Theme.TREATIES: lambda language: language.gettext("Treaties and agreements"),
    Theme.COORDINATION: lambda language: language.gettext("Coordination and reporting"),
}
_FORCES: Final[dict[str, Word]] = {
    Force.DECIDES: lambda language: language.pgettext("binding force", "Binding on every State"),
    Force.CALLS_UPON: lambda language: language.pgettext("binding force", "Called for"),
    Force.REPORTING: lambda language: language.pgettext("binding force", "Reporting"),
    Force.TREATY: lambda language: language.pgettext("binding force", "Binding on parties"),
    Force.OPTIONAL: lambda language: language.pgettext("binding force", "Optional for parties"),
}
_VERBS: Final[dict[str, Word]] = {
    "decides": lambda language: language.pgettext("verb of a paragraph", "decides"),
    "demands": lambda language: language.pgettext("verb of a paragraph", "demands"),
    "calls_upon": lambda language: language.pgettext("verb of a paragraph", "calls upon"),
    "urges": lambda language: language.pgettext("verb of a paragraph", "urges"),
    "encourages": lambda language: language.pgettext("verb of a paragraph", "encourages"),
    "invites": lambda language: language.pgettext("verb of a paragraph", "invites"),
    "emphasizes": lambda language: language.pgettext("verb of a paragraph", "emphasizes"),
    "stresses": lambda language: language.pgettext("verb of a paragraph", "stresses"),
    "underscores": lambda language: language.pgettext("verb of a paragraph", "underscores"),
    "reaffirms": lambda language: language.pgettext("verb of a paragraph", "reaffirms"),
    "recalls": lambda language: language.pgettext("verb of a paragraph", "recalls"),
    "condemns": lambda language: language.pgettext("verb of a paragraph", "condemns"),
    "shall": lambda language: language.pgettext("verb of a paragraph", "shall"),
    "may": lambda language: language.pgettext("verb of a paragraph", "may"),
}
_ROWS: Final[dict[str, Word]] = {
    Row.OFFENCES: lambda language: language.gettext("Offences"),
    Row.ANCILLARY: lambda language: language.gettext("Ancillary liability"),
    Row.PENALTIES: lambda language: language.gettext("Penalties"),
    Row.JURISDICTION: lambda language: language.gettext("Jurisdiction, mandatory"),
    Row.JURISDICTION_OPTIONAL: lambda language: language.gettext("Jurisdiction, optional"),
    Row.CUSTODY: lambda language: language.gettext("Custody and notification"),
    Row.PROSECUTE: lambda language: language.gettext("Extradite or prosecute"),
    Row.EXTRADITION: lambda language: language.gettext("Extradition"),
    Row.ASSISTANCE: lambda language: language.gettext("Mutual legal assistance"),
    Row.SAFEGUARDS: lambda language: language.gettext("Safeguards"),
    Row.LEGAL_PERSONS: lambda language: language.gettext("Legal persons"),
    Row.PREVENTION: lambda language: language.gettext("Preventive duties"),
    Row.COMMUNICATION: lambda language: language.gettext("Communication duties"),
}
_RATINGS: Final[dict[str, Word]] = {
    Rating.YES: lambda language: language.pgettext("rating", "Yes"),
    Rating.LARGELY: lambda language: language.pgettext("rating", "Largely"),
    Rating.PARTIALLY: lambda language: language.pgettext("rating", "Partially"),
    Rating.MARGINALLY: lambda language: language.pgettext("rating", "Marginally or no"),
    Rating.NO_INFORMATION: lambda language: language.pgettext("rating", "No information"),
    Rating.NOT_APPLICABLE: lambda language: language.pgettext("rating", "Not applicable"),
    UNRATED: lambda language: language.pgettext("rating", "Not rated"),
}
_SHORT_RATINGS: Final[dict[str, Word]] = {
    Rating.YES: lambda language: language.pgettext("rating, short", "Yes"),
    Rating.LARGELY: lambda language: language.pgettext("rating, short", "Largely"),
    Rating.PARTIALLY: lambda language: language.pgettext("rating, short", "Partially"),
    Rating.MARGINALLY: lambda language: language.pgettext("rating, short", "Marginally"),
    Rating.NO_INFORMATION: lambda language: language.pgettext("rating, short", "Not known"),
    Rating.NOT_APPLICABLE: lambda language: language.pgettext("rating, short", "N/A"),
}
_MARKS: Final[dict[str, Word]] = {
    Mark.PRESENT: lambda language: language.pgettext("in national law", "Present"),
    Mark.PARTIAL: lambda language: language.pgettext("in national law", "Partial"),
    Mark.ABSENT: lambda language: language.pgettext("in national law", "Absent"),
    Mark.NOT_APPLICABLE: lambda language: language.pgettext("in national law", "Not applicable"),
    "": lambda language: language.pgettext("in national law", "Not marked"),
}
_ASPECTS: Final[dict[str, Word]] = {
    Aspect.LAW: lambda language: language.pgettext("aspect", "Law"),
    Aspect.PRACTICE: lambda language: language.pgettext("aspect", "Practice"),
    Aspect.INSTITUTION: lambda language: language.pgettext("aspect", "Body"),
    Aspect.STATISTICS: lambda language: language.pgettext("aspect", "Figures"),
    Aspect.SAFEGUARDS: lambda language: language.pgettext("aspect", "Rights"),
    Aspect.EVIDENCE: lambda language: language.pgettext("aspect", "Evidence"),
}
_APPLIED: Final[dict[str, Word]] = {
    Applied.YES: lambda language: language.pgettext("standard", "Applied"),
    Applied.PARTLY: lambda language: language.pgettext("standard", "Partly applied"),
    Applied.NO: lambda language: language.pgettext("standard", "Not applied"),
    "": lambda language: language.pgettext("standard", "Nothing said yet"),
}
_COLOURS: Final = {
    Rating.YES: "green", Rating.LARGELY: "green", Rating.PARTIALLY: "amber", Rating.MARGINALLY: "red",
    Rating.NO_INFORMATION: "grey", Rating.NOT_APPLICABLE: "grey",
}  # fmt: skip
_MARK_COLOURS: Final = {Mark.PRESENT: "green", Mark.PARTIAL: "amber", Mark.ABSENT: "red"}
_APPLIED_COLOURS: Final = {Applied.YES: "green", Applied.PARTLY: "amber", Applied.NO: "red"}


def theme(language: Language, code: str) -> str:
    """What a provision is about."""
    return say(_THEMES, language, code)


def force(language: Language, code: str) -> str:
    """How binding a provision is."""
    return say(_FORCES, language, code)


def verb(language: Language, code: str) -> str:
    """The verb of a paragraph; empty for none."""
    return say(_VERBS, language, code) if code in _VERBS else ""


def row(language: Language, code: str) -> str:
    """A row of an instrument's matrix."""
    return say(_ROWS, language, code)


def rating(language: Language, code: str) -> str:
    """An answer of the five; what nobody rated says so."""
    return say(_RATINGS, language, code or UNRATED)


def rating_state(language: Language, code: str) -> tuple[str, str]:
    """Colour and word of a rating; both empty where there is none."""
    return (_COLOURS.get(Rating(code), "grey"), rating(language, code)) if code else ("", "")


def short_rating_state(language: Language, code: str) -> tuple[str, str]:
    """The same in one word, where room is short."""
    return (_COLOURS.get(Rating(code), "grey"), say(_SHORT_RATINGS, language, code)) if code else ("", "")


def mark(language: Language, code: str) -> str:
    """Whether national law has it."""
    return say(_MARKS, language, code)


def mark_state(language: Language, code: str) -> tuple[str, str]:
    """Colour and word of a mark; both empty where there is none."""
    return (_MARK_COLOURS.get(Mark(code), "grey"), mark(language, code)) if code else ("", "")


def weight_state(language: Language, weight: int) -> tuple[str, str]:
    """Colour and word of how much is missing."""
    words = {
        3: ("red", language.pgettext("gap", "Missing")),
        2: ("amber", language.pgettext("gap", "In part")),
        1: ("grey", language.pgettext("gap", "Noted")),
    }
    return words.get(weight, ("", ""))


def aspect(language: Language, code: str) -> str:
    """A column of the matrix."""
    return say(_ASPECTS, language, code)


def applied(language: Language, code: str) -> str:
    """How far a standard is applied."""
    return say(_APPLIED, language, code)


def applied_state(language: Language, code: str) -> tuple[str, str]:
    """Colour and word of it; both empty where nothing is said."""
    return (_APPLIED_COLOURS[Applied(code)], applied(language, code)) if code else ("", "")


def to_check(language: Language) -> str:
    """What is said of a provision that is still to be checked."""
    return language.gettext("To be checked with the official text")
