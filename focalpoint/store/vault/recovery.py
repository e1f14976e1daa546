"""The recovery code: printed once, typed back once, opens both compartments."""

from __future__ import annotations

import secrets
import unicodedata
from typing import Final

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS: Final = 6
_GROUP: Final = 5
_CONFUSABLE: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def new_code() -> str:
    """A code of 150 random bits in six groups of five letters and digits, none of which looks like another."""
    letters = [secrets.choice(_ALPHABET) for _ in range(_GROUPS * _GROUP)]
    return "-".join("".join(letters[at : at + _GROUP]) for at in range(0, len(letters), _GROUP))


def canonical_code(text: str) -> str:
    """A typed code as it is derived from: no spaces or dashes, capitals, look-alikes resolved."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(letter for letter in plain if letter.isalnum()).translate(_CONFUSABLE)


def same_code(typed: str, printed: str) -> bool:
    """Whether the typed code is the printed one, whatever its case, spaces, dashes and look-alike letters."""
    return secrets.compare_digest(canonical_code(typed).encode(), canonical_code(printed).encode())
