"""Time as the work knows it: instants are UTC, dates are civil dates of the vault's country."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def system_now() -> datetime:
    """The computer's clock, in UTC. The only place that reads it."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """A source of instants with the country's time zone (IANA name)."""

    now: Callable[[], datetime] = system_now
    zone: str = "UTC"

    def now_ms(self) -> int:
        """Milliseconds since 1970-01-01 UTC."""
        return int(self.now().timestamp() * 1000)

    def today(self) -> date:
        """Today's civil date in the vault's country."""
        return self.now().astimezone(ZoneInfo(self.zone)).date()

    def in_zone(self, zone: str) -> Clock:
        """The same source read in another zone."""
        return Clock(self.now, zone)


def fixed_clock(instant: datetime, zone: str = "UTC") -> Clock:
    """A clock that stands still, for tests, screenshots and reproducible documents."""
    return Clock(lambda: instant, zone)


def instant_text(instant: datetime) -> str:
    """An instant as it is stored: ISO 8601, UTC, milliseconds, ``Z``."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{instant.microsecond // 1000:03d}Z"
