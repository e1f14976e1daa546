"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from focalpoint.documents.errors import CannotWriteError, DiskFullError

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_atomic(target: Path, write: Callable[[BinaryIO], None]) -> None:
    """Let ``write`` fill a file beside the target, flush it to the disk, and put it in the target's place.

    Whatever goes wrong before the last step (an error, a cancel, a full disk) leaves an existing target untouched
    and no half-written file behind. A link is followed, so that what it names is replaced and not the link.

    Raises:
        DiskFullError: no room (or no quota) is left.
        CannotWriteError: the folder is missing or may not be written.
    """
    try:
        real = target.resolve()
        beside = real.with_name(f".{real.name[:80]}.{secrets.token_hex(4)}.part")
        with beside.open("xb") as file:
            try:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                file.close()
                beside.unlink(missing_ok=True)
                raise
        _take_place(beside, real)
    except OSError as error:
        kind = DiskFullError if error.errno in _NO_ROOM else CannotWriteError
        raise kind(name=target.name) from error


def _take_place(beside: Path, target: Path) -> None:
    try:
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the platform lets a folder be synced."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems refuse to sync a folder; the file itself is safe.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:
            raise
    finally:
        os.close(handle)
