"""The door for status tables: files go through the limited process (``exchange/gate.py``), pasted text does not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from focalpoint.domain.progress import Progress
from focalpoint.exchange import errors
from focalpoint.exchange.gate import read_with
from focalpoint.exchange.limits import MEGABYTE, Limits
from focalpoint.exchange.status_tables.model import Order, StatusTable

LARGEST: Final = 50
"""Megabytes; the longest list of parties takes a fraction of one."""
LONGEST_TEXT: Final = 4 * 1024 * 1024
LIMITS: Final = Limits(rows=20_000, columns=200, seconds=45.0)
_READER: Final = "focalpoint.exchange.status_tables.reading:read_for_gate"


def read_file(path: Path, order: Order = Order.UNKNOWN, progress: Progress | None = None) -> StatusTable:
    """The status table in a workbook, a CSV or text file, a web page or a PDF.

    Raises:
        ImportFileError: what is wrong with the file; ``NoStatusTableError`` where there is no such table in it.
        CancelledError: the person pressed Cancel.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise errors.FileMissingError(name=path.name) from error
    if size > LARGEST * MEGABYTE:
        raise errors.FileTooLargeError(name=path.name, limit=LARGEST)
    return StatusTable.unpacked(read_with(path, _READER, {"order": order.value}, progress=progress, limits=LIMITS))


def read_text(text: str, order: Order = Order.UNKNOWN) -> StatusTable:
    """The status table in a text that was pasted.

    Raises:
        NoStatusTableError: there is none in it.
        FileTooLargeError: the text is longer than any table.
    """
    from focalpoint.exchange.status_tables.reading import of_text

    if len(text) > LONGEST_TEXT:
        raise errors.FileTooLargeError(name="", limit=LONGEST_TEXT // MEGABYTE)
    return of_text(text, order, "")
