"""Decides when to lock: nobody at the computer for so long, or the computer was asleep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from focalpoint.ui.shell.idle import IdleSource

_TICK_MS = 5_000
_SLEPT_SECONDS = 60
_WARN_SECONDS = 30


class LockWatch(QObject):
    """Looks every five seconds. A tick that comes a minute late means that the computer slept."""

    lock = Signal()
    soon = Signal(int)
    """Locking in so many seconds unless somebody moves."""
    stays = Signal()
    """Somebody moved after ``soon``."""

    def __init__(
        self, source: IdleSource, now: Callable[[], datetime], minutes: int, parent: QObject | None = None
    ) -> None:
        """``minutes`` 0 never locks for idleness, only after sleep."""
        super().__init__(parent)
        self._source = source
        self._now = now
        self._minutes = minutes
        self._warned = False
        self._last = now()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def whole_session(self) -> bool:
        """Whether idle means the whole computer, or only this program."""
        return self._source.whole_session

    def set_minutes(self, minutes: int) -> None:
        """Another patience."""
        self._minutes = minutes

    def start(self) -> None:
        """Begin to look."""
        self._last = self._now()
        self._warned = False
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look once."""
        now = self._now()
        slept = (now - self._last).total_seconds() > _SLEPT_SECONDS
        self._last = now
        if slept:
            self.lock.emit()
            return
        idle = self._source.idle_ms()
        if idle is None or self._minutes <= 0:
            return
        left = self._minutes * 60 - idle / 1000
        if left <= 0:
            self.lock.emit()
        elif left <= _WARN_SECONDS:
            self._warned = True
            self.soon.emit(round(left))
        elif self._warned:
            self._warned = False
            self.stays.emit()
