"""Marks that tell states apart by shape and colour, and the legend that says what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from focalpoint.ui.shell.theme.theme import Theme


class Shape(StrEnum):
    """What a cell shows; the shapes differ without their colours."""

    NONE = "none"
    DISC = "disc"
    MARKED = "marked"
    """A disc with a hole: with something added, such as a reservation."""
    HALF = "half"
    RING = "ring"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Look:
    """A kind of cell: its shape, its colour of the palette and what it means."""

    shape: Shape
    token: str
    words: str


def paint_shape(painter: QPainter, box: QRectF, theme: Theme, look: Look) -> None:
    """Paint a look's shape into the middle of a square box."""
    ink = theme.colour(look.token)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre, half = box.center(), box.width() / 2
    painter.setPen(QPen(ink, max(1.6, half * 0.32)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if look.shape in {Shape.DISC, Shape.MARKED}:
        painter.setBrush(ink)
        painter.drawEllipse(centre, half * 0.86, half * 0.86)
        if look.shape is Shape.MARKED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("panel"))
            painter.drawEllipse(centre, half * 0.36, half * 0.36)
    elif look.shape is Shape.HALF:
        painter.drawEllipse(centre, half * 0.86, half * 0.86)
        painter.setBrush(ink)
        painter.drawChord(box.adjusted(half * 0.14, half * 0.14, -half * 0.14, -half * 0.14), 180 * 16, 180 * 16)
    elif look.shape is Shape.RING:
        painter.drawEllipse(centre, half * 0.8, half * 0.8)
    elif look.shape is Shape.CROSS:
        reach = half * 0.7
        painter.drawLine(centre + QPointF(-reach, -reach), centre + QPointF(reach, reach))
        painter.drawLine(centre + QPointF(reach, -reach), centre + QPointF(-reach, reach))
    elif look.shape is Shape.NONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(centre, half * 0.22, half * 0.22)
    painter.restore()


class LookLegend(QWidget):
    """What the shapes of a matrix mean, one after the other; it begins a new line where there is little room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._looks: tuple[Look, ...] = ()
        theme.changed.connect(self.updateGeometry)

    def set_looks(self, looks: Sequence[Look]) -> None:
        """Show these."""
        self._looks = tuple(looks)
        self.setAccessibleName("; ".join(look.words for look in self._looks))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Qt: narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: so many lines."""
        places = self._places(width)
        return (places[-1].bottom() + 1) if places else 0

    def sizeHint(self) -> QSize:
        """Qt: what the present width needs."""
        width = max(self.width(), self._theme.px(240))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Qt: the same height, any width."""
        return QSize(self._theme.px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Every shape with its words."""
        painter = QPainter(self)
        painter.setFont(self._theme.font(scale=0.92))
        side, gap = self._theme.px(12), self._theme.px(6)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for look, place in zip(self._looks, self._places(self.width()), strict=True):
            box = QRect(place)
            if mirrored:
                box.moveLeft(self.width() - box.x() - box.width())
            left = box.right() - side + 1 if mirrored else box.left()
            paint_shape(painter, QRectF(left, box.center().y() - side / 2, side, side), self._theme, look)
            words = box.adjusted(0, 0, -(side + gap), 0) if mirrored else box.adjusted(side + gap, 0, 0, 0)
            painter.setPen(self._theme.colour("muted"))
            edge = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            flags = edge | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(words, int(flags), look.words)
        painter.end()

    def _places(self, width: int) -> list[QRect]:
        metrics, px = QFontMetrics(self._theme.font(scale=0.92)), self._theme.px
        line, x, y, places = metrics.height() + px(4), 0, 0, []
        for look in self._looks:
            wide = px(18) + metrics.horizontalAdvance(look.words) + 2
            if x and x + wide > width:
                x, y = 0, y + line
            places.append(QRect(x, y, wide, line))
            x += wide + px(16)
        return places
