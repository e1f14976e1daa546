"""Rules of requests that came to us: the grounds on which we may refuse, and our own clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from focalpoint.domain.requests.checks.draft import Draft
from focalpoint.domain.requests.checks.rule import Hit, Rule

_EXCLUDED: Final[Mapping[str, str]] = {"political": "political", "fiscal": "fiscal"}
"""Grounds that some texts forbid, by the topic of the article map that forbids them."""


def refusal_grounds(draft: Draft) -> Iterator[Hit]:
    """L:grounds: no refusal on a ground that a treaty in force excludes (FIN99 13, 14; BOM97 11; UNTOC 18(22))."""
    for item in draft.answers.items("in.grounds"):
        if item.get("applies") is not True:
            continue
        path, ground = f"in.grounds[{item.index}]", item.text("ground")
        topic = _EXCLUDED.get(ground)
        found = draft.law.with_topic(topic, draft.governing.texts, draft.governing.matter) if topic else ()
        sure = [(one, at) for one, at in found if not at.check]
        if sure:
            instrument, article = sure[0]
            yield Hit(f"{path}.ground", "excluded", {"instrument": instrument, "article": article.text},
                      f"{instrument} {article.text}")  # fmt: skip
        elif not item.text("explanation"):
            yield Hit(f"{path}.explanation", "no_reason")


def consulted_first(draft: Draft) -> Iterator[Hit]:
    """L:consultation: before a refusal the other State is consulted (UNTOC 16(16), 18(26); UNCAC 44(17), 46(26))."""
    topic = "consult_extradition" if draft.extradition else "consultation"
    found = [(one, at) for one, at in draft.law.with_topic(topic, draft.governing.texts) if not at.check]
    refused = draft.answers.text("in.decision") == "refuse"
    if refused and found and draft.answers.get("in.consult_until") is None:
        yield Hit("in.consult_until", source=f"{found[0][0]} {found[0][1].text}")


def our_clock(draft: Draft) -> Iterator[Hit]:
    """L:our_clock: we hold the person: the day on which we must release is ours to watch (ECE 16(4))."""
    since, until = draft.answers.get("in.held.since"), draft.answers.get("in.held.documents_until")
    if not isinstance(since, date):
        return
    if not isinstance(until, date):
        yield Hit("in.held.documents_until", "no_day", {"date": since})
    elif until < draft.world.today:
        yield Hit("in.held.documents_until", "passed", {"date": until})


def _incoming(draft: Draft) -> bool:
    return draft.incoming


RULES: Final = (
    Rule("L:grounds", refusal_grounds, _incoming),
    Rule("L:consultation", consulted_first, _incoming),
    Rule("L:our_clock", our_clock, _incoming),
)
