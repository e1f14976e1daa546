"""What every chart has: spots that one can point at, walk through by keys and open; it mirrors itself."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from focalpoint.language import isolate
from focalpoint.ui.shell.speech import speak
from focalpoint.ui.shell.theme.theme import RADIUS, Theme
from focalpoint.ui.widgets.charts.accessible import CHART, speak_of_charts

SMALL: Final = 0.92
"""The size of what stands beside the main words."""
_FORWARD: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right})
_BACK: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left})
_OPEN: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class Hatch(StrEnum):
    """How an area is filled, so that areas differ without their colours."""

    SOLID = "solid"
    STRIPES = "stripes"
    DOTS = "dots"
    HOLLOW = "hollow"


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a chart: where it is (in left-to-right layout), what it says, and what it opens (empty: nothing)."""

    box: QRect
    words: str
    key: str = ""


class Chart(QWidget):
    """Figures that one looks at. Arrow keys walk through the parts, Enter and a click open what is behind one."""

    opened = Signal(str)
    """The key of a spot."""
    copy_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._spots: list[Spot] = []
        self._at = 0
        self._hovered = -1
        self._empty = ""
        self.setProperty(CHART, True)
        speak_of_charts()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.arrange)

    @abstractmethod
    def lay_out(self) -> list[Spot]:
        """Work out where everything stands; gives the parts in reading order."""

    @abstractmethod
    def paint(self, painter: QPainter) -> None:
        """Paint everything but the marks of hovering and focus."""

    def arrange(self) -> None:
        """Lay everything out anew: other figures, another size, another look."""
        self._spots = self.lay_out()
        self._at = min(self._at, max(0, len(self._spots) - 1))
        self._hovered = -1
        self.setAccessibleDescription("; ".join(spot.words for spot in self._spots) or self._empty)
        self.updateGeometry()
        self.update()

    def say_empty(self, text: str) -> None:
        """What is said where there is nothing to show."""
        self._empty = text

    @property
    def spots(self) -> list[Spot]:
        """The parts in reading order."""
        return list(self._spots)

    # -- for charts ---------------------------------------------------------------------------------------------

    def px(self, pixels: float) -> int:
        """A length that grows with the text."""
        return self.theme.px(pixels)

    def metrics(self, *, scale: float = 1.0, bold: bool = False) -> QFontMetrics:
        """The metrics of the text that ``write`` writes."""
        return QFontMetrics(self.theme.font(scale=scale, bold=bold))

    @property
    def mirrored(self) -> bool:
        """Whether the window runs from the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def placed(self, box: QRect) -> QRect:
        """A box of the left-to-right layout where it stands on the screen."""
        if not self.mirrored:
            return box
        return QRect(self.width() - box.x() - box.width(), box.y(), box.width(), box.height())

    def write(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        *,
        ink: str = "text",
        end: bool = False,
        bold: bool = False,
        scale: float = 1.0,
    ) -> None:
        """Write one line into a box of the left-to-right layout, ending in … where there is no room."""
        painter.setFont(self.theme.font(scale=scale, bold=bold))
        painter.setPen(self.theme.colour(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if end != self.mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine
        painter.drawText(self.placed(box), int(flags), isolate(shown) if self.mirrored else shown)

    def fill(self, painter: QPainter, box: QRectF, token: str, hatch: Hatch = Hatch.SOLID) -> None:
        """Fill a rounded box that stands where it is painted."""
        fill_area(painter, box, self.theme.colour(token), hatch)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark of hovering, the chart, the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if 0 <= self._hovered < len(self._spots) and self._spots[self._hovered].key:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.placed(self._spots[self._hovered].box)), RADIUS, RADIUS)
        self.paint(painter)
        if not self._spots:
            line = self.metrics().height() + self.px(8)
            self.write(painter, QRect(self.px(8), 0, self.width() - self.px(16), line), self._empty, ink="muted")
        if self.hasFocus() and self._spots:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("accent"), 2))
            ring = QRectF(self.placed(self._spots[self._at].box)).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, RADIUS, RADIUS)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out for another font or direction."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.arrange()

    def event(self, event: QEvent) -> bool:
        """Say a part's words as its tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._spot_at(event.pos())
            QToolTip.showText(event.globalPos(), self._spots[at].words if at >= 0 else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what is under the pointer."""
        at = self._spot_at(event.position().toPoint())
        if at != self._hovered:
            self._hovered = at
            opens = at >= 0 and bool(self._spots[at].key)
            self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        at = self._spot_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self._at = at
            self.update()
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, copy."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Home: -len(self._spots), Qt.Key.Key_End: len(self._spots)}.get(key, 0)
        step = 1 if key in _FORWARD else -1 if key in _BACK else step
        if self.mirrored and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -step
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif step and self._spots:
            self._walk(step)
        elif key in _OPEN and self._spots:
            self._open()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """Take the mark away."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.update()

    def minimumSizeHint(self) -> QSize:
        """No less than the hint."""
        return self.sizeHint()

    def _walk(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), len(self._spots) - 1)
        speak(self, self._spots[self._at].words)
        self.update()

    def _open(self) -> None:
        if key := self._spots[self._at].key:
            self.opened.emit(key)

    def _spot_at(self, point: QPoint) -> int:
        return next((at for at, spot in enumerate(self._spots) if self.placed(spot.box).contains(point)), -1)


def fill_area(painter: QPainter, box: QRectF, colour: QColor, hatch: Hatch) -> None:
    """Fill a box in one of the four manners; all of them show on light and on dark ground."""
    radius = min(3.0, box.height() / 2, box.width() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    if hatch is Hatch.SOLID:
        painter.setBrush(colour)
        painter.drawRoundedRect(box, radius, radius)
        return
    soft = QColor(colour)
    soft.setAlpha(0 if hatch is Hatch.HOLLOW else 70)
    painter.setBrush(soft)
    painter.drawRoundedRect(box, radius, radius)
    if hatch is not Hatch.HOLLOW:
        pattern = Qt.BrushStyle.BDiagPattern if hatch is Hatch.STRIPES else Qt.BrushStyle.Dense5Pattern
        painter.setBrush(QBrush(colour, pattern))
        painter.drawRoundedRect(box, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def paint_diamond(painter: QPainter, centre: QPointF, half: float) -> None:
    """A milestone's shape."""
    x, y = centre.x(), centre.y()
    painter.drawPolygon(
        QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])
    )
