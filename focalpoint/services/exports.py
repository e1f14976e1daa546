"""Hand over: the plan as workbook, report, table, Microsoft Project file or calendar."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from focalpoint.domain.changes import Action, Change
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.language import Language
from focalpoint.services.base import Service

PLAN_FORMATS = (".xlsx", ".pdf", ".csv", ".xml", ".ics")


class ExportService(Service):
    """Write deliverables outside the vault; each is journaled."""

    capability: ClassVar[str] = "exports"

    def plan(
        self, target: Path, *, plan_id: str | None = None, language: Language, progress: Progress | None = None
    ) -> Path:
        """Write a plan in the format that the suffix names: .xlsx .pdf .csv .xml .ics.

        Raises:
            NotFoundError: there is no such plan.
            FocalPointError: an unknown suffix, a missing font, a full disk; an older file there is left untouched.
        """
        from focalpoint.documents.exports import write_plan

        workspace = self._workspace
        if plan_id is None:
            current = workspace.plan.current()
            if current is None:
                raise NotFoundError(what="plans")
            plan_id = current.id
        snapshot = workspace.plan.snapshot(plan_id)
        write_plan(snapshot, target, language, progress or Quiet())
        if not workspace.read_only:
            facts = {"format": target.suffix.lower(), "language": language.code, "marking": snapshot.classification}
            with self._write("export.plan") as work:
                work.note(Change("plans", plan_id, Action.NOTE, {}, facts))
        return target
