"""The country's calendar from its settings: holidays by the ``holidays`` library, Hijri dates by ``hijridate``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Final

from focalpoint.domain.calendar import Calendar, read_fiscal_year_start, read_other_days, read_weekend

HIJRI_FIRST: Final = date(1924, 8, 1)
HIJRI_LAST: Final = date(2077, 11, 16)
"""What the Umm al-Qura tables cover."""


def calendar_of(
    country: str, weekend: str, fiscal_year_start: str, other_days: frozenset[date] = frozenset()
) -> Calendar:
    """The calendar of a vault.

    Args:
        country: ISO 3166 alpha-3 code; a user-assigned or unknown one has no holidays.
        weekend: as in the settings: Python's weekdays, comma separated.
        fiscal_year_start: as in the settings: MM-DD.
        other_days: days on which the office does not do what its country does.
    """
    return Calendar(
        read_weekend(weekend),
        partial(_holidays_of, country.upper()),
        read_fiscal_year_start(fiscal_year_start),
        other_days,
    )


def calendar_from(settings: Mapping[str, str]) -> Calendar:
    """The calendar that a vault's settings describe, with the days that the office corrected."""
    return calendar_of(
        settings["country"],
        settings["weekend"],
        settings["fiscal_year_start"],
        read_other_days(settings["other_days"]),
    )


@lru_cache(maxsize=64)
def holiday_names(country: str, year: int, language: str) -> Mapping[date, str]:
    """The public holidays of a year with their names in a language, or in the country's own where it is not known."""
    if not country:
        return {}
    import holidays

    try:
        known = {code: code for code in holidays.country_holidays(country).supported_languages}
        spoken = known.get(language) or next((code for code in known if code.startswith(language)), None)
        return dict(holidays.country_holidays(country, years=year, language=spoken))
    except (NotImplementedError, KeyError):
        return {}


def hijri(day: date) -> tuple[int, int, int] | None:
    """Year, month and day of the Umm al-Qura calendar; None outside the years that its tables cover."""
    if not HIJRI_FIRST <= day <= HIJRI_LAST:
        return None
    from hijridate import Gregorian

    found = Gregorian(day.year, day.month, day.day).to_hijri()
    return (int(found.year), int(found.month), int(found.day))


@lru_cache(maxsize=64)
def _holidays_of(country: str, year: int) -> Mapping[date, str]:
    if not country:
        return {}
    import holidays

    try:
        return dict(holidays.country_holidays(country, years=year))
    except (NotImplementedError, KeyError):
        return {}
