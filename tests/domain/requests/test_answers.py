"""Answers keep what was written, tell unanswered from unknown and cleared, and never lose the rest."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from focalpoint.domain.requests.answers import Answers, AnswersError, Request, State
from focalpoint.domain.requests.reading import parse, read, written
from focalpoint.domain.requests.shapes import NUMBERS, Fields, FieldType, Leaf, Listed
from focalpoint.services.request_catalogue import catalogue


def of(kind: str = "mla", stage: str | None = None, /, **answers: Any) -> Request:
    return read({"kind": kind, "stage": stage, "language": "en", "answers": answers.pop("flat", answers)}, catalogue())


def reading(answers: Any) -> Answers:
    return of(flat=answers).answers


def why(answers: Any) -> tuple[str, str]:
    with pytest.raises(AnswersError) as caught:
        reading(answers)
    return caught.value.path, caught.value.reason


@pytest.mark.parametrize(
    "written_as",
    [
        {"hdr.date_place": {"date": "2026-03-10", "place": "Orval"}},
        {"hdr.date_place.date": "2026-03-10", "hdr.date_place.place": "Orval"},
        {"hdr": {"date_place.date": "2026-03-10", "date_place": {"place": "Orval"}}},
        {"hdr": {"date_place": {"date": "2026-03-10", "place": "Orval"}}},
    ],
)
def test_objects_and_dotted_keys_say_the_same(written_as: dict[str, Any]) -> None:
    answers = reading(written_as)
    assert answers.get("hdr.date_place.date") == date(2026, 3, 10)
    assert written(Request("mla", None, "en", answers))["answers"] == {
        "hdr.date_place": {"date": "2026-03-10", "place": "Orval"}
    }


def test_a_list_of_offences_and_the_fields_beside_it_keep_apart() -> None:
    answers = reading({"off": [{"title": "Murder"}], "off.dual": "He killed.", "off.penalty_flag": {"death": True}})
    assert answers.items("off")[0].text("title") == "Murder"
    assert answers.text("off.dual") == "He killed."
    assert answers.get("off.penalty_flag.death") is True


def test_unanswered_unknown_cleared_and_none_are_different() -> None:
    answers = reading(
        {
            "hdr.their_ref": None,
            "purp": {"cleared": True},
            "prior.contact": [],
            "facts.source": "  ",
            "proc.stage": "trial",
        }
    )
    states = {
        path: answers.state(path)
        for path in ("hdr.their_ref", "purp", "prior.contact", "facts.source", "proc.stage", "closing", "nowhere")
    }
    assert states == {
        "hdr.their_ref": State.UNKNOWN,
        "purp": State.CLEARED,
        "prior.contact": State.NONE,
        "facts.source": State.UNANSWERED,
        "proc.stage": State.ANSWERED,
        "closing": State.UNANSWERED,
        "nowhere": State.UNANSWERED,
    }
    assert [answers.get(path) for path in ("hdr.their_ref", "purp", "facts.source")] == [None, None, None]


def test_unknown_for_a_compound_is_unknown_for_each_of_its_fields() -> None:
    answers = reading({"to.authority": None})
    assert answers.state("to.authority.name") is State.UNKNOWN
    assert answers.state("to.authority") is State.UNKNOWN


@pytest.mark.parametrize(
    ("answers", "path", "reason"),
    [
        ({"hdr.colour": "red"}, "hdr.colour", "unknown_field"),
        ({"subj": [{"names": {"greek": "x"}}]}, "subj[0].names.greek", "unknown_field"),
        ({"asst": [{"type": "subscriber_data", "fields": {"bank": "x"}}]}, "asst[0].fields.bank", "unknown_field"),
        ({"asst": [{"type": "telepathy"}]}, "asst[0].type", "unknown_type"),
        ({"asst": [{"id": "A1"}]}, "asst[0].type", "type_missing"),
        ({"hdr.deadline": "2026-02-30"}, "hdr.deadline", "no_such_date"),
        ({"hdr.deadline": "30.2.2026"}, "hdr.deadline", "date_expected"),
        ({"hdr.deadline": 20260230}, "hdr.deadline", "text_expected"),
        ({"proc.stage": "dreaming"}, "proc.stage", "not_an_option"),
        ({"cost": "yes"}, "cost", "yes_no_expected"),
        ({"off": [{"max_penalty_years": True}]}, "off[0].max_penalty_years", "number_expected"),
        ({"off": [{"max_penalty_years": float("inf")}]}, "off[0].max_penalty_years", "number_expected"),
        ({"subj": {"id": "P1"}}, "subj", "list_expected"),
        ({"subj": [["P1"]]}, "subj[0]", "object_expected"),
        ({"purp": "\ud800"}, "purp", "not_text"),
        ({"hdr.date_place": "today"}, "hdr.date_place", "object_expected"),
        ({"purp": "a", "hdr": 3}, "hdr", "object_expected"),
        ({"hdr.req_no": "1", "hdr": {"req_no": "2"}}, "hdr.req_no", "twice"),
    ],
)
def test_a_wrong_answer_is_refused_with_its_path(answers: dict[str, Any], path: str, reason: str) -> None:
    assert why(answers) == (path, reason)


@pytest.mark.parametrize(
    ("text", "path", "reason"),
    [
        ("{", "", "not_json"),
        ("[" * 100_000, "", "not_json"),
        ('{"kind": "mla", "answers": {"cost": ' + "9" * 5000 + "}}", "", "not_json"),
        ('{"kind": "mla", "answers": {"purp": "a", "purp": "b"}}', "purp", "twice"),
        ("[]", "", "object_expected"),
        ('{"format": 2, "kind": "mla"}', "format", "newer_format"),
        ('{"kind": "poem"}', "kind", "unknown_kind"),
        ('{"kind": "extradition"}', "stage", "unknown_stage"),
        ('{"kind": "mla", "stage": "accused"}', "stage", "unknown_stage"),
        ('{"kind": "mla", "language": "de"}', "language", "not_an_option"),
        ('{"kind": "mla", "colour": 1}', "colour", "unknown_field"),
        ('{"kind": "mla", "answers": []}', "", "object_expected"),
    ],
)
def test_a_file_that_is_no_request_is_refused(text: str, path: str, reason: str) -> None:
    with pytest.raises(AnswersError) as caught:
        parse(text, catalogue())
    assert (caught.value.path, caught.value.reason) == (path, reason)


def test_an_instant_keeps_what_it_lacks() -> None:
    fields = [{"ip": "41.0.0.1", "datetime": told} for told in ("2026-03-01T10:20", "2026-03-01T10:20:30+03:00")]
    answers = reading({"asst": [{"type": "preservation", "fields": {"identifiers": fields}}]})
    path = "asst[0].fields.identifiers[{}].datetime"
    assert answers.get(path.format(0)) == datetime(2026, 3, 1, 10, 20)
    assert answers.raw(path.format(0)) == "2026-03-01T10:20"
    assert answers.get(path.format(1)) == datetime(2026, 3, 1, 7, 20, 30, tzinfo=UTC)


def test_characters_that_no_document_can_hold_are_kept_and_not_given_out() -> None:
    answers = reading({"purp": "\x00 To\x0b prove \u200f it \n"})
    assert answers.raw("purp") == "\x00 To\x0b prove \u200f it \n"
    assert answers.text("purp") == "To prove \u200f it"
    assert reading({"purp": "\u200f\u2067 "}).state("purp") is State.UNANSWERED


def test_what_the_kind_does_not_show_is_kept() -> None:
    request = of("withdrawal", None, flat={"x.warrant": {"number": "MA 1"}})
    assert read(written(request), catalogue()) == request
    assert request.answers.text("x.warrant.number") == "MA 1"


def test_one_answer_is_changed_and_the_rest_stays() -> None:
    answers = reading({"purp": "a", "subj": [{"id": "P1", "aliases": ["x"]}, {"id": "P2"}]})
    later = answers.with_("subj[1].names.latin", "Merik").with_("subj[2]", {"id": "P3"}).with_("purp", State.CLEARED)
    later = later.with_("hdr.deadline", date(2026, 3, 1)).with_("subj[0]", State.UNANSWERED)
    assert [item.id for item in later.items("subj")] == ["P2", "P3"]
    assert later.text("subj[0].names.latin") == "Merik"
    assert (later.state("purp"), later.get("hdr.deadline")) == (State.CLEARED, date(2026, 3, 1))
    assert [item.id for item in answers.items("subj")] == ["P1", "P2"]
    assert later.with_("hdr.deadline", State.UNANSWERED).state("hdr.deadline") is State.UNANSWERED
    assert answers.next_id("subj") == "P3"


@pytest.mark.parametrize(
    "path", ["nowhere", "subj[0].nowhere", "subj[9].id", "purp[0]", "subj[x].id", "asst[0].fields.bank", "subj[0]x"]
)
def test_a_change_at_a_path_that_is_none_is_refused(path: str) -> None:
    with pytest.raises(AnswersError):
        reading({"subj": [{"id": "P1"}]}).with_(path, "x")


def test_the_type_of_an_entry_decides_what_it_asks() -> None:
    answers = reading({}).with_("asst[0]", {"type": "transfer_of_criminal_proceedings"})
    assert answers.assistance()[0].type == "transfer_of_proceedings"
    assert answers.with_("asst[0].fields.reasons", "He lives there.").text("asst[0].fields.reasons")
    assert answers.with_("asst[0].type", "subscriber_data").with_("asst[0].fields.account", "a").state("asst")


def test_a_bare_value_stands_for_the_main_field() -> None:
    assert reading({"x.concurrent": ["XVA"]}).text("x.concurrent[0].state") == "XVA"
    assert reading({"basis.list": ["UNTOC"]}).gathered("basis.list[].instrument") == ("UNTOC",)


def _value(leaf: Leaf) -> st.SearchStrategy[Any]:
    if leaf.type is FieldType.YES_NO:
        one: st.SearchStrategy[Any] = st.booleans()
    elif leaf.type in NUMBERS:
        one = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    elif leaf.type is FieldType.DATE:
        one = st.dates().map(date.isoformat)
    elif leaf.type is FieldType.INSTANT:
        one = st.datetimes(timezones=st.just(UTC)).map(datetime.isoformat)
    elif leaf.type is FieldType.CHOICE and leaf.options:
        one = st.sampled_from(leaf.options)
    else:
        one = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    return st.none() | st.just({"cleared": True}) | (st.lists(one, max_size=2) if leaf.many else one)


def _record(fields: Fields, fixed: dict[str, Any] | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Any answers to some of the fields."""
    chosen = st.lists(st.sampled_from(sorted(set(fields) - set(fixed or {}))), max_size=6, unique=True)
    return chosen.flatmap(
        lambda names: st.fixed_dictionaries(
            {**{name: _any(fields[name]) for name in names}, **{k: st.just(v) for k, v in (fixed or {}).items()}}
        )
    )


def _any(shape: Leaf | Listed) -> st.SearchStrategy[Any]:
    if isinstance(shape, Leaf):
        return _value(shape)
    if not shape.types:
        return st.lists(_record(shape.fields), max_size=3)
    entry = st.sampled_from(sorted(shape.types)).flatmap(lambda name: _record(shape.types[name], {"type": name}))
    return st.lists(entry, max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(_record(catalogue().fields))
def test_any_answers_come_back_as_they_were(answers: dict[str, Any]) -> None:
    request = of(flat=answers)
    form = written(request)
    assert read(form, catalogue()) == request
    assert written(read(form, catalogue())) == form
    assert Answers.of_rows(catalogue().fields, reversed(list(request.answers.rows()))) == request.answers
    assert all(request.answers.get(path) == value for path, value in request.answers.leaves())


def test_two_hundred_persons_and_a_megabyte_are_read() -> None:
    persons = [{"id": f"P{n}", "names": {"latin": f"Person {n}", "original": "شخص\u200f"}} for n in range(200)]
    request = of(flat={"subj": persons, "facts.summary": "a b " * 262_144})
    assert len(request.answers.items("subj")) == 200
    assert read(written(request), catalogue()) == request
