"""The words of the wizard that come from codes: labels, options, states of an answer, severities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from focalpoint.domain.requests.answers import State
from focalpoint.domain.requests.findings import Severity
from focalpoint.words import requests as words

if TYPE_CHECKING:
    from focalpoint.domain.requests.findings import Finding
    from focalpoint.domain.requests.specification import FieldSpec
    from focalpoint.language import Language

COLOURS: Final = {Severity.STOP: "red", Severity.MUST: "red", Severity.RISK: "amber", Severity.ADVICE: "blue"}
"""The pill of each severity."""


def state_words(language: Language, state: State) -> str:
    """What is said of a field that has no answer on purpose; empty for the others."""
    if state is State.UNKNOWN:
        return language.pgettext("answer", "Not known")
    if state is State.CLEARED:
        return language.pgettext("answer", "Cleared")
    return language.pgettext("answer", "There are none") if state is State.NONE else ""


def finding_word(language: Language, finding: Finding) -> str:
    """How grave a finding is, in a word or two; or that the approver lets it pass."""
    if finding.released:
        return language.pgettext("finding", "Released")
    return {
        Severity.STOP: language.pgettext("finding", "Stop"),
        Severity.MUST: language.pgettext("finding", "Must fix"),
        Severity.RISK: language.pgettext("finding", "Risk"),
        Severity.ADVICE: language.pgettext("finding", "Advice"),
    }[finding.severity]


def finding_words(language: Language, finding: Finding) -> str:
    """The sentence of a finding."""
    from focalpoint.words.request_findings import finding_text

    return finding_text(finding, language)


class HelpWords(NamedTuple):
    """The help of a field in the reader's language; empty parts are not shown."""

    what: str
    good: str
    bad: str
    source: str


def help_words(language: Language, field: FieldSpec) -> HelpWords:
    """What to write, a good and a bad example, and the article that asks for it."""
    return HelpWords(
        words.field_help(language, field),
        words.field_good(language, field),
        words.field_bad(language, field),
        words.field_source(language, field),
    )
