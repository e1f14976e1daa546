"""What undo would do, in words."""

from __future__ import annotations

from collections.abc import Mapping

from focalpoint.domain.changes import Action, Change, ChangeSet, Compartment, Value
from focalpoint.language import Language
from focalpoint.words.steps import step_words

ENGLISH = Language("en")


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def step(cause: str, *changes: Change) -> ChangeSet:
    return ChangeSet("b", Compartment.OFFICE, cause, "2026-11-22T09:00:00Z", changes)


def update(entity: str, record_id: str, after: Mapping[str, Value]) -> Change:
    return Change(entity, record_id, Action.UPDATE, dict.fromkeys(after), after)


def test_one_edited_field_is_named_with_its_record() -> None:
    done = step("plan.edit", update("plan_nodes", "1", {"finish": "2026-12-01", "finish_text": "1 December"}))
    words = plain(step_words(ENGLISH, done, {"1": "Decree on passenger data"}))
    assert words == "finish of “Decree on passenger data”"


def test_several_fields_are_said_by_the_act() -> None:
    done = step("task.edit", update("tasks", "1", {"title": "x", "due": "2026-12-01"}))
    assert plain(step_words(ENGLISH, done, {"1": "Statistics"})) == "edit task “Statistics”"


def test_an_act_is_named_with_its_record_or_with_how_many() -> None:
    one = step("task.complete", update("tasks", "1", {"status": "done"}))
    two = step("task.complete", update("tasks", "1", {"status": "done"}), update("tasks", "2", {"status": "done"}))
    titles = {"1": "Statistics", "2": "Guidance"}
    assert plain(step_words(ENGLISH, one, titles)) == "complete task “Statistics”"
    assert plain(step_words(ENGLISH, two, titles)) == "complete task, 2 records"


def test_one_field_of_many_records_is_counted() -> None:
    done = step("plan.edit_all", update("plan_nodes", "1", {"weight": 2}), update("plan_nodes", "2", {"weight": 2}))
    assert plain(step_words(ENGLISH, done, {"1": "a", "2": "b"})) == "weight of 2 records"


def test_a_record_without_a_title_leaves_the_act_alone() -> None:
    assert step_words(ENGLISH, step("setting.set", update("settings", "1", {"value": "x"})), {}) == "change setting"


def test_a_long_title_is_cut() -> None:
    done = step("task.complete", update("tasks", "1", {"status": "done"}))
    words = plain(step_words(ENGLISH, done, {"1": "A" * 200}))
    assert words.endswith("A…”")
    assert len(words) < 90
