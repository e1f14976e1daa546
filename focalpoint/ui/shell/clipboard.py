"""What was copied out of the vault does not stay on the clipboard, and nobody else's text is ever touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance


class Board(Protocol):
    """The part of ``QClipboard`` that is used; tests fake it."""

    dataChanged: SignalInstance

    def ownsClipboard(self) -> bool:
        """Whether what is on it came from this program."""

    def text(self) -> str:
        """The text that is on it."""

    def clear(self) -> None:
        """Empty it."""


class ClipboardGuard(QObject):
    """Empties the clipboard a while after something was copied, and when the vault locks; only if it is still ours."""

    def __init__(self, board: Board, seconds: Callable[[], int], parent: QObject | None = None) -> None:
        """Watches from now on.

        Args:
            board: the clipboard.
            seconds: how long a copy may stay; asked at each copy, 0 for as long as it likes.
            parent: whose end is its end.
        """
        super().__init__(parent)
        self._board, self._seconds = board, seconds
        self._copied = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        board.dataChanged.connect(self._on_copied)

    @property
    def waiting(self) -> bool:
        """Whether something of ours will be cleared."""
        return self._timer.isActive()

    def clear(self) -> None:
        """Empty the clipboard now if it still holds what was copied here."""
        self._timer.stop()
        copied, self._copied = self._copied, ""
        if copied and self._board.ownsClipboard() and self._board.text() == copied:
            self._board.clear()

    def _on_copied(self) -> None:
        """Something new is on the clipboard: ours is watched, another program's ends the watch."""
        self._timer.stop()
        self._copied = self._board.text() if self._board.ownsClipboard() else ""
        seconds = self._seconds()
        if self._copied and seconds > 0:
            self._timer.start(seconds * 1000)
