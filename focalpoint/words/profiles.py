"""A State's ways in words; an empty code is *unknown*, and said so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from focalpoint.language import Language
from focalpoint.words.plan import Word, say

CHOICES: Final[Mapping[str, dict[str, Word]]] = {
    "channel": {
        "direct": lambda language: language.pgettext("profile", "Between central authorities"),
        "diplomatic": lambda language: language.pgettext("profile", "Diplomatic channel"),
        "interpol": lambda language: language.pgettext("profile", "INTERPOL"),
        "24_7": lambda language: language.pgettext("profile", "Round-the-clock contact point"),
    },
    "tradition": {
        "civil": lambda language: language.pgettext("profile", "Civil law"),
        "common": lambda language: language.pgettext("profile", "Common law"),
        "mixed": lambda language: language.pgettext("profile", "Mixed"),
    },
    "evidence": {
        "none": lambda language: language.pgettext("profile", "None: the warrant is enough"),
        "summary": lambda language: language.pgettext("profile", "Summary of the evidence"),
        "prima_facie": lambda language: language.pgettext("profile", "Prima facie case"),
        "probable_cause": lambda language: language.pgettext("profile", "Probable cause"),
        "record_of_the_case": lambda language: language.pgettext("profile", "Record of the case"),
    },
    "death_penalty": {
        "abolitionist": lambda language: language.pgettext("profile", "Abolished"),
        "retentionist": lambda language: language.pgettext("profile", "Retained"),
    },
    "nationals": {
        "refuses": lambda language: language.pgettext("profile", "Does not extradite its nationals"),
        "conditional": lambda language: language.pgettext("profile", "On condition of return"),
        "extradites": lambda language: language.pgettext("profile", "Extradites its nationals"),
    },
    "dual_criminality": {
        "not_required": lambda language: language.pgettext("profile", "Not required"),
        "coercive": lambda language: language.pgettext("profile", "For coercive measures"),
        "required": lambda language: language.pgettext("profile", "Always required"),
    },
    "originals": {
        "originals": lambda language: language.pgettext("profile", "Originals"),
        "copies": lambda language: language.pgettext("profile", "Copies are enough"),
    },
    "data_protection_statement": {
        "yes": lambda language: language.pgettext("profile", "Asked for"),
        "no": lambda language: language.pgettext("profile", "Not asked for"),
    },
    "no_torture_statement": {
        "yes": lambda language: language.pgettext("profile", "Asked for"),
        "no": lambda language: language.pgettext("profile", "Not asked for"),
    },
}


def way(language: Language, field: str, code: str) -> str:
    """What a State does in one respect; "Unknown" where nobody has said."""
    if not code:
        return language.pgettext("profile", "Unknown")
    return say(CHOICES[field], language, code) if field in CHOICES else code
