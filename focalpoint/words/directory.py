"""The directory's codes as words in the reader's language."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.directory import ContactRole, FindingCode
from focalpoint.language import Language
from focalpoint.words.plan import Word, say

CONTACT_ROLES: Final[dict[str, Word]] = {
    ContactRole.MAIN: lambda language: language.pgettext("contact role", "Main contact"),
    ContactRole.ALTERNATE: lambda language: language.pgettext("contact role", "Alternate contact"),
    ContactRole.VALIDATOR: lambda language: language.pgettext("contact role", "Validator"),
}
_SHORT_ROLES: Final[dict[str, Word]] = {
    ContactRole.MAIN: lambda language: language.pgettext("contact role, short", "Main"),
    ContactRole.ALTERNATE: lambda language: language.pgettext("contact role, short", "Alternate"),
    ContactRole.VALIDATOR: lambda language: language.pgettext("contact role, short", "Validator"),
}
FINDINGS: Final[dict[str, Word]] = {
    FindingCode.NO_MAIN_CONTACT: lambda language: language.gettext("No main contact"),
    FindingCode.NO_WAY_TO_REACH: lambda language: language.gettext("No telephone and no e-mail"),
    FindingCode.SAME_NAME: lambda language: language.gettext("Another person has the same name"),
    FindingCode.CHECK_DUE: lambda language: language.gettext("To be verified again"),
}


def contact_role(language: Language, code: str) -> str:
    """What a person is for a ministry."""
    return say(CONTACT_ROLES, language, code)


def short_role(language: Language, code: str) -> str:
    """The same in one word, where room is short."""
    return say(_SHORT_ROLES, language, code)


def finding(language: Language, code: str) -> str:
    """What is wrong or doubtful."""
    return say(FINDINGS, language, code)


def finding_count(language: Language, code: str, n: int) -> str:
    """How many records a finding is true of, with the number in it."""
    if code == FindingCode.NO_MAIN_CONTACT:
        return language.ngettext("{n} without main contact", "{n} without main contact", n).format(n=n)
    if code == FindingCode.NO_WAY_TO_REACH:
        return language.ngettext("{n} not to be reached", "{n} not to be reached", n).format(n=n)
    if code == FindingCode.SAME_NAME:
        return language.ngettext("{n} with the same name", "{n} with the same name", n).format(n=n)
    return language.ngettext("{n} to verify", "{n} to verify", n).format(n=n)
