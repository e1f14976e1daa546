"""A country's calendar: which days are worked, and when its fiscal year begins. Holidays are given, not known here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_ONE_DAY: Final = timedelta(days=1)
_LONGEST_BREAK: Final = 60


HolidaysOf = Callable[[int], Mapping[date, str]]
"""Gives the days off of a year and their names."""


def no_holidays(_year: int) -> Mapping[date, str]:
    """The days off of a country of which nothing is known."""
    return {}


def these_holidays(days: Iterable[date]) -> HolidaysOf:
    """Days off that are given one by one, without names."""
    by_year: dict[int, dict[date, str]] = {}
    for day in days:
        by_year.setdefault(day.year, {})[day] = ""
    return lambda year: by_year.get(year, {})


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days of one country."""

    weekend: frozenset[int] = frozenset({5, 6})
    """Python's weekdays, Monday 0; Friday and Saturday are {4, 5}."""
    holidays_of: HolidaysOf = no_holidays
    fiscal_year_start: tuple[int, int] = (1, 1)
    """Month and day."""
    other_days: frozenset[date] = frozenset()
    """Days that the office corrected: worked where the country rests, a day off where it works."""

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open."""
        usual = day.weekday() not in self.weekend and day not in self.holidays_of(day.year)
        return usual != (day in self.other_days)

    def holiday(self, day: date) -> str | None:
        """The name of the holiday on this day; None when it is none."""
        return self.holidays_of(day.year).get(day)

    def next_working_day(self, day: date) -> date:
        """This day, or the first working day after it; the day itself when no office ever opens."""
        found = day
        for _ in range(_LONGEST_BREAK):
            if self.is_working_day(found):
                return found
            if found == date.max:
                break
            found += _ONE_DAY
        return day

    def working_days(self, first: date, last: date) -> int:
        """How many working days there are from the first to the last day, both included."""
        days = (last - first).days + 1
        return sum(self.is_working_day(first + timedelta(days=passed)) for passed in range(max(days, 0)))

    def fiscal_year(self, day: date) -> int:
        """The fiscal year that a day belongs to, named after the year in which it begins."""
        return day.year if (day.month, day.day) >= self.fiscal_year_start else day.year - 1

    def fiscal_year_span(self, year: int) -> tuple[date, date]:
        """The first and the last day of the fiscal year that begins in this year."""
        first = _day(year, self.fiscal_year_start)
        return first, _day(year + 1, self.fiscal_year_start) - _ONE_DAY


def _day(year: int, start: tuple[int, int]) -> date:
    """A day of a year; 29 February is 1 March where there is none."""
    try:
        return date(year, *start)
    except ValueError:
        return date(year, start[0] + 1, 1)


def read_weekend(setting: str) -> frozenset[int]:
    """The weekend from the settings ("4,5"); Saturday and Sunday when it says nothing sensible."""
    days = {int(part) for part in setting.split(",") if part.strip().isdecimal()}
    return frozenset(days) if days and days <= set(range(7)) and len(days) < 7 else frozenset({5, 6})


def read_other_days(setting: str) -> frozenset[date]:
    """The corrected days from the settings: ISO dates, comma separated; what is none is passed over."""
    found = set()
    for part in setting.split(","):
        try:
            found.add(date.fromisoformat(part.strip()))
        except ValueError:
            continue
    return frozenset(found)


def read_fiscal_year_start(setting: str) -> tuple[int, int]:
    """Month and day from the settings ("04-01"); 1 January when it says nothing sensible."""
    month, _, day = setting.partition("-")
    try:
        start = date(2024, int(month), int(day))
    except ValueError:
        return (1, 1)
    return (start.month, start.day)
