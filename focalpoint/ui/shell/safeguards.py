"""What a window keeps safe by itself: the marking over it, the seconds before locking, clipboard and pictures."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from focalpoint.domain.errors import FocalPointError
from focalpoint.ui.shell.banner import Banner
from focalpoint.ui.shell.capture import CaptureGuard, best_screen
from focalpoint.ui.shell.clipboard import ClipboardGuard
from focalpoint.ui.shell.facts import saved_now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from focalpoint.domain.changes import ChangeSet
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.shell.capture import Screen
    from focalpoint.ui.shell.countdown import Countdown
    from focalpoint.ui.shell.jobs import Job
    from focalpoint.ui.shell.watch import LockWatch
    from focalpoint.ui.shell.window import MainWindow


class Safeguards(QObject):
    """Made by the window; ``desk.py`` gives it the watch that locks."""

    def __init__(self, window: MainWindow, screen: Screen | None = None) -> None:
        """Puts the marking over the window and begins to watch the clipboard.

        Args:
            window: whose columns are laid out already.
            screen: what keeps pictures from being taken; the platform's by default.
        """
        super().__init__(window)
        self._window = window
        self._shown = ("", "")
        self.banner = Banner(window.context)
        window.columns.insertWidget(0, self.banner)
        self.countdown: Countdown | None = None
        self._watch: LockWatch | None = None
        self.clipboard = ClipboardGuard(QGuiApplication.clipboard(), lambda: self._number("clipboard_seconds"), self)
        self.capture = CaptureGuard(screen or best_screen(), self._captures, _handles, self)
        self._ended = False
        window.jobs.removed.connect(self._on_job_over)
        if self.capture.available:
            application = QApplication.instance()
            if isinstance(application, QGuiApplication):
                application.focusWindowChanged.connect(self.capture.apply)

    def follow(self, watch: LockWatch) -> None:
        """Show the seconds before the watch locks, under the top bar."""
        from focalpoint.ui.shell.countdown import Countdown

        self._watch = watch
        self.countdown = Countdown(self._window.context, watch)
        self._window.columns.insertWidget(2, self.countdown)
        self.countdown.began.connect(self._window.announce)

    def look(self, entity: str, record_id: str | None) -> None:
        """Follow what is in the inspector: its marking counts too, read when the hands are free."""
        self._shown = (entity, record_id or "")
        QTimer.singleShot(0, self, self._on_shown)

    def _on_shown(self) -> None:
        entity, record_id = self._shown
        read = _MARKED.get(entity) if record_id and not self._ended else None
        level = ""
        if read is not None:
            # A record that is gone, or of a vault that has just been locked, has no marking.
            with contextlib.suppress(FocalPointError):
                level = read(self._window.workspace, record_id)
        self.banner.show_record(level)

    def refresh(self, change_set: ChangeSet) -> None:
        """Follow the settings."""
        if self._shown[0] in change_set.entities:
            self.look(*self._shown)
        if "settings" not in change_set.entities:
            return
        self.banner.show_marking()
        self.capture.apply()
        if self._watch is not None:
            self._watch.set_minutes(self._number("lock_minutes"))

    def end(self) -> None:
        """The vault is about to close: what was copied out of it goes with it."""
        self._ended = True
        self.clipboard.clear()

    def _on_job_over(self, job: Job) -> None:
        """A job that wrote may have made a backup, which no change of a record tells."""
        window = self._window
        if job.writes and not self._ended and not window.workspace.read_only:
            window.status.set_facts(*saved_now(window.workspace, window.context.language))

    def _number(self, key: str) -> int:
        text = self._window.workspace.settings.get(key)
        return int(text) if text.isdigit() else 0

    def _captures(self) -> bool:
        return self._window.workspace.settings.get("screen_capture") == "1"


_MARKED: Final[dict[str, Callable[[Workspace, str], str]]] = {
    "plan_nodes": lambda workspace, record_id: workspace.plan.node(record_id).classification,
    "tasks": lambda workspace, record_id: workspace.tasks.get(record_id).classification,
}
"""Records with a marking of their own, and how it is read."""


def safeguards_of(widget: QWidget) -> Safeguards | None:
    """The safeguards of the window that a widget is in."""
    return widget.window().findChild(Safeguards)


def _handles() -> Iterator[int]:
    """The handles of our windows that are on the screen."""
    for window in QGuiApplication.topLevelWindows():
        if window.isVisible():
            yield int(window.winId())
