"""A legal limit in words: the day, the rule that set it, and how it was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.domain.requests.limits import Roll, Weight
from focalpoint.language import N_

if TYPE_CHECKING:
    from focalpoint.domain.requests.limits import Limit
    from focalpoint.language import Language

_SENTENCES: Final[dict[str, str]] = {
    "documents/warn": N_("From {on} the person may be released, unless the request and its documents have arrived."),
    "documents/hard": N_("By {on} the request and its documents must have arrived."),
    "collect/warn": N_("From {on} the person may be released, unless collected."),
    "collect/hard": N_("By {on} the person must have been collected."),
    "speciality/hard": N_("Until {on} speciality protects the person who could have left."),
    "consent_told/warn": N_("By {on} the other State says whether the person consents."),
    "preservation/hard": N_("The data are kept until {on}."),
    "preservation/warn": N_("The data are kept until about {on}; their confirmation sets the day."),
    "retention/hard": N_("After {on} the data are deleted."),
    "custody/hard": N_("Custody ends; the matter must be settled by {on}."),
    "reply/warn": N_("The answer is due on {on}."),
    "return/hard": N_("The evidence must be returned by {on}."),
    "supplementary/hard": N_("Supplementary information must arrive by {on}."),
}


def limit_text(limit: Limit, language: Language) -> str:
    """What must be done by when, then how the day was counted: "By 10 April … 40 days from 1 March (ECE 16(4))."."""
    rule = limit.rule
    sentence = _SENTENCES.get(f"{rule.purpose}/{rule.weight}") or _SENTENCES[f"{rule.purpose}/{Weight.HARD}"]
    told = [language.gettext(sentence).format(on=language.date(limit.on)), *_counted(limit, language)]
    if rule.check:
        told.append(language.gettext("To be checked with the depositary."))
    return " ".join(told)


def _counted(limit: Limit, language: Language) -> list[str]:
    """From which day so many days were counted, by which article; nothing for a day that was given as it is."""
    rule = limit.rule
    source = " ".join(filter(None, (rule.instrument, rule.article))) or language.gettext("Good practice")
    begin = language.date(limit.event)
    found = []
    if rule.wait.days:
        words = language.ngettext("{n} day from {date} ({source}).", "{n} days from {date} ({source}).", rule.wait.days)
        found.append(words.format(n=language.number(rule.wait.days), date=begin, source=source))
    elif rule.wait.months:
        words = language.ngettext(
            "{n} month from {date} ({source}).", "{n} months from {date} ({source}).", rule.wait.months
        )
        found.append(words.format(n=language.number(rule.wait.months), date=begin, source=source))
    if found and rule.first_day:
        found.append(language.gettext("That day is counted as the first."))
    if rule.roll is Roll.PREVIOUS:
        found.append(language.gettext("A day off counts as the working day before."))
    elif rule.roll is Roll.NEXT:
        found.append(language.gettext("A day off counts as the next working day."))
    return found
