"""The words of the wizard that come from codes: labels, options, states of an answer, severities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from focalpoint.domain.requests.answers import State
from focalpoint.domain.requests.findings import Severity

if TYPE_CHECKING:
    from focalpoint.domain.requests.findings import Finding
    from focalpoint.domain.requests.specification import FieldSpec, StepSpec, TypeSpec
    from focalpoint.language import Language

COLOURS: Final = {Severity.STOP: "red", Severity.MUST: "red", Severity.RISK: "amber", Severity.ADVICE: "blue"}
"""The pill of each severity."""


def field_label(language: Language, field: FieldSpec) -> str:
    """What a field is called."""
    return language.gettext(field.label) if field.label else field.leaf


def option_words(language: Language, field: FieldSpec, code: str) -> str:
    """What an option of a field is called."""
    del field
    return language.gettext(code.replace("_", " ").capitalize())


def state_words(language: Language, state: State) -> str:
    """What is said of a field that has no answer on purpose; empty for the others."""
    if state is State.UNKNOWN:
        return language.pgettext("answer", "Not known")
    if state is State.CLEARED:
        return language.pgettext("answer", "Cleared")
    return language.pgettext("answer", "There are none") if state is State.NONE else ""


def severity_word(language: Language, severity: Severity) -> str:
    """How grave a finding is, in a word or two."""
    return {
        Severity.STOP: language.pgettext("finding", "Stop"),
        Severity.MUST: language.pgettext("finding", "Must fix"),
        Severity.RISK: language.pgettext("finding", "Risk"),
        Severity.ADVICE: language.pgettext("finding", "Advice"),
    }[severity]


def finding_words(language: Language, finding: Finding) -> str:
    """The sentence of a finding."""
    from focalpoint.words.request_findings import finding_text

    return finding_text(finding, language)


def type_title(language: Language, kind: TypeSpec) -> str:
    """What a measure is called."""
    return language.gettext(kind.title)


def step_title(language: Language, step: StepSpec) -> str:
    """What a step is called."""
    return language.gettext(step.title)


class HelpWords(NamedTuple):
    """The help of a field in the reader's language; empty parts are not shown."""

    what: str
    good: str
    bad: str
    source: str


def help_words(language: Language, field: FieldSpec) -> HelpWords:
    """What to write, a good and a bad example, and the article that asks for it."""
    what, good, bad = (language.gettext(text) if text else "" for text in (field.help, field.good, field.bad))
    return HelpWords(what, good, bad, field.source)
