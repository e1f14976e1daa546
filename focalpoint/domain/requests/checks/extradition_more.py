"""Rules of extradition X14–X24, and the conditions of requests.md 3.3 that have no rule of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from focalpoint.domain.folding import fold
from focalpoint.domain.requests.answers import State
from focalpoint.domain.requests.checks import wordings
from focalpoint.domain.requests.checks.draft import Draft
from focalpoint.domain.requests.checks.extradition import ARREST, CONVICTED, assured
from focalpoint.domain.requests.checks.names import Spellings
from focalpoint.domain.requests.checks.rule import Hit, Rule
from focalpoint.domain.requests.limits import Weight

_CHILD: Final = 18
_MONTH: Final = 30
_LONG_AGO: Final = timedelta(days=365)


def x14_amended_law(draft: Draft) -> Iterator[Hit]:
    """X14: a law amended since the offence is explained (lex mitior; ICCPR 15(1))."""
    days = [one for one in draft.answers.gathered("x.off[].dates") if isinstance(one, date)]
    told = draft.answers.state("x.law.changed_since")
    if days and draft.day - min(days) > _LONG_AGO and told is State.UNANSWERED:
        yield Hit("x.law.changed_since", values={"date": min(days)})


def x15_deadline(draft: Draft) -> Iterator[Hit]:
    """X15: what must be there by the last day can be: today, the translation and the courier (ECE 16(4))."""
    answers = draft.answers
    needed = 0
    for path in ("x.delivery.translation_days", "x.delivery.courier_days"):
        days = answers.get(path)
        needed += int(days) if isinstance(days, (int, float)) and 0 <= days < 10_000 else 0
    if answers.get("x.delivery.electronic_copy") is True:
        courier = answers.get("x.delivery.courier_days")
        needed -= int(courier) if isinstance(courier, (int, float)) and 0 <= courier < 10_000 else 0
    arrives = draft.world.today + timedelta(days=needed)
    late = [one for one in draft.limits if one.rule.purpose == "documents" and one.on < arrives]
    if late:
        gravest = next((one for one in late if one.rule.weight is Weight.HARD), late[0])
        yield Hit(
            "x.delivery.courier_days",
            "check" if gravest.rule.check else str(gravest.rule.weight),
            {"date": arrives, "last": gravest.on},
            f"{gravest.rule.instrument} {gravest.rule.article}".strip(),
        )


def x16_undertakings(draft: Draft) -> Iterator[Hit]:
    """X16: speciality and no re-extradition are undertaken (ECE 14, 15; UN Model Treaty 14)."""
    for clause in ("speciality", "no_reextradition"):
        if clause not in draft.undertakings and assured(draft, clause) is None:
            yield Hit("undert", clause)


def x17_transit(draft: Draft) -> Iterator[Hit]:
    """X17: the States crossed are listed, or it is said that there are none (ECE 21)."""
    if draft.answers.state("x.transit") is State.UNANSWERED:
        yield Hit("x.transit")


def x18_property(draft: Draft) -> Iterator[Hit]:
    """X18: what is to be handed over is listed, or it is said that nothing is (ECE 20)."""
    if draft.answers.state("x.property") is State.UNANSWERED:
        yield Hit("x.property")


def x19_others(draft: Draft) -> Iterator[Hit]:
    """X19: concurrent requests and pending proceedings are declared, or it is said that there are none (ECE 17, 19)."""
    for path, reason in (("x.concurrent", "concurrent"), ("x.pending", "pending")):
        if draft.answers.state(path) is State.UNANSWERED:
            yield Hit(path, reason)


def x20_arrest_text(draft: Draft) -> Iterator[Hit]:
    """X20: a request for provisional arrest says that a warrant exists and that a request will follow (ECE 16(2))."""
    answers = draft.answers
    known = any(answers.state(path) is State.ANSWERED for path in ("x.warrant.number", "x.judgment.number"))
    if answers.get("x.warrant.exists") is not True and not known:
        yield Hit("x.warrant.exists", "warrant", asked=True)
    if answers.get("x.request_will_follow") is not True:
        yield Hit("x.request_will_follow", "follows", asked=True)


def x21_torture(draft: Draft) -> Iterator[Hit]:
    """X21: where the State asks, that no evidence comes from torture (CAT 15; ECHR, Othman v. United Kingdom)."""
    wanted = draft.profile.no_torture_statement
    given = draft.answers.get("x.torture_statement") is True or "no_torture_evidence" in draft.undertakings
    if wanted is not False and not given:
        yield Hit("x.torture_statement", "asked" if wanted else "unknown", {"state": draft.requested})


def x22_sentence(draft: Draft) -> Iterator[Hit]:
    """X22: the sentence reaches the minimum: ECE 2(1) tests what was awarded (four months), others what remains."""
    answers, base = draft.answers, draft.law.base(draft.governing.instrument or "")
    values = {**(base.values if base else {}), **draft.profile.extras}
    for path, name, reason in (
        ("x.judgment.sentence_days", "awarded_months", "awarded"),
        ("x.judgment.remaining_days", "remaining_months", "remaining"),
    ):
        days, months = answers.get(path), values.get(name)
        if not isinstance(days, (int, float)) or not isinstance(months, (int, float)):
            continue
        if days < months * _MONTH:
            yield Hit(path, reason, {"n": int(months), "days": int(days)}, asked=True)


def x23_minor(draft: Draft) -> Iterator[Hit]:
    """X23: under 18 at the offence: no death penalty, no life without release (CRC 37(a)); juvenile law applies."""
    born = draft.answers.get("x.person.birth.date")
    days = [one for one in draft.answers.gathered("x.off[].dates") if isinstance(one, date)]
    if not isinstance(born, date) or not days or _age(born, min(days)) >= _CHILD:
        return
    for path, kind in (("x.dp", "death_penalty"), ("x.life", "life")):
        if draft.answers.get(path) is True:
            yield Hit(path, kind, {"date": born})
    yield Hit("x.person.birth.date", "juvenile", {"n": _age(born, min(days))})


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def x24_notice(draft: Draft) -> Iterator[Hit]:
    """X24: name, birth date and offence are the same as in the INTERPOL notice (R1 of requests.md 3.7)."""
    answers = draft.answers
    for notice in draft.context.notices:
        name = answers.text("x.person.names.latin")
        born = answers.get("x.person.birth.date")
        values = {"reference": notice.reference}
        if notice.name and name and not Spellings().same(notice.name, name):
            yield Hit("x.person.names.latin", "name", {**values, "name": notice.name})
        if notice.birth_date and isinstance(born, date) and born != notice.birth_date:
            yield Hit("x.person.birth.date", "birth", {**values, "date": notice.birth_date})
        titles = {fold(item.text("title")) for item in draft.charges}
        if notice.offence and titles and fold(notice.offence) not in titles:
            yield Hit("x.off[0].title", "offence", {**values, "offence": notice.offence})


def list_treaty(draft: Draft) -> Iterator[Hit]:
    """L:list_treaty: a list treaty that lacks terrorism: the offence is deemed included (FIN99 11(1), BOM97 9(1))."""
    agreement = draft.world.agreement(draft.governing.instrument or "")
    if agreement is None or agreement.lists_offences is not True or agreement.terrorism_listed is True:
        return
    if not draft.law.with_topic("deemed_included", draft.governing.texts):
        yield Hit("basis.list", values={"instrument": agreement.id})


def treaty_basis(draft: Draft) -> Iterator[Hit]:
    """L:treaty_basis: a State that extradites by treaty only "may, at its option" take the convention as basis."""
    governs = draft.governing.instrument
    article = draft.law.article(governs, "treaty_basis") if governs else None
    if article is not None:
        yield Hit("basis.list", values={"instrument": governs, "state": draft.requested},
                  source=f"{governs} {article.text}")  # fmt: skip


def place_of_commission(draft: Draft) -> Iterator[Hit]:
    """L:place_of_commission: outside our territory, the offence is treated as if also committed here (FIN99 11(4))."""
    ground = draft.answers.text("x.jur.ground")
    if ground and ground != "territory" and not draft.answers.text("x.jur.note"):
        found = draft.law.with_topic("place_of_commission", draft.governing.texts, draft.governing.matter)
        source = next((f"{one} {at.text}" for one, at in found if not at.check), "")
        yield Hit("x.jur.note", source=source)


def military_offence(draft: Draft) -> Iterator[Hit]:
    """L:extraordinary_court: a military or special court is a ground of refusal (Model Treaty 4(g); ECE 4)."""
    kind = draft.answers.text("x.court.kind")
    if kind in {"military", "special"} and assured(draft, "ordinary_court") is None:
        yield Hit("x.court.kind", kind)


def limitation_lapsed(draft: Draft) -> Iterator[Hit]:
    """L:limitation: what has lapsed at home is not requested (ECE 10, EX4P 1)."""
    for item in draft.offences:
        lapsed = item.get("limitation_date")
        if isinstance(lapsed, date) and lapsed < draft.day:
            yield Hit(f"off[{item.index}].limitation_date", values={"date": lapsed}, asked=True)


def ne_bis_in_idem(draft: Draft) -> Iterator[Hit]:
    """L:ne_bis_in_idem: every earlier decision anywhere is told, or that there is none (ECE 9, EX1P 2; ICCPR 14(7))."""
    if draft.answers.state("x.ne_bis") is State.UNANSWERED:
        yield Hit("x.ne_bis")


def amnesty(draft: Draft) -> Iterator[Hit]:
    """L:amnesty: an amnesty or pardon in force in the requested State bars extradition (EX2P 4)."""
    answers = draft.answers
    for path, reason in (("x.amnesty.requesting", "ours"), ("x.amnesty.requested", "theirs")):
        if answers.get(path) is True:
            yield Hit(path, reason, {"state": draft.requested})


def discrimination(draft: Draft) -> Iterator[Hit]:
    """L:discrimination: neutral words: belief and origin only as an element of the offence (ECE 3(2), HOS79 9(1))."""
    for path, text in draft.texts:
        if path.startswith(("facts.", "off.dual", "x.off", "purp")):
            found = wordings.BELIEF.search(text)
            if found:
                yield Hit(path, values={"words": found[0]})


def consular_access(draft: Draft) -> Iterator[Hit]:
    """L:fair_treatment: consular access is promised (FIN99 9(3), 17; BOM97 7(3), 14; HOS79 9(1)(b)(ii))."""
    if "consular_access" not in draft.undertakings and assured(draft, "consular") is None:
        yield Hit("undert")


def asylum(draft: Draft) -> Iterator[Hit]:
    """L:asylum: no word of contact with an asylum body (1951 Convention 33(2))."""
    for path, text in draft.texts:
        if wordings.ASYLUM.search(text):
            yield Hit(path)


def humanitarian(draft: Draft) -> Iterator[Hit]:
    """L:humanitarian: an illness that is known is answered by what care there will be (Model Treaty 4(h))."""
    if draft.answers.text("x.person.health") and assured(draft, "torture") is None:
        yield Hit("x.person.health")


def _extradition(draft: Draft) -> bool:
    return draft.extradition


def _full(draft: Draft) -> bool:
    return draft.extradition and draft.stage != ARREST


RULES: Final = (
    Rule("X14", x14_amended_law, _full),
    Rule("X15", x15_deadline, _full),
    Rule("X16", x16_undertakings, _full),
    Rule("X17", x17_transit, _full),
    Rule("X18", x18_property, _full),
    Rule("X19", x19_others, _full),
    Rule("X20", x20_arrest_text, lambda draft: draft.extradition and draft.stage == ARREST),
    Rule("X21", x21_torture, _full),
    Rule("X22", x22_sentence, lambda draft: draft.extradition and draft.stage in CONVICTED),
    Rule("X23", x23_minor, _extradition),
    Rule("X24", x24_notice, _extradition),
    Rule("L:limitation", limitation_lapsed, _extradition),
    Rule("L:list_treaty", list_treaty, _extradition),
    Rule("L:treaty_basis", treaty_basis, _full),
    Rule("L:place_of_commission", place_of_commission, _full),
    Rule("L:extraordinary_court", military_offence, _full),
    Rule("L:ne_bis_in_idem", ne_bis_in_idem, _full),
    Rule("L:amnesty", amnesty, _extradition),
    Rule("L:discrimination", discrimination),
    Rule("L:fair_treatment", consular_access, _full),
    Rule("L:asylum", asylum, _extradition),
    Rule("L:humanitarian", humanitarian, _full),
)
