"""A task in one line, in six languages; what is not understood stays in the title."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.domain.quick_add import LONGEST, Addressee, PartKind, QuickTask, read_line

TODAY = date(2026, 11, 22)
WHO = (
    Addressee(PartKind.MINISTRY, "moi", ("MOI", "Ministry of the Interior")),
    Addressee(PartKind.MINISTRY, "mof", ("MOF", "财政部")),
    Addressee(PartKind.PERSON, "mara", ("Mara Delune",), "moi"),
)


def read(line: str, plain: frozenset[str] = frozenset()) -> QuickTask:
    return read_line(line, WHO, TODAY, plain=plain)


def test_ministry_priority_and_day_are_taken_out_of_the_title() -> None:
    task = read("Send statistics to FIU @MOI !high 15 Dec")
    assert task.title == "Send statistics to FIU"
    assert task.value(PartKind.MINISTRY) == "moi"
    assert task.value(PartKind.PRIORITY) == "high"
    assert task.value(PartKind.DUE) == "2026-12-15"


@pytest.mark.parametrize(
    ("line", "title", "due"),
    [
        ("Envoyer les chiffres au 15 décembre", "Envoyer les chiffres", "2026-12-15"),
        ("Enviar las cifras 15 de diciembre", "Enviar las cifras", "2026-12-15"),
        ("Отправить отчёт до 15 декабря", "Отправить отчёт", "2026-12-15"),
        ("أرسل الإحصاءات 15 ديسمبر", "أرسل الإحصاءات", "2026-12-15"),
        ("提交统计 12月15日", "提交统计", "2026-12-15"),
        ("Ask again tomorrow", "Ask again", "2026-11-23"),
        ("Rappeler vendredi", "Rappeler", "2026-11-27"),
        ("Позвонить завтра", "Позвонить", "2026-11-23"),
        ("Write sunday", "Write", "2026-11-29"),
        ("Form for 3 May", "Form for", "2027-05-03"),
        ("Budget 2027-01-15", "Budget", "2027-01-15"),
        ("Ask by 01.12", "Ask by", "2026-12-01"),
    ],
)
def test_a_day_at_the_end_is_the_due_date_in_each_language(line: str, title: str, due: str) -> None:
    task = read(line)
    assert (task.title, task.value(PartKind.DUE)) == (title, due)


@pytest.mark.parametrize(
    "line", ["Report of 2026", "Write to unit 5", "Meet on 15 Dec with the police", "Plain title", "Rule 15-2", "Dec"]
)
def test_a_plain_title_stays_whole(line: str) -> None:
    assert read(line) == QuickTask(line)


def test_a_person_is_found_by_the_whole_name_and_by_its_only_beginning() -> None:
    assert read("Call @Mara Delune").value(PartKind.PERSON) == "mara"
    assert read("Call @del now").value(PartKind.PERSON) == "mara"


def test_a_name_that_nobody_has_stays_in_the_title_and_is_told() -> None:
    task = read("Ask @nobody !soon")
    assert task.title == "Ask @nobody !soon"
    assert [part.kind for part in task.parts] == [PartKind.UNKNOWN, PartKind.UNKNOWN]


def test_a_part_that_the_person_wants_in_the_title_stays_there() -> None:
    task = read("Plan for 15 Dec", frozenset({"15 Dec"}))
    assert task.value(PartKind.DUE) is None
    assert task.title == "Plan for 15 Dec"


def test_a_line_of_marks_alone_has_no_title() -> None:
    assert read("@MOI !high").title == ""


def test_a_pasted_page_is_a_title() -> None:
    assert read("word " * LONGEST).parts == ()


@given(st.text(max_size=80))
def test_no_word_is_lost(line: str) -> None:
    task = read(line)
    told = task.title.split() + [word for part in task.parts if part.value for word in part.typed.split()]
    assert sorted(told) == sorted(line.split())
