"""Which backups are kept: all of a day, then one a day, a week, a month."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final, TypeVar

KEEP_ALL: Final = timedelta(hours=24)
DAILY: Final = 7
WEEKLY: Final = 5
MONTHLY: Final = 12

T = TypeVar("T")


def to_keep(backups: Iterable[T], at: Callable[[T], datetime], now: datetime) -> list[T]:
    """Those of the verified backups that stay, newest first.

    All of the last 24 hours, and the newest of each of the last 7 days, 5 weeks and 12 months that have any; those
    dated after ``now`` (a clock that was set back) and the newest of all stay in any case.
    """
    newest_first = sorted(backups, key=at, reverse=True)
    kept = {index for index, backup in enumerate(newest_first) if now - at(backup) < KEEP_ALL}
    kept.update(range(min(1, len(newest_first))))
    for period, most in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        seen: dict[str, int] = {}
        for index, backup in enumerate(newest_first):
            seen.setdefault(period(at(backup)), index)
        kept.update(list(seen.values())[:most])
    return [newest_first[index] for index in sorted(kept)]


def _day(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%d")


def _week(instant: datetime) -> str:
    return "{}-{}".format(*instant.isocalendar()[:2])


def _month(instant: datetime) -> str:
    return instant.strftime("%Y-%m")
