"""Somebody finds the ministry that is latest, reminds it, and takes that back: by labels and keys alone."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from focalpoint.ui.shell.desk import Desk
from tests.journeys.person import Person


def test_the_latest_ministry_is_reminded_and_that_is_undone(person: Person, desk: Desk) -> None:
    assert desk.window is not None
    reminders = desk.window.workspace.reminders
    person.goes_to("Tasks")
    person.presses("Reminders")
    person.waits_to_see("The latest ministry: ")
    latest = person.rows()[0]
    assert "late" in latest
    person.chooses_row(latest)
    person.presses("Remind…")
    person.waits_to_see("Language of the letter")
    while person.sees("Skip this one"):
        person.presses("Skip this one")
    person.presses("Copy and note")
    assert QGuiApplication.clipboard().text().startswith("Reminder: ")
    assert [line for line in reminders.list() if line.reminded.times]
    person.waits_to_see("Reminded today")
    person.types("Ctrl+Z")
    person.waits_until(lambda: not [line for line in reminders.list() if line.reminded.times])
    person.waits_until(lambda: not person.sees("Reminded today"))
