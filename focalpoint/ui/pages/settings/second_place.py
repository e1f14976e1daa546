"""Settings of backups: the folder on another disk to which each new backup is copied, and what it is worth."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from focalpoint.language import isolate
from focalpoint.services import vault_folders
from focalpoint.ui.pages.settings.section import SettingsCard
from focalpoint.ui.pages.welcome.backup_step import place_words
from focalpoint.ui.widgets.basics import allow, label

if TYPE_CHECKING:
    from focalpoint.services.vault_folders import SecondPlace
    from focalpoint.ui.shell.context import PageContext

_KEY = "backup_folder"


class SecondPlaceCard(SettingsCard):
    """Which folder, what it is worth, another one, none."""

    def __init__(self, context: PageContext, reason_against: Callable[[str], str]) -> None:
        super().__init__(
            lambda language: language.gettext("A second place for backups"),
            lambda language: language.gettext(
                "Each new backup is copied there too, when the place can be reached: another disk helps when this one"
                " fails or is stolen."
            ),
        )
        self._context, self._against = context, reason_against
        self._worth: SecondPlace | None = None
        self.folder = label(role="strong", wrap=True)
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words = label(role="small", wrap=True)
        self.choose, self.none = QPushButton(), QPushButton()
        self.column.addWidget(self.folder)
        self.column.addWidget(self._words)
        self.add_row(self.choose, self.none)
        self.choose.clicked.connect(self._on_choose)
        self.none.clicked.connect(lambda: self._use(""))

    def show_place(self) -> None:
        """Show what is chosen."""
        language, chosen = self._context.language, self._context.workspace.settings.get(_KEY)
        self.folder.setText(isolate(chosen) if chosen else language.gettext("None: only on this computer"))
        worth = self._worth
        self._words.setText(place_words(language, worth.kind, worth.detail) if worth is not None else "")
        self._words.setVisible(worth is not None)
        self.choose.setText(language.gettext("Choose a folder…"))
        self.none.setText(language.gettext("No second place"))
        self.none.setVisible(bool(chosen))
        reason = self._against("settings.set")
        for button in (self.choose, self.none):
            allow(button, not reason, reason)

    def _on_choose(self) -> None:
        title = self._context.language.gettext("A second place for backups")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            self.try_place(Path(chosen))

    def try_place(self, folder: Path) -> None:
        """Look at a folder, off the window's thread (a network may be slow), and use it when it can be."""
        vault = self._context.workspace.vault.folder
        title = self._context.language.gettext("Looking at the folder")
        job = self._context.jobs.create(title, lambda _progress: vault_folders.second_place(folder, vault), quiet=True)
        job.succeeded.connect(lambda worth: self._on_seen(folder, worth))
        job.failed.connect(self._context.fail)
        job.start()

    def _on_seen(self, folder: Path, worth: SecondPlace) -> None:
        self._worth = worth
        if worth.usable:
            self._use(str(folder), worth)
        else:
            self.show_place()

    def _use(self, folder: str, worth: SecondPlace | None = None) -> None:
        self._worth = worth
        settings = self._context.workspace.settings
        self._context.run(lambda: settings.set(**{_KEY: folder}))
        self.show_place()
