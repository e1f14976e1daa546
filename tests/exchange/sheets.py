"""Reads small sheets in this process: the gate's own tests run the limited one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from focalpoint.exchange.child import read_here
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.model import ImportedPlan, ImportedRow


def read(path: Path, mapping: Mapping[int, str] | None = None) -> ImportedPlan:
    return read_here(path, Limits(), mapping)


def workbook(path: Path, rows: Sequence[Sequence[Any]], merges: Sequence[str] = (), name: str = "Plan") -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    book.save(path)
    return path


def csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def tree(plan: ImportedPlan) -> list[tuple[str, str, str]]:
    """(title, title of the parent, kind) by row."""
    return [(row.title, plan.rows[row.parent].title if row.parent >= 0 else "", row.kind) for row in plan.rows]


def by_title(plan: ImportedPlan) -> dict[str, ImportedRow]:
    return {row.title: row for row in plan.rows}


def codes(plan: ImportedPlan) -> list[tuple[int, str]]:
    return [(note.row, note.code) for note in plan.warnings]
