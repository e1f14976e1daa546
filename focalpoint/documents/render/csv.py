"""Renders a ``PlainTable`` as CSV: UTF-8 with a byte order mark, every cell quoted, CRLF.

A text that a spreadsheet might take for a formula gets an apostrophe in front (``safety.mark``); an importer takes it
off again. Dates are ISO, numbers have a point.
"""

from __future__ import annotations

import codecs
import csv
import io
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from focalpoint.documents.interchange import PlainTable
from focalpoint.documents.model import Value
from focalpoint.documents.render.atomic import write_atomic
from focalpoint.documents.render.safety import clean, mark
from focalpoint.domain.progress import Progress, Quiet

_STEP: Final = 500


def write(table: PlainTable, target: Path, *, progress: Progress | None = None) -> None:
    """Write a table as CSV, whole or not at all.

    Raises:
        DiskFullError, CannotWriteError: the target is as it was.
    """
    write_atomic(target, partial(_write, table, progress or Quiet()))


def _write(table: PlainTable, progress: Progress, file: BinaryIO) -> None:
    file.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(file, "utf-8", newline="", write_through=False)
    try:
        writer = csv.writer(text, delimiter=table.separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerows([_cell(line)] for line in table.preface)
        if table.preface:
            writer.writerow([])
        writer.writerow([_cell(title) for title in table.header])
        for place, row in enumerate(table.rows):
            if place % _STEP == 0:
                progress.step(place, len(table.rows), "document.rows")
            writer.writerow([_cell(value) for value in row])
    finally:
        text.detach()


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return mark(clean(value))
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
