"""An opened vault's keys: users, passphrases, grants, the recovery code, rotation."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final

from focalpoint.domain.changes import Compartment
from focalpoint.store.meta import read_meta, write_meta
from focalpoint.store.vault import slots
from focalpoint.store.vault.engine import settle_key
from focalpoint.store.vault.errors import (
    CompartmentBusyError,
    LastUserError,
    NoKeyError,
    UserExistsError,
    WrongPassphraseError,
)
from focalpoint.store.vault.kdf import MINIMUM, KdfCost
from focalpoint.store.vault.keyfile import CompartmentKeys, KeyFile, SealedKey, read_keys, write_keys
from focalpoint.store.vault.recovery import canonical_code, new_code
from focalpoint.store.vault.rotation import Step, new_data_key, no_step, rekey_file
from focalpoint.store.vault.session import OpenVault
from focalpoint.store.vault.slots import RECOVERY_ID, Slot

RECOVERY_META: Final = "recovery.public"


class Vault(OpenVault):
    """An opened vault. Reading is always allowed; what writes asks ``require_write`` first."""

    def add_slot(
        self, user_id: str, user_name: str, passphrase: str, *, replacing: bool = False, cost: KdfCost | None = None
    ) -> str:
        """Make a user's pair under a passphrase and seal the office key to it.

        Args:
            user_id: the id in the users table.
            user_name: as it is asked for when unlocking.
            passphrase: the user's first one.
            replacing: the user has a slot whose passphrase is lost: it and the keys sealed to it go.
            cost: of the derivation; the cost of this user's own slot when not given.

        Returns:
            The public half (hex), to be kept in the users table.

        Raises:
            UserExistsError: the id or the name is taken.
        """
        with self._changing() as keys:
            own = replacing and any(slot.user_id == user_id for slot in keys.slots)
            taken = any(slot.user_name == user_name and slot.user_id != user_id for slot in keys.users())
            if taken or user_id == RECOVERY_ID or (not own and any(slot.user_id == user_id for slot in keys.slots)):
                raise UserExistsError(user=user_name)
            slot, _ = slots.make_slot(self.vault_id, user_id, user_name, passphrase, cost or self._own_slot(keys).cost)
            for compartment in Compartment:
                keys = keys.without_seals(compartment, user_id)
            keys = self._sealed(keys.with_slot(slot), Compartment.OFFICE, user_id, slot.public_key)
            write_keys(self.folder, keys, keep_previous=not own)
        return slot.public_key

    def remove_slot(self, user_id: str) -> None:
        """Shut a user out at once: slot and sealed keys go. Each compartment that the user held is due for rotation.

        Raises:
            LastUserError: nobody else could open the vault.
            NoSuchUserError: there is no such user.
        """
        with self._changing() as keys:
            keys.slot(user_id)
            if user_id == RECOVERY_ID or len(keys.users()) < 2:
                raise LastUserError(user=user_id)
            keys = keys.without_slot(user_id)
            for compartment in Compartment:
                keys = keys.without_seals(compartment, user_id)
            write_keys(self.folder, keys, keep_previous=False)

    def forget_strangers(self, known: Collection[str]) -> list[str]:
        """Remove the slots of users whom the users table does not know: their addition was cut off, or was never ours.

        Args:
            known: the ids of the users table, from inside the vault.

        Returns:
            The ids that were removed.
        """
        with self._changing() as keys:
            strangers = [slot.user_id for slot in keys.users() if slot.user_id not in {self.user_id, *known}]
            for user_id in strangers:
                keys = keys.without_slot(user_id)
                for compartment in Compartment:
                    keys = keys.without_seals(compartment, user_id)
            if strangers:
                write_keys(self.folder, keys, keep_previous=False)
        return strangers

    def change_passphrase(self, old: str, new: str) -> None:
        """Put this user's secret half under another passphrase. The keys and everybody's seals stay.

        Raises:
            WrongPassphraseError: the old one is not right.
            EmptyPassphraseError: the new one is empty.
        """
        with self._changing() as keys:
            slot = self._own_slot(keys)
            typed = canonical_code(old) if slot.user_id == RECOVERY_ID else old
            if slots.unwrap(self.vault_id, slot, typed) != bytes(self._secret):
                raise WrongPassphraseError
            fresh = slots.wrap(self.vault_id, slot, bytes(self._secret), new, slot.cost)
            write_keys(self.folder, keys.with_slot(fresh), keep_previous=False)

    def confirm(self, passphrase: str) -> None:
        """Make sure that the passphrase is this user's own, before an act that asks for it again.

        Raises:
            WrongPassphraseError: it is not.
        """
        slot = self._own_slot(read_keys(self.folder))
        typed = canonical_code(passphrase) if slot.user_id == RECOVERY_ID else passphrase
        slots.unwrap(self.vault_id, slot, typed)

    def renew_recovery(self, code: str | None = None) -> str:
        """Make another recovery code; the old one opens nothing any more.

        Args:
            code: one that ``recovery.new_code`` has made and that was typed back already; a new one when not given.

        Returns:
            The code, to be printed once.

        Raises:
            NoKeyError: this session does not hold every compartment, and the code has to open them all.
        """
        with self._changing() as keys:
            for compartment in Compartment:
                self.database(compartment)
            code = code or new_code()
            slot, _ = slots.make_slot(self.vault_id, RECOVERY_ID, RECOVERY_ID, canonical_code(code), MINIMUM)
            keys = keys.with_slot(slot)
            for compartment in Compartment:
                pending = keys.compartments[compartment].pending
                keys = self._sealed(keys, compartment, RECOVERY_ID, slot.public_key)
                keys = keys.with_keys(compartment, replace(keys.compartments[compartment], pending=pending))
            with self.office.write() as connection:
                write_meta(connection, RECOVERY_META, slot.public_key)
            write_keys(self.folder, keys, keep_previous=False)
        return code

    def grant(self, compartment: Compartment, user_id: str, public_key: str) -> None:
        """Seal a compartment's key to a user.

        Args:
            compartment: which this session holds.
            user_id: who has a slot.
            public_key: the user's public half (hex) from the users table, never from ``keys.json``.

        Raises:
            NoKeyError: only who holds a compartment can grant it.
        """
        with self._changing() as keys:
            keys.slot(user_id)
            write_keys(self.folder, self._sealed(keys, compartment, user_id, public_key))

    def withdraw(self, compartment: Compartment, user_id: str) -> None:
        """Take a compartment from a user at once; its rotation is due.

        Raises:
            NoKeyError: only who holds a compartment can withdraw it.
            LastUserError: no other user holds it.
        """
        with self._changing() as keys:
            self.database(compartment)
            if not keys.holders(compartment) - {user_id, RECOVERY_ID}:
                raise LastUserError(user=user_id)
            write_keys(self.folder, keys.without_seals(compartment, user_id), keep_previous=False)

    def holders(self, compartment: Compartment) -> frozenset[str]:
        """The user ids that ``keys.json`` lists for a compartment: for show, not to be trusted for sealing."""
        return read_keys(self.folder).holders(compartment) - {RECOVERY_ID}

    def rotation_pending(self, compartment: Compartment) -> bool:
        """Whether a compartment waits for another key, because somebody was shut out or a rotation was cut off."""
        held = read_keys(self.folder).compartments[compartment]
        return held.pending or len(held.keys) > 1

    def rotate(self, compartment: Compartment, public_keys: Mapping[str, str], *, step: Step = no_step) -> None:
        """Give a compartment another data key, sealed to exactly these users and the recovery code.

        Args:
            compartment: which this session holds; nothing else of this program uses it meanwhile.
            public_keys: user id → public half (hex) of everybody who is to hold it, from the users table.
            step: is told each step's name when it is done (``rotation.STEPS``).

        Raises:
            NoKeyError: this session does not hold it, or this user is not among the holders.
            CompartmentBusyError: another program reads it; nothing was changed, it stays pending.
        """
        with self._changing():
            database, old = self.database(compartment), self._data_keys[compartment]
            holders = {RECOVERY_ID: self._recovery_key(), **public_keys}
            if self.user_id not in holders:
                raise NoKeyError(compartment=compartment.value)
            self.backup(None, "rotation")
            step("snapshot")
            new = new_data_key(compartment)
            keys = read_keys(self.folder)
            entry = SealedKey(
                new.key_id, {user: slots.seal(self.vault_id, new, user, key) for user, key in holders.items()}
            )
            kept = next(held for held in keys.compartments[compartment].keys if held.key_id == old.key_id)
            write_keys(self.folder, keys.with_keys(compartment, CompartmentKeys((entry, kept), pending=True)))
            step("keys_written")
            database.dispose()
            try:
                rekey_file(database.path, old.key, new.key, step)
            except CompartmentBusyError:
                write_keys(self.folder, keys.with_keys(compartment, CompartmentKeys((kept,), pending=True)))
                raise
            finally:
                works = settle_key(database.path, {new.key_id: new.key, old.key_id: old.key})
                self._data_keys[compartment] = new if works == new.key_id else old
                database.key = self._data_keys[compartment].key
            write_keys(self.folder, keys.with_keys(compartment, CompartmentKeys((entry,))), keep_previous=False)
            step("old_dropped")

    @contextlib.contextmanager
    def _changing(self) -> Iterator[KeyFile]:
        """The key file, for changing it: one at a time, and only with the lock."""
        self.require_write()
        with self._guard:
            yield read_keys(self.folder)

    def _own_slot(self, keys: KeyFile) -> Slot:
        return keys.slot(self.user_id)

    def _sealed(self, keys: KeyFile, compartment: Compartment, user_id: str, public_key: str) -> KeyFile:
        self.database(compartment)
        held = self._data_keys[compartment]
        sealed = slots.seal(self.vault_id, held, user_id, public_key)
        return keys.with_seal(compartment, held.key_id, user_id, sealed)

    def _recovery_key(self) -> str:
        with self.office.read() as connection:
            return read_meta(connection, RECOVERY_META) or ""
