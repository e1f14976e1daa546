"""The encrypted database as connections."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from focalpoint.domain.changes import Compartment
from focalpoint.store.database import DamagedError, Database, StorageError, WrongKeyError, explain_failure, is_ours
from focalpoint.store.schema import create_schema, read_meta, write_meta


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = Database(tmp_path / "office.db", os.urandom(32), Compartment.OFFICE)
    create_schema(made)
    return made


def synchronous(database: Database) -> int:
    with database.raw() as connection:
        return int(connection.execute("PRAGMA synchronous").fetchone()[0])


def test_every_commit_waits_for_the_disk_but_where_nobody_relies_on_the_file(database: Database) -> None:
    full = 2
    assert synchronous(database) == full
    with database.unsynced():
        assert synchronous(database) == 0
        with database.write() as connection:
            write_meta(connection, "kept", "yes")
    assert synchronous(database) == full
    wal = database.path.with_name("office.db-wal")
    assert not wal.exists() or wal.stat().st_size == 0
    with database.read() as connection:
        assert read_meta(connection, "kept") == "yes"
    database.dispose()


def test_what_is_raised_rolls_the_transaction_back(database: Database) -> None:
    with pytest.raises(KeyError), database.write() as connection:  # noqa: PT012 - the raise is what is tested
        write_meta(connection, "half", "written")
        raise KeyError
    with database.read() as connection:
        assert read_meta(connection, "half") is None
    database.dispose()


def test_a_key_of_another_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="31"):
        Database(tmp_path / "office.db", bytes(31), Compartment.OFFICE)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("file is not a database", WrongKeyError),
        ("database disk image is malformed", DamagedError),
        ("disk I/O error", StorageError),
        ("database or disk is full", StorageError),
    ],
)
def test_what_the_engine_says_gets_its_own_name(said: str, kind: type[Exception]) -> None:
    assert isinstance(explain_failure(Exception(said), Path("office.db")), kind)


def test_a_mistake_of_ours_is_not_blamed_on_the_disk() -> None:
    assert is_ours(Exception("no such column: colour"))
    assert not is_ours(Exception("disk I/O error"))
