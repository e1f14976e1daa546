"""A flat list of frozen records for a table: columns are declared once; sorting and filtering happen here."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QBrush, QFont

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme

RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The record of a row."""
STATE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""``(colour, word)`` for ``StateDelegate``."""
PERCENT_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""``(percent | None, planned | None)`` for ``ProgressDelegate``."""

_MANY: Final = 500
"""A list that is longer is folded before somebody filters it, …"""
_SLICE: Final = 200
"""… so many records in one turn of the event loop."""

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
    same: Callable[[R], Hashable] | None = None
    """What the text follows from, where many records share it: it is then worked out once for all of them."""


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
        self._shared: dict[str, dict[Hashable, str]] = {}
        self._folded: dict[str, tuple[R, str]] = {}
        self._sort = (-1, Qt.SortOrder.AscendingOrder)
        self._bold = QFont()
        self._bold.setBold(True)
        self._slices: Iterator[None] = iter(())
        self._ahead = QTimer(self)
        self._ahead.timeout.connect(self._fold_ahead)

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns as declared."""
        return self._columns

    @property
    def language(self) -> Language:
        """The language that the cells speak."""
        return self._language

    def set_records(self, records: Sequence[R], *, same_words: bool = False) -> None:
        """Show other records, sorted and filtered as before; the same rows keep their selection.

        Args:
            records: all of them.
            same_words: whether records that stay the same object also read as before (no name that they take from
                elsewhere has changed).
        """
        self._records = list(records)
        self._shared.clear()
        if not same_words:
            self._folded.clear()
        self._arrange()
        self._fold_soon()

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
        self._shared.clear()
        self._folded.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self._columns) - 1))
        at = self._sort[0]
        if self._needle or (0 <= at < len(self._columns) and self._columns[at].key is None):
            self._arrange()  # what is found, and the order of words, is another in another language
        elif self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))
        self._fold_soon()

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
        rows = self._fitting(self._needle.split())
        at, order = self._sort
        if 0 <= at < len(self._columns):
            rows = self._sorted(rows, self._columns[at], reverse=order is Qt.SortOrder.DescendingOrder)
        self._rows = list(rows)
        self._row_of = dict(zip(map(self._id_of, self._rows), range(len(self._rows)), strict=True))
        new = [
            self.index(self._row_of[record_id], column) if record_id in self._row_of else QModelIndex()
            for record_id, column in kept
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _fitting(self, words: Sequence[str]) -> list[R]:
        """The records in which every folded word stands in some column."""
        if not words:
            return self._records
        left = list(zip(self._records, map(self._own_text, self._records), strict=True))
        for word in words:
            left = self._having(left, word)
        return [record for record, _text in left]

    def _having(self, rows: list[tuple[R, str]], word: str) -> list[tuple[R, str]]:
        hits: list[tuple[Callable[[R], Hashable], set[Hashable]]] = []
        for column in self._columns:
            if column.same is not None:
                found = {value for value, text in self._shared_texts(column, column.same).items() if word in text}
                if found:
                    hits.append((column.same, found))
        if not hits:
            return [row for row in rows if word in row[1]]
        return [row for row in rows if word in row[1] or any(same(row[0]) in found for same, found in hits)]

    def _shared_texts(self, column: Column[R], same: Callable[[R], Hashable]) -> dict[Hashable, str]:
        """Every folded text of a column, by what it follows from."""
        texts = self._shared.get(column.name)
        if texts is None:
            samples = dict(zip(map(same, self._records), self._records, strict=True))
            texts = {value: self._text(column, record).casefold() for value, record in samples.items()}
            self._shared[column.name] = texts
        return texts

    def _own_text(self, record: R) -> str:
        """The folded texts of a record in the columns whose text is its own."""
        known = self._folded.get(self._id_of(record))
        if known is not None and known[0] is record:
            return known[1]
        text = "\n".join(self._text(column, record) for column in self._columns if column.same is None).casefold()
        self._folded[self._id_of(record)] = (record, text)
        return text

    def _fold_soon(self) -> None:
        """Fold a long list in slices while nobody waits: a filter then has only to look."""
        self._slices = self._folding()
        if len(self._records) > _MANY:
            self._ahead.start()

    def _fold_ahead(self) -> None:
        if next(self._slices, False) is False:
            self._ahead.stop()

    def _folding(self) -> Iterator[None]:
        """Fold everything that a filter looks at, one slice a step."""
        for start in range(0, len(self._records), _SLICE):
            for record in self._records[start : start + _SLICE]:
                self._own_text(record)
            yield
        for column in self._columns:
            if column.same is not None:
                self._shared_texts(column, column.same)
                yield

    def _sorted(self, rows: list[R], column: Column[R], *, reverse: bool) -> list[R]:
        keys = self._keys(rows, column)
        known = [at for at, key in enumerate(keys) if key is not None]
        known.sort(key=keys.__getitem__, reverse=reverse)
        return [*map(rows.__getitem__, known), *(rows[at] for at, key in enumerate(keys) if key is None)]

    def _keys(self, rows: list[R], column: Column[R]) -> list[Any]:
        if column.key is not None:
            return list(map(column.key, rows))
        if column.same is not None:
            texts = self._shared_texts(column, column.same)
            return [texts[value] for value in map(column.same, rows)]
        return [self._text(column, record).casefold() for record in rows]
