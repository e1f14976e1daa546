"""Rules for every request: addressee, dates, persons, nexus, urgency, the requested State's ways, approval."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from focalpoint.domain.folding import fold
from focalpoint.domain.requests.answers import Item
from focalpoint.domain.requests.checks import wordings
from focalpoint.domain.requests.checks.draft import ELECTRONIC_TYPES, Draft
from focalpoint.domain.requests.checks.rule import Hit, Rule
from focalpoint.domain.requests.shapes import FieldType

_FRESH: Final = timedelta(days=365)
_EXECUTION: Final = timedelta(days=365)
"""What executing a request is expected to take."""
_AGE_OF_REASON: Final = 10
_CHILD: Final = 18
_SERIOUS_YEARS: Final = 4
_EXEMPT_FROM_TEXTS: Final = frozenset({"preservation", "emergency_disclosure"})


def g02_addressee(draft: Draft) -> Iterator[Hit]:
    """G02: the requested State is another one, its authority its own, the directory entry younger than 12 months."""
    answers, own = draft.answers, draft.world.own_state
    if draft.incoming:
        if draft.other and draft.other == own:
            yield Hit("in.from_state", "own_state", {"state": own})
        addressed = answers.text("to.authority.state") or answers.text("to.state")
        if addressed and addressed != own:
            yield Hit("to.authority.state", "not_ours", {"state": addressed, "other_state": own})
        return
    state, authority = answers.text("to.state"), answers.text("to.authority.state")
    if state and state == own:
        yield Hit("to.state", "own_state", {"state": state})
    if state and authority and authority != state:
        yield Hit("to.authority.state", "other_authority", {"state": authority, "other_state": state})
    verified = answers.get("to.authority.last_verified")
    if isinstance(verified, date) and draft.world.today - verified > _FRESH:
        yield Hit("to.authority.last_verified", "old_entry", {"date": verified})


def g08_dates(draft: Draft) -> Iterator[Hit]:
    """G08: offence before investigation before request; the person at least ten years old at the offence."""
    answers = draft.answers
    opened = answers.get("proc.opened")
    for item in draft.offences:
        first, last = item.get("date_from"), item.get("date_to")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            yield Hit(f"off[{item.index}].date_to", "order", {"first": first, "last": last})
        for name, day in (("date_from", first), ("date_to", last)):
            if isinstance(day, date) and day > draft.day:
                yield Hit(f"off[{item.index}].{name}", "after_request", {"date": day, "last": draft.day})
        if isinstance(first, date) and isinstance(opened, date) and opened < first:
            yield Hit("proc.opened", "opened_before", {"date": opened, "first": first})
    if isinstance(opened, date) and opened > draft.day:
        yield Hit("proc.opened", "after_request", {"date": opened, "last": draft.day})
    earliest = min((day for day in _offence_days(draft)), default=None)
    if earliest is None:
        return
    for path, born, role in _births(draft):
        if role in {"suspect", "accused", "convicted"} and _age(born, earliest) < _AGE_OF_REASON:
            yield Hit(path, "age", {"date": born, "n": _age(born, earliest)})


def _offence_days(draft: Draft) -> Iterator[date]:
    for value in (*draft.answers.gathered("off[].date_from"), *draft.answers.gathered("x.off[].dates")):
        if isinstance(value, date):
            yield value


def _births(draft: Draft) -> Iterator[tuple[str, date, str]]:
    for item in draft.persons:
        born = item.get("birth_date")
        if isinstance(born, date):
            yield f"subj[{item.index}].birth_date", born, item.text("role")
    born = draft.answers.get("x.person.birth.date")
    if isinstance(born, date):
        yield "x.person.birth.date", born, "accused"


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def g09_limitation(draft: Draft) -> Iterator[Hit]:
    """G09: the offence does not lapse before the request can be executed, twelve months from today."""
    for item in draft.offences:
        lapses = item.get("limitation_date")
        if isinstance(lapses, date) and lapses - draft.world.today < _EXECUTION:
            reason = "lapsed" if lapses < draft.world.today else "soon"
            yield Hit(f"off[{item.index}].limitation_date", reason, {"date": lapses})


def g11_persons_known(draft: Draft) -> Iterator[Hit]:
    """G11: every person in what is asked stands in the list of persons, with a role."""
    ids = {item.id: item for item in draft.persons if item.id}
    names = {fold(item.text("names.latin")): item for item in draft.persons if item.text("names.latin")}
    for entry, kind in draft.asked:
        for spec in () if kind is None else kind.fields.values():
            if spec.type is not FieldType.PERSON:
                continue
            for value in entry.gathered(f"fields.{spec.id}"):
                person = ids.get(str(value)) or names.get(fold(str(value)))
                field = f"asst[{entry.index}].fields.{spec.id}".replace("[].", "[0].")
                if person is None:
                    yield Hit(field, "unknown", {"name": str(value)})
                elif not person.text("role"):
                    yield Hit(f"subj[{person.index}].role", "no_role", {"name": str(value)})


def g12_nexus(draft: Draft) -> Iterator[Hit]:
    """G12: each item sought says why it is there and what it proves; a must for coercive measures."""
    lines = draft.answers.items("facts.nexus")
    named = {fold(line.text("item")) for line in lines if line.text("why_there") or line.text("proves")}
    ids = {fold(item.id) for item, _ in draft.asked if item.id}
    by_id = bool(named & ids)
    spare = len(named)
    for item, kind in draft.asked:
        if kind is None or not kind.facts or item.type in _NO_NEXUS:
            continue
        told = fold(item.id) in named if by_id else spare > 0
        spare -= 0 if by_id else 1
        if not told:
            coercive = "coercive" if kind.coercive else "plain"
            yield Hit("facts.nexus", coercive, {"item": item.id or str(item.index + 1), "type": kind.title})


_NO_NEXUS: Final = ELECTRONIC_TYPES | {
    "spontaneous_information", "voluntary_disclosure", "preservation_direct_to_provider", "transfer_of_proceedings",
    "transfer_of_sentenced_person", "joint_investigation_team", "victim_family_notifications_consular",
}  # fmt: skip


def g16_text_annexed(draft: Draft) -> Iterator[Hit]:
    """G16: the text of the law is annexed for each offence; not for provisional arrest, preservation, service."""
    for item in draft.offences:
        number = item.get("text_annex")
        if not draft.has_annex(number):
            reason = "missing" if number is None else "not_in_list"
            yield Hit(f"off[{item.index}].text_annex", reason, {"offence": item.text("title"), "number": number})


def _needs_texts(draft: Draft) -> bool:
    needed = draft.kind in {"mla", "extradition"} and not draft.short
    return needed and not draft.service_only and not (bool(draft.types) and draft.types <= _EXEMPT_FROM_TEXTS)


def g17_deadline_reason(draft: Draft) -> Iterator[Hit]:
    """G17: a deadline has its reason (UNTOC 18(24), UNCAC 46(24))."""
    if draft.answers.get("hdr.deadline") is not None and not draft.answers.text("hdr.deadline_reason"):
        yield Hit("hdr.deadline_reason")


def g18_urgent_channel(draft: Draft) -> Iterator[Hit]:
    """G18: what is urgent does not go by diplomatic post alone (UNTOC 18(13): INTERPOL if urgent and agreed)."""
    urgent = draft.answers.text("hdr.urgency") in {"urgent", "emergency"}
    if urgent and draft.answers.text("to.channel") == "diplomatic":
        yield Hit("to.channel")


def g21_death_penalty(draft: Draft) -> Iterator[Hit]:
    """G21: where the death penalty is possible, an assurance that it is not sought, imposed or carried out."""
    given = "CL.ASSUR.DP" in draft.undertakings or any(
        item.text("kind") == "death_penalty" and item.text("text") for item in draft.answers.items("x.assur")
    )
    if draft.answers.get("off.penalty_flag.death") is True and not given:
        yield Hit("off.penalty_flag.death", values={"state": draft.requested})


def g22_vulnerable(draft: Draft) -> Iterator[Hit]:
    """G22: minors, victims of trafficking and asylum seekers: special care; no asylum claim is told abroad."""
    for path, born, _ in _births(draft):
        if _age(born, draft.day) < _CHILD:
            yield Hit(path, "minor", {"date": born})
    for path, text in draft.texts:
        if wordings.ASYLUM.search(text):
            yield Hit(path, "asylum")
        elif wordings.TRAFFICKING.search(text):
            yield Hit(path, "trafficking")


def g23_privileged(draft: Draft) -> Iterator[Hit]:
    """G23: nationals of the requested State, journalists, lawyers and diplomats: a note on privilege or immunity."""
    persons = [(f"subj[{item.index}]", item) for item in draft.persons]
    for path, item in persons:
        states = {str(one) for one in item.gathered("nationalities")}
        if draft.requested and draft.requested in states:
            yield Hit(f"{path}.nationalities", "national", {"state": draft.requested, "name": _name(item)})
        if wordings.PRIVILEGED.search(item.text("part")):
            yield Hit(f"{path}.part", "privileged", {"name": _name(item)})


def _name(item: Item) -> str:
    return item.text("names.latin") or item.text("names.original") or item.id


def g24_serious(draft: Draft) -> Iterator[Hit]:
    """G24: a State with a de minimis policy is told why the matter is serious (UNCAC 46(9)(b))."""
    years = [one for one in draft.answers.gathered("off[].max_penalty_years") if isinstance(one, (int, float))]
    told = [wordings.years_of(str(one)) or 0 for one in draft.answers.gathered("off[].max_penalty")]
    serious = max([*years, *told], default=0) >= _SERIOUS_YEARS or bool(draft.answers.gathered("vict[].harm"))
    if not serious and draft.requested and draft.profile.de_minimis != "":
        yield Hit("off", "policy" if draft.profile.de_minimis else "unknown", {"state": draft.requested})


def g25_restricted(draft: Draft) -> Iterator[Hit]:
    """G25: evidence received under a condition of use is not used beyond it (UNTOC 18(19), FIN99 12(3))."""
    for evidence in draft.context.restricted:
        if evidence.allowed or not evidence.reference:
            continue
        for path, text in draft.texts:
            if evidence.reference in text and path.startswith("facts."):
                yield Hit(path, values={"reference": evidence.reference, "state": evidence.state})


def g26_language(draft: Draft) -> Iterator[Hit]:
    """G26: the language is one that the State accepts, a translation is there, page counts agree (UNTOC 18(14))."""
    language = draft.answers.text("to.lang.language").lower()
    accepted = draft.profile.languages
    if language and accepted and language not in accepted:
        yield Hit("to.lang.language", "not_accepted", {"language": language, "languages": accepted})
    elif language and not accepted and not draft.to_provider:
        yield Hit("to.lang.language", "unknown", {"state": draft.requested})
    other = bool(language) and language != draft.request.language.lower()
    if other and draft.answers.get("to.lang.translation_attached") is not True:
        yield Hit("to.lang.translation_attached", "no_translation", {"language": language})
    yield from _page_counts(draft)


def _page_counts(draft: Draft) -> Iterator[Hit]:
    """A translation that is half as long as its original, or twice, has probably lost or gained pages."""
    first: dict[str, Item] = {}
    for item in draft.answers.items("annex"):
        title, pages = fold(item.text("title")), item.get("pages")
        if not title or not isinstance(pages, (int, float)) or pages <= 0:
            continue
        original = first.setdefault(title, item)
        before = original.get("pages")
        if original is item or not isinstance(before, (int, float)) or item.text("language") == original.text(
            "language"
        ):  # fmt: skip
            continue
        if not 0.5 <= pages / before <= 2:
            yield Hit(f"annex[{item.index}].pages", "pages", {"n": int(pages), "before": int(before)})


def g28_four_eyes(draft: Draft) -> Iterator[Hit]:
    """G28: who approves is another than who drafts, where the office has two or more officials (point 12)."""
    context = draft.context
    if context.officials >= 2 and context.approver and context.approver == context.drafter:
        yield Hit("sign.name", "same")
    elif context.final and not context.approver:
        yield Hit("sign.name", "nobody")


def g30_data_protection(draft: Draft) -> Iterator[Hit]:
    """G30: a State that asks for it is given the data-protection basis (MA2P 26, CY2P 14)."""
    wanted = draft.profile.data_protection_statement
    if wanted is not False and draft.requested and "data_protection" not in draft.undertakings:
        yield Hit("undert", "asked" if wanted else "unknown", {"state": draft.requested})


def unsigned_clauses(draft: Draft) -> Iterator[Hit]:
    """L:sign_off: clauses that the office has not signed off print in drafts only."""
    if draft.context.final and draft.context.unsigned_clauses:
        yield Hit("", values={"n": len(draft.context.unsigned_clauses), "clauses": draft.context.unsigned_clauses})


def _outgoing(draft: Draft) -> bool:
    return not draft.incoming


def _to_state(draft: Draft) -> bool:
    return draft.kind in {"mla", "preservation", "extradition", "transfer_of_proceedings", "incoming"}


RULES: Final = (
    Rule("G02", g02_addressee, lambda draft: not draft.to_provider),
    Rule("G08", g08_dates),
    Rule("G09", g09_limitation, _outgoing),
    Rule("G11", g11_persons_known),
    Rule("G12", g12_nexus, lambda draft: draft.kind == "mla"),
    Rule("G16", g16_text_annexed, _needs_texts),
    Rule("G17", g17_deadline_reason),
    Rule("G18", g18_urgent_channel, _outgoing),
    Rule("G21", g21_death_penalty, lambda draft: not draft.extradition),
    Rule("G22", g22_vulnerable),
    Rule("G23", g23_privileged, _to_state),
    Rule("G24", g24_serious, lambda draft: draft.kind == "mla" and not draft.service_only),
    Rule("G25", g25_restricted),
    Rule("G26", g26_language, _to_state),
    Rule("G28", g28_four_eyes, _outgoing),
    Rule("G30", g30_data_protection, lambda draft: draft.kind in {"mla", "preservation"}),
    Rule("L:sign_off", unsigned_clauses, _outgoing),
)
