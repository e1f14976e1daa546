"""The library: passages in documents of ten pages in six scripts, against a plain encrypted FTS5 table.

    python -m benchmarks.bench_library [DOCUMENTS]

``make bench`` takes 2,000 documents so that it ends in minutes; the promise is for 20,000: give that number.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection
from sqlcipher3 import dbapi2 as sqlcipher

from benchmarks.bench_search import p95
from benchmarks.measure import Row, limit_row, ratio_row
from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import fixed_clock
from focalpoint.domain.ids import IdMaker
from focalpoint.domain.library import FileText, LibraryFilter, LibraryKind
from focalpoint.store import library as store
from focalpoint.store.common import File
from focalpoint.store.database import Database
from focalpoint.store.library import index
from focalpoint.store.library.finding import Asked, search
from focalpoint.store.schema import create_schema
from focalpoint.store.work import Author, UnitOfWork

DOCUMENTS: Final = 2_000
PAGES: Final = 10
LIMIT_MS: Final = 100.0
MOST_OF_PLAIN: Final = 3.0
"""Ours reads, folds and marks the passages, in six scripts; the plain table finds whole words only."""
ASKED_OF_EACH: Final = 30
_BATCH: Final = 200
_WORDS: Final = 60_000
"""Different words of a language."""
_KEY: Final = bytes(range(32))
_SYLLABLES: Final = {
    "en": "ter ror fin anc ing law act court trea ty as set free zing mut ual leg al re quest ex tra di tion",
    "fr": "é ta blis se ment pro cès cô té fran çais dé cret cour ju ge ment fi nan ce saisie ré seau",
    "es": "ley jui cio pe nal or ga ni za ción pro tec ción ex tra di ción año ni ño ac ción",
    "ru": "за кон суд прав о про ку рор след ствие тер ро ризм фи нан си ро ва ние вы да ча",
    "ar": "ال قا نون مح كم ة إر ها ب تم ويل تع اون قض ائي تس ليم مع اه دة",
}
_HAN: Final = (
    "司法协助恐怖主义融资公约引渡请求国家法律条约法院判决冻结资产调查起诉管辖权合作信息交换证人保护人权保障边境安全"
)


class Texts:
    """Pages of one language each; some words are everywhere, most are rare."""

    def __init__(self, seed: int = 11) -> None:
        self.random = random.Random(seed)
        self.words = {code: self._made(text.split()) for code, text in _SYLLABLES.items()}
        self._weights = list(accumulate(1 / rank for rank in range(5, 5 + _WORDS)))

    def _made(self, syllables: list[str]) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < _WORDS:
            made["".join(self.random.choices(syllables, k=self.random.choice((1, 2, 2, 3, 3, 4))))] = None
            if len(made) % 7 == 0:
                made["".join(self.random.choices(syllables, k=5))] = None
        return list(made)[:_WORDS]

    def page(self, code: str) -> str:
        """About two thousand characters."""
        if code == "zh":
            return "".join(self.random.choices(_HAN, k=700))
        return " ".join(self.random.choices(self.words[code], cum_weights=self._weights, k=300))


def fill(database: Database, plain: Any, documents: int) -> Texts:
    """Write the documents, into our tables and into the plain one; returns what wrote them."""
    texts = Texts()
    clock = fixed_clock(datetime(2026, 11, 22, 9, tzinfo=UTC))
    author = Author("u", "o", "XAA", clock, IdMaker(clock.now_ms, random.Random(1).getrandbits))
    codes, kinds = [*texts.words, "zh"], list(LibraryKind)
    for first in range(0, documents, _BATCH):
        some = range(first, min(first + _BATCH, documents))
        spoken = [codes[number % len(codes)] for number in some]
        items = [
            {"kind": kinds[number % len(kinds)].value, "title": f"Text {number}", "year": 1990 + number % 36,
             "language": code, "country": f"X{number % 26:02d}"}
            for number, code in zip(some, spoken, strict=True)
        ]  # fmt: skip
        with UnitOfWork(database, author, "library.add") as work:
            item_ids = work.insert_many(store.LibraryItem, items)
            files = [{"entity": "library_items", "record_id": item_id, "name": "text.pdf"} for item_id in item_ids]
            file_ids = work.insert_many(File, files)
        with database.write() as connection:
            for file_id, item_id, code in zip(file_ids, item_ids, spoken, strict=True):
                pages = [texts.page(code) for _ in range(PAGES)]
                letters = sum(map(len, pages))
                store.write_text(connection, FileText(file_id, item_id, "read", PAGES, letters, numbered=True), pages)
                plain.executemany("INSERT INTO pages (text) VALUES (?)", [(page,) for page in pages])
    return texts


def queries(texts: Texts) -> Iterator[tuple[str, str, LibraryFilter]]:
    """(kind of query, what is typed, filter)."""
    chance = texts.random
    everything = LibraryFilter()

    def word() -> str:
        return chance.choice(chance.choice(list(texts.words.values())))

    def common() -> str:
        return chance.choice(chance.choice(list(texts.words.values()))[:40])

    def part(length: int) -> str:
        return next(piece for _ in range(10_000) if len(piece := word()[1 : 1 + length]) == length)

    def two() -> str:
        words = chance.choice(list(texts.words.values()))
        return f"{chance.choice(words[:40])} {chance.choice(words[:400])}"

    makers: dict[str, tuple[Callable[[], str], LibraryFilter]] = {
        "a frequent word": (common, everything),
        "a rare word": (word, everything),
        "two words": (two, everything),
        "two letters": (lambda: word()[:2], everything),
        "three letters": (lambda: word()[:3], everything),
        "the beginning of a word": (lambda: next(w for _ in range(9999) if len(w := word()) > 6)[:5], everything),
        "part of a word": (lambda: part(5), everything),
        "absent": (lambda: f"{part(3)}qqxq", everything),
        "two characters": (lambda: "".join(chance.choices(_HAN, k=2)), everything),
        "four characters": (lambda: chance.choice(("司法协助", "恐怖主义", "冻结资产", "保护人权")), everything),
        "a frequent word of one country": (common, LibraryFilter(country="X07", year_from=1990, year_until=2020)),
        "a frequent word of one kind": (common, LibraryFilter(kinds=frozenset({"case"}))),
    }  # fmt: skip
    for kind, (maker, wanted) in makers.items():
        for _ in range(ASKED_OF_EACH):
            yield kind, maker(), wanted


def ask(connection: Connection, plain: Any, texts: Texts) -> tuple[dict[str, list[float]], list[float], list[float]]:
    """Milliseconds of every query by kind; of word queries, ours and the plain table's."""
    taken: dict[str, list[float]] = {}
    ours: list[float] = []
    theirs: list[float] = []
    for kind, text, wanted in queries(texts):
        begun = time.perf_counter()
        search(connection, Asked(text, wanted, 50))
        spent = (time.perf_counter() - begun) * 1000
        taken.setdefault(kind, []).append(spent)
        if kind in {"a frequent word", "a rare word", "two words"}:
            ours.append(spent)
            begun = time.perf_counter()
            plain.execute(
                "SELECT rowid, snippet(pages, 0, '[', ']', '…', 24) FROM pages WHERE pages MATCH ? ORDER BY rank"
                " LIMIT 50",
                (" AND ".join(f'"{word}"' for word in text.split()),),
            ).fetchall()
            theirs.append((time.perf_counter() - begun) * 1000)
    return taken, ours, theirs


def measure(folder: Path, documents: int) -> tuple[dict[str, list[float]], list[float], list[float], float, int, int]:
    """Times, seconds to index, and the two files' bytes."""
    database = Database(folder / "office.db", _KEY, Compartment.OFFICE)
    create_schema(database)
    plain = sqlcipher.connect(str(folder / "plain.db"), isolation_level=None)
    plain.execute(f"PRAGMA key = \"x'{_KEY.hex()}'\"")
    plain.execute("PRAGMA journal_mode=WAL")
    plain.execute("PRAGMA cache_size=-16000")
    plain.execute("CREATE VIRTUAL TABLE pages USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    plain.execute("BEGIN")
    texts = fill(database, plain, documents)
    plain.execute("COMMIT")
    begun = time.perf_counter()
    while True:
        with database.write() as connection:
            if not index.catch_up(connection, 2_000):
                break
    spent = time.perf_counter() - begun
    with database.read() as connection:
        times = ask(connection, plain, texts)
    plain.close()
    database.dispose()
    return *times, spent, (folder / "office.db").stat().st_size, (folder / "plain.db").stat().st_size


def run(documents: int = DOCUMENTS) -> dict[str, list[Row]]:
    """The rows of the table."""
    with tempfile.TemporaryDirectory() as folder:
        taken, ours, theirs, spent, size, plain_size = measure(Path(folder), documents)
    for kind, times in taken.items():
        print(f"  {kind:<42} median {statistics.median(times):7.1f} ms  p95 {p95(times):7.1f} ms", flush=True)
    print(f"  indexed in {spent:.0f} s; {size / 2**20:.0f} MB, the plain table {plain_size / 2**20:.0f} MB", flush=True)
    every = [spent for times in taken.values() for spent in times]
    what = f"library: passages in {documents:,} documents of ten pages"
    return {
        "rows": [
            limit_row(f"{what}, p95", p95(every), LIMIT_MS),
            ratio_row(
                f"{what}, words, median", statistics.median(ours), "a plain encrypted FTS5 table with snippet()",
                statistics.median(theirs), MOST_OF_PLAIN, unit="ms",
            ),
        ]
    }  # fmt: skip


if __name__ == "__main__":
    rows = run(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)["rows"]
    print(json.dumps([[row.what, row.ours, row.theirs, row.reached, row.wanted, row.holds] for row in rows], indent=1))
