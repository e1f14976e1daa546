"""What is expected to go wrong with a vault. The sentences are in ``focalpoint/words/errors/vault.py``."""

from __future__ import annotations

from focalpoint.domain.errors import FocalPointError


class NotAVaultError(FocalPointError):
    """There is no vault in this folder. Details: ``folder``."""

    code = "not_a_vault"


class VaultExistsError(FocalPointError):
    """Something is already at the path of a new vault; it was left as it is. Details: ``folder``."""

    code = "vault_exists"


class PlaceRefusedError(FocalPointError):
    """A network or synchronised folder: a vault would be damaged there. Details: ``folder``, ``kind``."""

    code = "place_refused"


class VaultInUseError(FocalPointError):
    """Another program holds the vault for writing. Details: ``host``, ``pid``."""

    code = "vault_in_use"


class DamagedVaultError(FocalPointError):
    """A part of the vault is missing, cut or altered; nothing was changed. Details: ``part``."""

    code = "vault_damaged"


class NewerVaultError(FocalPointError):
    """``keys.json`` was written by a newer Focal Point. Details: ``format``."""

    code = "vault_newer"


class WrongPassphraseError(FocalPointError):
    """The passphrase (or recovery code) does not open the slot. Always the same, whatever failed."""

    code = "wrong_passphrase"


class EmptyPassphraseError(FocalPointError):
    """A passphrase has to have at least one character."""

    code = "empty_passphrase"


class KeyCostError(FocalPointError):
    """The key file asks for a derivation outside the bounds; it was not run. Details: ``memory_mib``, ``passes``."""

    code = "key_cost"


class NoSuchUserError(FocalPointError):
    """The vault has no user of this name or id. Details: ``user``."""

    code = "no_such_user"


class UserExistsError(FocalPointError):
    """The vault already has a user of this name or id. Details: ``user``."""

    code = "user_exists"


class LastUserError(FocalPointError):
    """The last one who can open it cannot be taken away. Details: ``user``."""

    code = "last_user"


class NoKeyError(FocalPointError):
    """This session holds no key to the compartment. Details: ``compartment``."""

    code = "no_key"


class BadPublicKeyError(FocalPointError):
    """A public key inside the vault is not one; nothing was sealed to it. Details: ``user``."""

    code = "bad_public_key"


class CompartmentBusyError(FocalPointError):
    """Another program has the file open, so it could not be changed as a whole. Details: ``part``."""

    code = "compartment_busy"


class NoSpaceError(FocalPointError):
    """Too little free space for a safe copy; nothing was written. Details: ``needed_mib``, ``free_mib``."""

    code = "no_space"


class CopyFailedError(FocalPointError):
    """A copy did not come out equal to its source and was thrown away. Details: ``part``."""

    code = "copy_failed"


class BadBackupError(FocalPointError):
    """The file is no backup of ours, or it is damaged; nothing was changed. Details: ``file``, ``part``."""

    code = "bad_backup"


class MigrationFailedError(FocalPointError):
    """The new version's copy failed its checks; the vault is as it was. Details: ``part``."""

    code = "migration_failed"
