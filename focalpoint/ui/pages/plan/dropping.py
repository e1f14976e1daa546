"""A tree whose rows can be dragged to another place; keys and the menu do the same (``acts.py``)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from focalpoint.ui.pages.plan.dragging import Target, paint_target, target_at
from focalpoint.ui.pages.plan.model import NODES_TYPE, PlanModel
from focalpoint.ui.pages.trees import ArrowTree
from focalpoint.ui.shell.theme.theme import Theme

Refusal = Callable[[list[str], str | None, str | None], str]
"""Why nodes may not go below a parent, before a child; empty when they may."""


class DropTree(ArrowTree):
    """Shows where dragged rows would go, and says why they may not."""

    dropped = Signal(list, object, object)
    """Nodes, the parent (None for the top) and the child that they come before (None for behind the last one)."""
    refused = Signal(str)
    """Rows were dropped where they may not go; the reason."""

    def __init__(self, theme: Theme, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._plan = model
        self._target: Target | None = None
        self._reason = ""
        self.why_not_drop: Refusal = lambda _ids, _parent, _before: ""
        self.drag_words: Callable[[int], str] = str
        """What is written beside the pointer for so many rows."""
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(700)

    @abstractmethod
    def selected_ids(self) -> list[str]:
        """The selected nodes, in the order of the plan."""

    def depth_of(self, node_id: str) -> int:
        """How deep a node stands; 0 at the top."""
        outline = self._plan.content.outline
        return outline.depths[outline.index[node_id]]

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Qt: rows are taken along. Nothing is taken away here when they arrive: the vault moves them."""
        node_ids = self.selected_ids()
        if not node_ids:
            return
        data = QMimeData()
        data.setData(NODES_TYPE, " ".join(node_ids).encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._picture(self.drag_words(len(node_ids))))
        drag.setHotSpot(QPoint(-12, -12))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: something comes; only rows of this very tree are taken."""
        if self._nodes_of(event):
            super().dragEnterEvent(event)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: it moves on; show where it would go."""
        nodes = self._nodes_of(event)
        if not nodes:
            event.ignore()
            return
        super().dragMoveEvent(event)  # scrolls at the edges and opens what one waits over
        point = event.position().toPoint()
        self._target = target_at(self, self._plan, point)
        self._reason = self.why_not_drop(nodes, self._target.parent_id, self._target.before_id)
        self.viewport().update()
        if self._reason:
            QToolTip.showText(self.viewport().mapToGlobal(point), self._reason, self)
            event.ignore()
        else:
            QToolTip.hideText()
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: it left."""
        super().dragLeaveEvent(event)
        self._forget()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: it was let go."""
        nodes = self._nodes_of(event)
        target = target_at(self, self._plan, event.position().toPoint())
        reason = self.why_not_drop(nodes, target.parent_id, target.before_id) if nodes else ""
        self._forget()
        self.setState(QAbstractItemView.State.NoState)
        if reason:
            event.ignore()
            self.refused.emit(reason)
        elif nodes:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.dropped.emit(nodes, target.parent_id, target.before_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the rows, and over them where the dragged ones would go; in red where they may not."""
        super().paintEvent(event)
        if self._target is None:
            return
        painter = QPainter(self.viewport())
        ink = self._theme.colour("red" if self._reason else "accent")
        paint_target(painter, self, self._target, ink, self._theme.px(2))
        painter.end()

    def show_target(self, target: Target | None, reason: str = "") -> None:
        """Show where rows would go, as while they are dragged; None shows nothing."""
        self._target, self._reason = target, reason
        self.viewport().update()

    def _nodes_of(self, event: QDropEvent) -> list[str]:
        if event.source() is not self or not event.mimeData().hasFormat(NODES_TYPE):
            return []
        return bytes(event.mimeData().data(NODES_TYPE).data()).decode().split()

    def _forget(self) -> None:
        self._target, self._reason = None, ""
        QToolTip.hideText()
        self.viewport().update()

    def _picture(self, words: str) -> QPixmap:
        """A small label that goes with the pointer."""
        metrics = QFontMetrics(self.font())
        width, height = metrics.horizontalAdvance(words) + self._theme.px(20), metrics.height() + self._theme.px(10)
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(width * ratio), round(height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("accent"))
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawRoundedRect(1, 1, width - 2, height - 2, 6, 6)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self.font())
        painter.drawText(0, 0, width, height, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return pixmap
