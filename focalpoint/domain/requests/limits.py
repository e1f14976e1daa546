"""Time limits as data: what starts the clock, how days are counted, whose receipt counts, and what is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from focalpoint.domain.instruments.model import Wait

if TYPE_CHECKING:
    from focalpoint.domain.calendar import Calendar
    from focalpoint.domain.requests.governing import Governing
    from focalpoint.domain.requests.law import Law


class Receipt(StrEnum):
    """Who must have what is due by the end of a limit."""

    AUTHORITY = "authority"
    """The other State's competent authority."""
    JUDGE = "judge"
    """The court that has ordered the arrest."""
    SENT = "sent"
    """It is enough to have sent it."""
    NOBODY = "nobody"
    """Nothing is received: a period ends."""


class Roll(StrEnum):
    """What becomes of a last day on which offices are closed."""

    NONE = "none"
    """It stays the last day."""
    NEXT = "next"
    """The next working day is the last one."""
    PREVIOUS = "previous"
    """It must be done on the working day before."""


class Weight(StrEnum):
    """What follows when a limit passes."""

    WARN = "warn"
    """The other side may act (the person may be released)."""
    HARD = "hard"
    """It must."""


@dataclass(frozen=True, slots=True)
class LimitRule:
    """A limit of a text. ``first_day`` 0: the day of the event itself is day nought; 1: it is the first day."""

    id: str
    instrument: str
    """Empty: of practice, whatever governs."""
    event: str
    """``arrested``, ``sent``, ``confirmed``, ``surrender_set`` …: what starts the clock."""
    purpose: str
    """``documents``, ``collect``, ``preservation``, ``retention`` …: what must be done."""
    wait: Wait
    weight: Weight = Weight.HARD
    article: str = ""
    first_day: int = 0
    end: time | None = None
    """The hour at which the last day ends, where the text says one; None: with the day."""
    roll: Roll = Roll.NONE
    receipt: Receipt = Receipt.AUTHORITY
    provisional: bool = False
    """Whether a later event (the confirmation) replaces it."""
    replaced_by: str = ""
    """The event that replaces it."""
    kinds: frozenset[str] = frozenset()
    """The kinds of request that it is about; empty: any."""
    check: bool = False
    """To be checked with the depositary: shown with its "?", and never printed."""

    def last_day(self, event: date, calendar: Calendar | None = None) -> date:
        """The last day on which it can be done."""
        day = self.wait.after(event) - timedelta(days=self.first_day)
        if calendar is None or self.roll is Roll.NONE:
            return day
        if self.roll is Roll.NEXT:
            return calendar.next_working_day(day)
        while not calendar.is_working_day(day) and day > event:
            day -= timedelta(days=1)
        return day


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that runs: the day, and the rule that set it, to be shown."""

    on: date
    rule: LimitRule
    event: date
    """The day from which it was counted."""
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a request, on its civil date where it happened."""

    kind: str
    on: date


def limits(
    governing: Governing,
    events: Iterable[Event],
    law: Law,
    *,
    kind: str = "",
    calendar: Calendar | None = None,
    overrides: Mapping[str, int] | None = None,
) -> tuple[Limit, ...]:
    """The limits that run, the nearest first.

    Args:
        governing: which text governs; limits of practice run whatever governs.
        events: what happened.
        law: the article map with its limits.
        kind: the request's kind; limits of other kinds are left out.
        calendar: of the State in which it must be done, for limits that roll.
        overrides: days by the limit's id, from the other State's profile or the agreement.
    """
    latest: dict[str, date] = {}
    for event in events:
        latest[event.kind] = max(event.on, latest.get(event.kind, event.on))
    found = [
        _running(rule, latest, calendar, overrides or {})
        for rule in law.limits
        if rule.event in latest
        and rule.instrument in {"", governing.instrument}
        and (not rule.kinds or not kind or kind in rule.kinds)
        and (not rule.replaced_by or rule.replaced_by not in latest)
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.rule.id)))


def _running(
    rule: LimitRule, latest: Mapping[str, date], calendar: Calendar | None, overrides: Mapping[str, int]
) -> Limit:
    start = latest[rule.event]
    if rule.id in overrides:
        return Limit(start + timedelta(days=overrides[rule.id] - rule.first_day), rule, start, rule.provisional)
    return Limit(rule.last_day(start, calendar), rule, start, rule.provisional)
