"""Hand over: every deliverable that a capability registers, and any list on paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from focalpoint.documents.errors import UnknownFormatError
from focalpoint.domain.changes import Action, Change
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.language import Language
from focalpoint.services.base import Service
from focalpoint.services.export_doors import ExportOrder, exports_of

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet


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
        suffix = target.suffix.lower()
        known = [each for each in exports_of(self._workspace.capabilities) if each.cause == "export.plan"]
        wanted = next((each for each in known if each.suffix == suffix), None)
        if wanted is None:
            raise UnknownFormatError(suffix=suffix or target.name, known=", ".join(each.suffix for each in known))
        return self.write(wanted.name, target, record_id=plan_id, language=language, progress=progress)

    def write(
        self,
        name: str,
        target: Path,
        *,
        record_id: str | None = None,
        language: Language,
        progress: Progress | None = None,
        options: Mapping[str, str] | None = None,
    ) -> Path:
        """Write a deliverable; it is journaled.

        Args:
            name: which one (``ExportDescriptor.name``).
            target: the file; an older one there is replaced only by a complete new one.
            record_id: what it is about, such as a plan; the current one by default.
            language: the reader's.
            progress: told as it goes; may cancel.
            options: what else was chosen (``ExportOrder.options``).

        Raises:
            NotFoundError: there is no such deliverable, or nothing that it could be about.
            FocalPointError: a missing font, a full disk; an older file there is left untouched.
        """
        workspace = self._workspace
        wanted = next((each for each in exports_of(workspace.capabilities) if each.name == name), None)
        if wanted is None:
            raise NotFoundError(what="exports")
        written = wanted.write(ExportOrder(workspace, target, language, progress or Quiet(), record_id, options or {}))
        if not workspace.read_only:
            facts = {"format": wanted.suffix, "language": language.code, "marking": written.marking}
            with self._write(wanted.cause) as work:
                work.note(Change(written.entity, written.record_id, Action.NOTE, {}, facts))
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
        self._note("export.print", name)

    def _note(self, cause: str, name: str) -> None:
        workspace = self._workspace
        if workspace.read_only:
            return
        with self._write(cause) as work:
            work.note(Change("users", workspace.session.user_id, Action.NOTE, {}, {"what": name}))


def _put(file: BinaryIO, data: bytes) -> None:
    file.write(data)
