"""Making a vault, and opening one: lock, keys, versions, databases, in this order."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import Clock
from focalpoint.store.database import Database
from focalpoint.store.meta import SCHEMA_VERSION, read_meta, write_meta
from focalpoint.store.vault import slots
from focalpoint.store.vault.backups import BackupSource, file_of, make_backup
from focalpoint.store.vault.delay import clear_failures, failed_attempts, note_failure
from focalpoint.store.vault.engine import settle_key, version_of
from focalpoint.store.vault.errors import (
    EmptyPassphraseError,
    NoKeyError,
    NotAVaultError,
    PlaceRefusedError,
    VaultExistsError,
    WrongPassphraseError,
)
from focalpoint.store.vault.files import make_private_folder, side_file, sweep, sync_folder
from focalpoint.store.vault.kdf import MINIMUM, KdfCost, calibrate
from focalpoint.store.vault.keyfile import (
    KEYS_NAME,
    PREVIOUS_NAME,
    CompartmentKeys,
    KeyFile,
    SealedKey,
    read_keys,
    write_keys,
)
from focalpoint.store.vault.keyring import RECOVERY_META, Vault
from focalpoint.store.vault.lock import acquire_lock, describe_lock
from focalpoint.store.vault.place import inspect_place
from focalpoint.store.vault.recovery import canonical_code, new_code
from focalpoint.store.vault.restoring import copy_databases, forget_restore, settle_restore
from focalpoint.store.vault.rotation import new_data_key
from focalpoint.store.vault.session import Opened, Standing, unseal_all
from focalpoint.store.vault.signing import PRIVATE_META, PUBLIC_META, Signer, new_private_key
from focalpoint.store.vault.slots import RECOVERY_ID, DataKey, Slot
from focalpoint.store.vault.upgrade import migrate

VAULT_META = "vault.id"


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault that was just made. The recovery code is kept nowhere: it is printed now, or lost.

    Public halves are hex.
    """

    vault: Vault
    recovery_code: str
    user_public_key: str
    recovery_public_key: str


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """A user as the unlock screen lists them."""

    user_id: str
    user_name: str


def list_users(folder: Path) -> list[SlotInfo]:
    """The users of a vault in the order of their making; needs no passphrase.

    Raises:
        NotAVaultError, DamagedVaultError, NewerVaultError: it cannot be read.
    """
    settle_restore(folder)
    return [SlotInfo(slot.user_id, slot.user_name) for slot in read_keys(folder).users()]


def create_vault(
    folder: Path,
    *,
    user_id: str,
    user_name: str,
    passphrase: str,
    clock: Clock,
    new_id: Callable[[], str],
    cost: KdfCost | None = None,
) -> NewVault:
    """Make a vault whose first user holds both compartments, and open it.

    Args:
        folder: ``NAME.focalpoint``, which must not exist.
        user_id: of the first user.
        user_name: as it is asked for when unlocking.
        passphrase: the first user's.
        clock: dates the lock.
        new_id: makes the vault's id.
        cost: of the first user's derivation; calibrated to about a second when not given.

    Raises:
        VaultExistsError: something is at the path.
        PlaceRefusedError: a network or synchronised folder.
        EmptyPassphraseError: nothing was typed.
    """
    if folder.exists():
        raise VaultExistsError(folder=folder.name)
    if not passphrase:
        raise EmptyPassphraseError
    place = inspect_place(folder)
    if not place.safe_to_write:
        raise PlaceRefusedError(folder=folder.name, kind=place.kind.value)
    vault_id, code = new_id(), new_code()
    slot, secret = slots.make_slot(vault_id, user_id, user_name, passphrase, cost or calibrate())
    # 150 random bits need no slow derivation.
    recovery, _ = slots.make_slot(vault_id, RECOVERY_ID, RECOVERY_ID, canonical_code(code), MINIMUM)
    make_private_folder(folder.parent)
    with tempfile.TemporaryDirectory(prefix=f".{folder.stem}-", dir=folder.parent) as work:
        fresh = Path(work) / folder.name
        fresh.mkdir(mode=0o700)
        _fill(fresh, vault_id, (slot, recovery))
        if folder.exists():
            raise VaultExistsError(folder=folder.name)
        fresh.rename(folder)
    sync_folder(folder.parent)
    vault = _open(folder, clock, True, lambda keys: (slot, secret))
    return NewVault(vault, code, slot.public_key, recovery.public_key)


def _fill(fresh: Path, vault_id: str, everybody: tuple[Slot, ...]) -> None:
    from focalpoint.store.schema import create_schema

    keys = KeyFile(vault_id, everybody, {})
    private = new_private_key()
    for compartment in Compartment:
        data_key = new_data_key(compartment)
        sealed = {slot.user_id: slots.seal(vault_id, data_key, slot.user_id, slot.public_key) for slot in everybody}
        keys = keys.with_keys(compartment, CompartmentKeys((SealedKey(data_key.key_id, sealed),)))
        database = Database(fresh / file_of(compartment), data_key.key, compartment)
        try:
            create_schema(database)
            with database.write() as connection:
                write_meta(connection, VAULT_META, vault_id)
                if compartment is Compartment.OFFICE:
                    write_meta(connection, PRIVATE_META, private)
                    write_meta(connection, PUBLIC_META, Signer(private).public_key)
                    write_meta(connection, RECOVERY_META, everybody[-1].public_key)
        finally:
            database.dispose()
        (fresh / file_of(compartment)).chmod(0o600)
    write_keys(fresh, keys)


def open_vault(folder: Path, *, user_name: str | None, passphrase: str, clock: Clock, write: bool = True) -> Vault:
    """Open a vault as one of its users.

    Where it cannot be written (``Vault.read_only`` says why), it is opened for reading.

    Args:
        folder: the vault.
        user_name: the first user when None.
        passphrase: the user's.
        clock: dates the lock, backups and failed attempts.
        write: False when nothing is going to be written; then no lock is taken.

    Raises:
        WrongPassphraseError: counted; ``wait_seconds`` tells how long to wait before the next try.
        NoSuchUserError, NotAVaultError, DamagedVaultError, NewerVaultError, KeyCostError, NoKeyError,
        MigrationFailedError: see there.
    """

    def unlock(keys: KeyFile) -> tuple[Slot, bytes]:
        slot = keys.slot_named(user_name)
        return slot, slots.unwrap(keys.vault_id, slot, passphrase)

    return _open(folder, clock, write, unlock)


def open_with_recovery(folder: Path, *, code: str, clock: Clock) -> Vault:
    """Open both compartments with the recovery code; ``Vault.user_id`` is then ``recovery``.

    ``add_slot(…, replacing=True)`` gives a user who forgot the passphrase another one.

    Raises:
        WrongPassphraseError: it is not the code. Others as ``open_vault``.
    """

    def unlock(keys: KeyFile) -> tuple[Slot, bytes]:
        slot = keys.slot(RECOVERY_ID)
        return slot, slots.unwrap(keys.vault_id, slot, canonical_code(code))

    return _open(folder, clock, True, unlock)


def _open(folder: Path, clock: Clock, write: bool, unlock: Callable[[KeyFile], tuple[Slot, bytes]]) -> Vault:
    settle_restore(folder)
    if not (folder / KEYS_NAME).is_file() and not (folder / PREVIOUS_NAME).is_file():
        raise NotAVaultError(folder=folder.name)
    standing = _claim(folder, write, clock)
    try:
        keys = read_keys(folder)
        try:
            slot, secret = unlock(keys)
        except WrongPassphraseError:
            note_failure(folder, clock)
            raise
        opened, standing = _open_parts(folder, keys, slot, secret, standing, clock)
        if standing.reason is None:
            clear_failures(folder)
            sweep(folder)
            forget_restore(folder)
        return Vault(folder, read_keys(folder), opened, standing, clock)
    except BaseException:
        standing.release()
        raise


def _claim(folder: Path, write: bool, clock: Clock) -> Standing:
    """Hold the vault for writing if that is wanted, allowed and possible."""
    place = inspect_place(folder)
    if not place.safe_to_write:
        return Standing(place, place.kind.value)
    if not os.access(folder, os.W_OK | os.X_OK):
        return Standing(place, "read_only_folder")
    if not write:
        return Standing(place, "asked")
    try:
        lock = acquire_lock(folder, clock)
    except OSError:
        return Standing(place, "read_only_folder")
    if lock is None:
        return Standing(place, "in_use", holder=describe_lock(folder))
    return Standing(place, lock=lock)


def _open_parts(
    folder: Path, keys: KeyFile, slot: Slot, secret: bytes, standing: Standing, clock: Clock
) -> tuple[Opened, Standing]:
    sealed = {
        compartment: unseal_all(keys, compartment, user_id=slot.user_id, secret=secret) for compartment in Compartment
    }
    if not sealed[Compartment.OFFICE]:
        raise NoKeyError(compartment=Compartment.OFFICE.value)
    standing = _with_copy(folder, standing, must=_needs_copy(folder, standing))
    home = _home(folder, standing)
    held: dict[Compartment, DataKey] = {}
    for compartment, candidates in sealed.items():
        if candidates:
            works = settle_key(home / file_of(compartment), {key.key_id: key.key for key in candidates})
            held[compartment] = next(key for key in candidates if key.key_id == works)
    if standing.reason is None:
        _settle_rotation(folder, keys, held)
    standing = _bring_up_to_date(folder, keys.vault_id, held, standing, clock)
    home = _home(folder, standing)
    databases = _databases(home, held, read_only=standing.reason is not None)
    return Opened(slot.user_id, slot.user_name, secret, held, databases, failed_attempts(folder)), standing


def _databases(home: Path, held: Mapping[Compartment, DataKey], *, read_only: bool) -> dict[Compartment, Database]:
    return {
        compartment: Database(home / file_of(compartment), key.key, compartment, read_only=read_only)
        for compartment, key in held.items()
    }


def _needs_copy(folder: Path, standing: Standing) -> bool:
    """Whether reading must not touch the folder: even reading writes beside a database in WAL mode."""
    if standing.reason in {None, "in_use", "asked"}:
        # What a killed rotation left is rolled back by opening; only who holds the lock may do that.
        hot = any(side_file(folder / file_of(compartment), "-journal").exists() for compartment in Compartment)
        return standing.reason is not None and hot
    return True


def _with_copy(folder: Path, standing: Standing, *, must: bool) -> Standing:
    if not must or standing.copy is not None:
        return standing
    copy = tempfile.TemporaryDirectory(prefix="focalpoint-")
    try:
        copy_databases(folder, Path(copy.name))
    except BaseException:
        copy.cleanup()
        raise
    return replace(standing, copy=copy)


def _home(folder: Path, standing: Standing) -> Path:
    return folder if standing.copy is None else Path(standing.copy.name)


def _settle_rotation(folder: Path, keys: KeyFile, held: Mapping[Compartment, DataKey]) -> None:
    """List only the key that opens a compartment, where a rotation was cut off; the older one still needs rotating."""
    settled = keys
    for compartment, key in held.items():
        listed = keys.compartments[compartment]
        if len(listed.keys) > 1:
            kept = tuple(entry for entry in listed.keys if entry.key_id == key.key_id)
            newest = listed.keys[0].key_id == key.key_id
            settled = settled.with_keys(compartment, CompartmentKeys(kept, pending=not newest))
    if settled is not keys:
        write_keys(folder, settled, keep_previous=False)


def _bring_up_to_date(
    folder: Path, vault_id: str, held: Mapping[Compartment, DataKey], standing: Standing, clock: Clock
) -> Standing:
    """Read only what is newer than this program; migrate what is older, the private copy where reading."""
    home = _home(folder, standing)
    versions = {compartment: version_of(home / file_of(compartment), key.key) for compartment, key in held.items()}
    if any(version > SCHEMA_VERSION for version in versions.values()):
        if standing.lock is not None:
            standing.lock.release()
        return replace(standing, reason=standing.reason or "newer", lock=None)
    older = [compartment for compartment, version in versions.items() if version < SCHEMA_VERSION]
    if not older:
        return standing
    if standing.reason is None:
        _back_up(folder, vault_id, held, clock)
    else:
        standing = _with_copy(folder, standing, must=True)
    for compartment in older:
        migrate(_home(folder, standing) / file_of(compartment), held[compartment].key, compartment)
    return standing


def _back_up(folder: Path, vault_id: str, held: Mapping[Compartment, DataKey], clock: Clock) -> None:
    databases = _databases(folder, held, read_only=False)
    try:
        with databases[Compartment.OFFICE].read() as connection:
            signer = Signer(read_meta(connection, PRIVATE_META) or "")
        make_backup(BackupSource(folder, vault_id, databases, signer, clock), None, "migration")
    finally:
        for database in databases.values():
            database.dispose()
