"""The article map that requests rely on: which text deals with what, in which article, and what is not sure.

Built by ``services/request_law.py`` from the catalogue of instruments and ``resources/requests/*.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Final

from focalpoint.domain.requests.instrument_ids import is_resolution

if TYPE_CHECKING:
    from focalpoint.domain.requests.limits import LimitRule
    from focalpoint.domain.requests.severity import Severities

_ARTICLE: Final = re.compile(r"\d+\w*(?:\s?bis|\s?ter|\s?quater)?(?:\s?\([\w-]+\))*|[IVX]+(?:\s?\([\w-]+\))*")
_HEAD: Final = re.compile(r"[^(]+")


class Matter(StrEnum):
    """What a State is asked for, as far as it decides which treaties come into question."""

    ASSISTANCE = "assistance"
    ELECTRONIC = "electronic"
    """The measures that the conventions on cybercrime have articles of their own for."""
    EXTRADITION = "extradition"
    TRANSFER_OF_PROCEEDINGS = "transfer_of_proceedings"
    TRANSFER_OF_SENTENCED = "transfer_of_sentenced"
    NONE = "none"
    """No treaty is relied on: a provider is asked, a resolution applied."""


class Rank(IntEnum):
    """In which order treaties govern (requests.md, point 1)."""

    BILATERAL = 1
    REGIONAL = 2
    CRIME = 3
    """UNTOC and UNCAC: only where no treaty on assistance binds the two States, and their scope is stated."""
    SUBJECT = 4
    """The convention on the offence; the conventions on cybercrime for their own measures."""


@dataclass(frozen=True, slots=True)
class Article:
    """Where a text deals with a topic."""

    text: str
    """As cited: "18(8)"."""
    check: bool = False
    """To be checked with the depositary: advises, and is never printed."""


@dataclass(frozen=True, slots=True)
class ContentItem:
    """One thing that a text asks a request to hold."""

    element: str
    """``authority``, ``subject``, ``facts``, ``assistance``, ``person``, ``purpose``, ``law``, ``followup`` …"""
    article: str


@dataclass(frozen=True, slots=True)
class Base:
    """A text that a request may rely on."""

    id: str
    rank: Rank
    topics: Mapping[str, Article] = field(default_factory=dict)
    matters: frozenset[str] = frozenset()
    """For which it can govern; empty: for none (a resolution, Tokyo 1963, a protocol that only adds)."""
    content: tuple[ContentItem, ...] = ()
    """Its content list for assistance; empty: it has none."""
    extradition_content: tuple[ContentItem, ...] = ()
    measures: frozenset[str] = frozenset()
    """The types of assistance that it alone governs; empty: any."""
    supplements: str = ""
    """The text that it adds to, for a protocol."""
    offences: tuple[str, ...] = ()
    """The articles that define its offences."""
    never: bool = False
    """Whether it can never be the sole basis of a request."""
    values: Mapping[str, object] = field(default_factory=dict)
    """Its thresholds: ``accused_years``, ``awarded_months``, ``remaining_months``, ``safe_conduct_days``."""

    def serves(self, matter: Matter) -> bool:
        """Whether it can govern; a text on assistance serves electronic evidence too, where no other one does."""
        return matter in self.matters or (matter is Matter.ELECTRONIC and Matter.ASSISTANCE in self.matters)


@dataclass(frozen=True, slots=True)
class Law:
    """All of it. One object, never changed; own agreements are added with ``with_bases``."""

    bases: Mapping[str, Base]
    limits: tuple[LimitRule, ...]
    severities: Severities
    resolutions: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """Number of a resolution to paragraph to its verb ("decides", "calls upon")."""

    def base(self, instrument: str) -> Base | None:
        """What is known of a text; None where nothing is."""
        return self.bases.get(instrument)

    def article(self, instrument: str, topic: str, matter: Matter = Matter.ASSISTANCE) -> Article | None:
        """Where a text deals with a topic, sure or not; None where it does not, or the text is not known."""
        base = self.bases.get(instrument)
        if base is None:
            return None
        special = base.topics.get(f"{topic}_{matter}") if matter is not Matter.ASSISTANCE else None
        return special or base.topics.get(topic)

    def printable(self, instrument: str, topic: str, matter: Matter = Matter.ASSISTANCE) -> str:
        """The article for a letter: empty where the text has none, or it is still to be checked."""
        article = self.article(instrument, topic, matter)
        return article.text if article is not None and not article.check else ""

    def with_topic(
        self, topic: str, instruments: Iterable[str], matter: Matter = Matter.ASSISTANCE
    ) -> tuple[tuple[str, Article], ...]:
        """Which of these texts deal with a topic, and where, in the order given."""
        found = ((one, self.article(one, topic, matter)) for one in instruments)
        return tuple((one, article) for one, article in found if article is not None)

    def has_article(self, instrument: str, article: str) -> bool | None:
        """Whether the map knows an article of a text; None where it knows too little of the text to say."""
        base = self.bases.get(instrument)
        if base is None or is_resolution(instrument):
            return None
        known = {_head(one) for at in base.topics.values() for one in article_ids(at.text)}
        known |= {_head(one.article) for one in (*base.content, *base.extradition_content)}
        known |= {_head(one) for text in base.offences for one in article_ids(text)}
        return None if not known else _head(article) in known

    def defines(self, instrument: str, article: str) -> bool | None:
        """Whether an article of a text defines offences; None where the map does not say which do."""
        base = self.bases.get(instrument)
        known = {_head(one) for text in (base.offences if base else ()) for one in article_ids(text)}
        return _head(article) in known if known else None

    def verb(self, resolution: int, paragraph: str) -> str:
        """The verb of a resolution's paragraph ("3(g)" and, failing that, "3"); empty where not known."""
        verbs = self.resolutions.get(resolution, {})
        return verbs.get(paragraph) or verbs.get(_head(paragraph), "")

    def with_bases(self, bases: Iterable[Base]) -> Law:
        """The same with further texts."""
        return Law({**self.bases, **{base.id: base for base in bases}}, self.limits, self.severities, self.resolutions)


def article_ids(text: str) -> tuple[str, ...]:
    """The single articles of a citation: "44(16), 46(22)" are two; a span ("15–25") is all that it covers."""
    found: list[str] = []
    for part in text.split(","):
        first, dash, last = (one.strip() for one in part.partition("–"))
        if dash and first.isdecimal() and last.isdecimal():
            found.extend(map(str, range(int(first), int(last) + 1)))
        else:
            found.extend(_ARTICLE.findall(part))
    return tuple(found)


def _head(article: str) -> str:
    """The article of a paragraph: "18(15)(c)" is in "18"."""
    found = _HEAD.match(article.strip())
    return found[0].strip() if found else article.strip()
