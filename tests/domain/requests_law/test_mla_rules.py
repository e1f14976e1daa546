"""Rules of legal assistance: each passes in the worked example, and finds what is wrong where it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from focalpoint.domain.requests.checks import AnnexFile, CheckContext, FileState, RestrictedEvidence
from focalpoint.domain.requests.findings import Severity
from focalpoint.domain.requests.world import Reservation
from tests.domain.requests_law.drafts import (
    changed,
    example,
    found,
    only,
    request,
    run,
    with_profile,
    with_treaties,
    world,
)

STOP, MUST, RISK, ADVICE = Severity.STOP, Severity.MUST, Severity.RISK, Severity.ADVICE
NONE: dict[str, Any] = {}
LONG = "Il a payé. " * 2000


def test_the_worked_example_has_nothing_above_advice() -> None:
    told = run(example())
    assert not told.grave, [(one.code, one.reason, one.field) for one in told.findings]
    assert told.met == told.applicable > 60


@pytest.mark.parametrize(
    ("code", "reason", "severity", "changes"),
    [
        ("R:purp", "missing", MUST, {"purp": ""}),
        ("R:sign.name", "missing", STOP, {"sign.name": ""}),
        ("G01", "", MUST, {"purp": ""}),
        ("G01", "", MUST, {"auth.conducting.function": ""}),
        ("G02", "own_state", STOP, {"to.state": "XOR"}),
        ("G02", "other_authority", STOP, {"to.authority.state": "XOM"}),
        ("G02", "old_entry", RISK, {"to.authority.last_verified": "2025-03-09"}),
        ("G03", "not_party", RISK, {"basis.list": [{"instrument": "ECMA"}]}),
        ("G03", "unknown", RISK, {"basis.list": [{"instrument": "SUA88"}]}),
        ("G03", "before", RISK, {"off[0].date_from": "2002-01-15"}),
        ("G06", "untoc", MUST, {"basis.untoc.organized_group": ""}),
        ("G06", "untoc", MUST, {"basis.untoc.transnational": False}),
        ("G06", "uncac", MUST, {"basis.list": [{"instrument": "UNCAC"}]}),
        ("G07", "no_article", MUST, {"undert": [{"clause": "CL.FISC.BOM97"}]}),
        ("G07", "not_basis", MUST, {"undert": [{"clause": "CL.POL.BOM97"}]}),
        ("G08", "order", RISK, {"off[0].date_to": "2023-01-01"}),
        ("G08", "opened_before", RISK, {"proc.opened": "2023-12-31"}),
        ("G08", "after_request", RISK, {"off[0].date_to": "2026-03-11"}),
        ("G08", "age", ADVICE, {"subj[0].birth_date": "2014-01-16"}),
        ("G09", "soon", RISK, {"off[0].limitation_date": "2026-12-31"}),
        ("G09", "lapsed", RISK, {"off[0].limitation_date": "2026-03-09"}),
        ("G11", "unknown", MUST, {"asst": [{"type": "telephone_hearing", "fields": {"person": "P9"}}]}),
        ("G11", "no_role", MUST, {"asst": [{"type": "telephone_hearing", "fields": {"person": "P1"}}],
                                  "subj[0].role": None}),
        ("G12", "plain", RISK, {"facts.nexus": []}),
        ("G12", "coercive", MUST, {"facts.nexus": []}),
        ("G13", "", RISK, {"asst[0].fields.documents": ["Tous les documents"], "asst[0].fields.period_from": None}),
        ("G14", "short", ADVICE, {"facts.summary": "Il a payé."}),
        ("G14", "long", ADVICE, {"facts.summary": LONG}),
        ("G15", "", ADVICE, {"purp": "Pour le DGSN."}),
        ("G16", "missing", MUST, {"off[0].text_annex": None}),
        ("G16", "not_in_list", MUST, {"off[0].text_annex": 9}),
        ("G17", "", MUST, {"hdr.deadline_reason": ""}),
        ("G18", "", RISK, {"hdr.urgency": "urgent", "to.channel": "diplomatic"}),
        ("G19", "source", MUST, {"facts.source": "Un informateur de la police"}),
        ("G19", "annex", MUST, {"hdr.handling.marking": "Confidentiel", "annex[0].handling": "Public"}),
        ("G20", "", MUST, {"facts.source": "SECRET//NOFORN"}),
        ("G20", "", MUST, {"facts.source": "摘自绝密文件"}),
        ("G21", "", MUST, {"off.penalty_flag.death": True}),
        ("G22", "minor", RISK, {"subj[0].birth_date": "2009-01-01"}),
        ("G22", "asylum", RISK, {"facts.source": "Sa demande d’asile du 3 mai"}),
        ("G22", "trafficking", RISK, {"vict[0].harm": "victime de la traite"}),
        ("G23", "national", RISK, {"subj[0].nationalities": ["XOR", "XVA"]}),
        ("G23", "privileged", RISK, {"subj[0].part": "Avocat de la société"}),
        ("G26", "not_accepted", RISK, {"to.lang.language": "es"}),
        ("G26", "no_translation", RISK, {"to.lang.language": "en"}),
        ("G26", "pages", ADVICE, {"annex[1].title": "Code pénal d’Orvalie, articles 12, 14, 92 et 278",
                                  "annex[1].language": "en", "annex[1].pages": 1}),
        ("G27", "", STOP, {"facts.source": "[[CHOOSE: source]]"}),
        ("G29", "number_twice", MUST, {"annex[1].no": 1}),
        ("G30", "asked", RISK, {"undert": [{"clause": "use_limitation"}]}),
        ("L:annex", "", MUST, {"facts.source": "Voir l’annexe 17"}),
        ("L:annex", "", MUST, {"asst[1].fields.order.annex": 12}),
        ("L:article", "", MUST, {"basis.list[1].articles": ["41"]}),
        ("L:treaty_offence", "", RISK, {"off[0].treaty_offence.article": "12"}),
        ("L:email", "form", RISK, {"auth.requesting.email": "central.authority"}),
        ("L:email", "free", ADVICE, {"auth.requesting.email": "ministry@gmail.com"}),
        ("L:dual_criminality", "", MUST, {"off.dual": ""}),
        ("L:lawful_at_home", "unlawful", RISK, {"measure.lawful_at_home": False}),
        ("L:lawful_at_home", "unsaid", ADVICE, {"measure.necessity": ""}),
        ("L:identifier", "iban", RISK, {"facts.source": "IBAN GB82 WEST 1234 5698 7654 33"}),
        ("L:identifier", "imei", RISK, {"facts.source": "IMEI: 490154203237519"}),
        ("L:identifier", "bic", RISK, {"facts.source": "BIC DEUTDEFF5"}),
        ("L:discrimination", "", ADVICE, {"facts.source": "Il est musulman"}),
    ],
)  # fmt: skip
def test_a_rule_finds_what_is_wrong(code: str, reason: str, severity: Severity, changes: dict[str, Any]) -> None:
    before = {(one.code, one.reason, one.field) for one in run(example()).findings}
    hits = [one for one in found(changed(example(), changes), code) if (one.code, one.reason, one.field) not in before]
    assert (reason, severity) in {(one.reason, one.severity) for one in hits}, hits
    assert all(one.source for one in hits)


def test_one_name_in_two_transliterations_is_told() -> None:
    two = changed(
        example(), {"subj[0].names.latin": "Mohammed Al-Rashidi", "subj[1].names.latin": "Muhammad El Rachidi"}
    )
    assert [(one.reason, one.severity) for one in found(two, "G10")] == [("two", RISK)]
    text = changed(
        example(), {"subj[0].names.latin": "Yusuf Khalil", "facts.source": "Selon Youssef Khaleel, c’est exact."}
    )
    assert [(one.reason, one.field) for one in found(text, "G10")] == [("text", "facts.source")]
    other = changed(example(), {"subj[0].names.latin": "Ali Hassan", "subj[1].names.latin": "Omar Hassan"})
    assert not found(other, "G10")


def test_two_persons_with_one_passport_are_told() -> None:
    two = changed(example(), {"subj[1].documents": [{"type": "Passeport", "number": "P 4471920"}]})
    assert [one.reason for one in found(two, "G10")] == ["same_document"]


def test_tokyo_1963_alone_is_no_basis() -> None:
    sole = changed(example(), {"basis.list": [{"instrument": "TOK63"}]})
    assert [one.severity for one in found(sole, "G05", only("TOK63"))] == [MUST]
    assert not found(changed(example(), {"basis.list": [{"instrument": "TOK63"}, {"instrument": "FIN99"}]}), "G05")


def test_the_2003_protocol_alone_is_no_basis() -> None:
    assert found(changed(example(), {"basis.list": [{"instrument": "TER03"}]}), "G05")


def test_no_text_covers_an_offence_that_none_defines() -> None:
    other = changed(example(), {"basis.list": [{"instrument": "BOM97"}]})
    assert [one.reason for one in found(other, "G04", only("BOM97"))] == ["offence"]
    assert not found(changed(example(), {"basis.list": [{"instrument": "FIN99"}]}), "G04", only("FIN99"))


def test_a_person_is_moved_only_where_an_article_lets_him() -> None:
    transfer = {"type": "transfer_of_persons_in_custody_to_testify_assist", "fields": {"person": "P1"}}
    beijing = changed(
        example(),
        {"asst": [transfer], "basis.list": [{"instrument": "BEJC10"}],
         "off[0].treaty_offence": {"instrument": "BEJC10", "article": "1"}},
    )  # fmt: skip
    assert [(one.reason, one.severity) for one in found(beijing, "G04", only("BEJC10"))] == [("type", MUST)]
    assert not found(changed(example(), {"asst": [transfer]}), "G04")


def test_the_political_clause_is_refused_where_the_convention_lacks_it() -> None:
    hague = changed(example(), {"basis.list": [{"instrument": "HAG70"}], "undert": [{"clause": "CL.POL.HAG70"}]})
    assert [(one.reason, one.severity) for one in found(hague, "G07", only("HAG70"))] == [("political", MUST)]
    assert not found(changed(example(), {"undert": [{"clause": "CL.POL.FIN99"}]}), "G07")


def test_without_a_treaty_reciprocity_is_undertaken() -> None:
    alone = changed(example(), {"basis.list": [{"instrument": "RECIPROCITY"}]})
    assert not found(alone, "L:reciprocity", only())
    assert found(changed(alone, {"basis.list": [{"instrument": "UNSC1373"}]}), "L:reciprocity", only())
    assert not found(changed(example(), {"basis.list": [{"instrument": "FIN99"}]}), "L:reciprocity", only("FIN99"))


def test_the_text_that_governs_stands_first() -> None:
    assert [one.reason for one in found(example(), "L:governing", with_treaties(ECMA="1990-01-01"))] == ["other"]
    assert not found(example(), "L:governing")


@pytest.mark.parametrize(
    ("stance", "severity"), [("abolitionist", MUST), (None, RISK), ("retentionist", None)]
)  # fmt: skip
def test_the_death_penalty_weighs_by_the_other_states_stance(stance: str | None, severity: Severity | None) -> None:
    draft = changed(example(), {"off.penalty_flag.death": True})
    hits = found(draft, "G21", with_profile("XVA", death_penalty=stance))
    assert [one.severity for one in hits] == ([severity] if severity else [])
    assert not found(changed(draft, {"undert": [{"clause": "CL.ASSUR.DP"}]}), "G21")


def test_an_unknown_profile_asks_and_lowers_nothing() -> None:
    told = run(example(), with_profile("XVA", data_protection_statement=None, languages=(), de_minimis=None))
    assert {("G26", "unknown")} <= {(one.code, one.reason) for one in told.findings}
    bare = changed(example(), {"undert": [{"clause": "confidentiality"}], "off.dual": ""})
    unknown = with_profile("XVA", data_protection_statement=None, dual_criminality=None)
    assert [(one.reason, one.severity) for one in found(bare, "G30", unknown)] == [("unknown", RISK)]
    assert [one.severity for one in found(bare, "L:dual_criminality", unknown)] == [MUST]
    assert [
        one.severity for one in found(bare, "L:dual_criminality", with_profile("XVA", dual_criminality="not_required"))
    ] == [ADVICE]


def test_a_small_matter_is_explained_where_the_state_has_a_policy() -> None:
    small = changed(example(), {"off[0].max_penalty_years": 1, "off[0].max_penalty": "Amende", "vict": []})
    assert [one.reason for one in found(small, "G24", with_profile("XVA", de_minimis="Not below 5,000."))] == ["policy"]
    assert not found(small, "G24")
    assert not found(example(), "G24", with_profile("XVA", de_minimis="Not below 5,000."))


def test_service_of_documents_needs_no_facts() -> None:
    service = {
        "type": "service_of_documents",
        "fields": {"addressee": "P1", "documents": [{"title": "Citation", "nature": "notice", "language": "fr"}]},
    }
    draft = changed(example(), {"asst": [service], "facts.summary": "", "facts.chron": [], "off": []})
    told = run(draft)
    assert not [one for one in told.findings if one.field.startswith(("facts.", "off")) and one.severity.required]
    assert not told.of("G01")
    assert not told.of("G16")


def test_urgency_makes_a_risk_of_what_the_governing_text_does_not_ask() -> None:
    routine = changed(example(), {"off[0].text_annex": None})
    reason = {"hdr.urgency": "urgent", "hdr.urgency_reason": {"text": "La détention finit.", "date": "2026-03-30"}}
    urgent = changed(routine, reason)
    assert [(one.severity, one.lowered) for one in found(routine, "G16")] == [(MUST, False)]
    assert [(one.severity, one.lowered) for one in found(urgent, "G16")] == [(RISK, True)]
    for path in ("hdr.urgency_reason.date", "hdr.urgency_reason.text"):
        unfounded = changed(urgent, {path: None})
        assert found(unfounded, "G16")[0].severity is MUST
        assert found(unfounded, f"R:{path}")[0].severity is MUST


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("G01", {"purp": ""}),
        ("G06", {"basis.untoc.organized_group": ""}),
        ("G07", {"undert": [{"clause": "CL.FISC.BOM97"}]}),
        ("G17", {"hdr.deadline_reason": ""}),
        ("G20", {"facts.source": "NOFORN"}),
        ("G02", {"to.state": "XOR"}),
    ],
)
def test_urgency_never_lowers_what_the_text_asks_or_the_list_keeps(code: str, changes: dict[str, Any]) -> None:
    reason = {"hdr.urgency": "urgent", "hdr.urgency_reason": {"text": "La détention finit.", "date": "2026-03-30"}}
    assert all(one.severity in {MUST, STOP} for one in found(changed(example(), {**reason, **changes}), code))
    assert found(changed(example(), {**reason, **changes}), code)


def test_what_was_released_is_marked_and_a_stop_cannot_be() -> None:
    context = CheckContext(released={("G16", "off[0].text_annex"): "later", ("G02", "to.state"): "why not"})
    draft = changed(example(), {"off[0].text_annex": None, "to.state": "XOR"})
    assert found(draft, "G16", context=context)[0].released
    assert not found(draft, "G02", context=context)[0].released


@pytest.mark.parametrize(
    ("files", "reason", "severity"),
    [
        ({1: AnnexFile(FileState.CHANGED)}, "changed", STOP),
        ({}, "missing", MUST),
        ({1: AnnexFile()}, "no_hash", RISK),
        ({1: AnnexFile(macros=True)}, "macros", RISK),
        ({1: AnnexFile(size=30_000_000)}, "heavy", RISK),
    ],
)
def test_annexes_are_there_unchanged_and_sendable(files: dict[int, AnnexFile], reason: str, severity: Severity) -> None:
    hits = found(example(), "G29", context=CheckContext(annexes=files))
    assert (reason, severity) in {(one.reason, one.severity) for one in hits}
    assert not found(example(), "G29", context=CheckContext(annexes=None))


def test_another_official_approves_where_there_are_two() -> None:
    same = CheckContext(drafter="a", approver="a", officials=2)
    assert [(one.reason, one.severity) for one in found(example(), "G28", context=same)] == [("same", MUST)]
    assert not found(example(), "G28", context=replace(same, officials=1))
    assert not found(example(), "G28", context=replace(same, approver="b"))
    assert [one.reason for one in found(example(), "G28", context=CheckContext(final=True))] == ["nobody"]


def test_open_marks_and_unsigned_clauses_hold_back_a_final_text_only() -> None:
    marks = CheckContext(marks=(("TRANSLATE", "Facts"),), unsigned_clauses=("CL.USE",), approver="b")
    assert not found(example(), "G27", context=marks)
    final = replace(marks, final=True)
    assert [(one.reason, one.severity) for one in found(example(), "G27", context=final)] == [("final_translate", STOP)]
    assert [one.severity for one in found(example(), "L:sign_off", context=final)] == [MUST]


def test_evidence_given_under_a_condition_is_not_used_beyond_it() -> None:
    draft = changed(example(), {"facts.source": "La pièce VA-2019/7"})
    given = RestrictedEvidence("VA-2019/7", "XVA", "for case 3 only")
    assert [one.field for one in found(draft, "G25", context=CheckContext(restricted=(given,)))] == ["facts.source"]
    assert not found(draft, "G25", context=CheckContext(restricted=(replace(given, allowed=True),)))


def test_a_request_of_another_kind_has_no_rule_of_assistance() -> None:
    told = run(request({"to.state": "XVA"}, "withdrawal"))
    assert not {one.code for one in told.findings} & {"G01", "G12", "G16", "G24", "X01"}


def test_the_day_counts_that_the_letter_bears() -> None:
    late = changed(example(), {"hdr.date_place.date": date(1999, 1, 1)})
    assert run(late).governing.instrument is None


def test_an_identifier_that_fits_its_standard_is_not_told() -> None:
    right = "IBAN GB82 WEST 1234 5698 7654 32, IMEI 490154203237518, BIC DEUTDEFF500, IMO 9074729"
    assert not found(changed(example(), {"facts.source": right}), "L:identifier")


def test_what_the_other_state_reserved_is_told_to_be_read() -> None:
    around = replace(world(), reservations=(Reservation("XVA", "FIN99", "24(1)"), Reservation("XOM", "FIN99", "7")))
    hits = [one for one in found(example(), "G03", around) if one.reason == "read"]
    assert [(one.severity, one.values["articles"]) for one in hits] == [(ADVICE, ("24(1)",))]
    assert not found(example(), "G03", replace(world(), reservations=()))
