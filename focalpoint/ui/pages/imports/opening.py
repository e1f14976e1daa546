"""The door for files: choose one, or drop it anywhere on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from focalpoint.ui.inspector.acting import why_not

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import Page, PageContext

SUFFIXES: Final = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt", ".xml", ".gan")


class ImportDoor(QObject):
    """Opens the import wizard for a file."""

    def __init__(self, context: PageContext, page: Page, plan_id: Callable[[], str]) -> None:
        super().__init__(page)
        self._context, self._page, self._plan_id = context, page, plan_id
        self._watched: QWidget | None = None

    def watch(self, window: QWidget) -> None:
        """Take plan files that are dropped anywhere on a window."""
        if self._watched is window:
            return
        self._watched = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: drags and drops on the window."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            path = self._dropped(event)
            if path is not None:
                event.acceptProposedAction()
                self.open(path)
                return True
        elif isinstance(event, QDragEnterEvent | QDragMoveEvent) and self._dropped(event) is not None:
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def choose(self) -> None:
        """Choose a file, then open the wizard."""
        language = self._context.language
        reason = why_not(self._context, "imports.apply")
        if reason:
            self._page.messages.show_message("warning", reason)
            return
        dialog = QFileDialog(self._page, language.gettext("Import a plan"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = language.gettext("Plans (Excel, CSV, Microsoft Project XML, GanttProject)")
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilters([f"{kinds} ({patterns})", language.gettext("All files") + " (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.open(Path(path)))
        dialog.open()

    def open(self, path: Path) -> None:
        """Open the wizard for a file."""
        from focalpoint.ui.pages.imports.wizard import ImportWizard

        wizard = ImportWizard(self._page, self._context, path, self._plan_id())
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.open()

    def _dropped(self, event: QDropEvent) -> Path | None:
        if why_not(self._context, "imports.apply"):
            return None
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        paths = [Path(url.toLocalFile()) for url in urls]
        return next((path for path in paths if path.suffix.lower() in SUFFIXES and path.is_file()), None)
