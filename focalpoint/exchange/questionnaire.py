"""A questionnaire as it comes back, read behind the gate: which form it is, and what stands in each answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from focalpoint.domain.plan import Precision
from focalpoint.domain.progress import Progress
from focalpoint.exchange import errors
from focalpoint.exchange.cells import Cell, moment, number, text
from focalpoint.exchange.gate import read_with
from focalpoint.exchange.grid import Grid
from focalpoint.exchange.limits import Limits

_READER: Final = "focalpoint.exchange.questionnaire:read_for_gate"
_KEY: Final = re.compile(r"([a-z][\w.\[\]]*)\|([a-z_]+)\Z")
_FORM: Final = "@form:"
_ANSWER: Final = 3
"""How many columns after the key the answer stands."""
_LONGEST: Final = 200_000


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What came back. ``cells`` are (path, value): text, a number, or a date as ISO text."""

    kind: str
    stage: str | None
    types: tuple[str, ...]
    cells: tuple[tuple[str, str | float], ...]


def read_questionnaire(path: Path, *, progress: Progress | None = None) -> FilledForm:
    """A filled questionnaire; empty answers are left out.

    Raises:
        ImportFileError: broken, locked, with macros, or no questionnaire of ours.
        CancelledError: the person pressed Cancel.
    """
    answer = read_with(path, _READER, progress=progress)
    kind, stage, *types = (str(part) for part in answer["form"])
    return FilledForm(kind, stage or None, tuple(types), tuple((str(at), value) for at, value in answer["cells"]))


def read_for_gate(path: Path, limits: Limits) -> dict[str, Any]:
    """What ``read_questionnaire`` asks of the reading process."""
    from focalpoint.exchange import xlsx

    for grid in xlsx.read_all(path, limits):
        found = _form(grid)
        if found is not None:
            place, column, form = found
            return {"form": form, "cells": _answers(grid, place, column)}
    raise errors.NoQuestionnaireError


def _form(grid: Grid) -> tuple[int, int, list[str]] | None:
    """Where the row stands that says which form it is, its column, and what it says."""
    for place, cells in enumerate(grid.cells):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and cell.startswith(_FORM):
                parts = cell.removeprefix(_FORM).split(":")
                return (place, column, parts) if len(parts) > 1 else None
    return None


def _answers(grid: Grid, place: int, column: int) -> list[tuple[str, str | float]]:
    found: list[tuple[str, str | float]] = []
    for cells in grid.cells[place + 1 :]:
        key = _KEY.match(text(cells[column])) if column < len(cells) else None
        cell = cells[column + _ANSWER] if column + _ANSWER < len(cells) else None
        if key is None or not text(cell):
            continue
        found.append((key.group(1), _value(cell, key.group(2))))
    return found


def _value(cell: Cell, kind: str) -> str | float:
    if kind == "date":
        written = moment(cell, day_first=True)
        if written is not None and written.precision == Precision.DAY and written.first and not written.ambiguous:
            return written.first
    elif kind in {"number", "annex"} and not isinstance(cell, str):
        figure = number(cell)
        if figure is not None:
            return figure
    return text(cell)[:_LONGEST]
