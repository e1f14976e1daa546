"""The tree of a comparison on the screen: two lines a row, what is and what was."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from focalpoint.ui.pages.plan.columns import Column
from focalpoint.ui.pages.plan.compare_cells import WAS_ROLE, PastModel
from focalpoint.ui.pages.plan.delegate import TitleDelegate
from focalpoint.ui.pages.plan.view import PlanView
from focalpoint.ui.widgets.delegates import CELL_MARGIN, ProgressDelegate, RowDelegate, StateDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 48
_SMALL: Final = 0.88
_STYLE_MARGIN: Final = 3
"""What the style leaves before a cell's text."""
_ALWAYS: Final = frozenset({Column.TITLE, Column.WBS, Column.FINISH, Column.PERCENT, Column.STATE})
"""Columns that are shown whether something changed in them or not."""
_LEAST_TITLE: Final = 250
"""The title keeps at least so many pixels when columns are shown by themselves."""
_LOOKED_AT: Final = 200
"""So many rows say how wide a column should be."""
_MOST: Final = 220
"""The widest that a column is made for what it said."""


class _Was(RowDelegate):
    """Paints what a cell said below what it says."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), self.theme.px(_ROW)))

    def ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, *, with_text: bool = False
    ) -> QStyleOptionViewItem:
        """Paint the ground and the second line; the first one is left to what the cell is."""
        own = super().ground(painter, option, index, with_text=with_text)
        said = index.data(WAS_ROLE)
        if said is None:
            return own
        whole: QRect = own.rect
        upper = QRect(whole.left(), whole.top() + self.theme.px(2), whole.width(), whole.height() // 2)
        if said:
            margin = self.theme.px(CELL_MARGIN) + _STYLE_MARGIN
            lower = QRect(whole.left(), upper.bottom(), whole.width(), whole.bottom() - upper.bottom() - 2)
            self._paint_second(painter, lower.adjusted(margin, 0, -margin, 0), str(said), own.direction)
        own.rect = upper
        return own

    def _paint_second(self, painter: QPainter, rect: QRect, said: str, direction: Qt.LayoutDirection) -> None:
        painter.save()
        painter.setFont(self.theme.font(scale=_SMALL))
        painter.setPen(self.theme.colour("muted"))
        text = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, rect.width())
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(rect, align | Qt.AlignmentFlag.AlignAbsolute, text)
        painter.restore()


class _WasTitle(_Was, TitleDelegate):
    """A title, and what became of the row."""


class _WasPercent(_Was, ProgressDelegate):
    """A bar with its number, and the number of then."""


class _WasState(_Was, StateDelegate):
    """A pill, and the word of then."""


class PastView(PlanView):
    """The tree of a comparison. It is read, sorted, copied and printed as the plan's own; nothing is typed in it."""

    def __init__(self, theme: Theme, model: PastModel) -> None:
        super().__init__(theme, model)
        self._past = model
        self._own_columns = False
        self.may_edit = lambda: False
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        for column in Column:
            self.setItemDelegateForColumn(column, _Was(theme, self))
        self.setItemDelegateForColumn(Column.TITLE, _WasTitle(theme, self.desk, self))
        self.setItemDelegateForColumn(Column.PERCENT, _WasPercent(theme, self))
        self.setItemDelegateForColumn(Column.STATE, _WasState(theme, self))
        self.header_menu_asked.connect(self._on_menu_asked)

    def show_columns(self, changes: Mapping[Column, int]) -> None:
        """Show the columns in which most changed, as far as there is room, until the person chooses columns.

        Args:
            changes: how many rows changed in a column.
        """
        if self._own_columns:
            return
        for column in Column:
            self.setColumnHidden(column, column not in _ALWAYS and column not in changes)
        self.fit_columns()
        room = self.viewport().width() - self._theme.px(_LEAST_TITLE)
        room -= sum(self.columnWidth(column) for column in _ALWAYS - {Column.TITLE})
        for column in sorted(changes.keys() - _ALWAYS, key=lambda column: (-changes[column], column)):
            room -= self.columnWidth(column)
            self.setColumnHidden(column, room < 0)
        self.fit_columns()

    def _widen(self, language: Language) -> None:
        super()._widen(language)
        cells, index = self._past.past_cells, self._past.content.outline.index
        changed = [index[node_id] for node_id in islice(self._past.differences, _LOOKED_AT)]
        words: dict[int, Iterable[str]] = {
            int(column): {cells.was(node, column) or "" for node in changed}
            for column in Column
            if column is not Column.TITLE and not self.isColumnHidden(column)
        }
        metrics, small, most = self.fontMetrics(), _SMALL, self._theme.px(_MOST)
        for column, said in words.items():
            wanted = max((metrics.horizontalAdvance(text) for text in said), default=0) * small
            width = min(int(wanted) + self._theme.px(20), most)
            if wanted and self.columnWidth(column) < width:
                self.setColumnWidth(column, width)

    def _on_menu_asked(self) -> None:
        self._own_columns = True
