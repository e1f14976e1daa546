"""What a person asks on the page of States, and the answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from focalpoint.domain.instruments import ActKind, Register, World
from focalpoint.domain.instruments.asking import Mode, Question, ask, regions, timelines
from tests.domain.instruments.making import act, day, instrument

ON = day("2005-04-30")
EVERYBODY = frozenset({"FRA", "KEN", "BRA", "VAT", "JPN"})


@pytest.fixture
def register() -> Register:
    def joined(who: str, on: str, key: str) -> Any:
        return act(who, ActKind.ACCESSION, on, key)

    acts = [
        joined("FRA", "1999-08-19", "BOM97"),
        joined("KEN", "2001-11-16", "BOM97"),
        joined("EU", "2004-05-21", "BOM97"),
        joined("VAT", "2005-01-01", "BOM97"),
        act("BRA", ActKind.SIGNATURE, "1999-03-12", "BOM97"),
        joined("BRA", "2006-01-01", "BOM97"),
        joined("FRA", "2003-01-01", "FIN99"),
    ]
    members = World({}, lambda who, _on: who != "VAT")
    return Register([instrument(), instrument("FIN99", "2002-04-10")], acts, members)


def question(mode: Mode, *which: str, on: date = ON, **fields: Any) -> Question:
    return Question(on, mode, which or ("BOM97", "FIN99"), **fields)


def fitting(register: Register, wanted: Question) -> list[str]:
    return [row.participant for row in ask(register, wanted, EVERYBODY).states]


@pytest.mark.parametrize(
    ("mode", "number", "expected"),
    [
        (Mode.ANY, 1, ["FRA", "KEN", "VAT"]),
        (Mode.ALL, 1, ["FRA"]),
        (Mode.AT_LEAST, 2, ["FRA"]),
        (Mode.FEWER_THAN, 1, ["BRA", "JPN"]),
        (Mode.EVERY, 1, ["BRA", "FRA", "JPN", "KEN", "VAT"]),
    ],
)
def test_each_mode_gives_its_states(register: Register, mode: Mode, number: int, expected: list[str]) -> None:
    assert fitting(register, question(mode, number=number)) == expected


def test_organizations_and_non_members_are_told_apart(register: Register) -> None:
    answer = ask(register, question(Mode.ANY, "BOM97"), EVERYBODY)
    assert [row.participant for row in answer.organizations] == ["EU"]
    assert answer.non_members == 1
    assert [row.parties for row in answer.states] == [1, 1, 1]


def test_a_region_narrows_whoever_is_asked_for(register: Register) -> None:
    assert fitting(register, question(Mode.ANY, among=frozenset({"KEN", "BRA"}))) == ["KEN"]
    assert fitting(register, question(Mode.FEWER_THAN, number=1, among=frozenset({"KEN", "BRA"}))) == ["BRA"]


def test_of_no_instrument_nobody_is_party_to_all(register: Register) -> None:
    assert fitting(register, question(Mode.ALL, "UNKNOWN")) == []


def test_changes_are_read_between_two_days_in_any_order_the_newest_first(register: Register) -> None:
    wanted = question(Mode.CHANGES, "BOM97", on=day("2004-01-01"), since=day("2006-12-31"))
    assert [shift.participant for shift in ask(register, wanted, EVERYBODY).shifts] == ["BRA", "VAT", "EU"]


def test_a_pair_is_bound_by_what_both_joined(register: Register) -> None:
    answer = ask(register, question(Mode.PAIR, pair=("FRA", "KEN")), EVERYBODY)
    assert [(bond.instrument_id, bond.since) for bond in answer.bonds] == [("BOM97", day("2001-11-16"))]
    assert ask(register, question(Mode.PAIR), EVERYBODY).bonds == ()


def test_bars_count_those_who_fit_and_of_every_state_those_that_are_party(register: Register) -> None:
    there = {"africa": {"KEN"}, "other": {"BRA", "JPN", "FRA"}}
    for mode in (Mode.ANY, Mode.EVERY):
        found = regions(ask(register, question(mode), EVERYBODY), there)
        assert [(one.region, one.parties, one.states) for one in found] == [("africa", 1, 1), ("other", 1, 3)]


def test_lines_over_time_step_when_somebody_joins(register: Register) -> None:
    points = timelines(register, question(Mode.ANY, "BOM97"))["BOM97"]
    assert [(point.on.year, point.states, point.organizations) for point in points] == [
        (1999, 1, 0), (2001, 2, 0), (2004, 2, 1), (2005, 3, 1), (2006, 4, 1),
    ]  # fmt: skip
