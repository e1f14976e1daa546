"""Quick reads for the window's palette and its undo list: titles by id, and the words that the index knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

_MOST: Final = 500


def read_titles(connection: Connection, table: str, column: str, ids: Iterable[str]) -> dict[str, str]:
    """The titles of records, archived ones too, by id.

    Args:
        connection: for reading.
        table: a declared table's name, never what somebody typed.
        column: the column that is its title.
        ids: which records; at most 500 are read.
    """
    wanted = tuple(ids)[:_MOST]
    if not wanted:
        return {}
    marks = ", ".join("?" * len(wanted))
    rows = connection.exec_driver_sql(f"SELECT id, {column} FROM {table} WHERE id IN ({marks})", wanted)
    return {str(row[0]): str(row[1] or "") for row in rows}


def read_vocabulary(connection: Connection) -> list[str]:
    """Every word that the search index holds, folded."""
    return [str(row[0]) for row in connection.exec_driver_sql("SELECT word FROM search_terms")]
