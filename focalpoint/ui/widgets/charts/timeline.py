"""The days to come on a line: a mark for everything that falls due, a diamond for a milestone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.charts.chart import SMALL, Chart, Spot, paint_diamond

_HEIGHT: Final = 50
_MARK: Final = 7
_EDGE: Final = 10
_STEP: Final = 9
"""From one mark to the one above it."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something falls due. ``at`` counts from the first day of the line."""

    key: str
    at: int
    marks: tuple[str, ...]
    """One colour of the palette each."""
    milestone: bool
    words: str


class Timeline(Chart):
    """A line of days from today on, in reading direction."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._days: tuple[Day, ...] = ()
        self._length = 30
        self._ticks: tuple[tuple[int, str], ...] = ()

    def set_days(self, days: Sequence[Day], length: int, ticks: Sequence[tuple[int, str]]) -> None:
        """Show other days on a line of ``length`` days; ``ticks`` are the days that are named below it."""
        self._days, self._length, self._ticks = tuple(days), max(1, length), tuple(ticks)
        self.arrange()

    def sizeHint(self) -> QSize:
        """A strip."""
        return QSize(self.px(220), self.px(_HEIGHT) - self.px(14) + self.metrics(scale=SMALL).height())

    def lay_out(self) -> list[Spot]:
        """One spot a day on which something falls due."""
        wide = max(self.px(12), round(self._step()))
        return [
            Spot(QRect(round(self._x(day.at)) - wide // 2, 0, wide, self._base()), day.words, day.key)
            for day in self._days
        ]

    def paint(self, painter: QPainter) -> None:
        """The line, its named days, the marks."""
        base, line = self._base(), self.theme.colour("border")
        painter.setPen(QPen(line, 1))
        painter.drawLine(self._point(self._x(0), base), self._point(self._x(self._length), base))
        small = self.metrics(scale=SMALL)
        for at, words in self._ticks:
            x = self._x(at)
            painter.setPen(QPen(line, 1))
            painter.drawLine(self._point(x, base), self._point(x, base + self.px(4)))
            width = small.horizontalAdvance(words) + 4
            left = min(max(0, round(x) - width // 2), max(0, self.width() - width))
            self.write(painter, QRect(left, base + self.px(4), width, small.height()), words, ink="muted", scale=SMALL)
        painter.setPen(Qt.PenStyle.NoPen)
        for day in self._days:
            self._paint_day(painter, day, base)

    def _paint_day(self, painter: QPainter, day: Day, base: int) -> None:
        half, step = self.px(_MARK) / 2, self.px(_STEP)
        most = max(1, (base - self.px(2)) // step)
        for number, ink in enumerate(day.marks[:most]):
            painter.setBrush(self.theme.colour(ink))
            centre = self._point(self._x(day.at), base - self.px(3) - half - number * step)
            if day.milestone and number == 0:
                paint_diamond(painter, centre, half + 1.5)
            elif ink == "red":
                side = half * 2 - 1
                painter.drawRect(round(centre.x() - side / 2), round(centre.y() - side / 2), round(side), round(side))
            else:
                painter.drawEllipse(centre, half, half)

    def _base(self) -> int:
        return self.height() - self.metrics(scale=SMALL).height() - self.px(6)

    def _step(self) -> float:
        return (self.width() - 2 * self.px(_EDGE)) / self._length

    def _x(self, at: int) -> float:
        return self.px(_EDGE) + at * self._step()

    def _point(self, x: float, y: float) -> QPointF:
        return QPointF(self.width() - x if self.mirrored else x, y)
