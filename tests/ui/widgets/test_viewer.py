"""Kept files are shown inside the window, from memory."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.viewer import FileViewer
from focalpoint.ui.widgets.viewer_load import MOST_ROWS, Preview, Shape, WhyNot, load, refuse, shape_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF3366)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def bomb() -> bytes:
    """A PNG of 40,000 × 40,000 pixels that is a few kilobytes long."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    size = (40_000).to_bytes(4, "big")
    head = chunk(b"IHDR", size + size + bytes([8, 2, 0, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")


def pdf(qtbot: QtBot) -> bytes:
    del qtbot
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.drawText(100, 100, "page one")
    writer.newPage()
    painter.end()
    return bytes(buffer.data().data())


@pytest.fixture
def viewer(qtbot: QtBot, theme: Theme) -> Iterator[FileViewer]:
    host = QWidget()
    host.resize(1000, 700)
    qtbot.addWidget(host)
    host.show()
    made = FileViewer(host, theme, Language("en"), "report.txt")
    made.show()
    yield made
    host.close()


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("a.PNG", Shape.IMAGE), ("a.jpg", Shape.IMAGE), ("a.csv", Shape.TABLE), ("a.pdf", Shape.PDF),
        ("a.txt", Shape.TEXT), ("a.docx", Shape.NOTHING), ("a", Shape.NOTHING), ("a.svg", Shape.NOTHING),
    ],
)  # fmt: skip
def test_the_name_tells_how_a_file_is_shown(name: str, shape: Shape) -> None:
    assert shape_of(name, "application/octet-stream") is shape


def test_a_large_picture_is_shown_smaller(qtbot: QtBot) -> None:
    preview = load(Shape.IMAGE, png(6000, 100), 1)
    assert preview.image is not None
    assert preview.image.width() == 4000
    assert preview.full_size is not None
    assert preview.full_size.width() == 6000


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    assert load(Shape.IMAGE, bomb(), 1).why_not is WhyNot.LARGE


@pytest.mark.parametrize("shape", [Shape.IMAGE, Shape.PDF])
def test_what_is_not_what_its_name_says_is_told(shape: Shape) -> None:
    assert load(shape, b"MZ nothing of the kind", 30).why_not is WhyNot.BROKEN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_usual_encodings(encoding: str) -> None:
    assert load(Shape.TEXT, "Décret n° 5".encode(encoding), 11).text == "Décret n° 5"


def test_a_text_that_is_cut_in_a_letter_is_still_utf_8() -> None:
    preview = load(Shape.TEXT, "приказ".encode()[:-1], 100)
    assert preview.text.startswith("прика")
    assert preview.cut


def test_a_table_is_shown_as_one(viewer: FileViewer) -> None:
    text = io.StringIO()
    text.write("Name;Sum\n" + "A;1\n" * (MOST_ROWS + 5))
    viewer.show_preview(load(Shape.TABLE, text.getvalue().encode(), 1))
    table = viewer.findChild(QTableView)
    assert table is not None
    assert table.model().headerData(1, Qt.Orientation.Horizontal) == "Sum"
    assert table.model().rowCount() == MOST_ROWS - 1


def test_a_text_can_be_read_and_not_changed(viewer: FileViewer) -> None:
    viewer.show_preview(Preview(Shape.TEXT, text="Hello"))
    box = viewer.findChild(QPlainTextEdit)
    assert box is not None
    assert box.toPlainText() == "Hello"
    assert box.isReadOnly()


def test_a_pdf_is_shown_from_memory(viewer: FileViewer, qtbot: QtBot) -> None:
    data = pdf(qtbot)
    viewer.show_preview(load(Shape.PDF, data, len(data)))
    assert viewer._facts.text() == "2 pages"
    viewer._larger.click()
    viewer._fit.click()


def test_what_cannot_be_shown_says_why_and_offers_a_copy(viewer: FileViewer, qtbot: QtBot) -> None:
    viewer.show_preview(refuse(WhyNot.KIND))
    assert viewer._facts.text() == "Outside the vault a copy is not encrypted."
    with qtbot.waitSignal(viewer.save_asked):
        button = next(one for one in viewer.findChildren(QPushButton) if one.text() == "Save a copy…")
        button.click()


def test_a_broken_pdf_says_so(viewer: FileViewer) -> None:
    viewer.show_preview(Preview(Shape.PDF, data=bytes(QByteArray(b"%PDF-1.7 nothing").data())))
    assert not viewer._larger.isVisible()
