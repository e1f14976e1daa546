"""How cells are painted: states as pills, percentages as bars with the mark of where they should be."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.pills import paint_pill, pill_size
from focalpoint.ui.widgets.records import PERCENT_ROLE, STATE_ROLE

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

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the cell and the line below."""
        super().paint(painter, option, index)
        self.underline(painter, option.rect)

    def underline(self, painter: QPainter, rect: QRect) -> None:
        """The thin line below a row."""
        painter.setPen(self.theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> QStyleOptionViewItem:
        """Paint the cell without its text (selection, focus, line) and give the option that was used."""
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.text = ""
        style = own.widget.style() if own.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        self.underline(painter, own.rect)
        return own


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
        left = rect.right() - self.theme.px(6) - width if mirrored else rect.left() + self.theme.px(6)
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
        painter.drawText(
            text,
            Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight),
            words,
        )
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
