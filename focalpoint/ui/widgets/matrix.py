"""A large table of marks under headings that stay in sight: shapes for the eye, words for everybody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from focalpoint.language import isolate
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.marks import Look, paint_shape
from focalpoint.ui.widgets.tables import copy_as_table

_Index = QModelIndex | QPersistentModelIndex
_CELL: Final = 34
_ROW: Final = 28
_NAMES: Final = 190
_HEAD_MOST: Final = 96
_PAD: Final = 8


@dataclass(frozen=True, slots=True)
class Head:
    """A row's or column's heading; ``words`` is said where the label is short for something."""

    key: str
    label: str
    words: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: a look or a short text, and the sentence that says it all without its headings.

    ``short`` is what stands in the cell where there is room for a few letters only: on paper and in a sheet.
    """

    words: str
    look: Look | None = None
    text: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole matrix; ``cells[row][column]``."""

    rows: tuple[Head, ...] = ()
    columns: tuple[Head, ...] = ()
    cells: tuple[tuple[Cell, ...], ...] = ()


class MatrixModel(QAbstractTableModel):
    """The grid for a view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid()

    def show_grid(self, grid: Grid) -> None:
        """Show another grid."""
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The rows."""
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The columns."""
        return 0 if parent.isValid() else len(self.grid.columns)

    def cell(self, index: _Index) -> Cell:
        """What stands in a cell."""
        return self.grid.cells[index.row()][index.column()]

    def sentence(self, index: _Index) -> str:
        """A cell with its headings: whose it is, of what, and what it says."""
        row, column = self.grid.rows[index.row()], self.grid.columns[index.column()]
        return f"{isolate(row.label)}, {isolate(column.words or column.label)}: {self.cell(index).words}"

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words; its picture is painted by the delegate."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            cell = self.cell(index)
            return cell.text or (cell.look.words if cell.look is not None else "")
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.sentence(index)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings, and what they are short for."""
        heads = self.grid.columns if orientation is Qt.Orientation.Horizontal else self.grid.rows
        if not 0 <= section < len(heads):
            return None
        head = heads[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return head.label
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return head.words or head.label
        return None


class _MarkDelegate(QStyledItemDelegate):
    """Paints a shape or a short text, the selection, and a thin line below."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt: one cell."""
        model = index.model()
        if not isinstance(model, MatrixModel):
            return
        cell, theme, rect = model.cell(index), self._theme, QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if cell.look is not None:
            side = theme.px(13)
            box = QRectF(rect.center().x() - side / 2 + 0.5, rect.center().y() - side / 2 + 0.5, side, side)
            paint_shape(painter, box, theme, cell.look)
        elif cell.text:
            painter.setFont(theme.font(scale=0.92, bold=model.grid.rows[index.row()].strong))
            painter.setPen(theme.colour("text"))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), cell.text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))


class _Heads(QHeaderView):
    """Headings in the theme's ink: names along the rows; turned upright over the narrow columns."""

    def __init__(self, orientation: Qt.Orientation, theme: Theme, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the longest heading, up to a limit."""
        hint, px = super().sizeHint(), self._theme.px
        if self.orientation() is Qt.Orientation.Vertical:
            return QSize(px(_NAMES), hint.height())
        metrics = self.fontMetrics()
        words = (str(self.model().headerData(at, self.orientation()) or "") for at in range(self.count()))
        widest = max((metrics.horizontalAdvance(text) for text in words), default=0)
        return QSize(hint.width(), min(widest + px(2 * _PAD), px(_HEAD_MOST)))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Qt: one heading."""
        model = self.model()
        if not rect.isValid() or not isinstance(model, MatrixModel):
            return
        across = self.orientation() is Qt.Orientation.Horizontal
        head = (model.grid.columns if across else model.grid.rows)[logicalIndex]
        theme = self._theme
        painter.fillRect(rect, theme.colour("panel"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(theme.font(scale=0.95, bold=head.strong))
        painter.setPen(theme.colour("muted" if across else "text"))
        pad, metrics = theme.px(_PAD), painter.fontMetrics()
        if not across:
            inner = rect.adjusted(pad, 0, -pad, 0)
            shown = metrics.elidedText(head.label, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), isolate(shown))
            return
        painter.save()
        painter.translate(rect.center().x() + metrics.ascent() / 2 - 1, rect.bottom() - pad)
        painter.rotate(-90)
        shown = metrics.elidedText(head.label, Qt.TextElideMode.ElideRight, rect.height() - 2 * pad + 2)
        painter.drawText(QPointF(0, 0), shown)
        painter.restore()


class MatrixView(QTableView):
    """Walk with the arrows, Enter opens; headings stay where they are."""

    picked = Signal(str, str)
    """The keys of the current cell's row and column."""
    opened = Signal(str, str)
    """Enter or a double click on a cell."""
    heading_pressed = Signal(str)
    """The key of a column."""
    row_pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = MatrixModel(self)
        self.setProperty("framed", True)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(_Heads(Qt.Orientation.Horizontal, theme, self))
        self.setVerticalHeader(_Heads(Qt.Orientation.Vertical, theme, self))
        self.setItemDelegate(_MarkDelegate(theme, self))
        self.setModel(self._model)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.horizontalHeader().sectionClicked.connect(self._on_heading)
        self.verticalHeader().sectionClicked.connect(self._on_row)
        self.doubleClicked.connect(self._on_opened)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def grid(self) -> Grid:
        """What is shown."""
        return self._model.grid

    def show_grid(self, grid: Grid) -> None:
        """Show another grid; the current cell stays where its keys still are."""
        kept = self._keys(self.currentIndex())
        self._model.show_grid(grid)
        if grid.rows and grid.columns and not (kept and self.choose(*kept)):
            self.setCurrentIndex(self._model.index(0, 0))
        self.updateGeometries()

    def choose(self, row_key: str, column_key: str = "") -> bool:
        """Make a cell current by its keys; false when it is not there."""
        row = next((at for at, head in enumerate(self.grid.rows) if head.key == row_key), -1)
        column = next((at for at, head in enumerate(self.grid.columns) if head.key == column_key), 0)
        if row < 0 or not self.grid.columns:
            return False
        index = self._model.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def copy(self) -> str:
        """Copy the whole matrix as tab-separated text, the rows' names first."""
        text = copy_as_table(self, list(range(self._model.columnCount())), self._first_cells())
        named = ["", *(head.label for head in self.grid.rows)]
        lines = [f"{name}\t{line}" for name, line in zip(named, text.split("\n"), strict=True)]
        return "\n".join(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, copy; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copy())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fit to another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _first_cells(self) -> list[QModelIndex]:
        return [self._model.index(row, 0) for row in range(self._model.rowCount())]

    def _keys(self, index: QModelIndex) -> tuple[str, str] | None:
        if not index.isValid():
            return None
        return self.grid.rows[index.row()].key, self.grid.columns[index.column()].key

    def _fit(self) -> None:
        px, high = self._theme.px, self.fontMetrics().height() + self._theme.px(8)
        self.verticalHeader().setDefaultSectionSize(max(high, px(_ROW)))
        self.horizontalHeader().setDefaultSectionSize(px(_CELL))
        self.horizontalHeader().setMinimumSectionSize(px(24))
        self.verticalHeader().setFixedWidth(px(_NAMES))
        self.updateGeometries()

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        keys = self._keys(now)
        if keys is not None:
            self.picked.emit(*keys)

    def _on_opened(self, index: QModelIndex) -> None:
        keys = self._keys(index)
        if keys is not None:
            self.opened.emit(*keys)

    def _on_heading(self, section: int) -> None:
        self.heading_pressed.emit(self.grid.columns[section].key)

    def _on_row(self, section: int) -> None:
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self._model.index(section, column))
        self.row_pressed.emit(self.grid.rows[section].key)
