"""A ring of parts of a whole, its sum in the middle, each part named with its number beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.charts.bars import MORE
from focalpoint.ui.widgets.charts.chart import SMALL, Chart, Hatch, Spot

_ROW: Final = 23
_HOLE: Final = 0.62
_MOST_RING: Final = 150
_NAMED: Final = 5
"""So many parts are named where there is no more room than asked for."""
_LEAST_RING: Final = 84
_GAP: Final = 12
_EDGE: Final = 4
_SIXTEENTHS: Final = 16


@dataclass(frozen=True, slots=True)
class Slice:
    """A part: its number, its colour of the palette, how it is filled, and what it opens."""

    key: str
    label: str
    value: int
    figure: str
    token: str
    words: str
    hatch: Hatch = Hatch.SOLID


class Donut(Chart):
    """The ring beside its legend where there is room, else above it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._slices: tuple[Slice, ...] = ()
        self._centre = ("", "")
        self._more: Callable[[int], str] = str
        self._ring = QRect()

    def set_slices(self, slices: Sequence[Slice], middle: tuple[str, str], more: Callable[[int], str]) -> None:
        """Show other parts; ``middle`` is the sum with a word below it, ``more`` says how many are not named."""
        self._slices, self._centre, self._more = tuple(part for part in slices if part.value > 0), middle, more
        self.arrange()

    def sizeHint(self) -> QSize:
        """The least ring with the whole legend below it."""
        return QSize(self.px(200), self.px(_LEAST_RING) + self.px(_GAP) + self._row() * min(len(self._slices), _NAMED))

    def lay_out(self) -> list[Spot]:
        """One spot a line of the legend; what there is no room for is counted in its last line."""
        row, gap = self._row(), self.px(_GAP)
        beside = self.width() >= self.px(360)
        least = 0 if beside else self.px(_LEAST_RING) + gap
        fitting = max(1, (self.height() - least) // row)
        named = self._slices if len(self._slices) <= fitting else self._slices[: fitting - 1]
        lines = len(named) + (len(named) < len(self._slices))
        room = self.height() if beside else self.height() - lines * row - gap
        side = max(0, min(room, self.px(_MOST_RING), self.width() - 2))
        if beside:
            left, top = side + 2 * gap, max(0, (self.height() - lines * row) // 2)
            self._ring = QRect(gap // 2, (self.height() - side) // 2, side, side)
        else:
            left, top = 0, side + gap
            self._ring = QRect((self.width() - side) // 2, 0, side, side)
        boxes = [QRect(left, top + at * row, self.width() - left, row) for at in range(lines)]
        spots = [Spot(box, part.words, part.key) for box, part in zip(boxes, named, strict=False)]
        if len(boxes) > len(spots):
            spots.append(Spot(boxes[-1], self._more(len(self._slices) - len(named)), MORE))
        return spots

    def paint(self, painter: QPainter) -> None:
        """The ring, its middle, the legend."""
        if not self._slices:
            return
        if self._ring.width():
            self._paint_ring(painter)
        edge, swatch = self.px(_EDGE), self.px(11)
        for part, spot in zip(self._slices, self.spots, strict=False):
            box = spot.box.adjusted(edge, 0, -edge, 0)
            if spot.key == MORE:
                self.write(painter, box, spot.words, ink="accent")
                break
            mark = QRect(box.left(), box.top() + (box.height() - swatch) // 2, swatch, swatch)
            self.fill(painter, QRectF(self.placed(mark)), part.token, part.hatch)
            figure = self.metrics().horizontalAdvance(part.figure) + 2
            words = box.adjusted(swatch + self.px(8), 0, -(figure + self.px(8)), 0)
            self.write(painter, words, part.label)
            self.write(painter, box, part.figure, end=True, bold=False)

    def _paint_ring(self, painter: QPainter) -> None:
        ring = QRectF(self.placed(self._ring)).adjusted(1, 1, -1, -1)
        hole = ring.width() * _HOLE / 2
        inner = QRectF(ring.center() - QPointF(hole, hole), ring.center() + QPointF(hole, hole))
        total = sum(part.value for part in self._slices)
        angle, turn = 90.0, 1 if self.mirrored else -1
        for part in self._slices:
            extent = turn * 360.0 * part.value / total
            self._paint_slice(painter, part, (ring, inner), angle, extent)
            angle += extent
        self._paint_middle(painter, inner)

    def _paint_slice(
        self, painter: QPainter, part: Slice, rings: tuple[QRectF, QRectF], angle: float, extent: float
    ) -> None:
        outer, inner = rings
        path = QPainterPath()
        path.arcMoveTo(outer, angle)
        path.arcTo(outer, angle, extent)
        path.arcTo(inner, angle + extent, -extent)
        path.closeSubpath()
        colour = self.theme.colour(part.token)
        soft = QColor(colour)
        if part.hatch is not Hatch.SOLID:
            soft.setAlpha(0 if part.hatch is Hatch.HOLLOW else 70)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawPath(path)
        if part.hatch in (Hatch.STRIPES, Hatch.DOTS):
            style = Qt.BrushStyle.BDiagPattern if part.hatch is Hatch.STRIPES else Qt.BrushStyle.Dense5Pattern
            painter.setBrush(QBrush(colour, style))
            painter.drawPath(path)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if part.hatch is not Hatch.SOLID:
            painter.setPen(QPen(colour, 1))
            painter.drawPath(path)
        # A thin line of the ground between the parts, so that neighbours of like colour stay two.
        painter.setPen(QPen(self.theme.colour("panel"), 1.5))
        painter.drawPath(path)

    def _paint_middle(self, painter: QPainter, hole: QRectF) -> None:
        centre, note = self._centre
        big, small = self.metrics(scale=1.5, bold=True).height(), self.metrics(scale=SMALL)
        named = small.horizontalAdvance(note) <= hole.width() * 0.84
        high = big + (round(small.height() * 0.9) if named else 0)
        top = round(hole.center().y() - high / 2)
        box = QRect(round(hole.left()), top, round(hole.width()), big)
        painter.setPen(self.theme.colour("text"))
        painter.setFont(self.theme.font(scale=1.5, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, centre)
        if named:
            painter.setPen(self.theme.colour("muted"))
            painter.setFont(self.theme.font(scale=SMALL))
            below = QRect(box.left(), top + round(big * 0.92), box.width(), small.height())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, note)

    def _row(self) -> int:
        return max(self.px(_ROW), self.metrics().height() + self.px(4))
