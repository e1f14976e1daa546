"""kill -9 of a writing process: what was acknowledged is there, and the vault opens.

One subprocess forks a writer for each kill, so that the imports are paid for once.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import fixed_clock
from focalpoint.store.database import Database
from focalpoint.store.vault import Vault, open_vault, restore_backup
from focalpoint.store.vault.engine import connected, require_whole
from focalpoint.store.vault.rotation import STEPS
from focalpoint.store.vault.slots import DataKey
from focalpoint.store.vault.upgrade import STEPS as MIGRATION_STEPS
from focalpoint.store.vault.upgrade import migrate
from tests.store.vault.making import PASSPHRASE, make_vault, note, noted

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its writers")
ROOT = Path(__file__).resolve().parents[2]
CLOCK = fixed_clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
KILLS = 30
ROTATION_KILLS = 8


def _farm(call: str, *arguments: object) -> dict[str, object]:
    """Run one of the functions below in a process of its own; what it prints is its result."""
    code = (
        f"import json, sys; from tests.faults.test_vault_kill import {call}; print(json.dumps({call}(*sys.argv[1:])))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    result: dict[str, object] = json.loads(done.stdout)
    return result


def _killed(work: Callable[[Callable[[str], None]], None], seconds: float | None) -> list[str]:
    """Fork, let the child work, kill it after so long (or let it kill itself); what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(lambda text: void(os.write(writing, f"{text}\n".encode())))
        finally:
            os._exit(0)
    os.close(writing)
    if seconds is not None:
        select.select([reading], [], [], 10)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading) as pipe:
        acknowledged = pipe.read().split()
    os.waitpid(child, 0)
    return acknowledged


def void(value: object) -> None:
    """Take a value and leave it."""


def _opened(folder: str) -> Vault:
    return open_vault(Path(folder), user_name=None, passphrase=PASSPHRASE, clock=CLOCK)


def write_and_kill(folder: str, kills: str) -> dict[str, object]:
    """Writers of both compartments, two tables' rows in one transaction; killed at random moments."""
    vault = _opened(folder)
    paths = {part.value: (vault.database(part).path, vault.database(part).key) for part in Compartment}
    vault.close()
    chance = random.Random(20261122)
    acknowledged, lost, halves, broken = 0, 0, 0, 0
    for attempt in range(int(kills)):

        def work(acknowledge: Callable[[str], None], attempt: int = attempt) -> None:
            databases = {name: Database(path, key, Compartment(name)) for name, (path, key) in paths.items()}
            for number in range(100_000):
                for name, database in databases.items():
                    key = f"{name}:{attempt}:{number}"
                    with database.write() as connection:
                        values = (key, "x" * (number % 7 * 900))
                        connection.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", values)
                        connection.exec_driver_sql("INSERT INTO inbox VALUES (?, '')", (key,))
                    acknowledge(key)

        done = _killed(work, chance.random() * 0.08)
        acknowledged += len(done)
        for name, (path, key) in paths.items():
            with connected(path, key) as connection:
                rows = {row[0] for row in connection.execute("SELECT key FROM meta WHERE key LIKE '%:%'")}
                others = {row[0] for row in connection.execute("SELECT id FROM inbox")}
                lost += len({text for text in done if text.startswith(name)} - rows)
                halves += len(rows ^ others)
                try:
                    require_whole(connection, name)
                except Exception:
                    broken += 1
    return {"acknowledged": acknowledged, "lost": lost, "halves": halves, "broken": broken}


def test_nothing_acknowledged_is_lost_when_a_writer_of_both_compartments_is_killed(tmp_path: Path) -> None:
    made = make_vault(tmp_path / "a.focalpoint")
    result = _farm("write_and_kill", made.folder, KILLS)
    assert int(str(result.pop("acknowledged"))) > KILLS
    assert result == {"lost": 0, "halves": 0, "broken": 0}


def rotate_and_kill(folder: str, keys: str, random_kills: str) -> dict[str, object]:
    """Rotations that are killed after each step and at random moments."""
    public_keys = json.loads(keys)
    vault = _opened(folder)
    for number in range(400):
        note(vault.office, f"row {number}", "x" * 4000)
    started = time.perf_counter()
    vault.rotate(Compartment.OFFICE, public_keys)
    whole = time.perf_counter() - started
    secret = bytes(vault._secret)
    vault.close()
    chance = random.Random(7)
    moments: list[str | float] = [*STEPS, *(chance.random() * whole for _ in range(int(random_kills)))]
    seen = []
    for moment in moments:

        def work(acknowledge: Callable[[str], None], moment: str | float = moment) -> None:
            opened = _quick(folder, secret)
            acknowledge("ready")

            def step(name: str) -> None:
                if name == moment:
                    os.kill(os.getpid(), signal.SIGKILL)

            opened.rotate(Compartment.OFFICE, public_keys, step=step)

        _killed(work, moment if isinstance(moment, float) else None)
        vault = _quick(folder, secret)
        rows = sum(noted(vault.office, f"row {number}") is not None for number in range(400))
        with vault.office.raw() as connection:
            require_whole(connection, "office.db")
        note(vault.office, "written", str(moment))
        pending = vault.rotation_pending(Compartment.OFFICE)
        seen.append([str(moment), vault.read_only, rows, noted(vault.office, "written") == str(moment), pending])
        vault.close()
    return {"seen": seen}


def _quick(folder: str, secret: bytes) -> Vault:
    """Open without deriving a key again."""
    from focalpoint.store.vault import opening

    return opening._open(Path(folder), CLOCK, True, lambda keys: (keys.slot("ana"), secret))


def test_a_vault_opens_whenever_a_rotation_is_killed(tmp_path: Path) -> None:
    made = make_vault(tmp_path / "a.focalpoint")
    result = _farm("rotate_and_kill", made.folder, json.dumps(made.keys), ROTATION_KILLS)
    seen = result["seen"]
    assert isinstance(seen, list)
    assert len(seen) == len(STEPS) + ROTATION_KILLS
    assert [entry[1:4] for entry in seen] == [[None, 400, True]] * len(seen)
    pending = {entry[0]: entry[4] for entry in seen[: len(STEPS)]}
    # Killed before the file has its new key, the rotation is still due; after that, opening finishes it.
    assert pending == {
        "snapshot": False, "keys_written": True, "checkpointed": True, "rekeyed": False, "old_dropped": False,
    }  # fmt: skip
    vault = _opened(str(made.folder))
    assert vault.casework is not None
    vault.close()


def migrate_and_kill(folder: str, scripts: str) -> dict[str, object]:
    """Migrations that are killed after each step."""
    vault = _opened(folder)
    held = DataKey("", Compartment.OFFICE, vault.office.key)
    path = vault.office.path
    vault.close()
    seen = []
    for moment in MIGRATION_STEPS:

        def work(acknowledge: Callable[[str], None], moment: str = moment) -> None:
            def step(name: str) -> None:
                if name == moment:
                    os.kill(os.getpid(), signal.SIGKILL)

            migrate(path, held.key, held.compartment, scripts=Path(scripts), target=2, step=step)

        _killed(work, None)
        database = Database(path, held.key, held.compartment)
        version, text = noted(database, "schema_version"), noted(database, "first")
        with database.raw() as connection:
            require_whole(connection, path.name)
        database.dispose()
        seen.append([moment, version, text])
    return {"seen": seen}


def test_a_killed_migration_leaves_the_old_or_the_new_file_never_something_between(tmp_path: Path) -> None:
    from tests.store.vault.test_migrating import scripts_with

    made = make_vault(tmp_path / "a.focalpoint")
    result = _farm("migrate_and_kill", made.folder, scripts_with(tmp_path / "scripts"))
    assert result["seen"] == [
        ["copied", "1", "kept"],
        ["migrated", "1", "kept"],
        ["checked", "1", "kept"],
        ["swapped", "2", "kept and migrated"],
    ]


def restore_and_kill(folder: str, backup: str, kills: str) -> dict[str, object]:
    """Restores that are killed at random moments."""
    vault = _opened(folder)
    secret = bytes(vault._secret)
    vault.close()
    started = time.perf_counter()
    restore_backup(Path(backup), Path(folder), CLOCK)
    whole = time.perf_counter() - started
    chance = random.Random(11)
    states = []
    for number in range(int(kills)):
        vault = _quick(folder, secret)
        note(vault.office, "state", f"now {number}")
        vault.close()

        def work(acknowledge: Callable[[str], None]) -> None:
            acknowledge("ready")
            restore_backup(Path(backup), Path(folder), CLOCK)

        _killed(work, chance.random() * whole * 1.5)
        vault = _quick(folder, secret)
        with vault.office.raw() as connection:
            require_whole(connection, "office.db")
        state = noted(vault.office, "state")
        states.append("now" if state == f"now {number}" else state)
        vault.close()
    return {"states": states}


def test_a_killed_restore_leaves_the_old_or_the_restored_vault_never_neither(tmp_path: Path) -> None:
    made = make_vault(tmp_path / "a.focalpoint")
    vault = _opened(str(made.folder))
    note(vault.office, "state", "then")
    backup = vault.backup(tmp_path / "usb")
    vault.close()
    states = _farm("restore_and_kill", made.folder, backup, 15)["states"]
    assert isinstance(states, list)
    assert len(states) == 15
    assert set(states) <= {"then", "now"}


def hold_until_killed(folder: str) -> dict[str, object]:
    """A writer that is killed while it holds the lock."""

    def work(acknowledge: Callable[[str], None]) -> None:
        vault = _opened(folder)
        note(vault.office, "from the dead", "kept")
        acknowledge(str(vault.read_only))
        time.sleep(60)

    return {"acknowledged": _killed(work, 0.0)}


def test_a_killed_programs_lock_is_gone_with_it(tmp_path: Path) -> None:
    made = make_vault(tmp_path / "a.focalpoint")
    assert _farm("hold_until_killed", made.folder) == {"acknowledged": ["None"]}
    vault = _opened(str(made.folder))
    assert vault.read_only is None
    assert noted(vault.office, "from the dead") == "kept"
    vault.close()
