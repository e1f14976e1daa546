"""States with shape, word and colour, and the paint that delegates share with them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from focalpoint.ui.shell.theme.theme import Theme

_TOKENS: Final = {
    "green": ("green", "green_soft"),
    "amber": ("amber", "amber_soft"),
    "red": ("red", "red_soft"),
    "grey": ("muted", "grey_soft"),
    "blue": ("accent", "accent_soft"),
    "nav": ("nav_selected_text", "nav_badge"),
}
_SHAPES: Final = frozenset({"green", "amber", "red"})
_PAD: Final = 8
_SHAPE: Final = 9
_GAP: Final = 5


def pill_size(metrics: QFontMetrics, theme: Theme, colour: str, word: str) -> QSize:
    """The room that a pill needs."""
    shape = theme.px(_SHAPE + _GAP) if colour in _SHAPES else 0
    return QSize(metrics.horizontalAdvance(word) + shape + theme.px(2 * _PAD) + 2, metrics.height() + theme.px(4))


def paint_pill(painter: QPainter, rect: QRectF, theme: Theme, colour: str, word: str, *, mirrored: bool) -> None:
    """Paint a pill that fills ``rect``: ● green, ▲ amber, ■ red, the word alone for grey and blue."""
    ink_token, ground_token = _TOKENS[colour]
    ink, ground = theme.colour(ink_token), theme.colour(ground_token)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    pad, side, gap = theme.px(_PAD), theme.px(_SHAPE), theme.px(_GAP)
    words = rect.adjusted(pad, 0, -pad, 0)
    if colour in _SHAPES:
        left = rect.right() - pad - side if mirrored else rect.left() + pad
        painter.setBrush(ink)
        _paint_shape(painter, QRectF(left, rect.center().y() - side / 2, side, side), colour)
        words = words.adjusted(0, 0, -(side + gap), 0) if mirrored else words.adjusted(side + gap, 0, 0, 0)
    painter.setPen(ink)
    align = (
        Qt.AlignmentFlag.AlignCenter
        if colour not in _SHAPES
        else Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
    )
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    painter.drawText(words, align, word)
    painter.restore()


def _paint_shape(painter: QPainter, box: QRectF, colour: str) -> None:
    if colour == "green":
        painter.drawEllipse(box)
    elif colour == "amber":
        painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
    else:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


class StatePill(QWidget):
    """A state in a shape, a word and a colour (``green``, ``amber``, ``red``, ``grey``, ``blue``)."""

    def __init__(self, theme: Theme, colour: str = "grey", word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = colour
        self._word = word
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)
        self.set_state(colour, word)

    def set_state(self, colour: str, word: str) -> None:
        """Show another state; a colour code of ``domain.plan.Colour`` or ``blue``."""
        self._colour, self._word = str(colour), word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        return pill_size(QFontMetrics(self._font()), self._theme, self._colour, self._word)

    def minimumSizeHint(self) -> QSize:
        """Never cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setFont(self._font())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_pill(
            painter,
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5),
            self._theme,
            self._colour,
            self._word,
            mirrored=mirrored,
        )
        painter.end()

    def _font(self) -> QFont:
        return self._theme.font(scale=0.92)

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class Badge(StatePill):
    """A number that asks for attention; hidden at 0."""

    def __init__(self, theme: Theme, count: int = 0, parent: QWidget | None = None, *, colour: str = "nav") -> None:
        super().__init__(theme, colour, "", parent)
        self.set_count(count)

    def set_count(self, count: int, colour: str | None = None) -> None:
        """Show another number."""
        self.set_state(colour or self._colour, str(count) if count else "")
        self.setVisible(count > 0)
