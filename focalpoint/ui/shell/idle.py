"""How long nobody has touched the computer, as far as the platform tells."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from typing import Any, Protocol

from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtGui import QWindow


class IdleSource(Protocol):
    """Tells idle time; tests fake it."""

    whole_session: bool
    """Whether it hears of every program's keys and mouse, or of ours alone."""

    def idle_ms(self) -> int | None:
        """Milliseconds since the last touch; None when it cannot tell just now."""


class WindowsIdle:
    """``GetLastInputInfo``: the whole session."""

    whole_session = True

    def __init__(self) -> None:
        """Raises OSError or AttributeError where there is no such thing."""
        windll = ctypes.windll  # type: ignore[attr-defined,unused-ignore]
        self._user, self._kernel = windll.user32, windll.kernel32

        class LastInput(ctypes.Structure):
            _fields_ = (("size", ctypes.c_uint), ("time", ctypes.c_uint))

        self._last = LastInput()
        self._last.size = ctypes.sizeof(LastInput)

    def idle_ms(self) -> int | None:
        """Ticks since the last input; the tick counter wraps after 49 days."""
        if not self._user.GetLastInputInfo(ctypes.byref(self._last)):
            return None
        return int((self._kernel.GetTickCount() - self._last.time) & 0xFFFFFFFF)


class MacIdle:
    """``CGEventSourceSecondsSinceLastEventType``: the whole session."""

    whole_session = True

    def __init__(self) -> None:
        """Raises OSError where there is no such framework."""
        path = ctypes.util.find_library("ApplicationServices")
        if path is None:
            raise OSError("ApplicationServices")
        self._seconds = ctypes.CDLL(path).CGEventSourceSecondsSinceLastEventType
        self._seconds.restype = ctypes.c_double
        self._seconds.argtypes = (ctypes.c_int32, ctypes.c_uint32)

    def idle_ms(self) -> int | None:
        """Seconds since any input event (``kCGAnyInputEventType``) of the combined session."""
        return int(self._seconds(0, 0xFFFFFFFF) * 1000)


class _ScreenSaverInfo(ctypes.Structure):
    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("mask", ctypes.c_ulong),
    )


class X11Idle:
    """The X server's screen-saver extension: the whole session."""

    whole_session = True

    def __init__(self) -> None:
        """Raises OSError where there is no X server or no such extension."""
        self._x, self._saver = _load("X11"), _load("Xss")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XOpenDisplay.argtypes = (ctypes.c_char_p,)
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XDefaultRootWindow.argtypes = (ctypes.c_void_p,)
        self._saver.XScreenSaverAllocInfo.restype = ctypes.POINTER(_ScreenSaverInfo)
        query = self._saver.XScreenSaverQueryInfo
        query.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.POINTER(_ScreenSaverInfo))
        self._display = self._x.XOpenDisplay(None)
        if not self._display:
            raise OSError("no X display")
        self._info = self._saver.XScreenSaverAllocInfo()

    def idle_ms(self) -> int | None:
        """What the server says."""
        root = self._x.XDefaultRootWindow(self._display)
        if not self._saver.XScreenSaverQueryInfo(self._display, root, self._info):
            return None
        return int(self._info.contents.idle)


class OwnIdle(QObject):
    """Where the platform tells nothing: keys and mouse of our own windows. Said in Settings."""

    whole_session = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._since.start()

    def watch(self, window: QWindow) -> None:
        """Hear the input events of a window (before its widgets: one call an event)."""
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Start counting anew at each touch."""
        if event.type() in {
            QEvent.Type.KeyPress,
            QEvent.Type.MouseMove,
            QEvent.Type.MouseButtonPress,
            QEvent.Type.Wheel,
            QEvent.Type.TouchBegin,
        }:
            self._since.restart()
        return False

    def idle_ms(self) -> int | None:
        """Milliseconds since the last touch of ours."""
        return self._since.elapsed()


def _load(name: str) -> Any:  # noqa: ANN401 - a C library
    path = ctypes.util.find_library(name)
    if path is None:
        raise OSError(name)
    return ctypes.CDLL(path)


def best_source(platform_name: str) -> IdleSource:
    """The platform's own source, else ours.

    Args:
        platform_name: ``QGuiApplication.platformName()``.
    """
    try:
        if sys.platform == "win32":
            return WindowsIdle()
        if sys.platform == "darwin":
            return MacIdle()
        # Under Wayland the X server hears only its own windows: our own events are the honest source.
        if platform_name == "xcb" and not os.environ.get("WAYLAND_DISPLAY"):
            return X11Idle()
    except (OSError, AttributeError):
        return OwnIdle()
    return OwnIdle()
