"""The tree on the screen: what is expanded, selected and current survives every renewal of the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from focalpoint.domain.outline import ROOT
from focalpoint.language import Language
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.states import state_words
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.plan.columns import DATES, EDITS, FIRST, WIDTHS
from focalpoint.ui.pages.plan.content import Column
from focalpoint.ui.pages.plan.delegate import CellDelegate, PercentDelegate, TitleDelegate
from focalpoint.ui.pages.plan.dropping import DropTree
from focalpoint.ui.pages.plan.editing import CellDesk
from focalpoint.ui.pages.plan.model import PlanModel
from focalpoint.ui.shell.context import copy_text
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.delegates import StateDelegate
from focalpoint.ui.widgets.tables import choose_row, plain_cell, shown_columns
from focalpoint.words import plan as plan_words

_EXPAND_ALL_UP_TO: Final = 200
"""A plan of at most so many nodes opens wholly; a larger one shows its top level."""
_MOST_SELECTED: Final = 1000
"""A selection of more rows is not brought back after a filter or another order: that takes Qt half a second."""
_LEAST_TITLE: Final = 160
_AROUND_STATE: Final = 46
_SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_Hint = QAbstractItemDelegate.EndEditHint
_NEXT: Final = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1}
_TYPING: Final = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


class PlanView(DropTree):
    """The plan's tree. Remembers expansion by node id; follows the model's resets by itself."""

    explain_asked = Signal(QModelIndex)
    """A figure that cannot be typed was double-clicked or entered: say how it was computed."""

    header_menu_asked = Signal(QPoint)
    """A menu for the columns is asked for at this global point."""

    def __init__(self, theme: Theme, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self._open: set[str] = set()
        self._fresh = True
        self._language: Language | None = None
        self._kept: tuple[list[str], str, int, int] = ([], "", 0, 0)
        self.may_edit: Callable[[], bool] = lambda: True
        """Asked before a cell opens; whoever refuses tells why."""
        self.desk = CellDesk(self, theme)
        self.setTreePosition(Column.TITLE)
        self.setModel(model)
        for column in Column:
            delegate: type[CellDelegate] = TitleDelegate if column is Column.TITLE else CellDelegate
            self.setItemDelegateForColumn(column, delegate(theme, self.desk, self))
        self.setItemDelegateForColumn(Column.PERCENT, PercentDelegate(theme, self.desk, self))
        self.setItemDelegateForColumn(Column.STATE, StateDelegate(theme, self))
        self.header().setSortIndicator(Column.WBS, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._fit = TitleFit(self, self.header(), Column.TITLE, theme, _LEAST_TITLE, gives_way=False)
        self.restore_columns()
        self._on_theme()
        theme.changed.connect(self._on_theme)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)
        self.opened.connect(self._on_opened)

    # What the page asks -------------------------------------------------------------------------

    def selected_ids(self) -> list[str]:
        """The selected nodes, in the order of the plan."""
        nodes: set[int] = set()
        # By ranges: asking for the selected rows one by one takes most of a second on 10,000 of them.
        for part in self.selectionModel().selection().toList():
            parent = part.parent()
            kids = self._plan.rows.kids(self._plan.node_at(parent))
            nodes.update(kids[part.top() : part.bottom() + 1])
        lines = self._plan.content.outline.lines
        return [lines[node].id for node in sorted(nodes)]

    def current_id(self) -> str:
        """The current node, or nothing."""
        line = self._plan.line(self.currentIndex())
        return "" if line is None else line.id

    def select_id(self, node_id: str, column: Column = Column.TITLE) -> bool:
        """Select one node and scroll to it, opening what is above; false when it is not shown."""
        index = self._plan.index_by_id(node_id, column)
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        choose_row(self, index)
        self.scrollTo(index)
        return True

    def select_ids(self, node_ids: list[str]) -> None:
        """Select several nodes that are shown; the first one becomes the current one."""
        if not node_ids or not self.select_id(node_ids[0]) or len(node_ids) == 1:
            return
        self.selectionModel().select(self._selection_of(node_ids), _SELECT)

    def edit_title(self, node_id: str) -> None:
        """Begin to edit a title in place; Enter saves, Escape leaves it."""
        self.edit_cell(node_id, Column.TITLE)

    def edit_cell(self, node_id: str, column: Column, typed: str = "") -> bool:
        """Begin to edit a cell; false when it cannot be edited. ``typed`` replaces what stands there."""
        node = self._plan.content.outline.index.get(node_id)
        if node is None or column not in EDITS or self._plan.cells.is_computed(node, column) or not self.may_edit():
            return False
        if not self.select_id(node_id, column):
            return False
        self.desk.prepare(node_id, column, typed)
        self.edit(self._plan.index_by_id(node_id, column))
        self.desk.begin()
        return True

    def edit_current(self) -> bool:
        """Begin to edit the current cell, or the title where the cell cannot be edited."""
        column = Column(max(self.currentIndex().column(), 0))
        return self.edit_cell(self.current_id(), column) or self.edit_cell(self.current_id(), Column.TITLE)

    def start_over(self) -> None:
        """Forget what was expanded and selected: another plan comes."""
        self._fresh = True
        self._open.clear()

    def expand_all(self) -> None:
        """Open every node."""
        # Qt tells of every node, leaves too; nobody listens but this view.
        blocked = self.blockSignals(True)
        self.expandAll()
        self.blockSignals(blocked)
        self._open = self._parents()

    def collapse_all(self) -> None:
        """Close every node; the one that was current gives way to the one above it."""
        index = self.currentIndex()
        while index.parent().isValid():
            index = index.parent()
        blocked = self.blockSignals(True)
        self.collapseAll()
        self.blockSignals(blocked)
        self._open.clear()
        if index.isValid():
            choose_row(self, index)

    @property
    def open_ids(self) -> frozenset[str]:
        """The nodes that are open while nothing is filtered."""
        return frozenset(self._open)

    def open_only(self, node_ids: frozenset[str]) -> None:
        """Open these nodes and close all others."""
        self._fresh = False
        self._open = set(node_ids)
        blocked = self.blockSignals(True)
        self.collapseAll()
        self.blockSignals(blocked)
        self._reopen()

    def restore_columns(self) -> None:
        """The columns in their first widths and order; some are hidden until they are asked for."""
        header = self.header()
        for place, column in enumerate(WIDTHS):
            header.moveSection(header.visualIndex(column), place)
            self.setColumnHidden(column, column not in FIRST)
            self.setColumnWidth(column, self._theme.px(WIDTHS[column]))
        self.fit_columns()

    def fit_columns(self) -> None:
        """Make room for what the shown columns say, and give the titles what is left."""
        if self._language is not None:
            self._widen(self._language)
        self._fit.fit()

    def retranslate(self, language: Language) -> None:
        """Make room for the headings, dates and states of another language; a person's wider column stays."""
        self.desk.retranslate(language)
        self._language = language
        self._widen(language)

    def _widen(self, language: Language) -> None:
        dates = [show_date(language, f"2028-{month:02d}-28") for month in range(1, 13)]
        self._fit.widen(dict.fromkeys(map(int, DATES), dates))
        self._fit.widen({Column.STATE: state_words(language)}, padding=_AROUND_STATE)
        statuses = [word(language) for word in plan_words.NODE_STATUSES.values()]
        kinds = [word(language) for word in plan_words.NODE_KINDS.values()]
        self._fit.widen({Column.STATUS: statuses, Column.KIND: kinds})

    def copy(self) -> str:
        """Put the selected rows with the shown columns on the clipboard, tab-separated, with a line of headings."""
        columns = shown_columns(self.header())
        index = self._plan.content.outline.index
        lines = ["\t".join(str(self._plan.headerData(at, Qt.Orientation.Horizontal)) for at in columns)]
        for node_id in self.selected_ids():
            cells = (self._plan.cells.whole(index[node_id], at) for at in columns)
            lines.append("\t".join(map(plain_cell, cells)))
        text = "\n".join(lines)
        copy_text(text)
        return text

    # Qt's side ----------------------------------------------------------------------------------

    def selectAll(self) -> None:
        """Qt: select every row that is open; Qt's own way looks at each pair of branches, which takes half a second."""
        model, rows = self._plan, self._plan.rows
        chosen = QItemSelection()
        for node in (ROOT, *rows.shown_branches()):
            above = model.index_of(node, 0) if node != ROOT else QModelIndex()
            if rows.count(node) and (node == ROOT or self.isExpanded(above)):
                last = model.index(rows.count(node) - 1, model.columnCount() - 1, above)
                chosen.append(QItemSelectionRange(model.index(0, 0, above), last))
        self.selectionModel().select(chosen, _SELECT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the star opens all, remembered; a letter in a cell other than the title replaces what stands there."""
        column = Column(max(self.currentIndex().column(), 0))
        text = event.text()
        if event.key() == Qt.Key.Key_Asterisk and column is Column.TITLE:
            self.expand_all()
            return
        typed = text.isprintable() and text.strip() and event.modifiers() in _TYPING
        if typed and column is not Column.TITLE and self.edit_cell(self.current_id(), column, text):
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Qt: an editor closes; Tab goes on to the next cell of the row, and from the last one to the next row."""
        place = self.desk.place
        self.desk.forget(editor)
        super().closeEditor(editor, _Hint.NoHint)
        if hint in _NEXT:
            QTimer.singleShot(0, self, lambda: self._edit_beside(*place, _NEXT[hint]))

    def rowsInserted(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """Qt: rows came; what was open when it stood elsewhere is open here."""
        super().rowsInserted(parent, start, end)
        node = self._plan.node_at(parent)
        lines, rows = self._plan.content.outline.lines, self._plan.rows
        waiting = list(rows.kids(node)[start : end + 1])
        while waiting:
            kid = waiting.pop()
            if lines[kid].id in self._open and rows.count(kid):
                self.expand(self._plan.index_of(kid, 0))
                waiting += rows.kids(kid)

    def _on_header_menu(self, point: QPoint) -> None:
        self.header_menu_asked.emit(self.header().mapToGlobal(point))

    # Keeping the place --------------------------------------------------------------------------

    def _on_opened(self, index: QModelIndex) -> None:
        """Enter or a double click: edit, or say how a figure came about."""
        line = self._plan.line(index)
        if line is None:
            return
        column = Column(index.column())
        if column in EDITS and not self._plan.cells.is_computed(self._plan.node_at(index), column):
            self.edit_cell(line.id, column)
        else:
            self.explain_asked.emit(index)

    def _edit_beside(self, node_id: str, column: Column, step: int) -> None:
        """Edit the next cell that can be edited, in the order of the screen; rows follow each other."""
        index = self._plan.index_by_id(node_id, column)
        columns = [at for at in map(Column, shown_columns(self.header())) if at in EDITS]
        while index.isValid() and columns:
            node = self._plan.node_at(index)
            at = columns.index(column) if column in columns else (-1 if step > 0 else len(columns))
            rest = columns[at + 1 :] if step > 0 else columns[:at][::-1]
            for wanted in rest:
                if not self._plan.cells.is_computed(node, wanted):
                    self.edit_cell(self._plan.content.outline.lines[node].id, wanted)
                    return
            index = self.indexBelow(index) if step > 0 else self.indexAbove(index)
            column = Column.STATE  # none of those that can be edited: begin with the first one, or the last
            index = index.siblingAtColumn(0) if index.isValid() else index

    def _selection_of(self, node_ids: list[str]) -> QItemSelection:
        """By ranges: added one by one, ten thousand rows take a second."""
        rows, index = self._plan.rows, self._plan.content.outline.index
        by_parent: dict[int, list[int]] = {}
        for node_id in node_ids:
            node = index.get(node_id)
            if node is not None and rows.is_shown(node):
                by_parent.setdefault(rows.parent(node), []).append(rows.row(node))
        chosen = QItemSelection()
        for parent, places in by_parent.items():
            above = self._plan.index_of(parent, 0)
            for first, last in _runs(sorted(places)):
                end = self._plan.index(last, self._plan.columnCount() - 1, above)
                chosen.append(QItemSelectionRange(self._plan.index(first, 0, above), end))
        return chosen

    def _on_about_to_reset(self) -> None:
        column = max(self.currentIndex().column(), 0)
        self._kept = (self.selected_ids(), self.current_id(), column, self.verticalScrollBar().value())

    def _on_reset(self) -> None:
        selected, current, column, scrolled = self._kept
        if self._fresh and self._plan.rows.shown_count:
            self._fresh = False
            self._open = self._parents(None if len(self._plan.rows) <= _EXPAND_ALL_UP_TO else 0)
        self._reopen()
        index = self._plan.index_by_id(current, column) if current else QModelIndex()
        if not index.isValid():
            index = self._plan.index(0, Column.TITLE)
        if not index.isValid():
            return
        # There is always a current index: a screen reader crashed without one (style.md).
        choose_row(self, index)
        if 1 < len(selected) <= _MOST_SELECTED:
            self.selectionModel().select(self._selection_of(selected), _SELECT)
        self.verticalScrollBar().setValue(scrolled)

    def _reopen(self) -> None:
        rows = self._plan.rows
        blocked = self.blockSignals(True)
        if rows.filtered or self._open >= self._parents():
            self.expandAll()
            self.blockSignals(blocked)
            return
        index = self._plan.content.outline.index
        for node_id in self._open:
            node = index.get(node_id)
            if node is not None:
                self.expand(self._plan.index_of(node, 0))
        self.blockSignals(blocked)

    def _parents(self, depth: int | None = None) -> set[str]:
        outline = self._plan.content.outline
        return {
            outline.lines[node].id
            for node in self._plan.rows.branches
            if depth is None or outline.depths[node] <= depth
        }

    def _on_theme(self) -> None:
        self._plan.context_brush = QBrush(self._theme.colour("muted"))

    def _on_expanded(self, index: QModelIndex) -> None:
        line = self._plan.line(index)
        if line is not None and not self._plan.rows.filtered:
            self._open.add(line.id)

    def _on_collapsed(self, index: QModelIndex) -> None:
        line = self._plan.line(index)
        if line is not None and not self._plan.rows.filtered:
            self._open.discard(line.id)


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of numbers that follow each other."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
