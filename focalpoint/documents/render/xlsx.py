"""Renders a ``Workbook`` with openpyxl, row by row, without formulas and without temporary files."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

from focalpoint.documents.model import ColumnKind, CoverLines, Rows, Sheet, Tone, Value, Workbook
from focalpoint.documents.render.atomic import write_atomic
from focalpoint.documents.render.safety import clean, is_dangerous
from focalpoint.documents.render.sheet_names import legal_names
from focalpoint.documents.render.xlsx_memory import MemoryFile
from focalpoint.documents.render.xlsx_setup import Ranges, column_widths, conditional_formats, page_setup, validations
from focalpoint.documents.render.xlsx_styles import Looks
from focalpoint.domain.progress import Progress, Quiet

_LONGEST: Final = 32_767
"""Characters that Excel takes in one cell."""
_EPOCH: Final = date(1899, 12, 30).toordinal()
_FIRST_DAY: Final = date(1900, 3, 1)
"""Before it, Excel's count of days is wrong by one (it believes in 29 February 1900)."""
_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDE: Final = "\u2e7f"
_DEEPEST: Final = 7
"""Excel's outline levels."""
_STEP: Final = 500
_LINE: Final = 13.0
"""Points that a line of 10-point text takes."""
_COVER: Final = (34.0, 90.0)


def write(workbook: Workbook, target: Path, *, progress: Progress | None = None) -> None:
    """Write a workbook as .xlsx, whole or not at all.

    Raises:
        DiskFullError, CannotWriteError: the target is as it was.
    """
    write_atomic(target, partial(_Writer(workbook, progress or Quiet()).write))


class _Writer:
    def __init__(self, workbook: Workbook, progress: Progress) -> None:
        from openpyxl import Workbook as Book
        from openpyxl.packaging.core import DocumentProperties

        self._workbook = workbook
        self._progress = progress
        self._book = Book(write_only=True)
        about = workbook.about
        at = about.at.replace(tzinfo=None, microsecond=0)
        self._book.properties = DocumentProperties(
            creator=clean(about.author), title=clean(about.title), subject=clean(about.subject),
            language=about.language, created=at, modified=at,
        )  # fmt: skip
        self._names = legal_names([*(sheet.name for sheet in workbook.sheets), workbook.lists_name])
        self._total = sum(len(b.rows) for s in workbook.sheets for b in s.blocks if isinstance(b, Rows)) or 1
        self._done = 0
        self._looks: Looks | None = None
        self._open: list[_RowWriter] = []

    def write(self, file: BinaryIO) -> None:
        """Write all sheets into an open file."""
        from focalpoint.documents.render.xlsx_package import save

        lists_name = self._names[-1]
        try:
            for sheet, name in zip(self._workbook.sheets, self._names, strict=False):
                self._sheet(sheet, name, lists_name)
            if any(self._workbook.lists.values()):
                self._lists(lists_name)
            save(self._book, file)
        except BaseException:
            # openpyxl writes by generators; left open, they would complain when they are collected.
            for rows in self._open:
                rows.abandon()
            raise

    def _new(self, name: str, *, hidden: bool = False) -> Any:
        made: Any = self._book.create_sheet(name)
        made.sheet_view.rightToLeft = self._workbook.about.right_to_left
        made.sheet_state = "hidden" if hidden else "visible"
        if self._looks is None:
            self._looks = Looks(made, self._workbook.about.right_to_left)
        return made

    def _sheet(self, sheet: Sheet, name: str, lists_name: str) -> None:
        made = self._new(name, hidden=sheet.hidden)
        tables = [block for block in sheet.blocks if isinstance(block, Rows)]
        levels = [level for block in tables for level in block.levels]
        if levels:
            made.sheet_properties.outlinePr.summaryBelow = False
            made.sheet_format.outlineLevelRow = min(max(levels), _DEEPEST)
        if tables:
            column_widths(made, tables)
        else:
            made.column_dimensions["A"].width, made.column_dimensions["B"].width = _COVER
            made.sheet_view.showGridLines = False
        if sheet.frozen and tables:
            # Below the header, and beside the number and the kind where rows are long.
            wide = sum(not column.hidden for column in tables[0].columns) > 12
            made.freeze_panes = "E2" if wide and levels else "A2"
            made.print_title_rows = "1:1"
        page_setup(made, self._workbook.about, one_page=bool(sheet.charts))
        rows = self._row_writer(made)
        ranges = self._blocks(sheet, rows)
        conditional_formats(made, ranges)
        validations(made, ranges, self._workbook.lists, lists_name)
        if sheet.frozen and ranges and ranges[0].last > 1:
            made.auto_filter.ref = ranges[0].whole
            made.print_area = ranges[0].printed
        if sheet.charts:
            from focalpoint.documents.render.xlsx_charts import add_charts

            add_charts(made, sheet.charts, ranges)
        rows.finish()

    def _row_writer(self, sheet: Any) -> _RowWriter:
        looks = self._looks or Looks(sheet, self._workbook.about.right_to_left)
        self._open.append(_RowWriter(sheet, looks))
        return self._open[-1]

    def _blocks(self, sheet: Sheet, rows: _RowWriter) -> list[Ranges]:
        ranges = []
        for place, block in enumerate(sheet.blocks):
            if isinstance(block, CoverLines):
                rows.cover(block)
                continue
            if place:
                rows.blank()
            if block.title:
                rows.title(block.title, sum(column.hidden for column in block.columns))
            rows.header([column.title for column in block.columns], [column.width * 0.8 for column in block.columns])
            first = rows.number
            self._rows(block, rows)
            ranges.append(Ranges(block.columns, first, rows.number - 1))
        return ranges

    def _rows(self, block: Rows, rows: _RowWriter) -> None:
        writers = {strong: rows.cells(block, strong=strong) for strong in {False, bool(block.strong)}}
        # What is not printed may be cut: a long description must not blow every row up.
        long = [(at, column) for at, column in enumerate(block.columns) if column.kind is ColumnKind.LONG_TEXT]
        wrapped = [(at, column.width) for at, column in long if column.printed]
        for place, row in enumerate(block.rows):
            if place % _STEP == 0:
                self._progress.step(self._done + place, self._total, "document.rows")
            level = min(block.levels[place], _DEEPEST) if block.levels else 0
            lines = max([lines_of(row[at], width) for at, width in wrapped], default=1)
            rows.row(row, writers[place in block.strong], level, lines)
        self._done += len(block.rows)

    def _lists(self, name: str) -> None:
        """What may be chosen in cells, on a hidden sheet: a list in the cell itself may have 255 letters only."""
        made = self._new(name, hidden=True)
        rows = self._row_writer(made)
        lists = list(self._workbook.lists.values())
        rows.header(list(self._workbook.lists))
        kinds = [ColumnKind.TEXT] * len(lists)
        for place in range(max(map(len, lists))):
            rows.plain([items[place] if place < len(items) else None for items in lists], kinds)
        rows.finish()


class _RowWriter:
    """Writes one sheet's rows with cells that are made once a column and filled anew for each row."""

    def __init__(self, sheet: Any, looks: Looks) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.worksheet._writer import WorksheetWriter

        self._sheet = sheet
        self._looks = looks
        self._cell = WriteOnlyCell
        self.number = 1
        # openpyxl would write each sheet to a readable file in the system's temporary folder and leave it there
        # after a crash: what was encrypted must not lie about. And its own ``append`` spends a fifth of the time on
        # an exception for every cell that comes with a look; so its writer is driven directly.
        self._writer = WorksheetWriter(sheet, MemoryFile())
        sheet._writer = self._writer  # noqa: SLF001
        self._rows = contextlib.ExitStack()
        self._stream: Any = None

    def cells(self, block: Rows, *, strong: bool) -> list[tuple[Any, Any, Any]]:
        """For each column a cell, its usual look, and its look for texts that begin like a formula."""
        looks = self._looks
        return [
            (
                self._cell(self._sheet),
                looks.cell(column.kind, strong=strong),
                looks.cell(column.kind, strong=strong, quoted=True),
            )
            for column in block.columns
        ]

    def row(self, values: Sequence[Value], cells: list[tuple[Any, Any, Any]], level: int = 0, lines: int = 1) -> None:
        """One row of a table."""
        filled: list[Any] = []
        for value, (cell, usual, quoted) in zip(values, cells, strict=True):
            filled.append(None if value is None or value == "" else fill(cell, value, usual, quoted))
        self._append(filled, level, _LINE * lines + 2.5 if lines > 1 else 0.0)

    def plain(self, values: Sequence[Value], kinds: Sequence[ColumnKind]) -> None:
        """One row of cells that are not part of a table."""
        filled: list[Any] = []
        for value, kind in zip(values, kinds, strict=True):
            usual, quoted = self._looks.cell(kind), self._looks.cell(kind, quoted=True)
            filled.append(None if value is None else fill(self._cell(self._sheet), value, usual, quoted))
        self._append(filled)

    def header(self, titles: Sequence[str], widths: Sequence[float] = ()) -> None:
        """The titles of the columns."""
        look = self._looks.header()
        lines = max([lines_of(title, width) for title, width in zip(titles, widths, strict=False)], default=1)
        cells = [fill(self._cell(self._sheet), title, look, look) for title in titles]
        self._append(cells, height=_LINE * lines + 5)

    def title(self, text: str, hidden: int) -> None:
        """A line above a table, in the first column that is seen."""
        look = self._looks.words(12, bold=True)
        self._append([None] * hidden + [fill(self._cell(self._sheet), text, look, look)], height=20.0)

    def blank(self) -> None:
        """An empty row."""
        self._append([])

    def cover(self, block: CoverLines) -> None:
        """A title, facts with their names, sentences."""
        title, under = self._looks.words(20, bold=True), self._looks.words(11, Tone.MUTED)
        name, sentence = self._looks.words(11, Tone.MUTED), self._looks.words(11, wrap=True)
        self._one(block.title, title, 30.0)
        self._one(block.under, under, 18.0)
        self.blank()
        for label, value in block.facts:
            kind = ColumnKind.DATE if isinstance(value, date) else ColumnKind.INTEGER
            look = self._looks.fact(kind if not isinstance(value, str) else ColumnKind.TEXT)
            cells = [fill(self._cell(self._sheet), label, name, name)]
            self._append([*cells, None if value is None else fill(self._cell(self._sheet), value, look, look)])
        self.blank()
        for text in block.sentences:
            height = 15.5 * lines_of(text, _COVER[1])
            self._append([None, fill(self._cell(self._sheet), text, sentence, sentence)], height=height)

    def abandon(self) -> None:
        """Close what was begun, without keeping it."""
        with contextlib.suppress(ValueError, StopIteration):
            self._rows.close()
            self._writer.close()

    def finish(self) -> None:
        """Write what follows the rows; nothing can be added afterwards."""
        self._begin()
        self._rows.close()
        self._writer.xf.send(None)
        self._writer.write_tail()
        self._writer.close()

    def _one(self, text: str, look: Any, height: float) -> None:
        self._append([fill(self._cell(self._sheet), text, look, look)], height=height)

    def _append(self, cells: list[Any], level: int = 0, height: float = 0.0) -> None:
        self._begin()
        attributes = {}
        if level:
            attributes["outlineLevel"] = str(level)
        if height:
            # Without "customHeight" it is a first guess, which a spreadsheet replaces as soon as a cell is edited.
            attributes["ht"] = f"{height:.1f}"
        if attributes:
            # Only read back as attributes of the row; a RowDimension for each would cost more than the row.
            self._sheet.row_dimensions[self.number] = attributes
        filled = []
        for column, cell in enumerate(cells, 1):
            if cell is not None:
                cell.row, cell.column = self.number, column
                filled.append(cell)
        self._writer.write_row(self._stream, filled, self.number)
        self._sheet.row_dimensions.pop(self.number, None)
        self.number += 1

    def _begin(self) -> None:
        if self._stream is None:
            self._writer.write_top()
            self._stream = self._writer.xf.send(True)
            self._rows.enter_context(self._stream.element("sheetData"))


def lines_of(value: Value, width: float) -> int:
    """About how many lines a text takes in a column of this width (in digits); wide letters count twice."""
    if not isinstance(value, str) or len(value) <= width * 0.55:
        return 1
    parts = value.split("\n")
    return sum(1 + int((len(part) + sum(letter > _WIDE for letter in part)) / (width * 1.18)) for part in parts)


def fill(cell: Any, value: str | float | date, usual: Any, quoted: Any) -> Any:
    """Put a value into a cell by its type alone: a text stays a text whatever it begins with."""
    look = usual
    if isinstance(value, str):
        cell.data_type = "s"
        text = clean(value)
        if "_x" in text:
            text = _ESCAPED.sub("_x005F_", text)
        cell._value = text[:_LONGEST]  # noqa: SLF001 - the public way would read "=…" as a formula
        if is_dangerous(text):
            look = quoted
    elif isinstance(value, date) and value < _FIRST_DAY:
        cell.data_type, cell._value = "s", value.isoformat()  # noqa: SLF001
    else:
        cell.data_type = "n"
        cell._value = value.toordinal() - _EPOCH if isinstance(value, date) else value  # noqa: SLF001
    cell._style = look  # noqa: SLF001 - shared, see xlsx_styles
    return cell
