"""A list of the window as a file for others: a workbook, a CSV table, or a PDF; a wide one goes over several tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from focalpoint.documents.errors import UnknownFormatError
from focalpoint.documents.interchange import PlainTable
from focalpoint.documents.lists import ListColumn, ListOrigin, ListRow, ListSheet, list_document, list_rows, reads_wide
from focalpoint.documents.model import (
    About,
    Block,
    CellValue,
    Column,
    ColumnKind,
    CoverLines,
    Document,
    Mark,
    PageBreak,
    Rows,
    Sheet,
    TitleBlock,
    Workbook,
)
from focalpoint.documents.model import Value as SheetValue
from focalpoint.language import Language
from focalpoint.words.classification import marking

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress

FORMATS: Final = (".xlsx", ".pdf", ".csv")
_SEPARATORS: Final = {"fr": ";", "es": ";", "ru": ";", "ar": ";"}
_MOST_COLUMNS: Final = 12
"""Of a table on paper; the first column is repeated in each that follows."""
_LONGEST_TITLE: Final = 6.2
"""Pixels of a screen's column to a letter of a sheet's."""

Writer = Callable[[ListSheet, ListOrigin, Path, Language, "Progress"], None]


def write_list(sheet: ListSheet, origin: ListOrigin, target: Path, language: Language, progress: Progress) -> None:
    """Write a list in the format that the suffix names.

    Raises:
        UnknownFormatError: it is none of ``FORMATS``.
        FocalPointError: a missing font, a full disk; an older file there is left untouched.
    """
    writers: dict[str, Writer] = {".xlsx": _workbook, ".pdf": _pdf, ".csv": _table}
    writer = writers.get(target.suffix.lower())
    if writer is None:
        raise UnknownFormatError(suffix=target.suffix or target.name, known=", ".join(FORMATS))
    writer(sheet, origin, target, language, progress)


def wide_document(
    sheet: ListSheet, rows: Sequence[ListRow], origin: ListOrigin, language: Language, *, sideways: bool
) -> Document:
    """A list as a document; more columns than fit a page go into further tables below the same first column."""
    whole = list_document(sheet, rows, origin, language, sideways=sideways)
    if len(sheet.columns) <= _MOST_COLUMNS:
        return whole
    blocks: list[Block] = [block for block in whole.blocks if isinstance(block, TitleBlock)]
    for places in _chunks(len(sheet.columns)):
        part = replace(sheet, columns=tuple(sheet.columns[at] for at in places))
        some = [replace(row, cells=tuple(row.cells[at] for at in places)) for row in rows]
        made = list_document(part, some, origin, language, sideways=sideways)
        if len(blocks) > 1:
            blocks.append(PageBreak())
        blocks += [block for block in made.blocks if not isinstance(block, TitleBlock)]
    return Document(whole.about, tuple(blocks), sideways)


def _chunks(columns: int) -> list[list[int]]:
    """The places of each table's columns; the tables are about as wide as each other."""
    left = columns - 1
    tables = -(-left // (_MOST_COLUMNS - 1))
    size = -(-left // tables)
    return [[0, *range(first, min(first + size, columns))] for first in range(1, columns, size)]


def _pdf(sheet: ListSheet, origin: ListOrigin, target: Path, language: Language, progress: Progress) -> None:
    from focalpoint.documents.render import pdf

    document = wide_document(sheet, list_rows(sheet.rows), origin, language, sideways=reads_wide(sheet))
    pdf.write(document, target, progress=progress)


def _table(sheet: ListSheet, _origin: ListOrigin, target: Path, language: Language, progress: Progress) -> None:
    """The table for another program; a narrowed one says before its header of what day, basis and filters it speaks."""
    from focalpoint.documents.render import csv

    header = tuple(column.title for column in sheet.columns)
    rows = [tuple(_plain(cell) for cell in row.cells) for row in list_rows(sheet.rows)]
    preface = (sheet.title, sheet.note) if sheet.note else ()
    table = PlainTable(header, rows, _SEPARATORS.get(language.code, ","), tuple(map(_plain, preface)))
    csv.write(table, target, progress=progress)


def _workbook(sheet: ListSheet, origin: ListOrigin, target: Path, language: Language, progress: Progress) -> None:
    from focalpoint.documents.render import xlsx

    listed = list_rows(sheet.rows)
    about = About(
        title=f"{sheet.title} – {origin.place}",
        author=origin.place,
        subject=sheet.note,
        language=language.code,
        right_to_left=language.right_to_left,
        at=origin.at,
        banner=marking(language, origin.marking),
        page_label=language.gettext("Page {page} of {pages}"),
    )
    cover = CoverLines(
        sheet.title,
        sheet.note,
        (
            (language.gettext("Rows"), len(listed)),
            (language.gettext("Written by"), origin.user),
            (language.gettext("Written on"), language.moment(origin.at, origin.zone)),
            (language.gettext("Classification"), marking(language, origin.marking)),
        ),
        (),
    )
    columns = tuple(_column(column) for column in sheet.columns)
    cells = [
        tuple(_cell(column, cell) for column, cell in zip(sheet.columns, row.cells, strict=True)) for row in listed
    ]
    strong = frozenset(at for at, row in enumerate(listed) if row.strong)
    rows = Rows(columns, cells, title=" · ".join(part for part in (sheet.title, sheet.note) if part), strong=strong)
    sheets = (Sheet(sheet.title, (rows,)), Sheet(language.gettext("Cover"), (cover,), frozen=False))
    xlsx.write(Workbook(about, sheets), target, progress=progress)


def _column(column: ListColumn) -> Column:
    kind = ColumnKind.INTEGER if column.numeric else ColumnKind.LONG_TEXT if column.long else ColumnKind.TEXT
    return Column(column.title, kind, min(max(column.width / _LONGEST_TITLE, 8.0), 60.0))


def _cell(column: ListColumn, cell: CellValue) -> SheetValue:
    text = _plain(cell)
    return int(text) if column.numeric and text.isascii() and text.isdigit() else text


def _plain(cell: CellValue) -> str:
    """A cell's words without the marks that keep directions apart on a screen."""
    text = cell.word if isinstance(cell, Mark) else cell
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))
