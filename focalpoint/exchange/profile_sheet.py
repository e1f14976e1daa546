"""A sheet of how States deal with requests: a State a row, columns and choices in the words of the six languages.

Runs in the reading process (``gate.read_with``). Names of States stay as they are printed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from focalpoint.domain.profiles import ASKED, CHOICES
from focalpoint.exchange import errors
from focalpoint.exchange.cells import line, moment, text
from focalpoint.exchange.contents import kind_of
from focalpoint.exchange.grid import Grid
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.model import FileKind
from focalpoint.exchange.wording import plain
from focalpoint.language import LANGUAGES, Language
from focalpoint.words.casework_fields import LABELS
from focalpoint.words.fields import field_label
from focalpoint.words.profiles import CHOICES as WORDS
from focalpoint.words.profiles import way

STATE: Final = "state"
COLUMNS: Final = (STATE, *ASKED, "source", "note", "verified_on", "verified_by")
_LOOKED_AT: Final = 40
_PARTS: Final = re.compile(r"[\s;,،；，/]+")
_SHOWN: Final = 60


def read(path: Path, limits: Limits) -> dict[str, Any]:
    """The rows: each with ``row`` and ``values`` by column, and ``warnings``.

    Raises:
        ImportFileError: the file is nothing that is read here, or no sheet in it holds profiles.
    """
    sheets = [(grid, header) for grid in _grids(path, limits) if (header := _header(grid)) is not None]
    if not sheets:
        raise errors.NoProfilesError
    rows: list[dict[str, Any]] = []
    warnings: list[dict[str, Any]] = []
    for grid, (place, columns) in sheets:
        for at in range(place + 1, len(grid.cells)):
            cells = {name: grid.cells[at][column] for column, name in columns.items() if column < len(grid.cells[at])}
            if line(cells.get(STATE)):
                number = grid.number(at)
                values = {name: _value(name, cell, number, warnings) for name, cell in cells.items() if text(cell)}
                rows.append({"row": number, "values": {name: value for name, value in values.items() if value}})
    return {"read": len(rows), "rows": rows, "warnings": warnings}


def _value(name: str, cell: Any, number: int, warnings: list[dict[str, Any]]) -> Any:
    written = line(cell)
    if name == "languages":
        codes = [_languages().get(plain(part), part.casefold()) for part in _PARTS.split(written) if part]
        return [code for code in codes if len(code) == 2]
    if name == "verified_on":
        found = moment(cell, day_first=True)
        if found is not None and found.first and found.first == found.last and not found.ambiguous:
            return found.first
        warnings.append({"row": number, "code": "date_unknown", "column": name, "text": written[:_SHOWN]})
        return None
    if name in CHOICES:
        code = _choices(name).get(plain(written))
        if code is None:
            warnings.append({"row": number, "code": "value_unknown", "column": name, "text": written[:_SHOWN]})
        return code
    return text(cell) if name in {"note", "de_minimis"} else written


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
    for place, cells in enumerate(grid.cells[:_LOOKED_AT]):
        columns: dict[int, str] = {}
        for at, cell in enumerate(cells):
            meant = _titles().get(plain(line(cell)), "") if isinstance(cell, str) else ""
            if meant and meant not in columns.values():
                columns[at] = meant
        if STATE in columns.values() and len(columns) > 1:
            return place, columns
    return None


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    found = {plain(name.replace("_", " ")): name for name in COLUMNS}
    found[plain("country")] = STATE
    for code in LANGUAGES:
        language = Language(code)
        for name in COLUMNS:
            if name in LABELS["state_profiles"] or name in {"note", "verified_on"}:
                found.setdefault(plain(field_label(language, "state_profiles", name)), name)
    return found


@lru_cache(maxsize=16)
def _choices(name: str) -> dict[str, str]:
    found = {plain(code.replace("_", " ")): code for code in CHOICES[name]}
    for code in LANGUAGES:
        language = Language(code)
        for choice in WORDS[name]:
            found.setdefault(plain(way(language, name, choice)), choice)
        found.setdefault(plain(way(language, name, "")), "")
    return found


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for code in LANGUAGES:
        for known, said in Locale.parse(code).languages.items():
            if len(known) == 2:
                found.setdefault(plain(str(said)), known)
    return found
