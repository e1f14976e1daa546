"""Lawful erasure: values that the law says must go are removed from record, journal, index, drafts and undo.

The chain of the journal stays whole, since it runs over salted digests: salt and value go together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final

from focalpoint.domain.changes import Action, Change, Compartment, Value
from focalpoint.domain.clock import instant_text
from focalpoint.domain.errors import ReasonNeededError, RuleError
from focalpoint.services.base import Service
from focalpoint.services.comments import home_of
from focalpoint.services.undo import tables_by_name
from focalpoint.store import journal, search
from focalpoint.store.common import drop_drafts_of_record

ITEMS: Final = "library_items"
KEPT_FOR: Final = timedelta(days=366)
"""How long the last backup of a month is kept (``store/vault/retention.py``)."""
KEEPS_ITS_SHAPE = frozenset({"id", "ref", "version", "created_at", "created_by", "updated_at", "updated_by"})


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What an erasure did.

    ``backups`` are the names and instants of the backups beside the vault that still hold the values; ``until`` is the
    day by which the newest of them is removed at the latest (backups are kept for twelve months). Copies that were
    made elsewhere are not known here.
    """

    entries: int
    backups: tuple[tuple[str, str], ...]
    until: date | None


class ErasureService(Service):
    """Erase values of one record for good."""

    capability: ClassVar[str] = "erasure"

    def erase(self, entity: str, record_id: str, fields: frozenset[str], reason: str) -> ErasureReport:
        """Erase some fields of a record, everywhere but in backups made before.

        Raises:
            ReasonNeededError: no legal ground was given.
            RuleError: a field that a record cannot do without.
        """
        if not reason.strip():
            raise ReasonNeededError(act="erase")
        if fields & KEEPS_ITS_SHAPE:
            raise RuleError(rule="field_cannot_be_erased", field=", ".join(sorted(fields & KEEPS_ITS_SHAPE)))
        table, compartment = tables_by_name()[entity], home_of(entity)
        columns = table.__table__.columns
        blank: dict[str, Value] = {name: None if columns[name].nullable else "" for name in fields}
        with self._write("erase.values", reason, compartment) as work:
            work.blank(table, record_id, blank)
            work.note(Change(entity, record_id, Action.ERASE, {}, {"fields": ",".join(sorted(fields))}))
            entries = journal.erase_values(work.connection, record_id, fields)
            drop_drafts_of_record(work.connection, record_id)
            search.erase(work.connection, entity, record_id)
            if entity == ITEMS:
                from focalpoint.store.library import index

                index.erase(work.connection, record_id)
        self._workspace.undo.forget(record_id)
        return self._report(entries)

    def erase_case(self, case_id: str, reason: str) -> ErasureReport:
        """Erase everything that a case and its requests say in words, and their files; the register keeps its numbers.

        Raises:
            ReasonNeededError: no legal ground was given.
            RefusedError: the user is not on the case's list.
            RuleError: the case must still be kept.
        """
        from focalpoint.services.case_erasure import erase_words

        if not reason.strip():
            raise ReasonNeededError(act="erase")
        case = self._workspace.cases.get(case_id)
        if case.retain_until and case.retain_until > self._workspace.clock.today().isoformat():
            raise RuleError(rule="case_still_kept", date=case.retain_until)
        with self._write("erase.case", reason, Compartment.CASEWORK) as work:
            erased, entries = erase_words(work, case.id)
        for record_id in erased:
            self._workspace.undo.forget(record_id)
        return self._report(entries)

    def _report(self, entries: int) -> ErasureReport:
        found = self._workspace.vault.backups()
        until = max((backup.at.date() + KEPT_FOR for backup in found), default=None)
        return ErasureReport(entries, tuple((backup.path.name, instant_text(backup.at)) for backup in found), until)
