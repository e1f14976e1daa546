"""Questions about many States at once."""

from __future__ import annotations

from datetime import date

import pytest

from focalpoint.domain.instruments import (
    Act,
    ActKind,
    Basis,
    Register,
    Relation,
    RelationKind,
    Status,
    World,
)
from tests.domain.instruments.making import act, day, instrument

IN_2005 = day("2005-04-30")


def joined(participant: str, on: str, key: str = "BOM97") -> Act:
    return act(participant, ActKind.ACCESSION, on, key)


@pytest.fixture
def register() -> Register:
    newer = instrument("BEJC10", relations=(Relation(RelationKind.PREVAILS_OVER, "BOM97"),))
    acts = [
        joined("FRA", "1999-08-19"),
        joined("KEN", "2001-11-16"),
        joined("EU", "2004-05-21"),
        joined("YUG", "1985-01-01"),
        act("BRA", ActKind.SIGNATURE, "1999-03-12"),
        joined("BRA", "2006-01-01"),
        joined("FRA", "2003-01-01", "BEJC10"),
        joined("KEN", "2004-01-01", "BEJC10"),
    ]
    return Register([instrument(), newer], acts, World({"YUG": day("1992-04-27")}))


def test_organizations_are_counted_apart_and_dissolved_states_not_at_all(register: Register) -> None:
    found = register.parties("BOM97", IN_2005)
    assert found.states == ("FRA", "KEN")
    assert found.organizations == ("EU",)
    assert "YUG" in register.parties("BOM97", day("1992-04-26")).states


def test_who_is_party_to_all_to_some_or_to_fewer(register: Register) -> None:
    both = ["BOM97", "BEJC10"]
    assert register.fitting(both, IN_2005).states == ("FRA", "KEN")
    assert register.fitting(both, day("2003-06-01"), at_least=1).states == ("FRA", "KEN")
    fewer = register.fitting(both, IN_2005, fewer_than=1, among={"FRA", "BRA", "JPN", "YUG"})
    assert fewer.states == ("BRA", "JPN")


def test_a_region_narrows_and_the_basis_counts(register: Register) -> None:
    assert register.parties("BOM97", day("2001-11-20"), among={"KEN"}).states == ("KEN",)
    assert register.parties("BOM97", day("2001-11-20"), Basis.IN_FORCE, among={"KEN"}).states == ()


def test_what_changed_between_two_days_has_statuses_and_acts(register: Register) -> None:
    found = {shift.participant: shift for shift in register.changes(day("2001-01-01"), day("2006-06-01"))
             if shift.instrument_id == "BOM97"}  # fmt: skip
    assert (found["KEN"].before, found["KEN"].after) == (Status.NONE, Status.PARTY)
    assert (found["BRA"].before, found["BRA"].after) == (Status.SIGNED, Status.PARTY)
    assert "FRA" not in found
    in_force = register.changes(day("2001-05-22"), day("2001-05-23"), Basis.IN_FORCE)
    assert [(one.participant, one.acts) for one in in_force] == [("FRA", ())]


def test_what_binds_a_pair_begins_with_the_later_one_and_names_what_prevails(register: Register) -> None:
    found = {bond.instrument_id: bond for bond in register.pair("FRA", "KEN", IN_2005)}
    assert found["BOM97"].since == day("2001-12-16")
    assert found["BOM97"].prevailed_by == ("BEJC10",)
    assert found["BEJC10"].prevailed_by == ()
    assert register.pair("FRA", "BRA", IN_2005) == ()


def test_the_timeline_counts_up_and_down(register: Register) -> None:
    points = register.timeline("BOM97")
    assert [(point.on, point.states, point.organizations) for point in points] == [
        (day("1985-01-01"), 1, 0),
        (day("1992-04-27"), 0, 0),
        (day("1999-08-19"), 1, 0),
        (day("2001-11-16"), 2, 0),
        (day("2004-05-21"), 2, 1),
        (day("2006-01-01"), 3, 1),
    ]


def test_regions_tell_how_many_of_how_many(register: Register) -> None:
    found = register.by_region("BOM97", IN_2005, {"Africa": {"KEN", "MAR"}, "Europe": {"FRA"}})
    assert [(one.region, one.parties, one.states) for one in found] == [("Africa", 1, 2), ("Europe", 1, 1)]


def test_an_archived_act_counts_for_nothing() -> None:
    gone = Act("one", "BOM97", "FRA", ActKind.ACCESSION, date(2000, 1, 1), archived=True)
    assert Register([instrument()], [gone]).parties("BOM97", IN_2005).states == ()
