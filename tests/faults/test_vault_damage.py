"""Damaged, cut, altered, full and forbidden: one named error, and nothing is made worse."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from focalpoint.domain.clock import Clock
from focalpoint.domain.errors import FocalPointError
from focalpoint.store.database import DamagedError, Database, WrongKeyError
from focalpoint.store.vault import (
    DamagedVaultError,
    KeyCostError,
    Vault,
    WrongPassphraseError,
    open_vault,
)
from focalpoint.store.vault.engine import count_whole
from focalpoint.store.vault.files import require_encrypted
from tests.store.vault.making import CASEWORK, OFFICE, PASSPHRASE, Made, make_vault, note, noted, unpack

ROOT = Path(__file__).resolve().parents[2]
PAGE = 4096


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_vault(tmp_path_factory.mktemp("damage") / "office.focalpoint")


@pytest.fixture
def made(template: Made, tmp_path: Path) -> Made:
    return unpack(template, tmp_path / "office.focalpoint")


def _open(made: Made, clock: Clock) -> Vault:
    return open_vault(made.folder, user_name=None, passphrase=PASSPHRASE, clock=clock)


def _keys(made: Made, clock: Clock) -> dict[str, bytes]:
    vault = _open(made, clock)
    keys = {part.value: vault.database(part).key for part in (OFFICE, CASEWORK)}
    vault.close()
    return keys


def test_a_flipped_byte_in_any_page_is_found(made: Made, clock: Clock) -> None:
    key = _keys(made, clock)["office"]
    path = made.folder / "office.db"
    whole = path.read_bytes()
    assert count_whole(path, key)["meta"] > 0
    for page in range(len(whole) // PAGE):
        damaged = bytearray(whole)
        damaged[page * PAGE + (37 * page + 19) % PAGE] ^= 0x40
        path.write_bytes(damaged)
        with pytest.raises(FocalPointError):
            count_whole(path, key)


def test_a_flipped_byte_in_the_first_page_is_named_at_opening_and_the_file_left_alone(made: Made, clock: Clock) -> None:
    path = made.folder / "office.db"
    damaged = bytearray(path.read_bytes())
    damaged[1000] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(DamagedVaultError) as caught:
        _open(made, clock)
    assert caught.value.details == {"part": "office.db"}
    assert path.read_bytes() == bytes(damaged)


def test_a_flipped_byte_in_a_later_page_is_an_error_not_a_wrong_answer(made: Made, clock: Clock) -> None:
    keys = _keys(made, clock)
    path = made.folder / "office.db"
    damaged = bytearray(path.read_bytes())
    for page in range(2, len(damaged) // PAGE):
        damaged[page * PAGE + 7] ^= 1
    path.write_bytes(damaged)
    database = Database(path, keys["office"], OFFICE)
    with pytest.raises((DamagedError, WrongKeyError)):
        noted(database, "first")
    database.dispose()


@pytest.mark.parametrize("size", [0, 1, 100, PAGE - 1, PAGE, PAGE * 3, PAGE * 3 + 17])
def test_a_cut_database_is_named_or_found_by_its_check(size: int, made: Made, clock: Clock) -> None:
    keys = _keys(made, clock)
    path = made.folder / "casework.db"
    os.truncate(path, size)
    with pytest.raises((DamagedVaultError, FocalPointError)):
        count_whole(path, keys["casework"])
    if size < PAGE or size % PAGE:
        with pytest.raises(DamagedVaultError):
            _open(made, clock)
    assert path.stat().st_size == size


@pytest.mark.parametrize("name", ["office.db", "casework.db"])
def test_a_missing_database_is_not_made_anew(name: str, made: Made, clock: Clock) -> None:
    (made.folder / name).unlink()
    with pytest.raises(DamagedVaultError) as caught:
        _open(made, clock)
    assert caught.value.details == {"part": name}
    assert not (made.folder / name).exists()


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + bytes(PAGE * 3 - 16), bytes(PAGE), b"hello" * PAGE])
def test_a_file_that_is_not_encrypted_by_us_is_refused(content: bytes, made: Made, clock: Clock) -> None:
    (made.folder / "office.db").write_bytes(content)
    with pytest.raises(DamagedVaultError):
        _open(made, clock)
    assert (made.folder / "office.db").read_bytes() == content


def test_a_plain_text_header_is_refused_before_the_engine_sees_the_file(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(os.urandom(PAGE))
    require_encrypted(path)
    path.write_bytes(b"SQLite format 3\0" + os.urandom(PAGE - 16))
    with pytest.raises(DamagedVaultError):
        require_encrypted(path)


def test_a_cut_wal_loses_at_most_what_was_cut(made: Made, clock: Clock, tmp_path: Path) -> None:
    vault = _open(made, clock)
    for number in range(30):
        note(vault.office, f"row {number}", "x" * 2000)
    copy = tmp_path / "copy.focalpoint"
    shutil.copytree(made.folder, copy, ignore=shutil.ignore_patterns("*-shm", "lock"))
    key = vault.office.key
    vault.close()
    wal = copy / "office.db-wal"
    os.truncate(wal, wal.stat().st_size // 2 + 13)
    again = open_vault(copy, user_name=None, passphrase=PASSPHRASE, clock=clock)
    rows = [noted(again.office, f"row {number}") is not None for number in range(30)]
    again.close()
    assert noted_rows_are_a_beginning(rows)
    assert count_whole(copy / "office.db", key)["meta"] > 0


def noted_rows_are_a_beginning(rows: list[bool]) -> bool:
    return rows == sorted(rows, reverse=True) and 0 < sum(rows) < len(rows)


def test_a_wal_of_garbage_is_ignored(made: Made, clock: Clock) -> None:
    (made.folder / "office.db-wal").write_bytes(os.urandom(PAGE * 4))
    vault = _open(made, clock)
    assert noted(vault.office, "first") == "kept"
    vault.close()


def _edit_slot(made: Made, **changes: object) -> None:
    for name in ("keys.json", "keys.previous.json"):
        path = made.folder / name
        if path.exists():
            document = json.loads(path.read_text())
            document["slots"][0].update(changes)
            path.write_text(json.dumps(document))


def test_an_absurd_cost_in_the_key_file_is_refused_at_once(made: Made, clock: Clock) -> None:
    kdf = {"algorithm": "argon2id", "memory_kib": 100 * 1024 * 1024, "passes": 3, "lanes": 4}
    _edit_slot(made, kdf=kdf)
    with pytest.raises(KeyCostError):
        _open(made, clock)


def test_a_relabelled_slot_does_not_open(made: Made, clock: Clock) -> None:
    _edit_slot(made, user="root")
    with pytest.raises(WrongPassphraseError):
        _open(made, clock)


def test_the_wrong_key_is_named_and_the_file_left_alone(made: Made, clock: Clock) -> None:
    path = made.folder / "office.db"
    before = path.read_bytes()
    database = Database(path, bytes(32), OFFICE)
    with pytest.raises(WrongKeyError):
        noted(database, "first")
    database.dispose()
    assert path.read_bytes() == before


def test_no_plain_text_is_in_any_file_of_a_locked_vault(made: Made, clock: Clock) -> None:
    marker = "kanarienvogel-4711"
    vault = _open(made, clock)
    note(vault.office, "canary", marker)
    note(vault.database(CASEWORK), "canary", marker)
    vault.backup()
    note(vault.office, "canary 2", marker)
    vault.rotate(OFFICE, made.keys)
    vault.close()
    for path in made.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert marker.encode() not in content, path
            assert PASSPHRASE.encode() not in content, path


def _in_another_process(call: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    code = f"import sys; from tests.faults.test_vault_damage import {call}; {call}(*sys.argv[1:])"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def fill_the_disk(folder: str) -> None:
    """Write until the file size limit refuses, then say what happened."""
    import resource
    import signal

    from focalpoint.domain.clock import Clock

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    vault = open_vault(Path(folder), user_name=None, passphrase=PASSPHRASE, clock=Clock())
    size = (Path(folder) / "office.db").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 300_000, resource.RLIM_INFINITY))
    kept = 0
    try:
        for number in range(1000):
            note(vault.office, f"row {number}", "x" * 50_000)
            kept += 1
    except FocalPointError as error:
        print(kept, error.code)
    acts: tuple[Callable[[], object], ...] = (vault.backup, lambda: vault.rotate(OFFICE, {"ana": vault.public_key}))
    for act in acts:
        try:
            act()
            print("made")
        except (FocalPointError, OSError) as error:
            print(type(error).__name__)
    vault.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limit there")
def test_a_full_disk_is_named_and_loses_nothing(made: Made, clock: Clock) -> None:
    done = _in_another_process("fill_the_disk", made.folder)
    assert done.returncode == 0, done.stderr
    first, *later = done.stdout.splitlines()
    kept, code = first.split()
    assert code == "storage"
    assert len(later) == 2
    assert "made" not in later
    assert not list((made.folder / "backups").glob("*.focalpoint-backup"))
    vault = _open(made, clock)
    assert vault.read_only is None
    assert int(kept) > 0
    assert all(noted(vault.office, f"row {number}") for number in range(int(kept)))
    assert not vault.rotation_pending(OFFICE)
    vault.close()


def read_what_cannot_be_written(folder: str) -> None:
    """As a user without any rights, open and read."""
    # Loaded now: later, its files may lie where only the first user reads.
    import sqlalchemy.dialects.sqlite  # noqa: F401

    import focalpoint.store.engine  # noqa: F401
    from focalpoint.domain.clock import Clock

    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    vault = open_vault(Path(folder), user_name=None, passphrase=PASSPHRASE, clock=Clock())
    print(vault.read_only, noted(vault.office, "first"), noted(vault.office, "unflushed"))
    vault.close()


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise there")
def test_a_folder_that_cannot_be_written_is_read(
    made: Made, clock: Clock, tmp_path_factory: pytest.TempPathFactory
) -> None:
    import tempfile

    vault = _open(made, clock)
    note(vault.office, "unflushed", "too")
    # Beside the test's own folder, whose parents are closed to others.
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "office.focalpoint"
        shutil.copytree(made.folder, folder, ignore=shutil.ignore_patterns("lock", "*-shm"))
        vault.close()
        for path in folder.rglob("*"):
            path.chmod(0o444)
        folder.chmod(0o555)
        Path(place).chmod(0o755)
        done = _in_another_process("read_what_cannot_be_written", folder)
        folder.chmod(0o755)
    assert done.stdout.split() == ["read_only_folder", "kept", "too"], done.stderr
