"""Rules about the legal basis: what the governing text asks for, who is party, and which clause has an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from focalpoint.domain.requests.answers import Item, State
from focalpoint.domain.requests.checks.draft import Draft
from focalpoint.domain.requests.checks.rule import Hit, Rule
from focalpoint.domain.requests.governing import Standing, treaty_offences, untoc_gaps
from focalpoint.domain.requests.instrument_ids import RECIPROCITY, is_resolution
from focalpoint.domain.requests.law import ContentItem, Matter, Rank

GOOD_PRACTICE: Final = tuple(
    ContentItem(element, "") for element in ("authority", "subject", "facts", "assistance", "person", "purpose")
)
"""What is asked where the governing text has no list: the six items of UNTOC 18(15), uncited (point 18)."""

_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "authority": "auth.requesting.name",
        "subject": "auth.conducting.function",
        "facts": "facts.summary",
        "assistance": "asst",
        "person": "subj",
        "purpose": "purp",
        "law": "off",
        "offence": "off",
        "warrant": "x.warrant.number",
        "data": "asst",
        "custodian": "asst",
        "necessity": "asst",
        "followup": "asst",
    }
)
"""Where each thing of a content list is answered."""


def g01_content(draft: Draft) -> Iterator[Hit]:
    """G01: everything that the governing text lists is in the request. UNTOC 18(15), UNCAC 46(15), ECMA 14, ECE 12."""
    base = draft.law.base(draft.governing.instrument or "")
    items = (base.content if base else ()) or GOOD_PRACTICE
    missing = [item for item in items if not _has(draft, item.element)]
    if missing:
        yield Hit(
            _FIELDS.get(missing[0].element, ""),
            values={"elements": tuple(item.element for item in missing), "instrument": draft.governing.instrument},
            source=", ".join(
                dict.fromkeys(f"{draft.governing.instrument} {item.article}" for item in missing if item.article)
            ),
            asked=any(item.article for item in missing),
        )


def _has(draft: Draft, element: str) -> bool:
    """Whether a request holds a thing of a content list."""
    answers = draft.answers
    if element in _OF_ENTRIES:
        return all(
            any(item.state(f"fields.{path}") is State.ANSWERED for path in _OF_ENTRIES[element])
            for item, _ in draft.asked
        ) and bool(draft.asked)
    if element == "subject":
        return bool(answers.text("proc.stage") and answers.text("auth.conducting.name")) and bool(
            answers.text("auth.conducting.function")
        )
    if element in {"facts", "law", "offence"} and draft.service_only:
        return True  # not needed for service of documents
    if element == "person":
        return answers.state("subj") in {State.ANSWERED, State.NONE, State.UNKNOWN}  # "where possible"
    if element == "assistance":
        return bool(draft.types)
    return answers.state(_FIELDS.get(element, element)) is State.ANSWERED


_OF_ENTRIES: Final[Mapping[str, tuple[str, ...]]] = {
    "data": ("data", "identifiers", "account", "log_types", "categories"),
    "custodian": ("custodian.name", "provider.name"),
    "necessity": ("necessity", "relevance", "probable_cause"),
    "followup": ("followup_statement", "preservation_ticket"),
}


def g03_in_force(draft: Draft) -> Iterator[Hit]:
    """G03: each cited treaty was in force for both States at the request and, for extradition, at the offence."""
    offence = min((one for one in _offence_days(draft)), default=None)
    for place, cited in enumerate(draft.listed):
        field = f"basis.list[{place}].instrument"
        if is_resolution(cited.instrument) or cited.instrument == RECIPROCITY or not draft.other:
            continue
        standing = next((one for one in draft.governing.candidates if one.instrument == cited.instrument), None)
        values = {"instrument": cited.instrument, "state": draft.other}
        told = draft.world.both_party(cited.instrument, draft.other, draft.day)
        if told is None:
            states = standing.states if standing else (draft.world.own_state, draft.other)
            yield Hit(field, "unknown", {"instrument": cited.instrument, "states": states})
        elif told is False:
            late = standing is not None and standing.standing is Standing.NOT_IN_FORCE
            yield Hit(field, "not_in_force" if late else "not_party", values)
        elif standing is not None and standing.standing is Standing.RESERVED:
            yield Hit(field, "reserved", values)
        elif offence and draft.world.both_party(cited.instrument, draft.other, offence) is False:
            yield Hit(field, "before", {**values, "date": offence})
        yield from _statements(draft, cited.instrument, field)


def _statements(draft: Draft, instrument: str, field: str) -> Iterator[Hit]:
    """What the other State reserved or declared to a text that is cited: it is there to be read."""
    made = draft.world.reserved(instrument, (draft.other,))
    if made and draft.world.both_party(instrument, draft.other, draft.day):
        articles = tuple(dict.fromkeys(one.article for one in made if one.article))
        reason = "read" if articles else "read_all"
        yield Hit(field, reason, {"state": draft.other, "instrument": instrument, "articles": articles})


def _offence_days(draft: Draft) -> Iterator[date]:
    for value in (*draft.answers.gathered("off[].date_from"), *draft.answers.gathered("x.off[].dates")):
        if isinstance(value, date):
            yield value


def g04_covers(draft: Draft) -> Iterator[Hit]:
    """G04: at least one basis covers the offence, and one the type of assistance (UNTOC 3, FIN99 2, BOM97 13)."""
    texts = draft.governing.texts
    general = any(_is_general(draft, one) for one in texts)
    offences = set(treaty_offences(draft.request))
    listed_offences = draft.offences or draft.charges
    if texts and listed_offences and not general and not offences & set(texts):
        yield Hit("off[0].treaty_offence.instrument", "offence", {"instrument": draft.governing.instrument})
    for item, _ in draft.asked:
        topic = _NEEDED.get(item.type)
        if topic is None or not draft.treaties:
            continue
        if not draft.law.with_topic(topic, texts):
            yield Hit(
                f"asst[{item.index}].type", "type", {"type": draft.type_title(item.type), "instruments": texts}
            )  # fmt: skip


_NEEDED: Final[Mapping[str, str]] = {
    "transfer_of_persons_in_custody": "transfer",
    "transfer_of_persons_in_custody_to_testify_assist": "transfer",
}
"""What cannot be done on a general duty of assistance: a person is moved only where an article lets him."""


def _is_general(draft: Draft, instrument: str) -> bool:
    """Whether a text covers offences of any kind, rather than its own."""
    base = draft.law.base(instrument)
    if base is None or base.rank in {Rank.BILATERAL, Rank.REGIONAL}:
        return True
    if instrument == "UNTOC":
        return not untoc_gaps(draft.request)
    return draft.governing.matter is Matter.ELECTRONIC and bool(base.measures)


def g05_sole_basis(draft: Draft) -> Iterator[Hit]:
    """G05: Tokyo 1963, MEX91, ETS 190 and the like are never the sole basis (TOK63 16(2): no obligation)."""
    treaties = draft.treaties
    bases = [draft.law.base(one.instrument) for one in treaties]
    if bases and all(base is not None and base.never for base in bases):
        yield Hit("basis.list[0].instrument", values={"instrument": treaties[0].instrument})


def g06_scope(draft: Draft) -> Iterator[Hit]:
    """G06: UNTOC only with its scope stated (2(a), 2(b), 3); UNCAC only for an offence established under it."""
    instruments = {one.instrument for one in draft.listed}
    if "UNTOC" in instruments:
        for path in untoc_gaps(draft.request):
            yield Hit(path, "untoc", {"label": draft.label(path)}, "UNTOC 2(a), 2(b), 3(1)")
    if "UNCAC" in instruments and "UNCAC" not in treaty_offences(draft.request):
        yield Hit("off[0].treaty_offence.instrument", "uncac", source="UNCAC 46(1)")


_CLAUSE_TOPICS: Final[Mapping[str, str]] = {
    "POL": "political",
    "FISC": "fiscal",
    "FISCAL": "fiscal",
    "BANK": "bank_secrecy",
    "SAFE": "safe_conduct",
    "TRANSF": "transfer",
}
"""Clauses that only an article carries, by the second part of their ids (``CL.POL.FIN99``)."""


def clause_topic(clause: str) -> tuple[str, str]:
    """What a clause is about, as a topic of the article map, and the text that its id names: both may be empty."""
    parts = clause.split(".")
    if len(parts) < 2 or parts[0] != "CL":
        return "", ""
    return _CLAUSE_TOPICS.get(parts[1], ""), parts[2] if len(parts) > 2 else ""


def g07_clauses(draft: Draft) -> Iterator[Hit]:
    """G07: a political, fiscal or bank-secrecy clause only where a text of the basis has the article."""
    for item in draft.answers.items("undert"):
        topic, named = clause_topic(item.text("clause"))
        if not topic:
            continue
        texts = (named,) if named else draft.cited
        found = draft.law.with_topic(topic, texts, draft.governing.matter)
        field = f"undert[{item.index}].clause"
        values: dict[str, object] = {"clause": item.text("clause"), "instrument": named or None}
        if not found:
            yield Hit(field, "political" if topic == "political" else "no_article", values)
        elif named and named not in draft.cited:
            yield Hit(field, "not_basis", values)
        elif all(article.check for _, article in found):
            yield Hit(field, "to_check", values)


def x09_political(draft: Draft) -> Iterator[Hit]:
    """X09: the political clause names an instrument that both States have joined (FIN99 14, BOM97 11, NUT05 15)."""
    for item in draft.answers.items("undert"):
        topic, named = clause_topic(item.text("clause"))
        if topic == "political" and named and draft.other:
            told = draft.world.both_party(named, draft.other, draft.day)
            if told is not True:
                reason = "unknown" if told is None else "not_party"
                yield Hit(f"undert[{item.index}].clause", reason, {"instrument": named, "state": draft.other})


def governing_named(draft: Draft) -> Iterator[Hit]:
    """L:governing: the text that governs stands first in the basis; another one needs a reason (UNTOC 18(7))."""
    governs, first = draft.governing, next(iter(draft.treaties), None)
    values = {
        "instrument": governs.preferred or governs.instrument,
        "other_instrument": first.instrument if first else None,
    }
    if governs.preferred:
        yield Hit("basis.list[0].instrument", "chosen", values)
    elif governs.instrument and first is not None and first.instrument != governs.instrument:
        yield Hit("basis.list[0].instrument", "other", values)


def articles_known(draft: Draft) -> Iterator[Hit]:
    """L:article: each cited article stands in the article map of its text."""
    for place, cited in enumerate(draft.listed):
        for article in cited.articles:
            if draft.law.has_article(cited.instrument, article) is False:
                yield Hit(
                    f"basis.list[{place}].articles", values={"article": article, "instrument": cited.instrument}
                )  # fmt: skip


def offence_articles_known(draft: Draft) -> Iterator[Hit]:
    """L:treaty_offence: the article named as the treaty's offence is one that defines offences."""
    pairs: list[tuple[Item, str, str]] = [(one, f"off[{one.index}].treaty_offence", "treaty_offence") for one in
                                          draft.offences]  # fmt: skip
    pairs += [(one, f"x.off[{one.index}].treaty_article", "treaty_article") for one in draft.charges]
    for item, path, name in pairs:
        instrument, article = item.text(f"{name}.instrument"), item.text(f"{name}.article")
        base = draft.law.base(instrument) if instrument else None
        if article and base is not None and base.offences and draft.law.defines(instrument, article) is False:
            yield Hit(f"{path}.article", values={"article": article, "instrument": instrument})


def reciprocity(draft: Draft) -> Iterator[Hit]:
    """L:reciprocity: without a treaty the letter undertakes reciprocity, as many States' law asks (basis.recip)."""
    if draft.governing.reciprocity and not _undertaken(draft):
        yield Hit("basis.recip", values={"state": draft.other})


def _undertaken(draft: Draft) -> bool:
    listed = any(one.instrument == RECIPROCITY for one in draft.listed)
    return listed or draft.answers.get("basis.recip") is True or "CL.RECIP" in draft.undertakings


def _with_treaty(draft: Draft) -> bool:
    return draft.governing.matter is not Matter.NONE


def _asks_assistance(draft: Draft) -> bool:
    return draft.kind in {"mla", "preservation"}


def _is_request(draft: Draft) -> bool:
    return draft.kind in {"mla", "preservation", "extradition"}


def _all(*tests: Callable[[Draft], bool]) -> Callable[[Draft], bool]:
    return lambda draft: all(test(draft) for test in tests)


RULES: Final = (
    Rule("G01", g01_content, _asks_assistance),
    Rule("G03", g03_in_force, _with_treaty),
    Rule("G04", g04_covers, _all(_is_request, _with_treaty)),
    Rule("G05", g05_sole_basis),
    Rule("G06", g06_scope),
    Rule("G07", g07_clauses),
    Rule("X09", x09_political, lambda draft: draft.extradition),
    Rule("L:governing", governing_named, _with_treaty),
    Rule("L:article", articles_known),
    Rule("L:treaty_offence", offence_articles_known),
    Rule("L:reciprocity", reciprocity, _is_request),
)
