"""Search in 100,000 records of six scripts: time of every kind of query, size of the index, catching up with edits."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from benchmarks.measure import Row, limit_row, seconds
from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import fixed_clock
from focalpoint.domain.ids import IdMaker
from focalpoint.store import search
from focalpoint.store.database import Database
from focalpoint.store.schema import create_schema
from focalpoint.store.tasks import Task
from focalpoint.store.work import Author, UnitOfWork

RECORDS = 100_000
EDITS = 1_000
LIMIT_MS = 50
MOST_SIZE = 3.0
ASKED_OF_EACH = 40
_BATCH = 5_000
_SCRIPTS = {
    "en": "trafficking border police training judges seizure assets firearms cooperation witness protection law draft",
    "fr": "coopération frontalière saisie décret réseau coordonnées élaboration système procès enquête formation",
    "es": "capacitación jueces país región número evaluación protección víctimas acción año diseño técnica",
    "ru": "подготовка следователей совещание отчёт ведомство проект закона обучение граница изъятие активов",
    "ar": "تدريب المدعين العامين الإجراءات الأمنية خطة العمل الوطنية التعاون القضائي مكافحة الجريمة المنظمة",
}
_HAN = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发"
    "年动同工也能下过子说产种面而方后多定行学法所民得经"
)


class Texts:
    """Words with the frequencies of a language: few very often, many once or twice."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.vocabulary = {code: self._words(text) for code, text in _SCRIPTS.items()}
        self._weights = [1 / rank for rank in range(8, 8 + len(self.vocabulary["en"]))]

    def _words(self, text: str) -> list[str]:
        known = text.split()
        letters = sorted({letter for word in known for letter in word})
        made = dict.fromkeys(known)
        while len(made) < 9_000:
            made["".join(self.random.choices(letters, k=self.random.randrange(3, 12)))] = None
        return list(made)[:9_000]

    def write(self, words: int) -> str:
        """So many words of one language; Chinese one time in six."""
        code = self.random.choice([*self.vocabulary, "zh"])
        if code == "zh":
            return "".join(self.random.choices(_HAN, k=words * 2))
        return " ".join(self.random.choices(self.vocabulary[code], self._weights, k=words))


def fill(database: Database, author: Author, texts: Texts) -> int:
    """Write the records; returns how many bytes of text they hold."""
    size = 0
    for first in range(0, RECORDS, _BATCH):
        rows = [
            {"title": texts.write(8), "request": texts.write(texts.random.choice((12, 25, 60)))}
            for _ in range(first, min(first + _BATCH, RECORDS))
        ]
        size += sum(len(text.encode()) for row in rows for text in row.values())
        with UnitOfWork(database, author, "bench") as work:
            work.insert_many(Task, rows)
    return size


def queries(texts: Texts) -> Iterator[tuple[str, str]]:
    """(kind of query, what is typed)."""
    chance = texts.random

    def word() -> str:
        return chance.choice(texts.vocabulary[chance.choice(list(texts.vocabulary))])

    def common() -> str:
        return chance.choice(texts.vocabulary[chance.choice(list(texts.vocabulary))][:60])

    def cut(first: int, last: int) -> str:
        return next(piece for _ in range(1000) if len(piece := word()[first:last]) == last - first)

    makers: dict[str, Callable[[], str]] = {
        "a frequent word": common,
        "a rare word": word,
        "two words": lambda: f"{common()} {common()}",
        "one letter": lambda: cut(0, 1),
        "two letters": lambda: cut(0, 2),
        "three letters": lambda: cut(0, 3),
        "part of a word": lambda: cut(2, 6),
        "three letters of a word": lambda: cut(1, 4),
        "two parts": lambda: f"{cut(1, 4)} {cut(2, 5)}",
        "a reference": lambda: f"XAA-TSK-2026-{chance.randrange(1, RECORDS):04d}",
        "the end of a reference": lambda: f"2026-{chance.randrange(1, RECORDS):04d}",
        "absent": lambda: cut(0, 3) + "qqxq",
        "one character": lambda: chance.choice(_HAN),
        "two characters": lambda: "".join(chance.choices(_HAN, k=2)),
        "four characters": lambda: "".join(chance.choices(_HAN, k=4)),
        "an absent character": lambda: chance.choice("龘靐齉爩鱻麤"),
    }
    for kind, maker in makers.items():
        for _ in range(ASKED_OF_EACH):
            yield kind, maker()


def ask(connection: Connection, texts: Texts) -> dict[str, list[float]]:
    """Milliseconds of every query, by kind."""
    taken: dict[str, list[float]] = {}
    for kind, text in queries(texts):
        start = time.perf_counter()
        search.query(connection, text, 50)
        taken.setdefault(kind, []).append((time.perf_counter() - start) * 1000)
    return taken


def p95(values: list[float]) -> float:
    """The value that 95 of 100 stay under."""
    return sorted(values)[max(round(len(values) * 0.95) - 1, 0)]


def _pages(connection: Connection) -> int:
    pages, free, size = (
        int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _catch_up(database: Database) -> None:
    with database.write() as connection:
        search.catch_up(connection)


def measure(folder: Path) -> tuple[dict[str, list[float]], float, float, float]:
    """Times by kind of query; bytes of the index by byte of text; seconds to index all, and after 1,000 edits."""
    texts = Texts()
    clock = fixed_clock(datetime(2026, 11, 22, 9, tzinfo=UTC))
    author = Author("u", "o", "XAA", clock, IdMaker(clock.now_ms, random.Random(1).getrandbits))
    database = Database(folder / "office.db", bytes(range(32)), Compartment.OFFICE)
    create_schema(database)
    size = fill(database, author, texts)
    with database.read() as connection:
        before = _pages(connection)
    whole = seconds(lambda: _catch_up(database))
    with database.read() as connection:
        share = (_pages(connection) - before) / size
        ids = connection.exec_driver_sql("SELECT id FROM tasks ORDER BY id LIMIT ?", (EDITS,)).scalars().all()
        taken = ask(connection, texts)
    edits = []
    for _ in range(5):
        with UnitOfWork(database, author, "bench") as work:
            for record_id in ids:
                work.update(Task, record_id, title=texts.write(8))
        edits.append(seconds(lambda: _catch_up(database)))
    database.dispose()
    return taken, share, whole, statistics.median(edits)


def run() -> dict[str, list[Row]]:
    """Search as a table: p95 of all queries and of each kind, size of the index, time to catch up."""
    with tempfile.TemporaryDirectory() as folder:
        taken, share, whole, edits = measure(Path(folder))
    every = [value for values in taken.values() for value in values]
    rows = [limit_row(f"search in {RECORDS:,} records, p95 of all kinds of queries", p95(every), LIMIT_MS)]
    rows += [
        Row(f"– {kind}: median / p95", f"{statistics.median(values):.2f} / {p95(values):.2f} ms", "", "", "", "", None)
        for kind, values in taken.items()
    ]
    rows.append(limit_row("search index by size of the texts", share, MOST_SIZE, unit="×"))
    rows.append(Row(f"indexing {RECORDS:,} records", f"{whole:.1f} s", "", "", "", "", None))
    rows.append(Row(f"index after {EDITS:,} edits", f"{edits * 1000:.0f} ms", "", "", "", "", None))
    return {"rows": rows}


if __name__ == "__main__":
    for row in run()["rows"]:
        print(f"{row.what:60} {row.ours:>22} {row.wanted:>10} {'' if row.holds is None else row.holds}")
