"""One search in the words of the files: whole words first, then beginnings of words, then parts of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import Connection

from focalpoint.domain.folding import fold
from focalpoint.domain.library import LibraryFilter, LibraryHit, LibraryItem, fits
from focalpoint.domain.passages import passage, score
from focalpoint.store.library.index import asked_marks, made
from focalpoint.store.library.queries import read_items, unpack
from focalpoint.store.search.terms import Term, parts_of, terms_of

_CANDIDATES: Final = 250
"""Pages that are looked at for one step of a search, the newest texts first."""
_READ: Final = 60
"""Pages whose words are read to put the best ones first."""
_OF_ONE: Final = 3
"""Passages of one file, unless a single item is searched."""
_MOST_PARTS: Final = 200
"""How many words that contain a part are looked for; the shortest first."""
_MANY: Final = 400
_TITLE_BONUS: Final = 4.0


class _Page(NamedTuple):
    number: int
    file_id: str
    page: int
    item_id: str
    file: str
    numbered: bool


_Found = tuple[float, _Page, str, str]
"""How well a page answers, the page, its words, and these folded."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for."""

    text: str
    wanted: LibraryFilter
    limit: int
    item_id: str = ""


class PageSearch:
    """Collects the passages of one query."""

    def __init__(self, connection: Connection, asked: Asked) -> None:
        self._connection = connection
        self._asked = asked
        self._terms = terms_of(asked.text)
        self._texts = [term.text for term in self._terms]
        self._whole = " ".join(fold(asked.text).split())
        self._uncertain = [term.text for term in self._terms if term.uncertain]
        self._items: dict[str, LibraryItem] = {}

    def hits(self) -> list[LibraryHit]:
        """The passages, best first."""
        if not self._terms or not made(self._connection):
            return []
        found: list[_Found] = []
        seen: set[int] = set()
        for step, match in enumerate(self._steps()):
            found += [
                (worth - 20.0 * step, page, text, folded) for worth, page, text, folded in self._step(match, seen)
            ]
            if len(found) >= self._asked.limit:
                break
        found.sort(key=lambda each: (-each[0], each[1].number))
        return list(self._shown(found))

    def _shown(self, found: Sequence[_Found]) -> Iterator[LibraryHit]:
        counts: dict[str, int] = {}
        most = self._asked.limit if self._asked.item_id else _OF_ONE
        shown = 0
        for _worth, page, text, folded in found:
            counts[page.file_id] = counts.get(page.file_id, 0) + 1
            if counts[page.file_id] > most:
                continue
            item, cut = self._items[page.item_id], passage(text, self._texts, whole=self._whole, folded=folded)
            yield LibraryHit(
                item.id, item.title, item.kind, page.file_id, page.file, page.page if page.numbered else 0,
                cut.text, cut.spans, item.classification,
            )  # fmt: skip
            shown += 1
            if shown >= self._asked.limit:
                return

    def _steps(self) -> Iterator[str]:
        """The expressions to ask, one after the other."""
        marks = [_any(group) for group in self._marks()]
        whole = [term.whole for term in self._terms]
        beginning = [term.beginning for term in self._terms]
        yield " AND ".join([*whole, *marks])
        if beginning != whole:
            yield " AND ".join([*beginning, *marks])
        parts = parts_of(self._terms, self._words_with_parts())
        if parts:
            yield " AND ".join([*parts, *marks])

    def _marks(self) -> Iterator[Sequence[str]]:
        wanted = self._asked.wanted
        years: list[int] = []
        if wanted.year_from is not None or wanted.year_until is not None:
            rows = self._connection.exec_driver_sql("SELECT DISTINCT year FROM library_items WHERE year IS NOT NULL")
            years = [int(row[0]) for row in rows]
        return iter(asked_marks(wanted, self._asked.item_id, years))

    def _step(self, match: str, seen: set[int]) -> Iterator[_Found]:
        """The pages of one expression that really hold what was typed, with how well they answer."""
        rows = self._connection.exec_driver_sql(
            "SELECT rowid FROM library_index WHERE library_index MATCH ? ORDER BY rowid DESC LIMIT ?",
            (match, _CANDIDATES),
        )
        numbers = [row[0] for row in rows if row[0] not in seen]
        pages = self._pages(numbers)
        items = self._wanted_items({page.item_id for page in pages})
        chosen = self._in_turn([page for page in pages if page.item_id in items])[:_READ]
        texts = self._texts_of(chosen)
        for page in chosen:
            seen.add(page.number)
            text = texts.get(page.number, "")
            folded = fold(text)
            if all(term in folded for term in self._uncertain):
                title = fold(items[page.item_id].title)
                bonus = _TITLE_BONUS * sum(term in title for term in self._texts) / len(self._texts)
                yield score(folded, self._texts, self._whole) + bonus, page, text, folded

    @staticmethod
    def _in_turn(pages: Sequence[_Page]) -> list[_Page]:
        """One page of each file, then the next of each: no long text crowds the others out."""
        place: dict[str, int] = {}
        turns = []
        for page in pages:
            turn = place[page.file_id] = place.get(page.file_id, -1) + 1
            turns.append((turn, page))
        return [page for _turn, page in sorted(turns, key=lambda each: each[0])]

    def _pages(self, numbers: Sequence[int]) -> list[_Page]:
        found: dict[int, _Page] = {}
        for first in range(0, len(numbers), _MANY):
            some = tuple(numbers[first : first + _MANY])
            rows = self._connection.exec_driver_sql(
                "SELECT p.id, p.file_id, p.page, t.item_id, f.name, t.numbered FROM library_pages AS p"
                " JOIN library_texts AS t ON t.file_id = p.file_id JOIN files AS f ON f.id = p.file_id"
                f" WHERE f.archived_at IS NULL AND p.id IN ({', '.join('?' * len(some))})",
                some,
            )
            found.update((row[0], _Page._make(row)) for row in rows)
        return [found[number] for number in numbers if number in found]

    def _wanted_items(self, ids: set[str]) -> Mapping[str, LibraryItem]:
        new = ids - self._items.keys()
        wanted = self._asked.wanted
        for item in read_items(self._connection, ids=new):
            self._items[item.id] = item
        return {
            item_id: found
            for item_id in ids
            if (found := self._items.get(item_id)) is not None and not found.archived and fits(found, wanted)
        }

    def _texts_of(self, pages: Sequence[_Page]) -> dict[int, str]:
        """The words of pages by their number."""
        numbers = tuple(page.number for page in pages)
        rows = self._connection.exec_driver_sql(
            f"SELECT id, text FROM library_pages WHERE id IN ({', '.join('?' * len(numbers))})", numbers
        )
        return {row[0]: unpack(row[1]) for row in rows}

    def _words_with_parts(self) -> Mapping[str, list[str]]:
        """For each term that may be a part of words, the words of the index that contain it, the shortest first."""
        return {term.text: self._containing(term) for term in self._terms if term.has_parts}

    def _containing(self, term: Term) -> list[str]:
        text = term.text
        groups = dict.fromkeys(text[at : at + 3] for at in range(len(text) - 2))
        match = " AND ".join(f'"{group}"' for group in groups)
        rows = self._connection.exec_driver_sql(
            "SELECT w.word FROM library_parts AS p JOIN library_words AS w ON w.id = p.rowid"
            " WHERE library_parts MATCH ? AND instr(w.word, ?) ORDER BY length(w.word) LIMIT ?",
            (match, text, _MOST_PARTS),
        )
        return [row[0] for row in rows]


def _any(marks: Sequence[str]) -> str:
    return "(" + " OR ".join(f'"{mark}"' for mark in marks) + ")"


def search(connection: Connection, asked: Asked) -> list[LibraryHit]:
    """The passages of the files that hold every word, best first; call ``index.catch_up`` before."""
    return PageSearch(connection, asked).hits()
