"""From a passphrase to a key: argon2id, with its cost calibrated once and bounded before each run."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from focalpoint.store.vault.errors import EmptyPassphraseError, KeyCostError

SALT_BYTES: Final = 16
KEY_BYTES: Final = 32
_MIB: Final = 1024
_MOST_MEMORY: Final = 1024 * _MIB
_CALIBRATED_MEMORY: Final = 128 * _MIB
_MOST_PASSES: Final = 32
_MOST_LANES: Final = 16
_GOAL_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one derivation costs: memory in KiB, passes over it, parallel lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def require_bounds(self) -> None:
        """Refuse a cost below the floor or above what any of our vaults asks for, before anything is run.

        Raises:
            KeyCostError: a hostile or broken header; 100 GB are not tried.
        """
        within = (
            MINIMUM.memory_kib <= self.memory_kib <= _MOST_MEMORY
            and MINIMUM.passes <= self.passes <= _MOST_PASSES
            and 1 <= self.lanes <= _MOST_LANES
        )
        if not within:
            raise KeyCostError(memory_mib=self.memory_kib // _MIB, passes=self.passes)


MINIMUM: Final = KdfCost(memory_kib=64 * _MIB, passes=3, lanes=4)
"""RFC 9106's choice for little memory: the floor for every slot."""


def calibrate(seconds: Callable[[], float] = time.perf_counter, goal: float = _GOAL_SECONDS) -> KdfCost:
    """The cost that takes about ``goal`` seconds on this computer, never below the floor.

    Args:
        seconds: a stopwatch.
        goal: how long a derivation may take, in seconds.
    """
    start = seconds()
    derive("calibrate", bytes(SALT_BYTES), MINIMUM)
    taken = max(seconds() - start, 0.001)
    factor = goal / taken
    # More memory first, but no more than the window itself needs: the peak of a small computer counts, too.
    memory = min(_CALIBRATED_MEMORY, MINIMUM.memory_kib * max(1, int(factor)))
    passes = int(MINIMUM.passes * factor * MINIMUM.memory_kib / memory)
    return KdfCost(memory, max(MINIMUM.passes, min(passes, _MOST_PASSES)), MINIMUM.lanes)


def derive(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """32 bytes from a passphrase.

    Raises:
        EmptyPassphraseError: nothing was typed.
        KeyCostError: the cost is out of bounds.
    """
    from argon2.low_level import Type, hash_secret_raw

    cost.require_bounds()
    if not passphrase:
        raise EmptyPassphraseError
    # NFC: the same words typed on another keyboard give the same bytes (RFC 8265, OpaqueString).
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(
        secret,
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
