"""What may happen to an open vault from outside: its folder goes away, the computer's clock is set back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from focalpoint.services import vault_folders

if TYPE_CHECKING:
    from focalpoint.ui.shell.window import MainWindow

_EVERY_MS: Final = 5_000
_SET_BACK: Final = timedelta(minutes=2)


class VaultWatch(QObject):
    """Looks every five seconds; each thing is told once until it is over."""

    gone = Signal()
    """The folder is not where it was."""
    came_back = Signal()
    set_back = Signal(object)
    """The clock now stands before an instant that was seen: how much earlier (``timedelta``)."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = window.workspace
        self._latest: datetime = self._workspace.clock.now()
        self._is_gone = False
        self.keys_image = vault_folders.keys_image(self.folder)
        """The key file as it was last seen: without it, no backup of a vault whose folder is gone could be opened."""
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def folder(self) -> Path:
        """Where the vault was opened."""
        return self._workspace.vault.folder

    @property
    def is_gone(self) -> bool:
        """Whether the folder is away now; looked at anew."""
        self._look_at_folder()
        return self._is_gone

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look once."""
        self._look_at_folder()
        self._look_at_clock()

    def _look_at_folder(self) -> None:
        image = vault_folders.keys_image(self.folder)
        if image:
            self.keys_image = image
        if bool(image) == self._is_gone:
            self._is_gone = not image
            (self.gone if self._is_gone else self.came_back).emit()

    def _look_at_clock(self) -> None:
        now = self._workspace.clock.now()
        if now < self._latest - _SET_BACK:
            self.set_back.emit(self._latest - now)
            self._latest = now
        self._latest = max(self._latest, now)
