"""The tree on the screen: what is expanded, selected and current survives every renewal of the model."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from focalpoint.language import Language
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.states import state_words
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.plan.content import Column
from focalpoint.ui.pages.plan.delegate import TitleDelegate
from focalpoint.ui.pages.plan.model import PlanModel
from focalpoint.ui.pages.trees import ArrowTree
from focalpoint.ui.shell.context import copy_text
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.delegates import ProgressDelegate, StateDelegate
from focalpoint.ui.widgets.tables import shown_columns

_EXPAND_ALL_UP_TO: Final = 200
"""A plan of at most so many nodes opens wholly; a larger one shows its top level."""
_WIDTHS: Final = {
    Column.WBS: 70,
    Column.TITLE: 260,
    Column.LEAD: 60,
    Column.START: 94,
    Column.FINISH: 94,
    Column.PERCENT: 106,
    Column.STATE: 98,
}
_ORDER: Final = tuple(_WIDTHS)
_LEAST_TITLE: Final = 160
_AROUND_STATE: Final = 46
_SELECT: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class PlanView(ArrowTree):
    """The plan's tree. Remembers expansion by node id; follows the model's resets by itself."""

    def __init__(self, theme: Theme, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._plan = model
        self._open: set[str] = set()
        self._fresh = True
        self._kept: tuple[list[str], str, int] = ([], "", 0)
        self._edited = ""
        self.setTreePosition(Column.TITLE)
        self.setModel(model)
        titles = TitleDelegate(theme, self)
        titles.closeEditor.connect(self._on_editor_closed)
        self.setItemDelegateForColumn(Column.TITLE, titles)
        self.setItemDelegateForColumn(Column.PERCENT, ProgressDelegate(theme, self))
        self.setItemDelegateForColumn(Column.STATE, StateDelegate(theme, self))
        self.header().setSortIndicator(Column.WBS, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._fit = TitleFit(self, self.header(), Column.TITLE, theme, _LEAST_TITLE)
        self.restore_columns()
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)

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

    def select_id(self, node_id: str) -> bool:
        """Select one node and scroll to it, opening what is above; false when it is not shown."""
        index = self._plan.index_by_id(node_id)
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.selectionModel().setCurrentIndex(index, _SELECT)
        self.scrollTo(index)
        return True

    def edit_title(self, node_id: str) -> None:
        """Begin to edit a title in place; Enter saves, Escape leaves it."""
        self._drop_editor()
        if self.select_id(node_id):
            self._edited = node_id
            self.openPersistentEditor(self._plan.index_by_id(node_id, Column.TITLE))

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
            self.selectionModel().setCurrentIndex(index, _SELECT)

    def restore_columns(self) -> None:
        """The columns in their first widths and order; the start gives its room to the titles until it is asked for."""
        header = self.header()
        for place, column in enumerate(_ORDER):
            header.moveSection(header.visualIndex(column), place)
            self.setColumnHidden(column, column is Column.START)
            self.setColumnWidth(column, self._theme.px(_WIDTHS[column]))
        self._fit.fit()

    def retranslate(self, language: Language) -> None:
        """Make room for the headings, dates and states of another language; a person's wider column stays."""
        dates = [show_date(language, f"2028-{month:02d}-28") for month in range(1, 13)]
        self._fit.widen({Column.START: dates, Column.FINISH: dates})
        self._fit.widen({Column.STATE: state_words(language)}, padding=_AROUND_STATE)

    def copy(self) -> str:
        """Put the selected rows with the shown columns on the clipboard, tab-separated, with a line of headings."""
        columns = shown_columns(self.header())
        index = self._plan.content.outline.index
        lines = ["\t".join(str(self._plan.headerData(at, Qt.Orientation.Horizontal)) for at in columns)]
        for node_id in self.selected_ids():
            cells = (self._plan.text(index[node_id], at) for at in columns)
            lines.append("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in cells))
        text = "\n".join(lines)
        copy_text(text)
        return text

    # Qt's side ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the star opens all, as Qt's own key does, but remembered."""
        if event.key() == Qt.Key.Key_Asterisk:
            self.expand_all()
            return
        super().keyPressEvent(event)

    # Keeping the place --------------------------------------------------------------------------

    def _on_about_to_reset(self) -> None:
        self._drop_editor()
        self._kept = (self.selected_ids(), self.current_id(), self.verticalScrollBar().value())

    def _on_reset(self) -> None:
        selected, current, scrolled = self._kept
        if self._fresh and self._plan.rows.shown_count:
            self._fresh = False
            self._open = self._parents(None if len(self._plan.rows) <= _EXPAND_ALL_UP_TO else 0)
        self._reopen()
        index = self._plan.index_by_id(current) if current else QModelIndex()
        if not index.isValid():
            index = self._plan.index(0, Column.TITLE)
        if not index.isValid():
            return
        # There is always a current index: a screen reader crashed without one (style.md).
        self.selectionModel().setCurrentIndex(index, _SELECT)
        if len(selected) > 1:
            chosen = QItemSelection()
            for node_id in selected:
                place = self._plan.index_by_id(node_id)
                if place.isValid():
                    chosen.select(place, place)
            self.selectionModel().select(chosen, _SELECT)
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

    def _on_editor_closed(self) -> None:
        # Later: Qt is still inside the editor's own event. Once: closing takes the focus, which tells again.
        edited, self._edited = self._edited, ""
        if edited:
            QTimer.singleShot(0, self, lambda: self._close_editor(edited))

    def _drop_editor(self) -> None:
        """Close an open title: its row is about to go, or another title is wanted."""
        edited, self._edited = self._edited, ""
        if edited:
            self._close_editor(edited)

    def _close_editor(self, node_id: str) -> None:
        # The focus first, which saves what was typed; then silently, for a closing editor would try to save again.
        self.setFocus()
        index = self._plan.index_by_id(node_id, Column.TITLE)
        if index.isValid() and self.isPersistentEditorOpen(index):
            delegate = self.itemDelegateForIndex(index)
            blocked = delegate.blockSignals(True)
            self.closePersistentEditor(index)
            delegate.blockSignals(blocked)

    def _on_expanded(self, index: QModelIndex) -> None:
        line = self._plan.line(index)
        if line is not None and not self._plan.rows.filtered:
            self._open.add(line.id)

    def _on_collapsed(self, index: QModelIndex) -> None:
        line = self._plan.line(index)
        if line is not None and not self._plan.rows.filtered:
            self._open.discard(line.id)
