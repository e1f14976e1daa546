"""The door for plan files: choose one, or have it dropped on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from focalpoint.services.imports.doors import import_suffixes
from focalpoint.ui.inspector.acting import why_not

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import Page, PageContext


class ImportDoor(QObject):
    """Opens the import wizard for a file."""

    def __init__(self, context: PageContext, page: Page, plan_id: Callable[[], str]) -> None:
        super().__init__(page)
        self._context, self._page, self._plan_id = context, page, plan_id

    def watch(self, window: QWidget) -> None:
        """Files may be dropped on a window that has no guide for them yet (``ui/shell/drop.py``)."""
        from focalpoint.ui.shell.drop_inside import guide_window

        guide_window(window)

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
        patterns = " ".join(f"*{suffix}" for suffix in import_suffixes(self._context.workspace.capabilities))
        dialog.setNameFilters([f"{kinds} ({patterns})", language.gettext("All files") + " (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.open(Path(path)))
        dialog.open()

    def open(self, path: Path) -> None:
        """Open the wizard for a file."""
        open_wizard(self._page, self._context, path, self._plan_id())


def open_wizard(page: Page, context: PageContext, path: Path, plan_id: str) -> None:
    """Open the wizard for a file that goes into a plan."""
    from focalpoint.ui.pages.imports.wizard import ImportWizard

    wizard = ImportWizard(page, context, path, plan_id)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    wizard.open()
