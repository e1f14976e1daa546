"""The index in SQLite (FTS5): words, beginnings of words, parts of words, single Chinese characters.

Texts are folded and cut into words by ``domain.folding``, for the index and for the query alike. The full-text table
holds no texts, only which word is in which record. Parts of words are found in the list of all different words, then
as words; Chinese is indexed as characters and pairs of neighbours (measured in ``benchmarks/bench_search.py``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection

from focalpoint.domain.folding import fold, han_grams, has_han, words_of
from focalpoint.store.search.finding import Search
from focalpoint.store.search.rows import SearchRow, Source, Texts
from focalpoint.store.search.terms import joined_reference, terms_of, token_of

SEEN: Final = "search_seq"
"""The key of ``meta`` that holds the last journal entry that was seen."""
LONGEST_TEXT: Final = 200_000
"""Characters of one record that are indexed."""
_CHUNK: Final = 500
_TABLES: Final = (
    # A record's number in the index is new each time it is indexed: what changed last has the highest.
    # Its reference is kept backwards, so that the index on it finds the end of one.
    "CREATE TABLE search_docs (doc INTEGER PRIMARY KEY, entity TEXT NOT NULL, record_id TEXT NOT NULL UNIQUE,"
    " backwards TEXT NOT NULL)",
    "CREATE INDEX ix_search_docs_backwards ON search_docs (backwards) WHERE backwards <> ''",
    "CREATE TABLE search_terms (word TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE search_words USING fts5(title, body, entity, content='', contentless_delete=1,"
    " detail=column, tokenize='ascii', prefix='1 2')",
    # Merge away what was deleted only when half of a segment is: a merge in the midst of work is felt.
    "INSERT INTO search_words(search_words, rank) VALUES ('deletemerge', 50)",
)
_VOCABULARY: Final = "CREATE VIRTUAL TABLE temp.search_vocabulary USING fts5vocab(main, search_words, row)"


class FtsIndex:
    """``SearchIndex`` on SQLite's FTS5."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        """``sources``: what is searched, by table."""
        self._sources = sources

    def create(self, connection: Connection) -> None:
        """Make the tables of the index."""
        for statement in _TABLES:
            connection.exec_driver_sql(statement)

    def behind(self, connection: Connection) -> int:
        """How many journal entries the index has not seen yet."""
        return max(_head(connection) - _seen(connection), 0)

    def catch_up(self, connection: Connection, limit: int | None = None) -> int:
        """Index what the journal says has changed; returns how many entries were read."""
        seen = _seen(connection)
        last = _head(connection)
        if limit is not None:
            last = min(last, seen + limit)
        if last <= seen:
            return 0
        changed: dict[str, list[str]] = {}
        rows = connection.exec_driver_sql(
            "SELECT entity, record_id, max(seq) FROM journal WHERE seq > ? AND seq <= ?"
            " GROUP BY entity, record_id ORDER BY 3",
            (seen, last),
        )
        for entity, record_id, _seq in rows:
            if entity in self._sources:
                changed.setdefault(entity, []).append(record_id)
        for entity, ids in changed.items():
            for some in _chunks(ids):
                self._forget(connection, some)
                self._index(connection, self._sources[entity], _read(connection, self._sources[entity], some))
        _remember(connection, last)
        return last - seen

    def query(
        self, connection: Connection, text: str, limit: int = 50, kinds: Collection[str] | None = None
    ) -> list[SearchRow]:
        """The records that hold every word of ``text``, best first."""
        terms = terms_of(text)
        wanted = None if kinds is None else set(kinds) & self._sources.keys()
        if not terms or limit < 1 or wanted == set():
            return []
        return Search(connection, self._sources, fold(text).strip(), terms, wanted, limit).rows()

    def erase(self, connection: Connection, entity: str, record_id: str) -> None:
        """Forget a record so that nothing of its text remains in the file.

        FTS5 only marks what is deleted; merging everything into one segment really drops it, and words that only
        this record held leave the list of words.
        """
        self._forget(connection, [record_id])
        connection.exec_driver_sql("INSERT INTO search_words(search_words) VALUES ('optimize')")
        connection.exec_driver_sql(_VOCABULARY)
        connection.exec_driver_sql("DELETE FROM search_terms WHERE word NOT IN (SELECT term FROM search_vocabulary)")
        connection.exec_driver_sql("DROP TABLE temp.search_vocabulary")

    def rebuild(self, connection: Connection) -> int:
        """Make the index anew from the records; returns how many were indexed."""
        connection.exec_driver_sql("INSERT INTO search_words(search_words) VALUES ('delete-all')")
        connection.exec_driver_sql("DELETE FROM search_docs")
        connection.exec_driver_sql("DELETE FROM search_terms")
        tables = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
        indexed = 0
        for source in self._sources.values():
            if source.entity in tables:
                rows = connection.exec_driver_sql(f"SELECT id FROM {source.entity} ORDER BY id")
                for some in _chunks([row[0] for row in rows]):
                    texts = _read(connection, source, some)
                    self._index(connection, source, texts)
                    indexed += len(texts)
        _remember(connection, _head(connection))
        return indexed

    def _forget(self, connection: Connection, record_ids: Sequence[str]) -> None:
        """Take records out of the index."""
        docs = [(row[0],) for row in connection.exec_driver_sql(
            f"SELECT doc FROM search_docs WHERE record_id IN ({_marks(record_ids)})", tuple(record_ids)
        )]  # fmt: skip
        if docs:
            connection.exec_driver_sql("DELETE FROM search_words WHERE rowid = ?", docs)
            connection.exec_driver_sql("DELETE FROM search_docs WHERE doc = ?", docs)

    def _index(self, connection: Connection, source: Source, records: Sequence[Texts]) -> None:
        """Put records into the index that are not in it."""
        if not records:
            return
        last = int(connection.exec_driver_sql("SELECT coalesce(max(doc), 0) FROM search_docs").scalar_one())
        docs, words, known = [], [], set[str]()
        for doc, texts in enumerate(records, last + 1):
            title, body = _tokens((texts.title,), known), _tokens(texts.body, known)
            docs.append((doc, source.entity, texts.record_id, joined_reference(texts.ref)[::-1]))
            words.append((doc, title, body, token_of(source.entity)))
        connection.exec_driver_sql(
            "INSERT INTO search_docs (doc, entity, record_id, backwards) VALUES (?, ?, ?, ?)", docs
        )
        connection.exec_driver_sql("INSERT INTO search_words (rowid, title, body, entity) VALUES (?, ?, ?, ?)", words)
        if known:
            new = [(word,) for word in sorted(known)]
            connection.exec_driver_sql("INSERT OR IGNORE INTO search_terms (word) VALUES (?)", new)


def _tokens(texts: Iterable[str], known: set[str]) -> str:
    """Texts as they are indexed: folded words, Chinese as characters and pairs. Adds the words to ``known``."""
    words = words_of(fold(" ".join(filter(None, texts))[:LONGEST_TEXT]))
    joined = " ".join(words)
    if joined.isascii() or not has_han(joined):
        known.update(words)
        return joined
    known.update(word for word in words if not has_han(word))
    return " ".join(gram for word in words for gram in (han_grams(word) if has_han(word) else (word,)))


def _read(connection: Connection, source: Source, ids: Sequence[str]) -> list[Texts]:
    """The current texts of those records that exist and are not archived, in the order of ``ids``."""
    rows = connection.exec_driver_sql(
        f"SELECT {', '.join(source.columns)} FROM {source.entity} WHERE archived_at IS NULL AND id IN ({_marks(ids)})",
        tuple(ids),
    )
    found = {row[0]: Texts.of(tuple(row)) for row in rows}
    return [found[record_id] for record_id in ids if record_id in found]


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[first : first + _CHUNK] for first in range(0, len(ids), _CHUNK))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _head(connection: Connection) -> int:
    """The last journal entry's number."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM journal").scalar_one())


def _seen(connection: Connection) -> int:
    row = connection.exec_driver_sql("SELECT value FROM meta WHERE key = ?", (SEEN,)).fetchone()
    return 0 if row is None else int(row[0])


def _remember(connection: Connection, seq: int) -> None:
    connection.exec_driver_sql(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (SEEN, str(seq)),
    )
