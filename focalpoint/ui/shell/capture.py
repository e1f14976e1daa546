"""Whether other programs may take pictures of our windows: kept from them where the platform can do that."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

_HIDDEN = 0x11
"""``WDA_EXCLUDEFROMCAPTURE``: the window is left out of the picture (Windows 10 2004 and later)."""
_BLACK = 0x01
"""``WDA_MONITOR``: the window is black in the picture (before that)."""
_SHOWN = 0x00
PAUSE_MS = 5 * 60_000
"""How long pictures may be taken when somebody asks for it."""


class Screen(Protocol):
    """What the platform can do; tests fake it."""

    def keep_out(self, window: int, hidden: bool) -> bool:
        """Keep a window (by its handle) out of pictures, or no longer; whether it worked."""


class WindowsScreen:
    """``SetWindowDisplayAffinity``."""

    def __init__(self) -> None:
        """Raises OSError or AttributeError where there is no such thing."""
        self._set = ctypes.windll.user32.SetWindowDisplayAffinity  # type: ignore[attr-defined,unused-ignore]
        self._set.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        self._set.restype = ctypes.c_int

    def keep_out(self, window: int, hidden: bool) -> bool:
        """Leave the window out of pictures; older systems paint it black."""
        if not hidden:
            return bool(self._set(window, _SHOWN))
        return bool(self._set(window, _HIDDEN) or self._set(window, _BLACK))


def best_screen() -> Screen | None:
    """The platform's way; None where it has none that a program may use."""
    try:
        return WindowsScreen()
    except (OSError, AttributeError):
        return None  # not Windows, or one without it


class CaptureGuard(QObject):
    """Keeps every window of ours out of pictures unless Settings allow them, or somebody has for five minutes."""

    changed = Signal()
    """It is allowed now, or no longer."""

    def __init__(
        self,
        screen: Screen | None,
        allowed: Callable[[], bool],
        windows: Callable[[], Iterable[int]],
        parent: QObject | None = None,
    ) -> None:
        """Does nothing before ``apply``.

        Args:
            screen: what the platform can do; None for nothing.
            allowed: what Settings say now.
            windows: the handles of our windows now.
            parent: whose end is its end.
        """
        super().__init__(parent)
        self._screen, self._allowed, self._windows = screen, allowed, windows
        self._done: dict[int, bool] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_over)

    @property
    def available(self) -> bool:
        """Whether this computer can do it."""
        return self._screen is not None

    @property
    def paused(self) -> bool:
        """Whether pictures are allowed for a while."""
        return self._pause.isActive()

    def allow_for_a_while(self) -> None:
        """Allow pictures for five minutes."""
        self._pause.start(PAUSE_MS)
        self.apply()
        self.changed.emit()

    def apply(self) -> None:
        """Do what is wanted now with every window; a window that had it done already is left alone."""
        if self._screen is None:
            return
        hidden = not (self._allowed() or self.paused)
        known = {window: self._done.get(window, False) for window in self._windows()}
        self._done = {
            window: hidden if was == hidden or self._screen.keep_out(window, hidden) else was
            for window, was in known.items()
        }

    def _on_over(self) -> None:
        self.apply()
        self.changed.emit()
