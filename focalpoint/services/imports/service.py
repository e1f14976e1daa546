"""What a person can do with a file from outside."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.exchange.gate import read_plan
from focalpoint.exchange.model import NO_PARENT, ImportedPlan, Note
from focalpoint.services.base import Service
from focalpoint.services.imports.building import Builder
from focalpoint.services.imports.model import ImportPreview, ImportReport, Outcome
from focalpoint.services.imports.state import PlanState, read_state
from focalpoint.services.imports.writing import Writer
from focalpoint.store import journal, tasks
from focalpoint.store import plan as tables

NEW_PLAN = "new"
"""As ``plan_id``: make a plan of the file even where there is one."""


class ImportService(Service):
    """Take plans in: see what would happen, correct it, do it."""

    capability: ClassVar[str] = "imports"

    def preview(
        self,
        path: Path,
        *,
        plan_id: str | None = None,
        mapping: Mapping[int, str] | None = None,
        kinds: Mapping[int, str] | None = None,
        progress: Progress | None = None,
    ) -> ImportPreview:
        """What taking the file in would do; nothing is written.

        Args:
            path: .xlsx, .csv, Microsoft Project .xml or GanttProject .gan.
            plan_id: the plan that takes it in; None: the current one, or a new one where there is none;
                ``NEW_PLAN``: a new one.
            mapping: column to field code (``exchange.model.Field``; empty: not used), as corrected.
            kinds: row of the preview to node kind, as corrected.
            progress: told how far it is; Cancel ends the reading process at once.

        Raises:
            ImportFileError: what is wrong with the file.
            NotFoundError: there is no such plan.
            CancelledError: the person pressed Cancel.
        """
        progress = progress or Quiet()
        if plan_id is None:
            current = self._workspace.plan.current()
            plan_id = current.id if current else None
        elif plan_id == NEW_PLAN:
            plan_id = None
        with _without_collector():
            imported = read_plan(path, mapping=mapping, progress=progress)
            preview, _state = self._build(imported, path.name, plan_id, kinds or {}, {}, progress)
        return preview

    def apply(self, preview: ImportPreview, *, progress: Progress | None = None, backup: bool = True) -> ImportReport:
        """Do what the preview shows, as one change; a backup is made before.

        When something was written since the preview, everything is compared again, and choices are kept.

        Raises:
            ReadOnlyError: the vault is open for reading only.
            CancelledError: the person pressed Cancel; nothing was changed.
        """
        progress = progress or Quiet()
        preview, state = self._again(preview, progress)
        report = preview.report()
        if not _writes(preview, state):
            return report
        if backup and not self._workspace.read_only:
            progress.step(0, 0, "import.backup")
            report.backup = self._workspace.backups.make(reason="import").name
        with _without_collector(), self._write("import.plan") as work:
            writer = Writer(work, preview, state, progress)
            report.plan_id = writer.write()
        report.warnings += [{"row": note.row, "code": note.code, **note.names} for note in writer.notes]
        report.change_set = work.change_set
        return report

    def _build(
        self,
        imported: ImportedPlan,
        name: str,
        plan_id: str | None,
        kinds: Mapping[int, str],
        forced: Mapping[int, str],
        progress: Progress,
    ) -> tuple[ImportPreview, PlanState]:
        with self._office.read() as connection:
            title = imported.title
            if plan_id is not None:
                found = {plan.id: plan.title for plan in tables.read_plans(connection)}
                if plan_id not in found:
                    raise NotFoundError(what="plans")
                title = found[plan_id]
            _leave_tasks_out(connection, imported)
            state = read_state(connection, plan_id, imported.source)
            builder = Builder(connection, imported, state, self._workspace.new_id)
            rows = builder.rows(kinds, forced, progress)
        preview = ImportPreview(
            name,
            plan_id,
            title,
            imported,
            rows,
            builder.new_ministries,
            builder.ministry_ids,
            state.journal_seq,
            builder.warnings,
            dict(kinds),
            builder.ids,
        )
        return preview, state

    def _again(self, preview: ImportPreview, progress: Progress) -> tuple[ImportPreview, PlanState]:
        """The preview as things stand now, with the nodes that were chosen for rows to ask about."""
        forced = {row.index: row.choice for row in preview.rows if row.choice in row.candidates and row.candidates}
        with self._office.read() as connection:
            head = journal.head(connection)[0]
            if head == preview.journal_seq and not forced:
                return preview, read_state(connection, preview.plan_id, preview.imported.source)
        fresh, state = self._build(preview.imported, preview.name, preview.plan_id, preview.kinds, forced, progress)
        for old, new in zip(preview.rows, fresh.rows, strict=True):
            if new.proposed is old.proposed:
                new.choice = old.choice
        return fresh, state


def _leave_tasks_out(connection: Connection, imported: ImportedPlan) -> None:
    """A row with the key of one of our tasks is no part of the plan (our list of tasks was given by mistake)."""
    keys = {row.key for row in imported.rows if row.key}
    ours = tasks.known_ids(connection, keys) if keys else frozenset()
    if ours and all(row.parent == NO_PARENT for row in imported.rows):
        imported.skipped += [Note(row.row, "our_task", {}) for row in imported.rows if row.key in ours]
        imported.rows[:] = [row for row in imported.rows if row.key not in ours]


@contextmanager
def _without_collector() -> Iterator[None]:
    """Without the search for circles: among tens of thousands of fresh rows it finds none and takes a quarter."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _writes(preview: ImportPreview, state: PlanState) -> bool:
    """Whether there is anything to write: a second import of the same file writes nothing at all."""
    taken = {Outcome.NEW, Outcome.CHANGED}
    if any(row.outcome in taken or (row.outcome is Outcome.CONFLICT and row.changes) for row in preview.rows):
        return True
    rows = preview.imported.rows
    here = (row for row in preview.rows if row.outcome is not Outcome.SKIPPED)
    return any(rows[row.index].uid not in state.remembered for row in here)
