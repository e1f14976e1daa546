"""Numbers over the years as stairs: one line a series, named at its end; a mark stands at the chosen day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.charts.chart import SMALL, Chart, Spot

_LEAST: Final = 180
_STYLES: Final = (
    ("accent", Qt.PenStyle.SolidLine),
    ("text", Qt.PenStyle.SolidLine),
    ("muted", Qt.PenStyle.SolidLine),
    ("accent", Qt.PenStyle.DashLine),
    ("text", Qt.PenStyle.DashLine),
    ("muted", Qt.PenStyle.DotLine),
)


@dataclass(frozen=True, slots=True)
class Series:
    """One line: ``points`` are (day as an ordinal number, value from that day on), earliest first."""

    key: str
    label: str
    words: str
    points: tuple[tuple[int, int], ...]


class StepChart(Chart):
    """Stairs over time, in reading direction. Up to six lines differ in ink and dash; of more, one is lifted out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._series: tuple[Series, ...] = ()
        self._span = (0, 1)
        self._most = 1
        self._ticks: tuple[tuple[int, str], ...] = ()
        self._mark: tuple[int, str] | None = None
        self._lifted = ""

    def set_series(
        self, series: Sequence[Series], span: tuple[int, int], ticks: Sequence[tuple[int, str]], mark: tuple[int, str]
    ) -> None:
        """Show other lines.

        Args:
            series: the lines.
            span: the first and the last day.
            ticks: the days that are named below, with their words.
            mark: the chosen day and its words.
        """
        self._series, self._span = tuple(series), (span[0], max(span[1], span[0] + 1))
        self._ticks, self._mark = tuple(ticks), mark
        self._most = max((value for one in series for _day, value in one.points), default=1) or 1
        self.arrange()

    def lift(self, key: str) -> None:
        """Paint one line over the others."""
        self._lifted = key
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and not too low."""
        return QSize(self.px(320), self.px(_LEAST))

    def lay_out(self) -> list[Spot]:
        """One spot a line: its name at the end side."""
        names, line = self._names(), self.metrics(scale=SMALL).height() + self.px(3)
        left, taken = self.width() - names, -line
        ends = sorted(self._series, key=lambda one: -self._end(one))
        room = max(1, self._base() // line)
        places: dict[str, int] = {}
        for number, one in enumerate(ends[:room]):
            wanted = round(self._y(self._end(one))) - line // 2
            top = max(wanted, taken + line, 0)
            top = min(top, max(0, self._base() - line * (min(len(ends), room) - number)))
            places[one.key], taken = top, top
        return [
            Spot(QRect(left, places[one.key], names, line), one.words, one.key)
            for one in self._series
            if one.key in places
        ]

    def paint(self, painter: QPainter) -> None:
        """Grid, named days, the mark, the lines and their names."""
        if not self._series:
            return
        self._paint_grid(painter)
        many = len(self._series) > len(_STYLES)
        for number, one in enumerate(self._series):
            if one.key != self._lifted:
                token, style = ("muted", Qt.PenStyle.SolidLine) if many else _STYLES[number]
                self._paint_line(painter, one, token, style, 1.2 if many else 2.0)
        for number, one in enumerate(self._series):
            if one.key == self._lifted:
                style = Qt.PenStyle.SolidLine if many else _STYLES[number][1]
                self._paint_line(painter, one, "accent" if many else _STYLES[number][0], style, 3.0)
        shown = {spot.key: spot for spot in self.spots}
        for number, one in enumerate(self._series):
            spot = shown.get(one.key)
            if spot is not None:
                ink = "text" if many else _STYLES[number][0]
                box = spot.box.adjusted(self.px(6), 0, 0, 0)
                self.write(painter, box, one.label, ink=ink, scale=SMALL, bold=one.key == self._lifted)

    def _paint_grid(self, painter: QPainter) -> None:
        base, small = self._base(), self.metrics(scale=SMALL)
        for value in _round_steps(self._most):
            y = round(self._y(value))
            painter.setPen(QPen(self.theme.colour("line"), 1))
            painter.drawLine(self._point(self._start(), y), self._point(self._stop(), y))
            box = QRect(0, y - small.height() // 2, self._start() - self.px(6), small.height())
            self.write(painter, box, str(value), ink="muted", end=True, scale=SMALL)
        last = -self.px(60)
        for day, words in self._ticks:
            x, width = round(self._x(day)), small.horizontalAdvance(words) + 4
            painter.setPen(QPen(self.theme.colour("border"), 1))
            painter.drawLine(self._point(x, base), self._point(x, base + self.px(4)))
            if x - width // 2 > last:
                box = QRect(x - width // 2, base + self.px(4), width, small.height())
                self.write(painter, box, words, ink="muted", scale=SMALL)
                last = x + width // 2 + self.px(6)
        if self._mark is not None:
            x = round(self._x(self._mark[0]))
            painter.setPen(QPen(self.theme.colour("amber"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(self._point(x, 0), self._point(x, base))
            width = small.horizontalAdvance(self._mark[1]) + 6
            left = min(max(x - width - 4, self._start()), max(self._start(), self._stop() - width))
            self.write(painter, QRect(left, 0, width, small.height()), self._mark[1], ink="amber", scale=SMALL)

    def _paint_line(self, painter: QPainter, one: Series, token: str, style: Qt.PenStyle, wide: float) -> None:
        pen = QPen(self.theme.colour(token), wide + (0.8 if self.theme.strong else 0), style)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path, value = QPolygonF(), 0
        first, last = self._span
        for day, now in one.points:
            if day <= first:
                value = now
                continue
            if day > last:
                break
            if path.isEmpty():
                path.append(self._point(self._x(first) if value else self._x(day), self._y(value)))
            path.append(self._point(self._x(day), self._y(value)))
            path.append(self._point(self._x(day), self._y(now)))
            value = now
        if path.isEmpty() and value:
            path.append(self._point(self._x(first), self._y(value)))
        if not path.isEmpty():
            path.append(self._point(self._x(last), self._y(value)))
            painter.drawPolyline(path)

    def _end(self, one: Series) -> int:
        """Where a line ends."""
        value = 0
        for day, now in one.points:
            if day <= self._span[1]:
                value = now
        return value

    def _names(self) -> int:
        metrics = self.metrics(scale=SMALL, bold=True)
        widest = max((metrics.horizontalAdvance(one.label) for one in self._series), default=0)
        return min(widest + self.px(14), self.width() // 3)

    def _start(self) -> int:
        return self.metrics(scale=SMALL).horizontalAdvance(str(_round_steps(self._most)[-1])) + self.px(12)

    def _stop(self) -> int:
        return max(self._start() + 1, self.width() - self._names())

    def _base(self) -> int:
        return self.height() - self.metrics(scale=SMALL).height() - self.px(8)

    def _x(self, day: int) -> float:
        first, last = self._span
        return self._start() + (min(max(day, first), last) - first) / (last - first) * (self._stop() - self._start())

    def _y(self, value: float) -> float:
        top = _round_steps(self._most)[-1]
        upper = self.metrics(scale=SMALL).height() + self.px(4)
        return self._base() - value / top * (self._base() - upper)

    def _point(self, x: float, y: float) -> QPointF:
        return QPointF(self.width() - x if self.mirrored else x, y)


def _round_steps(most: int) -> list[int]:
    """The values of the lines across: round numbers, at most five, the last one not below ``most``."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            step = factor * size
            if step * 4 >= most:
                return [step * number for number in range(-(-most // step) + 1)]
        size *= 10
