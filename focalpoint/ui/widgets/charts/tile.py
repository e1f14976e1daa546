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
        self.setToolTip(detail)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines with some air."""
        label, figure, detail = (QFontMetrics(font).height() for font in self._fonts())
        return QSize(self._theme.px(190), label + round(figure * 0.92) + detail + self._theme.px(24))

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
        pill = self._paint_pill(painter, side, y, QFontMetrics(label).height())
        y += self._line(painter, QRect(side, y, room - pill, 0), self._label, label, "text")
        ink = "text" if self._state is None else {"red": "red", "amber": "amber"}.get(self._state[0], "text")
        high = round(QFontMetrics(figure).height() * 0.92)
        width = min(QFontMetrics(figure).horizontalAdvance(self._figure) + 2, room)
        self._line(painter, QRect(side, y + theme.px(1), width, high), self._figure, figure, ink)
        if self._of:
            of = theme.font(scale=_OF, bold=True)
            rest = QRect(side + width + theme.px(6), y + theme.px(3), room - width - theme.px(6), high)
            self._line(painter, rest, self._of, of, "muted")
        self._line(painter, QRect(side, y + high, room, 0), self._detail, detail, "muted")
        painter.end()

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        theme = self._theme
        return theme.font(bold=True), theme.font(scale=_FIGURE, bold=True), theme.font()

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
