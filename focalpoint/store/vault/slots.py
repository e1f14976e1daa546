"""Slots and seals: a user's X25519 pair under a passphrase, and data keys sealed to public halves."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from focalpoint.domain.changes import Compartment
from focalpoint.store.vault.errors import BadPublicKeyError, DamagedVaultError, WrongPassphraseError
from focalpoint.store.vault.kdf import SALT_BYTES, KdfCost, derive

RECOVERY_ID: Final = "recovery"
"""The user id of the slot that the recovery code opens."""

NONCE_BYTES: Final = 12
_SLOT_DOMAIN: Final = "focal-point slot 1"
_SEAL_DOMAIN: Final = "focal-point seal 1"


@dataclass(frozen=True, slots=True)
class Slot:
    """One user's (or the recovery code's) way in. ``public_key`` is for show: nothing is ever sealed to it."""

    user_id: str
    user_name: str
    public_key: str
    cost: KdfCost
    salt: bytes
    nonce: bytes
    secret: bytes


@dataclass(frozen=True, slots=True)
class Sealed:
    """A data key that only one user's secret half opens."""

    ephemeral: bytes
    nonce: bytes
    box: bytes


@dataclass(frozen=True, slots=True)
class DataKey:
    """The 32 bytes that encrypt a compartment, with their id."""

    key_id: str
    compartment: Compartment
    key: bytes


def _canonical(*parts: object) -> bytes:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _slot_context(vault_id: str, slot: Slot) -> bytes:
    cost = slot.cost
    return _canonical(_SLOT_DOMAIN, vault_id, slot.user_id, cost.memory_kib, cost.passes, cost.lanes, slot.salt.hex())


def public_half(secret: bytes) -> str:
    """The public half, in hex, of a 32-byte secret half."""
    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw().hex()


def make_slot(vault_id: str, user_id: str, user_name: str, passphrase: str, cost: KdfCost) -> tuple[Slot, bytes]:
    """A new pair under a passphrase: the slot, and the secret half (32 bytes)."""
    secret = X25519PrivateKey.generate().private_bytes_raw()
    empty = Slot(user_id, user_name, public_half(secret), cost, b"", b"", b"")
    return wrap(vault_id, empty, secret, passphrase, cost), secret


def wrap(vault_id: str, slot: Slot, secret: bytes, passphrase: str, cost: KdfCost) -> Slot:
    """The slot with its secret half under a new passphrase, salt and nonce."""
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    fresh = replace(slot, cost=cost, salt=salt, nonce=nonce)
    box = AESGCM(derive(passphrase, salt, cost)).encrypt(nonce, secret, _slot_context(vault_id, fresh))
    return replace(fresh, secret=box)


def unwrap(vault_id: str, slot: Slot, passphrase: str) -> bytes:
    """The secret half of a slot.

    Raises:
        WrongPassphraseError: wrong passphrase, or the slot was altered or relabelled.
        KeyCostError: the slot asks for a cost out of bounds.
    """
    key = derive(passphrase, slot.salt, slot.cost) if passphrase else None
    if key is None:
        slot.cost.require_bounds()
        raise WrongPassphraseError
    try:
        return AESGCM(key).decrypt(slot.nonce, slot.secret, _slot_context(vault_id, slot))
    except InvalidTag as error:
        raise WrongPassphraseError from error


def _seal_key(shared: bytes, ephemeral: bytes, public: bytes, context: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=ephemeral + public, info=context).derive(shared)


def _seal_context(vault_id: str, data_key_id: str, compartment: Compartment, user_id: str) -> bytes:
    return _canonical(_SEAL_DOMAIN, vault_id, compartment.value, data_key_id, user_id)


def seal(vault_id: str, data_key: DataKey, user_id: str, public_key: str) -> Sealed:
    """Seal a data key to a user's public half, which comes from inside the vault.

    Raises:
        BadPublicKeyError: it is not 32 bytes of hex, or a point that shares nothing.
    """
    try:
        public = bytes.fromhex(public_key)
        pair = X25519PrivateKey.generate()
        shared = pair.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError as error:
        raise BadPublicKeyError(user=user_id) from error
    ephemeral, nonce = pair.public_key().public_bytes_raw(), os.urandom(NONCE_BYTES)
    context = _seal_context(vault_id, data_key.key_id, data_key.compartment, user_id)
    box = AESGCM(_seal_key(shared, ephemeral, public, context)).encrypt(nonce, data_key.key, context)
    return Sealed(ephemeral, nonce, box)


def unseal(
    vault_id: str, key_id: str, compartment: Compartment, *, user_id: str, sealed: Sealed, secret: bytes
) -> DataKey:
    """The data key that was sealed to the owner of ``secret``.

    Raises:
        DamagedVaultError: the seal was altered, moved to another user or compartment, or is another key's.
    """
    context = _seal_context(vault_id, key_id, compartment, user_id)
    pair = X25519PrivateKey.from_private_bytes(secret)
    public = pair.public_key().public_bytes_raw()
    try:
        shared = pair.exchange(X25519PublicKey.from_public_bytes(sealed.ephemeral))
        key = AESGCM(_seal_key(shared, sealed.ephemeral, public, context)).decrypt(sealed.nonce, sealed.box, context)
    except (InvalidTag, ValueError) as error:
        raise DamagedVaultError(part="keys.json") from error
    return DataKey(key_id, compartment, key)
