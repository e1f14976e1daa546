"""The ministries as a tree, with their contacts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from focalpoint.domain.directory import Ministry
from focalpoint.domain.folding import fold
from focalpoint.language import Language

if TYPE_CHECKING:
    from focalpoint.ui.inspector.names import Names

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROOT: Final = -1
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class MinistryColumn:
    """One column: heading and text."""

    words: Callable[[Language], str]
    text: Callable[[Ministry], str]
    width: int


class MinistryModel(QAbstractItemModel):
    """Ministries below ministries; a ministry whose parent is not shown stands at the top."""

    def __init__(self, language: Language, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._every: list[Ministry] = []
        self._shown: list[Ministry] = []
        self._needle = ""
        self._parents: list[int] = []
        self._kids: dict[int, list[int]] = {_ROOT: []}
        self.columns = (
            MinistryColumn(lambda words: words.gettext("Ministry"), lambda item: item.name, 280),
            MinistryColumn(lambda words: words.gettext("Short code"), lambda item: item.short_code, 90),
            MinistryColumn(
                lambda words: words.gettext("Main contact"), lambda item: names.person(item.main_contact_id), 140
            ),
            MinistryColumn(
                lambda words: words.gettext("Alternate contact"),
                lambda item: names.person(item.alternate_contact_id),
                140,
            ),
            MinistryColumn(lambda words: words.gettext("Validator"), lambda item: names.person(item.validator_id), 140),
        )

    @property
    def total(self) -> int:
        """How many ministries there are, filtered or not."""
        return len(self._every)

    @property
    def shown_count(self) -> int:
        """How many the filter leaves."""
        return len(self._shown)

    def show(self, ministries: Sequence[Ministry]) -> None:
        """Show these ministries."""
        self._every = list(ministries)
        self._arrange()

    def set_filter(self, text: str) -> None:
        """Leave the ministries in which every word stands, and those above them."""
        self._needle = fold(text)
        self._arrange()

    def retranslate(self, language: Language) -> None:
        """Say the headings in another language."""
        self._language = language
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def ministry(self, index: AnyIndex) -> Ministry | None:
        """The ministry at an index."""
        return self._shown[index.internalId()] if index.isValid() else None

    def index_by_id(self, ministry_id: str) -> QModelIndex:
        """The index of a ministry; invalid when it is not shown."""
        for node, item in enumerate(self._shown):
            if item.id == ministry_id:
                return self.createIndex(self._kids[self._parents[node]].index(node), 0, node)
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
        if not index.isValid():
            return QModelIndex()
        above = self._parents[index.internalId()]
        if above == _ROOT:
            return QModelIndex()
        return self.createIndex(self._kids[self._parents[above]].index(above), 0, above)

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
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.columns[section].words(self._language)
        return _LEADING if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: one value of one cell."""
        item = self.ministry(index)
        if item is None:
            return None
        if role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return self.columns[index.column()].text(item)
        return _LEADING if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _arrange(self) -> None:
        self.beginResetModel()
        by_id = {item.id: item for item in self._every}
        wanted = {item.id for item in self._every if self._fits(item)}
        for item_id in list(wanted):
            above = by_id[item_id].parent_id
            while above in by_id and above not in wanted:
                wanted.add(str(above))
                above = by_id[str(above)].parent_id
        self._shown = [item for item in self._every if item.id in wanted]
        place = {item.id: node for node, item in enumerate(self._shown)}
        self._parents = [place.get(item.parent_id or "", _ROOT) for item in self._shown]
        self._kids = {_ROOT: []}
        for node, above_node in enumerate(self._parents):
            self._kids.setdefault(above_node, []).append(node)
        self.endResetModel()

    def _fits(self, item: Ministry) -> bool:
        words = self._needle.split()
        if not words:
            return True
        hay = fold(" ".join(column.text(item) for column in self.columns))
        return all(word in hay for word in words)
