"""Rules of extradition X01–X13: documents by stage, offences, penalty, warrant, nationality, assurances, evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from focalpoint.domain.folding import fold
from focalpoint.domain.requests.answers import Item, State
from focalpoint.domain.requests.checks import wordings
from focalpoint.domain.requests.checks.draft import Draft
from focalpoint.domain.requests.checks.rule import Hit, Rule

ARREST: Final = "provisional_arrest"
ACCUSED: Final = "accused"
IN_ABSENTIA: Final = "in_absentia"
CONVICTED: Final = frozenset({"convicted", IN_ABSENTIA, "convicted_not_sentenced"})
_IDENTIFIERS: Final = (
    "x.person.photos",
    "x.person.fingerprints_annex",
    "x.person.passports",
    "x.person.personal_number",
    "x.person.marks",
    "x.person.parents",
)
_DAYS_A_MONTH: Final = 30
_DOCUMENTS: Final[Mapping[str, tuple[str, str]]] = {
    ACCUSED: ("x.warrant.annex", "ECE 12(2)(a)"),
    "convicted": ("x.judgment.annex", "ECE 12(2)(a)"),
    IN_ABSENTIA: ("x.judgment.annex", "ECE 12(2)(a)"),
    "convicted_not_sentenced": ("x.judgment.annex", "UN Model Treaty on Extradition 5(2)(e)"),
}


def x01_documents(draft: Draft) -> Iterator[Hit]:
    """X01: the documents of the stage are attached (ECE 12(2); UN Model Treaty 5(2)); see requests.md 3.1."""
    wanted = _DOCUMENTS.get(draft.stage)
    if wanted is None:
        return
    path, source = wanted
    number = draft.answers.get(path)
    if not draft.has_annex(number):
        cited = source if draft.governing.instrument == "ECE" else ""
        yield Hit(path, "warrant" if draft.stage == ACCUSED else "judgment", {"number": number}, cited, asked=True)
    if draft.stage == IN_ABSENTIA and draft.answers.state("x.absentia.notified.how") is State.UNANSWERED:
        yield Hit("x.absentia.notified.how", "notified", asked=True)


def x02_same_offences(draft: Draft) -> Iterator[Hit]:
    """X02: the offences of the request are among those of the warrant or judgment, and the same person's."""
    source = "x.judgment" if draft.stage in CONVICTED else "x.warrant"
    covered = {fold(str(one)) for one in draft.answers.gathered(f"{source}.offences")}
    if covered:
        for item in draft.charges:
            names = {fold(item.text("title")), fold(item.text("article"))} - {""}
            if names and not any(name in one or one in name for name in names for one in covered):
                yield Hit(f"x.off[{item.index}].title", source.removeprefix("x."), {"offence": item.text("title")})
    for item in draft.charges:
        for value in item.gathered("dates"):
            issued = draft.answers.get(f"{source}.date")
            if isinstance(value, date) and isinstance(issued, date) and value > issued:
                yield Hit(f"x.off[{item.index}].dates", "after", {"date": value, "last": issued})


def charge_years(draft: Draft, item: Item) -> float | None:
    """The maximum penalty of an offence in years; 99 for life; None where nobody can tell."""
    years = item.get("max_penalty_years")
    if isinstance(years, (int, float)):
        return float(years)
    for other in draft.offences:
        told = other.get("max_penalty_years")
        if isinstance(told, (int, float)) and fold(other.text("title")) == fold(item.text("title")):
            return float(told)
    return wordings.years_of(item.text("max_penalty"))


def x03_threshold(draft: Draft) -> Iterator[Hit]:
    """X03: one offence at least reaches the minimum penalty (ECE 2(1): one year); accessory ones are named (2(2))."""
    threshold = _number(draft, "accused_years")
    if threshold is None or draft.stage in CONVICTED:
        return
    told = [(item, charge_years(draft, item)) for item in draft.charges]
    known = [(item, years) for item, years in told if years is not None]
    below = [item for item, years in known if years < threshold]
    if known and len(below) == len(told):
        yield Hit("x.off[0].max_penalty", "below", {"n": threshold})
    elif below:
        yield Hit(f"x.off[{below[0].index}].max_penalty", "accessory", {"offence": below[0].text("title")})
    for item, years in told:
        if years is None and item.text("max_penalty"):
            yield Hit(f"x.off[{item.index}].max_penalty", "unread", {"offence": item.text("title")})


def _number(draft: Draft, name: str) -> float | None:
    """A threshold: of the requested State's own, else of the governing text."""
    base = draft.law.base(draft.governing.instrument or "")
    value = draft.profile.extras.get(name, base.values.get(name) if base else None)
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def x04_limitation(draft: Draft) -> Iterator[Hit]:
    """X04: limitation is computed for both States, or said to be unknown (ECE 10; EX4P 1: ours only)."""
    requesting_only = "EX4P" in draft.governing.texts
    for item in draft.charges:
        path = f"x.off[{item.index}].limitation"
        if item.state("limitation.requesting") is State.UNANSWERED:
            yield Hit(f"{path}.requesting", "requesting", {"offence": item.text("title")})
        if not requesting_only and item.state("limitation.requested") is State.UNANSWERED:
            yield Hit(f"{path}.requested", "requested", {"offence": item.text("title"), "state": draft.requested})


def x05_warrant(draft: Draft) -> Iterator[Hit]:
    """X05: a judge issued the warrant; it is in force and signed; its copy is authenticated (ECE 12(2)(a)).

    EX4P 2 accepts copies and electronic transmission unless originals were reserved.
    """
    answers = draft.answers
    for path, reason in (("x.warrant.valid", "not_valid"), ("x.warrant.signed", "not_signed")):
        if answers.get(path) is False:
            yield Hit(path, reason, asked=True)
    if not answers.text("x.warrant.judge") and not answers.text("x.warrant.court"):
        yield Hit("x.warrant.court", "no_judge", asked=True)
    if draft.stage != ARREST:
        yield from _copy(draft, "x.warrant.annex")


def x05_judgment(draft: Draft) -> Iterator[Hit]:
    """X05 for a judgment: enforceable, and its copy authenticated (ECE 12(2)(a): "immediately enforceable")."""
    if draft.stage in {"convicted", IN_ABSENTIA} and draft.answers.get("x.judgment.enforceable") is False:
        yield Hit("x.judgment.enforceable", "not_enforceable", asked=True)
    yield from _copy(draft, "x.judgment.annex")


def _copy(draft: Draft, path: str) -> Iterator[Hit]:
    number = draft.answers.get(path)
    annex = draft.annexes.get(int(number)) if isinstance(number, (int, float)) else None
    if annex is None or annex.get("certified") is True:
        return
    reserved = any(one.effect == "originals" for one in draft.world.reserved("EX4P", (draft.requested,)))
    if "EX4P" in draft.governing.texts and not reserved and draft.profile.originals != "originals":
        return
    yield Hit(f"annex[{annex.index}].certified", "copy", {"title": annex.text("title")})


def x06_nationality(draft: Draft) -> Iterator[Hit]:
    """X06: for a national of a State that refuses its own, a way out is chosen (ECE 6(2), FIN99 10(2), BOM97 8(2))."""
    answers = draft.answers
    national = answers.get("x.nat.requested.is_national")
    if national is None:
        states = {str(one) for one in answers.gathered("x.person.nationalities[].state")}
        national = True if draft.requested in states and draft.requested else None
    if national is True and not answers.text("x.nat.fallback"):
        yield Hit("x.nat.fallback", values={"state": draft.requested})


def assured(draft: Draft, kind: str) -> Item | None:
    """The assurance of a kind, where its text and who gives it are there."""
    for item in draft.answers.items("x.assur"):
        if item.text("kind") == kind and item.text("text") and item.text("authority"):
            return item
    return None


def x07_assurances(draft: Draft) -> Iterator[Hit]:
    """X07: where death or life without parole is possible, an authority that can bind gives an assurance (ECE 11).

    HRC, Judge v. Canada (2003); ECHR, Soering, Vinter, Sanchez-Sanchez.
    """
    answers = draft.answers
    for path, kind in (("x.dp", "death_penalty"), ("x.life", "life")):
        possible = answers.get(path) is True or (kind == "death_penalty" and _flagged(draft))
        given = assured(draft, kind)
        if possible and given is None and not (kind == "death_penalty" and "CL.ASSUR.DP" in draft.undertakings):
            yield Hit("x.assur", kind, {"state": draft.requested})
    for item in answers.items("x.assur"):
        if wordings.POLICE_OR_EMBASSY.search(item.text("authority")):
            yield Hit(f"x.assur[{item.index}].authority", "issuer", {"name": item.text("authority")})


def _flagged(draft: Draft) -> bool:
    return draft.answers.get("off.penalty_flag.death") is True


def x08_retrial(draft: Draft) -> Iterator[Hit]:
    """X08: convicted in absentia: retrial guaranteed by law (text) or by assurance (EX2P 3; Model Treaty 3(g))."""
    answers = draft.answers
    text = bool(answers.text("x.absentia.retrial")) or draft.has_annex(answers.get("x.absentia.retrial_annex"))
    if not text and assured(draft, "retrial") is None:
        source = "EX2P 3" if "EX2P" in draft.governing.texts else ""
        yield Hit("x.absentia.retrial", values={"state": draft.requested}, source=source)


def x10_identity(draft: Draft) -> Iterator[Hit]:
    """X10: two independent identifiers at least, and the photograph's date."""
    answers = draft.answers
    found = sum(answers.state(path) is State.ANSWERED for path in _IDENTIFIERS)
    found += answers.get("x.person.birth.date") is not None and bool(answers.text("x.person.birth.place"))
    if found < 2:
        yield Hit("x.person.passports", "few", {"n": found})
    for item in answers.items("x.person.photos"):
        if item.get("date") is None:
            yield Hit(f"x.person.photos[{item.index}].date", "photo")


def x11_role(draft: Draft) -> Iterator[Hit]:
    """X11: for each offence what this person did, when and where, not the group's doings only (ECE 12(2)(b))."""
    for item in draft.charges:
        for name, reason in (("participation", "role"), ("dates", "dates"), ("places", "places")):
            if item.state(name) is not State.ANSWERED:
                yield Hit(f"x.off[{item.index}].{name}", reason, {"offence": item.text("title")}, asked=True)


def x12_evidence(draft: Draft) -> Iterator[Hit]:
    """X12: a State that asks for it gets evidence for each element (London Scheme: prima facie, record of the case)."""
    evidence = draft.answers.items("x.evid")
    if not evidence:
        reserved = any(one.effect == "evidence" for one in draft.world.reserved("ECE", (draft.requested,)))
        known = draft.profile.evidence or draft.profile.tradition
        reason = "reserved" if reserved else "none" if known else "unknown"
        yield Hit("x.evid", reason, {"state": draft.requested})
    for item in evidence:
        if not item.text("witness") and item.get("annex") is None:
            yield Hit(f"x.evid[{item.index}].witness", "anonymous")


def x13_law(draft: Draft) -> Iterator[Hit]:
    """X13: the law's text covers offence, penalty and participation (must), limitation and jurisdiction (risk)."""
    covered = {str(one) for one in draft.answers.gathered("x.law.covers")}
    for item in draft.charges:
        number = item.get("text_annex")
        if not draft.has_annex(number):
            yield Hit(
                f"x.off[{item.index}].text_annex",
                "offence",
                {"offence": item.text("title"), "number": number},
                asked=True,
            )
    for part in ("penalty", "participation"):
        if covered and part not in covered:
            yield Hit("x.law.covers", part, asked=part == "penalty")
    for part in ("limitation", "jurisdiction"):
        if covered and part not in covered:
            yield Hit("x.law.covers", part)


def _extradition(draft: Draft) -> bool:
    return draft.extradition


def _full(draft: Draft) -> bool:
    return draft.extradition and draft.stage != ARREST


def _accused(draft: Draft) -> bool:
    return draft.extradition and draft.stage in {ACCUSED, ARREST}


RULES: Final = (
    Rule("X01", x01_documents, _full),
    Rule("X02", x02_same_offences, _extradition),
    Rule("X03", x03_threshold, _accused),
    Rule("X04", x04_limitation, _full),
    Rule("X05", x05_warrant, _accused),
    Rule("X05", x05_judgment, lambda draft: draft.extradition and draft.stage in CONVICTED),
    Rule("X06", x06_nationality, _extradition),
    Rule("X07", x07_assurances, _extradition),
    Rule("X08", x08_retrial, lambda draft: draft.extradition and draft.stage == IN_ABSENTIA),
    Rule("X10", x10_identity, _extradition),
    Rule("X11", x11_role, _full),
    Rule("X12", x12_evidence, lambda draft: draft.extradition and draft.stage in {ACCUSED, IN_ABSENTIA}),
    Rule("X13", x13_law, _full),
)
