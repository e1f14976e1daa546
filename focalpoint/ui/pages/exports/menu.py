"""Export: choose a format, the document's language and a place; the file is written on a worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu

from focalpoint.domain.errors import FocalPointError
from focalpoint.language import Language, isolate
from focalpoint.services.export_doors import ExportDescriptor, exports_of
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.exports.dialog import ExportDialog
from focalpoint.ui.shell.context import Command
from focalpoint.ui.widgets.basics import allow_action
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress
    from focalpoint.ui.shell.context import Page, PageContext


class ExportMenu(QMenu):
    """The deliverables of the plan and the office, or those of one capability."""

    def __init__(
        self,
        context: PageContext,
        page: Page,
        record_id: Callable[[], str],
        only: str = "",
        options: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """For one page.

        Args:
            context: what the page works with.
            page: says how it went.
            record_id: what a deliverable would be about: the plan that is shown, the selected instrument.
            only: how the names of the wanted ones begin, such as ``directory.``; else those of the plan's page.
            options: what else the page has chosen, such as the day and the basis.
        """
        super().__init__(page)
        self._context, self._page, self._record_id, self._options = context, page, record_id, options
        self.setToolTipsVisible(True)
        self._entries: list[tuple[QAction, ExportDescriptor]] = []
        for wanted in exports_of(context.workspace.capabilities, "" if only else "plan"):
            if not wanted.name.startswith(only):
                continue
            action = self.addAction("")
            action.triggered.connect(lambda _=False, wanted=wanted: self.choose(wanted))
            self._entries.append((action, wanted))

    def retranslate(self) -> None:
        """Write the menu anew."""
        language = self._context.language
        self.setTitle(language.gettext("Export"))
        reason = why_not_export(self._context)
        for action, wanted in self._entries:
            action.setText(language.gettext(wanted.label))
            allow_action(action, not reason, reason)

    def commands(self) -> list[Command]:
        """The formats in the palette."""
        return [
            Command(f"export.{wanted.name}", wanted.label, partial(self.choose, wanted), "", self._can)
            for _action, wanted in self._entries
        ]

    def choose(self, wanted: ExportDescriptor) -> None:
        """Ask for the document's language and the place."""
        dialog = ExportDialog(self._page, self._context, wanted.label, wanted.suffix)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda code: self._on_language(wanted, code))
        dialog.open()

    def write(self, wanted: ExportDescriptor, target: Path, language: Language) -> None:
        """Write the document, on a worker."""
        workspace, record_id, screen = self._context.workspace, self._record_id(), self._context.language
        options = dict(self._options())
        target = target if target.suffix.lower() == wanted.suffix else target.with_name(target.name + wanted.suffix)

        def work(progress: Progress) -> object:
            return workspace.exports.write(
                wanted.name,
                target,
                record_id=record_id or None,
                language=language,
                progress=progress,
                options=options,
            )

        title = screen.gettext("Exporting {name}").format(name=isolate(target.name))
        # Writing the journal's note is part of it, so it queues with the other writers.
        job = self._context.jobs.create(title, work, writes=True)
        job.succeeded.connect(lambda _result: self._on_done(target))
        job.failed.connect(self._on_failed)
        job.start()

    def _can(self) -> bool:
        return not why_not_export(self._context)

    def _on_language(self, wanted: ExportDescriptor, code: str) -> None:
        language = Language(code)
        dialog = QFileDialog(self._page, self._context.language.gettext("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(wanted.suffix[1:])
        dialog.setNameFilter(f"*{wanted.suffix}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        day = self._context.workspace.clock.today().isoformat()
        folder = self._context.memory.get("exports.folder")
        if folder and Path(folder).is_dir():
            dialog.setDirectory(folder)
        dialog.selectFile(f"{language.gettext(wanted.file_name)} {day}{wanted.suffix}")
        dialog.fileSelected.connect(lambda path: self.write(wanted, Path(path), language))
        dialog.open()

    def _on_done(self, target: Path) -> None:
        language = self._context.language
        self._context.memory.put("exports.folder", str(target.parent))
        said = language.gettext("{name} was written. Outside the vault it is not encrypted.")
        self._page.messages.show_message(
            "done",
            said.format(name=isolate(target.name)),
            language.gettext("Open folder"),
            partial(_open_folder, target.parent),
        )

    def _on_failed(self, error: Exception) -> None:
        language = self._context.language
        if isinstance(error, FocalPointError):
            words = explain(error, language)
        else:
            words = language.gettext(
                "The file could not be written. An older file there is unchanged. Choose another place."
            )
        self._page.messages.show_message("error", words)


class DocumentsMenu(ExportMenu):
    """The documents of one page's subject, as a part of its ⋯ menu."""

    def __init__(
        self,
        context: PageContext,
        page: Page,
        only: str,
        entity: str = "",
        options: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """``entity``: of the selected record that a document can be about, such as ``instruments``."""

        def chosen() -> str:
            found = page.selected()
            return found[1] if found is not None and found[0] == entity else ""

        super().__init__(context, page, chosen, only, options)

    def join(self, menu: QMenu) -> None:
        """Stand in a menu, written anew whenever that opens."""
        menu.addMenu(self)
        menu.aboutToShow.connect(self.retranslate)

    def retranslate(self) -> None:
        """Write the menu anew."""
        super().retranslate()
        self.setTitle(self._context.language.gettext("Documents to hand over"))


def why_not_export(context: PageContext) -> str:
    """Why nothing can be exported; a vault that is open for reading only can be."""
    return "" if context.workspace.may("exports.plan") else why_not(context, "exports.plan")


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
