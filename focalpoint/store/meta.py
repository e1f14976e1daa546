"""What is read of a compartment before SQLAlchemy is loaded, and the facts that are no records.

A start reads with plain SQL (docs/adr/0007-start.md): light queries run on the connection of ``Database.light`` and,
in a unit of work, on SQLAlchemy's, which compiles them for whatever engine it speaks to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, Union

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA_VERSION = 1


class LightConnection:
    """The engine's own connection with the one method of SQLAlchemy's that light queries use."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - a DB-API connection has no public type
        self._connection = connection

    def exec_driver_sql(self, statement: str, parameters: Any = None, /) -> Any:  # noqa: ANN401 - a DB-API cursor
        """A cursor over the rows of a statement; a list of parameters does it once for each."""
        if isinstance(parameters, list):
            return self._connection.executemany(statement, parameters)
        return self._connection.execute(statement, parameters or ())


Reader: TypeAlias = Union["Connection", LightConnection]
"""What light queries read from."""


def select(connection: Reader, statement: str, /, **parameters: object) -> Any:  # noqa: ANN401 - either's cursor
    """A cursor over the rows of a light query, whose parameters are written ``:name``."""
    if isinstance(connection, LightConnection):
        return connection.exec_driver_sql(statement, parameters)
    from sqlalchemy import text

    return connection.execute(text(statement).bindparams(**parameters))


def read_meta(connection: Reader, key: str) -> str | None:
    """The value kept under a key, or None."""
    row = connection.exec_driver_sql("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def write_meta(connection: Reader, key: str, value: str) -> None:
    """Keep a value under a key."""
    connection.exec_driver_sql(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )
