"""What goes out for other programs, before it has a format: a plain table, a schedule, a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from focalpoint.documents.model import About, Value


@dataclass(frozen=True, slots=True)
class PlainTable:
    """Rows for a CSV file; ``separator`` as the reader's spreadsheet expects it.

    ``preface`` are lines before the header, an empty one after them: what the table is and what it is narrowed by.
    """

    header: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    separator: str = ","
    preface: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScheduleLink:
    """A predecessor: its unique number, FS/SS/FF/SF, lag in days."""

    uid: int
    type: str
    lag_days: int


@dataclass(frozen=True, slots=True)
class ScheduleItem:
    """One line of a schedule. ``level`` is 1 for the top; dates are ISO text, ``*_text`` what was written instead.

    ``guid`` is our id, ``fields`` are extra texts, ``mark`` an address that tells an importer what the line is.
    """

    uid: int
    guid: str
    name: str
    wbs: str
    level: int
    start: str | None = None
    finish: str | None = None
    start_text: str = ""
    finish_text: str = ""
    baseline_start: str | None = None
    baseline_finish: str | None = None
    actual_start: str | None = None
    actual_finish: str | None = None
    percent: int | None = None
    milestone: bool = False
    summary: bool = False
    active: bool = True
    notes: str = ""
    links: tuple[ScheduleLink, ...] = ()
    resources: tuple[int, ...] = ()
    fields: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleResource:
    """Who works on it."""

    uid: int
    guid: str
    name: str
    initials: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule for planning programs; ``field_names`` name the extra texts of its items."""

    about: About
    guid: str
    start: str | None
    finish: str | None
    items: Sequence[ScheduleItem]
    resources: tuple[ScheduleResource, ...]
    field_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One day in a calendar; ``uid`` stays the same for ever, ``sequence`` grows with each change."""

    uid: str
    sequence: int
    day: date
    summary: str
    description: str
    category: str
    cancelled: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class EventCalendar:
    """Days to remember."""

    about: About
    events: Sequence[Event]
