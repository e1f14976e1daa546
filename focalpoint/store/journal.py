"""The journal: one entry for each record that a unit of work changed, chained by SHA-256.

The chain runs over *salted digests* of the values; salts and values themselves are in ``payload``, which the chain
does not cover, so that what the law says must be erased can be erased and the chain still holds. Each free text has
a salt and digest of its own; the codes, dates and numbers of one entry share one (``REST``), which keeps the journal
small. Audit, history, undo and exchange all read these rows (docs/adr/0003-journal.md).
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, String
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.domain.changes import Action, Change, Value
from focalpoint.store.meta import Reader
from focalpoint.store.schema import BOTH, CODE, ID, INSTANT, Base, Index, Integer, Text

GENESIS = "0" * 64
REASON = "#reason"
REST = "#rest"
_ROW = b"focal-point journal row 1\x00"
_VALUE = b"focal-point journal value 1\x00"
_SALT_HEX = 32
_DIGEST_HEX = 32
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class JournalRow(Base):
    """One entry. ``digests`` is JSON {field: hex}; ``payload`` is JSON {group: [salt, {field: [old, new], …}]}."""

    __tablename__ = "journal"
    __compartments__ = BOTH
    __table_args__ = (Index(None, "record_id"), Index(None, "batch"))

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    batch: Mapped[str] = mapped_column(ID)
    hlc: Mapped[str] = mapped_column(String(20))
    at: Mapped[str] = mapped_column(INSTANT)
    actor: Mapped[str] = mapped_column(ID)
    office: Mapped[str] = mapped_column(ID)
    cause: Mapped[str] = mapped_column(CODE)
    entity: Mapped[str] = mapped_column(CODE)
    record_id: Mapped[str] = mapped_column(ID)
    action: Mapped[str] = mapped_column(CODE)
    digests: Mapped[str] = mapped_column(Text)
    prev: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    payload: Mapped[str] = mapped_column(Text)


PROTECT = (
    "CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journal'); END",
    "CREATE TRIGGER journal_is_never_rewritten BEFORE UPDATE OF seq, batch, hlc, at, actor, office, cause, entity,"
    " record_id, action, digests, prev, hash ON journal BEGIN SELECT RAISE(ABORT, 'journal'); END",
)
_COLUMNS = "seq, batch, hlc, at, actor, office, cause, entity, record_id, action, digests, prev, hash, payload"
_INSERT = f"INSERT INTO journal ({_COLUMNS}) VALUES ({', '.join('?' * 14)})"


class Entry(NamedTuple):
    """One journal row as it is stored."""

    seq: Any
    batch: Any
    hlc: Any
    at: Any
    actor: Any
    office: Any
    cause: Any
    entity: Any
    record_id: Any
    action: Any
    digests: Any
    prev: Any
    hash: Any
    payload: Any


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes, why and when: the same for each entry of one unit of work."""

    batch: str
    at: str
    now_ms: int
    actor: str
    office: str
    cause: str
    reason: str


def head(connection: Connection) -> tuple[int, str]:
    """The sequence number and hash of the last entry; (0, GENESIS) of an empty journal."""
    row = connection.exec_driver_sql("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return (0, GENESIS) if row is None else (int(row[0]), str(row[1]))


def digest(salt: str, values: Mapping[str, Sequence[Value]]) -> str:
    """The salted digest of a group of changed fields: SHA-256, its first 128 bits as hex."""
    return _digest_of(salt, _encode(values))


def _digest_of(salt: str, text: str) -> str:
    return hashlib.sha256(_VALUE + (salt + text).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_HEX]


def row_hash(prev: str, parts: tuple[object, ...]) -> str:
    """The hash that chains one entry to the one before it. ``parts`` are its columns from seq to digests."""
    texts = list(map(str, parts))
    body = f"{','.join(map(str, map(len, texts)))};{''.join(texts)}"
    return hashlib.sha256(_ROW + (prev + body).encode("utf-8", "surrogatepass")).hexdigest()


def next_clock(last: str, now_ms: int) -> str:
    """The next hybrid logical clock value: never before the last one, even when the computer's clock went back."""
    last_ms, last_count = (int(part, 16) for part in last.split("-")) if last else (0, 0)
    if now_ms > last_ms:
        return f"{now_ms:012x}-{0:04x}"
    return f"{last_ms:012x}-{last_count + 1:04x}"


def append(connection: Reader, stamp: Stamp, changes: Iterable[Change]) -> None:
    """Write one entry a change at the end of the chain."""
    last = connection.exec_driver_sql("SELECT seq, hash, hlc FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    seq, prev, clock = (0, GENESIS, "") if last is None else (int(last[0]), str(last[1]), str(last[2]))
    rows = []
    for change in changes:
        seq, clock = seq + 1, next_clock(clock, stamp.now_ms)
        digests, payload = _seal(change, stamp.reason)
        parts = (
            seq, stamp.batch, clock, stamp.at, stamp.actor, stamp.office, stamp.cause,
            change.entity, change.record_id, change.action.value, digests,
        )  # fmt: skip
        hashed = row_hash(prev, parts)
        rows.append((*parts, prev, hashed, payload))
        prev = hashed
    if len(rows) == 1:
        connection.exec_driver_sql(_INSERT, rows[0])
    elif rows:
        connection.exec_driver_sql(_INSERT, rows)


def _seal(change: Change, reason: str) -> tuple[str, str]:
    """The digests and the payload of one change, as JSON."""
    after, before = change.after, change.before
    texts = _texts(change.entity) & after.keys()
    if before:
        pairs: dict[str, Sequence[Value]] = {field: (before.get(field), new) for field, new in after.items()}
    else:
        pairs = {field: (new,) for field, new in after.items()}
    groups: dict[str, Mapping[str, Sequence[Value]]] = {field: {field: pairs.pop(field)} for field in sorted(texts)}
    if pairs:
        groups[REST] = pairs
    if reason:
        groups[REASON] = {REASON: (reason,)}
    salts = os.urandom(len(groups) * _SALT_HEX // 2).hex()
    digests, payload, start = [], [], 0
    for group, values in groups.items():
        salt, text = salts[start : start + _SALT_HEX], _encode(values)
        start += _SALT_HEX
        digests.append(f'"{group}":"{_digest_of(salt, text)}"')
        payload.append(f'"{group}":["{salt}",{text}]')
    return "{" + ",".join(digests) + "}", "{" + ",".join(payload) + "}"


@functools.lru_cache(maxsize=64)
def _texts(entity: str) -> frozenset[str]:
    """The columns of a table that hold free text: each can be erased alone."""
    table = Base.metadata.tables.get(entity)
    if table is None:
        return frozenset()
    return frozenset(column.name for column in table.columns if isinstance(column.type, Text))


def walk(connection: Connection, after: int = 0) -> Iterator[Entry]:
    """The entries after a sequence number, in order; as stored, whatever that is."""
    cursor = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM journal WHERE seq > ? ORDER BY seq", (after,))
    for row in cursor:
        yield Entry(*row)


def of_record(connection: Connection, record_id: str) -> list[Entry]:
    """The entries of one record, newest first."""
    rows = connection.exec_driver_sql(
        f"SELECT {_COLUMNS} FROM journal WHERE record_id = ? ORDER BY seq DESC",
        (record_id,),
    )
    return [Entry(*row) for row in rows]


def of_batch(connection: Connection, batch: str) -> list[Entry]:
    """The entries of one unit of work, in their order."""
    rows = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM journal WHERE batch = ? ORDER BY seq", (batch,))
    return [Entry(*row) for row in rows]


def of_records(connection: Connection, record_ids: Sequence[str], *, before: int | None, most: int) -> list[Entry]:
    """At most so many entries of some records, older than a sequence number (None: the newest), newest first."""
    found: list[Entry] = []
    for start in range(0, len(record_ids), 500):
        ids = record_ids[start : start + 500]
        rows = connection.exec_driver_sql(
            f"SELECT {_COLUMNS} FROM journal WHERE record_id IN ({', '.join('?' * len(ids))})"
            f"{'' if before is None else ' AND seq < ?'} ORDER BY seq DESC LIMIT ?",
            (*ids, *(() if before is None else (before,)), most),
        )
        found += [Entry(*row) for row in rows]
    return sorted(found, key=lambda entry: -int(entry.seq))[:most]


Groups = dict[str, tuple[str, dict[str, list[Value]]]]
"""The groups of an entry's payload: {group: (salt, {field: [old, new]})}; of a new record, {field: [new]}."""


def read_payload(payload: str) -> Groups:
    """The groups of an entry's payload.

    Raises:
        ValueError: it is not what we wrote.
    """
    groups: Groups = {}
    try:
        for group, (salt, values) in json.loads(payload).items():
            if not isinstance(salt, str) or not all(1 <= len(pair) <= 2 for pair in values.values()):
                raise ValueError(group)
            groups[group] = (salt, values)
    except (AttributeError, TypeError) as error:
        raise ValueError("payload") from error
    return groups


def read_change(entry: Entry) -> tuple[Change, str]:
    """The change and the reason that an entry holds; erased fields are absent."""
    groups = read_payload(entry.payload)
    reason = groups.pop(REASON)[1][REASON][-1] if REASON in groups else ""
    fields = {field: pair for _salt, values in groups.values() for field, pair in values.items()}
    before = {field: pair[0] for field, pair in fields.items() if len(pair) == 2}
    after = {field: pair[-1] for field, pair in fields.items()}
    return Change(entry.entity, entry.record_id, Action(entry.action), before, after), str(reason)


def erase_values(connection: Connection, record_id: str, fields: frozenset[str]) -> int:
    """Remove the salts and values of some fields of a record from every entry; the digests stay.

    A field that shares a digest takes the others of that group and entry with it, and so does every reason given.

    Returns:
        How many entries were changed.
    """
    touched = 0
    for entry in of_record(connection, record_id):
        groups = read_payload(entry.payload)
        kept = {name: part for name, part in groups.items() if name != REASON and not fields & part[1].keys()}
        if len(kept) != len(groups):
            connection.exec_driver_sql("UPDATE journal SET payload = ? WHERE seq = ?", (_encode(kept), entry.seq))
            touched += 1
    return touched
