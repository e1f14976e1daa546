"""The title of a node: a milestone has a diamond; a title can be edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from focalpoint.ui.pages.plan.model import MARK_ROLE
from focalpoint.ui.widgets.delegates import RowDelegate

AnyIndex = QModelIndex | QPersistentModelIndex


class TitleDelegate(RowDelegate):
    """Titles in the tree."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """Qt: the field that opens over a title; it takes the keyboard at once."""
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        QTimer.singleShot(0, editor, lambda: _take_focus(editor))
        return editor

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
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_diamond(painter, QStyle.visualRect(own.direction, content, box), self.theme.colour("text"))
        rtl = own.direction == Qt.LayoutDirection.RightToLeft
        room = content.adjusted(0, 0, -side - gap, 0) if rtl else content.adjusted(side + gap, 0, 0, 0)
        painter.setFont(own.font)
        painter.setPen(self.theme.colour("text"))
        text = own.fontMetrics.elidedText(own.text, Qt.TextElideMode.ElideRight, room.width())
        align = QStyle.visualAlignment(own.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, align, text)
        painter.restore()


def _take_focus(editor: QWidget) -> None:
    """Unless it was closed meanwhile."""
    if editor.isVisible():
        editor.setFocus()


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
