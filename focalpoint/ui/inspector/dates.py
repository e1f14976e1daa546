"""Dates on the screen: in the reader's language, without loading the calendar data that documents need."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from focalpoint.domain.plan import Precision
from focalpoint.language import Language

if TYPE_CHECKING:
    from focalpoint.domain.dates import WrittenDate

_LAST: Final = frozenset({"finish", "due"})
"""Dates that mean the last day of what is written: "Q3 2026" finishes on 30 September."""


def show_date(language: Language, iso: str | None) -> str:
    """A civil date as people of this language write it; nothing for None, and a foreign text as it is."""
    return _date(language.code, iso) if iso else ""


def show_near_date(language: Language, iso: str | None, today: date) -> str:
    """A civil date without its year where that is this year: for narrow columns of near dates."""
    if not iso or not iso.startswith(f"{today.year}-") or language.code == "zh":
        return show_date(language, iso)
    day = date.fromisoformat(iso[:10])
    return f"{day.day} {_month(language.code, day.month)}"


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


def read_written(text: str) -> WrittenDate | None:
    """What a typed date means, in any of the six languages; None when nothing is written."""
    from focalpoint.domain.dates import parse_written

    return parse_written(text) if text.strip() else None


def first_day(text: str) -> str | None:
    """The first day that a typed date means (ISO), or None when it cannot be read."""
    read = read_written(text)
    return read.first if read else None


def written_fields(name: str, text: str) -> dict[str, str | int | float | None]:
    """The fields of a date as it is stored: the parsed day, the text where it says more, and how exact it is."""
    read = read_written(text)
    if read is None:
        return {name: None, f"{name}_text": "", f"{name}_precision": Precision.DAY.value}
    day = read.last if name in _LAST else read.first
    exact = read.precision == Precision.DAY and not read.ambiguous
    return {name: day, f"{name}_text": "" if exact else text.strip(), f"{name}_precision": str(read.precision)}
