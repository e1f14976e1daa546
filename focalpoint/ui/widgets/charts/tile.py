"""One figure that is read at a glance, and that opens the list behind it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from focalpoint.language import isolate
from focalpoint.ui.shell.theme.theme import RADIUS, Theme
from focalpoint.ui.widgets.charts.chart import SMALL
from focalpoint.ui.widgets.pills import paint_pill, pill_size

_SIDE: Final = 14
_FIGURE: Final = 1.9
_OF: Final = 1.12


class Tile(QAbstractButton):
    """Label, figure, detail; a pill says in a word and a shape how pressing it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = self._figure = self._of = self._detail = ""
        self._state: tuple[str, str] | None = None
        self._lines = 1
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)

    def show_figure(self, label: str, figure: str, of: str, detail: str, state: tuple[str, str] | None) -> None:
        """Show other words; ``state`` is the pill's colour and word."""
        self._label, self._figure, self._of, self._detail, self._state = label, figure, of, detail, state
        parts = [f"{label}: {figure}", of, state[1] if state else "", detail]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip("\n".join(part for part in (of, detail) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Label, figure and detail with some air."""
        label, figure, detail = (QFontMetrics(font).height() for font in self._fonts())
        return QSize(self._theme.px(190), label + round(figure * 0.92) + self._lines * detail + self._theme.px(24))

    def lines_in(self, width: int) -> int:
        """How many lines the detail takes in a tile of so many pixels: one or two."""
        metrics = QFontMetrics(self._fonts()[2])
        return 1 if metrics.horizontalAdvance(self._detail) <= width - 2 * self._theme.px(_SIDE) else 2

    def set_lines(self, lines: int) -> None:
        """Leave room for a detail of so many lines, so that tiles in a row are of one height."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    def minimumSizeHint(self) -> QSize:
        """No lower."""
        return QSize(self._theme.px(130), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Fit to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Panel, label, pill, figure, detail, and a ring with the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box = self._theme, QRectF(self.rect())
        hovered, focused = self.underMouse() or self.isDown(), self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if focused or hovered else "line"), 2 if focused else 1))
        painter.setBrush(theme.colour("panel"))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        side, y = theme.px(_SIDE), theme.px(11)
        room = self.width() - 2 * side
        label, figure, detail = self._fonts()
        line = QFontMetrics(label).height()
        if QFontMetrics(label).horizontalAdvance(self._label) >= room:
            label = theme.font(scale=SMALL, bold=True)
        needed = QFontMetrics(label).horizontalAdvance(self._label) + 1
        high = round(QFontMetrics(figure).height() * 0.92)
        beside = needed + self._pill_room() <= room  # else the pill stands beside the figure
        pill = self._paint_pill(painter, side, y if beside else y + line + theme.px(1), line if beside else high)
        y += self._line(painter, QRect(side, y, room - pill if beside else room, 0), self._label, label, "text")
        ink = "text" if self._state is None else {"red": "red", "amber": "amber"}.get(self._state[0], "text")
        width = min(QFontMetrics(figure).horizontalAdvance(self._figure) + 2, room)
        self._line(painter, QRect(side, y + theme.px(1), width, high), self._figure, figure, ink)
        if self._of:
            left = room - width - theme.px(6) - (0 if beside else pill)
            of = theme.font(scale=_OF, bold=True)
            if QFontMetrics(of).horizontalAdvance(self._of) > left:
                of = theme.font(scale=SMALL)
            rest = QRect(side + width + theme.px(6), y + theme.px(3), left, high)
            self._line(painter, rest, self._of, of, "muted")
        self._paint_detail(painter, QRect(side, y + high, room, 0), detail)
        painter.end()

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        theme = self._theme
        return theme.font(bold=True), theme.font(scale=_FIGURE, bold=True), theme.font()

    def _pill_room(self) -> int:
        """The room that the pill takes beside something; none where there is no pill."""
        if self._state is None or not self._state[1]:
            return 0
        metrics = QFontMetrics(self._theme.font(scale=SMALL))
        return int(pill_size(metrics, self._theme, *self._state).width() + self._theme.px(8))

    def _paint_detail(self, painter: QPainter, box: QRect, font: QFont) -> None:
        """The detail over the lines that there are; a last one that is too long ends in dots."""
        rest = self._detail
        for at in range(self._lines):
            taken = rest if at == self._lines - 1 else _first_line(rest, QFontMetrics(font), box.width())
            high = self._line(painter, QRect(box), taken, font, "muted")
            rest = rest[len(taken) :].lstrip()
            box.moveTop(box.top() + high)

    def _paint_pill(self, painter: QPainter, side: int, y: int, line: int) -> int:
        """Paint the pill at the end side; gives the room that it took."""
        if self._state is None or not self._state[1]:
            return 0
        painter.setFont(self._theme.font(scale=SMALL))
        size = pill_size(painter.fontMetrics(), self._theme, *self._state)
        box = QRect(self.width() - side - size.width(), y + (line - size.height()) // 2, size.width(), size.height())
        paint_pill(painter, QRectF(self._placed(box)), self._theme, *self._state, mirrored=self._mirrored)
        return size.width() + self._theme.px(8)

    def _line(self, painter: QPainter, box: QRect, text: str, font: QFont, ink: str) -> int:
        """Write one line at the start side of a box; gives its height."""
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        metrics = painter.fontMetrics()
        if not box.height():
            box.setHeight(metrics.height())
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self._placed(box), int(flags), isolate(shown) if self._mirrored else shown)
        return metrics.height()

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _placed(self, box: QRect) -> QRect:
        if not self._mirrored:
            return box
        return QRect(self.width() - box.x() - box.width(), box.y(), box.width(), box.height())

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


def _first_line(text: str, metrics: QFontMetrics, width: int) -> str:
    """The words of a text that stand in its first line; all of a text without spaces."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    end = text.rfind(" ")
    while end > 0 and metrics.horizontalAdvance(text[:end]) > width:
        end = text.rfind(" ", 0, end)
    return text[:end] if end > 0 else text
