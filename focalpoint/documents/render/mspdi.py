"""Renders a ``Schedule`` as Microsoft Project XML (MSPDI, namespace http://schemas.microsoft.com/project).

Every line is scheduled by hand and every day is a working day of eight hours, so that the program that opens the file
keeps all dates as they are, Fridays and Sundays included. Element order, link types (0 FF, 1 FS, 2 SF, 3 SS) and lag
(tenths of a minute) follow Microsoft's schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final
from xml.sax.saxutils import escape

from focalpoint.documents.interchange import Schedule, ScheduleItem
from focalpoint.documents.render.atomic import write_atomic
from focalpoint.documents.render.safety import clean
from focalpoint.domain.progress import Progress, Quiet

LINK_TYPES: Final = {"FF": 0, "FS": 1, "SF": 2, "SS": 3}
_DAY_MINUTES: Final = 480
_STEP: Final = 500
_TEXT_FIELDS: Final = (("188743731", "Text1"), ("188743734", "Text2"), ("188743737", "Text3"))
"""Ids and names of Project's free text fields."""
_LONGEST_NAME: Final = 512
_MORNING, _EVENING = "T08:00:00", "T17:00:00"
_CALENDAR: Final = """<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar>
<BaseCalendarUID>-1</BaseCalendarUID><WeekDays>{days}</WeekDays></Calendar></Calendars>
"""
_WEEK_DAY: Final = (
    "<WeekDay><DayType>{day}</DayType><DayWorking>1</DayWorking><WorkingTimes>"
    "<WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>"
    "<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>"
)


def write(schedule: Schedule, target: Path, *, progress: Progress | None = None) -> None:
    """Write a schedule as MSPDI, whole or not at all.

    Raises:
        DiskFullError, CannotWriteError: the target is as it was.
    """
    write_atomic(target, partial(_write, schedule, progress or Quiet()))


def _write(schedule: Schedule, progress: Progress, file: BinaryIO) -> None:
    file.writelines(part.encode("utf-8") for part in _parts(schedule, progress))


def _tag(name: str, value: object | None) -> str:
    """One element; nothing for None."""
    if value is None:
        return ""
    text = clean(value) if isinstance(value, str) else str(value)
    return f"<{name}>{escape(text)}</{name}>"


def _guid(value: str) -> str | None:
    return value.upper() or None


def _parts(schedule: Schedule, progress: Progress) -> Iterator[str]:
    about = schedule.about
    made = about.at.strftime("%Y-%m-%dT%H:%M:%S")
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    yield '<Project xmlns="http://schemas.microsoft.com/project">\n'
    yield _tag("SaveVersion", 14) + _tag("GUID", _guid(schedule.guid)) + _tag("Name", about.title)
    yield _tag("Title", about.title) + _tag("Subject", about.banner) + _tag("Category", about.notice or None)
    yield _tag("Author", about.author)
    yield _tag("CreationDate", made) + _tag("LastSaved", made) + _tag("ScheduleFromStart", 1)
    yield _tag("StartDate", _at(schedule.start, _MORNING)) + _tag("FinishDate", _at(schedule.finish, _EVENING))
    yield _tag("CalendarUID", 1) + _tag("DefaultStartTime", "08:00:00") + _tag("DefaultFinishTime", "17:00:00")
    yield _tag("MinutesPerDay", _DAY_MINUTES) + _tag("MinutesPerWeek", _DAY_MINUTES * 7) + _tag("DaysPerMonth", 30)
    yield _tag("StatusDate", made) + _tag("CurrentDate", made) + _tag("NewTasksAreManual", 1) + "\n"
    yield _extra_fields(schedule)
    yield _CALENDAR.format(days="".join(_WEEK_DAY.format(day=day) for day in range(1, 8)))
    yield "<Tasks>\n" + _root(schedule)
    outline: list[int] = []
    for place, item in enumerate(schedule.items, 1):
        if place % _STEP == 1:
            progress.step(place, len(schedule.items), "document.rows")
        yield _task(item, place, _outline_number(outline, item.level))
    yield "</Tasks>\n<Resources>\n"
    for resource in schedule.resources:
        yield "<Resource>" + _tag("UID", resource.uid) + _tag("GUID", _guid(resource.guid)) + _tag("ID", resource.uid)
        yield _tag("Name", resource.name[:_LONGEST_NAME]) + _tag("Type", 1) + _tag("IsNull", 0)
        yield _tag("Initials", resource.initials or None) + _tag("MaxUnits", "1.00") + "</Resource>\n"
    yield "</Resources>\n<Assignments>\n"
    yield from _assignments(schedule)
    yield "</Assignments>\n</Project>\n"


def _extra_fields(schedule: Schedule) -> str:
    fields = zip(_TEXT_FIELDS, schedule.field_names, strict=False)
    parts = [
        "<ExtendedAttribute>"
        f"{_tag('FieldID', field)}{_tag('FieldName', name)}{_tag('Alias', alias)}"
        "</ExtendedAttribute>"
        for (field, name), alias in fields
    ]
    return f"<ExtendedAttributes>{''.join(parts)}</ExtendedAttributes>\n" if parts else ""


def _root(schedule: Schedule) -> str:
    """Task 0, which is the plan itself."""
    dates = _tag("Start", _at(schedule.start, _MORNING)) + _tag("Finish", _at(schedule.finish, _EVENING))
    return (
        f"<Task>{_tag('UID', 0)}{_tag('ID', 0)}{_tag('Name', schedule.about.title[:_LONGEST_NAME])}{_tag('Type', 1)}"
        f"{_tag('IsNull', 0)}{_tag('WBS', '0')}{_tag('OutlineNumber', '0')}{_tag('OutlineLevel', 0)}"
        f"{dates}{_tag('Milestone', 0)}{_tag('Summary', 1)}</Task>\n"
    )


def _outline_number(outline: list[int], level: int) -> str:
    """The next number at this level ("2.1"), as Project counts them."""
    del outline[level:]
    outline.extend([0] * (level - len(outline)))
    outline[-1] += 1
    return ".".join(map(str, outline))


def _at(day: str | None, time: str) -> str | None:
    return f"{day}{time}" if day else None


def _duration(start: str | None, finish: str | None, milestone: bool) -> str:
    """The time between two days, both counted, in working hours."""
    if milestone:
        return "PT0H0M0S"
    if not start or not finish:
        return "PT8H0M0S"
    days = max((date.fromisoformat(finish) - date.fromisoformat(start)).days + 1, 1)
    return f"PT{days * 8}H0M0S"


def _task(item: ScheduleItem, number: int, outline: str) -> str:
    milestone = item.milestone and not item.summary
    day = item.finish or item.start
    start = _at(day if milestone else item.start, _EVENING if milestone else _MORNING)
    finish = _at(day if milestone else item.finish, _EVENING)
    duration = _duration(item.start, item.finish, milestone)
    parts = [
        "<Task>",
        _tag("UID", item.uid) + _tag("GUID", _guid(item.guid)) + _tag("ID", number),
        _tag("Name", " ".join(item.name.split())[:_LONGEST_NAME]),
        _tag("Active", int(item.active)) + _tag("Manual", 1) + _tag("Type", 1) + _tag("IsNull", 0),
        _tag("WBS", item.wbs) + _tag("OutlineNumber", outline) + _tag("OutlineLevel", item.level),
        _tag("Priority", 500),
        _tag("StartText", item.start_text or None) + _tag("FinishText", item.finish_text or None),
        _tag("Start", start) + _tag("Finish", finish) + _tag("Duration", duration),
        _tag("ManualStart", start) + _tag("ManualFinish", finish) + _tag("ManualDuration", duration),
        _tag("DurationFormat", 7) + _tag("Milestone", int(milestone)) + _tag("Summary", int(item.summary)),
        _tag("PercentComplete", item.percent),
        _tag("ActualStart", _at(item.actual_start, _MORNING)) + _tag("ActualFinish", _at(item.actual_finish, _EVENING)),
        _tag("ConstraintType", 0) + _tag("CalendarUID", -1),
        _tag("HyperlinkAddress", item.mark or None),
        _tag("Notes", item.notes or None),
        *(_link(link.uid, link.type, link.lag_days) for link in item.links),
        *(
            f"<ExtendedAttribute>{_tag('FieldID', field)}{_tag('Value', value)}</ExtendedAttribute>"
            for (field, _name), value in zip(_TEXT_FIELDS, item.fields, strict=False)
        ),
        _baseline(item),
        "</Task>\n",
    ]
    return "".join(parts)


def _link(uid: int, kind: str, lag_days: int) -> str:
    lag = lag_days * _DAY_MINUTES * 10
    return (
        f"<PredecessorLink>{_tag('PredecessorUID', uid)}{_tag('Type', LINK_TYPES[kind])}{_tag('CrossProject', 0)}"
        f"{_tag('LinkLag', lag)}{_tag('LagFormat', 7)}</PredecessorLink>"
    )


def _baseline(item: ScheduleItem) -> str:
    if not item.baseline_start and not item.baseline_finish:
        return ""
    milestone = item.milestone and not item.summary
    start = _at(item.baseline_start, _EVENING if milestone else _MORNING)
    duration = _duration(item.baseline_start, item.baseline_finish, milestone)
    return (
        f"<Baseline>{_tag('Number', 0)}{_tag('Start', start)}{_tag('Finish', _at(item.baseline_finish, _EVENING))}"
        f"{_tag('Duration', duration)}{_tag('DurationFormat', 7)}</Baseline>"
    )


def _assignments(schedule: Schedule) -> Iterator[str]:
    """Who works on what; the first one leads."""
    uid = 0
    for item in schedule.items:
        for resource in item.resources:
            uid += 1
            yield (
                f"<Assignment>{_tag('UID', uid)}{_tag('TaskUID', item.uid)}{_tag('ResourceUID', resource)}"
                f"{_tag('Units', 1)}</Assignment>\n"
            )
