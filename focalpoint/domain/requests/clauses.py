"""The sentences of letters: versioned, each with its source, who signed it off, and the country's own wording.

The program ships sentences; an office signs them off and may word them in its own way. Both are kept by the text that
was seen: when a sentence changes, its sign-off lapses; a national wording stays, and says that the sentence that it was
made for has changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from focalpoint.domain.errors import FocalPointError

_PLACE: Final = re.compile(r"\{(\w+)\}")


class WrongClauseError(FocalPointError):
    """A national wording cannot be taken. Details: ``clause``; ``names``: places that are missing or unknown."""

    code = "clause_wording"


class Reach(StrEnum):
    """From which texts a sentence may take its article."""

    GOVERNING = "governing"
    """The governing text and the protocols to it."""
    ANY = "any"
    """Every text that binds both States and is cited in the letter."""
    NONE = "none"
    """It cites nothing."""


class Take(StrEnum):
    """Which of a text's articles on a topic a sentence renders."""

    ALL = "all"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence, or a few that belong together, in every language."""

    id: str
    texts: Mapping[str, str]
    version: int = 1
    topic: str = ""
    """What of the article map stands behind it."""
    reach: Reach = Reach.NONE
    needs_article: bool = False
    """Whether it is left out where no text has an article on it."""
    only: frozenset[str] = frozenset()
    """The instruments whose article it renders; empty: any."""
    take: Take = Take.ALL
    """Which of a text's articles on the topic it renders."""
    source: str = ""
    """Where its content comes from: articles, resolutions, practice."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """Somebody answers for a sentence in one language, as it read."""

    clause_id: str
    language: str
    digest: str
    """Of the text that was seen (``digest_of``)."""
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Variant:
    """The office's own wording of a sentence in one language."""

    clause_id: str
    language: str
    text: str
    based_on: str
    """The digest of the shipped text that it replaces."""


@dataclass(frozen=True, slots=True)
class ClauseBook:
    """All sentences with the office's sign-offs and wordings. Never changed; ``with_`` gives another one."""

    clauses: Mapping[str, Clause]
    sign_offs: Mapping[tuple[str, str], SignOff] = field(default_factory=dict)
    variants: Mapping[tuple[str, str], Variant] = field(default_factory=dict)

    def text(self, clause_id: str, language: str) -> str:
        """How a sentence reads: the office's wording, else the shipped one; empty where there is none."""
        variant = self.variants.get((clause_id, language))
        if variant is not None:
            return variant.text
        clause = self.clauses.get(clause_id)
        return "" if clause is None else clause.texts.get(language, "")

    def signed(self, clause_id: str, language: str) -> bool:
        """Whether the sentence as it reads now was signed off."""
        sign_off = self.sign_offs.get((clause_id, language))
        return sign_off is not None and sign_off.digest == digest_of(self.text(clause_id, language))

    def changed_below(self) -> tuple[Variant, ...]:
        """The office's wordings whose shipped sentence has changed since, or is no more: to be looked at again."""
        return tuple(
            variant
            for variant in self.variants.values()
            if variant.based_on != digest_of(self._shipped(variant.clause_id, variant.language))
        )

    def with_(self, sign_offs: Iterable[SignOff] = (), variants: Iterable[Variant] = ()) -> ClauseBook:
        """The same book with what an office keeps."""
        return replace(
            self,
            sign_offs=MappingProxyType({(each.clause_id, each.language): each for each in sign_offs}),
            variants=MappingProxyType({(each.clause_id, each.language): each for each in variants}),
        )

    def sign_off(self, clause_id: str, language: str, by: str, on: date) -> SignOff:
        """What is to be kept when somebody signs a sentence off as it reads now."""
        return SignOff(clause_id, language, digest_of(self.text(clause_id, language)), by, on)

    def worded(self, clause_id: str, language: str, text: str) -> Variant:
        """What is to be kept when the office words a sentence in its own way.

        Raises:
            WrongClauseError: it lacks a place that is filled from the answers, or has one that nothing fills.
        """
        shipped = self._shipped(clause_id, language)
        wrong = sorted(places(shipped) ^ places(text))
        if wrong or not shipped or not text.strip():
            raise WrongClauseError(clause=clause_id, names=wrong)
        return Variant(clause_id, language, text.strip(), digest_of(shipped))

    def _shipped(self, clause_id: str, language: str) -> str:
        clause = self.clauses.get(clause_id)
        return "" if clause is None else clause.texts.get(language, "")


def digest_of(text: str) -> str:
    """What tells two wordings apart."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def places(text: str) -> frozenset[str]:
    """The names in braces that are filled from the answers."""
    return frozenset(_PLACE.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """A sentence with its places filled; what is filled in is never read as a place again."""
    return _PLACE.sub(lambda found: values.get(found[1], ""), text)
