"""What the person opened last: first in the palette. Kept encrypted in the vault, off when the person wants it off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from focalpoint.ui.shell.errors import LOG

if TYPE_CHECKING:
    from focalpoint.services.lookup import Opened
    from focalpoint.ui.shell.window import MainWindow

MOST: Final = 24
_LOOKED_MS: Final = 4_000
"""A record that stays so long in the inspector was opened, not passed by."""
_OFF: Final = "recent"


class Recent(QObject):
    """The list of one window's user."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._opened: list[Opened] | None = None
        self._looked_at: tuple[str, str] = ("", "")
        self._timer = QTimer(self, singleShot=True, interval=_LOOKED_MS)
        self._timer.timeout.connect(self._on_looked)

    def opened(self) -> list[Opened]:
        """Newest first; empty while it is off."""
        if self.off():
            return []
        if self._opened is None:
            self._opened = self._window.workspace.lookup.recent()
        return list(self._opened)

    def add(self, kind: str, name: str, entity: str = "") -> None:
        """Something was opened or done."""
        from focalpoint.services.lookup import Opened

        if self.off():
            return
        new = Opened(kind, name, entity)
        known = self.opened()
        if known[:1] != [new]:
            self._opened = [new, *(each for each in known if each != new)][:MOST]
            self._keep()

    def look(self, entity: str, record_id: str | None) -> None:
        """A record is shown; it counts once it was shown for a while."""
        self._looked_at = (entity, record_id or "")
        if record_id:
            self._timer.start()
        else:
            self._timer.stop()

    def on(self) -> bool:
        """Whether anything is remembered."""
        return self._window.context.memory.get(_OFF) != "off"

    def off(self) -> bool:
        """Whether nothing is remembered."""
        return not self.on()

    def turn_on(self) -> None:
        """Remember from now on."""
        self._window.context.memory.put(_OFF, "")
        language = self._window.context.language
        self._window.announce(language.gettext("What you open is remembered, inside the vault."))

    def turn_off(self) -> None:
        """Remember nothing, and forget what was remembered."""
        self.forget()
        self._window.context.memory.put(_OFF, "off")
        self._window.announce(self._window.context.language.gettext("What you open is not remembered any more."))

    def forget(self) -> None:
        """Forget what was remembered."""
        self._opened = []
        self._keep()
        self._window.announce(self._window.context.language.gettext("Forgotten."))

    def stop(self) -> None:
        """The window is about to close."""
        self._timer.stop()

    def _on_looked(self) -> None:
        entity, record_id = self._looked_at
        if self._window.context.memory.get(_OFF) != "off" and record_id != "new":
            self.add("record", record_id, entity)

    def _keep(self) -> None:
        """Write it down on a worker: the pen may be in somebody else's hand."""
        workspace, opened = self._window.workspace, list(self._opened or [])
        if workspace.read_only:
            return
        jobs = self._window.jobs
        job = jobs.create("", lambda _progress: workspace.lookup.keep_recent(opened), writes=True, quiet=True)
        job.failed.connect(_on_failed)
        job.start()


def _on_failed(error: Exception) -> None:
    # The list is a convenience; the next opened record writes it again.
    LOG.info("the recent list was not kept: %s", type(error).__name__)
