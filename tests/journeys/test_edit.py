"""Journeys: change a date, take it back; assign, complete and reopen; lock in the middle of a word."""

from __future__ import annotations

from focalpoint.ui.shell.desk import Desk
from tests.journeys.person import Person

ACTIVITY = "Article on the financing of travel"


def test_a_finish_is_changed_in_the_inspector_taken_back_and_done_again(person: Person) -> None:
    person.chooses_row(ACTIVITY)
    before = person.reads("Finish")
    person.writes("Finish", "31 March 2027")
    person.leaves_with_tab()
    assert person.reads("Finish") == "31 Mar 2027"
    person.waits_to_see("Edit the plan")
    person.types("Ctrl+Z")
    assert person.reads("Finish") == before
    person.types("Ctrl+Shift+Z")
    assert person.reads("Finish") == "31 Mar 2027"


def test_an_undo_reaches_across_pages(person: Person) -> None:
    person.chooses_row(ACTIVITY)
    person.writes("Title", "Article on travel")
    person.leaves_with_tab()
    assert "Article on travel" in person.rows()
    person.goes_to("Directory")
    person.types("Ctrl+Z")
    person.goes_to("Action plan")
    assert ACTIVITY in person.rows()


def test_a_task_is_completed_and_reopened_with_a_reason_that_stays_in_its_history(person: Person) -> None:
    person.goes_to("Tasks")
    title = person.rows()[0]
    person.chooses_row(title)
    person.presses("Complete")
    assert title not in person.rows()
    person.commands(title)
    assert person.sees("Done")
    person.presses("Reopen…")
    person.waits_to_see("The reason stays in its history.")
    person.writes("Reason", "Two figures were missing")
    person.presses("Reopen task")
    person.waits_to_see("“\u2068Two figures were missing\u2069”")
    assert person.sees("Open")


def test_typing_survives_locking_and_comes_back_unsaved(person: Person, desk: Desk) -> None:
    person.chooses_row(ACTIVITY)
    person.writes("Description", "Half a sentence that nobody")
    person.types("Ctrl+L")
    person.waits_to_see("Locked. You come back to the same place.")
    person.writes("Passphrase", "sample")
    person.presses("Unlock")
    person.waits_until(lambda: desk.window is not None and desk.window.isVisible())
    assert desk.window is not None
    desk.window.resize(1366, 768)  # the screen of the tests is smaller than the window was
    person.waits_to_see(ACTIVITY)
    assert person.reads("Description") == "Half a sentence that nobody"
