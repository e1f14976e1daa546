"""Proving backups that were made without casework's key, and letting old ones go only after that."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from focalpoint.domain.changes import Compartment
from focalpoint.domain.errors import FocalPointError
from focalpoint.store.database import StorageError
from focalpoint.store.vault.backups import (
    VERIFIED_NAME,
    BackupInfo,
    extract_part,
    file_of,
    list_backups,
    read_manifest,
)
from focalpoint.store.vault.engine import count_whole, settle_key
from focalpoint.store.vault.errors import NoKeyError
from focalpoint.store.vault.files import SIDE_FILES, write_atomically
from focalpoint.store.vault.keyfile import KEYS_NAME, KeyFile, parse_keys
from focalpoint.store.vault.retention import to_keep

KeysOf = Callable[[KeyFile, Compartment], Mapping[str, bytes]]
"""The data keys, by id and newest first, that this session can unseal from a key file."""


def read_verified(backups: Path) -> dict[str, Any]:
    """What was found out about backups after they were made, by file name."""
    try:
        raw = json.loads((backups / VERIFIED_NAME).read_bytes())
    except (OSError, ValueError):
        return {}
    return {name: entry for name, entry in raw.items() if isinstance(entry, dict)} if isinstance(raw, dict) else {}


def own_backups(backups: Path) -> list[BackupInfo]:
    """The vault's own backups, newest first."""
    return list_backups(backups, read_verified(backups))


def prove_backups(backups: Path, keys_of: KeysOf) -> list[BackupInfo]:
    """Reopen and count what earlier sessions had to copy unopened.

    Args:
        backups: the folder of the vault's own backups.
        keys_of: unseals data keys from a backup's own key file.

    Returns:
        Those that were looked at, with what was found; a damaged one is marked and stays.
    """
    looked_at = []
    for info in own_backups(backups):
        if info.verified or info.failed:
            continue
        try:
            found = _prove(info.path, read_manifest(info.path), keys_of)
        except (NoKeyError, StorageError):
            continue
        verified = read_verified(backups)
        verified[info.path.name] = found
        write_atomically(backups / VERIFIED_NAME, json.dumps(verified, indent=1).encode())
        looked_at.append(info.path)
    return [info for info in own_backups(backups) if info.path in looked_at]


def _prove(path: Path, manifest: Mapping[str, Any], keys_of: KeysOf) -> dict[str, Any]:
    parts: Mapping[str, Mapping[str, Any]] = manifest["parts"]
    found: dict[str, Any] = {}
    for compartment in Compartment:
        name = file_of(compartment)
        part = parts.get(name)
        if part is None or part.get("verified", True):
            continue
        found[name] = {"sha256": part["sha256"]}
        try:
            found[name]["tables"] = _count(path, compartment, parts, keys_of)
        except (NoKeyError, StorageError):
            raise
        except FocalPointError:
            # No count: the file is not whole.
            continue
    return found


def _count(
    path: Path, compartment: Compartment, parts: Mapping[str, Mapping[str, Any]], keys_of: KeysOf
) -> dict[str, int]:
    name = file_of(compartment)
    with tempfile.TemporaryDirectory(prefix=".proof-", dir=path.parent) as place:
        work = Path(place)
        for part in (KEYS_NAME, name, *(name + suffix for suffix in SIDE_FILES)):
            if part in parts:
                extract_part(path, part, work / part, str(parts[part]["sha256"]))
        keys = keys_of(parse_keys((work / KEYS_NAME).read_bytes()), compartment)
        if not keys:
            raise NoKeyError(compartment=name)
        return count_whole(work / name, keys[settle_key(work / name, keys)])


def prune(backups: Path, now: datetime) -> list[Path]:
    """Delete old backups that newer, verified ones replace; an unverified one neither goes nor replaces any.

    Returns:
        What was deleted.
    """
    verified = [info for info in own_backups(backups) if info.verified]
    kept = {info.path for info in to_keep(verified, lambda info: info.at, now)}
    gone = []
    for info in verified:
        if info.path not in kept:
            with contextlib.suppress(OSError):
                info.path.unlink()
                gone.append(info.path)
    return gone
