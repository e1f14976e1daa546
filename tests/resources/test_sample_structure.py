"""What the sample country holds: enough of everything, and nothing that contradicts itself."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.domain.changes import Value
from focalpoint.domain.dates import parse_written
from focalpoint.domain.plan import LinkType, NodeStatus, Precision
from focalpoint.domain.plan_rules import findings
from focalpoint.language import LANGUAGES
from focalpoint.services.sample.country import Country
from focalpoint.services.sample.days import Days
from focalpoint.services.sample.texts import Texts, read_structure
from focalpoint.services.sample.work import asked_on

STRUCTURE = read_structure()
CURRENT: list[dict[str, Any]] = [row for row in STRUCTURE["nodes"] if "plan" not in row]
TODAY = date(2026, 11, 22)
ADOPTED = {
    "1373": "2001", "1456": "2003", "1624": "2005", "2178": "2014", "2322": "2016", "2396": "2017", "2462": "2019",
    "2664": "2022",
}  # fmt: skip
"""Security Council resolutions and the years of their adoption."""


def test_there_is_as_much_of_everything_as_was_promised() -> None:
    kinds = Counter(row["kind"] for row in CURRENT)
    assert kinds["pillar"] == 5
    assert 55 <= kinds["activity"] + kinds["milestone"] <= 65
    assert kinds["milestone"] >= 5
    assert len(STRUCTURE["ministries"]) == 14
    assert len(STRUCTURE["people"]) == 40
    assert len(STRUCTURE["tasks"]) == 120
    assert len(STRUCTURE["users"]) == 3
    assert len(STRUCTURE["cases"]) >= 3


def test_the_country_code_is_one_that_no_state_can_have() -> None:
    assert len(STRUCTURE["code"]) == 3
    assert STRUCTURE["code"].isupper()
    assert STRUCTURE["code"].startswith("X")


def test_the_plan_shows_every_status_link_type_and_written_date() -> None:
    statuses = {"not_started"} | {
        step["status"] for row in CURRENT for step in row.get("steps", ()) if "status" in step
    }
    assert statuses == set(NodeStatus)
    assert {link[1] for row in CURRENT for link in row.get("after", ())} == set(LinkType)
    assert any(link[2] < 0 for row in CURRENT for link in row.get("after", ()))
    written = {row.get(f"{end}_written") for row in CURRENT for end in ("start", "finish")} - {None}
    assert written == {Precision.QUARTER, Precision.HALF_YEAR, Precision.YEAR, Precision.OPEN}


def test_every_record_that_is_named_is_there() -> None:
    ministries = {row["key"] for row in STRUCTURE["ministries"]}
    people = {row["key"] for row in STRUCTURE["people"]}
    seen: set[str] = set()
    for row in STRUCTURE["nodes"]:
        assert row.get("parent", "") in seen | {""}, row["key"]
        assert {row["lead"], *row.get("with", ())} <= ministries, row["key"]
        assert row["lead"] not in row.get("with", ()), row["key"]
        seen.add(row["key"])
    for row in STRUCTURE["nodes"]:
        assert {link[0] for link in row.get("after", ())} <= seen, row["key"]
    assert {row["ministry"] for row in STRUCTURE["people"]} == ministries
    for row in STRUCTURE["ministries"]:
        assert set(row["contacts"]) <= people | {""}, row["key"]
    for row in STRUCTURE["tasks"]:
        assert row["to"] in people, row["key"]
        assert row.get("node", "borders") in seen, row["key"]


def test_contacts_work_in_their_own_ministry() -> None:
    ministry_of = {row["key"]: row["ministry"] for row in STRUCTURE["people"]}
    for row in STRUCTURE["ministries"]:
        assert {ministry_of[key] for key in row["contacts"] if key} == {row["key"]}


def test_resolutions_are_cited_with_the_year_of_their_adoption() -> None:
    cited = {resolution for row in CURRENT for resolution, _ in row.get("obligations", ())}
    assert cited
    for resolution in cited:
        number, year = resolution.split()
        assert year == f"({ADOPTED[number]})"


def test_steps_follow_each_other_and_none_lies_ahead() -> None:
    for row in STRUCTURE["nodes"]:
        days = [step["on"] for step in row.get("steps", ())]
        assert days == sorted(days), row["key"]
        assert all(day <= 0 for day in days), row["key"]
        for step in row.get("steps", ()):
            assert step.get("began", step["on"]) <= step["on"], row["key"]
            assert step.get("ended", step["on"]) <= step["on"], row["key"]


def test_what_happened_to_a_task_happened_after_it_was_asked_for_and_in_order() -> None:
    for row in STRUCTURE["tasks"]:
        days = [asked_on(row)] + [row[what] for what in ("started", "done", "reopened", "submitted") if what in row]
        if "cancelled" in row:
            days.append(row["cancelled"])
        assert days == sorted(days), row["key"]
        assert days[-1] <= 0, row["key"]
        assert days[0] > -690, row["key"]


@given(day=st.dates(min_value=date(2025, 1, 1), max_value=date(2040, 12, 31)))
def test_planned_dates_can_be_on_whatever_day_the_sample_is_made(day: date) -> None:
    country = Country(STRUCTURE, Texts("en", day), Days(day))
    for row in STRUCTURE["nodes"]:
        fields: dict[str, Value] = country._planned(row)
        assert findings(fields) == [], row["key"]
        for name in ("start", "finish"):
            if fields.get(name) and not any(field.endswith("_text") for field in fields):
                assert date.fromisoformat(str(fields[name])).weekday() < 5, row["key"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_written_date_covers_the_day_that_it_was_made_for(code: str) -> None:
    texts = Texts(code, TODAY)
    for offset in range(-700, 700, 37):
        day = TODAY + timedelta(days=offset)
        for precision in (Precision.QUARTER, Precision.HALF_YEAR, Precision.YEAR):
            written = texts.written_date(day, precision)
            assert written.first is not None
            assert written.last is not None
            assert written.first <= day <= written.last
            assert str(day.year) in written.text
    open_ended = texts.written_date(TODAY, Precision.OPEN)
    assert (open_ended.first, open_ended.last) == (TODAY, None)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("precision", [Precision.QUARTER, Precision.HALF_YEAR, Precision.YEAR, Precision.OPEN])
def test_our_own_reader_of_dates_understands_what_the_sample_writes(code: str, precision: Precision) -> None:
    for day in (date(2027, 2, 1), date(2027, 5, 1), date(2027, 8, 1), date(2027, 11, 1)):
        written = Texts(code, TODAY).written_date(day, precision)
        read = parse_written(written.text)
        assert read.precision == precision
        if precision is not Precision.OPEN:
            assert (read.first, read.last) == (str(written.first), str(written.last))


def test_a_quarter_is_written_as_people_write_it() -> None:
    day = date(2027, 8, 15)
    assert Texts("en", TODAY).written_date(day, "quarter").text == "Q3 2027"
    assert Texts("ru", TODAY).written_date(day, "quarter").text == "III квартал 2027 г."
    assert Texts("zh", TODAY).written_date(day, "half_year").text == "2027年下半年"
