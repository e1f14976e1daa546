"""Restoring a backup, and moving a vault: the old folder is put aside, never thrown away."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import Clock
from focalpoint.store.vault.backups import (
    CHECKPOINT_NAME,
    extract_part,
    file_of,
    read_manifest,
)
from focalpoint.store.vault.checkpoints import BACKUPS_NAME
from focalpoint.store.vault.errors import (
    BadBackupError,
    CopyFailedError,
    DamagedVaultError,
    NotAVaultError,
    PlaceRefusedError,
    VaultExistsError,
    VaultInUseError,
)
from focalpoint.store.vault.files import (
    SIDE_FILES,
    copy_with_digest,
    free_name,
    make_private_folder,
    require_encrypted,
    require_space,
    sha256_of,
    side_file,
    stamp,
    stored_size,
    sync_folder,
)
from focalpoint.store.vault.keyfile import KEYS_NAME, PREVIOUS_NAME, parse_keys
from focalpoint.store.vault.lock import acquire_lock, describe_lock
from focalpoint.store.vault.place import inspect_place

VAULT_SUFFIX: Final = ".focalpoint"
_REQUIRED: Final = (*(file_of(compartment) for compartment in Compartment), KEYS_NAME, CHECKPOINT_NAME)
_ALLOWED: Final = frozenset({
    *_REQUIRED,
    *(f"{file_of(compartment)}{suffix}" for compartment in Compartment for suffix in SIDE_FILES),
})  # fmt: skip


def restore_backup(file: Path, folder: Path, clock: Clock) -> Path | None:
    """Put a backup in the place of a vault, after every part of it was checked.

    Args:
        file: the backup.
        folder: where the vault is, or is to be.
        clock: names the folder that is put aside.

    Returns:
        Where that which was there is kept (``NAME.damaged-UTC.focalpoint``); None when nothing was there. The vault's
        own backups stay with the vault.

    Raises:
        BadBackupError: the file is no backup or is damaged; nothing was changed.
        VaultInUseError: another program holds the vault.
        NoSpaceError: too little space.
    """
    settle_restore(folder)
    manifest = read_manifest(file)
    require_space(folder, sum(int(part.get("size", 0)) for part in manifest["parts"].values()))
    make_private_folder(folder.parent)
    with tempfile.TemporaryDirectory(prefix=f".{folder.stem}-", dir=folder.parent) as place:
        fresh = Path(place) / folder.name
        fresh.mkdir(mode=0o700)
        _unpack(file, manifest, fresh)
        with _held(folder, clock):
            ready = _ready(folder)
            shutil.rmtree(ready, ignore_errors=True)
            fresh.rename(ready)
            sync_folder(folder.parent)
            return _swap(folder, ready, clock)


def settle_restore(folder: Path) -> None:
    """Finish a restore that was cut off between putting the old folder aside and the new one in its place."""
    ready = _ready(folder)
    if ready.is_dir() and not folder.exists():
        ready.rename(folder)
        sync_folder(folder.parent)


def forget_restore(folder: Path) -> None:
    """Remove what a restore left that was cut off before it touched the vault; only for who holds the vault's lock."""
    shutil.rmtree(_ready(folder), ignore_errors=True)


def _ready(folder: Path) -> Path:
    return folder.with_name(f".{folder.stem}.restored{VAULT_SUFFIX}")


def _unpack(file: Path, manifest: dict[str, Any], fresh: Path) -> None:
    parts = manifest["parts"]
    if not set(_REQUIRED) <= set(parts) <= _ALLOWED:
        raise BadBackupError(file=file.name, part="")
    for name, part in parts.items():
        extract_part(file, name, fresh / name, str(part.get("sha256")))
    try:
        for compartment in Compartment:
            require_encrypted(fresh / file_of(compartment))
        keys = parse_keys((fresh / KEYS_NAME).read_bytes())
    except DamagedVaultError as error:
        raise BadBackupError(file=file.name, part=error.details.get("part", "")) from error
    if keys.vault_id != manifest["vault"]:
        raise BadBackupError(file=file.name, part=KEYS_NAME)
    (fresh / CHECKPOINT_NAME).unlink()
    sync_folder(fresh)


@contextlib.contextmanager
def _held(folder: Path, clock: Clock) -> Iterator[None]:
    """Make sure that nobody writes in the folder that is about to be put aside."""
    if not folder.is_dir():
        yield
        return
    lock = acquire_lock(folder, clock)
    if lock is None:
        holder = describe_lock(folder)
        raise VaultInUseError(host=holder.host if holder else "", pid=holder.pid if holder else 0)
    if os.name == "nt":
        # A folder with an open file in it cannot be renamed there.
        lock.release()
    try:
        yield
    finally:
        lock.release()


def _swap(folder: Path, ready: Path, clock: Clock) -> Path | None:
    kept: Path | None = None
    if folder.exists():
        kept = free_name(folder.parent, f"{folder.stem}.damaged-{stamp(clock.now())}", VAULT_SUFFIX)
        folder.rename(kept)
    try:
        ready.rename(folder)
    except OSError:
        if kept is not None:
            kept.rename(folder)
        shutil.rmtree(ready, ignore_errors=True)
        raise
    if kept is not None and (kept / BACKUPS_NAME).is_dir():
        (kept / BACKUPS_NAME).rename(folder / BACKUPS_NAME)
    sync_folder(folder.parent)
    return kept


def move_to_local(folder: Path, target: Path, clock: Clock) -> Path:
    """Copy a vault from a network or synchronised folder to a local one, compare it, and put the old one aside.

    Args:
        folder: the vault.
        target: the new vault's folder, which must not exist.
        clock: names the folder that is put aside (``NAME.moved-UTC.focalpoint``).

    Returns:
        The new vault's folder.

    Raises:
        VaultExistsError: something is at the target.
        PlaceRefusedError: the target is no local place.
        VaultInUseError: another program holds the vault.
        NoSpaceError, CopyFailedError: nothing was moved.
    """
    if not (folder / KEYS_NAME).is_file():
        raise NotAVaultError(folder=folder.name)
    place = inspect_place(target)
    if not place.safe_to_write:
        raise PlaceRefusedError(folder=target.name, kind=place.kind.value)
    if target.exists():
        raise VaultExistsError(folder=target.name)
    require_space(target, sum(stored_size(folder / file_of(compartment)) for compartment in Compartment))
    if (holder := describe_lock(folder)) is not None:
        raise VaultInUseError(host=holder.host, pid=holder.pid)
    make_private_folder(target.parent)
    with tempfile.TemporaryDirectory(prefix=f".{target.stem}-", dir=target.parent) as place_of_copy:
        fresh = Path(place_of_copy) / target.name
        _copy_vault(folder, fresh)
        fresh.rename(target)
    sync_folder(target.parent)
    # Where the old folder cannot be renamed, it stays; the new one is complete.
    with contextlib.suppress(OSError):
        folder.rename(free_name(folder.parent, f"{folder.stem}.moved-{stamp(clock.now())}", VAULT_SUFFIX))
    return target


def copy_databases(folder: Path, target: Path) -> None:
    """Copy keys and databases with what belongs to them, and compare each copy with its source.

    Raises:
        CopyFailedError: a file changed while it was copied.
    """
    names = [KEYS_NAME, PREVIOUS_NAME]
    for compartment in Compartment:
        path = folder / file_of(compartment)
        names += [path.name, *(side_file(path, suffix).name for suffix in SIDE_FILES)]
    for name in names:
        if (folder / name).is_file():
            digest = copy_with_digest(folder / name, target / name)
            if not sha256_of(target / name) == digest == sha256_of(folder / name):
                raise CopyFailedError(part=name)


def _copy_vault(folder: Path, fresh: Path) -> None:
    fresh.mkdir(mode=0o700)
    copy_databases(folder, fresh)
    if (folder / BACKUPS_NAME).is_dir():
        (fresh / BACKUPS_NAME).mkdir(mode=0o700)
        for path in sorted((folder / BACKUPS_NAME).iterdir()):
            if path.is_file() and not path.name.startswith("."):
                copy_with_digest(path, fresh / BACKUPS_NAME / path.name)
    sync_folder(fresh)
