"""What a kept file shows inside: decoded from memory on a worker, never through a file on the disk."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

LARGEST_SHOWN: Final = 64
"""Megabytes of a picture or a PDF that are shown inside; a larger one is saved as a copy and opened elsewhere."""
TEXT_PARTS: Final = 1
"""Megabytes of a text that are shown."""
MOST_ROWS: Final = 2000
_MOST_COLUMNS: Final = 100
_LONGEST_SIDE: Final = 4000
"""Pixels: a larger picture is shown smaller."""
_MOST_MEMORY: Final = 256
"""Megabytes that decoding a picture may take."""
_TEXTS: Final = frozenset(
    {"txt", "md", "log", "json", "xml", "html", "htm", "yaml", "yml", "toml", "ini", "ics", "eml"}
)


class Shape(StrEnum):
    """How a file is shown."""

    IMAGE = "image"
    TEXT = "text"
    TABLE = "table"
    PDF = "pdf"
    NOTHING = "nothing"


class WhyNot(StrEnum):
    """Why a file is not shown."""

    KIND = "kind"
    LARGE = "large"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown of a file; one of the fields, by its shape."""

    shape: Shape
    image: QImage | None = None
    full_size: QSize | None = None
    text: str = ""
    rows: Sequence[Sequence[str]] = ()
    data: bytes = b""
    cut: bool = False
    """Whether the file goes on after what is shown."""
    why_not: WhyNot | None = None


def shape_of(name: str, media_type: str) -> Shape:
    """How a file is shown, by its name; what it really is, is seen when it is decoded."""
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if suffix in {"csv", "tsv"}:
        return Shape.TABLE
    if suffix == "pdf" or media_type == "application/pdf":
        return Shape.PDF
    if suffix in _TEXTS or media_type.startswith("text/"):
        return Shape.TEXT
    formats = {bytes(known.data()).decode() for known in QImageReader.supportedImageFormats()} - {"pdf", "svg", "svgz"}
    return Shape.IMAGE if suffix in formats else Shape.NOTHING


def refuse(why: WhyNot) -> Preview:
    """A file that is not shown."""
    return Preview(Shape.NOTHING, why_not=why)


def load(shape: Shape, data: bytes, size: int) -> Preview:
    """Decode a file, or the beginning of a text; a broken one is a preview too.

    Args:
        shape: as ``shape_of`` told.
        data: the bytes.
        size: of the whole file.
    """
    cut = size > len(data)
    if shape is Shape.TEXT:
        return Preview(Shape.TEXT, text=_decoded(data), cut=cut)
    if shape is Shape.TABLE:
        return _table(_decoded(data), cut=cut)
    if shape is Shape.PDF:
        return Preview(Shape.PDF, data=data) if data[:1024].find(b"%PDF") >= 0 else refuse(WhyNot.BROKEN)
    return _image(data)


def _image(data: bytes) -> Preview:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(_MOST_MEMORY)
    full = reader.size()
    if full.isValid() and 4 * full.width() * full.height() > _MOST_MEMORY * 1024 * 1024 and not _scales(reader):
        return refuse(WhyNot.LARGE)
    if full.isValid() and max(full.width(), full.height()) > _LONGEST_SIDE:
        reader.setScaledSize(full.scaled(_LONGEST_SIDE, _LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return refuse(WhyNot.BROKEN)
    return Preview(Shape.IMAGE, image=image, full_size=full if full.isValid() else image.size())


def _scales(reader: QImageReader) -> bool:
    """Whether the decoder makes the picture small while it reads, so that it never stands in memory whole."""
    return bytes(reader.format().data()).lower() in {b"jpeg", b"jpg"}


def _decoded(data: bytes) -> str:
    """Text in UTF-8 or UTF-16, else as Windows wrote it; what cannot be shown in a field becomes a sign."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            # A cut in the middle of a character is no other encoding.
            whole = error.start >= len(data) - 3
            text = data.decode("utf-8-sig", errors="replace") if whole else data.decode("cp1252", errors="replace")
    return text.replace("\x00", "\ufffd")


def _table(text: str, *, cut: bool) -> Preview:
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:8192], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), dialect):
            if len(rows) == MOST_ROWS:
                cut = True
                break
            rows.append([cell[:500] for cell in row[:_MOST_COLUMNS]])
    except csv.Error:
        return Preview(Shape.TEXT, text=text, cut=cut)
    return Preview(Shape.TABLE, rows=rows, cut=cut)
