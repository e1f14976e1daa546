"""The words of the files, page by page, in SQLite's FTS5: a projection of what was read and of the journal.

Each page is one row whose number is the page's own. The table holds no texts, only which word is on which page
(``detail=none``: a fifth of the size). Beside its words a page has marks: kind, country, language, year, instruments
and tags of its item, so that a filter costs nothing. When an item changes, the journal says so and its pages are
marked anew, in bites. Parts of words are looked for in the list of all different words, by groups of three letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection

from focalpoint.domain.folding import fold, han_grams, has_han, words_of
from focalpoint.domain.library import LibraryFilter, LibraryItem, TextState
from focalpoint.store.library.queries import read_items, unpack
from focalpoint.store.meta import read_meta, write_meta

SEEN: Final = "library_seq"
"""The key of ``meta`` that holds the last journal entry that was seen."""
LONGEST_PAGE: Final = 200_000
"""Characters of one page that are indexed."""
_MARK: Final = "\ue000"
"""Begins a mark; no word of a text holds it."""
_SHORTEST_WHOLE: Final = 4
"""Shorter words have no parts that are looked for."""
_TABLES: Final = (
    "CREATE TABLE library_words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE library_parts USING fts5(word, content='library_words', content_rowid='id', detail=none,"
    " columnsize=0, tokenize='trigram case_sensitive 1')",
    "CREATE VIRTUAL TABLE library_index USING fts5(words, content='', contentless_delete=1, detail=none,"
    " tokenize='ascii', prefix='1 2 3')",
    "INSERT INTO library_index(library_index, rank) VALUES ('deletemerge', 50)",
)


def made(connection: Connection) -> bool:
    """Whether the index is there: it is made when the first page is read."""
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'library_index'"
    return connection.exec_driver_sql(query).fetchone() is not None


def behind(connection: Connection) -> bool:
    """Whether pages wait, or items changed since the last time."""
    waits = connection.exec_driver_sql("SELECT 1 FROM library_texts WHERE waiting > 0 LIMIT 1").fetchone()
    return waits is not None or _seen(connection) < _head(connection)


def catch_up(connection: Connection, limit: int | None = None) -> int:
    """Index at most so many pages, within the caller's write transaction; returns how many were indexed."""
    if not made(connection):
        for statement in _TABLES:
            connection.exec_driver_sql(statement)
    _mark_changed(connection)
    indexed = 0
    while limit is None or indexed < limit:
        row = connection.exec_driver_sql(
            "SELECT t.file_id, t.item_id, t.pages, t.waiting, f.archived_at IS NOT NULL FROM library_texts AS t"
            " JOIN files AS f ON f.id = t.file_id WHERE t.waiting > 0 LIMIT 1"
        ).fetchone()
        if row is None:
            break
        file_id, item_id, pages, waiting, gone = row
        some = waiting if limit is None else min(waiting, limit - indexed)
        first = pages - waiting + 1
        item = next(iter(read_items(connection, ids=[item_id])), None)
        _index(connection, file_id, (first, first + some - 1), None if gone else item)
        connection.exec_driver_sql("UPDATE library_texts SET waiting = ? WHERE file_id = ?", (waiting - some, file_id))
        indexed += some
    return indexed


def forget(connection: Connection, file_id: str) -> None:
    """Take a file's pages out of the index and forget their words."""
    if made(connection):
        connection.exec_driver_sql(
            "DELETE FROM library_index WHERE rowid IN (SELECT id FROM library_pages WHERE file_id = ?)", (file_id,)
        )


def erase(connection: Connection, item_id: str) -> None:
    """Forget the words of an item's files so that nothing of them remains in the database.

    FTS5 only marks what is deleted: merging everything into one segment really drops it. Words that no other page has
    leave the list of words. The files stay with their item and are not read again.
    """
    rows = connection.exec_driver_sql(
        "SELECT file_id, text FROM library_pages"
        " WHERE file_id IN (SELECT file_id FROM library_texts WHERE item_id = ?)",
        (item_id,),
    ).fetchall()
    gone = {word for _file_id, data in rows for word in words_of(fold(unpack(data)))}
    for file_id in {row[0] for row in rows}:
        forget(connection, file_id)
        connection.exec_driver_sql("DELETE FROM library_pages WHERE file_id = ?", (file_id,))
    connection.exec_driver_sql(
        "UPDATE library_texts SET state = ?, pages = 0, letters = 0, waiting = 0 WHERE item_id = ?",
        (TextState.ERASED.value, item_id),
    )
    if not made(connection):
        return
    connection.exec_driver_sql("INSERT INTO library_index(library_index) VALUES ('optimize')")
    for word in gone:
        found = connection.exec_driver_sql(
            "SELECT 1 FROM library_index WHERE library_index MATCH ? LIMIT 1", (f'"{word}"',)
        )
        if found.fetchone() is None:
            connection.exec_driver_sql("DELETE FROM library_words WHERE word = ?", (word,))
    connection.exec_driver_sql("INSERT INTO library_parts(library_parts) VALUES ('rebuild')")


def marks_of(item: LibraryItem) -> Iterable[str]:
    """The marks that every page of an item has."""
    yield _mark("kind", item.kind)
    yield _mark("item", item.id)
    for name, value in (("country", item.country), ("language", item.language), ("year", item.year)):
        if value:
            yield _mark(name, str(value))
    for instrument in item.instrument_ids:
        yield _mark("instrument", instrument)
    for tag in item.tag_words:
        yield _mark("tag", tag)


def asked_marks(wanted: LibraryFilter, item_id: str, years: Sequence[int]) -> Iterable[Sequence[str]]:
    """The marks that a page must have, one of each group. ``years`` are those that occur."""
    if item_id:
        yield [_mark("item", item_id)]
    if wanted.kinds:
        yield [_mark("kind", kind) for kind in sorted(wanted.kinds)]
    for name in ("country", "language", "instrument", "tag"):
        if value := getattr(wanted, name):
            yield [_mark(name, value)]
    if wanted.year_from is not None or wanted.year_until is not None:
        first, last = wanted.year_from or min(years, default=0), wanted.year_until or max(years, default=0)
        yield [_mark("year", str(year)) for year in years if first <= year <= last] or [_mark("year", "none")]


def _mark(name: str, value: str) -> str:
    return _MARK + name + "".join(words_of(fold(value)))


def _index(connection: Connection, file_id: str, between: tuple[int, int], item: LibraryItem | None) -> None:
    """Put some pages of a file into the index; out of it where the item is gone or put away."""
    rows = connection.exec_driver_sql(
        "SELECT id, text FROM library_pages WHERE file_id = ? AND page BETWEEN ? AND ? ORDER BY page",
        (file_id, *between),
    ).fetchall()
    if item is None or item.archived:
        connection.exec_driver_sql("DELETE FROM library_index WHERE rowid = ?", [(row[0],) for row in rows])
        return
    marks = " ".join(marks_of(item))
    known: set[str] = set()
    pages = []
    for number, data in rows:
        words = set(words_of(fold(unpack(data)[:LONGEST_PAGE])))
        plain = {word for word in words if word.isascii() or not has_han(word)}
        known |= plain
        grams = {gram for word in words - plain for gram in han_grams(word)}
        pages.append((number, " ".join((marks, *plain, *grams))))
    connection.exec_driver_sql("INSERT OR REPLACE INTO library_index (rowid, words) VALUES (?, ?)", pages)
    _learn(connection, known)


def _learn(connection: Connection, words: set[str]) -> None:
    """Keep the words that were never met before, for whoever looks for parts of them."""
    new = [(word,) for word in sorted(words) if len(word) >= _SHORTEST_WHOLE and not word.isdigit()]
    if not new:
        return
    last = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM library_words").scalar_one()
    connection.exec_driver_sql("INSERT OR IGNORE INTO library_words (word) VALUES (?)", new)
    connection.exec_driver_sql(
        "INSERT INTO library_parts (rowid, word) SELECT id, word FROM library_words WHERE id > ?", (last,)
    )


def _mark_changed(connection: Connection) -> None:
    """Have the pages of items and files that changed since the last time indexed again."""
    seen, head = _seen(connection), _head(connection)
    if head <= seen:
        return
    changed = connection.exec_driver_sql(
        "SELECT DISTINCT entity, record_id FROM journal WHERE seq > ? AND seq <= ?"
        " AND entity IN ('library_items', 'files')",
        (seen, head),
    ).fetchall()
    for entity, column in (("library_items", "item_id"), ("files", "file_id")):
        ids = [(record_id,) for table, record_id in changed if table == entity]
        if ids:
            connection.exec_driver_sql(f"UPDATE library_texts SET waiting = pages WHERE {column} = ?", ids)
    write_meta(connection, SEEN, str(head))


def _head(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM journal").scalar_one())


def _seen(connection: Connection) -> int:
    return int(read_meta(connection, SEEN) or 0)
