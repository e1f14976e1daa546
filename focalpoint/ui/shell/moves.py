"""What leads out of an open vault or back into it beside locking: another vault, a folder that went away, the sample.

One of it belongs to each main window that the desk shows. It asks; the desk does the locking and the opening.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from focalpoint.language import N_, isolate
from focalpoint.services import vault_folders
from focalpoint.ui.shell.commands import EDIT
from focalpoint.ui.shell.context import Command
from focalpoint.ui.shell.drafts_dialog import offer_drafts
from focalpoint.ui.shell.drop_inside import guide_window
from focalpoint.ui.shell.typing_keeper import TypingKeeper
from focalpoint.ui.shell.vault_watch import VaultWatch
from focalpoint.ui.widgets.basics import PrimaryButton, label

if TYPE_CHECKING:
    from focalpoint.services.drafts import DraftText
    from focalpoint.ui.shell.desk import Desk
    from focalpoint.ui.shell.window import MainWindow

_HOUR: Final = 3600
_PATIENCE_MS: Final = 700


class Moves(QObject):
    """The ways out of one window."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.typing = TypingKeeper(window)
        self.watch = VaultWatch(window)
        self.watch.gone.connect(self._on_gone)
        self.watch.came_back.connect(self._on_back)
        self.watch.set_back.connect(self._on_set_back)
        self._curtain: Curtain | None = None
        self._rescued = False
        """Whether the vault without a folder was saved elsewhere, or is left with open eyes."""
        window.installEventFilter(self)
        guide_window(window, self.open_other)
        window.commands.extend(EDIT, self.commands())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: closing a vault whose folder is gone would lose it; a copy is offered first."""
        if event.type() == QEvent.Type.Close and watched is self._window and self.asks_first():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def asks_first(self, *, nobody_there: bool = False) -> bool:
        """Whether the vault would be lost by closing it now: then a copy of it is offered.

        With ``nobody_there`` (idleness would lock it) nothing of the vault is seen until somebody has decided.
        """
        lost = not self._rescued and self._window.isVisible() and self.watch.is_gone
        if lost and nobody_there:
            self._cover()
        elif lost:
            self._ask_before_closing()
        return lost

    def stop(self) -> None:
        """The window is about to close."""
        self.typing.stop()
        self.watch.stop()

    def offer_drafts(self) -> None:
        """After a crash: what was being typed.

        Reading it needs SQLAlchemy, so it waits until the first page stands (docs/adr/0007-start.md).
        """
        if not self._window.workspace.read_only:
            QTimer.singleShot(_PATIENCE_MS, self, self._look_for_drafts)

    def _look_for_drafts(self) -> None:
        workspace = self._window.workspace
        job = self._window.jobs.create("", lambda _progress: workspace.drafts.list(), quiet=True)
        job.succeeded.connect(self._on_drafts)
        job.failed.connect(self._window.on_job_failed)
        job.start()

    def _on_drafts(self, drafts: list[DraftText]) -> None:
        if self._window.isVisible():
            offer_drafts(self._window, drafts)

    def commands(self) -> list[Command]:
        """What the palette offers of it."""
        return [
            Command("remove_sample", N_("Remove the sample country…"), self.ask_to_remove_sample, "", self.is_sample)
        ]

    def is_sample(self) -> bool:
        """Whether the open vault is a sample country."""
        return vault_folders.is_sample(self.watch.folder)

    def open_other(self, folder: Path) -> None:
        """Lock this vault and ask for the passphrase of another."""
        language = self._window.context.language
        self._desk.leave_for(folder, language.gettext("The vault before was locked and saved."))

    def ask_to_remove_sample(self) -> None:
        """Ask, then close and remove the sample country."""
        from focalpoint.ui.pages.welcome.questions import ask_to_remove

        ask_to_remove(self._window, self._window.context.language, self._desk.remove_sample)

    # --- inside -------------------------------------------------------------------------------------------------

    def _on_gone(self) -> None:
        dialog = GoneDialog(self._window, self.watch.folder)
        dialog.find_again.clicked.connect(partial(self._find, dialog))
        dialog.save.clicked.connect(partial(self._save_elsewhere, dialog))
        dialog.open()
        self._show_bar()

    def _ask_before_closing(self) -> None:
        for dialog in self._window.findChildren(GoneDialog):
            dialog.reject()
        dialog = GoneDialog(self._window, self.watch.folder, closing=True)
        dialog.find_again.clicked.connect(partial(self._find, dialog))
        dialog.save.clicked.connect(partial(self._save_elsewhere, dialog))
        dialog.lose.clicked.connect(partial(self._close_without, dialog))
        dialog.open()

    def _cover(self) -> None:
        """Hide the work and ask; whatever is chosen ends at the passphrase, or closes."""
        if self._curtain is not None:
            return
        for open_dialog in self._window.findChildren(QDialog):
            open_dialog.close()
        self._curtain = Curtain(self._window)
        dialog = GoneDialog(self._window, self.watch.folder, closing=True, covered=True)
        dialog.find_again.clicked.connect(partial(self._find, dialog))
        dialog.save.clicked.connect(partial(self._save_elsewhere, dialog))
        dialog.lose.clicked.connect(partial(self._close_without, dialog))
        dialog.open()

    def _close_without(self, dialog: QDialog) -> None:
        self._rescued = True
        dialog.accept()
        self._window.close()

    def _show_bar(self) -> None:
        language, page = self._window.context.language, self._window.current_page()
        words = language.gettext(
            "The vault’s folder {name} was moved, renamed or removed while it is open. Your work goes on, but no backup"
            " can be made beside it."
        ).format(name=isolate(self.watch.folder.name))
        if page is not None:
            page.messages.show_message("warning", words, language.gettext("Find it again…"), self._on_gone)

    def _on_back(self) -> None:
        if self._curtain is not None:  # what was put off can be done: lock
            for dialog in self._window.findChildren(GoneDialog):
                dialog.done(0)
            self._window.lock_asked.emit()
            return
        self._window.announce(self._window.context.language.gettext("The vault’s folder is back where it was."))
        page = self._window.current_page()
        if page is not None:
            page.messages.clear()

    def _find(self, dialog: QDialog) -> None:
        language = self._window.context.language
        title = language.gettext("Where is {name} now?").format(name=isolate(self.watch.folder.stem))
        chosen = QFileDialog.getExistingDirectory(dialog, title, str(self.watch.folder.parent))
        if chosen:
            self.found(Path(chosen), dialog)

    def found(self, folder: Path, dialog: QDialog | None = None) -> None:
        """Go on in the folder's new place, when it is the same vault."""
        language, window = self._window.context.language, self._window
        if vault_folders.vault_id_of(folder) != window.workspace.vault.vault_id:
            words = language.gettext("{name} is not this vault. Choose the folder that was moved.")
            window.announce(words.format(name=isolate(folder.name)))
            return
        if dialog is not None:
            dialog.accept()
        self._desk.memory.replace_recent(self.watch.folder, folder)
        self._desk.leave_for(folder, language.gettext("The vault was found again. Unlock it where it is now."))

    def _save_elsewhere(self, dialog: QDialog) -> None:
        title = self._window.context.language.gettext("Where should the backup go?")
        chosen = QFileDialog.getExistingDirectory(dialog, title, str(Path.home()))
        if chosen:
            self.save_elsewhere(Path(chosen), dialog)

    def save_elsewhere(self, target: Path, dialog: QDialog | None = None) -> None:
        """Make a backup from what is open, though the folder is gone."""
        window, image = self._window, self.watch.keys_image
        workspace, language = window.workspace, window.context.language
        job = window.jobs.create(
            language.gettext("Making a backup"),
            lambda _progress: vault_folders.rescue(workspace, image, target),
            writes=True,
        )

        def told(path: Path) -> None:
            self._rescued = True
            words = language.gettext("The backup {name} holds everything. Restore it to go on with it.")
            window.announce(words.format(name=isolate(path.name)))
            page = window.current_page()
            if page is not None:
                page.messages.show_message("done", words.format(name=isolate(path.name)))
            if dialog is not None:
                dialog.accept()
            if self._curtain is not None:
                self._desk.leave_for(self.watch.folder, words.format(name=isolate(path.name)))

        job.succeeded.connect(told)
        job.failed.connect(window.on_job_failed)
        job.start()

    def _on_set_back(self, by: timedelta) -> None:
        language = self._window.context.language
        hours, minutes = int(by.total_seconds()) // _HOUR, int(by.total_seconds()) % _HOUR // 60
        earlier = language.gettext("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
        words = language.gettext(
            "The computer’s clock was set back by {time}. What you do keeps its order in the journal; only its hours"
            " read earlier. Check date and time of the computer."
        ).format(time=isolate(earlier))
        page = self._window.current_page()
        if page is not None:
            page.messages.show_message("warning", words)
        self._window.announce(words)


class GoneDialog(QDialog):
    """The folder of the open vault is gone: find it, save a backup elsewhere, or go on."""

    def __init__(self, window: MainWindow, folder: Path, *, closing: bool = False, covered: bool = False) -> None:
        """Ask what to do.

        Args:
            window: whose vault it is.
            folder: where it was.
            closing: it is asked because the window would be closed; it offers to close without a copy too.
            covered: it is asked because nobody is there: one cannot go on without the passphrase.
        """
        super().__init__(window)
        self._covered = covered
        language = window.context.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        title = language.gettext("The vault’s folder is not where it was")
        self.setWindowTitle(title)
        words = language.gettext(
            "{folder} was moved, renamed or removed while it is open. Nothing is lost yet: everything is still in reach"
            " of this window. Find the folder again, or save a backup to another place before you close."
        ).format(folder=isolate(str(folder)))
        self.find_again, self.save = (
            PrimaryButton(language.gettext("Find it again…")),
            QPushButton(language.gettext("Save a backup elsewhere…")),
        )
        stay = QPushButton(language.gettext("Go on"))
        stay.clicked.connect(self.reject)
        stay.setVisible(not covered)
        self.lose = QPushButton(language.gettext("Close without a copy"))
        self.lose.setProperty("kind", "danger")
        self.lose.setVisible(closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addStrut(window.context.theme.px(472))  # a least width of its own would let the buttons be squeezed
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(label(words, wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(stay)
        row.addWidget(self.lose)
        row.addWidget(self.save)
        row.addWidget(self.find_again)
        column.addLayout(row)
        self.find_again.setDefault(True)

    def reject(self) -> None:
        """Qt: Escape goes on, but not where going on would show the work to whoever is there."""
        if not self._covered:
            super().reject()


class Curtain(QWidget):
    """Lies over a window so that nothing of it is seen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAutoFillBackground(True)
        self._over = window
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: as large as the window, whatever becomes of it."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)
