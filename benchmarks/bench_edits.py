"""1,000 single edits, journaled and searchable, against the same rows written by bare sqlcipher3."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from benchmarks import seed
from benchmarks.measure import Row, medians, ratio_row, seconds

EDITS = 1000
LIMIT = 3.0
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "cache_size=-16000",
)
_AT, _SALT, _HASH = "2026-11-22T09:00:00.000Z", "0" * 32, "0" * 64
_INSERT = (
    "INSERT INTO journal (seq, batch, hlc, at, actor, office, cause, entity, record_id, action, digests, prev, hash,"
    " payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


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


def bare(vault: Path, folder: Path) -> float:
    """Seconds for 1,000 transactions of one entity row and one journal row, by hand, in the same tables."""
    copy = seed.copy_of(vault, folder / "bare.focalpoint")
    workspace = seed.opened(copy)
    key, path = workspace.vault.office.key, workspace.vault.office.path
    workspace.close()
    connection: Any = sqlcipher.connect(str(path), isolation_level=None)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            connection.execute("PRAGMA " + pragma)
        query = "SELECT id FROM plan_nodes WHERE kind = 'activity' ORDER BY id LIMIT ?"
        ids = [str(row[0]) for row in connection.execute(query, (EDITS,))]
        (last,) = connection.execute("SELECT max(seq) FROM journal").fetchone()

        def edit() -> None:
            for number, each in enumerate(ids):
                title, percent = f"Edited activity {number}", float(number % 100)
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(
                    "UPDATE plan_nodes SET title = ?, percent = ?, version = version + 1 WHERE id = ?",
                    (title, percent, each),
                )
                payload = json.dumps({"title": [_SALT, {"title": ["before", title]}], "#rest": [_SALT, percent]})
                digests = json.dumps({"title": _SALT, "#rest": _SALT})
                values = (last + number + 1, each, "0" * 17, _AT, each, each, "plan.edit", "plan_nodes", each, "update")
                connection.execute(_INSERT, (*values, digests, _HASH, _HASH, payload))
                connection.execute("COMMIT")

        return seconds(edit)
    finally:
        connection.close()


def run(vault: Path | None = None) -> dict[str, list[Row]]:
    """The ratio of the medians."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        vault = vault or seed.seeded(folder)
        our, their = medians(lambda: ours(vault, folder), lambda: bare(vault, folder))
    what = "1,000 single edits, journaled and searchable"
    return {"rows": [ratio_row(what, our, "bare sqlcipher3 writing the same two rows", their, LIMIT)]}
