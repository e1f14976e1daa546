"""In the reading process: which kind of file a status table is in, and its reader."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

from focalpoint.exchange import errors
from focalpoint.exchange.cells import Cell
from focalpoint.exchange.grid import Grid
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.status_tables import grids, lines
from focalpoint.exchange.status_tables.model import Order, StatusTable

_PDF: Final = b"%PDF-"
_HEAD: Final = 2048
_PAGES: Final = 200
_WEB: Final = (".html", ".htm")
_TEXT: Final = (".txt", ".text", ".md")


def read_for_gate(path: Path, limits: Limits, order: str) -> dict[str, Any]:
    """What ``gate.read_file`` asks of the reading process."""
    return read_here(path, limits, Order(order)).packed()


def read_here(path: Path, limits: Limits, order: Order = Order.UNKNOWN) -> StatusTable:
    """Read a file in this very process (the child does; tests may, with files that they made).

    Raises:
        ImportFileError: what is wrong with it.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    suffix = path.suffix.casefold()
    if not head.strip(b"\x00 \t\r\n"):
        raise errors.EmptyFileError
    if _PDF in head:
        return of_text(_pdf_text(path), order, path.stem)
    if suffix in _WEB:
        return _best(_web_grids(_decoded(path), limits), order, path.stem)
    if suffix in _TEXT:
        return of_text(_decoded(path), order, path.stem)
    return _best(_sheets(path, limits), order, path.stem)


def of_text(text: str, order: Order, title: str) -> StatusTable:
    """Text that was pasted or extracted: cells parted by tabs, CSV, or lines as a page shows them.

    Raises:
        NoStatusTableError: there is no table in it.
    """
    written = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = [line for line in written.split("\n") if line.strip()]
    found: StatusTable | None = None
    if sum("\t" in line for line in rows) * 2 > len(rows):
        found = grids.table_of(Grid("", [list(line.split("\t")) for line in written.split("\n")]), order, title)
    elif rows and any(sum(mark in line for line in rows) * 1.2 > len(rows) for mark in ",;|"):
        mark = max(",;|", key=lambda each: sum(each in line for line in rows))
        cells: list[list[Cell]] = [list(row) for row in csv.reader(io.StringIO(written), delimiter=mark)]
        found = grids.table_of(Grid("", cells), order, title)
    if found is not None and not any(note.code == "no_header" for note in found.notes):
        return found
    return _fullest([found, lines.table_of(written.split("\n"), order, title)])


def _sheets(path: Path, limits: Limits) -> list[Grid]:
    from focalpoint.exchange.contents import kind_of
    from focalpoint.exchange.model import FileKind

    try:
        kind = kind_of(path, limits)
    except errors.UnknownFormatError as error:
        raise errors.UnknownStatusFormatError from error
    if kind == FileKind.XLSX:
        from focalpoint.exchange import xlsx

        return xlsx.read_all(path, limits)
    if kind != FileKind.CSV:
        raise errors.UnknownStatusFormatError
    from focalpoint.exchange import csvfile

    return [csvfile.read(path, limits)]


def _best(sheets: list[Grid], order: Order, title: str) -> StatusTable:
    return _fullest([grids.table_of(grid, order, title) for grid in sheets])


def _fullest(found: list[StatusTable | None]) -> StatusTable:
    tables = [table for table in found if table is not None]
    if not tables:
        raise errors.NoStatusTableError
    return max(tables, key=lambda table: sum(len(row.acts) for row in table.rows))


def _decoded(path: Path) -> str:
    from focalpoint.exchange.texts import plain

    return "\n".join(plain.read(path.read_bytes()).pages)


def _pdf_text(path: Path) -> str:
    """The pages as lines, blanks kept where columns part.

    Raises:
        PasswordProtectedError: it asks for a passphrase.
        PdfWithoutTextError: its pages are pictures.
        DamagedFileError: it is no PDF that can be read.
    """
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise errors.PasswordProtectedError
        pages = [_page_text(reader.pages[number]) for number in range(min(len(reader.pages), _PAGES))]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, NotImplementedError, OSError) as error:
        raise errors.DamagedFileError from error
    if not any(any(map(str.isalpha, page)) for page in pages):
        raise errors.PdfWithoutTextError
    from focalpoint.exchange.texts.direction import logical

    return "\n".join(logical(page) for page in pages)


def _page_text(page: Any) -> str:
    """A page as it is laid out; in reading order where that fails."""
    for mode in ("layout", "plain"):
        try:
            text = str(page.extract_text(extraction_mode=mode) or "")
        except (MemoryError, RecursionError):
            raise
        except Exception:  # noqa: BLE001, S112 - a parser's surprise on one page leaves the others readable
            continue
        if text.strip():
            return text
    return ""


class _Tables(HTMLParser):
    """The cells of a page's tables. Nothing is loaded, nothing is run."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.tables: list[list[list[Cell]]] = []
        self._most = most
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Html: an element begins."""
        if tag == "table" or not self.tables:
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"} and len(self.tables[-1]) < self._most:
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Html: an element ends."""
        if tag in {"td", "th"} and self._cell is not None:
            if not self.tables[-1]:
                self.tables[-1].append([])
            self.tables[-1][-1].append("".join(self._cell).strip())
            self._cell = None

    def handle_data(self, data: str) -> None:
        """Html: text."""
        if self._cell is not None:
            self._cell.append(data)


def _web_grids(page: str, limits: Limits) -> list[Grid]:
    parser = _Tables(limits.rows)
    parser.feed(page)
    return [Grid("", rows) for rows in parser.tables if rows]
