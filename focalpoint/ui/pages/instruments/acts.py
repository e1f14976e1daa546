"""What can be done on the page: bring in tables, add an agreement, hand out what is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu

from focalpoint.domain.instruments.asking import Mode
from focalpoint.language import N_, isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.exports.menu import DocumentsMenu
from focalpoint.ui.pages.instruments.ourview import Only
from focalpoint.ui.pages.instruments.views import LIST, MATRIX, OURS, REGIONS, STATES, TIME
from focalpoint.ui.shell.context import Command
from focalpoint.ui.widgets.basics import allow_action

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.progress import Progress
    from focalpoint.ui.shell.context import Page, PageContext

SUFFIXES: Final = (".xlsx", ".pdf", ".csv")
_LABELS: Final = {
    "import": N_("Import a status table…"),
    "import_here": N_("Import its status table…"),
    "new": N_("New agreement…"),
    "xlsx": N_("Export the list as Excel workbook…"),
    "pdf": N_("Export the list as PDF…"),
    "csv": N_("Export the list as CSV table…"),
    "archive": N_("Archive"),
    "copy": N_("Copy as table"),
}
_METHODS: Final = {
    "import": "instruments.record_acts",
    "import_here": "instruments.record_acts",
    "new": "instruments.add",
    "archive": "instruments.archive",
}
_MENU: Final = ("import", "new", "", "xlsx", "pdf", "csv", "", "copy", "archive")
_ROW: Final = ("import_here", "", "copy", "archive")
_OF_STATES: Final = (
    ("party_on", N_("Who was party on a day"), Mode.ANY, LIST),
    ("party_to_all", N_("Which States are party to all instruments"), Mode.ALL, LIST),
    ("changes", N_("What changed between two days"), Mode.CHANGES, LIST),
    ("pair", N_("What binds two States"), Mode.PAIR, LIST),
    ("matrix", N_("Matrix of States and instruments"), Mode.EVERY, MATRIX),
    ("time", N_("Parties over time"), Mode.ANY, TIME),
    ("regions", N_("Parties by region"), Mode.ANY, REGIONS),
)
ASKED: Final[tuple[tuple[str, str, Mapping[str, str]], ...]] = (
    *((name, words, {"view": STATES, "mode": mode, "face": face}) for name, words, mode, face in _OF_STATES),
    ("to_deposit", N_("What our country has still to deposit"), {"view": OURS, "only": Only.TO_DEPOSIT}),
    ("duties", N_("What our country has still to communicate"), {"view": OURS, "only": Only.DUTIES}),
)
"""What can be asked by a command: its name, its words, and what ``show_filtered`` is given."""


class InstrumentActs(QObject):
    """Holds the actions; the page does what they ask."""

    def __init__(
        self, context: PageContext, page: Page, do: Callable[[str], None], asked: Callable[[], Mapping[str, str]]
    ) -> None:
        """``asked``: the day and the basis of which the page speaks, for its documents."""
        super().__init__(page)
        self._context, self._page, self._do = context, page, do
        self.actions = {name: QAction(self) for name in _LABELS}
        for name, action in self.actions.items():
            action.triggered.connect(lambda _=False, name=name: self._do(name))
        new = self.actions["new"]
        new.setShortcut(QKeySequence("Ctrl+N"))
        new.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        page.addAction(new)
        self.documents = DocumentsMenu(context, page, "instruments.", "instruments", asked)

    def fill(self, menu: QMenu) -> None:
        """Put the acts into the page's ⋯ menu."""
        self._add(menu, _MENU)
        menu.addSeparator()
        self.documents.join(menu)

    def show_menu(self, point: QPoint, *, own: bool) -> None:
        """The menu of the chosen row; ``own``: whether it is an agreement that the office added."""
        menu = QMenu(self._page)
        menu.setToolTipsVisible(True)
        self.renew(own=own)
        self._add(menu, _ROW)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def retranslate(self, *, own: bool) -> None:
        """Write the entries anew."""
        for name, action in self.actions.items():
            action.setText(self._context.language.gettext(_LABELS[name]))
        self.renew(own=own)

    def renew(self, *, own: bool) -> None:
        """Allow what may be done now, and say why the rest may not."""
        language = self._context.language
        for name, action in self.actions.items():
            reason = why_not(self._context, _METHODS[name]) if name in _METHODS else ""
            if name in {"xlsx", "pdf", "csv"} and not self._context.workspace.may("lists.save"):
                reason = why_not(self._context, "lists.save")
            if name == "archive" and not own:
                reason = reason or language.gettext("Only agreements that your office added can be archived.")
            allow_action(action, not reason, reason)

    def commands(self) -> list[Command]:
        """The acts in the palette."""
        own = [
            Command(
                f"instruments.{name}",
                _LABELS[name],
                partial(self._do, name),
                "Ctrl+N" if name == "new" else "",
                self.actions[name].isEnabled,
            )
            for name in ("import", "new", "xlsx", "pdf", "csv")
        ]
        return [*own, *self.documents.commands()]

    def save(self, sheet: ListSheet, suffix: str) -> QFileDialog:
        """Ask for a place and write the list there, on a worker."""
        language, memory = self._context.language, self._context.memory
        dialog = QFileDialog(self._page, language.gettext("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix[1:])
        dialog.setNameFilter(f"*{suffix}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        folder = memory.get("exports.folder")
        if folder and Path(folder).is_dir():
            dialog.setDirectory(folder)
        day = self._context.workspace.clock.today().isoformat()
        dialog.selectFile(f"{sheet.title} {day}{suffix}")
        dialog.fileSelected.connect(lambda path: self._write(sheet, Path(path)))
        dialog.open()
        return dialog

    def _write(self, sheet: ListSheet, target: Path) -> None:
        workspace, language = self._context.workspace, self._context.language

        def work(progress: Progress) -> object:
            return workspace.lists.save(sheet, target, language=language, progress=progress)

        title = language.gettext("Exporting {name}").format(name=isolate(target.name))
        job = self._context.jobs.create(title, work, writes=True)
        job.succeeded.connect(lambda _result: self._on_done(target))
        job.failed.connect(self._context.fail)
        job.start()

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

    def _add(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            if name:
                menu.addAction(self.actions[name])
            else:
                menu.addSeparator()


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
