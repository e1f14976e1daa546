"""Full-text search of one compartment: a projection of its journal.

The index remembers the last journal entry that it has seen and catches up when idle and before a search; nothing is
indexed inside the transaction of an edit. Whatever differs between databases sits behind ``SearchIndex``.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Protocol

from sqlalchemy import Connection

from focalpoint.capabilities import CAPABILITIES, Capability, Kind, descriptors
from focalpoint.store.search.rows import SearchRow, Source
from focalpoint.store.search.sqlite import FtsIndex

__all__ = [
    "SearchIndex",
    "SearchRow",
    "behind",
    "catch_up",
    "create_search_tables",
    "erase",
    "index_of",
    "query",
    "rebuild",
]


class SearchIndex(Protocol):
    """The index of one compartment. Every method works within the caller's transaction."""

    def create(self, connection: Connection) -> None:
        """Make the tables of the index."""

    def behind(self, connection: Connection) -> int:
        """How many journal entries the index has not seen yet."""

    def catch_up(self, connection: Connection, limit: int | None = None) -> int:
        """Index what the journal says has changed, at most ``limit`` entries; returns how many entries were read."""

    def query(
        self, connection: Connection, text: str, limit: int = 50, kinds: Collection[str] | None = None
    ) -> list[SearchRow]:
        """The records that hold every word of ``text``, best first."""

    def erase(self, connection: Connection, entity: str, record_id: str) -> None:
        """Forget a record so that nothing of its text remains in the file."""

    def rebuild(self, connection: Connection) -> int:
        """Make the index anew from the records; returns how many were indexed."""


@lru_cache(maxsize=4)
def index_of(capabilities: tuple[Capability, ...] = CAPABILITIES) -> SearchIndex:
    """The index over every table that the capabilities let be searched."""
    return FtsIndex({source.entity: source for source in descriptors(capabilities, Kind.SEARCH, Source)})


def create_search_tables(connection: Connection) -> None:
    """Make the tables of the index of a new compartment."""
    index_of().create(connection)


def behind(connection: Connection) -> int:
    """How many journal entries the index has not seen yet."""
    return index_of().behind(connection)


def catch_up(connection: Connection, limit: int | None = None) -> int:
    """Index what changed since the last time, within the caller's write transaction.

    Args:
        connection: of a write transaction.
        limit: read at most so many journal entries, for short bites when idle.

    Returns:
        How many journal entries were read; 0 when the index is up to date.
    """
    return index_of().catch_up(connection, limit)


def query(connection: Connection, text: str, limit: int = 50, kinds: Collection[str] | None = None) -> list[SearchRow]:
    """The records that hold every word of ``text``, best first: exact reference, words of the title, words, parts.

    Args:
        connection: for reading; call ``catch_up`` before.
        text: what a person typed; nothing in it is syntax.
        limit: at most so many rows.
        kinds: only these entities (table names).
    """
    return index_of().query(connection, text, limit, kinds)


def erase(connection: Connection, entity: str, record_id: str) -> None:
    """Forget a record and every word that only it held, physically. Takes seconds in a large vault."""
    index_of().erase(connection, entity, record_id)


def rebuild(connection: Connection) -> int:
    """Make the index anew from the records, not from the journal; returns how many records it holds."""
    return index_of().rebuild(connection)
