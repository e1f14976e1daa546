"""The sample's calendar: offsets from one day, and a clock that walks through the two years."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from focalpoint.domain.clock import Clock
from focalpoint.domain.plan import Precision

_SATURDAY, _SUNDAY = 5, 6
_OPENING = time(8, 30)
_BETWEEN_ACTS = timedelta(minutes=3)
_MOST_ACTS_TIMED = 180
_MONTHS = {Precision.QUARTER: 3, Precision.HALF_YEAR: 6, Precision.YEAR: 12}


class Period(NamedTuple):
    """A written period: which one of its year (from 0), and its first and last day."""

    number: int
    first: date
    last: date


def working_day(day: date) -> date:
    """The day itself; for a Saturday the Friday before, for a Sunday the Monday after."""
    return day + timedelta(days={_SATURDAY: -1, _SUNDAY: 1}.get(day.weekday(), 0))


def period_around(day: date, precision: str) -> Period:
    """The quarter, half-year or year in which a day falls."""
    months = _MONTHS[Precision(precision)]
    number = (day.month - 1) // months
    last_month = (number + 1) * months
    last = date(day.year, last_month, monthrange(day.year, last_month)[1])
    return Period(number, date(day.year, number * months + 1, 1), last)


class Days:
    """Offsets in days from the day on which the sample is built."""

    def __init__(self, today: date) -> None:
        self.today = today

    def exact(self, offset: int) -> date:
        """The day so many days away."""
        return self.today + timedelta(days=offset)

    def working(self, offset: int) -> str:
        """The working day so many days away, as it is stored."""
        return working_day(self.exact(offset)).isoformat()


class SteppingClock:
    """A source of instants that goes forward only when it is told to, and never past the real clock."""

    def __init__(self, real: Clock) -> None:
        self._real = real
        self._zone = ZoneInfo(real.zone)
        self._today = real.today()
        self._day: date | None = None
        self._acts = 0
        self._moment = real.now()

    @property
    def clock(self) -> Clock:
        """What services read."""
        return Clock(lambda: self._moment, self._real.zone)

    def step(self, offset: int) -> None:
        """Go on to the next act of a day; acts of one day follow each other by minutes."""
        day = min(working_day(self._today + timedelta(days=offset)), self._today)
        self._acts = self._acts + 1 if day == self._day else 0
        self._day = day
        opening = datetime.combine(day, _OPENING, self._zone).astimezone(UTC)
        self._moment = min(opening + _BETWEEN_ACTS * min(self._acts, _MOST_ACTS_TIMED), self._real.now())
