"""Dates on the screen: in the reader's language, without loading the calendar data that documents need."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from focalpoint.language import Language


def show_date(language: Language, iso: str | None) -> str:
    """A civil date as people of this language write it; nothing for None, and a foreign text as it is."""
    return _date(language.code, iso) if iso else ""


def show_range(language: Language, first: str | None, last: str | None) -> str:
    """A range of civil dates; one date when both ends are the same day."""
    if first and last and first != last:
        return language.gettext("{first} to {last}").format(
            first=show_date(language, first), last=show_date(language, last)
        )
    return show_date(language, first or last)


def show_moment(language: Language, instant: str, zone: str) -> str:
    """An instant (ISO 8601, UTC) as date and time in the vault's zone."""
    local = datetime.fromisoformat(instant).astimezone(ZoneInfo(zone))
    return f"{_date(language.code, local.date().isoformat())} {local:%H:%M}"


@lru_cache(maxsize=16384)
def _date(code: str, iso: str) -> str:
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    if code == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_month(code, day.month)} {day.year}"


@lru_cache(maxsize=128)
def _month(code: str, month: int) -> str:
    return QLocale(code).monthName(month, QLocale.FormatType.ShortFormat)
