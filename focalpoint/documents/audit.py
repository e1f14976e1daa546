"""The journal handed out: the entries as they stand in the list, with what was before and after, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from focalpoint.documents.errors import UnknownFormatError
from focalpoint.documents.interchange import PlainTable
from focalpoint.documents.model import About, Column, ColumnKind, CoverLines, Rows, Sheet, Workbook
from focalpoint.domain.audit import AuditEntry
from focalpoint.domain.progress import Progress
from focalpoint.language import Language
from focalpoint.words import audit as words
from focalpoint.words.causes import cause_label
from focalpoint.words.classification import marking
from focalpoint.words.fields import field_label, is_named

_SEPARATORS: Final = {"fr": ";", "es": ";", "ru": ";", "ar": ";"}
_LONGEST: Final = 2_000
"""Characters of what changed: a pasted book stays in the vault."""


@dataclass(frozen=True, slots=True)
class AuditSheet:
    """What is handed out, and what stands around it. ``at`` is UTC, ``zone`` the country's."""

    entries: Sequence[AuditEntry]
    people: Mapping[str, str]
    place: str
    user: str
    marking: str
    at: datetime
    zone: str


def write_audit(sheet: AuditSheet, target: Path, language: Language, progress: Progress) -> None:
    """Write the entries in the format that the suffix names.

    Raises:
        UnknownFormatError: it is neither .xlsx nor .csv.
    """
    writers: dict[str, Callable[[AuditSheet, Path, Language, Progress], None]] = {".xlsx": _workbook, ".csv": _table}
    writer = writers.get(target.suffix.lower())
    if writer is None:
        raise UnknownFormatError(suffix=target.suffix or target.name, known=", ".join(writers))
    writer(sheet, target, language, progress)


def changes_text(entry: AuditEntry, language: Language) -> str:
    """What changed, a line a field; codes and dates as they are stored."""
    lines = []
    table = entry.row.entity
    for field, now in entry.after.items():
        if not is_named(table, field):
            continue
        before = entry.before.get(field)
        name = field_label(language, table, field)
        shown = now if before is None else f"{before} → {now}"
        lines.append(f"{name}: {shown}")
    return "\n".join(lines)[:_LONGEST]


def _columns(language: Language) -> tuple[Column, ...]:
    return (
        Column(language.gettext("No."), ColumnKind.INTEGER, 9),
        Column(language.pgettext("journal", "When"), ColumnKind.TEXT, 22),
        Column(language.pgettext("journal", "Who"), ColumnKind.TEXT, 22),
        Column(language.pgettext("journal", "What"), ColumnKind.TEXT, 26),
        Column(language.gettext("Reference"), ColumnKind.TEXT, 20),
        Column(language.pgettext("journal", "Record"), ColumnKind.LONG_TEXT, 36),
        Column(language.gettext("Kind"), ColumnKind.TEXT, 18),
        Column(language.gettext("What changed"), ColumnKind.LONG_TEXT, 50),
        Column(language.pgettext("journal", "Why"), ColumnKind.LONG_TEXT, 30),
        Column(language.pgettext("journal", "Journal"), ColumnKind.TEXT, 16),
    )


def _row(entry: AuditEntry, sheet: AuditSheet, language: Language) -> tuple[str | int, ...]:
    row = entry.row
    return (
        row.seq,
        language.moment(row.at, sheet.zone) if row.at[:4].isdigit() else row.at,
        sheet.people.get(row.actor, row.actor),
        cause_label(language, row.cause),
        row.ref,
        words.record_title(language, row),
        words.entity_word(language, row.entity),
        changes_text(entry, language),
        row.reason,
        words.compartment_word(language, row.compartment),
    )


def _rows(sheet: AuditSheet, language: Language) -> list[tuple[str | int, ...]]:
    return [_row(entry, sheet, language) for entry in sheet.entries]


def _table(sheet: AuditSheet, target: Path, language: Language, progress: Progress) -> None:
    from focalpoint.documents.render import csv

    header = tuple(column.title for column in _columns(language))
    table = PlainTable(header, _rows(sheet, language), _SEPARATORS.get(language.code, ","))
    csv.write(table, target, progress=progress)


def _workbook(sheet: AuditSheet, target: Path, language: Language, progress: Progress) -> None:
    from focalpoint.documents.render import xlsx

    title = language.pgettext("journal", "Journal")
    about = About(
        title=f"{title} – {sheet.place}",
        author=sheet.user,
        subject=title,
        language=language.code,
        right_to_left=language.right_to_left,
        at=sheet.at,
        banner=marking(language, sheet.marking),
        page_label=language.gettext("Page {page} of {pages}"),
    )
    cover = CoverLines(
        title,
        sheet.place,
        (
            (language.gettext("Entries of the journal"), len(sheet.entries)),
            (language.gettext("Written by"), sheet.user),
            (language.gettext("Written on"), language.moment(sheet.at, sheet.zone)),
            (language.gettext("Classification"), marking(language, sheet.marking)),
        ),
        (language.gettext("Newest first. References and titles are those of today."),),
    )
    rows = Rows(_columns(language), _rows(sheet, language))
    sheets = (Sheet(title, (rows,)), Sheet(language.gettext("Cover"), (cover,), frozen=False))
    xlsx.write(Workbook(about, sheets), target, progress=progress)
