"""Text fields that know how much they take, and refuse a longer paste whole instead of cutting it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from focalpoint.domain.texts import LONGEST_LINE, LONGEST_TEXT
from focalpoint.language import Language

LONGEST_SEARCH: Final = 300
"""Characters that are looked for: more is a slip, and would be compared with everything."""


def too_long_words(language: Language, length: int, most: int) -> str:
    """What happened to a paste that was too long, and what to do instead."""
    words = language.gettext(
        "This field takes {most} characters, and the pasted text has {length}. Nothing was pasted; what stood here "
        "is kept. Attach a long text as a file instead."
    )
    return words.format(most=language.number(most), length=language.number(length))


class BoundedLine(QLineEdit):
    """A line that takes no more than so many characters, and says so instead of cutting what is pasted."""

    refused = Signal(int, int)

    def __init__(self, parent: QWidget | None = None, most: int = LONGEST_LINE) -> None:
        super().__init__(parent)
        self.setMaxLength(most)
        self._before = ""
        self.textEdited.connect(self._remember)
        self.inputRejected.connect(self._on_rejected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: a paste that is too long is not begun."""
        if event.matches(QKeySequence.StandardKey.Paste) and not self._fits():
            return
        super().keyPressEvent(event)

    def setText(self, text: str | None) -> None:
        """Show a text."""
        super().setText(text)
        self._before = text or ""

    def _fits(self) -> bool:
        pasted = len(QGuiApplication.clipboard().text())
        room = self.maxLength() - len(self.text()) + len(self.selectedText())
        if pasted > room:
            self.refused.emit(pasted, self.maxLength())
        return pasted <= room

    def _remember(self, text: str) -> None:
        self._before = text

    def _on_rejected(self) -> None:
        """From the menu or by a drop, Qt has pasted what fitted: take that back."""
        pasted = len(QGuiApplication.clipboard().text())
        if self.text() != self._before and pasted > self.maxLength() - len(self._before):
            super().setText(self._before)
            self.refused.emit(pasted, self.maxLength())


class BoundedText(QPlainTextEdit):
    """Several lines; leaves on Tab, finishes when the focus goes or on Ctrl+Enter; refuses what is too long."""

    finished = Signal()
    resized = Signal()
    refused = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the window turned to another reading direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """Begin lines at the reading side: Qt's plain text stands at the left whatever the direction."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        option = self.document().defaultTextOption()
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: paste or drop, unless it is too long."""
        text = source.text()
        length = self.document().characterCount() - len(self.textCursor().selectedText()) + len(text)
        if length > LONGEST_TEXT:
            self.refused.emit(len(text), LONGEST_TEXT)
            return
        self.insertPlainText(text)
        self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width wraps otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: leaving finishes."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Ctrl+Enter finishes."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: the wheel scrolls the form where there is nothing to scroll here."""
        if self.hasFocus() or self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()
