"""The blank form asks what its kind asks, and what comes back is answered or told."""

from __future__ import annotations

from datetime import date, datetime

from focalpoint.domain.requests.answers import Answers
from focalpoint.domain.requests.questionnaire import questionnaire, returned
from focalpoint.domain.requests.specification import FieldSpec
from focalpoint.services.request_catalogue import catalogue, example, example_names

MLA = catalogue().specification("mla")
BLANK = Answers(catalogue().fields)


def test_a_form_has_a_page_for_each_measure_and_room_in_lists() -> None:
    form = questionnaire(MLA, ["bank_and_financial_records", "freeze_restraint_seizure"])
    paths = [each.path for section in form.sections for each in section.questions]
    assert {"subj[0].names.latin", "subj[2].names.latin", "asst[1].fields.order.date"} <= set(paths)
    assert "subj[3].names.latin" not in paths
    assert not [path for path in paths if path.startswith(("sign.", "auth.requesting.", "hdr.req_no"))]
    assert len(paths) == len(set(paths))
    assert [section.type for section in form.sections if section.entry is not None] == list(form.types)


def test_a_kind_of_one_measure_asks_it_without_being_told() -> None:
    form = questionnaire(catalogue().specification("preservation"))
    assert form.types == ("preservation",)


def test_every_question_can_be_answered() -> None:
    for name in example_names():
        request = example(name)
        spec = catalogue().specification(request.kind, request.stage)
        types = [item.type for item in request.answers.assistance()]
        cells = [
            (path, "\n".join(map(str, value)) if isinstance(value, tuple) else value)
            for path, value in request.answers.leaves()
            if not path.endswith("].type") or path.startswith("subj")
        ]
        cells = [(path, str(value).lower() if isinstance(value, bool) else value) for path, value in cells]
        back = returned(BLANK, spec, types, cells)
        assert back.refused == (), name
        assert dict(back.answers.leaves()) == dict(request.answers.leaves()), name


def test_what_a_cell_cannot_say_is_told_and_the_rest_is_taken() -> None:
    def words(field: FieldSpec, text: str) -> str | None:
        return {"Procès": "trial", "oui": "true"}.get(text)

    back = returned(
        BLANK,
        MLA,
        ["bank_and_financial_records"],
        [
            ("proc.stage", "Procès"),
            ("cost", "oui"),
            ("hdr.deadline", datetime(2026, 3, 27)),
            ("hdr.req_no", 41.0),
            ("asst[0].fields.transactions[0].amount", "48 000,50"),
            ("proc.opened", "last spring"),
            ("purp", "   "),
            ("nowhere", "x"),
            ("subj[1].names.latin", "Merik"),
        ],
        words,
    )
    assert [(each.path, each.reason) for each in back.refused] == [
        ("proc.opened", "date_expected"),
        ("nowhere", "unknown_field"),
    ]
    assert back.taken == 6
    answers = back.answers
    assert (answers.get("proc.stage"), answers.get("cost"), answers.get("hdr.req_no")) == ("trial", True, "41")
    assert answers.get("hdr.deadline") == date(2026, 3, 27)
    assert answers.get("asst[0].fields.transactions[0].amount") == 48000.5
    assert answers.text("subj[0].names.latin") == "Merik"
