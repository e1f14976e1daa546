"""The entries that were read so far; the view asks for more as one scrolls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from focalpoint.domain.audit import AuditRow
from focalpoint.language import Language, isolate
from focalpoint.ui.inspector.dates import show_moment
from focalpoint.words.audit import compartment_word, record_title
from focalpoint.words.causes import cause_label

_Index = QModelIndex | QPersistentModelIndex
WIDTHS: Final = (140, 115, 175, 215, 150, 200, 110)
"""Of the columns at normal text size; that of the record takes what is left."""
RECORD: Final = 3
SPARE: Final = (6, 4)
"""Which journal and the reference are beside the list as well."""


class AuditModel(QAbstractTableModel):
    """Newest first. A hundred thousand entries are never in memory unless one scrolls to the first."""

    more_wanted = Signal()
    """The view has come to the end of what was read."""

    def __init__(self, language: Language, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language, self._zone = language, zone
        self._rows: list[AuditRow] = []
        self._row_of: dict[str, int] = {}
        self._people: Mapping[str, str] = {}
        self._more = False
        self._cells: tuple[Callable[[AuditRow], str], ...] = (
            self._when,
            self._who,
            lambda row: cause_label(self._language, row.cause),
            lambda row: record_title(self._language, row),
            lambda row: isolate(row.ref) if row.ref else "",
            lambda row: row.reason,
            lambda row: compartment_word(self._language, row.compartment),
        )

    def start(self, rows: Sequence[AuditRow], people: Mapping[str, str], *, more: bool) -> None:
        """Show other entries from the top."""
        self.beginResetModel()
        self._rows, self._people, self._more = list(rows), people, more
        self._row_of = {row.id: at for at, row in enumerate(self._rows)}
        self.endResetModel()

    def add(self, rows: Sequence[AuditRow], *, more: bool) -> None:
        """Older entries below."""
        self._more = more
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self._row_of.update((row.id, at) for at, row in enumerate(rows, start=first))
            self.endInsertRows()

    def row_of(self, entry_id: str) -> int:
        """The row of an entry, −1 when it is not shown."""
        return self._row_of.get(entry_id, -1)

    def entry(self, row: int) -> AuditRow:
        """The entry in a row."""
        return self._rows[row]

    def person(self, user_id: str) -> str:
        """A user's name; the id of one whom nobody knows."""
        return self._people.get(user_id, user_id)

    def retranslate(self, language: Language) -> None:
        """Speak another language."""
        self._language = language
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(WIDTHS) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(WIDTHS) - 1))

    def sample_moments(self) -> list[str]:
        """A moment of each month, as the first column writes it: for its width."""
        return [show_moment(self._language, f"2026-{month:02d}-28T20:48:00.000Z", self._zone) for month in range(1, 13)]

    def titles(self) -> tuple[str, ...]:
        """The columns' words."""
        language = self._language
        return (
            language.pgettext("journal", "When"),
            language.pgettext("journal", "Who"),
            language.pgettext("journal", "What"),
            language.pgettext("journal", "Record"),
            language.gettext("Reference"),
            language.pgettext("journal", "Why"),
            language.pgettext("journal", "Journal"),
        )

    def texts(self, row: AuditRow) -> tuple[str, ...]:
        """An entry as it reads in the columns."""
        return tuple(cell(row) for cell in self._cells)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Entries that were read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Columns."""
        return 0 if parent.isValid() else len(WIDTHS)

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are older entries."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: _Index) -> None:
        """Ask for them once; ``add`` brings them."""
        if not parent.isValid() and self._more:
            self._more = False
            self.more_wanted.emit()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' words."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section] if 0 <= section < len(WIDTHS) else None
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and tells."""
        if index.isValid() and role in _TEXTS:
            return self._cells[index.column()](self._rows[index.row()])
        return None

    def _when(self, row: AuditRow) -> str:
        try:
            return show_moment(self._language, row.at, self._zone)
        except ValueError:  # an entry that was changed from outside
            return row.at

    def _who(self, row: AuditRow) -> str:
        return isolate(self.person(row.actor))


_TEXTS: Final = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
)
