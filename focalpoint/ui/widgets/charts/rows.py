"""A short list without a header, painted like the charts beside it: when, what, how pressing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.charts.bars import MORE
from focalpoint.ui.widgets.charts.chart import SMALL, Chart, Spot
from focalpoint.ui.widgets.pills import paint_pill, pill_size

_ROW: Final = 28
_TWO: Final = 42
_GAP: Final = 12
_EDGE: Final = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a lead ("26 Nov"), a title, a pill (colour, word); with a note it takes two lines."""

    key: str
    title: str
    words: str
    lead: str = ""
    note: str = ""
    state: tuple[str, str] | None = None


class RowList(Chart):
    """Rows; as many as there is room for, the last line says how many more there are."""

    def __init__(self, theme: Theme, *, two_lines: bool = False, least_rows: int = 4) -> None:
        """``two_lines``: every row has its note below its title; ``least_rows``: room is kept for so many."""
        super().__init__(theme)
        self._two_lines, self._least_rows = two_lines, least_rows
        self._rows: tuple[Row, ...] = ()
        self._more: Callable[[int], str] = str
        self._lead = self._pill = 0

    def set_rows(self, rows: Sequence[Row], more: Callable[[int], str]) -> None:
        """Show other rows; ``more`` says how many are not shown."""
        self._rows, self._more = tuple(rows), more
        self.arrange()

    def sizeHint(self) -> QSize:
        """Room for the least rows."""
        return QSize(self.px(220), self._height() * min(max(1, len(self._rows)), self._least_rows))

    def lay_out(self) -> list[Spot]:
        """One spot a row, over the whole width."""
        row, plain = self._height(), self._plain_height()
        fitting = max(1, self.height() // row)
        left = len(self._rows) - min(fitting, len(self._rows))
        if left:
            fitting = max(1, (self.height() - plain) // row)
        shown = self._rows[:fitting]
        self._lead = max((self.metrics().horizontalAdvance(item.lead) for item in shown), default=0)
        small = self.metrics(scale=SMALL)
        states = [item.state for item in shown if item.state is not None]
        self._pill = max((pill_size(small, self.theme, *state).width() for state in states), default=0)
        spots = [Spot(QRect(0, at * row, self.width(), row - 1), item.words, item.key) for at, item in enumerate(shown)]
        if left := len(self._rows) - len(shown):
            spots.append(Spot(QRect(0, len(shown) * row, self.width(), plain - 1), self._more(left), MORE))
        return spots

    def paint(self, painter: QPainter) -> None:
        """Every row, a line below each."""
        spots, edge = self.spots, self.px(_EDGE)
        for item, spot in zip(self._rows, spots, strict=False):
            if spot.key == MORE:
                break
            painter.setPen(self.theme.colour("line"))
            painter.drawLine(0, spot.box.bottom() + 1, self.width(), spot.box.bottom() + 1)
            self._paint_row(painter, item, spot.box.adjusted(edge, 0, -edge, 0))
        if spots and spots[-1].key == MORE:
            self.write(painter, spots[-1].box.adjusted(edge, 0, -edge, 0), spots[-1].words, ink="accent")

    def _paint_row(self, painter: QPainter, item: Row, box: QRect) -> None:
        gap = self.px(_GAP)
        if self._lead:
            self.write(painter, QRect(box.left(), box.top(), self._lead + 2, box.height()), item.lead, ink="muted")
            box = box.adjusted(self._lead + gap, 0, 0, 0)
        if self._pill:
            box = box.adjusted(0, 0, -(self._pill + gap), 0)
        if item.state is not None:
            painter.setFont(self.theme.font(scale=SMALL))
            size = pill_size(painter.fontMetrics(), self.theme, *item.state)
            top = box.top() + (box.height() - size.height()) // 2
            place = self.placed(QRect(box.left() + box.width() + gap, top, size.width(), size.height()))
            paint_pill(painter, QRectF(place), self.theme, *item.state, mirrored=self.mirrored)
        if not self._two_lines:
            self.write(painter, box, item.title)
            return
        line, small = self.metrics().height(), self.metrics(scale=SMALL).height()
        top = box.top() + (box.height() - line - small) // 2
        self.write(painter, QRect(box.left(), top, box.width(), line), item.title)
        self.write(painter, QRect(box.left(), top + line, box.width(), small), item.note, ink="muted", scale=SMALL)

    def _height(self) -> int:
        if not self._two_lines:
            return self._plain_height()
        return max(self.px(_TWO), self.metrics().height() + self.metrics(scale=SMALL).height() + self.px(8))

    def _plain_height(self) -> int:
        return max(self.px(_ROW), self.metrics().height() + self.px(8))
