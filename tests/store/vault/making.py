"""A vault for tests: Ana holds both compartments, Bo holds the office only."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from focalpoint.domain.changes import Action, Change, Compartment
from focalpoint.domain.clock import fixed_clock
from focalpoint.domain.ids import IdMaker
from focalpoint.store.database import Database
from focalpoint.store.journal import Stamp, append
from focalpoint.store.schema import read_meta, write_meta
from focalpoint.store.vault import MINIMUM, create_vault

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PASSPHRASE = "winter harbour lantern"
BOS = "another harbour"


@dataclass(frozen=True)
class Made:
    folder: Path
    recovery_code: str
    keys: dict[str, str]


def make_vault(folder: Path) -> Made:
    """Make and close the vault."""
    clock = fixed_clock(NOW)
    new = create_vault(
        folder,
        user_id="ana",
        user_name="Ana",
        passphrase=PASSPHRASE,
        clock=clock,
        new_id=IdMaker(clock.now_ms),
        cost=MINIMUM,
    )
    try:
        bo = new.vault.add_slot("bo", "Bo", BOS)
        note(new.vault.office, "first", "kept")
    finally:
        new.vault.close()
    return Made(folder, new.recovery_code, {"ana": new.user_public_key, "bo": bo})


def unpack(template: Made, folder: Path) -> Made:
    """A copy of a closed vault."""
    shutil.copytree(template.folder, folder)
    return replace(template, folder=folder)


def note(database: Database, key: str, value: str) -> None:
    """Write something that is found again."""
    with database.write() as connection:
        write_meta(connection, key, value)


def noted(database: Database, key: str) -> str | None:
    with database.read() as connection:
        return read_meta(connection, key)


def journal(database: Database, text: str) -> None:
    """One journaled change, so that the journal's head moves."""
    stamp = Stamp("b", "2026-11-22T09:00:00.000Z", 1, "ana", "v", "test", "")
    with database.write() as connection:
        append(connection, stamp, [Change("plans", text, Action.INSERT, {}, {"title": text})])


OFFICE, CASEWORK = Compartment.OFFICE, Compartment.CASEWORK
