"""The types' own checks: property, special techniques, electronic evidence (requests.md 2.4.3–2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from focalpoint.domain.requests import identifiers
from focalpoint.domain.requests.checks.draft import Draft
from focalpoint.domain.requests.checks.rule import Hit, Rule, each_type
from focalpoint.domain.requests.checks.types_evidence import day_of, has
from focalpoint.domain.requests.instrument_ids import resolution_number
from focalpoint.domain.requests.shapes import FieldType

FREEZE: Final = "freeze_restraint_seizure"
ENFORCE: Final = "confiscation_enforce_our_order"
OBTAIN: Final = "confiscation_ask_them_to_obtain_order"
MONITORING: Final = "account_monitoring"
DELIVERY: Final = "controlled_delivery"
INTERCEPTION: Final = "interception_of_communications_real_time_content"
REAL_TIME: Final = "real_time_traffic_data"
VESSEL: Final = "deferring_action_surveillance_of_vessels"
ASSETS: Final = "virtual_assets"
PRESERVATION: Final = "preservation"
EMERGENCY: Final = "emergency_disclosure"
CONTENT: Final = "content_stored"
WITH_ADDRESSES: Final = (
    PRESERVATION, EMERGENCY, "subscriber_data", "traffic_transactional_data_stored", CONTENT,
    "preservation_direct_to_provider", "voluntary_disclosure",
)  # fmt: skip
_LONGEST_WATCH: Final = timedelta(days=90)
_MOVED_PARTS: Final = frozenset({"explosive", "chemical", "biological", "radiological"})


def freeze_order(draft: Draft) -> Iterator[Hit]:
    """T:freeze….order: our order is enforceable, and an admissible copy is there (UNCAC 55(3)(c), UNTOC 13(3)(c))."""
    for item, path in draft.entries(FREEZE):
        if item.get("fields.order.enforceable") is False:
            yield Hit(f"{path}.order.enforceable", "not_enforceable")
        if item.get("fields.order.date") is not None and not draft.has_annex(item.get("fields.order.annex")):
            yield Hit(f"{path}.order.annex", "no_copy")


def freeze_amount(draft: Draft) -> Iterator[Hit]:
    """T:freeze….amount: no more is frozen than the property is worth, unless it says so."""
    for item, path in draft.entries(FREEZE):
        value, amount = item.get("fields.value"), item.get("fields.amount_to_freeze")
        if isinstance(value, (int, float)) and isinstance(amount, (int, float)) and amount > value:
            yield Hit(f"{path}.amount_to_freeze", values={"amount": amount, "value": value})


def freeze_administrative(draft: Draft) -> Iterator[Hit]:
    """T:freeze….administrative: judicial freezing rests on a treaty; 1373 1(c) has a way of its own."""
    resolutions = [one for one in draft.listed if resolution_number(one.instrument) in {1267, 1373}]
    if resolutions and not draft.treaties:
        yield Hit("basis.list", values={"instrument": resolutions[0].instrument})


def enforce_final(draft: Draft) -> Iterator[Hit]:
    """T:confiscation_enforce….final: that the order is final (UNCAC 55(3)(b))."""
    for item, path in draft.entries(ENFORCE):
        if item.get("fields.order_final") is not True:
            yield Hit(f"{path}.order_final", source=_uncac(draft, "55(3)(b)"), asked=_governs(draft, "UNCAC"))


def enforce_third_parties(draft: Draft) -> Iterator[Hit]:
    """T:confiscation_enforce….third_parties: notice to third parties in good faith, due process (UNCAC 55(3)(b))."""
    for item, path in draft.entries(ENFORCE):
        for name in ("third_party_notice", "due_process"):
            if not item.text(f"fields.{name}"):
                yield Hit(f"{path}.{name}", source=_uncac(draft, "55(3)(b)"), asked=_governs(draft, "UNCAC"))


def obtain_property(draft: Draft) -> Iterator[Hit]:
    """T:confiscation_ask….property: where it is and what it is worth (UNCAC 55(3)(a))."""
    for item, path in draft.entries(OBTAIN):
        for name in ("location", "value"):
            if item.get(f"fields.{name}") is None:
                yield Hit(f"{path}.{name}", source=_uncac(draft, "55(3)(a)"), asked=_governs(draft, "UNCAC"))


def _governs(draft: Draft, instrument: str) -> bool:
    return draft.governing.instrument == instrument


def _uncac(draft: Draft, article: str) -> str:
    return f"UNCAC {article}" if "UNCAC" in draft.cited else ""


def watch_length(draft: Draft, type_id: str) -> Iterator[Hit]:
    """T:….duration: bounded: ninety days, then renewed; also for interception and traffic data."""
    for item, path in draft.entries(type_id):
        first, last = day_of(item.get("fields.start")), day_of(item.get("fields.end"))
        if first and last and last < first:
            yield Hit(f"{path}.end", "order", {"first": first, "last": last})
        elif first and last and last - first > _LONGEST_WATCH:
            yield Hit(f"{path}.end", "long", {"n": _LONGEST_WATCH.days})


def order_valid(draft: Draft, type_id: str) -> Iterator[Hit]:
    """T:….order_valid: the court's order is attached, in force, and lawful in a criminal investigation."""
    for item, path in draft.entries(type_id):
        if item.type == INTERCEPTION and not draft.has_annex(item.get("fields.order.annex")):
            yield Hit(f"{path}.order.annex", "no_order")
        until = day_of(item.get("fields.order.valid_until"))
        if until is not None and until < draft.day:
            yield Hit(f"{path}.order.valid_until", "expired", {"date": until})
        if item.get("fields.lawful_at_home") is False:
            yield Hit(f"{path}.lawful_at_home", "unlawful")


def delivery_goods(draft: Draft) -> Iterator[Hit]:
    """T:controlled_delivery.goods: what is dangerous is replaced; each State crossed consents (UNTOC 20(4))."""
    for item, path in draft.entries(DELIVERY):
        if item.text("fields.hazard") in _MOVED_PARTS and item.text("fields.substitution") == "intact":
            yield Hit(f"{path}.substitution", "dangerous")
        if item.gathered("fields.transit_states") and item.get("fields.transit_consent") is not True:
            yield Hit(f"{path}.transit_consent", "transit")


def vessel(draft: Draft) -> Iterator[Hit]:
    """T:deferring….ship: its IMO number, and that it lies outside any territorial sea (SUA05 8bis(2), (5))."""
    test = draft.context.identifiers.get("imo", identifiers.imo)
    for item, path in draft.entries(VESSEL):
        number = item.text("fields.imo_number")
        if number and not test(number):
            yield Hit(f"{path}.imo_number", "imo", {"number": number})
        if item.get("fields.outside_territorial_sea") is False:
            yield Hit(f"{path}.outside_territorial_sea", "inside")


def wallets(draft: Draft) -> Iterator[Hit]:
    """T:virtual_assets.wallets: the address has the form of one of the chains; it is written as found."""
    test = draft.context.identifiers.get("wallet", identifiers.wallet)
    for item, path in draft.entries(ASSETS):
        for row in item.items("fields.wallets"):
            address = row.text("address")
            if address and not test(address):
                yield Hit(f"{path}.wallets[{row.index}].address", values={"number": address})


def addresses(draft: Draft, type_id: str) -> Iterator[Hit]:
    """T:….identifiers: a public address, the second, the offset from UTC; the port behind shared addresses."""
    for item, path in draft.entries(type_id):
        for row in item.items("fields.identifiers"):
            at, ip = f"{path}.identifiers[{row.index}]", row.text("ip")
            fault = identifiers.address_fault(ip, exercise=draft.context.exercise) if ip else ""
            # Whom or what is meant is part of what the governing text asks: urgency changes nothing.
            asked = bool(draft.content & {"data", "assistance"})
            if fault:
                yield Hit(f"{at}.ip", fault, {"number": ip}, asked=asked)
            moment = identifiers.instant_fault(row.raw("datetime"))
            if moment:
                yield Hit(f"{at}.datetime", moment, {"number": ip}, asked=asked)
            if ip and not fault and ":" not in ip and row.get("port") is None:
                yield Hit(f"{at}.port", "port", {"number": ip})


def followup(draft: Draft, type_id: str) -> Iterator[Hit]:
    """T:….followup_statement: that a request for the data will follow (Budapest 29(2)(f))."""
    for item, path in draft.entries(type_id):
        if item.get("fields.followup_statement") is False:
            yield Hit(f"{path}.followup_statement", asked=True)


def target(draft: Draft, type_id: str) -> Iterator[Hit]:
    """T:….target: an account or an address says whose data are meant (Budapest 29(2)(c), (d))."""
    for item, path in draft.entries(type_id):
        if not item.text("fields.account") and not item.items("fields.identifiers"):
            yield Hit(f"{path}.account", asked=item.type == PRESERVATION)


def preservation_conduct(draft: Draft) -> Iterator[Hit]:
    """T:preservation.conduct: where dual criminality is reserved or unknown, the conduct is told (Budapest 29(4))."""
    reserved = any(one.effect == "dual_criminality" for one in draft.world.reserved("BUD01", (draft.requested,)))
    asked = reserved or draft.profile.dual_criminality != "not_required"
    if asked and not draft.answers.text("off.dual"):
        yield Hit("off.dual", values={"state": draft.requested})


def emergency_danger(draft: Draft) -> Iterator[Hit]:
    """T:emergency_disclosure.danger: imminent, least data, a request to follow (CY2P 3(2)(c), 9, 10)."""
    for item, path in draft.entries(EMERGENCY):
        if item.get("fields.imminent") is False:
            yield Hit(f"{path}.imminent", "not_imminent")
        if item.get("fields.least_data") is False:
            yield Hit(f"{path}.least_data", "too_much")
        if item.get("fields.followup_mla") is False:
            yield Hit(f"{path}.followup_mla", "no_followup")


def emergency_email(draft: Draft) -> Iterator[Hit]:
    """T:emergency_disclosure.email: the officer writes from the agency's own domain."""
    for item, path in draft.entries(EMERGENCY):
        if identifiers.free_mail(item.text("fields.officer.email")):
            yield Hit(f"{path}.officer.email", values={"number": item.text("fields.officer.email")})


def preserved(draft: Draft, type_id: str) -> Iterator[Hit]:
    """T:….preserved: the data were preserved before they are asked for."""
    for item, path in draft.entries(type_id):
        if not item.text("fields.preservation_ticket"):
            yield Hit(f"{path}.preservation_ticket")


def spontaneous_terms(draft: Draft) -> Iterator[Hit]:
    """T:spontaneous_information.terms: no request and no undertaking; conditions agreed first (Budapest 26(2))."""
    for item, path in draft.entries("spontaneous_information"):
        conditions = set(item.gathered("fields.conditions"))
        if conditions & {"ask_first", "confidential"} and item.get("fields.conditions_acknowledged") is not True:
            yield Hit(f"{path}.conditions_acknowledged", "acknowledged")
    if draft.kind == "spontaneous_information" and draft.undertakings:
        yield Hit("undert", "undertaking")


def emails(draft: Draft) -> Iterator[Hit]:
    """L:email: each electronic address has the form of one; an authority writes from its own domain."""
    for path, value in draft.leaves:
        spec = draft.field(path) if isinstance(value, str) and "mail" in path else None
        if spec is None or spec.type is not FieldType.EMAIL or not isinstance(value, str):
            continue
        if not draft.context.identifiers.get("email", identifiers.email)(value):
            yield Hit(path, "form", {"number": value})
        elif path.startswith("auth.") and identifiers.free_mail(value):
            yield Hit(path, "free", {"number": value})


def dual_criminality(draft: Draft) -> Iterator[Hit]:
    """L:dual_criminality: the conduct in plain words, without our labels (UNTOC 18(9), ECE 2(1), Budapest 25(5))."""
    if not draft.answers.text("off.dual"):
        yield Hit("off.dual", values={"state": draft.requested})


def coercive_measure(draft: Draft) -> Iterator[Hit]:
    """L:lawful_at_home: necessary, proportionate, and lawful at home in a like case (requests.md, point 17)."""
    answers = draft.answers
    if answers.get("measure.lawful_at_home") is False:
        yield Hit("measure.lawful_at_home", "unlawful")
    elif answers.get("measure.lawful_at_home") is None:
        yield Hit("measure.lawful_at_home", "unsaid")
    for name in ("necessity", "proportionality"):
        if not answers.text(f"measure.{name}"):
            yield Hit(f"measure.{name}", "unsaid")


def _preserves(draft: Draft) -> bool:
    return PRESERVATION in draft.types and draft.kind in {"mla", "preservation"}


def _coercive(draft: Draft) -> bool:
    return draft.kind == "mla" and draft.coercive


RULES: Final = (
    Rule(f"T:{FREEZE}.order", freeze_order, has(FREEZE)),
    Rule(f"T:{FREEZE}.amount", freeze_amount, has(FREEZE)),
    Rule(f"T:{FREEZE}.administrative", freeze_administrative, has(FREEZE)),
    Rule(f"T:{ENFORCE}.final", enforce_final, has(ENFORCE)),
    Rule(f"T:{ENFORCE}.third_parties", enforce_third_parties, has(ENFORCE)),
    Rule(f"T:{OBTAIN}.property", obtain_property, has(OBTAIN)),
    *each_type((MONITORING, INTERCEPTION, REAL_TIME), "duration", watch_length),
    *each_type((INTERCEPTION, REAL_TIME), "order_valid", order_valid),
    Rule(f"T:{DELIVERY}.goods", delivery_goods, has(DELIVERY)),
    Rule(f"T:{VESSEL}.ship", vessel, has(VESSEL)),
    Rule(f"T:{ASSETS}.wallets", wallets, has(ASSETS)),
    *each_type(WITH_ADDRESSES, "identifiers", addresses),
    *each_type(WITH_ADDRESSES, "target", target),
    *each_type((PRESERVATION, "preservation_direct_to_provider"), "followup_statement", followup),
    Rule(f"T:{PRESERVATION}.conduct", preservation_conduct, _preserves),
    Rule(f"T:{EMERGENCY}.danger", emergency_danger, has(EMERGENCY)),
    Rule(f"T:{EMERGENCY}.email", emergency_email, has(EMERGENCY)),
    *each_type((CONTENT, "traffic_transactional_data_stored"), "preserved", preserved),
    Rule("T:spontaneous_information.terms", spontaneous_terms, has("spontaneous_information")),
    Rule("L:email", emails),
    Rule("L:dual_criminality", dual_criminality, lambda draft: _coercive(draft) or draft.extradition),
    Rule("L:lawful_at_home", coercive_measure, _coercive),
)
