"""Sheets of the directory: workbooks with one or several sheets, and CSV tables, in the words of the six languages.

Runs in the reading process (``gate.read_with``). What it answers holds codes where cells held words; names of States,
networks and ministries stay as they are printed, since only the vault knows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from focalpoint.domain.directory_sheet import (
    CLEAR,
    CODES,
    COLUMNS,
    DAYS,
    EVERY_COLUMN,
    KEY,
    RECORDS,
    SEVERAL,
    STATES,
    RowKind,
)
from focalpoint.domain.texts import longest
from focalpoint.exchange import errors
from focalpoint.exchange.cells import line, moment, text
from focalpoint.exchange.contents import kind_of
from focalpoint.exchange.grid import Grid
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.model import FileKind
from focalpoint.exchange.wording import plain
from focalpoint.language import LANGUAGES, Language
from focalpoint.words.directory_sheet import code_words, column_title, row_kind, sheet_name

KIND: Final = "kind"
_LOOKED_AT: Final = 40
_PARTS: Final = re.compile(r"\s*[;\n；؛]\s*")
_KEY: Final = re.compile(r"^([0-9a-f-]{36})(?::(\d{1,9}))?$", re.IGNORECASE)
_LANGUAGE_CODE: Final = re.compile(r"^[a-z]{2,3}$")
_SHOWN: Final = 60
_LONG: Final = frozenset({"note", "address", "hours", "source"})


def read(path: Path, limits: Limits) -> dict[str, Any]:
    """The rows of every sheet.

    Returns:
        ``read``: how many rows were looked at; ``rows``: each with ``row``, ``sheet``, ``kind``, ``key``, ``version``
        and ``values`` by column (None: to be emptied); ``warnings``: each with ``row``, ``code`` and what it names.

    Raises:
        ImportFileError: the file is nothing that is read here, or no sheet in it has a column of names.
    """
    sheets = [(grid, header) for grid in _grids(path, limits) if (header := _header(grid)) is not None]
    if not sheets:
        raise errors.NoNamesError
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

    def sheet(self, grid: Grid, header: int, columns: dict[int, str]) -> None:
        usual = _sheet_kind(grid.name) or _likely_kind(set(columns.values()))
        for place in range(header + 1, len(grid.cells)):
            cells = grid.cells[place]
            if not any(text(cells[at]) for at in columns if at < len(cells)):
                continue
            self.read += 1
            self._row(grid, grid.number(place), {name: cells[at] for at, name in columns.items() if at < len(cells)},
                      usual)  # fmt: skip

    def _row(self, grid: Grid, number: int, cells: dict[str, Any], usual: RowKind) -> None:
        printed = line(cells.get(KIND))
        kind = _kinds().get(plain(printed)) if printed else usual
        if kind is None:
            self._warn(number, "kind_unknown", text=printed)
            return
        if not line(cells.get("name")):
            self._warn(number, "no_name")
            return
        key = _KEY.match(line(cells.get(KEY)))
        values: dict[str, Any] = {}
        for name, cell in cells.items():
            if name in COLUMNS[kind] and text(cell):
                values |= self._value(number, name, cell)
        self.rows.append(
            {
                "row": number,
                "sheet": grid.name,
                "kind": kind.value,
                "key": key[1].lower() if key else "",
                "version": int(key[2]) if key and key[2] else None,
                "values": values,
            }
        )

    def _value(self, number: int, name: str, cell: Any) -> dict[str, Any]:
        """The column with its value; nothing where the cell is not understood."""
        written = text(cell)
        if len(written) > longest(name):
            self._warn(number, "too_long", column=name, text=f"{written[:_SHOWN]}…")
            return {}
        if written.casefold() == CLEAR:
            return {} if name == "name" else {name: None}
        if name in DAYS:
            return self._day(number, name, cell)
        if name in CODES:
            codes = [code for part in _parts(name, written) if (code := self._code(number, name, part))]
            return {name: " ".join(dict.fromkeys(codes))} if codes else {}
        if name in STATES or name in RECORDS:
            return {name: list(dict.fromkeys(_parts(name, line_of(written))))}
        if name == "instruments":
            return {name: " ".join(dict.fromkeys(re.split(r"[\s;,；，]+", written.strip())))}
        return {name: written if name in _LONG else line_of(written)}

    def _day(self, number: int, name: str, cell: Any) -> dict[str, Any]:
        written = moment(cell, day_first=True)
        if written is None:
            return {}
        if written.ambiguous:
            self._warn(number, "date_ambiguous", column=name, text=line(cell))
        elif written.first is None or written.first != written.last:
            self._warn(number, "date_unknown", column=name, text=line(cell))
        else:
            return {name: written.first}
        return {}

    def _code(self, number: int, name: str, part: str) -> str:
        code = _codes(name).get(plain(part), "")
        if not code and name in {"languages", "language"} and _LANGUAGE_CODE.match(part.casefold()):
            code = part.casefold()
        if not code:
            self._warn(number, "value_unknown", column=name, text=part)
        return code

    def _warn(self, number: int, code: str, **names: str) -> None:
        self.warnings.append({"row": number, "code": code, **names})


def line_of(written: str) -> str:
    """A text with its line ends kept as separators and its spaces made single."""
    return "\n".join(" ".join(part.split()) for part in written.split("\n"))


def _parts(name: str, written: str) -> Iterator[str]:
    if name not in SEVERAL:
        yield " ".join(written.split())
        return
    for part in _PARTS.split(written):
        if part.strip():
            yield part.strip()


def _grids(path: Path, limits: Limits) -> list[Grid]:
    try:
        kind = kind_of(path, limits)
    except errors.UnknownFormatError as error:
        raise errors.UnknownSheetError from error
    if kind == FileKind.XLSX:
        from focalpoint.exchange import xlsx

        return xlsx.read_all(path, limits)
    if kind != FileKind.CSV:
        raise errors.UnknownSheetError
    from focalpoint.exchange import csvfile

    return [csvfile.read(path, limits)]


def _header(grid: Grid) -> tuple[int, dict[int, str]] | None:
    """Where the header stands, and what its columns mean; None for a sheet without a column of names."""
    best: tuple[int, dict[int, str]] | None = None
    for place, cells in enumerate(grid.cells[:_LOOKED_AT]):
        columns: dict[int, str] = {}
        for at, cell in enumerate(cells):
            meant = _titles().get(plain(line(cell))) if isinstance(cell, str) else None
            if meant and meant not in columns.values():
                columns[at] = meant
        if "name" in columns.values() and len(columns) > 1 and (best is None or len(columns) > len(best[1])):
            best = (place, columns)
    return best


def _likely_kind(columns: set[str]) -> RowKind:
    """What the rows of a sheet are that does not say so."""
    for name, kind in (
        ("members", RowKind.NETWORK), ("areas", RowKind.DONOR), ("function", RowKind.PERSON),
        ("ministry_id", RowKind.PERSON), ("short_code", RowKind.MINISTRY),
    ):  # fmt: skip
        if name in columns and not columns & {"purposes", "state"}:
            return kind
    return RowKind.AUTHORITY


@lru_cache(maxsize=1)
def _languages() -> tuple[Language, ...]:
    return tuple(map(Language, LANGUAGES))


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    """Headings in six languages, and the columns' own codes."""
    found = {plain(name.replace("_", " ")): name for name in (*EVERY_COLUMN, KEY, KIND)}
    for language in _languages():
        for name in (*EVERY_COLUMN, KIND):
            found.setdefault(plain(column_title(language, name)), name)
    return found


@lru_cache(maxsize=1)
def _kinds() -> dict[str, RowKind]:
    found = {kind.value: kind for kind in RowKind}
    for language in _languages():
        for kind in RowKind:
            found.setdefault(plain(row_kind(language, kind)), kind)
            found.setdefault(plain(sheet_name(language, kind)), kind)
    return found


def _sheet_kind(name: str) -> RowKind | None:
    return _kinds().get(plain(name))


@lru_cache(maxsize=16)
def _codes(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, said in code_words(name).items():
        found[plain(code.replace("_", " "))] = code
        for language in _languages():
            found.setdefault(plain(said(language)), code)
    return found
