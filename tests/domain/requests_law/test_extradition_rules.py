"""Rules of extradition, by stage: each passes in the worked example, and finds what is wrong where it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from focalpoint.domain.requests.answers import State
from focalpoint.domain.requests.checks import CheckContext, Notice
from focalpoint.domain.requests.findings import Severity
from focalpoint.domain.requests.world import Bilateral, Reservation, World
from tests.domain.requests_law.drafts import changed, example, found, only, run, with_profile, with_treaties, world

STOP, MUST, RISK, ADVICE = Severity.STOP, Severity.MUST, Severity.RISK, Severity.ADVICE
ACCUSED, ARREST = "extradition_accused", "extradition_provisional_arrest"
CONVICTED, ABSENT = "extradition_convicted", "extradition_in_absentia"
STAGES = (ACCUSED, ARREST, CONVICTED, ABSENT, "extradition_convicted_not_sentenced")
GONE = State.UNANSWERED
YOUNG = {"x.person.birth.date": "2007-05-01"}
ASSURANCE = {"kind": "death_penalty", "text": "It will not be sought.", "authority": "Ministry of Justice"}


@pytest.mark.parametrize("stage", STAGES)
def test_the_worked_examples_have_nothing_above_advice(stage: str) -> None:
    told = run(example(stage))
    assert not told.grave, [(one.code, one.reason, one.field) for one in told.findings]


@pytest.mark.parametrize(
    ("stage", "code", "reason", "severity", "changes"),
    [
        (ACCUSED, "X01", "warrant", MUST, {"x.warrant.annex": None}),
        (CONVICTED, "X01", "judgment", MUST, {"x.judgment.annex": 77}),
        (ABSENT, "X01", "notified", MUST, {"x.absentia.notified.how": GONE}),
        (ACCUSED, "X02", "warrant", MUST, {"x.warrant.offences": ["Vol"]}),
        (CONVICTED, "X02", "judgment", MUST, {"x.judgment.offences": ["Theft"]}),
        (ACCUSED, "X02", "after", MUST, {"x.off[0].dates": ["2026-03-01"]}),
        (ACCUSED, "X04", "requesting", RISK, {"x.off[0].limitation.requesting": GONE}),
        (ACCUSED, "X04", "requested", RISK, {"x.off[0].limitation.requested": GONE}),
        (ACCUSED, "X05", "not_valid", MUST, {"x.warrant.valid": False}),
        (ARREST, "X05", "not_signed", MUST, {"x.warrant.signed": False}),
        (ACCUSED, "X05", "copy", MUST, {"annex[0].certified": False}),
        (CONVICTED, "X05", "not_enforceable", MUST, {"x.judgment.enforceable": False}),
        (ACCUSED, "X06", "", RISK, {"x.nat.requested.is_national": True}),
        (ACCUSED, "X07", "death_penalty", MUST, {"x.dp": True}),
        (ACCUSED, "X07", "life", RISK, {"x.life": True}),
        (ACCUSED, "X07", "issuer", MUST, {"x.dp": True, "x.assur": [{**ASSURANCE, "authority": "Police nationale"}]}),
        (ABSENT, "X08", "", MUST, {"x.absentia.retrial": GONE, "x.absentia.retrial_annex": GONE, "x.assur": []}),
        (ACCUSED, "X09", "not_party", MUST, {"undert": [{"clause": "CL.POL.CPT05"}]}),
        (ACCUSED, "X09", "unknown", RISK, {"undert": [{"clause": "CL.POL.SUA05"}]}),
        (ACCUSED, "X10", "few", RISK, {"x.person.photos": [], "x.person.fingerprints_annex": None,
                                       "x.person.passports": [], "x.person.marks": "", "x.person.parents": ""}),
        (ACCUSED, "X10", "photo", RISK, {"x.person.photos[0].date": None}),
        (ACCUSED, "X11", "role", MUST, {"x.off[0].participation": ""}),
        (ACCUSED, "X11", "places", MUST, {"x.off[0].places": []}),
        (ACCUSED, "X13", "offence", MUST, {"x.off[0].text_annex": None}),
        (ACCUSED, "X13", "participation", MUST, {"x.law.covers": ["offence", "penalty"]}),
        (ACCUSED, "X13", "limitation", RISK, {"x.law.covers": ["offence", "penalty", "participation"]}),
        (ACCUSED, "X14", "", RISK, {"x.law.changed_since": GONE}),
        (ACCUSED, "X16", "speciality", RISK, {"undert": [{"clause": "no_reextradition"}]}),
        (ACCUSED, "X17", "", RISK, {"x.transit": GONE}),
        (ACCUSED, "X18", "", ADVICE, {"x.property": GONE}),
        (ACCUSED, "X19", "concurrent", ADVICE, {"x.concurrent": GONE}),
        (ARREST, "X20", "warrant", MUST, {"x.warrant.exists": GONE, "x.warrant.number": GONE}),
        (ARREST, "X20", "follows", MUST, {"x.request_will_follow": False}),
        (ACCUSED, "X23", "death_penalty", MUST, {**YOUNG, "x.dp": True}),
        (ACCUSED, "X23", "juvenile", RISK, YOUNG),
        (ACCUSED, "L:dual_criminality", "", RISK, {"off.dual": ""}),
        (ACCUSED, "L:place_of_commission", "", ADVICE, {"x.jur.ground": "passive"}),
        (ACCUSED, "L:extraordinary_court", "military", RISK, {"x.court.kind": "military"}),
        (ACCUSED, "L:ne_bis_in_idem", "", RISK, {"x.ne_bis": GONE}),
        (ACCUSED, "L:amnesty", "theirs", RISK, {"x.amnesty.requested": True}),
        (ACCUSED, "L:fair_treatment", "", ADVICE, {"undert": []}),
        (ACCUSED, "L:asylum", "", RISK, {"x.jur.note": "Il a demandé l’asile."}),
        (ACCUSED, "L:humanitarian", "", ADVICE, {"x.person.health": "Diabète"}),
    ],
)  # fmt: skip
def test_a_rule_finds_what_is_wrong(
    stage: str, code: str, reason: str, severity: Severity, changes: dict[str, Any]
) -> None:
    hits = found(changed(example(stage), changes), code)
    assert (reason, severity) in {(one.reason, one.severity) for one in hits}, hits
    assert all(one.source for one in hits)
    if code != "X18":
        assert not [one for one in found(example(stage), code) if one.reason == reason]


def under_ece(**more: str) -> World:
    return replace(with_treaties(ECE="1990-01-01", **more), reservations=())


def test_one_offence_reaches_the_minimum_penalty() -> None:
    small = changed(example(ACCUSED), {"x.off[0].max_penalty_years": 0.5})
    assert [(one.reason, one.severity) for one in found(small, "X03", under_ece())] == [("below", MUST)]
    assert not found(example(ACCUSED), "X03", under_ece())
    assert not found(small, "X03")  # UNTOC leaves the minimum to domestic law
    own = with_profile("XVA", extras={"accused_years": 2})
    assert [one.values["n"] for one in found(small, "X03", own)] == [2]


def test_accessory_offences_are_named_beside_a_grave_one() -> None:
    both = changed(example(ACCUSED), {"x.off[1]": {"title": "Faux", "max_penalty": "Six mois, 6 mois"}})
    assert [(one.reason, one.field) for one in found(both, "X03", under_ece())] == [
        ("accessory", "x.off[1].max_penalty")
    ]


def test_the_european_convention_tests_the_sentence_awarded() -> None:
    short = {"x.judgment.sentence_days": 100, "x.judgment.remaining_days": 20}
    around = replace(only("ECE", states=("XOR", "XOM")), profiles=world().profiles)
    assert [one.reason for one in found(changed(example(CONVICTED), short), "X22", around)] == ["awarded"]
    served = {"x.judgment.sentence_days": 2190, "x.judgment.remaining_days": 20}
    assert not found(changed(example(CONVICTED), served), "X22", around)
    model = with_profile("XOM", extras={"remaining_months": 6})
    assert [one.reason for one in found(changed(example(CONVICTED), served), "X22", model)] == ["remaining"]


def test_copies_are_enough_under_the_fourth_protocol_unless_originals_were_reserved() -> None:
    plain = changed(example(ACCUSED), {"annex[0].certified": False})
    fourth = under_ece(EX4P="2015-01-01")
    assert found(plain, "X05", under_ece())
    assert not found(plain, "X05", fourth)
    reserved = replace(fourth, reservations=(Reservation("XVA", "EX4P", "2", "originals"),))
    assert [one.reason for one in found(plain, "X05", reserved)] == ["copy"]


def test_the_fourth_protocol_asks_for_our_own_limitation_only() -> None:
    silent = changed(example(ACCUSED), {"x.off[0].limitation.requested": GONE})
    assert not found(silent, "X04", under_ece(EX4P="2015-01-01"))
    assert found(silent, "X04", under_ece())


@pytest.mark.parametrize(
    ("ways", "told"), [("refuses", True), (None, True), ("conditional", True), ("extradites", False)]
)
def test_a_national_of_a_state_that_refuses_its_own_needs_a_way_out(ways: str | None, told: bool) -> None:
    national = changed(example(ACCUSED), {"x.nat.requested.is_national": True})
    assert bool(found(national, "X06", with_profile("XVA", nationals=ways))) is told
    assert not found(changed(national, {"x.nat.fallback": "conditional_surrender"}), "X06")


@pytest.mark.parametrize(("stance", "severity"), [("abolitionist", MUST), (None, RISK), ("retentionist", None)])
def test_the_death_penalty_weighs_by_the_other_states_stance(stance: str | None, severity: Severity | None) -> None:
    deadly = changed(example(ACCUSED), {"x.dp": True})
    hits = found(deadly, "X07", with_profile("XVA", death_penalty=stance))
    assert [one.severity for one in hits] == ([severity] if severity else [])
    assert not found(deadly, "G21")
    assert not found(changed(deadly, {"x.assur": [ASSURANCE]}), "X07")


@pytest.mark.parametrize(
    ("stage", "ways", "severity"),
    [
        (ACCUSED, {"evidence": "prima_facie"}, MUST),
        (ACCUSED, {"evidence": None, "tradition": "common"}, MUST),
        (ACCUSED, {"evidence": None, "tradition": None}, RISK),
        (ACCUSED, {"evidence": "summary"}, None),
        (ABSENT, {"evidence": "record_of_the_case"}, MUST),
    ],
)
def test_evidence_of_each_element_where_the_state_asks_for_it(
    stage: str, ways: dict, severity: Severity | None
) -> None:
    state = example(stage).answers.text("to.state")
    hits = found(changed(example(stage), {"x.evid": []}), "X12", with_profile(state, **ways))
    assert [one.severity for one in hits] == ([severity] if severity else [])


def test_the_deadline_of_the_arrest_is_reachable_or_it_is_told() -> None:
    day = changed(example(ACCUSED), {"x.arrest.date": "2026-02-20", "x.delivery.courier_days": 5,
                                     "x.delivery.electronic_copy": False})  # fmt: skip
    assert [(one.reason, one.values["last"]) for one in found(day, "X15", under_ece())] == [("warn", date(2026, 3, 10))]
    late = changed(day, {"x.delivery.translation_days": 30})
    assert [(one.reason, one.values["last"]) for one in found(late, "X15", under_ece())] == [("hard", date(2026, 4, 1))]
    assert not found(changed(day, {"x.delivery.electronic_copy": True}), "X15", under_ece())


def test_within_three_days_of_a_limit_a_must_of_ours_is_a_risk() -> None:
    near = {"x.arrest.date": "2026-02-20", "x.absentia.notified.how": GONE, "x.law.covers": ["offence", "penalty"]}
    assert found(changed(example(ACCUSED), near), "X13", under_ece())[0].severity is RISK
    far = changed(example(ACCUSED), {**near, "x.arrest.date": "2026-03-08"})
    assert found(far, "X13", under_ece())[0].severity is MUST


def test_a_list_treaty_without_terrorism_needs_the_convention_beside_it() -> None:
    listed = Bilateral("BI:XOR-XVA:1990", frozenset({"XOR", "XVA"}), lists_offences=True)
    alone = changed(example(ACCUSED), {"basis.list": [], "x.off[0].treaty_article": {}})
    around = replace(only(), bilateral=(listed,))
    assert found(alone, "L:list_treaty", around)
    assert not found(example(ACCUSED), "L:list_treaty", replace(world(), bilateral=(listed,)))


def test_request_and_notice_say_the_same() -> None:
    notice = Notice("A-12/1-2026", "Teodor MERIC", date(1984, 11, 3), "Meurtre")
    reasons = {one.reason for one in found(example(ACCUSED), "X24", context=CheckContext(notices=(notice,)))}
    assert reasons == {"name", "birth", "offence"}
    same = Notice("A-12/1-2026", "MERIK Teodor Ravan", date(1984, 11, 2), "Financement du terrorisme")
    assert not found(example(ACCUSED), "X24", context=CheckContext(notices=(same,)))


def test_the_statement_on_torture_is_asked_where_the_state_may_want_it() -> None:
    bare = changed(example(ACCUSED), {"x.torture_statement": None, "undert": [{"clause": "speciality"}]})
    assert [one.reason for one in found(bare, "X21", with_profile("XVA", no_torture_statement=True))] == ["asked"]
    assert [one.reason for one in found(bare, "X21", with_profile("XVA", no_torture_statement=None))] == ["unknown"]
    assert not found(bare, "X21")


def test_a_convention_is_a_basis_at_the_other_states_option() -> None:
    alone = changed(example(ACCUSED), {"basis.list": [{"instrument": "FIN99"}]})
    assert [one.source for one in found(alone, "L:treaty_basis", only("FIN99"))] == ["FIN99 11(2)"]
    assert not found(example(ACCUSED), "L:treaty_basis", under_ece())
