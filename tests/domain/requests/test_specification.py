"""What each kind asks for: the closed list of ids, required fields, the walk through the pages."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from focalpoint.assets import data_path
from focalpoint.domain.requests.answers import Answers, State
from focalpoint.domain.requests.conditions import condition
from focalpoint.domain.requests.reading import read, written
from focalpoint.domain.requests.shapes import FieldType
from focalpoint.domain.requests.specification import FieldSpec, Specification
from focalpoint.domain.wizard import Progress, walk
from focalpoint.language import Language
from focalpoint.services.request_catalogue import catalogue, example, example_names
from focalpoint.words.request_options import has_words
from focalpoint.words.requests import clause_name, kinds_listing

KINDS = [
    "mla", "extradition", "preservation", "voluntary_disclosure", "emergency_disclosure", "spontaneous_information",
    "supplementary_information", "withdrawal", "speciality_consent", "reextradition_consent", "temporary_surrender",
    "transit", "assurance", "prosecution_instead", "outcome_notice", "interpol_data", "transfer_of_proceedings",
    "transfer_of_sentenced_person", "freezing_1373", "incoming",
]  # fmt: skip
STAGES = ("provisional_arrest", "accused", "convicted", "in_absentia", "convicted_not_sentenced")
IDS = {
    "hdr.req_no", "hdr.their_ref", "hdr.date_place.date", "hdr.urgency_reason.text", "hdr.handling.may_be_told",
    "hdr.no_tip_off", "auth.requesting.languages", "auth.conducting.court", "auth.case_officer.phone_24_7",
    "auth.statement", "to.authority.last_verified", "to.lang.translation_attached", "to.provider.portal",
    "basis.list[].articles", "basis.untoc.serious_crime_years", "prior.contact[].result", "prior.requests[].ticket",
    "proc.file_no", "subj[].names.original", "subj[].documents[].issuer", "subj[].photo_annex",
    "subj[].custody_since", "facts.chron[].event", "facts.nexus[].proves", "off[].text_annex",
    "off[].treaty_offence.article", "off[].limitation_note", "off.dual", "off.penalty_flag.life_without_parole",
    "purp", "procd.formal[].reason", "cost", "undert[].clause", "annex[].sha256", "sign.seal", "closing",
    "vict[].harm", "x.person.birth.place", "x.person.nationalities[].proof", "x.person.passports",
    "x.person.photos[].date", "x.nat.requested.is_national", "x.warrant.offences", "x.warrant.signed",
    "x.off[].dates", "x.off[].limitation.requested", "x.jur.treaty_article.article", "x.amnesty.requested", "x.dp",
    "x.transit[].landing", "x.arrest.interpol_ref", "x.judgment.remaining_days", "x.absentia.notified.how",
    "x.delivery.courier_days", "in.received", "in.translation.covers",
}  # fmt: skip


def everything() -> list[Specification]:
    return list(catalogue().specifications.values())


def all_fields() -> list[FieldSpec]:
    types = catalogue().types.values()
    return [*catalogue().known.values(), *(each for kind in types for each in kind.fields.values())]


def test_the_kinds_and_stages_are_the_closed_list() -> None:
    assert list(catalogue().kinds()) == KINDS
    assert catalogue().stages("extradition") == STAGES
    assert all(not catalogue().stages(kind) for kind in KINDS if kind != "extradition")


def test_every_id_of_the_contract_is_a_field() -> None:
    assert set(catalogue().known) >= IDS
    assert len(catalogue().types) >= 24


def test_a_type_that_is_a_kind_is_one_specification() -> None:
    for each in catalogue().types.values():
        assert each.stand_alone == (each.id in KINDS)
        if each.stand_alone:
            assert dict(catalogue().specification(each.id).types) == {each.id: each}
    assert set(catalogue().specification("mla").types) == set(catalogue().types)


def test_an_id_of_a_type_is_its_title_in_snake_case() -> None:
    shortened = {"preservation", "voluntary_disclosure", "transfer_of_proceedings"}  # one with the kind of that name
    for each in catalogue().types.values():
        title = re.sub(r"[^a-z0-9]+", "_", each.title.lower()).strip("_")
        assert each.id == title or each.id in shortened


def test_every_field_can_be_shown() -> None:
    for each in all_fields():
        assert 0 < len(each.label) <= 45, each.id
        assert not each.label.endswith(".") or each.label.lower().endswith("no."), each.id
        assert all(has_words(option) for option in each.options), each.id
        assert (each.type is FieldType.CHOICE) == bool(each.options), each.id
        assert each.severity in {"must", "risk", "advice"}, each.id
        assert bool(each.good) >= bool(each.bad), f"{each.id}: a bad example without a good one"
    groups = {"persons", "search", "records", "property", "special", "electronic"}
    assert {each.group for each in catalogue().types.values()} == groups


def test_every_condition_looks_at_a_field_that_is_there() -> None:
    for each in all_fields():
        for condition_ in (each.required, each.show):
            for path in re.findall(r"'([a-z_]+(?:\[\])?\.[a-z_.\[\]]+)'", str(condition_.told() if condition_ else "")):
                assert path.removesuffix("[]") in catalogue().known, f"{each.id}: {path}"


def test_service_of_documents_needs_no_facts() -> None:
    mla, answers = catalogue().specification("mla"), Answers(catalogue().fields)
    served = answers.with_("asst", [{"type": "service_of_documents"}])
    mixed = served.with_("asst[1]", {"type": "expert_evaluation"})
    wanted = [{each.path for each in mla.required(one)} for one in (answers, served, mixed)]
    assert [{"facts.summary", "off"} & each for each in wanted] == [
        {"facts.summary", "off"},
        set(),
        {"facts.summary", "off"},
    ]


def test_a_field_of_a_list_is_required_for_each_item() -> None:
    answers = Answers(catalogue().fields).with_("subj", [{"kind": "unknown"}, {"kind": "natural", "role": "suspect"}])
    missing = {each.path for each in catalogue().specification("mla").required(answers) if not each.answered}
    assert {"subj[0].role", "subj[1].names.latin"} <= missing
    assert not {"subj", "subj[0].names.latin", "subj[1].role"} & missing


def test_unknown_and_none_are_answers_only_where_they_are_one() -> None:
    spec = catalogue().specification("extradition", "accused")
    answers = Answers(catalogue().fields).with_("x.person.birth.date", None).with_("x.warrant.number", None)
    answered = {each.path: each.answered for each in spec.required(answers)}
    assert answered["x.person.birth.date"] is True
    assert answered["x.warrant.number"] is False


def test_a_hidden_answer_is_kept_and_comes_back() -> None:
    mla, answers = catalogue().specification("mla"), Answers(catalogue().fields)
    urgent = answers.with_("hdr.urgency", "urgent").with_("hdr.urgency_reason.text", "Custody ends.")
    calm = urgent.with_("hdr.urgency", "routine")
    path = "hdr.urgency_reason.text"
    assert path in {each.path for each in mla.shown(urgent)}
    assert path not in {each.path for each in mla.shown(calm)}
    assert path not in {each.path for each in mla.required(calm)}
    assert calm.with_("hdr.urgency", "urgent").text(path) == "Custody ends."


def test_a_hidden_field_is_never_asked_for() -> None:
    shown = condition({"equals": ["cost", True]})
    field = FieldSpec("purp", FieldType.PROSE, "Purpose", required=condition(True), show=shown, severity="must")
    spec = Specification("mla", None, "", (), {"purp": field}, {})
    answers = Answers(catalogue().fields)
    assert spec.required(answers) == ()
    assert [each.path for each in spec.required(answers.with_("cost", True))] == ["purp"]


def test_an_incoming_request_is_measured_by_what_it_asks() -> None:
    spec, answers = catalogue().specification("incoming"), Answers(catalogue().fields)
    told = {}
    for subject in ("mutual_assistance", "extradition", "other"):
        one = answers.with_("in.subject", subject)
        wanted = {each.path for each in spec.wanted(one)}
        shown = {each.path for each in spec.shown(one)}
        told[subject] = [path in where for where in (wanted, shown) for path in ("asst", "x.warrant.number")]
        assert not {"asst", "x.warrant.number"} & {each.path for each in spec.required(one)}
    assert told == {
        "mutual_assistance": [True, False, True, False],
        "extradition": [False, True, False, True],
        "other": [False, False, True, False],
    }


def test_the_walk_counts_what_is_required_and_names_what_comes_next() -> None:
    mla, answers = catalogue().specification("mla"), Answers(catalogue().fields)
    start = walk(mla, answers)
    assert " ".join(step.id for step in start.steps) == (
        "state basis case persons facts offences assistance procedures undertakings annexes review send"
    )
    assert (start.answered, start.next) == (0, "to.state")
    assert all(step.progress is Progress.EMPTY for step in start.steps)
    one = walk(mla, answers.with_("to.state", "XVA").with_("asst", [{"type": "subscriber_data"}]))
    assert one.steps[0].progress is Progress.STARTED
    assert one.answered == 2 + 0
    assert one.required > start.required
    home = one.step_of("asst[0].fields.account")
    assert home is not None
    assert home.id == "assistance"


def test_items_are_shown_one_after_the_other() -> None:
    mla = catalogue().specification("mla")
    answers = Answers(catalogue().fields).with_("facts.chron", [{"event": "a"}, {"event": "b"}])
    paths = [each.path for each in mla.shown(answers, ("facts.chron", "facts.chron[].date", "facts.chron[].event"))]
    assert paths == [
        "facts.chron", "facts.chron[0].date", "facts.chron[0].event", "facts.chron[1].date", "facts.chron[1].event",
    ]  # fmt: skip


def test_a_field_is_found_at_its_full_path() -> None:
    mla = catalogue().specification("mla")
    answers = Answers(catalogue().fields).with_("asst", [{"type": "bank_and_financial_records"}])
    found = [
        mla.field(path, answers) for path in ("subj[3].names.latin", "asst[0].fields.transactions[2].amount", "no")
    ]
    assert [each.label if each else None for each in found] == ["Name in Latin script", "Amount", None]


@pytest.mark.parametrize("wrong", [{"maybe": 1}, {"equals": ["a", 1], "filled": "b"}, "yes", {"not": False}])
def test_a_condition_that_is_none_is_refused(wrong: Any) -> None:
    with pytest.raises(ValueError):
        condition(wrong)


@pytest.mark.parametrize("name", example_names())
def test_a_worked_example_is_complete_and_comes_back_unchanged(name: str) -> None:
    request, file = example(name), data_path("resources", "requests", "examples", f"{name}.json")
    assert written(request) == json.loads(file.read_text("utf-8"))
    assert read(written(request), catalogue()) == request
    spec = catalogue().specification(request.kind, request.stage)
    assert [each.path for each in spec.wanted(request.answers) if not each.answered] == []
    missed = [path for path, _ in request.answers.leaves() if spec.field(path, request.answers) is None]
    assert missed == []
    numbers = {item.get("no") for item in request.answers.items("annex")}
    named = {
        value
        for path, value in request.answers.leaves()
        if (field := spec.field(path, request.answers)) and field.type is FieldType.ANNEX
    }
    assert named <= numbers


def test_every_kind_and_stage_has_an_example() -> None:
    shown = {(request.kind, request.stage) for request in map(example, example_names())}
    assert shown == set(catalogue().specifications)


def test_the_list_of_ids_says_when_each_field_is_required() -> None:
    told = kinds_listing(catalogue(), Language("en"))
    assert [each["id"] for each in told["kinds"]] == KINDS
    mla = next(each for each in told["kinds"] if each["id"] == "mla")
    fields = {each["id"]: each for each in mla["fields"]}
    assert fields["hdr.req_no"]["required"] == {"always": True}
    assert fields["hdr.deadline_reason"]["required"] == {"filled": "hdr.deadline"}
    assert fields["proc.file_no"]["required"] is None
    assert fields["proc.stage"]["options"][0] == "preliminary"
    assert {each["id"] for each in told["types"]} == set(catalogue().types)
    assert json.loads(json.dumps(told)) == told


def test_an_undertaking_of_ones_own_choice_shows_its_id() -> None:
    assert clause_name(Language("en"), "CL.POL.FIN99") == "CL.POL.FIN99"
    assert clause_name(Language("en"), "speciality") == "Speciality"


def test_nothing_is_answered_in_a_blank_request() -> None:
    for each in everything():
        blank = Answers(catalogue().fields)
        assert all(shown.state is State.UNANSWERED for shown in each.shown(blank))
        assert not any(required.answered for required in each.required(blank))
