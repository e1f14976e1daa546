"""The office's Ed25519 pair: signs what leaves the vault; its fingerprint is eight words to read aloud."""

from __future__ import annotations

import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PRIVATE_META: Final = "signing.private"
PUBLIC_META: Final = "signing.public"
_CONSONANTS: Final = "bdfghjklmnprstvz"
_VOWELS: Final = "aiou"
_WORDS: Final = 8
_FINGERPRINT_DOMAIN: Final = b"focal-point fingerprint 1\x00"


class Signer:
    """The office's signing pair, from inside ``office.db``."""

    def __init__(self, private_key: str) -> None:
        """Takes the private half as hex; raises ValueError when it is not 32 bytes."""
        self._pair = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private_key))
        self.public_key = self._pair.public_key().public_bytes_raw().hex()

    def sign(self, data: bytes) -> bytes:
        """The signature (64 bytes) over data that begins with its own domain, so that it serves nowhere else."""
        return self._pair.sign(data)

    @property
    def words(self) -> tuple[str, ...]:
        """The fingerprint of the public half, as eight words."""
        return fingerprint(self.public_key)

    @property
    def fingerprint(self) -> str:
        """The eight words in one line."""
        return " ".join(self.words)


def new_private_key() -> str:
    """A new private half, in hex."""
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def verify_signature(public_key: str, data: bytes, signature: bytes) -> bool:
    """Whether the signature over the data is by the owner of the public half (hex). Never raises."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(signature, data)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def fingerprint(public_key: str) -> tuple[str, ...]:
    """Eight pronounceable words of five letters for a public half: 16 bits each, 128 together.

    Each word is consonant, vowel, consonant, vowel, consonant (4+2+4+2+4 bits), so that it can be spoken in any of
    the six languages and means nothing in most.
    """
    digest = hashlib.sha256(_FINGERPRINT_DOMAIN + bytes.fromhex(public_key)).digest()
    return tuple(_word(int.from_bytes(digest[2 * at : 2 * at + 2])) for at in range(_WORDS))


def _word(bits: int) -> str:
    return (
        _CONSONANTS[bits >> 12 & 15]
        + _VOWELS[bits >> 10 & 3]
        + _CONSONANTS[bits >> 6 & 15]
        + _VOWELS[bits >> 4 & 3]
        + _CONSONANTS[bits & 15]
    )
