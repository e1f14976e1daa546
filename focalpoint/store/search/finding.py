"""One search: from what surely fits to what only contains the letters, until there are enough rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Connection

from focalpoint.domain.folding import fold
from focalpoint.store.search.passage import TITLE_LENGTH, cut, passage
from focalpoint.store.search.rows import SearchRow, Source, Texts
from focalpoint.store.search.terms import (
    ANYWHERE,
    TITLE,
    Term,
    ends_with,
    joined_reference,
    match_of,
    parts_of,
    reference_of,
)

EXACT, TITLE_WORDS, TITLE_BEGINNINGS, BEGINNINGS, PARTS = range(5)
MOST_PARTS: Final = 400
"""How many words that contain a part are looked for; the shortest first."""
_MOST_UNCERTAIN: Final = 2_000
"""How many records are read to check what the index cannot know."""


class _Candidate(NamedTuple):
    entity: str
    record_id: str
    rank: int


class Search:
    """Collects the rows of one query. The order within a rank: what changed last comes first."""

    def __init__(
        self,
        connection: Connection,
        sources: Mapping[str, Source],
        text: str,
        terms: Sequence[Term],
        kinds: Collection[str] | None,
        limit: int,
    ) -> None:
        self._connection = connection
        self._sources = sources
        self._reference = reference_of(text)
        self._terms = terms
        self._kinds = kinds
        self._limit = limit
        self._uncertain = [term.text for term in terms if term.uncertain]
        self._seen: set[str] = set()

    def rows(self) -> list[SearchRow]:
        """The rows, best first."""
        found = self._by_reference()
        if found and found[0].rank == EXACT:
            return found
        for match, rank in self._steps():
            if len(found) >= self._limit:
                break
            found += self._by_words(match, rank, self._limit - len(found))
        return found

    def _steps(self) -> Iterator[tuple[str, int]]:
        """The expressions to ask, one after the other, with the rank of what each finds."""
        whole = [term.whole for term in self._terms]
        beginning = [term.beginning for term in self._terms]
        yield match_of(whole, TITLE, self._kinds), TITLE_WORDS
        if beginning != whole:
            yield match_of(beginning, TITLE, self._kinds), TITLE_BEGINNINGS
        yield match_of(beginning, ANYWHERE, self._kinds), BEGINNINGS
        parts = parts_of(self._terms, self._words_with_parts())
        if parts:
            yield match_of(parts, ANYWHERE, self._kinds), PARTS

    def _by_reference(self) -> list[SearchRow]:
        """The records whose reference is what was typed, or ends with it."""
        joined = self._reference
        if joined is None:
            return []
        hits = self._connection.exec_driver_sql(
            "SELECT entity, record_id FROM search_docs WHERE backwards <> '' AND backwards >= ? AND backwards < ?"
            " ORDER BY backwards, doc DESC LIMIT ?",
            (joined[::-1], joined[::-1] + "\U0010ffff", self._limit),
        ).fetchall()
        wanted = [hit for hit in hits if self._kinds is None or hit[0] in self._kinds]
        candidates = [_Candidate(entity, record_id, TITLE_WORDS) for entity, record_id in wanted]
        texts = self._texts(candidates)
        rows = [
            self._row(candidate, own)
            for candidate in candidates
            if (own := texts.get(candidate.record_id)) and ends_with(own.ref, joined)
        ]
        self._seen.update(row.record_id for row in rows)
        return sorted(rows, key=lambda row: row.rank)

    def _by_words(self, match: str, rank: int, wanted: int) -> list[SearchRow]:
        """At most so many new rows of one expression."""
        most = _MOST_UNCERTAIN if self._uncertain else wanted + len(self._seen)
        hits = self._connection.exec_driver_sql(
            "SELECT d.entity, d.record_id FROM search_words AS w JOIN search_docs AS d ON d.doc = w.rowid"
            " WHERE search_words MATCH ? ORDER BY w.rowid DESC LIMIT ?",
            (match, most),
        ).fetchall()
        new = [_Candidate(entity, record_id, rank) for entity, record_id in hits if record_id not in self._seen]
        rows: list[SearchRow] = []
        for first in range(0, len(new), self._limit):
            some = new[first : first + self._limit]
            texts = self._texts(some)
            for candidate in some:
                own = texts.get(candidate.record_id)
                if own is not None and self._holds(own) and len(rows) < wanted:
                    self._seen.add(candidate.record_id)
                    rows.append(self._row(candidate, own))
            if len(rows) >= wanted:
                break
        return rows

    def _texts(self, candidates: Sequence[_Candidate]) -> dict[str, Texts]:
        """The current texts of candidates; what was archived since is missing."""
        ids: dict[str, list[str]] = {}
        for candidate in candidates:
            ids.setdefault(candidate.entity, []).append(candidate.record_id)
        found: dict[str, Texts] = {}
        for entity, some in ids.items():
            rows = self._connection.exec_driver_sql(
                f"SELECT {', '.join(self._sources[entity].columns)} FROM {entity}"
                f" WHERE archived_at IS NULL AND id IN ({', '.join('?' * len(some))})",
                tuple(some),
            )
            found.update((row[0], Texts.of(tuple(row))) for row in rows)
        return found

    def _holds(self, texts: Texts) -> bool:
        """Whether the texts really hold what the index could only suppose."""
        if not self._uncertain:
            return True
        folded = fold("\n".join((texts.title, *texts.body)))
        return all(term in folded for term in self._uncertain)

    def _row(self, candidate: _Candidate, texts: Texts) -> SearchRow:
        source = self._sources[candidate.entity]
        terms = [term.text for term in self._terms]
        exact = bool(texts.ref) and joined_reference(texts.ref) == self._reference
        title = cut(texts.title, TITLE_LENGTH)
        body = [texts.title] if source.hangs else list(texts.body)
        return SearchRow(
            candidate.entity, candidate.record_id, title, passage(body, terms), EXACT if exact else candidate.rank,
            texts.ref, texts.kind or source.kind, texts.on_entity, texts.on_id,
        )  # fmt: skip

    def _words_with_parts(self) -> Mapping[str, list[str]]:
        """For each term that may be a part of words, the words of the index that contain it, the shortest first."""
        parts = [term.text for term in self._terms if term.has_parts]
        words: dict[str, list[str]] = {part: [] for part in parts}
        if parts:
            rows = self._connection.exec_driver_sql(
                "SELECT word FROM search_terms WHERE " + " OR ".join(["instr(word, ?)"] * len(parts)), tuple(parts)
            )
            for (word,) in rows:
                for part in parts:
                    if part in word:
                        words[part].append(word)
        return {part: sorted(found, key=len)[:MOST_PARTS] for part, found in words.items()}
