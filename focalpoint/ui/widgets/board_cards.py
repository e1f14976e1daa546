"""Cards of a board: what stands on one, and how it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QIcon, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from focalpoint.language import isolate
from focalpoint.ui.shell.theme.theme import RADIUS, Theme

CARD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_PAD: Final = 8
_GAP: Final = 6
_ICON: Final = 14
_SMALL: Final = 0.92
_TITLE_LINES: Final = 2
_HIGH: Final = "أجقغ"
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card; texts are in the reader's language. ``token`` is a colour of the palette."""

    title: str
    who: str
    due: str
    spoken: str
    """The whole of it in a sentence: for a screen reader and the tooltip."""
    late: bool = False
    pressing: str = ""
    """The word of a priority above the usual one."""
    steps: str = ""
    """How many steps are ticked, such as ``2/5``."""


class CardDelegate(QStyledItemDelegate):
    """Paints a card: title in two lines, who, when (with an icon and a word when late), priority and steps."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All cards are equally high, so that only those that are seen need to be known; as wide as the column."""
        del option, index
        theme = self._theme
        inside = _TITLE_LINES * self._height(1.0) + 2 * max(self._height(_SMALL), theme.px(_ICON)) + 2 * theme.px(4)
        return QSize(theme.px(80), inside + theme.px(2 * _PAD) + theme.px(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one card."""
        card = index.data(CARD_ROLE)
        if not isinstance(card, Card):
            return
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer: QRect = option.rect
        outer = outer.adjusted(theme.px(1), 0, -theme.px(1), -theme.px(_GAP))
        self._ground(painter, option, outer)
        inner = outer.adjusted(theme.px(_PAD), theme.px(_PAD), -theme.px(_PAD), -theme.px(_PAD))
        top = self._title(painter, option, inner, card.title) + theme.px(4)
        line = max(self._height(_SMALL), theme.px(_ICON))
        painter.setFont(theme.font(scale=_SMALL))
        self._line(
            painter,
            option,
            QRect(inner.left(), top, inner.width(), line),
            (card.who, "muted", ""),
            (card.pressing, "text", "flag" if card.pressing else ""),
        )
        top += line + theme.px(4)
        due = (card.due, "red" if card.late else "muted", "warning" if card.late else "calendar" if card.due else "")
        steps = (card.steps, "muted", "check" if card.steps else "")
        self._line(painter, option, QRect(inner.left(), top, inner.width(), line), due, steps)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, outer: QRect) -> None:
        theme = self._theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        edge = "accent" if chosen or focused else "line"
        painter.setPen(QPen(theme.colour(edge), 2 if focused else 1))
        painter.setBrush(theme.colour("accent_soft" if chosen else "hover" if over else "panel"))
        painter.drawRoundedRect(QRectF(outer).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _title(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, text: str) -> int:
        """Paint the title; gives where it ends."""
        theme = self._theme
        font = theme.font()
        height = self._height(1.0)
        metrics, mirrored = QFontMetrics(font), option.direction == Qt.LayoutDirection.RightToLeft
        painter.setPen(theme.colour("text"))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        layout = QTextLayout(text[:400].replace("\n", " "), font)
        wrap = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        layout.beginLayout()
        first = layout.createLine()
        if first.isValid():
            first.setLineWidth(inner.width())
            first.setPosition(QPointF(0, 0))
        layout.endLayout()
        if first.isValid():
            first.draw(painter, QPointF(inner.topLeft()))
            rest = layout.text()[first.textStart() + first.textLength() :].strip()
            painter.setFont(font)
            second = QRect(inner.left(), inner.top() + height, inner.width(), height)
            shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, inner.width())
            align = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(second, align, isolate(shown) if mirrored and shown else shown)
        return inner.top() + _TITLE_LINES * height

    def _height(self, scale: float) -> int:
        """How high a line is: letters of other scripts come from other fonts, which are higher."""
        metrics = QFontMetrics(self._theme.font(scale=scale))
        if QGuiApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return metrics.lineSpacing()
        return max(metrics.lineSpacing(), metrics.boundingRect(_HIGH).height() + 2)

    def _line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        begin: tuple[str, str, str],
        end: tuple[str, str, str],
    ) -> None:
        """A line with words at its beginning, elided where there is little room, and words at its end."""
        room = self._piece(painter, option, rect, end, at_end=True)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        left = rect.adjusted(room, 0, 0, 0) if mirrored else rect.adjusted(0, 0, -room, 0)
        self._piece(painter, option, left, begin, at_end=False)

    def _piece(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        piece: tuple[str, str, str],
        *,
        at_end: bool,
    ) -> int:
        """Paint an icon and words at one end of a rectangle; gives the room that they take."""
        words, token, icon = piece
        if not words:
            return 0
        theme, metrics = self._theme, painter.fontMetrics()
        mark = theme.px(_ICON + 3) if icon else 0
        width = min(metrics.horizontalAdvance(words) + mark + 2, rect.width())
        box = QRect(rect.right() - width + 1 if at_end else rect.left(), rect.top(), width, rect.height())
        box = QStyle.visualRect(option.direction, rect, box)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if icon:
            side = theme.px(_ICON)
            place = QRect(box.left(), box.center().y() - side // 2, side, side)
            ink = token if token in {"red", "muted"} else "muted"
            theme.icon(icon, ink).paint(
                painter, QStyle.visualRect(option.direction, box, place), mode=QIcon.Mode.Normal
            )
        text = box.adjusted(0, 0, -mark, 0) if mirrored else box.adjusted(mark, 0, 0, 0)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, text.width())
        painter.setPen(theme.colour(token))
        side_flag = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        align = side_flag | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, align, isolate(shown) if mirrored else shown)
        return width + theme.px(8) if at_end else width
