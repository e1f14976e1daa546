"""The pages of a PDF below each other, each as wide as there is room; only what is seen is drawn."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtWidgets import QScrollArea, QWidget

from focalpoint.ui.shell.theme.theme import Theme

_GAP: Final = 16
_MOST_KEPT: Final = 6


class MemoryPdf:
    """A PDF that is only in memory."""

    def __init__(self, data: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self._buffer)

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return int(self.document.pageCount())

    def ratio(self, page: int) -> float:
        """How high a page is for its width."""
        points = self.document.pagePointSize(page)
        return points.height() / points.width() if points.width() else 1.0

    def picture(self, page: int, size: QSize) -> QImage:
        """A page on white paper, so many pixels large."""
        drawn = self.document.render(page, size, QPdfDocumentRenderOptions())
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return paper


class PagesView(QScrollArea):
    """Scrolls through the pages; the arrow and page keys do too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = _Strip(theme)
        self.setWidget(self._strip)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pdf(self, pdf: MemoryPdf | None) -> None:
        """Show other pages, from the first one on."""
        self._strip.show_pdf(pdf)
        self.verticalScrollBar().setValue(0)


class _Strip(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pdf: MemoryPdf | None = None
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    def show_pdf(self, pdf: MemoryPdf | None) -> None:
        self._pdf = pdf
        self._kept.clear()
        self._stretch()
        self.update()

    def resizeEvent(self, _event: object) -> None:
        self._stretch()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = QPen(self._theme.colour("border"))
        for page, box in enumerate(self._boxes()):
            if box.intersects(event.rect()):
                painter.drawImage(box, self._picture(page, box.size()))
                painter.setPen(pen)
                painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.end()

    def _stretch(self) -> None:
        boxes = self._boxes()
        self.setMinimumHeight(boxes[-1].bottom() + _GAP if boxes else 0)

    def _boxes(self) -> list[QRect]:
        if self._pdf is None:
            return []
        width, top, boxes = max(120, self.width() - 2 * _GAP), _GAP, []
        for page in range(self._pdf.pages):
            height = round(width * self._pdf.ratio(page))
            boxes.append(QRect(_GAP, top, width, height))
            top += height + _GAP
        return boxes

    def _picture(self, page: int, size: QSize) -> QImage:
        assert self._pdf is not None  # noqa: S101 - there are no boxes without it
        key = (page, size.width())
        if key not in self._kept:
            while len(self._kept) >= _MOST_KEPT:
                self._kept.popitem(last=False)
            self._kept[key] = self._pdf.picture(page, size * self.devicePixelRatioF())
        return self._kept[key]
