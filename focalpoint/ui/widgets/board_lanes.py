"""One column of a board: its cards' model, and the list view over it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.board_cards import CARD_ROLE, Card, CardDelegate

MIME: Final = "application/x-focalpoint-cards"
_Index = QModelIndex | QPersistentModelIndex


class LaneModel(QAbstractListModel):
    """The records of one column; a card is made when it is looked at."""

    def __init__(self, id_of: Callable[[Any], str], card_of: Callable[[Any], Card], parent: QWidget) -> None:
        super().__init__(parent)
        self._id_of, self._card_of = id_of, card_of
        self._records: Sequence[Any] = ()
        self._cards: dict[int, Card] = {}

    def set_records(self, records: Sequence[Any]) -> None:
        """Show other records."""
        self.beginResetModel()
        self._records = records
        self._cards.clear()
        self.endResetModel()

    def id_at(self, row: int) -> str:
        """The id of a row's record."""
        return self._id_of(self._records[row])

    def row_of(self, record_id: str) -> int:
        """The row of a record, −1 when it is not here."""
        return next((row for row, record in enumerate(self._records) if self._id_of(record) == record_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Cards of the column."""
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a card shows and tells."""
        if not index.isValid():
            return None
        if role == CARD_ROLE:
            return self._card(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._card(index.row()).title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._card(index.row()).spoken
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cards are chosen and dragged."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return flags if index.isValid() else Qt.ItemFlag.NoItemFlags

    def _card(self, row: int) -> Card:
        card = self._cards.get(row)
        if card is None:
            card = self._cards[row] = self._card_of(self._records[row])
        return card

    def mimeTypes(self) -> list[str]:
        """Cards alone."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of dragged cards: nothing that another program could read."""
        data = QMimeData()
        ids = [self.id_at(index.row()) for index in indexes]
        data.setData(MIME, QByteArray(json.dumps(ids).encode()))
        return data


class LaneView(QListView):
    """One column's cards."""

    cards_dropped = Signal(list)
    files_dropped = Signal(str, list)
    stepped = Signal(int, bool)
    """To the column beside (−1 before, 1 after), and whether the chosen cards come along."""
    picked = Signal(str)
    opened = Signal(str)
    entered_lane = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, model: LaneModel) -> None:
        super().__init__()
        self._model = model
        self.may_drop = True
        self.setModel(model)
        self.setItemDelegate(CardDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("background: transparent")
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def chosen_ids(self) -> list[str]:
        """The ids of the chosen cards, from top to bottom."""
        return [self._model.id_at(row) for row in sorted(index.row() for index in self.selectedIndexes())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows to the side go to the next column; with Ctrl the chosen cards go there."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            step = steps[Qt.Key(event.key())]
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                step = -step
            self.stepped.emit(step, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self._model.id_at(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A column that is come into has a current card."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self._model.rowCount():
            index = self.currentIndex() if self.currentIndex().isValid() else self._model.index(0)
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.ClearAndSelect)
        self.entered_lane.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu; by key it opens under the current card."""
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_asked.emit(point)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Cards of a board, or files of this computer."""
        if self._takes(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Files are dropped on a card, cards anywhere in the column."""
        data = event.mimeData()
        on_card = self.indexAt(event.position().toPoint()).isValid()
        if self._takes(data) and (data.hasFormat(MIME) or on_card):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped; who listens does it."""
        data = event.mimeData()
        if data.hasFormat(MIME):
            # The move is an act of its own: the view that gave the cards removes nothing.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.cards_dropped.emit(json.loads(bytes(data.data(MIME).data())))
            return
        index = self.indexAt(event.position().toPoint())
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if index.isValid() and paths:
            event.acceptProposedAction()
            self.files_dropped.emit(self._model.id_at(index.row()), paths)

    def _takes(self, data: QMimeData) -> bool:
        return self.may_drop and (data.hasFormat(MIME) or data.hasUrls())

    def _on_current(self, now: QModelIndex) -> None:
        if now.isValid() and self.hasFocus():
            self.picked.emit(self._model.id_at(now.row()))
