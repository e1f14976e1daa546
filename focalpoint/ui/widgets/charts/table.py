"""A chart's figures as a table: for those who would rather read, for screen readers, and to copy."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.delegates import RowDelegate
from focalpoint.ui.widgets.tables import copy_as_table

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Figures:
    """Headings, rows of words, what each row opens (empty: nothing), and the columns that hold numbers."""

    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    keys: tuple[str, ...] = ()
    numeric: frozenset[int] = frozenset()

    def as_text(self) -> str:
        """Headings and rows as tab-separated text, for the clipboard."""
        plain = ((cell.replace("\t", " ").replace("\n", " ") for cell in row) for row in (self.headings, *self.rows))
        return "\n".join("\t".join(cells) for cells in plain)


class FiguresModel(QAbstractTableModel):
    """The figures for a view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures = Figures()

    def show_figures(self, figures: Figures) -> None:
        """Show other figures."""
        self.beginResetModel()
        self._figures = figures
        self.endResetModel()

    def key(self, row: int) -> str:
        """What a row opens."""
        return self._figures.keys[row] if row < len(self._figures.keys) else ""

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The rows."""
        return 0 if parent.isValid() else len(self._figures.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The columns."""
        return 0 if parent.isValid() else len(self._figures.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._figures.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._figures.headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._figures.headings[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> int:
        numeric = column in self._figures.numeric
        side = Qt.AlignmentFlag.AlignTrailing if numeric else Qt.AlignmentFlag.AlignLeading
        return int(side | Qt.AlignmentFlag.AlignVCenter)


class FiguresTable(QTableView):
    """The table itself: Enter or a double click opens a row, Ctrl+C copies all of it."""

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = FiguresModel(self)
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.px(40))
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._fit)
        self._fit()

    def show_figures(self, figures: Figures) -> None:
        """Show other figures; the first column takes the room that is left."""
        self._model.show_figures(figures)
        header = self.horizontalHeader()
        for at in range(self._model.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if at == 0 else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(at, mode)
        first = str(self._model.headerData(0, Qt.Orientation.Horizontal) or "")
        wanted = header.fontMetrics().horizontalAdvance(first) + self._theme.px(18)
        header.setMinimumSectionSize(max(self._theme.px(40), wanted))
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    def copy(self) -> str:
        """Copy the whole table as tab-separated text."""
        rows = [self._model.index(row, 0) for row in range(self._model.rowCount())]
        return copy_as_table(self, list(range(self._model.columnCount())), rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; open; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows to another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(
            max(self.fontMetrics().height() + self._theme.px(10), self._theme.px(28))
        )

    def _on_activated(self, index: QModelIndex) -> None:
        if key := self._model.key(index.row()):
            self.opened.emit(key)
