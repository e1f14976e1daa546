"""What a country's offices usually do: time zone, weekend, budget year, public holidays. All of it is only proposed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from focalpoint.domain.calendar import Calendar
from focalpoint.services import doors
from focalpoint.services.calendar import calendar_of, holiday_names

_FISCAL_STARTS: Final = {
    "03-21": ("IRN",),
    "04-01": ("BLZ", "BRB", "BRN", "BWA", "CAN", "GBR", "HKG", "IND", "JAM", "JPN", "KWT", "LCA", "LSO", "MMR",
              "MWI", "NAM", "SGP", "SWZ", "ZAF"),
    "07-01": ("AUS", "BDI", "BGD", "BHS", "BTN", "DMA", "EGY", "KEN", "MUS", "NRU", "NZL", "PAK", "RWA", "SSD",
              "TON", "TZA", "UGA", "WSM"),
    "07-08": ("ETH",),
    "07-16": ("NPL",),
    "08-01": ("FJI",),
    "10-01": ("FSM", "HTI", "MHL", "PLW", "THA", "TTO", "USA"),
}  # fmt: skip
"""Governments whose budget year does not begin with the calendar's (CIA World Factbook, "Fiscal year")."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a country's offices usually do."""

    zone: str = "UTC"
    weekend: tuple[int, ...] = (5, 6)
    """Python's weekdays, Monday 0."""
    fiscal_year_start: str = "01-01"
    """MM-DD."""
    first_weekday: int = 0
    """Where a printed week begins, Monday 0."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a month as an office sees it."""

    date: date
    worked: bool
    holiday: str = ""
    """The holiday's name, empty for none."""


def propose(country: str) -> Proposal:
    """What is usual in a country.

    Args:
        country: ISO 3166 alpha-3; an unknown one gets what most offices do.
    """
    alpha2 = doors.countries().get(country, "")
    if not alpha2:
        return Proposal()
    start = next((start for start, countries in _FISCAL_STARTS.items() if country in countries), "01-01")
    return Proposal(doors.usual_zone(alpha2), doors.usual_weekend(alpha2), start, doors.first_weekday(alpha2))


def month_days(
    country: str, weekend: Iterable[int], month: date, language: str, other_days: frozenset[date] = frozenset()
) -> list[Day]:
    """Every day of the month in which ``month`` lies.

    Args:
        country: ISO 3166 alpha-3, empty for none.
        weekend: Python's weekdays.
        month: any day of the month.
        language: of the holidays' names, where they are known in it.
        other_days: days that the office corrected: worked where the country rests, and the other way round.
    """
    calendar = _calendar(country, weekend, other_days)
    names = holiday_names(country, month.year, language)
    day, found = month.replace(day=1), []
    while day.month == month.month:
        found.append(Day(day, calendar.is_working_day(day), names.get(day, "")))
        if day == date.max:
            break
        day += timedelta(days=1)
    return found


def corrected_days(country: str, weekend: Iterable[int], language: str, other_days: frozenset[date]) -> list[Day]:
    """The days that the office corrected, in order, each as it is now. Arguments as those of ``month_days``."""
    calendar = _calendar(country, weekend, other_days)
    return [
        Day(day, calendar.is_working_day(day), holiday_names(country, day.year, language).get(day, ""))
        for day in sorted(other_days)
    ]


def _calendar(country: str, weekend: Iterable[int], other_days: frozenset[date]) -> Calendar:
    calendar = calendar_of(country, ",".join(map(str, sorted(weekend))), "01-01", other_days)
    return calendar if set(weekend) else Calendar(frozenset(), calendar.holidays_of, other_days=other_days)
