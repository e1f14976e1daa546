"""Backups: one file with both databases, the keys and the signed checkpoint, reopened and counted before it counts."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import Clock, instant_text
from focalpoint.store.database import Database
from focalpoint.store.vault.checkpoints import BACKUPS_NAME, Checkpoint, append_checkpoints
from focalpoint.store.vault.engine import checked_copy
from focalpoint.store.vault.errors import BadBackupError, CopyFailedError
from focalpoint.store.vault.files import (
    SIDE_FILES,
    copy_with_digest,
    free_name,
    make_private_folder,
    require_space,
    sha256_of,
    side_file,
    stamp,
    stored_size,
    sync_file,
    sync_folder,
)
from focalpoint.store.vault.keyfile import KEYS_NAME
from focalpoint.store.vault.signing import Signer, verify_signature

SUFFIX: Final = ".focalpoint-backup"
MANIFEST_NAME: Final = "manifest.json"
CHECKPOINT_NAME: Final = "checkpoint.json"
VERIFIED_NAME: Final = "verified.json"
FORMAT: Final = 1
MANIFEST_DOMAIN: Final = b"focal-point backup 1\x00"
MOST_MANIFEST: Final = 4 << 20
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class BackupSource:
    """What a backup is made of: the folder, the databases that this session holds, and who signs."""

    folder: Path
    vault_id: str
    databases: Mapping[Compartment, Database]
    signer: Signer
    clock: Clock
    writable: bool = True

    @property
    def backups(self) -> Path:
        """Where the vault's own backups lie."""
        return self.folder / BACKUPS_NAME


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup file.

    ``verified``: every compartment in it was reopened with its key and counted. ``failed``: that was tried and it is
    damaged. ``tables``: rows per table and compartment, as far as counted.
    """

    path: Path
    at: datetime
    reason: str
    size: int
    verified: bool
    failed: bool = False
    tables: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def file_of(compartment: Compartment) -> str:
    """The name of a compartment's file."""
    return f"{compartment.value}.db"


def vault_size(folder: Path) -> int:
    """Bytes of the vault's databases."""
    return sum(stored_size(folder / file_of(compartment)) for compartment in Compartment)


def make_backup(source: BackupSource, target: Path | None, reason: str) -> BackupInfo:
    """Make one backup file and prove it.

    Compartments that the session holds are copied consistently while others write, reopened, checked and counted;
    a compartment without a key is copied as it lies (the caller holds the vault's lock) and stays unverified.

    Raises:
        NoSpaceError: less than twice the vault's size is free.
        CopyFailedError: the copy is not equal; no file is left.
        OSError: the target cannot be written.
    """
    folder = source.backups if target is None else target
    make_private_folder(folder)
    require_space(folder, vault_size(source.folder))
    now = source.clock.now()
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=folder) as place:
        work = Path(place)
        parts, checkpoints = _collect(source, work)
        manifest = {
            "format": FORMAT,
            "vault": source.vault_id,
            "name": source.folder.stem,
            "at": instant_text(now),
            "reason": reason,
            "parts": parts,
        }
        (work / MANIFEST_NAME).write_bytes(_signed(manifest, source.signer))
        path = free_name(folder, f"{source.folder.stem}-{stamp(now)}", SUFFIX)
        _pack(work, path)
        tables = {name: part["tables"] for name, part in parts.items() if part.get("tables")}
    if source.writable:
        make_private_folder(source.backups)
        append_checkpoints(source.folder, checkpoints)
    verified = all(part.get("verified", True) for part in parts.values())
    return BackupInfo(path, now, reason, path.stat().st_size, verified, tables=tables)


def _collect(source: BackupSource, work: Path) -> tuple[dict[str, dict[str, Any]], list[Checkpoint]]:
    parts: dict[str, dict[str, Any]] = {}
    checkpoints = []
    for compartment in Compartment:
        name = file_of(compartment)
        database = source.databases.get(compartment)
        if database is None:
            parts.update(_copy_closed(source.folder / name, work))
            continue
        with database.raw() as connection:
            tables = checked_copy(connection, work / name, database.key)
        seq, last = _head_of(work / name, database)
        utc = instant_text(source.clock.now())
        checkpoints.append(Checkpoint(source.vault_id, compartment.value, seq, last, utc).signed(source.signer))
        parts[name] = {"sha256": sha256_of(work / name), "verified": True, "tables": tables, "head": [seq, last]}
    parts[KEYS_NAME] = {"sha256": copy_with_digest(source.folder / KEYS_NAME, work / KEYS_NAME)}
    text = json.dumps({"checkpoints": [json.loads(checkpoint.to_json()) for checkpoint in checkpoints]}, indent=1)
    (work / CHECKPOINT_NAME).write_text(text, encoding="utf-8")
    parts[CHECKPOINT_NAME] = {"sha256": sha256_of(work / CHECKPOINT_NAME)}
    for name, part in parts.items():
        part["size"] = (work / name).stat().st_size
    return parts, checkpoints


def _copy_closed(path: Path, work: Path) -> dict[str, dict[str, Any]]:
    """Copy a compartment that this session cannot open, with what belongs to it."""
    parts: dict[str, dict[str, Any]] = {
        path.name: {"sha256": copy_with_digest(path, work / path.name), "verified": False}
    }
    for suffix in SIDE_FILES:
        side = side_file(path, suffix)
        if side.exists():
            parts[side.name] = {"sha256": copy_with_digest(side, work / side.name)}
    return parts


def _head_of(copy: Path, database: Database) -> tuple[int, str]:
    """The journal's head in the copy itself: others may have gone on writing."""
    from focalpoint.store.journal import head

    opened = Database(copy, database.key, database.compartment, read_only=True)
    try:
        with opened.read() as connection:
            return head(connection)
    finally:
        opened.dispose()


def canonical(manifest: Mapping[str, Any]) -> bytes:
    """The bytes of a manifest that are signed."""
    text = json.dumps(manifest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return MANIFEST_DOMAIN + text.encode("utf-8", "surrogatepass")


def _signed(manifest: Mapping[str, Any], signer: Signer) -> bytes:
    document = {
        "manifest": manifest,
        "public_key": signer.public_key,
        "signature": signer.sign(canonical(manifest)).hex(),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _pack(work: Path, path: Path) -> None:
    """Write the files of a folder into one archive, whole or not at all, and read it back."""
    part = path.with_name(f".{path.name}.part")
    try:
        with zipfile.ZipFile(part, "x", zipfile.ZIP_STORED) as archive:
            for file in sorted(work.iterdir()):
                archive.write(file, file.name)
        part.chmod(0o600)
        sync_file(part)
        _require_readable(part, path.name)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _require_readable(part: Path, name: str) -> None:
    with zipfile.ZipFile(part) as archive:
        if archive.testzip() is not None:
            raise CopyFailedError(part=name)


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of a backup file: its facts and parts; the parts themselves are not read.

    Raises:
        BadBackupError: it is no backup of ours.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entry = archive.getinfo(MANIFEST_NAME)
            if entry.file_size > MOST_MANIFEST:
                raise BadBackupError(file=path.name, part=MANIFEST_NAME)
            document = json.loads(archive.read(entry))
        manifest: dict[str, Any] = document["manifest"]
        signature = bytes.fromhex(document["signature"])
        datetime.fromisoformat(manifest["at"])
        fits = manifest["format"] == FORMAT and isinstance(manifest["parts"], dict)
        known = fits and verify_signature(document["public_key"], canonical(manifest), signature)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError, zipfile.BadZipFile) as error:
        raise BadBackupError(file=path.name, part=MANIFEST_NAME) from error
    if not known:
        raise BadBackupError(file=path.name, part=MANIFEST_NAME)
    return manifest


def extract_part(path: Path, name: str, target: Path, sha256: str) -> None:
    """Write one part of a backup to a new file and compare its digest.

    Raises:
        BadBackupError: it is missing or not what was recorded.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as source, target.open("xb") as writing:
            shutil.copyfileobj(source, writing, _CHUNK)
    except (OSError, KeyError, RuntimeError, zipfile.BadZipFile) as error:
        raise BadBackupError(file=path.name, part=name) from error
    target.chmod(0o600)
    sync_file(target)
    if sha256_of(target) != sha256:
        raise BadBackupError(file=path.name, part=name)


def list_backups(folder: Path, later: Mapping[str, Any]) -> list[BackupInfo]:
    """The backups in a folder, newest first; files that are none of ours are left out.

    Args:
        folder: where they lie.
        later: what was found out after they were made, by file name (``verified.json``).
    """
    found = []
    for path in folder.glob(f"*{SUFFIX}") if folder.is_dir() else ():
        try:
            found.append(_describe(path, read_manifest(path), later.get(path.name) or {}))
        except (BadBackupError, OSError, AttributeError):
            continue
    return sorted(found, key=_age, reverse=True)


def _age(info: BackupInfo) -> tuple[datetime, int, str]:
    # Of two in one second, the later has the longer name (``-2``, ``-10``).
    return info.at, len(info.path.name), info.path.name


def _describe(path: Path, manifest: Mapping[str, Any], later: Mapping[str, Any]) -> BackupInfo:
    parts: Mapping[str, Mapping[str, Any]] = manifest["parts"]
    unverified = [name for name, part in parts.items() if not part.get("verified", True)]
    proven = {name for name in unverified if dict(later.get(name, {})).get("sha256") == parts[name]["sha256"]}
    tables = {name: part["tables"] for name, part in parts.items() if "tables" in part}
    tables.update({name: later[name]["tables"] for name in proven if "tables" in later[name]})
    return BackupInfo(
        path,
        datetime.fromisoformat(manifest["at"]),
        str(manifest["reason"]),
        path.stat().st_size,
        verified=not [name for name in unverified if name not in proven or "tables" not in later[name]],
        failed=any("tables" not in later[name] for name in proven),
        tables=tables,
    )


def heads_of(manifest: Mapping[str, Any]) -> dict[str, tuple[int, str]]:
    """The journals' heads that a manifest records, by file name."""
    return {name: (part["head"][0], part["head"][1]) for name, part in manifest["parts"].items() if "head" in part}


def newest_manifest(backups: Iterable[BackupInfo]) -> dict[str, Any] | None:
    """The manifest of the newest backup that is not known to be damaged."""
    for info in backups:
        if not info.failed:
            return read_manifest(info.path)
    return None
