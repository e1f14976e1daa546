"""The types' own checks: hearings, service, transfer, searches, records, banks (requests.md 2.4.1–2.4.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from focalpoint.domain.requests import identifiers
from focalpoint.domain.requests.answers import Item
from focalpoint.domain.requests.checks import wordings
from focalpoint.domain.requests.checks.draft import Draft
from focalpoint.domain.requests.checks.rule import Hit, Rule, each_type

WITNESS: Final = "witness_statement_testimony"
VIDEO: Final = "hearing_by_video_link"
TELEPHONE: Final = "telephone_hearing"
SERVICE: Final = "service_of_documents"
APPEARANCE: Final = "voluntary_appearance_of_person"
TRANSFER: Final = "transfer_of_persons_in_custody_to_testify_assist"
SEARCH: Final = "search_and_seizure"
BANK: Final = "bank_and_financial_records"
_ACCOUNTS: Final = (BANK, "account_monitoring")
_PERIODS: Final = (
    BANK, "originals_or_certified_copies_government_business_records", "subscriber_data",
    "traffic_transactional_data_stored", "content_stored", "preservation",
)  # fmt: skip
_DEFENDANT: Final = frozenset({"suspect", "accused"})
_NOTICE_DAYS: Final = 60
_SERVICE_DAYS: Final = 50
"""ECMA 7(3): what a State may ask for a summons on an accused."""
_OLD_INFORMATION: Final = timedelta(days=30)
_NOT_DIGITS: Final = re.compile(r"\D+")
_KEPT_YEARS: Final = 10
"""What many banks keep."""


def role_of(draft: Draft, item: Item) -> str:
    """The role of the person whom an entry is about: as the entry says, else as the list of persons does."""
    told = item.text("fields.role")
    if told:
        return told
    person = item.text("fields.person") or item.text("fields.addressee")
    return next((one.text("role") for one in draft.persons if person in {one.id, one.text("names.latin")}), "")


def day_of(value: object) -> date | None:
    """The civil day of an answer that is a date or an instant."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


_UNSWORN: Final = frozenset({"", "none", "no", "no oath", "unsworn", "not sworn", "without oath"})
"""What says that nobody is sworn; whatever else a file says of the oath is taken for one."""


def accused_under_oath(draft: Draft, *types: str) -> Iterator[Hit]:
    """An accused is not heard as a witness under oath: nobody testifies against himself (ICCPR 14(3)(g))."""
    for item, path in draft.entries(*types):
        if item.text("fields.oath").casefold() not in _UNSWORN and role_of(draft, item) in _DEFENDANT:
            yield Hit(f"{path}.oath")


def witness_accused(draft: Draft) -> Iterator[Hit]:
    """T:witness_statement_testimony.accused: no suspect or accused is sworn as a witness (ICCPR 14(3)(g))."""
    yield from accused_under_oath(draft, WITNESS)


def witness_questions(draft: Draft) -> Iterator[Hit]:
    """T:witness_statement_testimony.questions: a list of questions, or the topics (UNTOC 18(15)(d))."""
    for item, path in draft.entries(WITNESS):
        if not item.gathered("fields.questions") and not draft.has_annex(item.get("fields.questions_annex")):
            yield Hit(f"{path}.questions")


def witness_caution(draft: Draft) -> Iterator[Hit]:
    """T:witness_statement_testimony.caution: the caution that our law asks is annexed (UN Model Treaty 11)."""
    for item, path in draft.entries(WITNESS):
        if role_of(draft, item) in _DEFENDANT and not draft.has_annex(item.get("fields.caution_annex")):
            yield Hit(f"{path}.caution_annex")


def video_accused(draft: Draft) -> Iterator[Hit]:
    """T:hearing_by_video_link.accused: no oath of an accused; his hearing needs his consent (MA2P 9(8))."""
    yield from (Hit(hit.field, "oath") for hit in accused_under_oath(draft, VIDEO))
    for item, path in draft.entries(VIDEO):
        if role_of(draft, item) in _DEFENDANT and item.get("fields.consent") is not True:
            yield Hit(f"{path}.consent", _video_basis(draft))


def _video_basis(draft: Draft) -> str:
    """Whether MA2P 9 asks it, or good practice under UNTOC 18(18)."""
    return "ma2p" if "MA2P" in draft.governing.texts else "practice"


def video_judge(draft: Draft) -> Iterator[Hit]:
    """T:hearing_by_video_link.judge: a judicial authority of the requested State is present (MA2P 9(5)(a))."""
    for item, path in draft.entries(VIDEO):
        if item.get("fields.requested_judicial_authority_present") is not True:
            yield Hit(f"{path}.requested_judicial_authority_present", _video_basis(draft))


def video_decline(draft: Draft) -> Iterator[Hit]:
    """T:hearing_by_video_link.decline: the law on the right not to testify is annexed (MA2P 9(5)(e))."""
    for item, path in draft.entries(VIDEO):
        if not draft.has_annex(item.get("fields.refusal_law_annex")):
            yield Hit(f"{path}.refusal_law_annex", _video_basis(draft))


def hearing_dates(draft: Draft) -> Iterator[Hit]:
    """T:hearing_by_video_link.dates: to come, with the zone's offset, with alternatives, in time (two months)."""
    notice = draft.profile.number("notice_days", _NOTICE_DAYS)
    for item, path in draft.entries(VIDEO):
        when = item.get("fields.date")
        day = day_of(when)
        if day is None:
            continue
        if day < draft.day:
            yield Hit(f"{path}.date", "past", {"date": day})
        elif (day - draft.day).days < notice and draft.answers.text("hdr.urgency") in {"", "routine"}:
            yield Hit(f"{path}.date", "notice", {"n": int(notice), "date": day})
        if isinstance(when, datetime) and when.tzinfo is None:
            yield Hit(f"{path}.date", "zone")
        if len(item.gathered("fields.alternatives")) < 2:
            yield Hit(f"{path}.alternatives", "alternatives")


def telephone_willing(draft: Draft) -> Iterator[Hit]:
    """T:telephone_hearing.willing: the person is willing, and is no accused (MA2P 10(2))."""
    for item, path in draft.entries(TELEPHONE):
        if item.get("fields.willing") is False:
            yield Hit(f"{path}.willing", "unwilling")
        if role_of(draft, item) in _DEFENDANT:
            yield Hit(f"{path}.person", "accused")


def service_threat(draft: Draft) -> Iterator[Hit]:
    """T:service_of_documents.threat: no sanction that would work abroad is threatened (ECMA 8: none follows)."""
    for item, path in draft.entries(SERVICE):
        if item.get("fields.threat_of_sanction") is True or wordings.THREAT.search(item.text("fields.summary")):
            yield Hit(f"{path}.threat_of_sanction")


def service_time(draft: Draft) -> Iterator[Hit]:
    """T:service_of_documents.time: the summons can reach the addressee in time (ECMA 7(3): up to 50 days)."""
    wanted = draft.profile.number("service_days", _SERVICE_DAYS)
    for item, path in draft.entries(SERVICE):
        day = day_of(item.get("fields.hearing_date"))
        if day is not None and day <= draft.day:
            yield Hit(f"{path}.hearing_date", "past", {"date": day})
        elif day is not None and (day - draft.day).days < wanted:
            yield Hit(f"{path}.hearing_date", "notice", {"n": int(wanted), "date": day})


def safe_conduct(draft: Draft) -> Iterator[Hit]:
    """T:voluntary_appearance_of_person.safe_conduct: the days of the treaty (UNTOC 18(27), ECMA 12(3): fifteen)."""
    base = draft.law.base(draft.governing.instrument or "")
    days = base.values.get("safe_conduct_days") if base else None
    for item, path in draft.entries(APPEARANCE):
        offered = item.get("fields.safe_conduct_days")
        if isinstance(offered, (int, float)) and isinstance(days, (int, float)) and offered < days:
            yield Hit(f"{path}.safe_conduct_days", values={"n": int(days), "instrument": draft.governing.instrument})


def transfer_consent(draft: Draft) -> Iterator[Hit]:
    """T:transfer….consent: free and informed, in writing (UNTOC 18(10)(a), BOM97 13(1)(a), FIN99 16(1)(a))."""
    for item, path in draft.entries(TRANSFER):
        consent = item.get("fields.consent") is True or draft.has_annex(item.get("fields.consent_annex"))
        if not consent:
            yield Hit(f"{path}.consent", "ask" if item.get("fields.ask_them_for_consent") is True else "missing")


def transfer_dates(draft: Draft) -> Iterator[Hit]:
    """T:transfer….dates: back before the sentence ends, and after leaving (ECMA 11(1)(d), 11(2))."""
    for item, path in draft.entries(TRANSFER):
        out, back = day_of(item.get("fields.date_out")), day_of(item.get("fields.date_back"))
        ends = day_of(item.get("fields.sentence_end"))
        if out and back and back < out:
            yield Hit(f"{path}.date_back", "order", {"first": out, "last": back})
        if ends and back and ends < back:
            yield Hit(f"{path}.sentence_end", "ends", {"date": ends, "last": back})
        if item.gathered("fields.transit_states") and item.get("fields.transit_permission") is not True:
            yield Hit(f"{path}.transit_permission", "transit")


def transfer_not_trial(draft: Draft) -> Iterator[Hit]:
    """T:transfer….trial: nobody is lent to stand trial: that is extradition (ECMA 11(1))."""
    for item, path in draft.entries(TRANSFER):
        if role_of(draft, item) in _DEFENDANT:
            yield Hit(f"{path}.person")


def search_information(draft: Draft) -> Iterator[Hit]:
    """T:search_and_seizure.information: no older than thirty days: that the items are there now."""
    for item, path in draft.entries(SEARCH):
        day = day_of(item.get("fields.information_date"))
        if day is not None and draft.day - day > _OLD_INFORMATION:
            yield Hit(f"{path}.information_date", values={"date": day})


def search_privileged(draft: Draft) -> Iterator[Hit]:
    """T:search_and_seizure.privileged: lawyers', press and medical premises have a protocol of their own."""
    for item, path in draft.entries(SEARCH):
        if item.text("fields.premises.privileged") not in {"", "none"} and not item.text("fields.third_party_protocol"):
            yield Hit(f"{path}.third_party_protocol")


def bank_account(draft: Draft, type_id: str) -> Iterator[Hit]:
    """T:….account: an IBAN's check digits; as found in an annex it stands (ISO 13616)."""
    test = draft.context.identifiers.get("iban", identifiers.iban)
    for item, path in draft.entries(type_id):
        number = item.text("fields.account_no")
        if number and identifiers.looks_like_iban(number) and not test(number):
            reason = "found" if item.text("fields.account_source") else "iban"
            yield Hit(f"{path}.account_no", reason, {"number": number})


def period(draft: Draft, type_id: str) -> Iterator[Hit]:
    """T:….period: begins before it ends, no later than today, within what banks keep."""
    for item, path in draft.entries(type_id):
        first, last = day_of(item.get("fields.period_from")), day_of(item.get("fields.period_to"))
        if first and last and last < first:
            yield Hit(f"{path}.period_to", "order", {"first": first, "last": last})
        if last and last > draft.world.today and item.type != "preservation":
            yield Hit(f"{path}.period_to", "future", {"date": last})
        if first and item.type == BANK and (draft.world.today - first).days > _KEPT_YEARS * 365:
            yield Hit(f"{path}.period_from", "kept", {"date": first})


def bank_fiu(draft: Draft) -> Iterator[Hit]:
    """T:bank_and_financial_records.fiu: no financial-intelligence material as evidence without consent."""
    for item, path in draft.entries(BANK):
        used = item.get("fields.fiu_material_used_as_evidence") is True
        if used and item.get("fields.fiu_consent") is not True:
            yield Hit(f"{path}.fiu_consent")


def bank_amounts(draft: Draft) -> Iterator[Hit]:
    """T:bank_and_financial_records.amounts: the amounts of the table stand in the facts."""
    facts = _NOT_DIGITS.sub("", draft.narrative)
    for item, path in draft.entries(BANK):
        for row in item.items("fields.transactions"):
            amount = row.get("amount")
            if isinstance(amount, (int, float)) and facts and abs(amount) < 1e15 and str(int(amount)) not in facts:
                yield Hit(f"{path}.transactions[{row.index}].amount", values={"amount": amount})


def tip_off(draft: Draft, _type_id: str) -> Iterator[Hit]:
    """T:….tip_off: the holder is not told (hdr.no_tip_off)."""
    if draft.answers.get("hdr.no_tip_off") is not True:
        yield Hit("hdr.no_tip_off")


def has(*types: str) -> Callable[[Draft], bool]:
    """For rules of requests in which one of these types is asked for."""
    return lambda draft: not draft.types.isdisjoint(types)


RULES: Final = (
    Rule(f"T:{WITNESS}.accused", witness_accused, has(WITNESS)),
    Rule(f"T:{WITNESS}.questions", witness_questions, has(WITNESS)),
    Rule(f"T:{WITNESS}.caution", witness_caution, has(WITNESS)),
    Rule(f"T:{VIDEO}.accused", video_accused, has(VIDEO)),
    Rule(f"T:{VIDEO}.judge", video_judge, has(VIDEO)),
    Rule(f"T:{VIDEO}.decline", video_decline, has(VIDEO)),
    Rule(f"T:{VIDEO}.dates", hearing_dates, has(VIDEO)),
    Rule(f"T:{TELEPHONE}.willing", telephone_willing, has(TELEPHONE)),
    Rule(f"T:{SERVICE}.threat", service_threat, has(SERVICE)),
    Rule(f"T:{SERVICE}.time", service_time, has(SERVICE)),
    Rule(f"T:{APPEARANCE}.safe_conduct", safe_conduct, has(APPEARANCE)),
    Rule(f"T:{TRANSFER}.consent", transfer_consent, has(TRANSFER)),
    Rule(f"T:{TRANSFER}.dates", transfer_dates, has(TRANSFER)),
    Rule(f"T:{TRANSFER}.trial", transfer_not_trial, has(TRANSFER)),
    Rule(f"T:{SEARCH}.information", search_information, has(SEARCH)),
    Rule(f"T:{SEARCH}.privileged", search_privileged, has(SEARCH)),
    *each_type(_ACCOUNTS, "account", bank_account),
    *each_type(_PERIODS, "period", period),
    Rule(f"T:{BANK}.fiu", bank_fiu, has(BANK)),
    Rule(f"T:{BANK}.amounts", bank_amounts, has(BANK)),
    *each_type(_ACCOUNTS, "tip_off", tip_off),
)
