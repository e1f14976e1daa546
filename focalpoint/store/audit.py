"""Checking one compartment: pages, links, the journal's chain, and whether the records are what it says.

Every surprise becomes a finding; nothing here raises because of what the file holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, RowMapping

from focalpoint.domain.changes import Action
from focalpoint.domain.progress import Progress
from focalpoint.domain.verify import Finding
from focalpoint.store import journal
from focalpoint.store.database import Database
from focalpoint.store.schema import tables_of

MOST = 100
"""Findings of one kind beyond this many are counted, not listed."""


@dataclass
class _Walk:
    """What the journal says, entry by entry."""

    findings: list[Finding]
    compartment: str
    seq: int = 0
    prev: str = journal.GENESIS
    hashes: dict[int, str] = field(default_factory=dict)
    records: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    missing: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    erased: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def found(self, code: str, where: object = "") -> None:
        self.findings.append(Finding(self.compartment, code, str(where)[:80]))


def check(database: Database, wanted: Mapping[int, str], progress: Progress) -> list[Finding]:
    """Check one compartment.

    Args:
        database: the open compartment.
        wanted: the journal's hash at each sequence number for which a signed checkpoint vouches.
        progress: told how far it is; may cancel.
    """
    walk = _Walk([], database.compartment.value)
    _check_file(database, walk)
    if any(finding.code == "pages_damaged" for finding in walk.findings):
        return walk.findings
    with database.read() as connection:
        total = journal.head(connection)[0]
        for number, entry in enumerate(journal.walk(connection)):
            if number % 2000 == 0:
                progress.step(number, total, "verify", compartment=database.compartment.value)
            _check_entry(walk, entry)
        _check_erasures(walk)
        _check_checkpoints(walk, wanted)
        _check_records(connection, database, walk)
    return _at_most(walk.findings)


def _check_file(database: Database, walk: _Walk) -> None:
    with database.raw() as connection:
        for pragma, code in (("cipher_integrity_check", "pages_damaged"), ("integrity_check", "pages_damaged")):
            try:
                rows = [row[0] for row in connection.execute(f"PRAGMA {pragma}").fetchall()]
            except Exception:  # noqa: BLE001 - whatever the engine says of a damaged file is a finding
                rows = ["failed"]
            for row in rows:
                if row != "ok":
                    walk.found(code, str(row)[:40])
        try:
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        except Exception:  # noqa: BLE001 - as above
            broken = []
            walk.found("pages_damaged")
        for table, rowid, *_rest in broken:
            walk.found("link_broken", f"{table} {rowid}")


def _check_entry(walk: _Walk, entry: journal.Entry) -> None:
    walk.seq += 1
    if entry.seq != walk.seq:
        walk.found("entry_missing", walk.seq)
        walk.seq = entry.seq if isinstance(entry.seq, int) else walk.seq
    if entry.prev != walk.prev or entry.hash != _hash_of(entry):
        walk.found("chain_broken", walk.seq)
    walk.prev = entry.hash if isinstance(entry.hash, str) else ""
    walk.hashes[walk.seq] = walk.prev
    try:
        _check_values(walk, entry)
    except (ValueError, TypeError, KeyError, AttributeError):
        walk.found("entry_unreadable", walk.seq)


def _hash_of(entry: journal.Entry) -> str:
    try:
        return journal.row_hash(str(entry.prev), tuple(entry[:11]))
    except (ValueError, TypeError, UnicodeError):
        return ""


def _check_values(walk: _Walk, entry: journal.Entry) -> None:
    digests: dict[str, str] = json.loads(entry.digests)
    groups = journal.read_payload(entry.payload)
    key = (entry.entity, entry.record_id)
    record = walk.records.setdefault(key, {})
    for group, wanted in digests.items():
        if group not in groups:
            walk.missing.setdefault(key, set()).add(group)
            continue
        salt, values = groups[group]
        if journal.digest(salt, values) != wanted:
            walk.found("value_changed", f"{walk.seq} {group}")
        if entry.action not in (Action.NOTE, Action.ERASE) and group != journal.REASON:
            record.update({name: pair[-1] for name, pair in values.items()})
    for group in groups.keys() - digests.keys():
        walk.found("value_changed", f"{walk.seq} {group}")
    if entry.action == Action.ERASE:
        fields = groups[journal.REST][1]["fields"][-1]
        walk.erased.setdefault(key, set()).update(str(fields).split(","))


def _check_erasures(walk: _Walk) -> None:
    """Values may be absent only where a recorded act erased them."""
    for key in walk.missing:
        if key not in walk.erased:
            walk.found("value_missing", " ".join(map(str, key)))


def _check_checkpoints(walk: _Walk, wanted: Mapping[int, str]) -> None:
    for seq, hashed in wanted.items():
        if seq > walk.seq:
            walk.found("journal_cut", f"{walk.seq} < {seq}")
        elif seq and walk.hashes.get(seq) != hashed:
            walk.found("journal_rewritten", seq)


def _check_records(connection: Connection, database: Database, walk: _Walk) -> None:
    """Each record's fields are what the journal last said of them, and each record has an entry."""
    names = {table.name: [column.name for column in table.columns] for table in tables_of(database.compartment)}
    seen: set[tuple[str, str]] = set()
    for table, columns in names.items():
        if "created_by" not in columns:
            continue
        for row in _rows(connection, table):
            key = (table, row["id"])
            seen.add(key)
            told = walk.records.get(key)
            if told is None:
                walk.found("record_unexplained", f"{table} {row['id']}")
                continue
            hidden = walk.missing.get(key, set()) | walk.erased.get(key, set())
            differs = [
                name for name, value in told.items() if name in row and row[name] != value and name not in hidden
            ]
            if differs and journal.REST not in hidden:
                walk.found("record_differs", f"{table} {row['id']} {' '.join(differs)}")
    for key, told in walk.records.items():
        if key not in seen and told:
            walk.found("record_missing", f"{key[0]} {key[1]}")


def _rows(connection: Connection, table: str) -> Iterator[RowMapping]:
    yield from connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()


def _at_most(findings: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.code] = counts.get(finding.code, 0) + 1
        if counts[finding.code] <= MOST:
            kept.append(finding)
    return kept
