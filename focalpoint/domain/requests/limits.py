"""Time limits as data: what starts the clock, how days are counted, whose receipt counts, and what is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from focalpoint.domain.instruments.model import Wait

if TYPE_CHECKING:
    from focalpoint.domain.calendar import Calendar
    from focalpoint.domain.requests.governing import Governing
    from focalpoint.domain.requests.law import Law


_LONGEST_BREAK: Final = 60
"""Days: no office is closed for longer."""


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
    until: frozenset[str] = frozenset()
    """The events that end it: a person who was released is waited for no longer."""
    kinds: frozenset[str] = frozenset()
    """The kinds of request that it is about; empty: any."""
    check: bool = False
    """To be checked with the depositary: shown with its "?", and never printed."""

    def last_day(self, event: date, calendar: Calendar | None = None) -> date:
        """The last day on which it can be done."""
        try:
            day = self.wait.after(event) - timedelta(days=self.first_day)
        except (OverflowError, ValueError):  # a year with five digits: somebody's slip, which the form tells
            return date.max
        if calendar is None or self.roll is Roll.NONE:
            return day
        if self.roll is Roll.NEXT:
            return calendar.next_working_day(day)
        before = (day - timedelta(days=passed) for passed in range(min(_LONGEST_BREAK, day.toordinal())))
        return next((one for one in before if calendar.is_working_day(one)), day)


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
        for rule in (*law.limits, *_of_agreement(governing, law))
        if rule.event in latest
        and rule.instrument in _texts(governing, law)
        and (not rule.kinds or not kind or kind in rule.kinds)
        and (not rule.replaced_by or rule.replaced_by not in latest)
        and not any(latest.get(end, date.min) >= latest[rule.event] for end in rule.until)
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.rule.id)))


_AGREED: Final[Mapping[str, tuple[str, str]]] = {
    "arrest_days": ("arrested", "documents"),
    "surrender_days": ("surrender_set", "collect"),
    "preservation_days": ("confirmed", "preservation"),
}
"""Limits that an agreement of the office's own may have among its values: the event and what must be done."""


_ENDS: Final[Mapping[str, frozenset[str]]] = {
    "documents": frozenset({"released", "surrendered", "withdrawn", "closed"}),
    "collect": frozenset({"released", "surrendered", "withdrawn", "closed"}),
    "preservation": frozenset({"executed", "withdrawn", "closed"}),
}


def _of_agreement(governing: Governing, law: Law) -> Iterator[LimitRule]:
    """The limits of the governing text that stand among its own values."""
    base = law.base(governing.instrument or "")
    for name, (event, purpose) in _AGREED.items():
        days = base.values.get(name) if base is not None else None
        if base is not None and isinstance(days, int) and not isinstance(days, bool):
            yield LimitRule(f"{base.id}:{name}", base.id, event, purpose, Wait(days), until=_ENDS[purpose])


def _texts(governing: Governing, law: Law) -> frozenset[str]:
    """The texts whose limits run: practice, the governing text and its protocols."""
    protocols = [
        one
        for one in governing.texts
        if (base := law.base(one)) is not None and base.supplements and base.supplements == governing.instrument
    ]
    return frozenset({"", governing.instrument or "", *protocols})


def _running(
    rule: LimitRule, latest: Mapping[str, date], calendar: Calendar | None, overrides: Mapping[str, int]
) -> Limit:
    start = latest[rule.event]
    if rule.id in overrides:
        rule = replace(rule, wait=Wait(overrides[rule.id]))
    return Limit(rule.last_day(start, calendar), rule, start, rule.provisional)
