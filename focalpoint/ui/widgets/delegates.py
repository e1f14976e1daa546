"""How cells are painted: states as pills, percentages as bars with the mark of where they should be."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QTreeView

from focalpoint.language import isolate, plain_order
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.pills import paint_pill, pill_size
from focalpoint.ui.widgets.records import PERCENT_ROLE, STATE_ROLE

CELL_MARGIN: Final = 6
"""Pixels between a cell's edge and its text, over what the style leaves."""
_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """A row of the house's height with a thin line below, as every cell has."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Text and some air."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + self.theme.px(12), max(size.height(), self.theme.px(30)))

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Keep the text's colour in a selected row (late stays red)."""
        super().initStyleOption(option, index)
        brush = index.data(Qt.ItemDataRole.ForegroundRole)
        if brush is not None:
            option.palette.setBrush(option.palette.ColorRole.HighlightedText, brush)

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """In a right-to-left window a title in Latin letters keeps its own order; hidden marks turn nothing."""
        text = "" if value is None else plain_order(str(value))
        rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return isolate(text) if rtl and text else text

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint ground, text and the line below."""
        own = self.ground(painter, option, index, with_text=True)
        margin = self.theme.px(CELL_MARGIN)
        own.rect = own.rect.adjusted(margin, 0, -margin, 0)
        own.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        style = own.widget.style() if own.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)

    def ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, *, with_text: bool = False
    ) -> QStyleOptionViewItem:
        """Paint selection, focus mark and line of a cell; gives the option that was filled, without its text."""
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        rect: QRect = own.rect
        if own.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.theme.colour("accent_soft"))
            self._mark_focus(painter, own)
        elif own.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.theme.colour("hover"))
        painter.setPen(self.theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not with_text:
            own.text = ""
        return own

    def _mark_focus(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """A bar at the start of the selected rows while the list has the keyboard."""
        view = option.widget
        header = view.header() if isinstance(view, QTreeView) else None
        header = view.horizontalHeader() if isinstance(view, QTableView) else header
        if header is None or not view.hasFocus() or header.visualIndex(option.index.column()) != 0:
            return
        width = self.theme.px(3)
        rect: QRect = option.rect
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        left = rect.right() - width + 1 if rtl else rect.left()
        painter.fillRect(QRect(left, rect.top(), width, rect.height()), self.theme.colour("accent"))


class StateDelegate(RowDelegate):
    """A pill; the model gives ``(colour, word)`` under ``STATE_ROLE``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as the pill."""
        state = index.data(STATE_ROLE)
        word = state[1] if state else ""
        size = pill_size(QFontMetrics(self.theme.font(scale=0.92)), self.theme, state[0] if state else "grey", word)
        return QSize(size.width() + self.theme.px(16), max(size.height() + 6, self.theme.px(30)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the pill."""
        own = self.ground(painter, option, index)
        state = index.data(STATE_ROLE)
        if not state or not state[1]:
            return
        painter.save()
        painter.setFont(self.theme.font(scale=0.92))
        metrics = painter.fontMetrics()
        size = pill_size(metrics, self.theme, state[0], state[1])
        rect: QRect = own.rect
        mirrored = own.direction == Qt.LayoutDirection.RightToLeft
        room = rect.width() - self.theme.px(12)
        width = min(size.width(), room)
        margin = self.theme.px(CELL_MARGIN)
        left = rect.right() - margin - width if mirrored else rect.left() + margin
        top = rect.center().y() - size.height() / 2
        word = metrics.elidedText(
            state[1], Qt.TextElideMode.ElideRight, room - (size.width() - metrics.horizontalAdvance(state[1])) + 1
        )
        paint_pill(painter, QRectF(left, top, width, size.height()), self.theme, state[0], word, mirrored=mirrored)
        painter.restore()


class ProgressDelegate(RowDelegate):
    """A bar with its number; a mark stands where it should be by now. ``PERCENT_ROLE``: ``(percent, planned)``."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint bar, mark and number."""
        own = self.ground(painter, option, index)
        figures = index.data(PERCENT_ROLE)
        if figures is None:
            return
        percent, planned = figures
        rect: QRect = own.rect.adjusted(self.theme.px(8), 0, -self.theme.px(8), 0)
        mirrored = own.direction == Qt.LayoutDirection.RightToLeft
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = painter.fontMetrics().horizontalAdvance("100 %") + self.theme.px(6)
        bar = QRect(
            rect.left() + (room if mirrored else 0),
            rect.center().y() - self.theme.px(3),
            rect.width() - room,
            self.theme.px(6),
        )
        painter.save()
        paint_bar(painter, QRectF(bar), self.theme, percent, planned, mirrored=mirrored)
        painter.setPen(self.theme.colour("text" if percent is not None else "muted"))
        text = QRect(rect.left() if mirrored else rect.right() - room, rect.top(), room, rect.height())
        side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        painter.drawText(text, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, words)
        painter.restore()


def paint_bar(
    painter: QPainter, rect: QRectF, theme: Theme, percent: float | None, planned: float | None, *, mirrored: bool
) -> None:
    """A progress bar: what is done, and a mark where it should be. Nothing is filled without data."""
    if rect.width() < theme.px(8):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("track"))
    radius = rect.height() / 2
    painter.drawRoundedRect(rect, radius, radius)
    if percent:
        done = QRectF(rect)
        done.setWidth(max(rect.width() * min(percent, 100) / 100, rect.height()))
        if mirrored:
            done.moveRight(rect.right())
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(done, radius, radius)
    if planned is not None:
        share = min(max(planned, 0), 100) / 100
        x = rect.right() - rect.width() * share if mirrored else rect.left() + rect.width() * share
        painter.setBrush(theme.colour("text"))
        painter.drawRect(QRectF(x - 1, rect.top() - theme.px(2), 2, rect.height() + theme.px(4)))
