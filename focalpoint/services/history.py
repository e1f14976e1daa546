"""Who changed what, when, and why: read from the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from focalpoint.domain.changes import Value
from focalpoint.services.base import Service
from focalpoint.services.comments import home_of
from focalpoint.store import journal
from focalpoint.store.users import read_users


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


class HistoryService(Service):
    """History of a record."""

    capability: ClassVar[str] = "history"

    def of(self, entity: str, record_id: str) -> list[HistoryEntry]:
        """The changes of one record, newest first."""
        with self._office.read() as connection:
            names = {user.id: user.name for user in read_users(connection)}
        with self._workspace.database(home_of(entity)).read() as connection:
            entries = journal.of_record(connection, record_id)
        found = []
        for entry in entries:
            change, reason = journal.read_change(entry)
            found.append(
                HistoryEntry(
                    at=entry.at,
                    actor_id=entry.actor,
                    actor_name=names.get(entry.actor, ""),
                    cause=entry.cause,
                    reason=reason,
                    action=entry.action,
                    before=change.before,
                    after=change.after,
                )
            )
        return found
