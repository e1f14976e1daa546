"""A flat list of frozen records for a table: columns are declared once; sorting and filtering happen here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme

RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The record of a row."""
STATE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""``(colour, word)`` for ``StateDelegate``."""
PERCENT_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""``(percent | None, planned | None)`` for ``ProgressDelegate``."""

R = TypeVar("R")
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)  # no slots: Python 3.11 cannot make a generic one of them
class Column(Generic[R]):
    """One column: how a record reads in it, how it sorts, and what else its cells tell."""

    name: str
    words: Callable[[Language], str]
    text: Callable[[R, Language], str]
    key: Callable[[R], Any] | None = None
    """What to sort by; the text when not given. None values come last."""
    width: int = 120
    numeric: bool = False
    state: Callable[[R, Language], tuple[str, str]] | None = None
    percent: Callable[[R], tuple[float | None, float | None]] | None = None
    token: Callable[[R], str] | None = None
    """A palette colour for the text, such as ``red`` for an overdue date; empty for the usual one."""
    strong: Callable[[R], bool] | None = None
    hidden: bool = False
    """Not shown until the person asks for it."""


class RecordModel(QAbstractTableModel, Generic[R]):
    """Records in rows. ``id_of`` tells them apart; the selection survives ``set_records``."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        id_of: Callable[[R], str],
        *,
        language: Language,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._id_of = id_of
        self._language = language
        self._theme = theme
        self._records: list[R] = []
        self._rows: list[R] = []
        self._row_of: dict[str, int] = {}
        self._needle = ""
        self._sort = (-1, Qt.SortOrder.AscendingOrder)
        self._bold = QFont()
        self._bold.setBold(True)

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns as declared."""
        return self._columns

    def set_records(self, records: Sequence[R]) -> None:
        """Show other records, sorted and filtered as before; the same rows keep their selection."""
        self._records = list(records)
        self._arrange()

    def set_filter(self, text: str) -> None:
        """Show only rows in which every word of ``text`` stands in some column."""
        if text.casefold() != self._needle:
            self._needle = text.casefold()
            self._arrange()

    def filtered(self) -> bool:
        """Whether a filter hides something."""
        return len(self._rows) < len(self._records)

    def record(self, row: int) -> R:
        """The record of a row."""
        return self._rows[row]

    def row_of(self, record_id: str) -> int:
        """The row of a record, −1 when it is not shown."""
        return self._row_of.get(record_id, -1)

    def id_at(self, row: int) -> str:
        """The id of a row's record."""
        return self._id_of(self._rows[row])

    def retranslate(self, language: Language) -> None:
        """Speak another language."""
        self._language = language
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self._columns) - 1))
        self._arrange()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Rows that are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Columns, also the hidden ones."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' words."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].words(self._language)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(self._columns[section])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and tells."""
        if not index.isValid():
            return None
        record, column = self._rows[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(column, record)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        return self._look(column, record, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows stay as they were."""
        if (column, order) != self._sort:
            self._sort = (column, order)
            self._arrange()

    def _text(self, column: Column[R], record: R) -> str:
        if column.state is not None:
            return column.state(record, self._language)[1]
        return column.text(record, self._language)

    def _look(self, column: Column[R], record: R, role: int) -> object:
        if role == RECORD_ROLE:
            return record
        if role == STATE_ROLE and column.state is not None:
            return column.state(record, self._language)
        if role == PERCENT_ROLE and column.percent is not None:
            return column.percent(record)
        if role == Qt.ItemDataRole.ForegroundRole and column.token is not None:
            token = column.token(record)
            return QBrush(self._theme.colour(token)) if token else None
        if role == Qt.ItemDataRole.FontRole and column.strong is not None and column.strong(record):
            return self._bold
        return None

    @staticmethod
    def _alignment(column: Column[R]) -> int:
        side = Qt.AlignmentFlag.AlignTrailing if column.numeric else Qt.AlignmentFlag.AlignLeading
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def _arrange(self) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        kept = [(self._id_of(self._rows[index.row()]), index.column()) for index in old]
        rows = self._records
        for word in self._needle.split():
            rows = [record for record in rows if self._has(record, word)]
        at, order = self._sort
        if 0 <= at < len(self._columns):
            rows = self._sorted(rows, self._columns[at], reverse=order is Qt.SortOrder.DescendingOrder)
        self._rows = list(rows)
        self._row_of = {self._id_of(record): row for row, record in enumerate(self._rows)}
        new = [
            self.index(self._row_of[record_id], column) if record_id in self._row_of else QModelIndex()
            for record_id, column in kept
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _has(self, record: R, word: str) -> bool:
        return any(word in self._text(column, record).casefold() for column in self._columns)

    def _sorted(self, rows: list[R], column: Column[R], *, reverse: bool) -> list[R]:
        if column.key is None:
            return sorted(rows, key=lambda record: self._text(column, record).casefold(), reverse=reverse)
        key = column.key
        known = [record for record in rows if key(record) is not None]
        unknown = [record for record in rows if key(record) is None]
        return [*sorted(known, key=key, reverse=reverse), *unknown]
