"""Who changed what, when, and why: read from the journal; and taking back one field of one change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from focalpoint.domain.bodies import FIELDS as BODY_FIELDS
from focalpoint.domain.changes import Action, Change, ChangeSet, Value
from focalpoint.domain.errors import NotFoundError, RefusedError, RuleError
from focalpoint.services.base import Service
from focalpoint.services.case_access import require_record
from focalpoint.services.comments import home_of
from focalpoint.store import journal
from focalpoint.store.related import related_ids
from focalpoint.store.users import read_users

if TYPE_CHECKING:
    from sqlalchemy import Connection

PAGE: Final = 20
_CHUNK: Final = 200
_TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {
    "start": ("start_text", "start_precision"),
    "finish": ("finish_text", "finish_precision"),
    "due": ("due_text",),
    "blocked": ("blocked_reason",),
    "link_id": ("link_entity",),
    "verified_on": ("verified_by",),
}
"""What is one thing to people and goes back together."""
_REVERTIBLE: Final[Mapping[str, frozenset[str]]] = {
    "plan_nodes": frozenset(
        {
            "title", "description", "kind", "status", "percent", "percent_source", "weight", "lead_id", "start",
            "finish", "baseline_start", "baseline_finish", "forecast_finish", "actual_start", "actual_finish",
            "blocked", "blocked_reason", "budget_line", "human_rights_note", "obligations", "classification",
        }
    ),
    "tasks": frozenset(
        {"title", "request", "ministry_id", "person_id", "due", "priority", "percent", "link_id", "classification"}
    ),
    "instruments": frozenset(
        {
            "title", "short_title", "kind", "scope", "adopted", "place", "depositary", "number", "entry_into_force",
            "joining_days", "joining_months", "joining_first", "leaving_months", "note",
        }
    ),
    "treaty_acts": frozenset({"participant", "kind", "date", "effective", "territory", "note", "source", "target_id"}),
    "instrument_log": frozenset(
        {
            "title", "date", "kind", "instrument_id", "with_whom", "ministry_id", "note", "next_step", "next_on",
            "next_done",
        }
    ),
    "ministries": frozenset(
        {
            "name", "short_code", "parent_id", "main_contact_id", "alternate_contact_id", "validator_id", "email",
            "phone", "note", "verified_on",
        }
    ),
    "library_items": frozenset(
        {
            "title", "kind", "summary", "number", "issuer", "court", "parties", "offence", "holding", "digest",
            "articles", "country", "language", "year", "dated", "in_force_from", "in_force_until", "instruments",
            "tags", "source", "note", "classification",
        }
    ),
    "people": frozenset({"name", "function", "ministry_id", "email", "phone", "language", "note", "verified_on"}),
    "bodies": frozenset(name for names in BODY_FIELDS.values() for name in names) - {"verified_by"},
    "implementations": frozenset(
        {
            "legislation", "practice", "ministry_id", "gaps", "safeguards", "help", "rating", "mark",
            "assessor_rating", "assessor", "assessed_on", "verified_on", "classification",
        }
    ),
    "standards": frozenset({"applied", "places", "how", "ministry_id", "verified_on", "classification"}),
    "plans": frozenset(
        {"title", "description", "starts", "finishes", "approved_on", "approved_by", "approval", "classification"}
    ),
}  # fmt: skip
"""Fields that the services' edits take; the rest moves by acts of its own, and is undone or done anew."""
_METHODS: Final[Mapping[str, str]] = {
    "plan_nodes": "plan.edit",
    "tasks": "tasks.edit",
    "ministries": "directory.edit_ministry",
    "people": "directory.edit_person",
    "library_items": "library.edit",
    "bodies": "bodies.edit",
    "implementations": "provisions.edit",
    "standards": "standards.edit",
    "instruments": "instruments.edit",
    "treaty_acts": "instruments.edit_act",
    "instrument_log": "instruments.edit_log",
    "plans": "plan.edit_plan",
}


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of one record. ``at`` is a UTC instant; erased values are absent."""

    at: str
    actor_id: str
    actor_name: str
    cause: str
    reason: str
    action: str
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    seq: int = 0
    entity: str = ""
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some changes, newest first; ``more`` says whether there are older ones."""

    entries: tuple[HistoryEntry, ...]
    more: bool


class HistoryService(Service):
    """History of a record."""

    capability: ClassVar[str] = "history"

    def of(self, entity: str, record_id: str) -> list[HistoryEntry]:
        """The changes of one record, newest first."""
        require_record(self._workspace, entity, record_id)
        with self._workspace.database(home_of(entity)).read() as connection:
            entries = journal.of_record(connection, record_id)
        names = self._names()
        return [_told(entry, names) for entry in entries]

    def page(
        self, entity: str, record_id: str, *, before: int | None = None, field: str = "", most: int = PAGE
    ) -> HistoryPage:
        """Some changes of a record and of what hangs on it (supports, dependencies, comments, files).

        Args:
            entity: the record's table.
            record_id: the record.
            before: the ``seq`` of the last entry of the page before; None for the newest.
            field: only changes of this field; ``""`` for all.
            most: how many at most.
        """
        require_record(self._workspace, entity, record_id)
        names = self._names()
        found: list[HistoryEntry] = []
        with self._workspace.database(home_of(entity)).read() as connection:
            for entry in self._walk(connection, entity, record_id, before):
                told = _told(entry, names)
                if field and (field not in told.after or told.action != Action.UPDATE or told.entity != entity):
                    continue
                if len(found) == most:
                    return HistoryPage(tuple(found), more=True)
                found.append(told)
        return HistoryPage(tuple(found), more=False)

    def fields(self, entity: str, record_id: str) -> list[str]:
        """The fields of a record that were ever changed, in no order."""
        known: set[str] = set()
        with self._workspace.database(home_of(entity)).read() as connection:
            for entry in journal.of_record(connection, record_id):
                if entry.action == Action.UPDATE:
                    known.update(journal.read_change(entry)[0].after)
        return sorted(known)

    def revert(self, entity: str, record_id: str, seq: int, field: str) -> ChangeSet:
        """Give one field the value that it had before one change: a new recorded change, which can be undone.

        Raises:
            NotFoundError: there is no such change of the record.
            RefusedError: the person may not edit the record.
            RuleError: the field goes back by an act of its own, was changed again since, or may not have that value.
        """
        method = _METHODS.get(entity, "")
        if not can_revert(entity, field):
            raise RuleError(rule="not_revertible")
        if not self._workspace.may(method):
            raise RefusedError(method=method)
        with self._workspace.database(home_of(entity)).read() as connection:
            entries = journal.of_record(connection, record_id)
        wanted = next((entry for entry in entries if int(entry.seq) == seq), None)
        if wanted is None:
            raise NotFoundError(what=entity)
        change = journal.read_change(wanted)[0]
        if field not in change.before:
            raise RuleError(rule="not_revertible")
        newer = (journal.read_change(entry)[0] for entry in entries if int(entry.seq) > seq)
        if _changed_since(newer, field, change.after[field]):
            raise RuleError(rule="changed_since")
        names = [name for name in (field, *_TOGETHER.get(field, ())) if name in change.before]
        return self._edit(entity, record_id, {name: change.before[name] for name in names})

    def _edit(self, entity: str, record_id: str, values: dict[str, Any]) -> ChangeSet:
        workspace = self._workspace
        if entity == "implementations":
            return workspace.provisions.edit(workspace.provisions.key_of(record_id), **values)
        service, _, method = _METHODS[entity].partition(".")
        edit: Callable[..., ChangeSet] = getattr(getattr(workspace, service), method)
        return edit(record_id, **values)

    def _names(self) -> dict[str, str]:
        with self._office.read() as connection:
            return {user.id: user.name for user in read_users(connection)}

    @staticmethod
    def _walk(connection: Connection, entity: str, record_id: str, before: int | None) -> Iterator[journal.Entry]:
        ids, last = related_ids(connection, entity, record_id), before
        while True:
            chunk = journal.of_records(connection, ids, before=last, most=_CHUNK)
            yield from chunk
            if len(chunk) < _CHUNK:
                return
            last = int(chunk[-1].seq)


def method_of(entity: str) -> str:
    """The method that edits a table's records ("plan.edit"): who may call it may take fields back."""
    return _METHODS.get(entity, "")


def can_revert(entity: str, field: str) -> bool:
    """Whether one change of a field can be taken back alone."""
    return field in _REVERTIBLE.get(entity, frozenset())


def _changed_since(newer: Iterator[Change], field: str, value: Value) -> bool:
    """Whether the field no longer holds what the change left: the newest change of it counts."""
    return next((change.after[field] != value for change in newer if field in change.after), False)


def _told(entry: journal.Entry, names: Mapping[str, str]) -> HistoryEntry:
    change, reason = journal.read_change(entry)
    return HistoryEntry(
        at=entry.at,
        actor_id=entry.actor,
        actor_name=names.get(entry.actor, ""),
        cause=entry.cause,
        reason=reason,
        action=entry.action,
        before=change.before,
        after=change.after,
        seq=int(entry.seq),
        entity=entry.entity,
        record_id=entry.record_id,
    )
