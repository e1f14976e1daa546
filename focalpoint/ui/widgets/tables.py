"""Tables and trees as every page has them: sticky header, remembered columns, copy as table, always a current row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QByteArray, QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QTreeView, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.delegates import ProgressDelegate, RowDelegate, StateDelegate
from focalpoint.ui.widgets.records import Column, R, RecordModel

LEAST_HEIGHT: Final = 48
"""Pixels of a list where there is little room: it scrolls, and what stands around it keeps its height."""

GIVES_WAY: Final = "givesWay"
"""A header's property while there is too little room for its columns: their widths are then nobody's choice."""

CHOSEN: Final = "chosenColumns"
"""A header's property: the columns that a person chose to show in this window."""


class Memory(Protocol):
    """Remembers small things of the window between two runs."""

    def get(self, key: str) -> str:
        """What was kept, empty for nothing."""

    def put(self, key: str, value: str) -> None:
        """Keep it."""


def choose_row(view: QAbstractItemView, index: QModelIndex) -> None:
    """Make a row the current one and the only selected one.

    Not ``setCurrentIndex`` or ``selectRow``: both add the row to the selection while somebody holds Ctrl or Shift down.
    """
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(index, flags)


def copy_as_table(view: QAbstractItemView, columns: list[int], rows: list[QModelIndex]) -> str:
    """The rows as tab-separated text with a line of headings; it is also put on the clipboard."""
    model = view.model()
    lines = ["\t".join(str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in columns)]
    for row in rows:
        cells = (str(row.sibling(row.row(), at).data() or "") for at in columns)
        lines.append("\t".join(map(plain_cell, cells)))
    text = "\n".join(lines)
    QGuiApplication.clipboard().setText(text)
    return text


def plain_cell(text: str) -> str:
    """A cell as it goes into a table elsewhere: on one line, without the marks that keep directions apart here."""
    return text.translate(_NOT_COPIED)


_NOT_COPIED = {ord("\t"): " ", ord("\n"): " "} | dict.fromkeys(range(0x2066, 0x206A))


def keep_columns(header: QHeaderView, memory: Memory, key: str) -> None:
    """Bring back widths, order and hidden columns, and remember their changes.

    Widths and order only; the sorted column comes back with them, as the person left it.
    """
    kept = memory.get(key)
    if kept:
        header.restoreState(QByteArray.fromBase64(QByteArray(kept.encode())))

    def keep() -> None:
        if not header.property(GIVES_WAY):
            memory.put(key, bytes(header.saveState().toBase64().data()).decode())

    header.sectionResized.connect(keep)
    header.sectionMoved.connect(keep)
    header.sortIndicatorChanged.connect(keep)


def shown_columns(header: QHeaderView) -> list[int]:
    """The columns that are shown, in the order of the screen."""
    order = (header.logicalIndex(at) for at in range(header.count()))
    return [column for column in order if not header.isSectionHidden(column)]


def column_menu(header: QHeaderView, parent: QWidget, changed: Callable[[], None]) -> QMenu:
    """Which columns are shown, as ticks; the first one always is."""
    menu = QMenu(parent)
    model = header.model()
    for at in range(1, model.columnCount()):
        action = menu.addAction(str(model.headerData(at, Qt.Orientation.Horizontal) or ""))
        action.setCheckable(True)
        action.setChecked(not header.isSectionHidden(at))

        def switch(shown: bool, at: int = at) -> None:
            chosen = {*(header.property(CHOSEN) or ()), at} if shown else {*(header.property(CHOSEN) or ())} - {at}
            header.setProperty(CHOSEN, sorted(chosen))
            header.setSectionHidden(at, not shown)
            if shown and header.sectionSize(at) < header.minimumSectionSize():
                header.resizeSection(at, header.defaultSectionSize())
            changed()

        action.toggled.connect(switch)
    return menu


def prepare_header(header: QHeaderView) -> None:
    """The header that all views have."""
    header.setSectionsMovable(True)
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    header.setSortIndicatorClearable(False)


class TableView(QTableView):
    """A list of records: rows are selected whole, several at a time; keys do everything."""

    picked = Signal(str)
    """The id of the record that became current."""
    opened = Signal(str)
    """Enter or a double click on a record."""
    context_menu = Signal(QPoint)
    """A menu is asked for at this global point (right click, menu key)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._menu: QMenu | None = None
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setProperty("framed", True)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        prepare_header(self.horizontalHeader())
        self.horizontalHeader().customContextMenuRequested.connect(self._on_header_menu)
        self.setSortingEnabled(True)
        theme.changed.connect(self._fit_rows)
        self._fit_rows()

    def set_record_model(self, model: RecordModel[R], memory: Memory, key: str) -> None:
        """Show a list of records with its delegates, and remember its columns under ``key``."""
        self.setModel(model)
        header = self.horizontalHeader()
        for at, column in enumerate(model.columns):
            self._dress(at, column)
        blocked = header.blockSignals(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.blockSignals(blocked)
        keep_columns(header, memory, key)
        if 0 <= header.sortIndicatorSection() < len(model.columns):
            model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        model.layoutChanged.connect(self._keep_current)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def selected_ids(self) -> list[str]:
        """The ids of the selected rows, from top to bottom."""
        model = self.model()
        if not isinstance(model, RecordModel):
            return []
        return [model.id_at(row) for row in sorted({index.row() for index in self.selectionModel().selectedRows()})]

    def current_id(self) -> str | None:
        """The id of the current row."""
        model, index = self.model(), self.currentIndex()
        return model.id_at(index.row()) if isinstance(model, RecordModel) and index.isValid() else None

    def select_id(self, record_id: str) -> bool:
        """Select a record and scroll to it."""
        model = self.model()
        row = model.row_of(record_id) if isinstance(model, RecordModel) else -1
        if row < 0:
            return False
        index = self.model().index(row, 0)
        choose_row(self, index)
        self.scrollTo(index)
        return True

    def copy(self) -> str:
        """Copy the selected rows (all when none is) with the shown columns as a table."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        rows = rows or [self.model().index(row, 0) for row in range(self.model().rowCount())]
        header = self.horizontalHeader()
        columns = [
            header.logicalIndex(at)
            for at in range(header.count())
            if not header.isSectionHidden(header.logicalIndex(at))
        ]
        return copy_as_table(self, columns, rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, and open with Enter; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id() is not None:
            self.opened.emit(self.current_id() or "")
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the record."""
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit(self.current_id() or "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu; by key it opens under the current row."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            point = event.globalPos()
        self.context_menu.emit(point)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows to another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    def _dress(self, at: int, column: Column[R]) -> None:
        if column.state is not None:
            self.setItemDelegateForColumn(at, StateDelegate(self._theme, self))
        elif column.percent is not None:
            self.setItemDelegateForColumn(at, ProgressDelegate(self._theme, self))
        self.setColumnWidth(at, self._theme.px(column.width))
        self.setColumnHidden(at, column.hidden)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(
            max(self.fontMetrics().height() + self._theme.px(12), self._theme.px(30))
        )

    def _keep_current(self) -> None:
        # A screen reader has crashed on a view without a current index.
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.selectionModel().setCurrentIndex(
                self.model().index(0, 0), self.selectionModel().SelectionFlag.NoUpdate
            )

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        model = self.model()
        if now.isValid() and isinstance(model, RecordModel):
            self.picked.emit(model.id_at(now.row()))

    def _on_header_menu(self, point: QPoint) -> None:
        header = self.horizontalHeader()
        self._menu = column_menu(header, self, lambda: None)
        self._menu.popup(header.mapToGlobal(point))


class TreeView(QTreeView):
    """A tree with the same manners; the model is the page's own (no proxy)."""

    opened = Signal(QModelIndex)
    context_menu = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._menu: QMenu | None = None
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setProperty("framed", True)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self._indent()
        prepare_header(self.header())
        self.header().customContextMenuRequested.connect(self._on_header_menu)
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self._indent)

    def _indent(self) -> None:
        self.setIndentation(self._theme.px(18))

    def keep_columns(self, memory: Memory, key: str) -> None:
        """Remember widths, order and hidden columns; call it after the model is set."""
        keep_columns(self.header(), memory, key)

    def copy(self) -> str:
        """Copy the selected rows with the shown columns as a table."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: self.visualRect(index).top())
        header = self.header()
        columns = [
            header.logicalIndex(at)
            for at in range(header.count())
            if not header.isSectionHidden(header.logicalIndex(at))
        ]
        return copy_as_table(self, columns, rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, and open with Enter; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu; by key it opens under the current row."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            point = event.globalPos()
        self.context_menu.emit(point)

    def _on_header_menu(self, point: QPoint) -> None:
        self._menu = column_menu(self.header(), self, lambda: None)
        self._menu.popup(self.header().mapToGlobal(point))


def retranslate_model(view: QAbstractItemView, language: Language) -> None:
    """Tell a view's record model the language."""
    model = view.model()
    if isinstance(model, RecordModel):
        model.retranslate(language)
