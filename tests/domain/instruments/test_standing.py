"""Where a participant stands is derived from its dated acts."""

from __future__ import annotations

import pytest

from focalpoint.domain.instruments import (
    ActKind,
    Basis,
    EntryRule,
    Status,
    Strength,
    Wait,
    parent_problems,
    standing,
)
from tests.domain.instruments.making import act, day, instrument, parent


def status(acts: list, on: str, basis: Basis = Basis.DEPOSIT, **fields: object) -> Status:
    return standing(instrument(), acts, "FRA", day(on), basis, **fields).status  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wait", "deposited", "bound"),
    [
        (Wait(days=30), "2002-01-31", "2002-03-02"),
        (Wait(days=60), "2002-01-31", "2002-04-01"),
        (Wait(days=90), "2002-01-31", "2002-05-01"),
        (Wait(days=0), "2017-03-04", "2017-03-04"),
        (Wait(months=2, first_of_month=True), "2018-05-31", "2018-07-01"),
        (Wait(months=2, first_of_month=True), "2018-11-01", "2019-01-01"),
        (Wait(months=3), "2003-11-30", "2004-02-29"),
    ],
)
def test_a_treaty_binds_by_its_own_rule(wait: Wait, deposited: str, bound: str) -> None:
    assert wait.after(day(deposited)) == day(bound)


def test_by_deposit_a_state_is_party_from_that_day_and_in_force_only_later() -> None:
    acts = [act("FRA", ActKind.SIGNATURE, "2001-01-10"), act("FRA", ActKind.RATIFICATION, "2002-06-01")]
    assert status(acts, "2002-05-31") is Status.SIGNED
    assert status(acts, "2002-06-01") is Status.PARTY
    assert status(acts, "2002-06-30", Basis.IN_FORCE) is Status.WAITING
    assert status(acts, "2002-07-01", Basis.IN_FORCE) is Status.PARTY


def test_who_deposited_before_general_entry_into_force_is_bound_from_that_day() -> None:
    found = standing(instrument(), [act("FRA", ActKind.RATIFICATION, "1999-08-19")], "FRA", day("2001-05-22"))
    assert found.in_force_on == day("2001-05-23")


def test_nobody_is_bound_by_an_instrument_that_is_not_in_force() -> None:
    acts = [act("FRA", ActKind.RATIFICATION, "2020-01-01")]
    found = standing(instrument(entry=None), acts, "FRA", day("2026-01-01"), Basis.IN_FORCE)
    assert (found.status, found.in_force_on) == (Status.WAITING, None)


def test_a_denunciation_ends_after_the_notice_of_the_instrument_and_one_can_join_again() -> None:
    acts = [
        act("FRA", ActKind.ACCESSION, "2002-01-01"),
        act("FRA", ActKind.DENUNCIATION, "2005-03-01"),
        act("FRA", ActKind.ACCESSION, "2010-01-01"),
    ]
    assert status(acts, "2006-02-28") is Status.PARTY
    assert status(acts, "2006-03-01") is Status.FORMER
    assert status(acts, "2010-01-01") is Status.PARTY


def test_the_day_that_a_denunciation_names_goes_before_the_notice() -> None:
    acts = [
        act("FRA", ActKind.ACCESSION, "2002-01-01"),
        act("FRA", ActKind.DENUNCIATION, "2005-03-01", effective=day("2005-09-01")),
    ]
    assert status(acts, "2005-08-31") is Status.PARTY
    assert status(acts, "2005-09-01") is Status.FORMER


def test_a_denunciation_without_any_known_effect_is_a_problem_and_ends_nothing() -> None:
    acts = [act("FRA", ActKind.ACCESSION, "2002-01-01"), act("FRA", ActKind.DENUNCIATION, "2005-03-01")]
    silent = instrument(rule=EntryRule(Wait(days=30)))
    found = standing(silent, acts, "FRA", day("2020-01-01"))
    assert found.party
    assert [problem.code.value for problem in found.problems] == ["end_unknown"]


def test_a_succession_does_not_wait_and_binds_from_independence_where_the_act_says_so() -> None:
    acts = [act("CZE", ActKind.SUCCESSION, "2003-02-22", effective=day("2002-01-01"))]
    found = standing(instrument(), acts, "CZE", day("2002-06-01"), Basis.IN_FORCE)
    assert found.party
    assert standing(instrument(), acts, "CZE", day("2002-06-01")).status is Status.NONE
    plain = [act("CZE", ActKind.SUCCESSION, "2003-02-22")]
    assert standing(instrument(), plain, "CZE", day("2003-02-22"), Basis.IN_FORCE).party


def test_a_dissolved_state_is_counted_no_longer() -> None:
    acts = [act("FRA", ActKind.RATIFICATION, "1990-01-01")]
    assert status(acts, "1992-12-31", dissolved=day("1993-01-01")) is Status.PARTY
    assert status(acts, "1993-01-01", dissolved=day("1993-01-01")) is Status.FORMER


def test_a_withdrawn_reservation_stands_no_longer() -> None:
    first = act("FRA", ActKind.RESERVATION, "2002-01-01")
    acts = [
        act("FRA", ActKind.RATIFICATION, "2002-01-01"),
        first,
        act("FRA", ActKind.DECLARATION, "2002-01-01"),
        act("FRA", ActKind.WITHDRAWAL, "2010-05-05", target_id=first.id),
    ]
    before = standing(instrument(), acts, "FRA", day("2010-05-04")).statements
    after = standing(instrument(), acts, "FRA", day("2010-05-05")).statements
    assert [one.kind for one in before] == [ActKind.RESERVATION, ActKind.DECLARATION]
    assert [one.kind for one in after] == [ActKind.DECLARATION]


def test_provisional_application_is_told_from_being_party() -> None:
    acts = [act("FRA", ActKind.SIGNATURE, "2002-01-01"), act("FRA", ActKind.PROVISIONAL_APPLICATION, "2002-02-01")]
    assert status(acts, "2002-02-01") is Status.PROVISIONAL


def test_a_territorial_extension_makes_nobody_party() -> None:
    acts = [act("FRA", ActKind.TERRITORIAL_EXTENSION, "2002-01-01", territory="Aruba")]
    found = standing(instrument(), acts, "FRA", day("2002-01-02"))
    assert (found.status, len(found.territories)) == (Status.NONE, 1)


def test_who_waits_for_a_protocol_may_wait_for_its_parent_too() -> None:
    protocol = instrument("FP88", relations=(parent("BOM97"),))
    deposits = [act("FRA", ActKind.ACCESSION, "2002-01-01", "FP88"), act("FRA", ActKind.ACCESSION, "2002-01-01")]
    own, waiting = (
        standing(one, deposits, "FRA", day("2002-01-10"), Basis.IN_FORCE) for one in (protocol, instrument())
    )
    nothing = standing(instrument(), [], "FRA", day("2002-01-10"), Basis.IN_FORCE)
    assert own.status is Status.WAITING
    assert parent_problems(protocol, own, {"BOM97": waiting}) == ()
    assert len(parent_problems(protocol, own, {"BOM97": nothing})) == 1


@pytest.mark.parametrize("strength", list(Strength))
def test_being_party_without_the_parent_is_told_with_its_strength(strength: Strength) -> None:
    protocol = instrument("FP88", relations=(parent("BOM97", strength),))
    own = standing(protocol, [act("FRA", ActKind.ACCESSION, "2002-01-01", "FP88")], "FRA", day("2003-01-01"))
    without = standing(instrument(), [], "FRA", day("2003-01-01"))
    joined = standing(instrument(), [act("FRA", ActKind.ACCESSION, "2002-01-01")], "FRA", day("2003-01-01"))
    assert [(one.strength, one.about) for one in parent_problems(protocol, own, {"BOM97": without})] == [
        (strength, "BOM97")
    ]
    assert parent_problems(protocol, own, {"BOM97": joined}) == ()
