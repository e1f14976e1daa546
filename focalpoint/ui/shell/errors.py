"""What nobody expected: told calmly, logged without a word of the vault's content, never hidden."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from focalpoint import __version__
from focalpoint.domain.errors import FocalPointError

LOG = logging.getLogger("focalpoint.window")


class StillWorkingError(FocalPointError):
    """A job that changes the vault is under way; nothing was changed. Details: ``work``."""

    code = "ui.still_working"


class NoDisplayError(FocalPointError):
    """There is no screen to open a window on."""

    code = "ui.no_display"


def where(error: BaseException) -> list[str]:
    """The places that an error passed through: files, lines and functions, never values or messages."""
    frames = traceback.extract_tb(error.__traceback__)
    return [
        f"{frame.filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames
    ]


def details(error: BaseException) -> str:
    """What may be copied and sent to those who help: kind of error, places, versions. No content of the vault.

    The error's message is left out: a library may have put a title or a name into it.
    """
    from PySide6 import __version__ as qt_version

    lines = [
        f"Focal Point {__version__}, PySide6 {qt_version}, Python {platform.python_version()}, {platform.system()}",
        type(error).__name__,
        *(f"  {place}" for place in where(error)),
    ]
    return "\n".join(lines)


class ErrorDesk(QObject):
    """Takes errors from wherever they come, on whatever thread, and tells the window on its own."""

    happened = Signal(str)
    """The details, ready to be copied."""

    def report(self, error: BaseException) -> None:
        """Log an unexpected error and tell the window."""
        LOG.error("unexpected %s at %s", type(error).__name__, " > ".join(where(error)) or "?")
        self.happened.emit(details(error))

    def install(self) -> None:
        """Become the last resort of the interpreter and its threads."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_thread

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, _trace)
            return
        self.report(error)

    def _on_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self.report(given.exc_value)
