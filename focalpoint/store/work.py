"""The unit of work: one act of a person, one transaction, one batch of journal entries, one ChangeSet."""

from __future__ import annotations

import functools
import json
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from focalpoint.domain.changes import Action, Change, ChangeSet, Value
from focalpoint.domain.clock import Clock, instant_text
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.texts import LONGEST_LINE, check_length
from focalpoint.store.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from focalpoint.store.meta import Reader
    from focalpoint.store.schema import Base

T = TypeVar("T", bound="Base")
KEPT_BY_US = frozenset({"id", "version", "created_at", "created_by", "updated_at", "updated_by"})
REF_KINDS: Mapping[str, str] = {
    "plans": "PLN",
    "plan_nodes": "ACT",
    "tasks": "TSK",
    "ministries": "MIN",
    "people": "PER",
    "bodies": "DIR",
    "users": "USR",
    "files": "FIL",
    "cases": "CAS",
    "requests": "REQ",
    "case_evidence": "EVD",
    "library_items": "LIB",
    "instruments": "INS",
    "instrument_log": "LOG",
}


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: the user, the office (vault) and its reference prefix."""

    user_id: str
    office_id: str
    prefix: str
    clock: Clock
    new_id: Callable[[], str]


class UnitOfWork:
    """A transaction in one compartment; nobody else writes records or the journal.

    Use as a context manager: it commits at the end, and rolls everything back when anything is raised. ``change_set``
    is there after the commit.
    """

    def __init__(self, database: Database, author: Author, cause: str, reason: str = "") -> None:
        self._database = database
        self._author = author
        self._cause = cause
        self._reason = reason
        self._changes: list[Change] = []
        self._refs: dict[str, list[int]] = {}
        self._transaction: AbstractContextManager[Connection] | None = None
        self._connection: Connection | None = None
        self._reader: Reader | None = None
        self.now = instant_text(author.clock.now())
        self.today: date = author.clock.today()
        self.batch = author.new_id()
        self.change_set = ChangeSet(self.batch, database.compartment, cause, self.now, ())

    def __enter__(self) -> Self:
        self._transaction = self._database.write()
        self._connection = self._transaction.__enter__()
        self._reader = self._database.plain(self._connection)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        transaction, self._transaction = self._transaction, None
        if transaction is None:
            return
        if error is None:
            try:
                self._finish()
            except BaseException as failure:
                transaction.__exit__(type(failure), failure, failure.__traceback__)
                self._connection = self._reader = None
                raise
        transaction.__exit__(kind, error, trace)
        self._connection = self._reader = None
        if error is None:
            changes = tuple(self._changes)
            self.change_set = ChangeSet(self.batch, self._database.compartment, self._cause, self.now, changes)

    @property
    def author_id(self) -> str:
        """The user who writes."""
        return self._author.user_id

    @property
    def connection(self) -> Connection:
        """The open transaction, for the queries of the capability's store module."""
        if self._connection is None:
            raise RuntimeError("outside the unit of work")
        return self._connection

    @property
    def plain(self) -> Reader:
        """The same transaction, for plain SQL."""
        if self._reader is None:
            raise RuntimeError("outside the unit of work")
        return self._reader

    def get(self, table: type[T], record_id: str) -> T:
        """A record's row, archived or not; attributes are its columns.

        Raises:
            NotFoundError: there is none.
        """
        names = _columns(table)
        row = self.plain.exec_driver_sql(_get_sql(table.__tablename__, names), (record_id,)).fetchone()
        if row is None:
            raise NotFoundError(what=table.__tablename__)
        return cast("T", _row_type(names)._make(row))

    def insert(self, table: type[T], **values: Value) -> str:
        """Add a record; returns its id."""
        return self.insert_many(table, [values])[0]

    def insert_many(self, table: type[T], rows: Iterable[Mapping[str, Value]]) -> list[str]:
        """Add records that all name the same fields; returns their ids in order. An ``id`` may be given."""
        entity, wanted = table.__tablename__, list(rows)
        if not wanted:
            return []
        author, now, numbered = self._author.user_id, self.now, entity in REF_KINDS
        base: dict[str, Value] = {**_defaults(table), "version": 1, "created_at": now, "updated_at": now}
        base["created_by"] = base["updated_by"] = author
        columns = tuple(base)
        told = [
            name for name in columns if name not in KEPT_BY_US and (base[name] or name in wanted[0] or name == "ref")
        ]
        parameters = []
        for values in wanted:
            row = {**base, **values}
            for name, value in values.items():
                if isinstance(value, str) and len(value) > LONGEST_LINE:
                    check_length(name, value)
            record_id = row["id"] = row["id"] or self._author.new_id()
            if numbered and not row["ref"]:
                row["ref"] = self._next_ref(entity)
            parameters.append(tuple(row.values()))
            after = {name: value for name in told if (value := row[name]) is not None and value != ""}
            self._changes.append(Change(entity, str(record_id), Action.INSERT, {}, after))
        if len(parameters[0]) != len(columns):
            raise KeyError(*wanted[0].keys() - base.keys())
        statement = _insert_sql(entity, columns)
        self.plain.exec_driver_sql(statement, parameters if len(parameters) > 1 else parameters[0])
        return [str(row[columns.index("id")]) for row in parameters]

    def update(self, table: type[T], record_id: str, /, **changes: Value) -> bool:
        """Change some fields of a record; fields that already have the value are left out.

        Returns:
            Whether anything changed.
        """
        return self._change(table, record_id, Action.UPDATE, changes)

    def archive(self, table: type[T], record_id: str) -> bool:
        """Put a record away; it can be brought back."""
        return self._change(table, record_id, Action.ARCHIVE, {"archived_at": self.now})

    def restore(self, table: type[T], record_id: str) -> bool:
        """Bring an archived record back."""
        return self._change(table, record_id, Action.RESTORE, {"archived_at": None})

    def blank(self, table: type[T], record_id: str, values: Mapping[str, Value]) -> None:
        """Empty fields without journaling what they held (lawful erasure; ``note`` the act itself)."""
        self.get(table, record_id)
        self.plain.exec_driver_sql(
            _update_sql(table.__tablename__, tuple(values)),
            (*values.values(), self.now, self._author.user_id, record_id),
        )

    def post(self, act: str, **body: Value) -> None:
        """Leave, in this transaction, what must follow in the other compartment (``services/outbox.py`` does it)."""
        self.plain.exec_driver_sql(
            "INSERT INTO outbox (id, act, body, at) VALUES (?, ?, ?, ?)",
            (self._author.new_id(), act, json.dumps(body, ensure_ascii=False), self.now),
        )

    def note(self, change: Change) -> None:
        """Journal something that is not a record's row (a backup, an export, an erasure)."""
        self._changes.append(change)

    def _change(self, table: type[T], record_id: str, action: Action, changes: Mapping[str, Value]) -> bool:
        row = self.get(table, record_id)
        if action is Action.ARCHIVE and row.archived_at is not None:  # type: ignore[attr-defined]
            return False
        before = {field: getattr(row, field) for field in changes}
        after = {field: value for field, value in changes.items() if before[field] != value}
        if not after:
            return False
        before = {field: before[field] for field in after}
        for name, value in after.items():
            check_length(name, value)
        entity = table.__tablename__
        self.plain.exec_driver_sql(
            _update_sql(entity, tuple(after)), (*after.values(), self.now, self._author.user_id, record_id)
        )
        self._changes.append(Change(entity, record_id, action, before, after))
        return True

    def _next_ref(self, entity: str) -> str:
        kind, year = REF_KINDS[entity], self.today.year
        if kind not in self._refs:
            row = self.plain.exec_driver_sql(
                "SELECT last FROM ref_counters WHERE kind = ? AND year = ?", (kind, year)
            ).fetchone()
            self._refs[kind] = [0 if row is None else int(row[0])]
        self._refs[kind][0] += 1
        return f"{self._author.prefix}-{kind}-{year}-{self._refs[kind][0]:04d}"

    def _finish(self) -> None:
        for kind, (last,) in self._refs.items():
            self.plain.exec_driver_sql(
                "INSERT INTO ref_counters (kind, year, last) VALUES (?, ?, ?)"
                " ON CONFLICT (kind, year) DO UPDATE SET last = excluded.last",
                (kind, self.today.year, last),
            )
        if self._changes:
            from focalpoint.store import journal

            clock, author = self._author.clock, self._author
            stamp = journal.Stamp(
                self.batch, self.now, clock.now_ms(), author.user_id, author.office_id, self._cause, self._reason
            )
            journal.append(self.plain, stamp, self._changes)


@functools.lru_cache(maxsize=64)
def _columns(table: type[Base]) -> tuple[str, ...]:
    return tuple(column.name for column in table.__table__.columns)


@functools.lru_cache(maxsize=64)
def _row_type(names: tuple[str, ...]) -> Any:  # noqa: ANN401 - a named tuple made for a table
    return namedtuple("Row", names)  # noqa: PYI024 - its names are those of the table


@functools.lru_cache(maxsize=64)
def _get_sql(entity: str, names: tuple[str, ...]) -> str:
    return f"SELECT {', '.join(names)} FROM {entity} WHERE id = ?"


@functools.lru_cache(maxsize=512)
def _insert_sql(entity: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {entity} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


@functools.lru_cache(maxsize=512)
def _update_sql(entity: str, columns: tuple[str, ...]) -> str:
    sets = "".join(f"{column} = ?, " for column in columns)
    return f"UPDATE {entity} SET {sets}version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?"


@functools.lru_cache(maxsize=64)
def _defaults(table: type[Base]) -> Mapping[str, Value]:
    """What each column of a new row is unless it is given."""
    values: dict[str, Value] = {}
    for column in table.__table__.columns:
        default: Any = column.default
        values[column.name] = None if default is None else default.arg
    if "ref" in values:
        values["ref"] = ""
    return values
