"""Time limits: what starts them, how days are counted, what replaces what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from focalpoint.domain.calendar import Calendar
from focalpoint.domain.requests.governing import Governing, governing, with_agreements
from focalpoint.domain.requests.limits import Event, Limit, Weight, limits
from focalpoint.domain.requests.world import Bilateral
from focalpoint.language import LANGUAGES, Language
from focalpoint.services.request_law import law
from focalpoint.words.request_limits import limit_text
from tests.domain.requests_law.drafts import only, request

ECE = Governing("ECE")
BUD01 = Governing("BUD01")


def days(found: tuple[Limit, ...]) -> list[tuple[str, date]]:
    return [(one.rule.id, one.on) for one in found]


def test_under_the_european_convention_an_arrest_may_end_after_18_days_and_must_after_40() -> None:
    found = limits(ECE, [Event("arrested", date(2026, 3, 1))], law())
    assert days(found) == [("ece_arrest_18", date(2026, 3, 19)), ("ece_arrest_40", date(2026, 4, 10))]
    assert [one.rule.weight for one in found] == [Weight.WARN, Weight.HARD]
    assert {(one.rule.article, one.rule.check) for one in found} == {("16(4)", False)}


def test_a_text_without_a_figure_sets_no_limit() -> None:
    assert not limits(Governing("UNTOC"), [Event("arrested", date(2026, 3, 1))], law())
    assert not limits(Governing(None), [Event("arrested", date(2026, 3, 1))], law())


def test_where_the_first_day_is_not_known_the_earlier_date_is_taken_and_marked() -> None:
    found = limits(Governing("SDX02"), [Event("arrested", date(2026, 3, 1))], law())
    assert [(one.on, one.rule.check) for one in found] == [(date(2026, 3, 30), True)]


def test_preservation_runs_from_the_confirmation_and_provisionally_from_the_sending() -> None:
    sent, confirmed = Event("sent", date(2026, 3, 1)), Event("confirmed", date(2026, 3, 4))
    first = limits(BUD01, [sent], law(), kind="preservation")
    assert [(one.on, one.provisional) for one in first] == [(date(2026, 4, 30), True)]
    then = limits(BUD01, [sent, confirmed], law(), kind="preservation")
    assert [(one.on, one.provisional) for one in then] == [(date(2026, 5, 3), False)]
    assert not limits(BUD01, [sent], law(), kind="mla")


def test_a_limit_of_practice_runs_whatever_governs() -> None:
    found = limits(Governing(None), [Event("reply_due", date(2026, 6, 1))], law())
    assert days(found) == [("reply_due", date(2026, 6, 1))]


def test_custody_that_ends_on_a_day_off_must_be_met_on_the_working_day_before() -> None:
    sunday = Event("custody_end", date(2026, 3, 15))
    assert limits(Governing(None), [sunday], law(), calendar=Calendar())[0].on == date(2026, 3, 13)
    assert limits(Governing(None), [sunday], law())[0].on == date(2026, 3, 15)


def test_the_latest_event_of_a_kind_counts() -> None:
    twice = [Event("arrested", date(2026, 3, 1)), Event("arrested", date(2026, 5, 1))]
    assert limits(ECE, twice, law())[0].on == date(2026, 5, 19)


def test_a_limit_of_the_other_state_replaces_the_texts_days() -> None:
    found = limits(ECE, [Event("arrested", date(2026, 3, 1))], law(), overrides={"ece_arrest_18": 16})
    assert found[0].on == date(2026, 3, 17)


def test_an_agreement_of_the_office_brings_its_own_limit() -> None:
    treaty = Bilateral("BI:XOR-XVA:2004", frozenset({"XOR", "XVA"}), values={"arrest_days": 60})
    around = replace(only(), bilateral=(treaty,))
    told = governing(request({"to.state": "XVA"}, "extradition", "accused"), around, law())
    found = limits(told, [Event("arrested", date(2026, 3, 1))], with_agreements(law(), around))
    assert [(one.on, one.rule.instrument) for one in found] == [(date(2026, 4, 30), "BI:XOR-XVA:2004")]


def test_collecting_the_person_has_its_two_limits() -> None:
    found = limits(ECE, [Event("surrender_set", date(2026, 6, 1))], law())
    assert [one.on for one in found] == [date(2026, 6, 16), date(2026, 7, 1)]


def test_a_limit_ends_with_what_it_was_for_and_begins_again_with_another_arrest() -> None:
    arrested, released = Event("arrested", date(2026, 3, 1)), Event("released", date(2026, 3, 20))
    assert not limits(ECE, [arrested, released], law())
    again = Event("arrested", date(2026, 4, 1))  # ECE 16(5): release does not prejudice re-arrest
    assert limits(ECE, [arrested, released, again], law())[0].on == date(2026, 4, 19)


def test_every_limit_names_a_text_that_is_known() -> None:
    for rule in law().limits:
        assert not rule.instrument or rule.instrument in law().bases, rule.id
        assert rule.check or rule.article or not rule.instrument, rule.id


def test_a_limit_says_its_day_and_how_it_was_counted() -> None:
    first, last = limits(ECE, [Event("arrested", date(2026, 3, 1))], law())
    assert limit_text(last, Language("en")) == (
        "By 10 Apr 2026 the request and its documents must have arrived. 40 days from 1 Mar 2026 (ECE 16(4))."
    )
    assert "may be released" in limit_text(first, Language("en"))
    unsure = limits(Governing("SDX02"), [Event("arrested", date(2026, 3, 1))], law())[0]
    assert limit_text(unsure, Language("en")).endswith("To be checked with the depositary.")
    for rule in law().limits:
        for code in LANGUAGES:
            assert limit_text(Limit(date(2026, 3, 2), rule, date(2026, 3, 1)), Language(code))
