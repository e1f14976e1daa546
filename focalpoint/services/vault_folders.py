"""Vaults as folders, before and after they are open: unfinished ones, the sample country, places for backups."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from focalpoint.domain.errors import FocalPointError
from focalpoint.language import LANGUAGES
from focalpoint.services import doors

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_UNFINISHED: Final = "unfinished"
_KEPT_COPIES: Final = 10


class SampleNotRemovedError(FocalPointError):
    """The sample country is open somewhere, or the folder is no sample."""

    code = "sample_not_removed"


class RescueError(FocalPointError):
    """No backup could be made of a vault whose folder is gone. Details: ``folder``."""

    code = "rescue_failed"


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What a backup file says about itself; its manifest is signed."""

    name: str
    """The vault's name."""
    vault_id: str
    at: datetime
    counts: Mapping[str, int]
    """Table → rows, of what was counted when it was made."""


def is_backup(file: Path) -> bool:
    """Whether a file is called a backup; ``backup_facts`` looks inside."""
    from focalpoint.store.vault import BACKUP_SUFFIX

    return file.name.lower().endswith(BACKUP_SUFFIX)


def backup_facts(file: Path) -> BackupFacts:
    """What is in a backup, without a passphrase: no content, only whose it is, when and how much.

    Raises:
        BadBackupError: it is none of ours, or damaged.
    """
    from focalpoint.store.vault.backups import read_manifest

    manifest = read_manifest(file)
    counts: dict[str, int] = {}
    for part in manifest["parts"].values():
        for table, rows in dict(part.get("tables") or {}).items():
            counts[str(table)] = counts.get(str(table), 0) + int(rows)
    return BackupFacts(str(manifest["name"]), str(manifest["vault"]), datetime.fromisoformat(manifest["at"]), counts)


def is_there(folder: Path) -> bool:
    """Whether a vault's folder is still where it was."""
    from focalpoint.store.vault.keyfile import KEYS_NAME

    return (folder / KEYS_NAME).is_file()


def keys_image(folder: Path) -> bytes:
    """The key file of a vault as it lies there; nothing when the vault is not there."""
    from focalpoint.store.vault.keyfile import KEYS_NAME

    try:
        return (folder / KEYS_NAME).read_bytes()
    except OSError:
        return b""


def vault_id_of(folder: Path) -> str:
    """Which vault a folder is; empty when it is none that can be read."""
    from focalpoint.store.vault.keyfile import read_keys

    try:
        return read_keys(folder).vault_id
    except (FocalPointError, OSError):
        return ""


def rescue(workspace: Workspace, keys: bytes, target: Path) -> Path:
    """A backup of an open vault whose folder is gone.

    Args:
        workspace: the open vault.
        keys: its key file as it was last seen.
        target: where the backup goes.

    Raises:
        RescueError: a compartment is not open in this session, or the place cannot be written.
    """
    try:
        return workspace.vault.rescue(keys, target)
    except OSError as error:
        raise RescueError(folder=target.name) from error


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """What a folder is worth as a second place for backups."""

    kind: str
    """``other_disk``, ``network``, ``same_disk``, ``inside``, ``synchronised``, ``unwritable``."""
    detail: str = ""
    """A synchronising service's name."""

    @property
    def usable(self) -> bool:
        """Whether a backup can be copied there at all."""
        return self.kind not in {"inside", "unwritable"}

    @property
    def good(self) -> bool:
        """Whether it helps when the vault's disk is lost, without a catch."""
        return self.kind in {"other_disk", "network"}


def second_place(folder: Path, vault: Path) -> SecondPlace:
    """What a folder is worth as a second place for the backups of a vault; writes and removes a small file there."""
    from focalpoint.store.vault import PlaceKind, inspect_place

    if folder.resolve().is_relative_to(vault.resolve()):
        return SecondPlace("inside")
    trial = folder / f".focalpoint-{secrets.token_hex(4)}"
    try:
        trial.write_bytes(b"")
        trial.unlink()
        same = folder.stat().st_dev == vault.stat().st_dev
    except OSError:
        return SecondPlace("unwritable")
    place = inspect_place(folder)
    if place.kind is PlaceKind.SYNCHRONISED:
        return SecondPlace("synchronised", place.detail)
    if place.kind is PlaceKind.NETWORK:
        return SecondPlace("network")
    return SecondPlace("same_disk" if same else "other_disk")


def mark_unfinished(folder: Path) -> None:
    """Mark a vault whose recovery code was not typed back yet: it goes when the program is ended before that."""
    (folder / _UNFINISHED).write_bytes(b"")


def finish(folder: Path) -> None:
    """The vault is whole: its recovery code was typed back."""
    (folder / _UNFINISHED).unlink(missing_ok=True)


def forget_unfinished(folder: Path | None = None) -> None:
    """Remove a vault that was never finished, or all of them in the folder of new vaults; any other one stays."""
    from focalpoint.store.vault import describe_lock

    for found in [folder] if folder is not None else [path.parent for path in doors.home().glob(f"*/{_UNFINISHED}")]:
        if (found / _UNFINISHED).is_file() and describe_lock(found) is None:
            shutil.rmtree(found, ignore_errors=True)


def is_sample(folder: Path) -> bool:
    """Whether a vault in the folder of new vaults is a sample country, by the name that only samples get."""
    return folder.parent == doors.home() and folder.name in {f"sample-{code}.focalpoint" for code in LANGUAGES}


def remove_sample(folder: Path) -> None:
    """Remove a sample country that is closed.

    Raises:
        SampleNotRemovedError: it is open, or it is no sample; nothing was removed.
    """
    from focalpoint.store.vault import describe_lock

    if not is_sample(folder) or describe_lock(folder) is not None:
        raise SampleNotRemovedError
    away = folder.with_name(f".{folder.name}.removed")
    shutil.rmtree(away, ignore_errors=True)
    try:
        folder.rename(away)
    except OSError as error:
        raise SampleNotRemovedError from error
    shutil.rmtree(away, ignore_errors=True)


def copy_newest_backup(place: Path, vault: Path) -> Path | None:
    """Copy the newest backup to the second place, unless it is there; keeps the last ten copies of this vault.

    Args:
        place: the second place; one that cannot be reached now is passed over.
        vault: the vault's folder.

    Returns:
        The copy; None when there was nothing to copy or no way to do it.
    """
    from focalpoint.store.vault import BACKUP_SUFFIX

    try:
        made = sorted((vault / "backups").glob(f"*{BACKUP_SUFFIX}"), key=lambda path: path.stat().st_mtime)
        if not made or not place.is_dir():
            return None
        target = place / made[-1].name
        if not target.exists():
            _copy_whole(made[-1], target)
        for old in sorted(place.glob(f"{vault.stem}-2*{BACKUP_SUFFIX}"))[:-_KEPT_COPIES]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return target


def _copy_whole(source: Path, target: Path) -> None:
    """A file that appears whole or not at all."""
    beside = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, beside)
        beside.replace(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
