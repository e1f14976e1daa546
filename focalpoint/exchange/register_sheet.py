"""An authority's own list of past requests: workbooks and CSV tables, columns by header in six languages.

Runs in the reading process (``gate.read_with``). Codes stand where cells held words; names of States stay as printed.
Registers merge the year of many rows into one cell, or write it once as a heading: both are read, and told.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from focalpoint.assets import data_path
from focalpoint.domain.texts import LONGEST_LINE
from focalpoint.exchange import errors
from focalpoint.exchange.cells import Cell, line, moment, text
from focalpoint.exchange.contents import kind_of
from focalpoint.exchange.grid import Grid
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.model import FileKind
from focalpoint.exchange.wording import plain

DAYS: Final = ("sent_on", "received_on", "answered_on", "date")
CODES: Final = ("direction", "status", "kind", "refusal")
_YEAR: Final = re.compile(r"\D*((?:19|20)\d\d)\D*")
_LOOKED_AT: Final = 40
_SHOWN: Final = 60
_LONG: Final = frozenset({"note"})


def read(path: Path, limits: Limits) -> dict[str, Any]:
    """The rows of every sheet that has a column of States and one of dates or references.

    Returns:
        ``read``: how many rows were looked at; ``rows``: each with ``row``, ``sheet`` and ``values`` by column;
        ``warnings``: each with ``row``, ``code`` and what it names.

    Raises:
        ImportFileError: the file is nothing that is read here, or no sheet in it is a register.
    """
    sheets = [(grid, header) for grid in _grids(path, limits) if (header := _header(grid)) is not None]
    if not sheets:
        raise errors.NoRegisterError
    found = _Found()
    for grid, (place, columns) in sheets:
        found.sheet(grid, place, columns)
    return {"read": found.read, "rows": found.rows, "warnings": found.warnings}


class _Found:
    """What has been read so far."""

    def __init__(self) -> None:
        self.read = 0
        self.rows: list[dict[str, Any]] = []
        self.warnings: list[dict[str, Any]] = []
        self._year = ""
        self._carried: tuple[int, str] | None = None

    def sheet(self, grid: Grid, header: int, columns: dict[int, str]) -> None:
        self._year, self._carried = "", None
        usual = _sheet_direction(grid.name)
        for place in range(header + 1, len(grid.cells)):
            cells = grid.cells[place]
            filled = [line(cell) for cell in cells if line(cell)]
            if not filled:
                continue
            number = grid.number(place)
            alone = _YEAR.fullmatch(filled[0]) if len(filled) == 1 else None
            if alone:  # "2024" over the rows of a year
                self._year, self._carried = alone[1], (number, alone[1])
                self._warn(number, "year_heading", text=alone[1])
                continue
            self.read += 1
            self._row(grid, number, {name: cells[at] for at, name in columns.items() if at < len(cells)}, usual)

    def _row(self, grid: Grid, number: int, cells: Mapping[str, Cell], usual: str) -> None:
        self._note_year(number, cells)
        values: dict[str, str] = {}
        for name, cell in cells.items():
            if name == "year" or not text(cell):
                continue
            value = self._value(number, name, cell)
            if value:
                values[name] = value
        if usual:
            values.setdefault("direction", usual)
        if not (values.get("state") or values.get("reference")):
            self._warn(number, "no_state")
            return
        self.rows.append({"row": number, "sheet": grid.name, "values": values})

    def _note_year(self, number: int, cells: Mapping[str, Cell]) -> None:
        """The year of the row; an empty cell of that column means the one above, as a merged cell does."""
        if "year" not in cells:
            return
        own = _YEAR.fullmatch(line(cells["year"]))
        if own:
            self._year, self._carried = own[1], None
        elif self._year and self._carried is None:
            self._carried = (number, self._year)
            self._warn(number, "year_carried", text=self._year)

    def _value(self, number: int, name: str, cell: Cell) -> str:
        written = text(cell) if name in _LONG else line(cell)
        if name in DAYS:
            return self._day(number, name, cell)
        if name in CODES:
            code = _words()[name].get(plain(written), "")
            if not code and name in {"status", "kind", "refusal"}:
                self._warn(number, "value_unknown", column=name, text=written[:_SHOWN])
            return code
        if len(written) > LONGEST_LINE and name not in _LONG:
            self._warn(number, "too_long", column=name, text=f"{written[:_SHOWN]}…")
            return ""
        return written

    def _day(self, number: int, name: str, cell: Cell) -> str:
        """A civil date; one without its year takes that of the row."""
        found = moment(cell, day_first=True)
        if found is not None and found.first and found.first == found.last and not found.ambiguous:
            return found.first
        written = line(cell).rstrip(" .")
        if self._year and not _YEAR.search(written):
            for joined in (f"{written}.{self._year}", f"{written} {self._year}", f"{written}/{self._year}"):
                again = moment(joined, day_first=True)
                if again is not None and again.first and again.first == again.last:
                    return again.first
        code = "date_ambiguous" if found is not None and found.ambiguous else "date_unknown"
        self._warn(number, code, column=name, text=written[:_SHOWN])
        return ""

    def _warn(self, number: int, code: str, **names: str) -> None:
        self.warnings.append({"row": number, "code": code, **names})


def _grids(path: Path, limits: Limits) -> list[Grid]:
    try:
        kind = kind_of(path, limits)
    except errors.UnknownFormatError as error:
        raise errors.UnknownSheetError from error
    if kind == FileKind.XLSX:
        from focalpoint.exchange import xlsx

        return [_unmerged(grid) for grid in xlsx.read_all(path, limits)]
    if kind != FileKind.CSV:
        raise errors.UnknownSheetError
    from focalpoint.exchange import csvfile

    return [csvfile.read(path, limits)]


def _unmerged(grid: Grid) -> Grid:
    """Cells merged downwards say the same for every row that they cover; those merged across stay where they are."""
    for top, left, bottom, right in grid.merges:
        if right > left or top >= len(grid.cells) or left >= len(grid.cells[top]):
            continue
        for place in range(top + 1, min(bottom + 1, len(grid.cells))):
            if left < len(grid.cells[place]):
                grid.cells[place][left] = grid.cells[top][left]
    return grid


def _header(grid: Grid) -> tuple[int, dict[int, str]] | None:
    """Where the header stands and what its columns mean; None for a sheet that is no register."""
    best: tuple[int, dict[int, str]] | None = None
    for place, cells in enumerate(grid.cells[:_LOOKED_AT]):
        columns: dict[int, str] = {}
        for at, cell in enumerate(cells):
            meant = _words()["columns"].get(plain(line(cell)), "") if isinstance(cell, str) else ""
            if meant and meant not in columns.values():
                columns[at] = meant
        known = set(columns.values())
        if "state" in known and known & {*DAYS, "reference"} and (best is None or len(columns) > len(best[1])):
            best = (place, columns)
    return best


def _sheet_direction(name: str) -> str:
    """Whether a sheet's name says that it holds what came or what was sent."""
    said = plain(name)
    for code in ("outgoing", "incoming"):
        if any(word in said.split() or word == said for word, meant in _words()["direction"].items() if meant == code):
            return code
    return ""


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    """Part → the word as compared → its code."""
    told = tomllib.loads(data_path("resources", "requests", "register.toml").read_text("utf-8"))
    found: dict[str, dict[str, str]] = {}
    for part, codes in told.items():
        words: dict[str, str] = {}
        for code, said in codes.items():
            words[plain(code.replace("_", " "))] = code
            for word in said:
                words.setdefault(plain(word), code)
        found[part] = words
    return found
