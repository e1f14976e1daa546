"""The vault: a folder of encrypted compartments, whose keys are sealed to the users who may open them.

Everything that services need is named here; ``docs/adr/0002-vault-keys.md`` tells why it is so.
"""

from __future__ import annotations

from focalpoint.store.vault.backups import SUFFIX as BACKUP_SUFFIX
from focalpoint.store.vault.backups import BackupInfo
from focalpoint.store.vault.checkpoints import Checkpoint, read_checkpoints
from focalpoint.store.vault.delay import failed_attempts, wait_seconds
from focalpoint.store.vault.errors import (
    BadBackupError,
    BadPublicKeyError,
    CompartmentBusyError,
    CopyFailedError,
    DamagedVaultError,
    EmptyPassphraseError,
    KeyCostError,
    LastUserError,
    MigrationFailedError,
    NewerVaultError,
    NoKeyError,
    NoSpaceError,
    NoSuchUserError,
    NotAVaultError,
    PlaceRefusedError,
    UserExistsError,
    VaultExistsError,
    VaultInUseError,
    WrongPassphraseError,
)
from focalpoint.store.vault.kdf import MINIMUM, KdfCost
from focalpoint.store.vault.keyring import Vault
from focalpoint.store.vault.lock import LockInfo, describe_lock
from focalpoint.store.vault.opening import NewVault, SlotInfo, create_vault, list_users, open_vault, open_with_recovery
from focalpoint.store.vault.place import Place, PlaceKind, default_folder, inspect_place
from focalpoint.store.vault.recovery import new_code, same_code
from focalpoint.store.vault.restoring import VAULT_SUFFIX, move_to_local, restore_backup
from focalpoint.store.vault.signing import fingerprint, verify_signature
from focalpoint.store.vault.slots import RECOVERY_ID

__all__ = [
    "BACKUP_SUFFIX",
    "MINIMUM",
    "RECOVERY_ID",
    "VAULT_SUFFIX",
    "BackupInfo",
    "BadBackupError",
    "BadPublicKeyError",
    "Checkpoint",
    "CompartmentBusyError",
    "CopyFailedError",
    "DamagedVaultError",
    "EmptyPassphraseError",
    "KdfCost",
    "KeyCostError",
    "LastUserError",
    "LockInfo",
    "MigrationFailedError",
    "NewVault",
    "NewerVaultError",
    "NoKeyError",
    "NoSpaceError",
    "NoSuchUserError",
    "NotAVaultError",
    "Place",
    "PlaceKind",
    "PlaceRefusedError",
    "SlotInfo",
    "UserExistsError",
    "Vault",
    "VaultExistsError",
    "VaultInUseError",
    "WrongPassphraseError",
    "create_vault",
    "default_folder",
    "describe_lock",
    "failed_attempts",
    "fingerprint",
    "inspect_place",
    "list_users",
    "move_to_local",
    "new_code",
    "open_vault",
    "open_with_recovery",
    "read_checkpoints",
    "restore_backup",
    "same_code",
    "verify_signature",
    "wait_seconds",
]
