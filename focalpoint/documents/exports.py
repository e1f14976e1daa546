"""The one way out: writes a plan in the format that the file's suffix names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from focalpoint.documents.errors import UnknownFormatError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.domain.snapshot import PlanSnapshot
from focalpoint.language import Language

Writer = Callable[[PlanSnapshot, Path, Language, Progress], tuple[Path, ...]]
"""Writes a snapshot to a path and gives the files that it wrote, the named one first."""

TASKS_SUFFIX: Final = ".tasks.csv"


def _workbook(snapshot: PlanSnapshot, target: Path, language: Language, progress: Progress) -> tuple[Path, ...]:
    from focalpoint.documents.plan_workbook import plan_workbook
    from focalpoint.documents.render import xlsx

    xlsx.write(plan_workbook(snapshot, language), target, progress=progress)
    return (target,)


def _report(snapshot: PlanSnapshot, target: Path, language: Language, progress: Progress) -> tuple[Path, ...]:
    from focalpoint.documents.plan_report import progress_report
    from focalpoint.documents.render import pdf

    pdf.write(progress_report(snapshot, language), target, progress=progress)
    return (target,)


def _tables(snapshot: PlanSnapshot, target: Path, language: Language, progress: Progress) -> tuple[Path, ...]:
    """The plan, and its tasks in a second file: a CSV file is one table, and rows of two kinds would be none."""
    from focalpoint.documents.plan_tables import plan_table, task_table
    from focalpoint.documents.render import csv

    if target.name.lower().endswith(TASKS_SUFFIX):
        csv.write(task_table(snapshot, language), target, progress=progress)
        return (target,)
    csv.write(plan_table(snapshot, language), target, progress=progress)
    if not snapshot.tasks:
        return (target,)
    beside = target.with_name(target.name[: -len(target.suffix)] + TASKS_SUFFIX)
    csv.write(task_table(snapshot, language), beside, progress=progress)
    return target, beside


def _schedule(snapshot: PlanSnapshot, target: Path, language: Language, progress: Progress) -> tuple[Path, ...]:
    from focalpoint.documents.plan_schedule import plan_schedule
    from focalpoint.documents.render import mspdi

    mspdi.write(plan_schedule(snapshot, language), target, progress=progress)
    return (target,)


def _calendar(snapshot: PlanSnapshot, target: Path, language: Language, progress: Progress) -> tuple[Path, ...]:
    from focalpoint.documents.plan_calendar import plan_calendar
    from focalpoint.documents.render import ics

    ics.write(plan_calendar(snapshot, language), target, progress=progress)
    return (target,)


FORMATS: Final[dict[str, Writer]] = {
    ".xlsx": _workbook,
    ".pdf": _report,
    ".csv": _tables,
    ".xml": _schedule,
    ".ics": _calendar,
}
"""What each suffix gives."""


def write_plan(
    snapshot: PlanSnapshot, target: Path, language: Language, progress: Progress | None = None
) -> tuple[Path, ...]:
    """Write a plan, its tasks and figures, as of the snapshot's day.

    Args:
        snapshot: what to write.
        target: the file; its suffix names the format. An older file is replaced only by a complete new one.
        language: the reader's.
        progress: told as it goes; may cancel.

    Returns:
        The files that were written, the named one first (a CSV file has its tasks beside it in ``NAME.tasks.csv``).

    Raises:
        UnknownFormatError: no writer knows the suffix.
        MissingFontError: a PDF needs a font that is not installed.
        DiskFullError, CannotWriteError: the target is as it was.
        CancelledError: the target is as it was.
    """
    suffix = target.suffix.lower()
    writer = FORMATS.get(suffix)
    if writer is None:
        raise UnknownFormatError(suffix=suffix or target.name, known=", ".join(FORMATS))
    return writer(snapshot, target, language, progress or Quiet())
