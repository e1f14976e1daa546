"""How trees are drawn: calm arrows that point along the reading direction, and one line under the whole row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QCursor, QPainter, QPen, QPolygonF

from focalpoint.ui.widgets.tables import TreeView

AnyIndex = QModelIndex | QPersistentModelIndex


class ArrowTree(TreeView):
    """A tree with the house's arrows."""

    def drawBranches(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        """Qt: the ground, the line below, and an arrow where something can be opened."""
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, self._theme.colour("accent_soft"))
        elif self._is_under_pointer(rect):
            painter.fillRect(rect, self._theme.colour("hover"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        first = index.sibling(index.row(), 0)
        if not self.model().hasChildren(first):
            return
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        step = self.indentation()
        middle = QPointF(rect.left() + step / 2 if rtl else rect.right() - step / 2 + 1, rect.center().y() + 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("muted"), self._theme.px(1.6)))
        points = self._arrow(opened=self.isExpanded(first), rtl=rtl)
        painter.drawPolyline(QPolygonF([middle + point for point in points]))
        painter.restore()

    def _is_under_pointer(self, rect: QRect) -> bool:
        """Whether the pointer is over the row of a branch: its cells are painted so, too."""
        point = self.viewport().mapFromGlobal(QCursor.pos())
        return self.viewport().underMouse() and rect.top() <= point.y() <= rect.bottom()

    def _arrow(self, *, opened: bool, rtl: bool) -> list[QPointF]:
        arm = self._theme.px(4)
        if opened:
            return [QPointF(-arm, -arm / 2), QPointF(0, arm / 2), QPointF(arm, -arm / 2)]
        way = -1 if rtl else 1
        return [QPointF(-way * arm / 2, -arm), QPointF(way * arm / 2, 0), QPointF(-way * arm / 2, arm)]
