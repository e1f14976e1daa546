"""A board: columns of cards that are dragged, or moved by keys, from one column to another.

Each column is a list view over its own model, so that ten thousand cards cost no more than those that are seen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from focalpoint.ui.shell.theme.theme import RADIUS, Theme
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.board_cards import CARD_ROLE, Card, CardDelegate

MIME: Final = "application/x-focalpoint-cards"
_NARROWEST: Final = 157
_EMPTY: Final = 104
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Lane:
    """A column: its key, its heading, and its records in order."""

    key: str
    title: str
    records: Sequence[Any]


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


class _Column(QWidget):
    """Heading with its count, and the cards."""

    def __init__(self, theme: Theme, model: LaneModel) -> None:
        super().__init__()
        self._theme = theme
        self.key = ""
        self.model = model
        self.view = LaneView(theme, model)
        self._title = label(role="strong", wrap=True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._count: QLabel = label(role="muted")
        self._count.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.setContentsMargins(4, 0, 4, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 8, 5, 4)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.view, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground on which the cards lie."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("grey_soft"))
        painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)

    def show_lane(self, lane: Lane, count: str, spoken: str) -> None:
        """Show a column's cards."""
        self.key = lane.key
        self._title.setText(lane.title)
        self._count.setText(count)
        self.view.setAccessibleName(spoken)
        self.model.set_records(lane.records)
        metrics = self._title.fontMetrics()
        word = max((metrics.horizontalAdvance(word) for word in lane.title.split()), default=0)
        room = word + metrics.horizontalAdvance(f"  {count}") + self._theme.px(28)
        self.setMinimumWidth(max(self._theme.px(_NARROWEST if lane.records else _EMPTY), room))


class BoardView(QScrollArea):
    """Columns side by side; they scroll sideways where there are many."""

    moved = Signal(list, str)
    """Ids of cards that were dragged, or moved by keys, and the key of the column."""
    files_dropped = Signal(str, list)
    picked = Signal(str)
    opened = Signal(str)
    context_menu = Signal(QPoint)
    selection_changed = Signal()

    def __init__(self, theme: Theme, id_of: Callable[[Any], str], card_of: Callable[[Any], Card]) -> None:
        super().__init__()
        self._theme, self._id_of, self._card_of = theme, id_of, card_of
        self._columns: list[_Column] = []
        self._count_words: Callable[[str, int], str] = lambda title, n: f"{title}, {n}"
        self._inside = QWidget()
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def speak_counts(self, words: Callable[[str, int], str]) -> None:
        """How a column is called with its count, for a screen reader."""
        self._count_words = words

    def set_lanes(self, lanes: Sequence[Lane]) -> None:
        """Show other columns or cards; what was chosen stays chosen."""
        chosen, current = set(self.chosen_ids()), self.current_id()
        focused = any(column.view.hasFocus() for column in self._columns)
        while len(self._columns) < len(lanes):
            self._columns.append(self._column())
        for place, column in enumerate(self._columns):
            column.setVisible(place < len(lanes))
            if place < len(lanes):
                lane = lanes[place]
                scrolled = column.view.verticalScrollBar().value() if column.key == lane.key else 0
                column.show_lane(lane, str(len(lane.records)), self._count_words(lane.title, len(lane.records)))
                column.view.verticalScrollBar().setValue(scrolled)
                self._row.setStretch(place, 4 if lane.records else 1)
            else:
                column.key = ""
                column.model.set_records(())
        if current is not None:
            self.select_id(current, focus=focused)
        for column in self._columns:
            self._choose(column, chosen)

    def chosen_ids(self) -> list[str]:
        """The ids of the chosen cards; they are all in one column."""
        return next((ids for column in self._columns if (ids := column.view.chosen_ids())), [])

    def current_id(self) -> str | None:
        """The card that the keyboard is on, or was last."""
        for column in sorted(self._columns, key=lambda one: not one.view.hasFocus()):
            index = column.view.currentIndex()
            if index.isValid() and column.view.selectionModel().hasSelection():
                return column.model.id_at(index.row())
        return None

    def select_id(self, record_id: str, *, focus: bool = False) -> bool:
        """Choose a card and scroll to it."""
        for column in self._columns:
            row = column.model.row_of(record_id) if column.key or column.isVisibleTo(self) else -1
            if row >= 0:
                column.view.setCurrentIndex(column.model.index(row))
                column.view.scrollTo(column.model.index(row))
                self.ensureWidgetVisible(column)
                if focus:
                    column.view.setFocus()
                return True
        return False

    def focus_card(self) -> None:
        """Put the keyboard in the column of the chosen card, else in the first one that has cards."""
        for column in sorted(self._columns, key=lambda one: not one.view.selectionModel().hasSelection()):
            if column.isVisibleTo(self) and column.model.rowCount():
                column.view.setFocus()
                return

    def allow_drops(self, allowed: bool) -> None:
        """Whether cards can be moved at all."""
        for column in self._columns:
            column.view.may_drop = allowed
            column.view.setDragEnabled(allowed)

    def lane_of(self, record_id: str) -> str | None:
        """The key of the column in which a card is."""
        return next((column.key for column in self._columns if column.model.row_of(record_id) >= 0), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards follow the width of their column."""
        super().resizeEvent(event)
        for column in self._columns:
            column.view.scheduleDelayedItemsLayout()

    def _column(self) -> _Column:
        column = _Column(self._theme, LaneModel(self._id_of, self._card_of, self))
        view = column.view
        view.picked.connect(self.picked)
        view.opened.connect(self.opened)
        view.menu_asked.connect(self.context_menu)
        view.files_dropped.connect(self.files_dropped)
        view.cards_dropped.connect(lambda ids: self._on_dropped(column, ids))
        view.stepped.connect(lambda step, along: self._on_stepped(column, step, along=along))
        view.entered_lane.connect(lambda: self._on_entered(column))
        view.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self._row.addWidget(column)
        return column

    @staticmethod
    def _choose(column: _Column, chosen: set[str]) -> None:
        for row in range(column.model.rowCount()) if chosen else ():
            if column.model.id_at(row) in chosen:
                flags = column.view.selectionModel().SelectionFlag
                column.view.selectionModel().select(column.model.index(row), flags.Select)

    def _on_entered(self, column: _Column) -> None:
        for other in self._columns:
            if other is not column:
                other.view.clearSelection()
        self.ensureWidgetVisible(column)
        index = column.view.currentIndex()
        if index.isValid():
            self.picked.emit(column.model.id_at(index.row()))

    def _on_dropped(self, column: _Column, ids: list[str]) -> None:
        here = [record_id for record_id in ids if column.model.row_of(record_id) < 0]
        if here:
            self.moved.emit(here, column.key)

    def _on_stepped(self, column: _Column, step: int, *, along: bool) -> None:
        shown = [one for one in self._columns if one.isVisibleTo(self)]
        place = shown.index(column) + step
        if along:
            ids = column.view.chosen_ids()
            if ids and 0 <= place < len(shown):
                self.moved.emit(ids, shown[place].key)
            return
        while 0 <= place < len(shown) and not shown[place].model.rowCount():
            place += step
        if 0 <= place < len(shown):
            shown[place].view.setFocus(Qt.FocusReason.TabFocusReason)
