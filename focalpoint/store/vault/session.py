"""An opened vault: its compartments and its backups."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import Clock
from focalpoint.domain.errors import ReadOnlyError
from focalpoint.store.database import KEY_BYTES, Database
from focalpoint.store.meta import read_meta
from focalpoint.store.vault import slots
from focalpoint.store.vault.backups import (
    BackupInfo,
    BackupSource,
    file_of,
    heads_of,
    make_backup,
    newest_manifest,
)
from focalpoint.store.vault.checkpoints import BACKUPS_NAME
from focalpoint.store.vault.errors import NoKeyError, VaultInUseError
from focalpoint.store.vault.files import sha256_of
from focalpoint.store.vault.keyfile import KEYS_NAME, KeyFile
from focalpoint.store.vault.lock import LockInfo, VaultLock
from focalpoint.store.vault.place import Place
from focalpoint.store.vault.proving import own_backups, prove_backups, prune
from focalpoint.store.vault.signing import PRIVATE_META, Signer
from focalpoint.store.vault.slots import DataKey


@dataclass(frozen=True, slots=True)
class Standing:
    """How a vault was opened.

    ``reason``: why it is read-only (``asked``, ``in_use``, ``network``, ``synchronised``, ``read_only_folder``,
    ``newer``), or None. ``holder``: who holds it for writing, when that is somebody else. ``copy``: the private copy
    that is read instead, where the folder itself must not be touched.
    """

    place: Place
    reason: str | None = None
    lock: VaultLock | None = None
    holder: LockInfo | None = None
    copy: TemporaryDirectory[str] | None = None

    def release(self) -> None:
        """Give back the lock and the private copy."""
        if self.lock is not None:
            self.lock.release()
        if self.copy is not None:
            self.copy.cleanup()


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening has found: who it is, their secret half, the data keys, the databases."""

    user_id: str
    user_name: str
    secret: bytes
    data_keys: Mapping[Compartment, DataKey]
    databases: Mapping[Compartment, Database]
    failed_attempts: int = 0


class OpenVault:
    """What is open, who opened it, and its backups. ``Vault`` adds what is done with keys and users."""

    def __init__(self, folder: Path, keys: KeyFile, opened: Opened, standing: Standing, clock: Clock) -> None:
        self.folder = folder
        self.vault_id = keys.vault_id
        self.user_id = opened.user_id
        self.user_name = opened.user_name
        self.place = standing.place
        self.read_only = standing.reason
        self.failed_attempts = opened.failed_attempts
        self._standing = standing
        self._clock = clock
        self._secret = bytearray(opened.secret)
        self._data_keys = dict(opened.data_keys)
        self._databases = dict(opened.databases)
        self._guard = threading.RLock()
        with self.office.light() as connection:
            self.signing = Signer(read_meta(connection, PRIVATE_META) or "")

    # --- what is open -------------------------------------------------------------------------------------------

    @property
    def office(self) -> Database:
        """The office compartment.

        Raises:
            NoKeyError: the vault is closed.
        """
        return self.database(Compartment.OFFICE)

    @property
    def casework(self) -> Database | None:
        """The casework compartment, or None where this user holds no key to it."""
        return self._databases.get(Compartment.CASEWORK)

    def database(self, compartment: Compartment) -> Database:
        """An open compartment.

        Raises:
            NoKeyError: this user holds no key to it, or the vault is closed.
        """
        try:
            return self._databases[compartment]
        except KeyError:
            raise NoKeyError(compartment=compartment.value) from None

    def holds(self, compartment: Compartment) -> bool:
        """Whether this session holds the key to a compartment."""
        return compartment in self._databases

    @property
    def public_key(self) -> str:
        """This user's public half (hex), computed from the secret one."""
        return slots.public_half(bytes(self._secret))

    @property
    def holder(self) -> LockInfo | None:
        """Who holds the vault for writing, when that is somebody else."""
        return self._standing.holder

    def require_write(self) -> None:
        """Refuse where the vault is open for reading only.

        Raises:
            VaultInUseError: another program holds it.
            ReadOnlyError: any other reason.
        """
        if self.holder is not None:
            raise VaultInUseError(host=self.holder.host, pid=self.holder.pid)
        if self.read_only is not None:
            raise ReadOnlyError(reason=self.read_only)

    def close(self) -> None:
        """Close the databases, forget the keys, and give back the lock. A second call does nothing."""
        with self._guard:
            for database in self._databases.values():
                database.dispose()
                # Random, not empty: an empty key would make a missing file anew in plain text.
                database.key = os.urandom(KEY_BYTES)
            self._databases.clear()
            self._data_keys.clear()
            # Best effort only: Python may have copied it (docs/adr/0002-vault-keys.md).
            self._secret[:] = bytes(len(self._secret))
            self._standing.release()

    def lock(self) -> None:
        """Lock: nothing of it stays open; unlocking opens the vault anew."""
        self.close()

    # --- backups ------------------------------------------------------------------------------------------------

    def backup(self, target: Path | None = None, reason: str = "asked") -> Path:
        """Make one backup, prove it, and let old ones go. See ``make_backup``.

        Args:
            target: a folder of the caller's, where nothing is pruned; the vault's own ``backups`` when not given.
            reason: a code: ``asked``, ``exit``, ``interval``, ``import``, ``migration``, ``rotation``.

        Raises:
            VaultInUseError, ReadOnlyError: into the vault's own folder, or of a compartment without key, only the
                session that holds the lock can.
        """
        everything = len(self._databases) == len(Compartment)
        if target is None or not everything:
            self.require_write()
        with self._guard:
            made = make_backup(self._source(), target, reason)
            if target is None and everything:
                prune(self.folder / BACKUPS_NAME, self._clock.now())
        return made.path

    def backup_if_changed(self, reason: str = "interval") -> Path | None:
        """A backup where a journal that this session reads, or a key, has moved since the newest one; else None."""
        newest = newest_manifest(self.backups())
        if newest is not None and newest["parts"][KEYS_NAME]["sha256"] == sha256_of(self.folder / KEYS_NAME):
            kept = heads_of(newest)
            if all(kept.get(file_of(compartment)) == self._head(compartment) for compartment in self._databases):
                return None
        return self.backup(None, reason)

    def rescue(self, keys: bytes, target: Path) -> Path:
        """A backup of what is open though the vault's folder is gone.

        Args:
            keys: the key file as it was last seen.
            target: a folder elsewhere.

        Raises:
            OSError: the target cannot be written, or a compartment is not open here and cannot be copied.
        """
        with self._guard, TemporaryDirectory(prefix=".rescue-", dir=target) as place:
            folder = Path(place) / self.folder.name
            folder.mkdir(mode=0o700)
            (folder / KEYS_NAME).write_bytes(keys)
            source = replace(self._source(), folder=folder, writable=False)
            return make_backup(source, target, "rescue").path

    def backups(self) -> list[BackupInfo]:
        """The vault's own backups, newest first."""
        return own_backups(self.folder / BACKUPS_NAME)

    def verify_pending_backups(self) -> list[BackupInfo]:
        """Reopen and count what sessions without a key had to copy unopened; then old backups may go.

        Returns:
            Those that were looked at; ``failed`` where one is damaged.
        """
        self.require_write()
        with self._guard:
            folder = self.folder / BACKUPS_NAME
            looked_at = prove_backups(folder, self._unsealed)
            if len(self._databases) == len(Compartment):
                prune(folder, self._clock.now())
        return looked_at

    # --- inside -------------------------------------------------------------------------------------------------

    def _source(self) -> BackupSource:
        return BackupSource(
            self.folder, self.vault_id, dict(self._databases), self.signing, self._clock, self.read_only is None
        )

    def _head(self, compartment: Compartment) -> tuple[int, str]:
        with self.database(compartment).read() as connection:
            from focalpoint.store.journal import head

            return head(connection)

    def _unsealed(self, keys: KeyFile, compartment: Compartment) -> dict[str, bytes]:
        return {
            held.key_id: held.key
            for held in unseal_all(keys, compartment, user_id=self.user_id, secret=bytes(self._secret))
        }


def unseal_all(keys: KeyFile, compartment: Compartment, *, user_id: str, secret: bytes) -> list[DataKey]:
    """The compartment's data keys that are sealed to a user, newest first."""
    return [
        slots.unseal(
            keys.vault_id, entry.key_id, compartment, user_id=user_id, sealed=entry.sealed[user_id], secret=secret
        )
        for entry in keys.compartments[compartment].keys
        if user_id in entry.sealed
    ]
