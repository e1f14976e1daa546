"""The plan's tree as Qt sees it, without a proxy (performance.md).

Qt keeps the shape (which branch has how many rows) and answers for it by itself; only what a cell says is asked of
Python. With 10,000 nodes, a shape that is asked of Python node by node takes ten times as long to lay out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QStandardItem, QStandardItemModel
from shiboken6 import Shiboken

from focalpoint.domain.folding import fold
from focalpoint.domain.outline import ROOT
from focalpoint.domain.plan import NodeKind, PlanLine
from focalpoint.language import Language
from focalpoint.ui.pages.plan.columns import EDITS
from focalpoint.ui.pages.plan.content import Column, PlanCells, PlanContent, column_name
from focalpoint.ui.pages.plan.narrowing import Narrowing
from focalpoint.ui.pages.plan.rows import TreeRows
from focalpoint.ui.pages.plan.shape import below, differences
from focalpoint.ui.widgets.records import PERCENT_ROLE, STATE_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex
_COLUMNS: Final = len(Column)
_LAST: Final = Column(_COLUMNS - 1)
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_TRAILING: Final = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
MARK_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 23
"""True where a diamond stands before the title (a milestone)."""
NODES_TYPE: Final = "application/x-focalpoint-plan-nodes"


class PlanModel(QStandardItemModel):
    """The nodes of one plan. Filter and sort happen here; expansion belongs to the view.

    Only branches have an item: an index names its row and, by ``internalId``, the item above it, and so its node.
    Never call ``itemFromIndex``: it makes an item of a leaf. ``flags``, ``index``, ``parent``, ``rowCount`` and
    ``hasChildren`` are left to Qt on purpose. What is typed in a cell is saved by the view, not by ``setData``.
    """

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(_COLUMNS)
        self._cells = self.cells_of(language, PlanContent())
        self._rows = TreeRows(self._cells.content.outline)
        self._items: dict[int, QStandardItem] = {}
        self._node_above: dict[int, int] = {}
        self._filter = ""
        self._narrowing = Narrowing()
        self._sorted_by: tuple[Column, bool] | None = None
        self.context_brush: QBrush | None = None
        """The ink of what is shown only for what stands below it; the view sets it from the theme."""
        self._bold = QFont()
        self._bold.setBold(True)
        self._semibold = QFont()
        self._semibold.setWeight(QFont.Weight.DemiBold)
        self._readers: dict[int, Callable[[int, int], object]] = {
            int(Qt.ItemDataRole.DisplayRole): self.text,
            int(Qt.ItemDataRole.EditRole): self._value,
            int(Qt.ItemDataRole.AccessibleTextRole): self._spoken,
            int(Qt.ItemDataRole.ToolTipRole): self._tooltip,
            int(Qt.ItemDataRole.FontRole): self._font,
            int(Qt.ItemDataRole.ForegroundRole): self._ink,
            int(Qt.ItemDataRole.TextAlignmentRole): self._alignment,
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
    def cells(self) -> PlanCells:
        """What the cells say."""
        return self._cells

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

    @property
    def narrowing(self) -> Narrowing:
        """What the tree is narrowed by beside the text."""
        return self._narrowing

    @property
    def in_plan_order(self) -> bool:
        """Whether siblings stand in the order of the plan, first to last: only then can one be put between two."""
        return self._sorted_by in (None, (Column.WBS, False))

    def show(self, content: PlanContent) -> None:
        """Show a plan, keeping filter and sort. The view keeps what is expanded by itself."""
        self.beginResetModel()
        self._cells = self.cells_of(self._cells.language, content)
        self._rows = TreeRows(content.outline)
        self._apply_sort()
        self._apply_filter()
        self._grow()
        self.endResetModel()

    def show_moved(self, content: PlanContent, node_ids: Iterable[str]) -> None:
        """Show the plan after some nodes came, went or moved: rows come and go where they do, nothing else collapses.

        A filter may hide anything: then everything is shown anew.
        """
        if self._rows.filtered or not self.count:
            self.show(content)
            return
        touched = set(node_ids)
        old, new = self._rows, TreeRows(content.outline)
        if self._sorted_by is not None:
            column, descending = self._sorted_by
            new.sort(self.cells_of(self._cells.language, content).key(column), descending=descending)
        gone, come = differences(old, new, touched)
        for parent, row, kids in gone:
            self._take_rows(parent, row, kids)
        self._change_to(content, new)
        for parent, rows in come.items():
            self._put_rows(parent, rows)
        self._tell_of(touched)

    def refresh(self, content: PlanContent, node_ids: Iterable[str]) -> None:
        """Show new values of the same nodes in the same order: no reset, nothing collapses."""
        self._cells = self.cells_of(self._cells.language, content)
        self._rows.outline = content.outline
        self._tell_of(node_ids)

    def set_filter(self, text: str) -> None:
        """Leave the nodes whose number, title, reference or lead has each word of the text."""
        if fold(text).split() == fold(self._filter).split():
            return
        self._filter = text
        self._refilter()

    def set_narrowing(self, narrowing: Narrowing) -> None:
        """Leave the nodes that are what is asked for, and what stands above them."""
        if narrowing != self._narrowing:
            self._narrowing = narrowing
            self._refilter()

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
        self._cells = self.cells_of(language, self._cells.content)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, _COLUMNS - 1))

    def line(self, index: AnyIndex) -> PlanLine | None:
        """The node at an index."""
        return self._cells.line(self.node_at(index)) if index.isValid() else None

    def node_at(self, index: AnyIndex) -> int:
        """The integer of the node at an index; ROOT for none."""
        return self._rows.kids(self._node_above[index.internalId()])[index.row()] if index.isValid() else ROOT

    def cells_of(self, language: Language, content: PlanContent) -> PlanCells:
        """What the cells of a plan say."""
        return PlanCells(language, content)

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
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return column_name(Column(section), self._cells.language)
        return self._alignment(0, section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: one value of one cell."""
        reader = self._readers.get(role)
        if reader is None or not index.isValid():
            return None
        return reader(self._rows.kids(self._node_above[index.internalId()])[index.row()], index.column())

    def setData(self, _index: AnyIndex, _value: object, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: nothing is written here; the vault is, and its change set refreshes the row."""
        return False

    def mimeTypes(self) -> list[str]:
        """Qt: what rows are while they are dragged."""
        return [NODES_TYPE]

    def supportedDropActions(self) -> Qt.DropAction:
        """Qt: nodes are moved."""
        return Qt.DropAction.MoveAction

    # Inside -------------------------------------------------------------------------------------

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
            self._node_above[address_of(item)] = node
        self.blockSignals(blocked)

    def _take_rows(self, parent: int, row: int, kids: Sequence[int]) -> None:
        """Take some rows out of what is shown; ``kids`` are the nodes that the parent then has."""
        going = self._rows.kids(parent)[row]

        def forget(*_told: object) -> None:
            # Last of all who hear of it and before Qt does it: until now the old rows had to be told of.
            for node in below(self._rows.outline, going):
                item = self._items.pop(node, None)
                if item is not None:
                    del self._node_above[address_of(item)]
            self._rows.set_kids(parent, kids)

        self.rowsAboutToBeRemoved.connect(forget)
        self.removeRows(row, 1, self._index_above(parent))
        self.rowsAboutToBeRemoved.disconnect(forget)

    def _change_to(self, content: PlanContent, rows: TreeRows) -> None:
        """Call the shown nodes by their integers in another content; they are the same, in the same places."""
        old, index = self._rows.outline, content.outline.index
        self._items = {index[old.lines[node].id]: item for node, item in self._items.items()}
        above = {address_of(item): node for node, item in self._items.items()}
        above.update((key, ROOT) for key, node in self._node_above.items() if node == ROOT)
        self._cells, self._rows, self._node_above = self.cells_of(self._cells.language, content), rows, above

    def _put_rows(self, parent: int, come: Sequence[tuple[int, int]]) -> None:
        """Put nodes (each with its row) among the children of a parent."""
        if parent != ROOT and parent not in self._items:
            self._make_branch(parent)
        for row, node in come:
            item = self._build(node) if self._rows.count(node) else None
            kids = [*self._rows.kids(parent)[:row], node, *self._rows.kids(parent)[row:]]

            def have(*_told: object, kids: Sequence[int] = kids) -> None:
                # Last of all who hear of it: until now the rows without it had to be told of.
                self._rows.set_kids(parent, kids)

            self.rowsAboutToBeInserted.connect(have)
            if item is None:
                self.insertRows(row, 1, self._index_above(parent))
            elif parent == ROOT:
                self.insertRow(row, item)
            else:
                self._items[parent].insertRow(row, item)
            self.rowsAboutToBeInserted.disconnect(have)

    def _make_branch(self, node: int) -> None:
        """Give a leaf the item that children need."""
        item = QStandardItem(0, _COLUMNS)
        above, row = self._rows.parent(node), self._rows.row(node)
        if above == ROOT:
            self.setItem(row, 0, item)
        else:
            self._items[above].setChild(row, 0, item)
        self._items[node] = item
        self._node_above[address_of(item)] = node

    def _build(self, node: int) -> QStandardItem:
        """The item of a branch with all below it, not yet in the tree."""
        item = QStandardItem(self._rows.count(node), _COLUMNS)
        self._items[node] = item
        self._node_above[address_of(item)] = node
        for row, kid in enumerate(self._rows.kids(node)):
            if self._rows.count(kid):
                item.setChild(row, 0, self._build(kid))
        return item

    def _index_above(self, parent: int) -> QModelIndex:
        return QModelIndex() if parent == ROOT else self._items[parent].index()

    def _tell_of(self, node_ids: Iterable[str]) -> None:
        """Say that the values of some nodes changed, and so of everything above them."""
        index, parents = self.content.outline.index, self.content.outline.parents
        nodes = {index[node_id] for node_id in node_ids if node_id in index}
        for node in list(nodes):
            above = parents[node]
            while above != ROOT and above not in nodes:
                nodes.add(above)
                above = parents[above]
        for node in nodes:
            if self._rows.is_shown(node):
                self.dataChanged.emit(self.index_of(node, Column.TITLE), self.index_of(node, _LAST))

    def _value(self, node: int, column: int) -> object:
        return self._cells.value(node, column) if Column(column) in EDITS else self.text(node, column)

    def _spoken(self, node: int, column: int) -> str:
        return self._cells.spoken(node, column)

    def _tooltip(self, node: int, column: int) -> str:
        return self._cells.tooltip(node, column)

    def _ink(self, node: int, column: int) -> QBrush | None:
        del column
        return self.context_brush if self._rows.is_context(node) else None

    def _alignment(self, node: int, column: int) -> Qt.AlignmentFlag:
        del node
        return _TRAILING if self._cells.alignment(column) else _LEADING

    def _font(self, node: int, column: int) -> QFont | None:
        if column not in {Column.WBS, Column.TITLE}:
            return None
        kind = self._cells.line(node).kind
        if kind == NodeKind.PILLAR:
            return self._bold
        return self._semibold if kind == NodeKind.OBJECTIVE and column == Column.TITLE else None

    def _refilter(self) -> None:
        self.beginResetModel()
        self._apply_filter()
        self._grow()
        self.endResetModel()

    def _apply_filter(self) -> None:
        words = fold(self._filter).split()
        if not words and not self._narrowing.narrows:
            self._rows.filter(None)
            return
        matches = [True] * len(self._rows)
        if words:
            matches = [all(word in text for word in words) for text in self._cells.haystack()]
        if self._narrowing.narrows:
            fits = self._narrowing.fitting(self.content)
            matches = [match and fit for match, fit in zip(matches, fits, strict=True)]
        self._rows.filter(matches)

    def _apply_sort(self) -> None:
        if self._sorted_by is None:
            self._rows.sort(None)
            return
        column, descending = self._sorted_by
        self._rows.sort(self._cells.key(column), descending=descending)


def address_of(item: QStandardItem) -> int:
    """What the indexes right below an item carry as their ``internalId``."""
    return int(Shiboken.getCppPointer(item)[0])
