"""What a letter is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from focalpoint.domain.instruments import Instrument
from focalpoint.domain.requests.answers import Answers, Request
from focalpoint.domain.requests.findings import Checked
from focalpoint.domain.requests.governing import Governing, other_state, with_agreements
from focalpoint.domain.requests.law import Law, Matter, Rank
from focalpoint.domain.requests.specification import Specification
from focalpoint.domain.requests.world import World

OF_EXTRADITION: Final[Mapping[str, Mapping[str, str]]] = {
    "UNTOC": {"fiscal": "16(15)", "dual_criminality": "16(1)"},
    "UNCAC": {"fiscal": "44(16)", "dual_criminality": "44(1)"},
}
"""What UNTOC and UNCAC say of a topic in their articles on extradition; the map has those on assistance."""
_UNCITED: Final = frozenset({"supplementary_information", "withdrawal"})
"""Kinds that follow a request which may have been one for assistance or for extradition: they cite no article."""
_OWN_ARTICLES: Final[Mapping[tuple[str, Matter], str]] = {
    ("UNTOC", Matter.EXTRADITION): "16",
    ("UNTOC", Matter.TRANSFER_OF_SENTENCED): "17",
    ("UNTOC", Matter.TRANSFER_OF_PROCEEDINGS): "21",
    ("UNCAC", Matter.EXTRADITION): "44",
    ("UNCAC", Matter.TRANSFER_OF_SENTENCED): "45",
    ("UNCAC", Matter.TRANSFER_OF_PROCEEDINGS): "47",
}
"""The one article of theirs on a matter other than assistance: what they say of assistance does not apply to it."""


@dataclass(frozen=True)
class Material:
    """A request with everything that its letter depends on, whatever the letter's language."""

    request: Request
    specification: Specification
    checked: Checked
    world: World
    law: Law
    instruments: Mapping[str, Instrument]
    """The catalogue of instruments by its ids, the office's own among them."""
    states: Mapping[str, str] = field(default_factory=dict)
    """The office's own names of States, by code."""

    @property
    def answers(self) -> Answers:
        """What is answered."""
        return self.request.answers

    @property
    def kind(self) -> str:
        """The kind of request."""
        return self.request.kind

    @property
    def governing(self) -> Governing:
        """Which text governs."""
        return self.checked.governing

    @property
    def incoming(self) -> bool:
        """Whether the other State asks us."""
        return self.request.kind == "incoming"

    @property
    def extradition(self) -> bool:
        """Whether extradition itself is asked for."""
        return self.request.kind == "extradition"

    @cached_property
    def other(self) -> str:
        """The other State's code; empty where it is not said."""
        return other_state(self.request)

    @cached_property
    def requested(self) -> str:
        """The State that is asked."""
        return self.world.own_state if self.incoming else self.other

    @cached_property
    def requesting(self) -> str:
        """The State that asks."""
        return self.other if self.incoming else self.world.own_state

    @cached_property
    def whole_law(self) -> Law:
        """The article map with the agreements between States that the world knows."""
        return with_agreements(self.law, self.world)

    @cached_property
    def family(self) -> tuple[str, ...]:
        """The governing text and the protocols to it that bind both States."""
        governs = self.governing.instrument
        if governs is None:
            return ()
        bases = self.whole_law.bases
        protocols = (
            one.instrument
            for one in self.governing.additional
            if one.instrument in bases and bases[one.instrument].supplements == governs
        )
        return (governs, *protocols)

    @property
    def treaty_governs(self) -> bool:
        """Whether a bilateral or regional treaty governs, which a convention on offences may add to or change."""
        base = self.whole_law.base(self.governing.instrument or "")
        return base is not None and base.rank in {Rank.BILATERAL, Rank.REGIONAL}

    def articles(self, topics: str, texts: tuple[str, ...], only: frozenset[str]) -> tuple[tuple[str, str], ...]:
        """The sure articles of these texts on the first of the topics that each deals with, reservations read."""
        if self.kind in _UNCITED:
            return ()
        found = []
        states = (self.world.own_state, self.other)
        for text in texts:
            if only and text not in only:
                continue
            article = next(filter(None, (self._article(text, topic) for topic in topics.split())), "")
            if article and not self.world.excluded(text, article, states):
                found.append((text, article))
        return tuple(found)

    def _article(self, text: str, topic: str) -> str:
        """Where a text deals with a topic in this matter."""
        article = self.whole_law.printable(text, topic)
        own = _OWN_ARTICLES.get((text, self.governing.matter))
        if own is None:
            return article
        if self.governing.matter is Matter.EXTRADITION:
            article = OF_EXTRADITION[text].get(topic, article)
        return article if article.partition("(")[0].strip() == own else ""
