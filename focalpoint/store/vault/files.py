"""Files that are whole or not there: atomic writing, copying with a digest, free space, encrypted headers."""

from __future__ import annotations

import hashlib
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from focalpoint.store.database import PLAINTEXT_HEADER
from focalpoint.store.vault.errors import DamagedVaultError, NoSpaceError

SIDE_FILES: Final = ("-wal", "-journal")
"""What belongs to a database file and may hold committed or not yet undone pages (never ``-shm``)."""

_PAGE: Final = 4096
_CHUNK: Final = 1 << 20
_PRIVATE_FILE: Final = 0o600
_PRIVATE_FOLDER: Final = 0o700


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder survive a power cut, where the platform can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make the file's content survive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file that only its owner reads: whole, or the one that was there before."""
    part = path.with_name(f".{path.name}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), _PRIVATE_FILE)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner enters; parents as needed; one that exists is left as it is."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)


def sweep(folder: Path) -> None:
    """Remove the unfinished copies that a killed program left; only for who holds the vault's lock."""
    for place, pattern in ((folder, ".*.part"), (folder, "*.migrating*"), (folder / "backups", ".*")):
        for path in place.glob(pattern) if place.is_dir() else ():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_with_digest(source: Path, target: Path) -> str:
    """Copy a file, flush it to disk, and give the SHA-256 of what was read."""
    digest = hashlib.sha256()
    with source.open("rb") as reading, target.open("xb") as writing:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            writing.write(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    target.chmod(_PRIVATE_FILE)
    return digest.hexdigest()


def existing_parent(path: Path) -> Path:
    """The path itself or the nearest folder above it that exists."""
    for candidate in (path, *path.parents):
        if candidate.exists():
            return candidate
    return Path(path.anchor or ".")


def require_space(folder: Path, size: int) -> None:
    """Refuse to begin a copy of ``size`` bytes where less than twice that is free.

    Raises:
        NoSpaceError: too little is free.
    """
    free = shutil.disk_usage(existing_parent(folder)).free
    if free < 2 * size:
        raise NoSpaceError(needed_mib=-(-2 * size // _CHUNK), free_mib=free // _CHUNK)


def require_encrypted(path: Path) -> None:
    """Refuse a database file that is missing, empty, cut within a page, or not encrypted.

    Raises:
        DamagedVaultError: names the file.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(len(PLAINTEXT_HEADER))
    except OSError as error:
        raise DamagedVaultError(part=path.name) from error
    # A hot journal may still have to cut or complete the file, so that only a file without one is measured.
    whole = size % _PAGE == 0 or any(side_file(path, suffix).exists() for suffix in SIDE_FILES)
    if size < _PAGE or head == PLAINTEXT_HEADER or not whole:
        raise DamagedVaultError(part=path.name)


def side_file(path: Path, suffix: str) -> Path:
    """The file beside a database: ``office.db-wal``."""
    return path.with_name(path.name + suffix)


def stored_size(path: Path) -> int:
    """Bytes of a database with what belongs to it; 0 where it is not there."""
    parts = (path, *(side_file(path, suffix) for suffix in SIDE_FILES))
    return sum(part.stat().st_size for part in parts if part.exists())


def stamp(instant: datetime) -> str:
    """An instant as file names have it: ``20261122T090000Z``."""
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """``folder/stem + suffix``, or with ``-2``, ``-3``… when that is taken."""
    candidate, number = folder / f"{stem}{suffix}", 1
    while candidate.exists():
        number += 1
        candidate = folder / f"{stem}-{number}{suffix}"
    return candidate
