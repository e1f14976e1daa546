"""A new data key for one compartment: at each moment, one of the keys listed in ``keys.json`` opens it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

from focalpoint.domain.changes import Compartment
from focalpoint.store.vault.engine import alone, connected
from focalpoint.store.vault.slots import DataKey

STEPS: Final = ("snapshot", "keys_written", "checkpointed", "rekeyed", "old_dropped")
"""The steps of a rotation, in order; each is announced when it is done."""

Step = Callable[[str], None]


def no_step(name: str) -> None:
    """What a rotation announces its steps to when nobody listens."""


def new_data_key(compartment: Compartment) -> DataKey:
    """A new random key with a new id."""
    return DataKey(secrets.token_hex(8), compartment, secrets.token_bytes(32))


def rekey_file(path: Path, old: bytes, new: bytes, step: Step) -> None:
    """Encrypt a database file with another key.

    Everything is first brought into the one file, in rollback-journal mode: a rekeying that is cut off is then rolled
    back by whoever opens the file next, and the old key opens it.

    Raises:
        CompartmentBusyError: somebody else has it open; it was not changed.
    """
    with connected(path, old) as connection:
        alone(connection, path.name)
        step("checkpointed")
        connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"").fetchall()
        connection.execute("PRAGMA journal_mode=WAL").fetchone()
    step("rekeyed")
