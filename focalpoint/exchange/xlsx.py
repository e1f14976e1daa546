"""Excel workbooks, read by calamine after ``package.py`` has looked through them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

from focalpoint.exchange import errors
from focalpoint.exchange.cells import Cell
from focalpoint.exchange.grid import Grid, Table, find_table
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.model import Field
from focalpoint.exchange.package import PackageFacts, SheetFacts, inspect
from focalpoint.exchange.wording import plain

_PLAN_SHEETS: Final = frozenset(
    plain(name)
    for name in (
        "Plan", "Action plan", "National action plan", "Plan d'action", "Plan de acción", "План", "План действий",
        "الخطة", "خطة", "خطة العمل", "计划", "行动计划",
    )
)  # fmt: skip
_ATTRIBUTE: Final = re.compile(r"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_SHEET: Final = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATIONSHIP: Final = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_NAME_BONUS: Final = 15


def read(path: Path, limits: Limits) -> Grid:
    """The sheet of the workbook that looks most like a plan.

    Raises:
        ImportFileError: see ``package.inspect``; also no rows, too many rows or columns, a broken sheet.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    facts = inspect(path, limits)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return _best(workbook, facts, limits)
    except PasswordError as error:
        raise errors.PasswordProtectedError from error
    except (CalamineError, OSError, ValueError) as error:
        raise errors.DamagedFileError from error


def read_all(path: Path, limits: Limits) -> list[Grid]:
    """Every sheet that a person sees, in the order of the workbook.

    Raises:
        ImportFileError: as ``read``.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    facts = inspect(path, limits)
    parts = _parts_by_sheet(facts)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return [
                _grid(workbook.get_sheet_by_name(meta.name), facts.sheets.get(parts.get(meta.name, "")), limits)
                for meta in workbook.sheets_metadata
                if meta.typ == SheetTypeEnum.WorkSheet and meta.visible == SheetVisibleEnum.Visible
            ]
    except PasswordError as error:
        raise errors.PasswordProtectedError from error
    except (CalamineError, OSError, ValueError) as error:
        raise errors.DamagedFileError from error


def _best(workbook: Any, facts: PackageFacts, limits: Limits) -> Grid:
    """The best sheet: named as a plan or with the most known columns; hidden sheets only when nothing else fits."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    best: tuple[int, Grid] | None = None
    known_parts = _parts_by_sheet(facts)
    order = sorted(
        (sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet),
        key=lambda sheet: (sheet.visible != SheetVisibleEnum.Visible, plain(sheet.name) not in _PLAN_SHEETS),
    )
    for meta in order:
        if best and best[0] > 0 and meta.visible != SheetVisibleEnum.Visible:
            break
        grid = _grid(workbook.get_sheet_by_name(meta.name), facts.sheets.get(known_parts.get(meta.name, "")), limits)
        grid.external_books = facts.external_books
        score = _score(grid, find_table(grid))
        if best is None or score > best[0]:
            best = (score, grid)
        if score and _is_ours(grid, meta.name):
            break
    if best is None or not best[1].cells:
        raise errors.NoRowsError
    return best[1]


def _score(grid: Grid, table: Table | None) -> int:
    if table is None:
        return 0 if grid.cells else -1
    return max(table.score, 1) + (_NAME_BONUS if plain(grid.name) in _PLAN_SHEETS else 0)


def _is_ours(grid: Grid, name: str) -> bool:
    table = find_table(grid)
    return table is not None and plain(name) in _PLAN_SHEETS and table.place(Field.KEY) is not None


def _grid(sheet: Any, facts: SheetFacts | None, limits: Limits) -> Grid:
    start = sheet.start
    if start is None:
        return Grid(sheet.name, [])
    if sheet.height > limits.rows + 1_000:
        raise errors.TooManyRowsError(limit=limits.rows)
    if sheet.width > limits.columns:
        raise errors.TooManyColumnsError(limit=limits.columns)
    top, left = start
    cells: list[list[Cell]] = sheet.to_python(skip_empty_area=True)
    merges = _merges(sheet, top, left, len(cells))
    facts = facts or SheetFacts()
    return Grid(
        sheet.name, cells, top + 1, left, merges, frozenset(facts.hidden), facts.levels, {}, tuple(facts.error_cells)
    )


def _merges(sheet: Any, top: int, left: int, height: int) -> list[tuple[int, int, int, int]]:
    """The merged ranges that touch the cells, by place."""
    found: list[tuple[int, int, int, int]] = []
    for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ():
        if first_row >= top and first_column >= left and first_row - top < height:
            found.append((first_row - top, first_column - left, min(last_row - top, height - 1), last_column - left))
    return found


def _parts_by_sheet(facts: PackageFacts) -> dict[str, str]:
    """Which part of the package each sheet is, by the sheet's name."""
    from html import unescape

    targets: dict[str, str] = {}
    for found in _RELATIONSHIP.findall(_part(facts.parts, "xl/_rels/workbook.xml.rels")):
        said = dict(_ATTRIBUTE.findall(found))
        target = said.get("Target", "").replace("\\", "/")
        path = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        targets[said.get("Id", "")] = path.casefold()
    named: dict[str, str] = {}
    for found in _SHEET.findall(_part(facts.parts, "xl/workbook.xml")):
        said = dict(_ATTRIBUTE.findall(found))
        reference = next((value for name, value in said.items() if name.endswith(":id")), "")
        named[unescape(said.get("name", ""))] = targets.get(reference, "")
    return named


def _part(parts: Mapping[str, bytes], name: str) -> str:
    return parts.get(name, b"").decode("utf-8", "replace")
