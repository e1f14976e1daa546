"""Which tasks a list shows, and who needs a reminder."""

from __future__ import annotations

from datetime import date

import pytest

from focalpoint.domain.reminders import (
    Contacts,
    NextStep,
    Reminded,
    Why,
    next_step,
    recipient,
    why_remind,
)
from focalpoint.domain.task_lists import Dated, Myself, TaskView, TaskWish, fitting, wish_of
from focalpoint.domain.tasks import TaskLine

TODAY = date(2026, 11, 22)  # a Sunday


def line(due: str | None, status: str = "open", ministry: str = "m", person: str | None = None) -> TaskLine:
    return TaskLine("t", "R", "T", ministry, person, due, "normal", status, 0, None, None, 1)


@pytest.mark.parametrize(
    ("view", "due", "status", "fits"),
    [
        (TaskView.LATE, "2026-11-21", "open", True),
        (TaskView.LATE, "2026-11-22", "open", False),
        (TaskView.LATE, "2026-11-21", "done", False),
        (TaskView.WEEK, "2026-11-22", "open", True),
        (TaskView.WEEK, "2026-11-23", "open", False),
        (TaskView.DUE, "2026-12-06", "open", True),
        (TaskView.DUE, "2026-11-22", "open", True),
        (TaskView.DUE, "2026-11-21", "open", False),
        (TaskView.DUE, "2026-12-07", "open", False),
        (TaskView.DUE, None, "open", False),
        (TaskView.WAITING, None, "waiting_validation", True),
        (TaskView.UNFINISHED, None, "cancelled", False),
        (TaskView.FINISHED, None, "cancelled", True),
        (TaskView.ALL, None, "cancelled", True),
    ],
)
def test_views(view: TaskView, due: str | None, status: str, fits: bool) -> None:
    assert fitting(TaskWish(view), TODAY, Myself())(line(due, status)) is fits


def test_a_wish_narrows_by_ministry_person_status_and_date() -> None:
    wish = TaskWish(TaskView.ALL, "m", "p", "open", Dated.WITH)
    fits = fitting(wish, TODAY, Myself())
    assert fits(line("2026-12-01", person="p"))
    assert not fits(line(None, person="p"))
    assert not fits(line("2026-12-01", person="q"))
    assert not fits(line("2026-12-01", ministry="n", person="p"))
    assert not fits(line("2026-12-01", "done", person="p"))


def test_mine_are_those_of_the_person_or_of_the_own_ministry() -> None:
    mine = fitting(TaskWish(TaskView.MINE), TODAY, Myself("p", None))
    assert mine(line(None, person="p"))
    assert not mine(line(None, person="q"))
    assert fitting(TaskWish(TaskView.MINE), TODAY, Myself(None, "m"))(line(None))
    assert not fitting(TaskWish(TaskView.MINE), TODAY, Myself())(line(None))


def test_another_page_says_a_wish_in_words() -> None:
    assert wish_of({"only": "overdue", "ministry": "m"}) == TaskWish(TaskView.LATE, "m")
    assert wish_of({"only": "due", "days": "30"}) == TaskWish(TaskView.DUE, days=30)
    assert wish_of({"status": "done"}) == TaskWish(TaskView.ALL, status="done")
    assert wish_of({"only": "no such view", "days": "x"}) == TaskWish()
    assert wish_of({}) == TaskWish(TaskView.ALL)


def test_tasks_of_no_ministry_can_be_asked_for() -> None:
    fits = fitting(wish_of({"ministry": ""}), TODAY, Myself())
    assert not fits(line(None))
    assert fits(TaskLine("t", "R", "T", None, None, None, "normal", "open", 0, None, None, 1))


@pytest.mark.parametrize(
    ("due", "status", "why"),
    [
        ("2026-11-21", "open", Why.LATE),
        ("2026-11-29", "open", Why.SOON),
        ("2026-11-30", "open", None),
        (None, "waiting_validation", Why.WAITING),
        ("2026-11-01", "done", None),
        (None, "open", None),
    ],
)
def test_who_needs_a_reminder(due: str | None, status: str, why: Why | None) -> None:
    assert why_remind(due, status, TODAY) is why


@pytest.mark.parametrize(
    ("times", "last", "step"),
    [
        (0, "", NextStep.FIRST),
        (1, "2026-11-18", NextStep.WAIT),
        (1, "2026-11-17", NextStep.AGAIN),
        (2, "2026-11-01", NextStep.ALTERNATE),
        (3, "2026-11-01", NextStep.HEAD),
        (1, "2026-12-01", NextStep.WAIT),
    ],
)
def test_what_to_do_after_so_many_reminders(times: int, last: str, step: NextStep) -> None:
    assert next_step(Reminded(times, last), TODAY) is step


def test_a_reminder_goes_to_the_official_the_validator_or_the_alternate() -> None:
    known = Contacts("main", "alternate", "validator")
    assert recipient(Why.LATE, NextStep.FIRST, "p", known) == "p"
    assert recipient(Why.LATE, NextStep.FIRST, None, known) == "main"
    assert recipient(Why.WAITING, NextStep.FIRST, "p", known) == "validator"
    assert recipient(Why.LATE, NextStep.ALTERNATE, "p", known) == "alternate"
    assert recipient(Why.LATE, NextStep.ALTERNATE, None, Contacts()) is None
