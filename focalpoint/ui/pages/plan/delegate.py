"""The cells of the tree that can be edited where they stand; a milestone has a diamond before its title."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from focalpoint.ui.pages.plan.editing import CellDesk, Editing
from focalpoint.ui.pages.plan.model import MARK_ROLE
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.delegates import ProgressDelegate, RowDelegate

AnyIndex = QModelIndex | QPersistentModelIndex


class CellDelegate(Editing, RowDelegate):
    """A cell with text."""

    def __init__(self, theme: Theme, desk: CellDesk, parent: QWidget) -> None:
        RowDelegate.__init__(self, theme, parent)
        self.desk = desk


class PercentDelegate(Editing, ProgressDelegate):
    """Progress as a bar, typed as a number."""

    def __init__(self, theme: Theme, desk: CellDesk, parent: QWidget) -> None:
        ProgressDelegate.__init__(self, theme, parent)
        self.desk = desk


class TitleDelegate(CellDelegate):
    """Titles in the tree."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt: the title, moved aside where a diamond stands before it."""
        if not index.data(MARK_ROLE):
            super().paint(painter, option, index)
            return
        own = self.ground(painter, option, index)
        self.initStyleOption(own, index)
        side, gap = self.theme.px(10), self.theme.px(6)
        content = own.rect.adjusted(self.theme.px(3), 0, -self.theme.px(3), 0)
        box = QRect(content.left(), content.center().y() - side // 2, side, side)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        colour = ink.color() if ink is not None else self.theme.colour("text")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_diamond(painter, QStyle.visualRect(own.direction, content, box), colour)
        rtl = own.direction == Qt.LayoutDirection.RightToLeft
        room = content.adjusted(0, 0, -side - gap, 0) if rtl else content.adjusted(side + gap, 0, 0, 0)
        painter.setFont(own.font)
        painter.setPen(colour)
        text = own.fontMetrics.elidedText(own.text, Qt.TextElideMode.ElideRight, room.width())
        align = QStyle.visualAlignment(own.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, align, text)
        painter.restore()


def _paint_diamond(painter: QPainter, rect: QRect, ink: QColor) -> None:
    box = QRectF(rect)
    middle = box.center()
    corners = (
        QPointF(middle.x(), box.top()),
        QPointF(box.right(), middle.y()),
        QPointF(middle.x(), box.bottom()),
        QPointF(box.left(), middle.y()),
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF(list(corners)))
