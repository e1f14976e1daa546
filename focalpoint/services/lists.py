"""Any list of the window as a file: workbook, CSV table or PDF, written outside the vault and journaled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from focalpoint.domain.changes import Action, Change
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.services.base import Service

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.language import Language


class ListService(Service):
    """Hand out what a page lists, with its heading."""

    capability: ClassVar[str] = "lists"

    def save(self, sheet: ListSheet, target: Path, *, language: Language, progress: Progress | None = None) -> Path:
        """Write a list in the format that the suffix names (.xlsx .pdf .csv), whole or not at all; it is journaled.

        Args:
            sheet: the list; its rows may be a function, which is called here, on the caller's thread.
            target: the file; an older one there is replaced only by a complete new one.
            language: the reader's.
            progress: told as it goes; may cancel.

        Raises:
            FocalPointError: an unknown suffix, a missing font, a full disk; an older file there is left untouched.
        """
        from focalpoint.documents.list_files import write_list
        from focalpoint.documents.lists import ListOrigin

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
        write_list(sheet, origin, target, language, progress or Quiet())
        if not workspace.read_only:
            facts = {"what": sheet.name, "format": target.suffix.lower()}
            with self._write("export.table") as work:
                work.note(Change("users", workspace.session.user_id, Action.NOTE, {}, facts))
        return target
