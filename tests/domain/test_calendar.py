from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.domain.calendar import Calendar, read_fiscal_year_start, read_weekend, these_holidays
from focalpoint.services.calendar import calendar_of, hijri

FRIDAY = date(2026, 11, 20)
SATURDAY, SUNDAY, MONDAY = (FRIDAY + timedelta(days) for days in (1, 2, 3))


def test_the_weekend_is_the_countrys() -> None:
    assert [Calendar().is_working_day(day) for day in (FRIDAY, SATURDAY, SUNDAY)] == [True, False, False]
    gulf = Calendar(read_weekend("4,5"))
    assert [gulf.is_working_day(day) for day in (FRIDAY, SATURDAY, SUNDAY)] == [False, False, True]


def test_a_holiday_is_not_worked() -> None:
    calendar = Calendar(holidays_of=these_holidays([MONDAY]))
    assert not calendar.is_working_day(MONDAY)
    assert calendar.next_working_day(FRIDAY) == FRIDAY
    assert calendar.next_working_day(SATURDAY) == MONDAY + timedelta(1)
    assert calendar.working_days(FRIDAY, MONDAY + timedelta(1)) == 2


def test_a_calendar_without_working_days_ends_all_the_same() -> None:
    assert Calendar(frozenset(range(7))).next_working_day(MONDAY) == MONDAY


def test_the_fiscal_year_is_named_after_the_year_in_which_it_begins() -> None:
    calendar = Calendar(fiscal_year_start=read_fiscal_year_start("04-01"))
    assert (calendar.fiscal_year(date(2026, 3, 31)), calendar.fiscal_year(date(2026, 4, 1))) == (2025, 2026)
    assert calendar.fiscal_year_span(2026) == (date(2026, 4, 1), date(2027, 3, 31))


@pytest.mark.parametrize("setting", ["", "x", "13-01", "02-31", "4", "0,1,2,3,4,5,6", "9"])
def test_settings_that_say_nothing_sensible_are_the_usual(setting: str) -> None:
    assert read_fiscal_year_start(setting) == (1, 1)
    assert read_weekend("" if setting == "4" else setting) == frozenset({5, 6})


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(["01-01", "02-29", "07-01", "10-01"]))
def test_every_day_lies_in_its_fiscal_year(day: date, start: str) -> None:
    calendar = Calendar(fiscal_year_start=read_fiscal_year_start(start))
    first, last = calendar.fiscal_year_span(calendar.fiscal_year(day))
    assert first <= day <= last


def test_holidays_of_a_country_are_known_and_those_of_a_fictional_one_are_none() -> None:
    kenya = calendar_of("KEN", "5,6", "07-01")
    assert not kenya.is_working_day(date(2026, 6, 1))
    assert "Madaraka" in (kenya.holiday(date(2026, 6, 1)) or "")
    assert calendar_of("XAA", "5,6", "01-01").is_working_day(date(2026, 6, 1))


def test_hijri_beside() -> None:
    assert hijri(date(2026, 11, 22)) == (1448, 6, 12)
    assert hijri(date(1900, 1, 1)) is None
    assert hijri(date(2100, 1, 1)) is None
