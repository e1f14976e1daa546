"""Entries under headings, as a tree of two levels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont

from focalpoint.domain.provisions import Entry
from focalpoint.language import plain_order
from focalpoint.ui.pages.implementation.columns import ASKED, Cells, EntryColumn, Group
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.records import STATE_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_GROUP: Final = 0
"""The internal id of a heading; an entry has the number of its heading, counted from 1."""
_LEADING: Final = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
_SIGNS: Final = {"green": "check", "amber": "warning", "red": "close"}
_TEXTS: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class EntryTree(QAbstractItemModel):
    """The groups of one view. A heading is chosen by its code, an entry by its id."""

    def __init__(self, cells: Cells, theme: Theme, view: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        self._theme = theme
        self.view = view
        self.columns: tuple[EntryColumn, ...] = cells.columns(view)
        self._groups: Sequence[Group] = ()
        self._places: dict[str, tuple[int, int]] = {}
        self._bold = QFont()
        self._bold.setBold(True)

    @property
    def groups(self) -> Sequence[Group]:
        """What is shown."""
        return self._groups

    @property
    def count(self) -> int:
        """How many entries are shown."""
        return len(self._places)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show other entries; those that stay keep their selection."""
        if [(group.code, len(group.entries)) for group in groups] == [
            (group.code, len(group.entries)) for group in self._groups
        ] and self._ids(groups) == self._ids(self._groups):
            self._groups = groups
            self._tell()
            return
        self.beginResetModel()
        self._groups = groups
        self._places = {
            entry.id: (at, row) for at, group in enumerate(groups) for row, entry in enumerate(group.entries)
        }
        self.endResetModel()

    def retranslate(self) -> None:
        """Say headings anew; the page shows the groups again."""
        self.columns = self._cells.columns(self.view)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def entry(self, index: AnyIndex) -> Entry | None:
        """The entry at an index; None for a heading."""
        if not index.isValid() or index.internalId() == _GROUP:
            return None
        return self._groups[index.internalId() - 1].entries[index.row()]

    def group(self, index: AnyIndex) -> Group | None:
        """The heading at an index; None for an entry."""
        return self._groups[index.row()] if index.isValid() and index.internalId() == _GROUP else None

    def index_of(self, entry_id: str) -> QModelIndex:
        """The index of an entry; invalid when it is not shown."""
        place = self._places.get(entry_id)
        return QModelIndex() if place is None else self.createIndex(place[1], 0, place[0] + 1)

    # Qt's side ----------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """Qt: the index at a row and column under a parent."""
        if not 0 <= column < len(self.columns) or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: AnyIndex = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Qt: an entry's heading."""
        if not index.isValid() or index.internalId() == _GROUP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _GROUP)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Qt: headings, or the entries of one."""
        if not parent.isValid():
            return len(self._groups)
        if parent.column() > 0 or parent.internalId() != _GROUP:
            return 0
        return len(self._groups[parent.row()].entries)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Qt: how many columns there are."""
        del parent
        return len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the columns' names."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in _TEXTS:
            return self.columns[section].words(self._cells.language)
        return _LEADING if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: one value of one cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEADING
        column, entry = self.columns[index.column()], self.entry(index)
        if entry is None:
            return self._of_group(self._groups[index.row()], column, index.column(), role)
        return self._of_entry(entry, column, role)

    # Inside -------------------------------------------------------------------------------------

    def _of_group(self, group: Group, column: EntryColumn, at: int, role: int) -> object:
        if role in _TEXTS:
            return self._cells.heading(group) if at == 0 else ""
        if role == STATE_ROLE and column.state is not None:
            return ("", "")
        if role == Qt.ItemDataRole.FontRole and at == 0:
            return self._bold
        if role == Qt.ItemDataRole.DecorationRole and at == 0 and group.state[0] in _SIGNS:
            return self._theme.icon(_SIGNS[group.state[0]], group.state[0])
        return None

    def _of_entry(self, entry: Entry, column: EntryColumn, role: int) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            said = column.said(entry) if column.said is not None else column.text(entry)
            return plain_order(said)
        if role == Qt.ItemDataRole.AccessibleTextRole and column.said is not None:
            return column.said(entry)
        if role in _TEXTS:
            return column.text(entry)
        if role == STATE_ROLE and column.state is not None:
            return column.state(entry)
        if role == Qt.ItemDataRole.ForegroundRole and column.token is not None:
            token = column.token(entry)
            return QBrush(self._theme.colour(token)) if token else None
        if role == Qt.ItemDataRole.DecorationRole and column.name == ASKED and entry.provision.check:
            return self._theme.icon("warning", "amber")
        return None

    @staticmethod
    def _ids(groups: Sequence[Group]) -> list[str]:
        return [entry.id for group in groups for entry in group.entries]

    def _tell(self) -> None:
        last = len(self.columns) - 1
        if not self._groups:
            return
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._groups) - 1, last))
        for at, group in enumerate(self._groups):
            above = self.createIndex(at, 0, _GROUP)
            self.dataChanged.emit(self.index(0, 0, above), self.index(len(group.entries) - 1, last, above))
