"""One writer at a time: a lock file held by the operating system, so that a killed program's lock is gone with it."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from focalpoint.domain.clock import Clock, instant_text

LOCK_NAME: Final = "lock"
APPLICATION: Final = "Focal Point"
_TRIES: Final = 4
_BETWEEN_SECONDS: Final = 0.05
_LOCKED_BYTE: Final = 1 << 30
"""Far behind the text, so that others can read who holds it even where locks forbid reading (Windows)."""


@dataclass(frozen=True, slots=True)
class LockInfo:
    """Who holds the vault for writing. ``pid`` is 0 and texts are empty where the holder could not be read."""

    pid: int
    host: str
    application: str
    since: str


class VaultLock:
    """The held lock of one vault; ``release`` gives it back."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    def release(self) -> None:
        """Let others write. A second call does nothing."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        with contextlib.suppress(OSError):
            os.ftruncate(handle, 0)
        _unlock(handle)
        os.close(handle)


def acquire_lock(folder: Path, clock: Clock) -> VaultLock | None:
    """Hold the vault for writing, or None when another program does.

    Raises:
        OSError: the folder does not let us write.
    """
    handle = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    # Somebody who only asks who holds it has it for an instant, too.
    for attempt in range(_TRIES):
        if _try_lock(handle):
            _write_holder(handle, clock)
            return VaultLock(handle)
        if attempt + 1 < _TRIES:
            time.sleep(_BETWEEN_SECONDS)
    os.close(handle)
    return None


def describe_lock(folder: Path) -> LockInfo | None:
    """Who holds the vault for writing, or None when nobody does. A dead program's lock is nobody's."""
    path = folder / LOCK_NAME
    try:
        handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    except OSError:
        return None
    try:
        if _try_lock(handle, shared=True):
            _unlock(handle)
            return None
        return _read_holder(handle)
    finally:
        os.close(handle)


def _write_holder(handle: int, clock: Clock) -> None:
    holder = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "application": APPLICATION,
        "since": instant_text(clock.now()),
    }
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps(holder).encode())


def _read_holder(handle: int) -> LockInfo:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        raw = json.loads(os.read(handle, 4096))
        return LockInfo(int(raw["pid"]), str(raw["host"]), str(raw["application"]), str(raw["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return LockInfo(0, "", "", "")


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int, *, shared: bool = False) -> bool:  # noqa: ARG001 - there is only one kind here
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        with contextlib.suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int, *, shared: bool = False) -> bool:
        # flock, not lockf: it belongs to this opening of the file, so that a second opening by ourselves is refused.
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)
