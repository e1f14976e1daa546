"""Hand over: the plan as workbook, report, table, Microsoft Project file or calendar; any list on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from focalpoint.domain.changes import Action, Change
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.language import Language
from focalpoint.services.base import Service

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet

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

    def list_pdf(
        self,
        sheet: ListSheet,
        *,
        language: Language,
        selected: bool = False,
        sideways: bool = False,
        progress: Progress | None = None,
    ) -> bytes:
        """A list as PDF in memory; nothing is written anywhere. It takes a worker for long lists.

        Raises:
            MissingFontError: an installable font is missing.
        """
        from focalpoint.documents.lists import ListOrigin, list_document, list_rows
        from focalpoint.documents.render.pdf import render

        workspace = self._workspace
        plan, settings = workspace.plan.current(), workspace.settings
        origin = ListOrigin(
            place=plan.title if plan is not None else workspace.vault.folder.stem,
            marking=settings.get("classification"),
            user=workspace.session.user_name,
            at=workspace.clock.now(),
            zone=workspace.clock.zone,
            sample=settings.get("sample") == "1",
        )
        rows = list_rows(sheet.selected if selected else sheet.rows)
        return render(list_document(sheet, rows, origin, language, sideways=sideways), progress=progress)

    def save_pdf(self, target: Path, pdf: bytes, name: str) -> Path:
        """Write a finished PDF outside the vault, whole or not at all; it is journaled.

        Args:
            target: the file.
            pdf: its bytes.
            name: a code of what it is, such as ``tasks``.

        Raises:
            FocalPointError: a full disk, a folder that may not be written; an older file there is left untouched.
        """
        from focalpoint.documents.render.atomic import write_atomic

        write_atomic(target, lambda file: _put(file, pdf))
        self._note("export.list", name)
        return target

    def note_printed(self, name: str) -> None:
        """Journal that something was printed."""
        self._note("print.list", name)

    def _note(self, cause: str, name: str) -> None:
        workspace = self._workspace
        if workspace.read_only:
            return
        with self._write(cause) as work:
            work.note(Change("users", workspace.session.user_id, Action.NOTE, {}, {"what": name}))


def _put(file: BinaryIO, data: bytes) -> None:
    file.write(data)
