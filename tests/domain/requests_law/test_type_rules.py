"""The checks of the types of assistance: each finds what is wrong, and passes where it is right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from focalpoint.domain.requests.checks import CheckContext
from focalpoint.domain.requests.findings import Severity
from focalpoint.domain.requests.world import Reservation
from tests.domain.requests_law.drafts import changed, example, found, only, request, run, with_profile, with_treaties

MUST, RISK, ADVICE = Severity.MUST, Severity.RISK, Severity.ADVICE
VIDEO, TRANSFER = "hearing_by_video_link", "transfer_of_persons_in_custody_to_testify_assist"
INTERCEPTION, BANK = "interception_of_communications_real_time_content", "bank_and_financial_records"
AT = {"ip": "8.8.4.4", "port": 51820, "datetime": "2026-02-10T21:14:05+01:00"}
P1 = {"person": "P1"}


def asking(type_id: str, **fields: Any) -> Any:
    """The worked example, asking for this instead."""
    return changed(example(), {"asst": [{"id": "A1", "type": type_id, "fields": fields}]})


@pytest.mark.parametrize(
    ("type_id", "check", "reason", "severity", "wrong", "right"),
    [
        ("witness_statement_testimony", "accused", "", MUST, {**P1, "oath": "oath"}, {**P1, "oath": "none"}),
        ("witness_statement_testimony", "questions", "", RISK, P1, {**P1, "questions": ["Who?"]}),
        ("witness_statement_testimony", "caution", "", RISK, P1, {**P1, "caution_annex": 4}),
        (VIDEO, "accused", "oath", MUST, {**P1, "oath": "oath"}, {**P1, "oath": "none"}),
        (VIDEO, "accused", "practice", RISK, P1, {**P1, "consent": True}),
        (VIDEO, "judge", "practice", RISK, {}, {"requested_judicial_authority_present": True}),
        (VIDEO, "decline", "practice", RISK, {"refusal_law_annex": 99}, {"refusal_law_annex": 1}),
        (VIDEO, "dates", "past", MUST, {"date": "2026-03-01T09:00:00+01:00"}, {"date": "2026-07-01T09:00:00+01:00"}),
        (VIDEO, "dates", "notice", ADVICE, {"date": "2026-04-01T09:00:00+01:00"}, {"date": "2026-07-01T09:00:00Z"}),
        (VIDEO, "dates", "zone", RISK, {"date": "2026-07-01T09:00:00"}, {"date": "2026-07-01T09:00:00Z"}),
        (VIDEO, "why_not_in_person", "missing", MUST, {}, {"why_not_in_person": "In custody there."}),
        ("telephone_hearing", "willing", "unwilling", MUST, {"willing": False}, {"willing": True}),
        ("telephone_hearing", "willing", "accused", MUST, P1, {"person": "P2"}),
        ("service_of_documents", "threat", "", ADVICE, {"summary": "sous peine d’amende"}, {"summary": "Citation."}),
        ("service_of_documents", "time", "past", MUST, {"hearing_date": "2026-03-10"}, {"hearing_date": "2026-06-01"}),
        ("service_of_documents", "time", "notice", ADVICE, {"hearing_date": "2026-04-10"},
         {"hearing_date": "2026-06-01"}),
        ("voluntary_appearance_of_person", "safe_conduct", "", RISK, {"safe_conduct_days": 14},
         {"safe_conduct_days": 15}),
        (TRANSFER, "consent", "missing", MUST, {}, {"consent": True}),
        (TRANSFER, "consent", "ask", RISK, {"ask_them_for_consent": True}, {"consent_annex": 1}),
        (TRANSFER, "dates", "ends", MUST, {"sentence_end": "2026-05-01", "date_back": "2026-05-02"},
         {"sentence_end": "2026-06-01", "date_back": "2026-05-02"}),
        (TRANSFER, "dates", "order", MUST, {"date_out": "2026-05-02", "date_back": "2026-05-01"},
         {"date_out": "2026-05-01", "date_back": "2026-05-02"}),
        (TRANSFER, "dates", "transit", RISK, {"transit_states": ["XOM"]},
         {"transit_states": ["XOM"], "transit_permission": True}),
        (TRANSFER, "trial", "", RISK, P1, {"person": "P2"}),
        ("search_and_seizure", "information", "", RISK, {"information_date": "2026-02-07"},
         {"information_date": "2026-02-08"}),
        ("search_and_seizure", "privileged", "", RISK, {"premises": {"privileged": "lawyer"}},
         {"premises": {"privileged": "lawyer"}, "third_party_protocol": "A judge sorts."}),
        (BANK, "account", "iban", RISK, {"account_no": "GB82 WEST 1234 5698 7654 33"},
         {"account_no": "GB82 WEST 1234 5698 7654 32"}),
        (BANK, "account", "found", ADVICE,
         {"account_no": "GB82 WEST 1234 5698 7654 33", "account_source": "annex 2"}, {"account_no": "0088215"}),
        (BANK, "period", "order", RISK, {"period_from": "2025-02-01", "period_to": "2025-01-01"},
         {"period_from": "2025-01-01", "period_to": "2025-02-01"}),
        (BANK, "period", "future", RISK, {"period_to": "2026-03-11"}, {"period_to": "2026-03-10"}),
        (BANK, "period", "kept", ADVICE, {"period_from": "2015-01-01"}, {"period_from": "2017-01-01"}),
        (BANK, "fiu", "", MUST, {"fiu_material_used_as_evidence": True, "fiu_consent": False},
         {"fiu_material_used_as_evidence": True, "fiu_consent": True}),
        (BANK, "amounts", "", ADVICE, {"transactions": [{"amount": 77777}]}, {"transactions": [{"amount": 48000}]}),
        ("freeze_restraint_seizure", "order", "not_enforceable", RISK, {"order": {"enforceable": False}},
         {"order": {"enforceable": True}}),
        ("freeze_restraint_seizure", "order", "no_copy", RISK, {"order": {"date": "2026-01-01"}},
         {"order": {"date": "2026-01-01", "annex": 3}}),
        ("freeze_restraint_seizure", "amount", "", ADVICE, {"value": 10, "amount_to_freeze": 11},
         {"value": 10, "amount_to_freeze": 10}),
        ("confiscation_enforce_our_order", "final", "", RISK, {}, {"order_final": True}),
        ("confiscation_enforce_our_order", "third_parties", "", RISK, {},
         {"third_party_notice": "Told on 3 May.", "due_process": "Heard."}),
        ("confiscation_ask_them_to_obtain_order", "property", "", RISK, {"location": "Vellmar"},
         {"location": "Vellmar", "value": 5}),
        ("account_monitoring", "duration", "long", RISK, {"start": "2026-04-01", "end": "2026-08-01"},
         {"start": "2026-04-01", "end": "2026-06-30"}),
        ("controlled_delivery", "goods", "dangerous", MUST, {"hazard": "explosive", "substitution": "intact"},
         {"hazard": "explosive", "substitution": "replaced"}),
        ("controlled_delivery", "goods", "transit", RISK, {"transit_states": ["XOM"]},
         {"transit_states": ["XOM"], "transit_consent": True}),
        ("deferring_action_surveillance_of_vessels", "ship", "imo", RISK, {"imo_number": "9074728"},
         {"imo_number": "IMO 9074729"}),
        ("deferring_action_surveillance_of_vessels", "ship", "inside", MUST, {"outside_territorial_sea": False},
         {"outside_territorial_sea": True}),
        ("virtual_assets", "wallets", "", RISK, {"wallets": [{"chain": "BTC", "address": "1234"}]},
         {"wallets": [{"chain": "ETH", "address": "0x" + "ab" * 20}]}),
        ("content_stored", "preserved", "", ADVICE, {}, {"preservation_ticket": "T-1"}),
        ("spontaneous_information", "terms", "acknowledged", ADVICE, {"conditions": ["ask_first"]},
         {"conditions": ["ask_first"], "conditions_acknowledged": True}),
    ],
)  # fmt: skip
def test_a_type_finds_what_is_wrong(
    type_id: str, check: str, reason: str, severity: Severity, wrong: dict[str, Any], right: dict[str, Any]
) -> None:
    code = f"T:{type_id}.{check}"
    hits = found(asking(type_id, **wrong), code)
    assert (reason, severity) in {(one.reason, one.severity) for one in hits}, hits
    assert reason not in {one.reason for one in found(asking(type_id, **right), code)}


@pytest.mark.parametrize(
    ("entry", "reason", "severity"),
    [
        ({"ip": "10.0.0.1"}, "private", MUST),
        ({"ip": "100.64.3.2"}, "private", MUST),
        ({"ip": "203.0.113.45"}, "reserved", MUST),
        ({"ip": "2001:db8::1"}, "reserved", MUST),
        ({"ip": "8.8.8.888"}, "form", MUST),
        ({"datetime": "2026-02-10T21:14:05"}, "offset", MUST),
        ({"datetime": "2026-02-10T21:14+01:00"}, "seconds", MUST),
        ({"datetime": None}, "missing", MUST),
        ({"port": None}, "port", RISK),
    ],
)
@pytest.mark.parametrize("type_id", ["preservation", "subscriber_data"])
def test_an_internet_address_finds_one_subscriber(type_id: str, entry: dict, reason: str, severity: Severity) -> None:
    hits = found(asking(type_id, identifiers=[{**AT, **entry}]), f"T:{type_id}.identifiers")
    assert [(one.reason, one.severity) for one in hits] == [(reason, severity)]
    assert not found(asking(type_id, identifiers=[AT]), f"T:{type_id}.identifiers")


def test_documentation_addresses_are_allowed_in_an_exercise() -> None:
    draft = asking("preservation", identifiers=[{**AT, "ip": "203.0.113.45"}])
    assert not found(draft, "T:preservation.identifiers", context=CheckContext(exercise=True))


def preservation(**fields: Any) -> Any:
    answers = {"to.state": "XVA", "asst": [{"id": "A1", "type": "preservation", "fields": fields}]}
    return request(answers, "preservation")


def test_preservation_says_that_a_request_will_follow() -> None:
    for answer in ({}, {"followup_statement": False}):
        hits = found(preservation(**answer), "T:preservation.followup_statement")
        assert [one.severity for one in hits] == [MUST]
    assert not found(preservation(followup_statement=True), "T:preservation.followup_statement")


def test_preservation_is_no_less_asked_under_urgency_since_budapest_asks_it() -> None:
    urgent = {"hdr.urgency": "urgent", "hdr.urgency_reason": {"text": "Deleted soon.", "date": "2026-03-20"}}
    for answer in ({"followup_statement": False}, {}):
        draft = changed(preservation(**answer), urgent)
        assert {one.severity for one in found(draft, "T:preservation.followup_statement")} == {MUST}
    private = changed(preservation(identifiers=[{**AT, "ip": "10.0.0.1"}]), urgent)
    assert found(private, "T:preservation.identifiers")[0].severity is MUST


def test_preservation_tells_the_conduct_where_dual_criminality_may_be_asked() -> None:
    assert found(preservation(), "T:preservation.conduct", with_profile("XVA", dual_criminality=None))
    assert not found(preservation(), "T:preservation.conduct", with_profile("XVA", dual_criminality="not_required"))
    assert not found(changed(preservation(), {"off.dual": "He wrote the order."}), "T:preservation.conduct")
    plain = with_profile("XVA", dual_criminality="not_required")
    reserved = replace(plain, reservations=(Reservation("XVA", "BUD01", "29(4)", "dual_criminality"),))
    assert found(preservation(), "T:preservation.conduct", reserved)


def test_whose_data_are_meant_is_said() -> None:
    assert found(preservation(), "T:preservation.target")
    assert not found(preservation(account="rk"), "T:preservation.target")


@pytest.mark.parametrize(
    ("fields", "reason", "severity"),
    [
        ({"imminent": False}, "not_imminent", MUST),
        ({"least_data": False}, "too_much", RISK),
        ({"followup_mla": False}, "no_followup", RISK),
    ],
)
def test_an_emergency_is_one(fields: dict[str, Any], reason: str, severity: Severity) -> None:
    draft = request({"asst": [{"type": "emergency_disclosure", "fields": fields}]}, "emergency_disclosure")
    hits = found(draft, "T:emergency_disclosure.danger")
    assert [(one.reason, one.severity) for one in hits] == [(reason, severity)]


def test_an_officer_writes_from_the_agencys_own_domain() -> None:
    def of(address: str) -> Any:
        officer = {"type": "emergency_disclosure", "fields": {"officer": {"email": address}}}
        return found(request({"asst": [officer]}, "emergency_disclosure"), "T:emergency_disclosure.email")

    assert [one.severity for one in of("officer@gmail.com")] == [MUST]
    assert not of("officer@police.example")


def test_what_the_second_protocol_asks_of_a_hearing_is_a_must() -> None:
    around = with_treaties(ECMA="1990-01-01", MA2P="2010-01-01")
    told = run(asking(VIDEO, **P1), around)
    for check in ("accused", "judge", "decline"):
        assert {one.severity for one in told.of(f"T:{VIDEO}.{check}")} == {MUST}


def test_the_convention_against_corruption_asks_that_an_order_be_final() -> None:
    uncac = {"basis.list": [{"instrument": "UNCAC"}], "off[0].treaty_offence": {"instrument": "UNCAC", "article": "23"}}
    draft = changed(asking("confiscation_enforce_our_order"), uncac)
    around = only("UNCAC")
    assert [one.severity for one in found(draft, "T:confiscation_enforce_our_order.final", around)] == [MUST]
    assert found(draft, "T:confiscation_enforce_our_order.final", around)[0].source == "UNCAC 55(3)(b)"
    hits = found(draft, "T:confiscation_enforce_our_order.third_parties", around)
    assert {one.severity for one in hits} == {MUST}


def test_an_interception_rests_on_an_order_in_force() -> None:
    code = f"T:{INTERCEPTION}.order_valid"
    assert [one.reason for one in found(asking(INTERCEPTION), code)] == ["no_order"]
    expired = asking(INTERCEPTION, order={"annex": 1, "valid_until": "2026-03-09"})
    assert [one.reason for one in found(expired, code)] == ["expired"]
    assert not found(asking(INTERCEPTION, order={"annex": 1, "valid_until": "2026-03-10"}), code)


def test_the_holder_is_not_told() -> None:
    assert found(changed(example(), {"hdr.no_tip_off": False}), f"T:{BANK}.tip_off")
    assert not found(example(), f"T:{BANK}.tip_off")


def test_a_resolution_alone_freezes_by_another_channel() -> None:
    draft = changed(example(), {"basis.list": [{"instrument": "UNSC1373", "articles": ["1(c)"]}]})
    assert found(draft, "T:freeze_restraint_seizure.administrative")
    assert not found(example(), "T:freeze_restraint_seizure.administrative")


def test_information_that_nobody_asked_for_undertakes_nothing() -> None:
    given = request({"asst": [{"type": "spontaneous_information", "fields": {}}]}, "spontaneous_information")
    assert not found(given, "T:spontaneous_information.terms")
