"""A database file of the vault beside SQLAlchemy: probing, copying, counting, changing the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from focalpoint.store.database import WrongKeyError, explain_failure
from focalpoint.store.vault.errors import CompartmentBusyError, CopyFailedError, DamagedVaultError
from focalpoint.store.vault.files import require_encrypted, sync_file

_BUSY_SECONDS = 2


@contextmanager
def connected(path: Path, key: bytes, *, new: bool = False) -> Iterator[Any]:
    """A DB-API connection to one file, closed afterwards.

    Args:
        path: the database file; it has to be there and encrypted unless ``new``.
        key: its 32-byte key.
        new: make the file.

    Raises:
        WrongKeyError: the key does not open it.
        DamagedVaultError: it is missing, cut or plain text.
        DamagedError, StorageError: what the engine found.
    """
    if not new:
        require_encrypted(path)
    connection = sqlcipher.connect(str(path), timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield connection
    except sqlcipher.DatabaseError as error:
        raise explain_failure(error, path) from error
    finally:
        connection.close()


def opens_with(path: Path, key: bytes) -> bool:
    """Whether the key opens the file. A rekeying that was cut off is first rolled back, whatever the key.

    Raises:
        DamagedVaultError: the file is missing, cut or plain text.
    """
    try:
        with connected(path, key):
            return True
    except WrongKeyError:
        return False


def version_of(path: Path, key: bytes) -> int:
    """The schema version of a compartment's file."""
    with connected(path, key) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def count_rows(connection: Any) -> dict[str, int]:  # noqa: ANN401 - a DB-API connection has no public type
    """Rows per table, leaving out the engine's own and virtual ones (their rows are in tables of their own)."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name.replace(chr(34), chr(34) * 2)}"').fetchone()[0])
        for (name,) in sorted(names)
    }


def require_whole(connection: Any, part: str) -> None:  # noqa: ANN401
    """Check every page, index and cipher block.

    Raises:
        CopyFailedError: something is wrong with it.
    """
    integrity = connection.execute("PRAGMA integrity_check").fetchall()
    cipher = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if [row[0] for row in integrity] != ["ok"] or cipher:
        raise CopyFailedError(part=part)


def checked_copy(source: Any, target: Path, key: bytes) -> dict[str, int]:  # noqa: ANN401
    """Copy an open database to a new file under the same key, reopen that and compare the count.

    Args:
        source: a connection in no transaction; others may go on writing.
        target: a file that is not there yet.
        key: the key of both.

    Returns:
        Rows per table.

    Raises:
        CopyFailedError: the copy is not equal.
    """
    source.execute("BEGIN")
    try:
        counted = count_rows(source)
        with connected(target, key, new=True) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE").fetchone()
    finally:
        source.execute("ROLLBACK")
    sync_file(target)
    if count_whole(target, key) != counted:
        raise CopyFailedError(part=target.name)
    return counted


def count_whole(path: Path, key: bytes) -> dict[str, int]:
    """Reopen a copy, check it wholly, and count its rows per table.

    Raises:
        CopyFailedError, WrongKeyError, DamagedError: it is not whole.
    """
    with connected(path, key) as connection:
        require_whole(connection, path.name)
        return count_rows(connection)


def alone(connection: Any, part: str) -> None:  # noqa: ANN401
    """Bring everything into the one file and leave WAL, which is refused while anybody else has it open.

    Raises:
        CompartmentBusyError: somebody has.
    """
    try:
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except sqlcipher.OperationalError as error:
        raise CompartmentBusyError(part=part) from error
    if busy or mode != "delete":
        raise CompartmentBusyError(part=part)


def settle_key(path: Path, keys: Mapping[str, bytes]) -> str:
    """The id of the first of the keys that opens the file.

    Raises:
        DamagedVaultError: none does, though each was sealed to us: the file is not what it was.
    """
    for key_id, key in keys.items():
        if opens_with(path, key):
            return key_id
    raise DamagedVaultError(part=path.name)
