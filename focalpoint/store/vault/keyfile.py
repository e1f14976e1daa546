"""``keys.json``: who may open which compartment. Versioned, written whole, the one before it kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from focalpoint.domain.changes import Compartment
from focalpoint.store.vault.errors import DamagedVaultError, NewerVaultError, NoSuchUserError, NotAVaultError
from focalpoint.store.vault.files import write_atomically
from focalpoint.store.vault.kdf import SALT_BYTES, KdfCost
from focalpoint.store.vault.slots import NONCE_BYTES, RECOVERY_ID, Sealed, Slot

KEYS_NAME: Final = "keys.json"
PREVIOUS_NAME: Final = "keys.previous.json"
FORMAT: Final = 1
_MOST_BYTES: Final = 8 << 20
_BOX_BYTES: Final = 32 + 16


@dataclass(frozen=True, slots=True)
class SealedKey:
    """One data key of a compartment, sealed to each user id who may open it."""

    key_id: str
    sealed: Mapping[str, Sealed]


@dataclass(frozen=True, slots=True)
class CompartmentKeys:
    """The data keys of one compartment, newest first (two only while it is rotated), and whether a rotation is due."""

    keys: tuple[SealedKey, ...]
    pending: bool = False


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The whole of ``keys.json``. Values are replaced, never changed."""

    vault_id: str
    slots: tuple[Slot, ...]
    compartments: Mapping[Compartment, CompartmentKeys]

    def users(self) -> list[Slot]:
        """The users' slots in the order of their making, without the recovery slot."""
        return [slot for slot in self.slots if slot.user_id != RECOVERY_ID]

    def slot(self, user_id: str) -> Slot:
        """The slot of a user id.

        Raises:
            NoSuchUserError: there is none.
        """
        for slot in self.slots:
            if slot.user_id == user_id:
                return slot
        raise NoSuchUserError(user=user_id)

    def slot_named(self, user_name: str | None) -> Slot:
        """The slot of a user name; the first user's when no name is given.

        Raises:
            NoSuchUserError: nobody has this name.
        """
        for slot in self.users():
            if user_name is None or slot.user_name == user_name:
                return slot
        raise NoSuchUserError(user=user_name or "")

    def holders(self, compartment: Compartment) -> frozenset[str]:
        """The user ids to which a key of the compartment is sealed."""
        return frozenset(user for entry in self.compartments[compartment].keys for user in entry.sealed)

    def with_slot(self, slot: Slot) -> KeyFile:
        """With a slot added, or in the place of the same user's one."""
        if any(old.user_id == slot.user_id for old in self.slots):
            return replace(self, slots=tuple(slot if old.user_id == slot.user_id else old for old in self.slots))
        return replace(self, slots=(*self.slots, slot))

    def without_slot(self, user_id: str) -> KeyFile:
        """Without a user's slot; the sealed keys stay."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.user_id != user_id))

    def with_keys(self, compartment: Compartment, keys: CompartmentKeys) -> KeyFile:
        """With other keys for a compartment."""
        return replace(self, compartments={**self.compartments, compartment: keys})

    def with_seal(self, compartment: Compartment, key_id: str, user_id: str, sealed: Sealed) -> KeyFile:
        """With one of a compartment's keys sealed to one more user."""
        old = self.compartments[compartment]
        keys = tuple(
            replace(entry, sealed={**entry.sealed, user_id: sealed}) if entry.key_id == key_id else entry
            for entry in old.keys
        )
        return self.with_keys(compartment, replace(old, keys=keys))

    def without_seals(self, compartment: Compartment, user_id: str) -> KeyFile:
        """Without any key of a compartment sealed to a user, and with its rotation due if there was one."""
        if user_id not in self.holders(compartment):
            return self
        keys = tuple(
            replace(entry, sealed={user: seal for user, seal in entry.sealed.items() if user != user_id})
            for entry in self.compartments[compartment].keys
        )
        return self.with_keys(compartment, CompartmentKeys(keys, pending=True))


def read_keys(folder: Path) -> KeyFile:
    """The key file of a vault; where it cannot be read, the one before it.

    Raises:
        NotAVaultError: the folder has neither.
        DamagedVaultError: both are unreadable.
        NewerVaultError: a newer Focal Point wrote it.
    """
    failure: DamagedVaultError | None = None
    for name in (KEYS_NAME, PREVIOUS_NAME):
        path = folder / name
        if not path.is_file():
            continue
        try:
            return parse_keys(_read(path))
        except DamagedVaultError as error:
            failure = failure or error
    if failure is None:
        raise NotAVaultError(folder=folder.name)
    raise failure


def write_keys(folder: Path, keys: KeyFile, *, keep_previous: bool = True) -> None:
    """Write the key file, whole, and keep the one before it.

    Args:
        folder: the vault.
        keys: what to write.
        keep_previous: False when somebody was shut out: the copy must not let them in again.
    """
    path, data = folder / KEYS_NAME, print_keys(keys)
    if path.is_file() and keep_previous:
        write_atomically(folder / PREVIOUS_NAME, path.read_bytes())
    write_atomically(path, data)
    if not keep_previous:
        write_atomically(folder / PREVIOUS_NAME, data)


def print_keys(keys: KeyFile) -> bytes:
    """The key file as JSON."""
    document = {
        "format": FORMAT,
        "vault": keys.vault_id,
        "slots": [_print_slot(slot) for slot in keys.slots],
        "compartments": {
            compartment.value: {
                "rotation_pending": held.pending,
                "keys": [
                    {"id": entry.key_id, "sealed": {user: _print_seal(seal) for user, seal in entry.sealed.items()}}
                    for entry in held.keys
                ],
            }
            for compartment, held in keys.compartments.items()
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8")


def parse_keys(data: bytes) -> KeyFile:
    """A key file from JSON. Nothing in it is trusted before it fits.

    Raises:
        DamagedVaultError: it does not fit.
        NewerVaultError: its format is newer than this program.
    """
    try:
        document = json.loads(data)
        if document["format"] != FORMAT:
            if isinstance(document["format"], int) and document["format"] > FORMAT:
                raise NewerVaultError(format=document["format"])
            raise DamagedVaultError(part=KEYS_NAME)
        return KeyFile(
            _text(document["vault"]),
            tuple(_parse_slot(slot) for slot in document["slots"]),
            {part: _parse_compartment(document["compartments"][part.value]) for part in Compartment},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedVaultError(part=KEYS_NAME) from error


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DamagedVaultError(part=path.name)
        return path.read_bytes()
    except OSError as error:
        raise DamagedVaultError(part=path.name) from error


def _print_slot(slot: Slot) -> dict[str, Any]:
    return {
        "user": slot.user_id,
        "name": slot.user_name,
        "public": slot.public_key,
        "kdf": {
            "algorithm": "argon2id",
            "memory_kib": slot.cost.memory_kib,
            "passes": slot.cost.passes,
            "lanes": slot.cost.lanes,
        },
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "secret": slot.secret.hex(),
    }


def _print_seal(seal: Sealed) -> dict[str, str]:
    return {"ephemeral": seal.ephemeral.hex(), "nonce": seal.nonce.hex(), "box": seal.box.hex()}


def _parse_slot(raw: Mapping[str, Any]) -> Slot:
    kdf = raw["kdf"]
    if kdf["algorithm"] != "argon2id":
        raise ValueError(kdf["algorithm"])
    return Slot(
        _text(raw["user"]),
        _text(raw["name"]),
        _bytes(raw["public"], 32).hex(),
        KdfCost(_count(kdf["memory_kib"]), _count(kdf["passes"]), _count(kdf["lanes"])),
        _bytes(raw["salt"], SALT_BYTES),
        _bytes(raw["nonce"], NONCE_BYTES),
        _bytes(raw["secret"], _BOX_BYTES),
    )


def _parse_compartment(raw: Mapping[str, Any]) -> CompartmentKeys:
    keys = tuple(
        SealedKey(_text(entry["id"]), {_text(user): _parse_seal(seal) for user, seal in entry["sealed"].items()})
        for entry in raw["keys"]
    )
    return CompartmentKeys(keys, raw["rotation_pending"] is True)


def _parse_seal(raw: Mapping[str, Any]) -> Sealed:
    return Sealed(_bytes(raw["ephemeral"], 32), _bytes(raw["nonce"], NONCE_BYTES), _bytes(raw["box"], _BOX_BYTES))


def _fitting(kind: type, fits: Callable[[Any], bool], value: object) -> Any:  # noqa: ANN401 - a parsed file
    if type(value) is not kind or not fits(value):
        raise ValueError(value)
    return value


def _text(value: object) -> str:
    return str(_fitting(str, lambda text: 0 < len(text) <= 200, value))


def _count(value: object) -> int:
    return int(_fitting(int, lambda number: number >= 0, value))


def _bytes(value: object, size: int) -> bytes:
    return bytes.fromhex(_fitting(str, lambda text: len(text) == 2 * size, value))
