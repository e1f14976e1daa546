"""Ctrl+K: every page, command, setting, help topic and record by any word of it, in any script. Enter goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.palette_list import Entry, EntryDelegate, EntryModel
from focalpoint.ui.shell.ranking import SURE, Prepared, prepare, score
from focalpoint.ui.shell.speech import speak
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.bounded import LONGEST_SEARCH

_DELAY_MS = 90
_MOST_OF_GROUP = 8
_ROWS_SHOWN = 13
_SPEAK_MS = 700
_PAGE_STEP = 8


class Sources(Protocol):
    """Where entries come from."""

    def entries(self) -> Sequence[Entry]:
        """Pages, commands, settings and help topics, in the language of the screen."""

    def recent(self, answer: Callable[[Sequence[Entry]], None]) -> None:
        """What was opened last; the answer comes later."""

    def find(self, text: str, answer: Callable[[str, Sequence[Entry]], None]) -> None:
        """Look for records; the answer comes later and names the text that it answers."""

    def used(self, entry: Entry) -> None:
        """An entry was chosen."""


class Palette(QFrame):
    """A box over the window."""

    def __init__(self, theme: Theme, sources: Sources, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("palette")
        self._theme, self._sources = theme, sources
        self._known: list[tuple[Entry, Prepared]] = []
        self._recent: Sequence[Entry] = ()
        self._records: Sequence[Entry] = ()
        self._moved = False
        self._language: Language | None = None
        self._before: QWidget | None = None
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_SEARCH)
        self.line.installEventFilter(self)
        self._model = EntryModel(self)
        self.list = self._make_list()
        self._nothing = label(role="muted", wrap=True)
        self._nothing.setContentsMargins(12, 8, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._on_timer)
        self._said = QTimer(self, singleShot=True, interval=_SPEAK_MS)
        self._said.timeout.connect(self._say_count)
        self.line.textChanged.connect(self._on_text)
        self.list.clicked.connect(self._run)
        theme.changed.connect(self._model.layoutChanged)
        self.hide()

    def open(self) -> None:
        """Show it, empty, with the keyboard in it."""
        focused = self.window().focusWidget()
        self._before = focused if focused is not self.line else self._before
        self._known = [(entry, prepare(entry.title, entry.aliases)) for entry in self._sources.entries()]
        self._recent, self._records = (), ()
        self.line.clear()
        self._show_fitting()
        self.place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._sources.recent(self._on_recent)

    def close_palette(self) -> None:
        """Hide it and give the keyboard back."""
        self._timer.stop()
        self._said.stop()
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def retranslate(self, language: Language) -> None:
        """Write its own texts anew; an open palette asks its sources again."""
        self._language = language
        self.line.setPlaceholderText(language.gettext("Search everything…"))
        self.line.setAccessibleName(language.gettext("Search pages, commands and records"))
        self.list.setAccessibleName(language.gettext("Found"))
        self._nothing.setText(language.gettext("Nothing found. Try another word, or part of one."))
        if self.isVisible():
            self._known = [(entry, prepare(entry.title, entry.aliases)) for entry in self._sources.entries()]
            self._show_fitting()

    def titles(self) -> list[str]:
        """The titles that are shown now, without the headings."""
        return [entry.title for entry in self._model.entries()]

    def place(self) -> None:
        """In the middle at the top, as high as its lines need."""
        parent = self._over
        width = min(self._theme.px(660), parent.width() - 40)
        lines = range(min(self._model.rowCount(), _ROWS_SHOWN))
        height = sum(self.list.sizeHintForRow(row) for row in lines) or self._theme.px(44)
        height += self.line.sizeHint().height() + 28
        self.resize(width, min(height, parent.height() - 60))
        self.move(QPoint((parent.width() - width) // 2, self._theme.px(6)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line move in the list; leaving it closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.underMouse():
            self._before = None
            self.close_palette()
        return super().eventFilter(watched, event)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setItemDelegate(EntryDelegate(self._theme, view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setMouseTracking(True)
        view.setModel(self._model)
        return view

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE_STEP,
            Qt.Key.Key_PageUp: -_PAGE_STEP,
        }
        if key in steps:
            self._moved = True
            self._select(self._model.next_entry(self.list.currentIndex().row(), steps[key]))
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run(self.list.currentIndex())
        else:
            return False
        return True

    def _select(self, row: int) -> None:
        index = self._model.index(row, 0)
        self.list.setCurrentIndex(index)
        entry = self._model.entry(row)
        if entry is not None and self._moved:
            # The keyboard stays in the line: a screen reader hears of the list only this way.
            speak(self.line, str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        if self._model.next_entry(-1, 1) == row:
            self.list.scrollToTop()

    def _run(self, index: QModelIndex) -> None:
        entry = self._model.entry(index.row()) if index.isValid() else None
        if entry is not None:
            self._before = None
            self.close_palette()
            self._sources.used(entry)
            entry.run()

    def _on_text(self, text: str) -> None:
        self._moved = False
        self._records = ()
        self._show_fitting()
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()

    def _on_timer(self) -> None:
        self._sources.find(self.line.text().strip(), self._on_found)

    def _on_found(self, text: str, found: Sequence[Entry]) -> None:
        if self.isVisible() and text == self.line.text().strip():
            self._records = found
            self._show_fitting()

    def _on_recent(self, entries: Sequence[Entry]) -> None:
        self._recent = entries
        if self.isVisible() and entries and not self.line.text().strip():
            self._show_fitting()

    def _show_fitting(self) -> None:
        """Show what fits; what the person moved to stays chosen."""
        chosen = self._model.entry(self.list.currentIndex().row()) if self._moved else None
        text = self.line.text().strip()
        entries = self._ranked(text) if text else [*self._recent, *(entry for entry, _ in self._known)]
        self._model.set_entries(entries)
        row = self._model.row_of(chosen) if chosen is not None else -1
        self._select(row if row >= 0 else self._model.next_entry(-1, 1))
        self.list.setVisible(bool(entries))
        self._nothing.setVisible(not entries)
        self.place()
        if text:
            self._said.start()

    def _ranked(self, text: str) -> list[Entry]:
        """The groups in the order of their best entry; records stand before what is only alike."""
        groups: dict[str, list[tuple[float, Entry]]] = {}
        for entry, prepared in self._known:
            points = score(text, prepared)
            if points > 0:
                groups.setdefault(entry.group, []).append((points, entry))
        ranked = []
        for found in groups.values():
            found.sort(key=lambda pair: -pair[0])
            ranked.append((found[0][0], [entry for _points, entry in found[:_MOST_OF_GROUP]]))
        if self._records:
            ranked.append((SURE - 1, list(self._records)))
        ranked.sort(key=lambda pair: -pair[0])
        return [entry for _points, entries in ranked for entry in entries]

    def _say_count(self) -> None:
        if self._language is not None and self.isVisible():
            count = len(self._model.entries())
            first = next(iter(self.titles()), "")
            words = self._language.ngettext("{n} found: {first}", "{n} found, first: {first}", count)
            speak(self.line, words.format(n=count, first=first) if count else self._nothing.text())
