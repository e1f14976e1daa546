"""Puts a workbook into its zip package from memory, with the workbook's own date on every part."""

from __future__ import annotations

import zipfile
from datetime import datetime
from typing import Any, BinaryIO

from openpyxl.writer.excel import ExcelWriter


class _Archive(zipfile.ZipFile):
    """A package whose parts all have one date, so that the same workbook gives the same bytes."""

    def __init__(self, file: BinaryIO, at: datetime) -> None:
        super().__init__(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self._at = at.timetuple()[:6]

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_more: Any, **_others: Any) -> None:
        """Add a part from memory."""
        part = zipfile.ZipInfo(zinfo_or_arcname, self._at)
        part.compress_type = zipfile.ZIP_DEFLATED
        part.external_attr = 0o600 << 16
        super().writestr(part, data, compresslevel=6)


class _Writer(ExcelWriter):
    """openpyxl's writer, for sheets that were written to memory."""

    def write_worksheet(self, ws: Any) -> None:
        """Take a sheet's bytes instead of its temporary file."""
        from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing

        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001
        ws._drawing.charts = ws._charts  # noqa: SLF001
        ws._drawing.images = ws._images  # noqa: SLF001
        writer = ws._writer  # noqa: SLF001 - finished by its row writer
        ws._rels = writer._rels  # noqa: SLF001
        archive: Any = vars(self)["_archive"]
        archive.writestr(ws.path[1:], writer.out.taken())
        self.manifest.append(ws)
        writer.out = None  # a large sheet is not held twice


def save(book: Any, file: BinaryIO) -> None:
    """Write a workbook whose sheets are in memory into an open file."""
    writer: Any = _Writer(book, _Archive(file, book.properties.modified))
    writer.save()
