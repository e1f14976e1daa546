"""Classification markings as words in the reader's language."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.classification import Classification
from focalpoint.language import Language
from focalpoint.words.plan import Word, say

MARKINGS: Final[dict[str, Word]] = {
    Classification.UNCLASSIFIED: lambda language: language.pgettext("marking", "Unclassified"),
    Classification.RESTRICTED: lambda language: language.pgettext("marking", "Restricted"),
    Classification.CONFIDENTIAL: lambda language: language.pgettext("marking", "Confidential"),
    Classification.SECRET: lambda language: language.pgettext("marking", "Secret"),
    Classification.TOP_SECRET: lambda language: language.pgettext("marking", "Top secret"),
}


def marking(language: Language, code: str) -> str:
    """How far a record may travel, as it stands on its pages."""
    return say(MARKINGS, language, code)
