"""The plan's codes as words in the reader's language. A code that is not known is shown as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from focalpoint.domain.plan import Colour, LinkType, NodeKind, NodeStatus, PercentSource, Precision
from focalpoint.domain.rag import ColourRule
from focalpoint.language import Language

Word = Callable[[Language], str]
"""Says one code: the literal stands in a call, so that it is found for translation."""


def say(words: Mapping[str, Word], language: Language, code: str) -> str:
    """The word of a code; the code itself when there is none."""
    word = words.get(code)
    return word(language) if word else code


NODE_KINDS: Final[dict[str, Word]] = {
    NodeKind.PILLAR: lambda language: language.pgettext("kind", "Pillar"),
    NodeKind.OBJECTIVE: lambda language: language.pgettext("kind", "Objective"),
    NodeKind.OUTPUT: lambda language: language.pgettext("kind", "Output"),
    NodeKind.ACTIVITY: lambda language: language.pgettext("kind", "Activity"),
    NodeKind.MILESTONE: lambda language: language.pgettext("kind", "Milestone"),
}
NODE_STATUSES: Final[dict[str, Word]] = {
    NodeStatus.DRAFT: lambda language: language.pgettext("status", "Draft"),
    NodeStatus.NOT_STARTED: lambda language: language.pgettext("status", "Not started"),
    NodeStatus.IN_PREPARATION: lambda language: language.pgettext("status", "In preparation"),
    NodeStatus.IN_PROGRESS: lambda language: language.pgettext("status", "In progress"),
    NodeStatus.AWAITING_DECISION: lambda language: language.pgettext("status", "Awaiting decision"),
    NodeStatus.DONE_NOT_VERIFIED: lambda language: language.pgettext("status", "Done, not verified"),
    NodeStatus.VERIFIED_COMPLETE: lambda language: language.pgettext("status", "Verified complete"),
    NodeStatus.ON_HOLD: lambda language: language.pgettext("status", "On hold"),
    NodeStatus.CANCELLED: lambda language: language.pgettext("status", "Cancelled"),
    NodeStatus.SUPERSEDED: lambda language: language.pgettext("status", "Superseded"),
}
PERCENT_SOURCES: Final[dict[str, Word]] = {
    PercentSource.MANUAL: lambda language: language.pgettext("percent source", "Entered by hand"),
    PercentSource.BY_STATUS: lambda language: language.pgettext("percent source", "By status"),
    PercentSource.BY_CHILDREN: lambda language: language.pgettext("percent source", "By what is below"),
}
COLOURS: Final[dict[str, Word]] = {
    Colour.GREEN: lambda language: language.pgettext("colour", "Green"),
    Colour.AMBER: lambda language: language.pgettext("colour", "Amber"),
    Colour.RED: lambda language: language.pgettext("colour", "Red"),
    Colour.GREY: lambda language: language.pgettext("colour", "Grey"),
}
COLOUR_LETTERS: Final[dict[str, Word]] = {
    Colour.GREEN: lambda language: language.pgettext("colour letter", "G"),
    Colour.AMBER: lambda language: language.pgettext("colour letter", "A"),
    Colour.RED: lambda language: language.pgettext("colour letter", "R"),
    Colour.GREY: lambda language: language.pgettext("colour letter", "–"),
}
COLOUR_RULES: Final[dict[str, Word]] = {
    ColourRule.OVERRIDE: lambda language: language.pgettext("colour rule", "Set by hand"),
    ColourRule.CANCELLED: lambda language: language.pgettext("colour rule", "Cancelled"),
    ColourRule.SUPERSEDED: lambda language: language.pgettext("colour rule", "Superseded"),
    ColourRule.UNDER_CANCELLED: lambda language: language.pgettext(
        "colour rule", "Part of something cancelled or superseded"
    ),
    ColourRule.BLOCKED: lambda language: language.pgettext("colour rule", "Blocked"),
    ColourRule.OVERDUE: lambda language: language.pgettext("colour rule", "Overdue"),
    ColourRule.FAR_BEHIND: lambda language: language.pgettext("colour rule", "25 points or more behind the plan"),
    ColourRule.LONG_SLIP: lambda language: language.pgettext(
        "colour rule", "More than 30 days later than the baseline"
    ),
    ColourRule.BEHIND: lambda language: language.pgettext("colour rule", "More than 10 points behind the plan"),
    ColourRule.SLIP: lambda language: language.pgettext("colour rule", "Later than the baseline, by 30 days at most"),
    ColourRule.NOT_DUE: lambda language: language.pgettext("colour rule", "Not due yet"),
    ColourRule.NO_DATA: lambda language: language.pgettext("colour rule", "No data"),
    ColourRule.COMPLETE: lambda language: language.pgettext("colour rule", "Complete"),
    ColourRule.ON_TRACK: lambda language: language.pgettext("colour rule", "On track"),
}
PRECISIONS: Final[dict[str, Word]] = {
    Precision.DAY: lambda language: language.pgettext("precision", "Day"),
    Precision.MONTH: lambda language: language.pgettext("precision", "Month"),
    Precision.QUARTER: lambda language: language.pgettext("precision", "Quarter"),
    Precision.HALF_YEAR: lambda language: language.pgettext("precision", "Half-year"),
    Precision.YEAR: lambda language: language.pgettext("precision", "Year"),
    Precision.OPEN: lambda language: language.pgettext("precision", "Without end"),
    Precision.UNKNOWN: lambda language: language.pgettext("precision", "Not understood"),
}
LINK_TYPES: Final[dict[str, Word]] = {
    LinkType.FS: lambda language: language.pgettext("dependency", "Starts after the other finishes"),
    LinkType.SS: lambda language: language.pgettext("dependency", "Starts with the other"),
    LinkType.FF: lambda language: language.pgettext("dependency", "Finishes with the other"),
    LinkType.SF: lambda language: language.pgettext("dependency", "Finishes when the other starts"),
}


def node_kind(language: Language, code: str) -> str:
    """What a node is."""
    return say(NODE_KINDS, language, code)


def node_status(language: Language, code: str) -> str:
    """Where a node stands."""
    return say(NODE_STATUSES, language, code)


def percent_source(language: Language, code: str) -> str:
    """Where a percent comes from."""
    return say(PERCENT_SOURCES, language, code)


def colour(language: Language, code: str) -> str:
    """The name of a colour: never shown by colour alone."""
    return say(COLOURS, language, code)


def colour_letter(language: Language, code: str) -> str:
    """One letter for a colour, for black-and-white print."""
    return say(COLOUR_LETTERS, language, code)


def colour_rule(language: Language, code: str) -> str:
    """Why a node has its colour."""
    return say(COLOUR_RULES, language, code)


def precision(language: Language, code: str) -> str:
    """How exactly a written date says when."""
    return say(PRECISIONS, language, code)


def link_type(language: Language, code: str) -> str:
    """How a node depends on its predecessor."""
    return say(LINK_TYPES, language, code)
