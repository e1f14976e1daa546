"""The ⋯ menu of the page of requests: an older register comes in, the register goes out as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog

from focalpoint.language import N_, Language, isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.shell.context import Command
from focalpoint.ui.widgets.basics import allow_action

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import Page

SUFFIX: Final = ".xlsx"
_LABELS: Final = {
    "requests.import": N_("Import a register of requests…"),
    "requests.export": N_("Export the register…"),
}


class MoreActs(QObject):
    """What can be done with the whole register, in the menu and in the palette."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._context = page, page.context
        runs: dict[str, Callable[[], None]] = {"requests.import": self.open_import, "requests.export": self.export}
        self._actions = {name: QAction(self) for name in _LABELS}
        for name, run in runs.items():
            self._actions[name].triggered.connect(lambda _=False, run=run: run())
            page.header.menu.addAction(self._actions[name])
        page.header.menu.aboutToShow.connect(self.renew)
        page.header.show_menu()

    def retranslate(self) -> None:
        """Write the menu anew."""
        for name, action in self._actions.items():
            action.setText(self._context.language.gettext(_LABELS[name]))
        self.renew()

    def renew(self) -> None:
        """Allow what may be done, and say why the rest may not."""
        for name, reason in (("requests.import", self._why_not_import()), ("requests.export", self._why_not_export())):
            allow_action(self._actions[name], not reason, reason)

    def commands(self) -> list[Command]:
        """The acts in the palette."""
        can_import, can_export = (lambda: not self._why_not_import()), (lambda: not self._why_not_export())
        return [
            Command("requests.import", _LABELS["requests.import"], self.open_import, "", can_import),
            Command("requests.export", _LABELS["requests.export"], self.export, "", can_export),
        ]

    def open_import(self) -> None:
        """Choose an older register, and see what it would do."""
        from focalpoint.ui.pages.requests.importing import open_import

        open_import(self._page)

    def export(self) -> None:
        """Ask for the workbook's language and place."""
        from focalpoint.ui.pages.exports.dialog import ExportDialog

        dialog = ExportDialog(self._page, self._context, _LABELS["requests.export"], SUFFIX)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._ask_place)
        dialog.open()

    def write(self, target: Path, language: Language) -> None:
        """Write the workbook on a worker; say how it went."""
        register, screen = self._context.workspace.register, self._context.language
        target = target if target.suffix.lower() == SUFFIX else target.with_name(target.name + SUFFIX)
        title = screen.gettext("Exporting {name}").format(name=isolate(target.name))
        job = self._context.jobs.create(title, lambda _progress: register.export(target, language), writes=True)
        job.succeeded.connect(self._on_written)
        job.failed.connect(self._context.fail)
        job.start()

    def _ask_place(self, code: str) -> None:
        language = Language(code)
        dialog = QFileDialog(self._page, self._context.language.gettext("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.setNameFilter(f"*{SUFFIX}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        folder = self._context.memory.get("exports.folder")
        if folder and Path(folder).is_dir():
            dialog.setDirectory(folder)
        day = self._context.workspace.clock.today().isoformat()
        dialog.selectFile(f"{language.gettext('Register of requests')} {day}{SUFFIX}")
        dialog.fileSelected.connect(lambda path: self.write(Path(path), language))
        dialog.open()

    def _on_written(self, target: Path) -> None:
        language = self._context.language
        self._context.memory.put("exports.folder", str(target.parent))
        said = language.gettext("{name} was written. Outside the vault it is not encrypted.")
        self._page.messages.show_message(
            "done",
            said.format(name=isolate(target.name)),
            language.gettext("Open folder"),
            partial(_open_folder, target.parent),
        )

    def _why_not_import(self) -> str:
        return self._why_closed() or why_not(self._context, "register_import.apply")

    def _why_not_export(self) -> str:
        # A vault that is open for reading only can be exported from.
        may = self._context.workspace.may("register.export")
        return self._why_closed() or ("" if may else why_not(self._context, "register.export"))

    def _why_closed(self) -> str:
        if self._context.workspace.session.has_casework:
            return ""
        return self._context.language.gettext(
            "Your key does not open cases. Whoever manages the users can give you access."
        )


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
