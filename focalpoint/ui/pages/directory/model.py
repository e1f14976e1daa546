"""The directory as a tree: ministries below ministries, their people below them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QFont

from focalpoint.domain.directory import Ministry, Person
from focalpoint.domain.folding import fold
from focalpoint.language import Language
from focalpoint.ui.pages.directory.cells import MINISTRIES, PEOPLE, Cells, Record
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.records import STATE_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex
MIME: Final = "application/x-focalpoint-directory"
_NOWHERE: Final = QModelIndex()
_ROOT: Final = -1
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_TEXTS: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_VERIFIED: Final = "verified"


@dataclass(frozen=True, slots=True)
class TreeColumn:
    """One column: heading, text, width."""

    name: str
    words: Callable[[Language], str]
    text: Callable[[Record], str]
    width: int
    hidden: bool = False


class DirectoryTree(QAbstractItemModel):
    """Records by their parents; one whose parent is not shown stands at the top."""

    dropped = Signal(list, str)
    """``[entity, id]`` pairs, and the ministry that they were dropped on (empty: the top)."""

    def __init__(self, cells: Cells, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        self._theme = theme
        self._shown: list[Record] = []
        self._parents: list[int] = []
        self._places: list[int] = []
        self._kids: dict[int, list[int]] = {_ROOT: []}
        self._needle = ""
        self._finding: str | None = None
        self._bold = QFont()
        self._bold.setBold(True)
        self.may_move = True
        self.columns = (
            TreeColumn("name", lambda words: words.gettext("Ministry or person"), cells.name, 220),
            TreeColumn("role", lambda words: words.gettext("Role"), lambda record: cells.state(record)[1], 112),
            TreeColumn("function", lambda words: words.gettext("Function"), cells.function, 130),
            TreeColumn("phone", lambda words: words.gettext("Telephone"), cells.phone, 100),
            TreeColumn("email", lambda words: words.gettext("E-mail"), cells.email, 170, hidden=True),
            TreeColumn("tasks", lambda words: words.gettext("Tasks"), cells.tasks, 78),
            TreeColumn(_VERIFIED, lambda words: words.gettext("Verified"), cells.verified, 118),
        )

    @property
    def total(self) -> int:
        """How many records there are, filtered or not."""
        return len(self._cells.ministries) + len(self._cells.people)

    @property
    def shown_count(self) -> int:
        """How many the filter leaves."""
        return len(self._shown)

    def renew(self) -> None:
        """Show what the cells hold now."""
        self._arrange()

    def set_filter(self, text: str, finding: str | None = None) -> None:
        """Leave the records in which every word stands and of which the finding is true, and those above them."""
        self._needle, self._finding = fold(text), finding
        self._arrange()

    def retranslate(self) -> None:
        """Say headings and cells in another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._needle:
            self._arrange()

    def record(self, index: AnyIndex) -> Record | None:
        """The ministry or person at an index."""
        return self._shown[index.internalId()] if index.isValid() else None

    def key(self, index: AnyIndex) -> tuple[str, str] | None:
        """Entity and id at an index."""
        record = self.record(index)
        return None if record is None else key_of(record)

    def index_of(self, entity: str, record_id: str) -> QModelIndex:
        """The index of a record; invalid when it is not shown."""
        for node, record in enumerate(self._shown):
            if record.id == record_id and key_of(record)[0] == entity:
                return self.createIndex(self._places[node], 0, node)
        return QModelIndex()

    # Qt's side ----------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """Qt: the index at a row and column under a parent."""
        if not 0 <= column < len(self.columns) or parent.column() > 0:
            return QModelIndex()
        kids = self._kids.get(parent.internalId() if parent.isValid() else _ROOT, [])
        return self.createIndex(row, column, kids[row]) if 0 <= row < len(kids) else QModelIndex()

    def parent(self, index: AnyIndex = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Qt: the parent of an index."""
        above = self._parents[index.internalId()] if index.isValid() else _ROOT
        return QModelIndex() if above == _ROOT else self.createIndex(self._places[above], 0, above)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Qt: how many children are shown."""
        if parent.column() > 0:
            return 0
        return len(self._kids.get(parent.internalId() if parent.isValid() else _ROOT, []))

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Qt: how many columns there are."""
        return 0 if parent.column() > 0 else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the columns' names."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in _TEXTS:
            return self.columns[section].words(self._cells.language)
        return int(_LEADING) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: one value of one cell."""
        record = self.record(index)
        if record is None:
            return None
        column = self.columns[index.column()]
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._in_words(record, column, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == STATE_ROLE:
            return self._cells.state(record) if column.name == "role" else None
        return self._look(record, column, role)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Qt: everything can be dragged; ministries and the empty ground take what is dropped."""
        flags = super().flags(index)
        if not self.may_move:
            return flags
        record = self.record(index)
        if record is not None:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if record is None or isinstance(record, Ministry):
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Qt: records move."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Qt: our own records only."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt: what is dragged."""
        keys = dict.fromkeys(filter(None, map(self.key, indexes)))
        data = QMimeData()
        data.setData(MIME, QByteArray(json.dumps(list(keys)).encode()))
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        """Qt: on a ministry, or at the top."""
        del action, row, column
        target = self.record(parent)
        return self.may_move and data.hasFormat(MIME) and (target is None or isinstance(target, Ministry))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        """Qt: say what was dropped; the page moves it in the vault, and the tree shows it from there."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        target = self.record(parent)
        keys = json.loads(bytes(data.data(MIME).data()).decode())
        self.dropped.emit(keys, "" if target is None else target.id)
        return False

    # Inside -------------------------------------------------------------------------------------

    def _in_words(self, record: Record, column: TreeColumn, role: int) -> str:
        """What a screen reader says and a tooltip shows: whole words, and what is doubtful."""
        words = {"tasks": self._cells.tasks_in_words, "role": self._cells.role_in_words}
        said = words.get(column.name, column.text)(record)
        hint = self._cells.hint(record)
        return "\n".join(filter(None, (said, hint))) if role == Qt.ItemDataRole.ToolTipRole and hint else said

    def _look(self, record: Record, column: TreeColumn, role: int) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_LEADING)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(record, column)
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if column.name == "name" and isinstance(record, Ministry) else None
        if role == Qt.ItemDataRole.ForegroundRole:
            token = self._token(record, column)
            return QBrush(self._theme.colour(token)) if token else None
        return None

    def _icon(self, record: Record, column: TreeColumn) -> object:
        if column.name == "name":
            return self._theme.icon("ministry" if isinstance(record, Ministry) else "person", "muted")
        if column.name == _VERIFIED and self._cells.is_doubtful(record):
            return self._theme.icon("warning", "amber")
        return None

    def _token(self, record: Record, column: TreeColumn) -> str:
        if record.archived:
            return "muted"
        if column.name == "tasks" and self._cells.work(record).late:
            return "red"
        return "amber" if column.name == _VERIFIED and self._cells.is_doubtful(record) else ""

    def _arrange(self) -> None:
        self.beginResetModel()
        cells = self._cells
        above: dict[str, str | None] = {item.id: item.parent_id for item in cells.overview.ministries}
        above |= {item.id: item.ministry_id for item in cells.overview.people}
        records: list[Record] = [*cells.overview.people, *cells.overview.ministries]
        wanted = {record.id for record in records if self._fits(record)}
        if self._needle:
            # Who looks for a ministry wants to see who is in it.
            wanted |= {item.id for item in cells.overview.people if item.ministry_id in wanted and self._is(item)}
        for record_id in list(wanted):
            upwards = above.get(record_id)
            while upwards in above and upwards not in wanted:
                wanted.add(str(upwards))
                upwards = above[str(upwards)]
        self._shown = [record for record in self._ordered(records) if record.id in wanted]
        place = {record.id: node for node, record in enumerate(self._shown)}
        self._parents = [place.get(above[record.id] or "", _ROOT) for record in self._shown]
        self._kids = {_ROOT: []}
        self._places = []
        for node, above_node in enumerate(self._parents):
            kids = self._kids.setdefault(above_node, [])
            self._places.append(len(kids))
            kids.append(node)
        self.endResetModel()

    def _ordered(self, records: Iterable[Record]) -> list[Record]:
        """People before the bodies below their ministry; contacts first, then by name."""
        rank = {"main_contact_id": 0, "alternate_contact_id": 1, "validator_id": 2}

        def key(record: Record) -> tuple[int, int, str]:
            if isinstance(record, Ministry):
                return (1, 0, "")
            ministry = self._cells.ministries.get(record.ministry_id or "")
            held = [place for name, place in rank.items() if ministry and getattr(ministry, name) == record.id]
            return (0, min(held, default=3), record.name.casefold())

        people = sorted((record for record in records if isinstance(record, Person)), key=key)
        housed = [person for person in people if person.ministry_id in self._cells.ministries]
        others = [person for person in people if person.ministry_id not in self._cells.ministries]
        return [*housed, *self._cells.overview.ministries, *others]

    def _is(self, record: Record) -> bool:
        return self._finding is None or self._finding in self._cells.findings.get(record.id, ())

    def _fits(self, record: Record) -> bool:
        if not self._is(record):
            return False
        words = self._needle.split()
        if not words:
            return True
        hay = fold(" ".join(column.text(record) for column in self.columns))
        return all(word in hay for word in words)


def key_of(record: Record) -> tuple[str, str]:
    """Entity and id of a record."""
    return (MINISTRIES if isinstance(record, Ministry) else PEOPLE, record.id)
