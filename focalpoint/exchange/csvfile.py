"""Comma-, semicolon-, tab- or bar-separated text in whatever encoding the office's programs write."""

from __future__ import annotations

import codecs
import csv
import re
from pathlib import Path
from typing import Final

from focalpoint.exchange import errors
from focalpoint.exchange.cells import Cell
from focalpoint.exchange.contents import wide_encoding
from focalpoint.exchange.grid import Grid, find_table
from focalpoint.exchange.limits import Limits

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED: Final = ("cp1251", "cp1252", "cp1256", "gb18030")
_DELIMITERS: Final = (";", ",", "\t", "|")
_SAMPLE: Final = 48 * 1024
_LONGEST_CELL: Final = 1024 * 1024
_SEPARATOR_LINE: Final = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)
_GUARDED: Final = re.compile(r"'+\s*[=+\-@＝＋－＠]|'+[\t\r\n]")
"""How exports keep spreadsheets from taking text for a formula; the apostrophe is not part of the text."""
_LETTERS: Final = {
    "cp1251": re.compile(r"[а-яё]{3,}|[А-ЯЁ][а-яё]{2,}"),
    "cp1252": re.compile(r"[A-Za-z]{2,}[àâäçéèêëîïôöùûüñáíóúœ][a-z]*|[A-Za-z]*[àâäçéèêëîïôöùûüñáíóúœ][a-z]{2,}"),
    "cp1256": re.compile(r"[\u0620-\u064a]{3,}"),
    "gb18030": re.compile(r"[\u4e00-\u9fff]{2,}"),
}
_BOXES: Final = re.compile(r"[\u0080-\u009f\u2500-\u259f\ue000-\uf8ff\ufffd]")


def read(path: Path, limits: Limits) -> Grid:
    """The file as a grid of texts.

    Raises:
        ImportFileError: empty, unreadable, or beyond the limits.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise errors.FileMissingError from error
    if len(data) > limits.unpacked:
        raise errors.UnpackedTooLargeError(limit=limits.unpacked // (1024 * 1024))
    written = decoded(data).lstrip("\ufeff")
    del data
    named = _SEPARATOR_LINE.match(written)
    delimiter = named.group(1) if named else _delimiter(written[:_SAMPLE])
    cells = _rows(written[named.end() :] if named else written, delimiter, limits)
    if not any(any(row) for row in cells):
        raise errors.NoRowsError
    return Grid("", cells, 2 if named else 1)


def decoded(data: bytes) -> str:
    """The text of a file in the encoding that its bytes tell, or that fits the letters of one script best."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    wide = wide_encoding(data[:4096])
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_likely_encoding(data[:_SAMPLE]), "replace")


def _likely_encoding(sample: bytes) -> str:
    """Which old encoding: the one in which the header is understood, else the one that gives the most words."""
    best, most = "cp1252", -1
    for encoding in _GUESSED:
        text = sample.decode(encoding, "replace")
        grid = Grid("", list(csv.reader(text.splitlines()[:80], delimiter=_delimiter(text))))
        table = find_table(grid)
        known = 100_000 + table.score * 1_000 if table else 0
        words = sum(len(word) for word in _LETTERS[encoding].findall(text)) - 4 * len(_BOXES.findall(text))
        if known + words > most:
            best, most = encoding, known + words
    return best


def _delimiter(sample: str) -> str:
    """The separator that makes a known header, else the one that cuts the lines most evenly."""
    lines = sample.splitlines()[:60]
    best, most = ",", -1.0
    for delimiter in _DELIMITERS:
        if delimiter not in sample:
            continue
        try:
            rows = [row for row in csv.reader(lines, delimiter=delimiter, strict=False) if row]
        except csv.Error:
            continue
        table = find_table(Grid("", list(rows)))
        widths = [len(row) for row in rows]
        usual = max(set(widths), key=widths.count) if widths else 1
        even = widths.count(usual) / len(widths) if usual > 1 else 0.0
        score = (1_000 + table.score * 10 if table else 0) + even * 100 + min(usual, 50)
        if score > most:
            best, most = delimiter, score
    return best


def _rows(written: str, delimiter: str, limits: Limits) -> list[list[Cell]]:
    import io

    csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter):
            if len(row) > limits.columns:
                while row and not row[-1]:
                    row.pop()
                if len(row) > limits.columns:
                    raise errors.TooManyColumnsError(limit=limits.columns)
            rows.append([cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell for cell in row])
            if len(rows) > limits.rows + 1_000:
                raise errors.TooManyRowsError(limit=limits.rows)
    except csv.Error as error:
        raise errors.DamagedFileError from error
    return rows
