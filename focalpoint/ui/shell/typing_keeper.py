"""Keeps what is being typed while it is typed: a crash then costs a few seconds of it, and never more.

Drafts are written into the vault, encrypted like everything else, on a worker; what was saved or thrown away in the
window is dropped there too. After a crash the next unlock offers them (``ui/shell/drafts_dialog.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from focalpoint.ui.shell.errors import LOG
from focalpoint.ui.shell.place import fields_of

if TYPE_CHECKING:
    from focalpoint.ui.shell.window import MainWindow

_EVERY_MS: Final = 3_000
Key = tuple[str, str, str]
"""Entity, record, field."""


class TypingKeeper(QObject):
    """Belongs to one window; looks at its inspector every three seconds."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._kept: dict[Key, str] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        if not window.workspace.read_only:
            self._timer.start()

    def stop(self) -> None:
        """Look no more: the vault is about to close."""
        self._timer.stop()

    def look(self) -> None:
        """Keep what is new, drop what is gone."""
        typed = self._typed()
        if typed == self._kept or self._window.jobs.writing is not None:
            return
        new = {key: text for key, text in typed.items() if self._kept.get(key) != text}
        gone = [key for key in self._kept if key not in typed]
        self._kept = typed
        drafts = self._window.workspace.drafts
        job = self._window.jobs.create("", lambda _progress: drafts.follow(new, gone), writes=True, quiet=True)
        job.failed.connect(_on_failed)
        job.start()

    def _typed(self) -> dict[Key, str]:
        """What stands unsaved in the inspector now."""
        page, contents = self._window.current_page(), self._window.inspector.contents()
        chosen = page.selected() if page is not None else None
        if chosen is None or contents is None:
            return {}
        entity, record = chosen
        return {(entity, record, field): text for form in fields_of(contents) for field, text in form.pending().items()}


def _on_failed(error: Exception) -> None:
    # The typing itself still stands in the window; the next look tries again.
    LOG.info("typing could not be kept: %s", type(error).__name__)
