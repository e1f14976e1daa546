"""The plan's tree as Qt sees it, without a proxy (performance.md).

Qt keeps the shape (which branch has how many rows) and answers for it by itself; only what a cell says is asked of
Python. With 10,000 nodes, a shape that is asked of Python node by node takes ten times as long to lay out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from shiboken6 import Shiboken

from focalpoint.domain.folding import fold
from focalpoint.domain.outline import ROOT
from focalpoint.domain.plan import NodeKind, PlanLine
from focalpoint.language import Language
from focalpoint.ui.pages.plan.content import Column, PlanCells, PlanContent, column_name
from focalpoint.ui.pages.plan.rows import TreeRows
from focalpoint.ui.widgets.records import PERCENT_ROLE, STATE_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex
_COLUMNS: Final = len(Column)
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
MARK_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 23
"""True where a diamond stands before the title (a milestone)."""


class PlanModel(QStandardItemModel):
    """The nodes of one plan. Filter and sort happen here; expansion belongs to the view.

    Only branches have an item: an index names its row and, by ``internalId``, the item above it, and so its node.
    Never call ``itemFromIndex``: it makes an item of a leaf. ``flags``, ``index``, ``parent``, ``rowCount`` and
    ``hasChildren`` are left to Qt on purpose. The view opens the editor of a title by itself.
    """

    retitled = Signal(str, str)
    """A title was edited in place: node id, new title."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(_COLUMNS)
        self._cells = PlanCells(language, PlanContent())
        self._rows = TreeRows(self._cells.content.outline)
        self._items: dict[int, QStandardItem] = {}
        self._node_above: dict[int, int] = {}
        self._filter = ""
        self._sorted_by: tuple[Column, bool] | None = None
        self._bold = QFont()
        self._bold.setBold(True)
        self._semibold = QFont()
        self._semibold.setWeight(QFont.Weight.DemiBold)
        self._readers: dict[int, Callable[[int, int], object]] = {
            int(Qt.ItemDataRole.DisplayRole): self.text,
            int(Qt.ItemDataRole.EditRole): self.text,
            int(Qt.ItemDataRole.AccessibleTextRole): self._spoken,
            int(Qt.ItemDataRole.ToolTipRole): self._tooltip,
            int(Qt.ItemDataRole.FontRole): self._font,
            int(Qt.ItemDataRole.TextAlignmentRole): lambda _node, _column: _LEADING,
            int(STATE_ROLE): lambda node, column: self._cells.state(node) if column == Column.STATE else None,
            int(PERCENT_ROLE): lambda node, column: self._cells.progress(node) if column == Column.PERCENT else None,
            MARK_ROLE: lambda node, column: column == Column.TITLE and self._cells.is_milestone(node),
        }

    # What it holds ------------------------------------------------------------------------------

    @property
    def content(self) -> PlanContent:
        """What is shown."""
        return self._cells.content

    @property
    def rows(self) -> TreeRows:
        """The shown nodes by integer."""
        return self._rows

    @property
    def count(self) -> int:
        """How many nodes the plan has."""
        return len(self._rows)

    @property
    def shown_count(self) -> int:
        """How many nodes the filter leaves."""
        return self._rows.shown_count

    @property
    def filter_text(self) -> str:
        """What the tree is filtered by."""
        return self._filter

    def show(self, content: PlanContent) -> None:
        """Show a plan, keeping filter and sort. The view keeps what is expanded by itself."""
        self.beginResetModel()
        self._cells = PlanCells(self._cells.language, content)
        self._rows = TreeRows(content.outline)
        self._apply_sort()
        self._apply_filter()
        self._grow()
        self.endResetModel()

    def refresh(self, content: PlanContent, node_ids: Iterable[str]) -> None:
        """Show new values of the same nodes in the same order: no reset, nothing collapses."""
        self._cells = PlanCells(self._cells.language, content)
        self._rows.outline = content.outline
        index, parents = content.outline.index, content.outline.parents
        nodes = {index[node_id] for node_id in node_ids if node_id in index}
        for node in list(nodes):
            above = parents[node]
            while above != ROOT and above not in nodes:
                nodes.add(above)
                above = parents[above]
        for node in nodes:
            if self._rows.is_shown(node):
                self.dataChanged.emit(self.index_of(node, Column.TITLE), self.index_of(node, Column.STATE))

    def set_filter(self, text: str) -> None:
        """Leave the nodes whose number, title, reference or lead has each word of the text."""
        if fold(text).split() == fold(self._filter).split():
            return
        self.beginResetModel()
        self._filter = text
        self._apply_filter()
        self._grow()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort each level by a column; the number's column is the plan's own order."""
        wanted = None if column < 0 else (Column(column), order == Qt.SortOrder.DescendingOrder)
        if wanted == self._sorted_by:
            return
        self.beginResetModel()
        self._sorted_by = wanted
        self._apply_sort()
        self._grow()
        self.endResetModel()

    def retranslate(self, language: Language) -> None:
        """Say everything in another language."""
        self._cells = PlanCells(language, self._cells.content)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, _COLUMNS - 1))

    def line(self, index: AnyIndex) -> PlanLine | None:
        """The node at an index."""
        return self._cells.line(self.node_at(index)) if index.isValid() else None

    def node_at(self, index: AnyIndex) -> int:
        """The integer of the node at an index; ROOT for none."""
        return self._rows.kids(self._node_above[index.internalId()])[index.row()] if index.isValid() else ROOT

    def text(self, node: int, column: int) -> str:
        """What a cell says."""
        return self._cells.text(node, column)

    def index_of(self, node: int, column: int = Column.TITLE) -> QModelIndex:
        """The index of a shown node by its integer."""
        if node == ROOT:
            return QModelIndex()
        above = self._rows.parent(node)
        return self.index(self._rows.row(node), column, QModelIndex() if above == ROOT else self._items[above].index())

    def index_by_id(self, node_id: str, column: int = Column.TITLE) -> QModelIndex:
        """The index of a node by its id; invalid when it is not there or filtered out."""
        node = self.content.outline.index.get(node_id)
        return QModelIndex() if node is None or not self._rows.is_shown(node) else self.index_of(node, column)

    # Qt's side ----------------------------------------------------------------------------------

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the columns' names."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < _COLUMNS:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column_name(Column(section), self._cells.language)
        return _LEADING if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: one value of one cell."""
        reader = self._readers.get(role)
        if reader is None or not index.isValid():
            return None
        return reader(self._rows.kids(self._node_above[index.internalId()])[index.row()], index.column())

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: a title typed in place; the workspace saves it and its change set refreshes the row."""
        line = self.line(index)
        if line is None or role != Qt.ItemDataRole.EditRole or index.column() != Column.TITLE:
            return False
        title = str(value).strip()
        if title and title != line.title:
            self.retitled.emit(line.id, title)
        return False

    def _grow(self) -> None:
        """Give Qt the shape of what is shown. Call it within a reset."""
        blocked = self.blockSignals(True)
        # Never ``invisibleRootItem()``: Python would know its address even when Qt has given that to another object.
        self._items, self._node_above = {}, {}
        self.removeRows(0, self.rowCount())
        self.setRowCount(self._rows.count(ROOT))
        self._node_above[self.index(0, 0).internalId()] = ROOT
        for node in self._rows.shown_branches():
            item = QStandardItem(self._rows.count(node), _COLUMNS)
            above, row = self._rows.parent(node), self._rows.row(node)
            if above == ROOT:
                self.setItem(row, 0, item)
            else:
                self._items[above].setChild(row, 0, item)
            self._items[node] = item
            self._node_above[_address(item)] = node
        self.blockSignals(blocked)

    def _spoken(self, node: int, column: int) -> str:
        return self._cells.spoken(node, column)

    def _tooltip(self, node: int, column: int) -> str:
        return self._cells.tooltip(node, column)

    def _font(self, node: int, column: int) -> QFont | None:
        if column not in {Column.WBS, Column.TITLE}:
            return None
        kind = self._cells.line(node).kind
        if kind == NodeKind.PILLAR:
            return self._bold
        return self._semibold if kind == NodeKind.OBJECTIVE and column == Column.TITLE else None

    def _apply_filter(self) -> None:
        words = fold(self._filter).split()
        if not words:
            self._rows.filter(None)
            return
        self._rows.filter([all(word in text for word in words) for text in self._cells.haystack()])

    def _apply_sort(self) -> None:
        if self._sorted_by is None:
            self._rows.sort(None)
            return
        column, descending = self._sorted_by
        self._rows.sort(self._cells.key(column), descending=descending)


def _address(item: QStandardItem) -> int:
    """What the indexes right below an item carry as their ``internalId``."""
    return int(Shiboken.getCppPointer(item)[0])
