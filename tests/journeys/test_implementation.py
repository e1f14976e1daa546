"""Journeys: which article of our law covers what a convention asks, and a gap that becomes an activity."""

from __future__ import annotations

from tests.journeys.person import Person


def test_which_article_of_our_law_covers_financing_2_1_b(person: Person) -> None:
    person.commands("FIN99:2(1)(b)")
    person.waits_until(lambda: person.sees("Providing or collecting funds for acts"))
    person.waits_until(
        lambda: person.reads("National law: act and article") == "Counter-Terrorism Act 12/2016, art. 3(1)"
    )


def test_a_gap_becomes_an_activity_of_the_plan_and_is_taken_back(person: Person) -> None:
    person.commands("FIN99:2(5)(c)")
    person.waits_until(lambda: person.says("Make an activity…"))
    person.presses("Make an activity…")
    person.waits_until(lambda: person.says("Title of the activity"))
    person.writes("Title of the activity", "Amend the penal code")
    person.presses("Make the activity")
    person.waits_until(lambda: person.says("Go to .Amend the penal code."))
    person.types("Ctrl+Z")
    person.waits_until(lambda: not person.says("Go to .Amend the penal code."))
