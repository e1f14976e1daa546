"""One encrypted file of the vault (SQLCipher) as SQLAlchemy connections.

The technique was measured in ADR 2: raw 32-byte key, WAL, ``synchronous=FULL``, ``BEGIN IMMEDIATE``.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from focalpoint.domain.changes import Compartment
from focalpoint.domain.errors import FocalPointError
from focalpoint.store.meta import LightConnection, Reader

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

PLAINTEXT_HEADER = b"SQLite format 3\x00"
KEY_BYTES = 32
_WRITING = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "cache_size=-16000",  # 16 MB: a large import is not written out twice
)
_READING = ("foreign_keys=ON", "temp_store=MEMORY", "trusted_schema=OFF", "cell_size_check=ON", "query_only=ON")


class WrongKeyError(FocalPointError):
    """The key does not open the file: another vault's key, or the file is not ours. Details: ``file``."""

    code = "wrong_key"


class DamagedError(FocalPointError):
    """The file is cut, plain text, or fails its own checks; it was left as it is. Details: ``file``."""

    code = "damaged"


class StorageError(FocalPointError):
    """The disk is full or does not answer; what was saved before is kept. Details: ``file``."""

    code = "storage"


class Database:
    """An open compartment. ``read`` and ``write`` give connections; ``dispose`` closes them all."""

    def __init__(self, path: Path, key: bytes, compartment: Compartment, *, read_only: bool = False) -> None:
        """Open nothing yet; the first connection does.

        Args:
            path: the database file.
            key: 32 random bytes.
            compartment: which compartment the file is.
            read_only: refuse every write in the engine itself.

        Raises:
            ValueError: the key is not 32 bytes.
        """
        if len(key) != KEY_BYTES:
            raise ValueError(len(key))
        self.path = path
        self.key = bytes(key)
        self.compartment = compartment
        self.read_only = read_only
        self._waits = True
        self._made: Engine | None = None
        self._spare: list[Any] = []
        self._making = threading.Lock()

    @property
    def _engine(self) -> Engine:
        """SQLAlchemy's engine, made when it is first needed: a start reads without it (docs/adr/0007-start.md)."""
        with self._making:
            if self._made is None:
                from focalpoint.store.engine import make_engine

                self._made = make_engine(self._take)
            return self._made

    def _take(self) -> Any:  # noqa: ANN401 - a DB-API connection has no public type
        """A connection that light reading has left, else a new one."""
        try:
            return self._spare.pop()
        except IndexError:
            return self._connect()

    def _connect(self) -> Any:  # noqa: ANN401 - a DB-API connection has no public type
        if self.path.exists():
            refuse_plain_text(self.path)
        connection = sqlcipher.connect(
            str(self.path), timeout=10, check_same_thread=False, isolation_level=None, cached_statements=256
        )
        try:
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key = \"x'{self.key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in _READING if self.read_only else _WRITING:
                connection.execute("PRAGMA " + pragma)
            if not self._waits:
                connection.execute("PRAGMA synchronous=OFF")
            connection.enable_load_extension(False)
        except sqlcipher.DatabaseError as error:
            connection.close()
            raise explain_failure(error, self.path) from error
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading one consistent state."""
        with self._failures(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN DEFERRED")
            try:
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def light(self) -> Iterator[LightConnection]:
        """A connection for reading one consistent state with plain SQL, which needs no SQLAlchemy."""
        with self._failures(), self._lent() as connection:
            connection.execute("BEGIN DEFERRED")
            try:
                yield LightConnection(connection)
            finally:
                connection.rollback()

    @contextmanager
    def _lent(self) -> Iterator[Any]:
        """A DB-API connection: of the engine's pool once there is one, which also takes over what was spare."""
        if self._made is not None:
            with self.raw() as pooled:
                yield pooled
            return
        home, connection = self._spare, self._take()
        try:
            yield connection
        finally:
            if home is self._spare:
                home.append(connection)
            else:  # everything was closed meanwhile
                connection.close()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection in one transaction: committed at the end, rolled back when anything is raised."""
        with self._failures(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def plain(self, connection: Connection) -> Reader:
        """The same transaction for plain SQL: SQLAlchemy's part of a small statement costs more than the engine's.

        For an engine with other marks for parameters it is the connection itself.
        """
        return LightConnection(connection.connection.driver_connection)

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """The DB-API connection itself, in no transaction; for backup, rekey and checks."""
        with self._failures():
            held = self._engine.raw_connection()
            try:
                yield held.driver_connection
            finally:
                held.close()

    @contextmanager
    def unsynced(self) -> Iterator[None]:
        """Do not wait for the disk after each commit; everything is on it when the block ends.

        Only for a file on which nobody relies before it is complete: a power cut inside the block may ruin it.
        """
        self._waits = False
        self.dispose()
        try:
            yield
        finally:
            self._waits = True
            self.dispose()
            with self.raw() as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except sqlcipher.DatabaseError as error:
            if is_ours(error):
                raise
            raise explain_failure(error, self.path) from error
        except _sqlalchemy_failure() as error:
            cause = getattr(error, "orig", None)
            if not isinstance(cause, sqlcipher.DatabaseError) or is_ours(cause):
                raise
            raise explain_failure(cause, self.path) from error

    def dispose(self) -> None:
        """Close every connection."""
        spare, self._spare = self._spare, []
        for connection in spare:
            connection.close()
        if self._made is not None:
            self._made.dispose()


def _sqlalchemy_failure() -> type[Exception]:
    from sqlalchemy.exc import DBAPIError

    return DBAPIError


def refuse_plain_text(path: Path) -> None:
    """Raise DamagedError for a file that is not encrypted; a new, empty file passes."""
    with path.open("rb") as file:
        head = file.read(16)
    if head == PLAINTEXT_HEADER:
        raise DamagedError(file=path.name)


def is_ours(error: Exception) -> bool:
    """Whether it is a mistake of the program (a wrong statement, a broken rule) and not of the disk or the file."""
    if isinstance(error, sqlcipher.IntegrityError | sqlcipher.ProgrammingError | sqlcipher.InterfaceError):
        return True
    text = str(error).lower()
    return any(words in text for words in ("no such", "no column", "syntax error", "no query solution"))


def explain_failure(error: Exception, path: Path) -> FocalPointError:
    """The named error for what the engine says."""
    text = str(error).lower()
    if "not a database" in text or "hmac" in text:
        return WrongKeyError(file=path.name)
    if "malformed" in text or "corrupt" in text:
        return DamagedError(file=path.name)
    return StorageError(file=path.name)
