"""A board: columns of cards that are dragged, or moved by keys, from one column to another.

Each column is a list view over its own model, so that ten thousand cards cost no more than those that are seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from focalpoint.ui.shell.theme.theme import RADIUS, Theme
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.board_cards import Card
from focalpoint.ui.widgets.board_lanes import LaneModel, LaneView
from focalpoint.ui.widgets.tables import choose_row

_NARROWEST: Final = 157
_EMPTY: Final = 104


@dataclass(frozen=True, slots=True)
class Lane:
    """A column: its key, its heading, and its records in order."""

    key: str
    title: str
    records: Sequence[Any]


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
        self.setMinimumHeight(theme.px(36))  # it scrolls; what stands above it does not
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
                choose_row(column.view, column.model.index(row))
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
