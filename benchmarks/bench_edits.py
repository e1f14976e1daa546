"""1,000 single edits, journaled and searchable, against the same rows written by bare sqlcipher3."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from benchmarks import seed
from benchmarks.measure import Row, medians, ratio_row, seconds

EDITS = 1000
LIMIT = 3.0
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY")


def ours(vault: Path, folder: Path) -> float:
    """Seconds for 1,000 edits through the service, the search index included."""
    workspace = seed.opened(seed.copy_of(vault, folder / "ours.focalpoint"))
    try:
        plan = workspace.plan.current()
        assert plan is not None
        nodes = [line.id for line in workspace.plan.outline(plan.id).lines if line.kind == "activity"][:EDITS]

        def edit() -> None:
            for number, node in enumerate(nodes):
                workspace.plan.edit(node, title=f"Edited activity {number}", percent=float(number % 100))
            workspace.search.catch_up()

        return seconds(edit)
    finally:
        workspace.close()


def bare(folder: Path) -> float:
    """Seconds for 1,000 transactions of one entity row and one journal row, by hand."""
    path = folder / "bare.db"
    for leftover in folder.glob("bare.db*"):
        leftover.unlink()
    connection: Any = sqlcipher.connect(str(path), isolation_level=None)
    try:
        connection.execute(f"PRAGMA key = \"x'{os.urandom(32).hex()}'\"")
        for pragma in _PRAGMAS:
            connection.execute("PRAGMA " + pragma)
        connection.execute("CREATE TABLE node (id TEXT PRIMARY KEY, title TEXT, percent REAL, version INTEGER)")
        connection.execute("CREATE TABLE journal (seq INTEGER PRIMARY KEY, record_id TEXT, at TEXT, payload TEXT)")
        ids = [f"{number:032x}" for number in range(10_000)]
        with_rows = [(each, "Strengthen the border posts' cooperation", 0.0, 1) for each in ids]
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO node VALUES (?, ?, ?, ?)", with_rows)
        connection.execute("COMMIT")

        def edit() -> None:
            for number, each in enumerate(ids[:EDITS]):
                title, percent = f"Edited activity {number}", float(number % 100)
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(
                    "UPDATE node SET title = ?, percent = ?, version = version + 1 WHERE id = ?", (title, percent, each)
                )
                payload = json.dumps({"title": ["before", title], "percent": [0.0, percent]})
                connection.execute(
                    "INSERT INTO journal (record_id, at, payload) VALUES (?, ?, ?)", (each, "2026-11-22", payload)
                )
                connection.execute("COMMIT")

        return seconds(edit)
    finally:
        connection.close()


def run(vault: Path | None = None) -> dict[str, list[Row]]:
    """The ratio of the medians."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        vault = vault or seed.seeded(folder)
        our, their = medians(lambda: ours(vault, folder), lambda: bare(folder))
    what = "1,000 single edits, journaled and searchable"
    return {"rows": [ratio_row(what, our, "bare sqlcipher3, entity row and journal row", their, LIMIT)]}
