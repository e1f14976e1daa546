"""Rows of a short list that are high enough to be hit (24 pixels and more) and stand off the edge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from focalpoint.ui.shell.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_HEIGHT, _EDGE = 30, 6


class RoomyDelegate(QStyledItemDelegate):
    """For lists and tables of a dialog; they grow with the text."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as the words and the edges, and high enough."""
        wanted = super().sizeHint(option, index)
        px = self._theme.px
        return QSize(wanted.width() + px(3 * _EDGE), max(wanted.height() + px(8), px(_HEIGHT)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row over its whole width, its words off the edge."""
        if option.state & option.state.State_Selected:
            painter.fillRect(option.rect, self._theme.colour("accent_soft"))
        inner = QStyleOptionViewItem(option)
        edge = self._theme.px(_EDGE)
        inner.rect = option.rect.adjusted(edge, 0, -edge, 0)
        super().paint(painter, inner, index)
