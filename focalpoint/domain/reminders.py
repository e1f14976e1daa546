"""Who needs a reminder of what, to whom it goes, and what to do when reminders do not help."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from focalpoint.domain.tasks import FINISHED, TaskLine, TaskStatus

SOON_DAYS: Final = 7
"""What is due in so many days is reminded of before it is late."""
PATIENCE_DAYS: Final = 5
"""So long after a reminder nobody is asked again."""


class Why(StrEnum):
    """Why a task needs a reminder, most pressing first."""

    LATE = "late"
    WAITING = "waiting_validation"
    SOON = "soon"


class NextStep(StrEnum):
    """What to do next: a first reminder, patience, another one, another contact, the head of the ministry."""

    FIRST = "first"
    WAIT = "wait"
    AGAIN = "again"
    ALTERNATE = "alternate"
    HEAD = "head"


class Reminded(NamedTuple):
    """How often a task was reminded of, and the day (ISO) of the last time; empty for never."""

    times: int = 0
    last_on: str = ""


class Contacts(NamedTuple):
    """The people of a ministry by their part; each may be missing."""

    main: str | None = None
    alternate: str | None = None
    validator: str | None = None


class ReminderLine(NamedTuple):
    """A task that needs a reminder."""

    task: TaskLine
    why: Why | None
    """None where somebody wants to remind of it before it needs it."""
    reminded: Reminded
    step: NextStep
    person_id: str | None
    """To whom the reminder goes; None where the ministry has no contact."""


def why_remind(due: str | None, status: str, today: date, soon: int = SOON_DAYS) -> Why | None:
    """Why a task needs a reminder on a day; None when it needs none. ``due`` is an ISO date."""
    if status in FINISHED:
        return None
    if status == TaskStatus.WAITING_VALIDATION:
        return Why.WAITING
    if due is None:
        return None
    if due < today.isoformat():
        return Why.LATE
    return Why.SOON if due <= (today + timedelta(days=soon)).isoformat() else None


def next_step(reminded: Reminded, today: date) -> NextStep:
    """What to do after so many reminders: two to the same official, then the alternate contact, then the head."""
    if not reminded.times:
        return NextStep.FIRST
    if days_since(reminded, today) < PATIENCE_DAYS:
        return NextStep.WAIT
    return {1: NextStep.AGAIN, 2: NextStep.ALTERNATE}.get(reminded.times, NextStep.HEAD)


def days_since(reminded: Reminded, today: date) -> int:
    """Days since the last reminder; 0 for one of the same day, or where the clock was set back since."""
    return max(0, (today - date.fromisoformat(reminded.last_on)).days) if reminded.last_on else 0


def recipient(why: Why | None, step: NextStep, person_id: str | None, contacts: Contacts) -> str | None:
    """Who gets the reminder: the validator where a validation is missing, else the official, else the main contact."""
    if why is Why.WAITING and contacts.validator:
        return contacts.validator
    if step in {NextStep.ALTERNATE, NextStep.HEAD} and contacts.alternate:
        return contacts.alternate
    return person_id or contacts.main or contacts.alternate
