"""From a grid and its table to the rows of a plan. The cells' meaning is in ``rowvalues.py``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from focalpoint.exchange import errors, hierarchy
from focalpoint.exchange.cells import Cell, line, number
from focalpoint.exchange.grid import Grid, Table, find_table, mapped_table, no_title
from focalpoint.exchange.hierarchy import Draft
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.model import Column, Field, FileKind, ImportedPlan, ImportedRow, Note
from focalpoint.exchange.network import cut_circles, resolved
from focalpoint.exchange.rowvalues import RowValues, key_of
from focalpoint.exchange.wording import kind_named, plain

_GROUPS: Final = (Field.PILLAR, Field.OBJECTIVE, Field.OUTPUT)
_GROUP_SHARE: Final = 0.7
"""A column names groups when it has fewer different values than this share of its rows."""
_FEW: Final = 5


def plan_of(grid: Grid, kind: FileKind, limits: Limits, mapping: Mapping[int, str] | None = None) -> ImportedPlan:
    """The plan that a sheet holds.

    Raises:
        NoRowsError: nothing below the header, or nothing at all.
        NoTitleColumnError: no column looks like a title.
        TooManyRowsError: more rows than the limit.
    """
    if not any(cell not in (None, "") for row in grid.cells for cell in row):
        raise errors.NoRowsError
    table = mapped_table(grid, mapping) if mapping else find_table(grid)
    if table is None:
        raise no_title(grid)
    if len(grid.cells) - table.below > limits.rows and _filled(grid, table) > limits.rows:
        raise errors.TooManyRowsError(limit=limits.rows)
    return _Sheet(grid, table, kind).plan()


def _filled(grid: Grid, table: Table) -> int:
    return sum(1 for row in grid.cells[table.below :] if any(cell not in (None, "") for cell in row))


class _Sheet:
    def __init__(self, grid: Grid, table: Table, kind: FileKind) -> None:
        above = [line(cell) for row in grid.cells[: table.header] for cell in row if isinstance(cell, str)]
        titles = [text for text in above if text]
        self._grid = grid
        self._table = table
        self._columns = self._settle_groups(table)
        self.plan_ = ImportedPlan(kind, _source(titles, table), titles[0] if titles else "", grid.name)
        self.plan_.columns = list(self._columns)
        self._values = RowValues(grid, self._columns, table.below, self.plan_.warnings)
        self._title = next(column.index for column in self._columns if column.field == Field.TITLE)
        self._number = next((column.index for column in self._columns if column.field == Field.NUMBER), None)
        self._groups = [
            (column.index, str(column.field)) for code in _GROUPS for column in self._columns if column.field == code
        ]
        self._header = [line(cell) for cell in grid.cells[table.header][: self._title + 1]]
        self._last: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._keys: set[str] = set()
        self._drafts: list[Draft] = []

    def plan(self) -> ImportedPlan:
        plan = self.plan_
        self._fill_merged()
        self._tell_file()
        for place in range(self._table.below, len(self._grid.cells)):
            self._look(place, self._grid.cells[place])
            self._grid.cells[place] = []  # read for good: a large sheet would not fit beside its rows
        if not self._drafts:
            raise errors.NoRowsError
        self._number_by_titles()
        drafts = hierarchy.arrange(self._drafts)
        hierarchy.number_rows(drafts)
        hierarchy.propose_kinds(drafts)
        plan.rows = [draft.row for draft in drafts]
        self._link(drafts)
        cut_circles(plan.rows, plan.warnings.append)
        plan.warnings.sort(key=lambda note: note.row)
        plan.read = len(self._drafts) + len(plan.skipped)
        return plan

    def _look(self, place: int, cells: list[Cell]) -> None:
        row_number = self._grid.first_row + place
        title = line(cells[self._title]) if self._title < len(cells) else ""
        if not title:
            if any(cell not in (None, "") for cell in cells):
                self._without_title(row_number, cells)
        elif title.isdigit() and self._is_furniture(cells):
            self.plan_.skipped.append(Note(row_number, "column_numbers", {}))
        elif title == self._header[-1] and [line(cell) for cell in cells[: self._title + 1]] == self._header:
            self.plan_.skipped.append(Note(row_number, "header_again", {}))
        else:
            self._drafts.append(self._draft(row_number, cells, title))

    def _draft(self, row_number: int, cells: list[Cell], title: str) -> Draft:
        row = ImportedRow(row_number, "", title, "")
        draft = Draft(row, self._number_of(cells), groups=self._groups_of(cells) if self._groups else ())
        values = self._values
        if values.has(Field.KEY):
            self._take_key(row, values.cell(cells, Field.KEY))
        values.read(row, cells)
        level = number(values.cell(cells, Field.LEVEL)) if values.has(Field.LEVEL) else None
        if level is not None:
            draft.level = int(level)
        elif self._grid.levels:
            draft.level = self._grid.levels.get(row_number, 0)
        elif self._indented:
            draft.level = _indent(cells[self._title])
        if values.has(Field.KIND) or values.has(Field.MILESTONE):
            draft.kind_given = self._take_kind(row, cells)
        if values.has(Field.PREDECESSORS):
            draft.links = values.links(cells, row_number)
        return draft

    def _take_key(self, row: ImportedRow, cell: Cell) -> None:
        row.key, row.version = key_of(cell)
        if row.key and row.key in self._keys:
            self.plan_.warnings.append(Note(row.row, "key_twice", {}))
            row.key, row.version = "", None
        self._keys.add(row.key)

    def _take_kind(self, row: ImportedRow, cells: list[Cell]) -> bool:
        written = line(self._values.cell(cells, Field.KIND))
        kind = kind_named(written) if written else None
        if written and kind is None:
            self.plan_.warnings.append(Note(row.row, "kind_unknown", {"text": written}))
        if kind:
            row.kind = kind
            row.values["kind"] = kind
        elif self._values.says_milestone(cells):
            row.kind = "milestone"
            row.values["kind"] = "milestone"
        return kind is not None

    def _without_title(self, row_number: int, cells: list[Cell]) -> None:
        """A row without a title: a heading over the rows below, a group, or nothing that we can take."""
        groups = self._groups_of(cells)
        filled = [(index, cell) for index, cell in enumerate(cells) if line(cell)]
        grouping = {index for index, _code in self._groups}
        if groups and {index for index, _cell in filled} <= grouping | {self._number}:
            return  # the group's rows follow and name it again, or its merge does
        texts = {line(cell) for _index, cell in filled}
        if len(texts) == 1 and isinstance(filled[0][1], str) and number(filled[0][1]) is None:
            self._last.clear()
            own, rest = hierarchy.split_number(line(filled[0][1]))
            row = ImportedRow(row_number, "", rest, "")
            self._drafts.append(Draft(row, own, heading=True))
            return
        self.plan_.skipped.append(Note(row_number, "no_title", {"text": " · ".join(sorted(texts))[:120]}))

    def _number_of(self, cells: list[Cell]) -> str:
        """The row's number as text; Excel's 1.1 that was 1.10 gets its zero back."""
        if self._number is None or self._number >= len(cells):
            return ""
        cell = cells[self._number]
        written = line(cell).strip(" .)")
        if isinstance(cell, float) and written in self._numbers and "." in written:
            stem, last = written.rsplit(".", 1)
            if f"{stem}.{int(last) * 10 - 1}" in self._numbers:
                written = f"{stem}.{last}0"
        if written:
            self._numbers.setdefault(written, len(self._drafts))
        return written

    def _groups_of(self, cells: list[Cell]) -> tuple[tuple[str, str], ...]:
        """The groups that the row stands in; a blank means the same as above."""
        found: list[tuple[str, str]] = []
        fresh = False
        for index, code in self._groups:
            title = line(cells[index]) if index < len(cells) else ""
            if title:
                fresh = fresh or title != self._last.get(index)
                self._last[index] = title
            elif fresh:
                self._last.pop(index, None)
            title = self._last.get(index, "")
            if title:
                found.append((code, hierarchy.split_number(title)[1]))
        return tuple(found)

    def _settle_groups(self, table: Table) -> list[Column]:
        """Objective and output columns name groups only where they repeat; in our own exports they never do."""
        ours = table.place(Field.KEY) is not None or table.place(Field.KIND) is not None
        columns = []
        for column in table.columns:
            if column.field in _GROUPS and (ours or not self._repeats(column.index, column.field)):
                column = replace(column, field=str(Field.COMPUTED if ours else Field.INDICATOR))
            columns.append(column)
        return columns

    def _repeats(self, index: int, code: str) -> bool:
        if code == Field.PILLAR:
            return True
        merged = any(left == index and bottom > top for top, left, bottom, _right in self._grid.merges)
        cells = [row[index] for row in self._grid.cells[self._table.below :] if index < len(row)]
        filled = [line(cell) for cell in cells if line(cell)]
        blanks = len(cells) - len(filled)
        return merged or len(filled) < _FEW or (len(set(filled)) + 0.0) / (len(filled) + blanks) <= _GROUP_SHARE

    def _fill_merged(self) -> None:
        """Cells merged downwards say the same for every row that they cover."""
        width = max((len(row) for row in self._grid.cells), default=0)
        for top, left, bottom, right in self._grid.merges:
            if bottom <= top or top < self._table.below or left >= width or (right > left and left == 0):
                continue
            if left == self._title:
                continue
            value = self._grid.cells[top][left]
            for place in range(top + 1, bottom + 1):
                self._grid.cells[place][left] = value

    def _tell_file(self) -> None:
        grid, warn = self._grid, self.plan_.warnings.append
        hidden = sum(1 for row in grid.hidden if row >= grid.number(self._table.below))
        if hidden:
            warn(Note(0, "hidden_rows", {"n": hidden}))
        if grid.external_books:
            warn(Note(0, "external_books", {}))
        for cell in grid.error_cells[:20]:
            warn(Note(int("".join(char for char in cell if char.isdigit()) or 0), "error_cell", {"cell": cell}))
        for column in self._columns:
            if not column.field and not self._values.has(Field.KEY):
                warn(Note(0, "column_not_used", {"column": column.title}))
        titles = [row[self._title] for row in grid.cells[self._table.below :] if self._title < len(row)]
        self._indented = any(isinstance(cell, str) and cell[:2] in {"  ", "\t", "\u3000\u3000"} for cell in titles)

    def _number_by_titles(self) -> None:
        """Where no column has the numbers, titles often begin with them."""
        if self._number is not None or not self._drafts:
            return
        split = [hierarchy.split_number(draft.row.title) for draft in self._drafts]
        dotted = sum(1 for number, _rest in split if "." in number)
        numbered = sum(1 for number, _rest in split if number)
        if dotted and numbered * 5 >= len(split) * 3:
            for draft, (own, rest) in zip(self._drafts, split, strict=True):
                draft.number, draft.row.title = own or draft.number, rest

    def _link(self, drafts: list[Draft]) -> None:
        """Predecessors by number, else by the row's place in the list."""
        if not any(draft.links for draft in drafts):
            return
        by_number: dict[str, int] = {}
        for place, draft in enumerate(drafts):
            by_number.setdefault(draft.number or draft.row.wbs, place)
            if draft.row.key:
                by_number.setdefault(draft.row.key, place)
        for place, draft in enumerate(drafts):
            found: list[tuple[int | None, str, int]] = []
            for link in draft.links:
                if isinstance(link, str):
                    self._warn_link(draft.row, link)
                    continue
                target = by_number.get(link.reference.strip("."))
                found.append((target, link.type, link.lag_days))
                if target is None or target == place:
                    self._warn_link(draft.row, link.reference)
                elif not link.exact:
                    self.plan_.warnings.append(Note(draft.row.row, "lag_rounded", {"days": link.lag_days}))
            draft.row.links, _left_out = resolved(found, place)

    def _warn_link(self, row: ImportedRow, reference: str) -> None:
        self.plan_.warnings.append(Note(row.row, "link_unknown", {"reference": reference[:80]}))

    @staticmethod
    def _is_furniture(cells: list[Cell]) -> bool:
        """A row of column numbers (1 2 3 4 …) below the header."""
        filled = [number(cell) for cell in cells if line(cell)]
        return (
            len(filled) > 2
            and None not in filled
            and all(after == before + 1 for before, after in pairwise(filled) if before is not None)
        )


def _indent(cell: Cell) -> int:
    """The level that leading blanks show: two spaces or a tab a level."""
    if not isinstance(cell, str):
        return 0
    blank = cell[: len(cell) - len(cell.lstrip())]
    return blank.count("\t") + (blank.count(" ") + 1) // 2 + blank.count("\u3000") // 2


def _source(titles: list[str], table: Table) -> str:
    """Which sheet this is, wherever it is kept: its title and the set of its headers, in any order."""
    words = [plain(title) for title in titles[:1]] + sorted(plain(column.title) for column in table.columns)
    return "sheet:" + hashlib.sha256("\n".join(words).encode("utf-8", "replace")).hexdigest()[:32]
