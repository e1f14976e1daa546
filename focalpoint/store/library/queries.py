"""What the library holds: light queries (docs/adr/0007-start.md)."""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Collection, Sequence

from focalpoint.domain import library as domain
from focalpoint.store.meta import Reader, select

_DERIVED = frozenset({"archived", "newer_id", "newer_from", "files"})
_ITEM = tuple(field.name for field in dataclasses.fields(domain.LibraryItem) if field.name not in _DERIVED)
_MANY = 400
"""Ids in one query; SQLite takes more, other databases take fewer."""


def read_items(
    connection: Reader, *, archived: bool = False, ids: Collection[str] | None = None
) -> list[domain.LibraryItem]:
    """The items, the newest of the year first; ``ids`` names those that are wanted, archived or not."""
    if ids is None:
        return _items(connection, "" if archived else " WHERE i.archived_at IS NULL", {})
    found: list[domain.LibraryItem] = []
    wanted = sorted(ids)
    for first in range(0, len(wanted), _MANY):
        some = {f"id_{at}": record_id for at, record_id in enumerate(wanted[first : first + _MANY])}
        found += _items(connection, f" WHERE i.id IN ({', '.join(f':{name}' for name in some)})", some)
    return found


def _items(connection: Reader, where: str, values: dict[str, str]) -> list[domain.LibraryItem]:
    columns = ", ".join(f"i.{name}" for name in _ITEM)
    rows = select(
        connection,
        f"SELECT {columns}, i.archived_at, n.id, n.in_force_from,"
        " (SELECT count(*) FROM files AS f WHERE f.record_id = i.id AND f.archived_at IS NULL)"
        " FROM library_items AS i LEFT JOIN library_items AS n ON n.supersedes_id = i.id AND n.archived_at IS NULL"
        f"{where} ORDER BY i.year DESC, i.title, i.id",
        **values,
    )
    found: dict[str, domain.LibraryItem] = {}
    for *own, put_away, newer_id, newer_from, files in rows:
        item = domain.LibraryItem(
            **dict(zip(_ITEM, own, strict=True)),
            archived=put_away is not None,
            newer_id=newer_id,
            newer_from=newer_from,
            files=files,
        )
        found.setdefault(item.id, item)
    return list(found.values())


def read_chain(connection: Reader, item_id: str) -> list[domain.LibraryItem]:
    """Every version of a text that is not archived, in the order of ``read_items``."""
    rows = select(
        connection,
        "WITH RECURSIVE chain(id, older) AS (SELECT id, supersedes_id FROM library_items WHERE id = :item_id"
        " UNION SELECT i.id, i.supersedes_id FROM library_items AS i"
        " JOIN chain AS c ON i.supersedes_id = c.id OR i.id = c.older) SELECT id FROM chain",
        item_id=item_id,
    ).fetchall()
    return [item for item in read_items(connection, ids={row[0] for row in rows}) if not item.archived]


def read_amendments(connection: Reader, item_id: str = "") -> list[domain.Amendment]:
    """Which act amends which, the oldest first; with an id, only where that act is one of the two."""
    where = " AND (amending_id = :item_id OR amended_id = :item_id)" if item_id else ""
    values = {"item_id": item_id} if item_id else {}
    rows = select(
        connection,
        "SELECT id, amending_id, amended_id, effective, locator FROM library_amendments WHERE archived_at IS NULL"
        f"{where} ORDER BY effective, id",
        **values,
    )
    return [domain.Amendment(*row) for row in rows]


def read_citations(connection: Reader, entity: str, record_id: str) -> list[domain.Citation]:
    """What a record cites, in the order in which it was cited; titles are the caller's."""
    rows = select(
        connection,
        "SELECT id, entity, record_id, item_id, locator FROM citations"
        " WHERE entity = :entity AND record_id = :record_id AND archived_at IS NULL ORDER BY id",
        entity=entity,
        record_id=record_id,
    )
    return [domain.Citation(*row) for row in rows]


def read_cited_by(connection: Reader, item_ids: Collection[str] | None = None) -> list[domain.Citation]:
    """Who cites these items; None: all citations."""
    where, values = "", {}
    if item_ids is not None:
        values = {f"id_{at}": item_id for at, item_id in enumerate(sorted(item_ids))}
        where = f" AND item_id IN ({', '.join(f':{name}' for name in values)})"
    rows = select(
        connection,
        f"SELECT id, entity, record_id, item_id, locator FROM citations WHERE archived_at IS NULL{where} ORDER BY id",
        **values,
    )
    return [domain.Citation(*row) for row in rows]


def read_texts(connection: Reader, item_id: str) -> list[domain.FileText]:
    """What is known of the words of an item's files."""
    rows = select(
        connection,
        "SELECT file_id, item_id, state, pages, letters, numbered, cut FROM library_texts WHERE item_id = :item_id",
        item_id=item_id,
    )
    return [
        domain.FileText(file_id, own, state, pages, letters, bool(numbered), bool(cut))
        for file_id, own, state, pages, letters, numbered, cut in rows
    ]


def unread_files(connection: Reader, limit: int) -> list[tuple[str, str, str, int]]:
    """(file id, item id, name, size) of files of the library that nobody has read yet, oldest first."""
    rows = select(
        connection,
        "SELECT f.id, f.record_id, f.name, f.size FROM files AS f LEFT JOIN library_texts AS t ON t.file_id = f.id"
        " WHERE f.entity = 'library_items' AND f.archived_at IS NULL AND t.file_id IS NULL ORDER BY f.id LIMIT :most",
        most=limit,
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def count_unread(connection: Reader) -> int:
    """How many files of the library nobody has read yet."""
    row = select(
        connection,
        "SELECT count(*) FROM files AS f LEFT JOIN library_texts AS t ON t.file_id = f.id"
        " WHERE f.entity = 'library_items' AND f.archived_at IS NULL AND t.file_id IS NULL",
    ).fetchone()
    return int(row[0])


def first_files(connection: Reader, item_ids: Collection[str]) -> dict[str, tuple[str, str]]:
    """(file id, name) of the first file of each item that has one."""
    found: dict[str, tuple[str, str]] = {}
    wanted = sorted(item_ids)
    for first in range(0, len(wanted), _MANY):
        some = {f"id_{at}": item_id for at, item_id in enumerate(wanted[first : first + _MANY])}
        rows = select(
            connection,
            "SELECT record_id, id, name FROM files WHERE archived_at IS NULL"
            f" AND record_id IN ({', '.join(f':{name}' for name in some)}) ORDER BY id",
            **some,
        )
        for record_id, file_id, name in rows:
            found.setdefault(record_id, (file_id, name))
    return found


def read_pages(connection: Reader, file_id: str) -> list[str]:
    """The words of a file, page by page."""
    rows = select(connection, "SELECT text FROM library_pages WHERE file_id = :file_id ORDER BY page", file_id=file_id)
    return [unpack(row[0]) for row in rows]


def write_text(connection: Reader, text: domain.FileText, pages: Sequence[str]) -> None:
    """Keep what was read of a file; what was known of it before is replaced."""
    connection.exec_driver_sql("DELETE FROM library_pages WHERE file_id = ?", (text.file_id,))
    connection.exec_driver_sql("DELETE FROM library_texts WHERE file_id = ?", (text.file_id,))
    connection.exec_driver_sql(
        "INSERT INTO library_texts (file_id, item_id, state, pages, letters, numbered, cut, waiting)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            text.file_id,
            text.item_id,
            text.state,
            text.pages,
            text.letters,
            int(text.numbered),
            int(text.cut),
            len(pages),
        ),
    )
    if pages:
        connection.exec_driver_sql(
            "INSERT INTO library_pages (file_id, page, text) VALUES (?, ?, ?)",
            [(text.file_id, number, pack(words)) for number, words in enumerate(pages, 1)],
        )


def pack(text: str) -> bytes:
    """A page's words as they are kept."""
    return zlib.compress(text.encode("utf-8"), 6)


def unpack(data: bytes) -> str:
    """A page's words."""
    return zlib.decompress(bytes(data)).decode("utf-8")
