"""Record ids: UUIDv7 (RFC 9562), so that ids sort by the time they were made."""

from __future__ import annotations

import secrets
from collections.abc import Callable

RecordId = str

_RANDOM_BITS = 74


def uuid7(unix_ms: int, random_bits: int) -> RecordId:
    """One UUIDv7 as lower-case hyphenated text.

    Args:
        unix_ms: milliseconds since 1970-01-01 UTC, 48 bits.
        random_bits: 74 random bits; the upper 12 fill ``rand_a``, the lower 62 ``rand_b``.
    """
    rand_a = (random_bits >> 62) & 0xFFF
    rand_b = random_bits & ((1 << 62) - 1)
    value = ((unix_ms & ((1 << 48) - 1)) << 80) | (0x7 << 76) | (rand_a << 64) | (0b10 << 62) | rand_b
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class IdMaker:
    """Makes ids that never sort before an earlier one of the same maker, even when the clock goes back."""

    def __init__(self, now_ms: Callable[[], int], random_bits: Callable[[int], int] = secrets.randbits) -> None:
        self._now_ms = now_ms
        self._random_bits = random_bits
        self._last = (0, 0)

    def __call__(self) -> RecordId:
        """The next id."""
        ms, bits = self._now_ms(), self._random_bits(_RANDOM_BITS)
        last_ms, last_bits = self._last
        if ms <= last_ms:
            # Same or earlier millisecond: count on from the last one (RFC 9562, 6.2 method 2).
            ms, bits = last_ms, last_bits + 1 + self._random_bits(32)
            if bits >> _RANDOM_BITS:
                ms, bits = last_ms + 1, self._random_bits(_RANDOM_BITS)
        self._last = (ms, bits)
        return uuid7(ms, bits)
