"""Audit: the journals that the session can open as one list, whether they are unbroken, and handing them out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final
from zoneinfo import ZoneInfo

from focalpoint.domain.audit import GROUPS, AuditEntry, AuditFilter, AuditPage, AuditRow, ChainState
from focalpoint.domain.changes import Action, Change, Compartment, Value
from focalpoint.domain.clock import instant_text
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.services.base import Service
from focalpoint.services.case_access import hidden_records
from focalpoint.services.verify import checkpoints_of, vouched
from focalpoint.store import journal, trail
from focalpoint.store.users import read_users

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from focalpoint.language import Language
    from focalpoint.services.workspace import Workspace
    from focalpoint.store.database import Database

FORMATS: Final = (".xlsx", ".csv")
_PAGE: Final = 200
_EXPORT_PAGE: Final = 2_000
_STEP: Final = 2_000


class AuditService(Service):
    """Read, check and export the journal."""

    capability: ClassVar[str] = "audit"

    def people(self) -> list[tuple[str, str]]:
        """``(id, name)`` of everybody who is or was a user."""
        with self._office.read() as connection:
            return [(user.id, user.name) for user in read_users(connection)]

    def page(self, wanted: AuditFilter, rest: Mapping[str, int] | None = None, limit: int = _PAGE) -> AuditPage:
        """Some entries, newest first, of every compartment that the session can open.

        Args:
            wanted: which entries.
            rest: where the page before ended (``AuditPage.rest``); None for the newest.
            limit: at most so many.
        """
        found: list[tuple[str, AuditRow]] = []
        full: set[str] = set()
        for compartment, database in self._databases():
            if rest is not None and compartment.value not in rest:
                continue
            below = None if rest is None else rest[compartment.value]
            with database.read() as connection:
                asked = self._asked(connection, compartment, wanted)
                rows = trail.read_rows(connection, compartment, asked, below, limit)
                keys = [(row.entity, row.record_id) for _hlc, row in rows]
                hidden = self._hidden(connection, compartment, keys)
                shown = (key for key in keys if key[1] not in hidden)
                named = trail.titles(connection, compartment, shown)
            found += [(hlc, _with_title(row, named)) for hlc, row in rows]
            if len(rows) == limit:
                full.add(compartment.value)
        found.sort(key=lambda pair: (pair[0], pair[1].compartment, pair[1].seq), reverse=True)
        kept, left = found[:limit], found[limit:]
        going_on = full | {row.compartment for _hlc, row in left}
        return AuditPage(tuple(row for _hlc, row in kept), _next(kept, left, rest, going_on))

    def count(self, wanted: AuditFilter) -> int:
        """How many entries there are."""
        total = 0
        for compartment, database in self._databases():
            with database.read() as connection:
                total += trail.count_rows(connection, self._asked(connection, compartment, wanted))
        return total

    def entry(self, compartment: str, seq: int) -> AuditEntry:
        """One entry with what was before and after.

        Raises:
            NotFoundError: there is no such entry.
        """
        where = Compartment(compartment)
        with self._workspace.database(where).read() as connection:
            stored = trail.read_entry(connection, seq)
            if stored is None:
                raise NotFoundError(what="journal")
            key = (str(stored.entity), str(stored.record_id))
            hidden = bool(self._hidden(connection, where, [key]))
            named = {} if hidden else trail.titles(connection, where, [key])
        row = _with_title(
            AuditRow(
                compartment,
                seq,
                at=str(stored.at),
                actor=str(stored.actor),
                cause=str(stored.cause),
                entity=str(stored.entity),
                record_id=str(stored.record_id),
                action=str(stored.action),
                reason="",
            ),
            named,
        )
        if hidden:  # that something was done is for whoever checks the journal; what a case says is not
            return AuditEntry(row, {}, {})
        try:
            change, reason = journal.read_change(stored)
            erased = json.loads(stored.digests).keys() - journal.read_payload(stored.payload).keys()
        except (ValueError, TypeError, KeyError, AttributeError):
            return AuditEntry(row, {}, {}, (), unreadable=True)
        values = [*change.before.items(), *change.after.items()]
        ids = {value for name, value in values if name.endswith("_id") and isinstance(value, str)}
        with self._workspace.database(where).read() as connection:
            names = trail.names_of(connection, where, ids) if ids else {}
        return AuditEntry(row._replace(reason=reason), change.before, change.after, tuple(sorted(erased)), names=names)

    def chain(self, progress: Progress | None = None) -> tuple[ChainState, ...]:
        """Walk each journal from its first entry: how far is it unbroken, and what does the office's signature say?"""
        return tuple(
            _walk(self._workspace, database, compartment, progress or Quiet())
            for compartment, database in self._databases()
        )

    def export(
        self, wanted: AuditFilter, target: Path, *, language: Language, progress: Progress | None = None
    ) -> Path:
        """Write the entries as .xlsx or .csv; it is journaled.

        Raises:
            FocalPointError: an unknown suffix, a full disk; an older file there is left untouched.
        """
        from focalpoint.documents.audit import AuditSheet, write_audit

        workspace, told = self._workspace, progress or Quiet()
        entries = list(self._entries(wanted, told))
        sheet = AuditSheet(
            entries,
            dict(self.people()),
            workspace.vault.folder.stem,
            workspace.session.user_name,
            workspace.settings.get("classification"),
            workspace.clock.now(),
            workspace.clock.zone,
        )
        write_audit(sheet, target, language, told)
        if not workspace.read_only:
            facts: dict[str, Value] = {"format": target.suffix.lower(), "entries": len(entries)}
            with self._write("audit.export") as work:
                work.note(Change("users", workspace.session.user_id, Action.NOTE, {}, facts))
        return target

    def _entries(self, wanted: AuditFilter, progress: Progress) -> Iterator[AuditEntry]:
        """Every entry with what changed, page by page."""
        total, done = self.count(wanted), 0
        rest: Mapping[str, int] | None = None
        while rest is None or rest:
            page = self.page(wanted, rest, _EXPORT_PAGE)
            changes = {}
            for compartment, database in self._databases():
                rows = [row for row in page.rows if row.compartment == compartment]
                with database.read() as connection:
                    keys = [(row.entity, row.record_id) for row in rows]
                    hidden = self._hidden(connection, compartment, keys)
                    seqs = [row.seq for row in rows if row.record_id not in hidden]
                    changes[compartment.value] = trail.read_changes(connection, seqs)
            for row in page.rows:
                yield AuditEntry(row, *changes[row.compartment].get(row.seq, ({}, {})))
            done += len(page.rows)
            progress.step(done, total, "audit")
            rest = page.rest

    def _databases(self) -> Iterator[tuple[Compartment, Database]]:
        vault = self._workspace.vault
        yield Compartment.OFFICE, vault.office
        if vault.casework is not None:
            yield Compartment.CASEWORK, vault.casework

    def _hidden(
        self, connection: Connection, compartment: Compartment, keys: Iterable[tuple[str, str]]
    ) -> frozenset[str]:
        """The records of cases that the user may not open."""
        if compartment is not Compartment.CASEWORK:
            return frozenset()
        return hidden_records(self._workspace, connection, keys)

    def _asked(self, connection: Connection, compartment: Compartment, wanted: AuditFilter) -> trail.Wanted:
        zone = ZoneInfo(self._workspace.clock.zone)
        called = wanted.text.strip()
        return trail.Wanted(
            actor=wanted.actor,
            starts=GROUPS.get(wanted.area, ()),
            records=trail.records_called(connection, compartment, called) if called else None,
            since=_midnight(wanted.since, zone, 0),
            before=_midnight(wanted.until, zone, 1),
        )


def _midnight(iso: str, zone: ZoneInfo, later: int) -> str:
    """The instant at which a civil day begins, or the next one; empty for none."""
    if not iso:
        return ""
    day = date.fromisoformat(iso) + timedelta(days=later)
    return instant_text(datetime.combine(day, time(), zone))


def _with_title(row: AuditRow, named: Mapping[str, tuple[str, str]]) -> AuditRow:
    ref, title = named.get(row.record_id, ("", ""))
    return row._replace(ref=ref, title=title)


def _next(
    kept: list[tuple[str, AuditRow]],
    left: list[tuple[str, AuditRow]],
    rest: Mapping[str, int] | None,
    going_on: set[str],
) -> dict[str, int]:
    """Where each compartment goes on: below its oldest entry that was given."""
    found: dict[str, int] = {}
    for compartment in going_on:
        seqs = [row.seq for _hlc, row in kept if row.compartment == compartment]
        if seqs:
            found[compartment] = min(seqs)
        elif rest is not None:
            found[compartment] = rest[compartment]
        else:
            found[compartment] = max(row.seq for _hlc, row in left if row.compartment == compartment) + 1
    return found


def _walk(workspace: Workspace, database: Database, compartment: Compartment, progress: Progress) -> ChainState:
    """Follow one chain until it breaks, and compare it with the signed checkpoints."""
    signed = vouched(workspace, compartment, [])
    utc = {point.seq: point.utc for point in checkpoints_of(workspace, compartment)}
    prev, until, vouched_at, seq = journal.GENESIS, "", "", 0
    with database.read() as connection:
        total = journal.head(connection)[0]
        for entry in journal.walk(connection):
            seq += 1
            if seq % _STEP == 0:
                progress.step(seq, total, "audit")
            if entry.seq != seq or entry.prev != prev or not _fits(entry):
                return ChainState(compartment.value, total, until, seq, vouched_at)
            if seq in signed:
                if signed[seq] != entry.hash:
                    return ChainState(compartment.value, total, until, seq, vouched_at)
                vouched_at = utc.get(seq, vouched_at)
            prev, until = str(entry.hash), str(entry.at)
    return ChainState(compartment.value, total, until, 0, vouched_at, cut=any(wanted > seq for wanted in signed))


def _fits(entry: journal.Entry) -> bool:
    """Whether an entry's hash is its own; whatever the file holds is an answer, never an error."""
    try:
        return bool(journal.row_hash(str(entry.prev), tuple(entry[:11])) == entry.hash)
    except (ValueError, TypeError, UnicodeError):
        return False
