"""Ctrl+K: every page, command and record by any word of it, in any script. Enter goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from focalpoint.language import Language, isolate
from focalpoint.ui.shell.theme.theme import RADIUS, Theme
from focalpoint.ui.widgets.basics import label

_Index = QModelIndex | QPersistentModelIndex
_DELAY_MS = 90
_MOST = 30
_ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to go to or do."""

    title: str
    detail: str
    """What kind of thing it is, and its reference."""
    keys: str
    run: Callable[[], None]
    icon: str = "chevron-right"
    aliases: str = ""
    """More words by which it is found, such as its English name."""


class EntryModel(QAbstractListModel):
    """The entries that fit what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._entries[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What an entry shows and says."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.detail, entry.keys) if part)
        return entry if role == _ENTRY_ROLE else None


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        height = QFontMetrics(self._theme.font()).height() + self._theme.px(14)
        return QSize(100, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(_ENTRY_ROLE)
        theme, px, rect = self._theme, self._theme.px, option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        # The painter mirrors the sides by itself.
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & option.state.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), RADIUS, RADIUS)
        side = px(16)
        x = rect.right() - px(14) - side if mirrored else rect.left() + px(14)
        theme.icon(entry.icon, "muted").paint(painter, x, rect.center().y() - side // 2, side, side)
        room = rect.adjusted(px(40), 0, -px(40), 0)
        painter.setFont(theme.font(scale=0.92))
        painter.setPen(theme.colour("muted"))
        tail = "   ".join(isolate(part) for part in (entry.detail, entry.keys) if part)
        tail_width = painter.fontMetrics().horizontalAdvance(tail)
        painter.drawText(rect.adjusted(px(16), 0, -px(16), 0), end | Qt.AlignmentFlag.AlignVCenter, tail)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        words = room.adjusted(tail_width if mirrored else 0, 0, 0 if mirrored else -tail_width, 0)
        title = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, start | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()


class Palette(QFrame):
    """A box over the window. ``entries`` gives pages and commands, ``find`` looks for records and answers later."""

    def __init__(
        self,
        theme: Theme,
        entries: Callable[[], Sequence[Entry]],
        find: Callable[[str, Callable[[str, Sequence[Entry]], None]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("palette")
        self._theme = theme
        self._entries = entries
        self._find = find
        self._known: Sequence[Entry] = ()
        self._language: Language | None = None
        self._before: QWidget | None = None
        self.line = QLineEdit()
        self.line.installEventFilter(self)
        self.list = QListView()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_EntryDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = EntryModel(self)
        self.list.setModel(self._model)
        self._nothing = label(role="muted", wrap=True)
        self._nothing.setContentsMargins(12, 8, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._on_timer)
        self.line.textChanged.connect(self._on_text)
        self.list.clicked.connect(self._run)
        self.hide()

    def open(self) -> None:
        """Show it, empty, with the keyboard in it."""
        focused = self.window().focusWidget()
        self._before = focused if focused is not self.line else self._before
        self._known = self._entries()
        self.line.clear()
        self._show_entries(self._matching(""))
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Hide it and give the keyboard back."""
        self._timer.stop()
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def retranslate(self, language: Language) -> None:
        """Write its own texts anew."""
        self._language = language
        self.line.setPlaceholderText(language.gettext("Search everything…"))
        self.line.setAccessibleName(language.gettext("Search pages, commands and records"))
        self.list.setAccessibleName(language.gettext("Found"))
        self._nothing.setText(language.gettext("Nothing found. Try another word, or part of one."))

    def titles(self) -> list[str]:
        """The titles that are shown now."""
        return [self._model.entry(row).title for row in range(self._model.rowCount())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line move in the list; leaving it closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.underMouse():
            self._before = None
            self.close_palette()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(Qt.Key(key))
        if step is not None:
            row = min(max(self.list.currentIndex().row() + step, 0), self._model.rowCount() - 1)
            self.list.setCurrentIndex(self._model.index(row, 0))
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run(self.list.currentIndex())
        else:
            return False
        return True

    def _run(self, index: QModelIndex) -> None:
        if index.isValid():
            entry = self._model.entry(index.row())
            self._before = None
            self.close_palette()
            entry.run()

    def _on_text(self, text: str) -> None:
        self._show_entries(self._matching(text))
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()

    def _on_timer(self) -> None:
        self._find(self.line.text().strip(), self._on_found)

    def _on_found(self, text: str, found: Sequence[Entry]) -> None:
        if self.isVisible() and text == self.line.text().strip():
            self._show_entries([*self._matching(text), *found])

    def _matching(self, text: str) -> list[Entry]:
        words = text.casefold().split()
        return [e for e in self._known if all(word in f"{e.title} {e.aliases}".casefold() for word in words)]

    def _show_entries(self, entries: Sequence[Entry]) -> None:
        self._model.set_entries(entries[:_MOST])
        if entries:
            self.list.setCurrentIndex(self._model.index(0, 0))
        self.list.setVisible(bool(entries))
        self._nothing.setVisible(not entries)
        self._place()

    def _place(self) -> None:
        parent = self._over
        width = min(self._theme.px(620), parent.width() - 40)
        row = self.list.sizeHintForRow(0) if self._model.rowCount() else self._theme.px(40)
        height = self.line.sizeHint().height() + self._theme.px(28) + max(1, min(self._model.rowCount(), 11)) * row
        self.resize(width, min(height, parent.height() - 60))
        self.move(QPoint((parent.width() - width) // 2, self._theme.px(6)))
