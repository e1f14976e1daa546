"""Horizontal bars: one value with the mark of where it should be, or parts that add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.charts.chart import SMALL, Chart, Hatch, Spot
from focalpoint.ui.widgets.pills import paint_pill, pill_size

MORE: Final = "more"
"""The key of the line that says how many are not shown."""
_ROW: Final = 30
_GAP: Final = 12
_EDGE: Final = 8
_LEAST_TRACK: Final = 48
_GOOD_TRACK: Final = 130


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: its size, its colour of the palette, how it is filled."""

    size: float
    token: str
    hatch: Hatch = Hatch.SOLID


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. ``words`` says everything of it in a sentence; ``state`` is a pill (colour, word)."""

    key: str
    label: str
    words: str
    parts: tuple[Part, ...]
    figure: str
    mark: float | None = None
    state: tuple[str, str] | None = None


class BarChart(Chart):
    """Bars on a common scale; as many as there is room for, the last line says how many more there are."""

    def __init__(self, theme: Theme, *, track: bool = True, least_rows: int = 4) -> None:
        """``track``: paint the way that is still to go; ``least_rows``: room is kept for so many."""
        super().__init__(theme)
        self._track, self._least_rows = track, least_rows
        self._bars: tuple[Bar, ...] = ()
        self._maximum = 1.0
        self._more: Callable[[int], str] = str
        self._columns = (0, 0, 0, 0)

    def set_bars(self, bars: Sequence[Bar], maximum: float, more: Callable[[int], str]) -> None:
        """Show other bars; ``more`` says how many are not shown."""
        self._bars, self._maximum, self._more = tuple(bars), max(maximum, 1e-9), more
        self.arrange()

    def sizeHint(self) -> QSize:
        """Room for the least rows."""
        return QSize(self.px(300), self._row() * min(max(1, len(self._bars)), self._least_rows))

    def lay_out(self) -> list[Spot]:
        """One spot a row, over the whole width."""
        row = self._row()
        fitting = max(1, self.height() // row)
        shown = self._bars if len(self._bars) <= fitting else self._bars[: fitting - 1]
        self._columns = self._work_out_columns(shown)
        spots = [Spot(QRect(0, at * row, self.width(), row - 1), bar.words, bar.key) for at, bar in enumerate(shown)]
        if left := len(self._bars) - len(shown):
            spots.append(Spot(QRect(0, len(shown) * row, self.width(), row - 1), self._more(left), MORE))
        return spots

    def paint(self, painter: QPainter) -> None:
        """Every row, a line below each."""
        spots = self.spots
        for bar, spot in zip(self._bars, spots, strict=False):
            if spot.key == MORE:
                break
            self._paint_bar(painter, bar, spot.box)
        if spots and spots[-1].key == MORE:
            box = spots[-1].box.adjusted(self.px(_EDGE), 0, -self.px(_EDGE), 0)
            self.write(painter, box, spots[-1].words, ink="accent")

    def _paint_bar(self, painter: QPainter, bar: Bar, box: QRect) -> None:
        label, track, figure, pill = self._columns
        gap, x = self.px(_GAP), self.px(_EDGE)
        painter.setPen(self.theme.colour("line"))
        painter.drawLine(0, box.bottom() + 1, self.width(), box.bottom() + 1)
        self.write(painter, QRect(x, box.top(), label, box.height()), bar.label)
        x += label + gap
        self._paint_parts(painter, bar, QRect(x, box.top(), track, box.height()))
        x += track + gap
        self.write(painter, QRect(x, box.top(), figure, box.height()), bar.figure, end=True)
        x += figure + gap
        if bar.state is not None and pill:
            painter.setFont(self.theme.font(scale=SMALL))
            size = pill_size(painter.fontMetrics(), self.theme, *bar.state)
            top = box.top() + (box.height() - size.height()) // 2
            place = self.placed(QRect(x, top, min(size.width(), pill), size.height()))
            paint_pill(painter, QRectF(place), self.theme, *bar.state, mirrored=self.mirrored)

    def _paint_parts(self, painter: QPainter, bar: Bar, box: QRect) -> None:
        height = self.px(8 if self._track else 12)
        top = box.top() + (box.height() - height) / 2
        if self._track:
            self._paint_part(painter, QRectF(box.left(), top, box.width(), height), Part(1, "track"))
        scale, x = box.width() / self._maximum, float(box.left())
        for part in bar.parts:
            width = min(part.size * scale, box.left() + box.width() - x)
            if width > 0:
                gap = 0 if self._track else 1
                self._paint_part(painter, QRectF(x, top, max(width - gap, 2), height), part)
            x += width
        if bar.mark is not None:
            at = box.left() + min(bar.mark, self._maximum) * scale
            over = self.px(3)
            mark = QRectF(at - 1, top - over, 2, height + 2 * over)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("text"))
            painter.drawRect(self._mirrored_box(mark))

    def _paint_part(self, painter: QPainter, box: QRectF, part: Part) -> None:
        self.fill(painter, self._mirrored_box(box), part.token, part.hatch)

    def _mirrored_box(self, box: QRectF) -> QRectF:
        if not self.mirrored:
            return box
        return QRectF(self.width() - box.x() - box.width(), box.y(), box.width(), box.height())

    def _row(self) -> int:
        return max(self.px(_ROW), self.metrics().height() + self.px(10))

    def _work_out_columns(self, shown: Sequence[Bar]) -> tuple[int, int, int, int]:
        """The widths of label, bar, figure and pill."""
        metrics, small = self.metrics(), self.metrics(scale=SMALL)
        figure = max((metrics.horizontalAdvance(bar.figure) for bar in shown), default=0) + 2
        states = [bar.state for bar in shown if bar.state is not None]
        pill = max((pill_size(small, self.theme, *state).width() for state in states), default=0)
        gaps = self.px(_GAP) * (3 if pill else 2) + 2 * self.px(_EDGE)
        room = self.width() - figure - pill - gaps
        wanted = max((metrics.horizontalAdvance(bar.label) for bar in shown), default=0) + 2
        label = min(wanted, max(room - self.px(_LEAST_TRACK), 0), max(round(room * 0.6), room - self.px(_GOOD_TRACK)))
        return max(label, 0), max(room - label, 0), figure, pill
