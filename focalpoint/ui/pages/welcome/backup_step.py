"""The first run's page of the second place for backups: optional, and honest about what a place is worth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from focalpoint.language import isolate
from focalpoint.ui.pages.welcome.card import field
from focalpoint.ui.pages.welcome.steps import Step
from focalpoint.ui.widgets.basics import LinkButton, label

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.services.vault_folders import SecondPlace
    from focalpoint.ui.shell.theme.theme import Theme


class BackupStep(Step):
    """Where backups are copied to as well."""

    choose_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "backup", parent)
        self._language: Language | None = None
        self.folder: Path | None = None
        self._place: SecondPlace | None = None
        self._own = label(role="small", wrap=True)
        self._label, self.shown = label(), QLineEdit()
        self.shown.setReadOnly(True)
        self.choose, self.clear = QPushButton(), LinkButton()
        self.clear.hide()
        theme.dress(self.choose, "vault", "text")
        field(self._label, self.shown, self.body)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.clear)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addSpacing(4)
        self.body.addWidget(self._own)
        self.back_button.hide()
        self.choose.clicked.connect(self.choose_asked)
        self.clear.clicked.connect(lambda: self.show_place(None, None))

    def retranslate(self, language: Language) -> None:
        """Write the texts anew; the chosen folder stays."""
        super().retranslate(language)
        self._language = language
        self.heading.setText(language.gettext("A second place for backups"))
        self.sentence.setText(
            language.gettext(
                "When this computer is lost or broken, a copy elsewhere saves your work: a memory stick or a drive of"
                " the office. Backups are encrypted like the vault."
            )
        )
        self._label.setText(language.gettext("Folder"))
        self.shown.setAccessibleName(self._label.text())
        self.shown.setPlaceholderText(language.gettext("None: only on this computer"))
        self.choose.setText(language.gettext("Choose a folder…"))
        self.clear.setText(language.gettext("No second place"))
        self._own.setText(
            language.gettext(
                "Focal Point makes a backup beside the vault by itself, at closing and every half hour, and copies it"
                " to the second place when that can be reached."
            )
        )
        self.next_button.setText(language.gettext("Continue") if self.folder else language.gettext("Continue without"))
        self._say()

    def show_place(self, folder: Path | None, place: SecondPlace | None) -> None:
        """Show the chosen folder and what it is worth."""
        self.folder, self._place = folder, place
        if place is not None and not place.usable:
            self.folder = None
        self.shown.setText(str(self.folder) if self.folder else "")
        self.clear.setVisible(self.folder is not None)
        if self._language is not None:
            words = self._language.gettext("Continue") if self.folder else self._language.gettext("Continue without")
            self.next_button.setText(words)
        self._say()

    def started(self) -> None:
        """The choice of a folder."""
        self.choose.setFocus()

    def _say(self) -> None:
        language, place = self._language, self._place
        if language is None or place is None:
            self.messages.clear()
            return
        words = place_words(language, place.kind, place.detail)
        self.messages.show_message("done" if place.good else "warning", words)


def place_words(language: Language, kind: str, detail: str = "") -> str:
    """What a folder is worth as a second place for backups."""
    return {
        "other_disk": language.gettext("Good: this folder is on another disk than the vault."),
        "network": language.gettext("Good: this folder is on another computer. It must be reachable for each copy."),
        "same_disk": language.gettext("This folder is on the same disk as the vault: when it fails, both are gone."),
        "inside": language.gettext("This folder is inside the vault. Choose one outside."),
        "synchronised": language.gettext(
            "{service} copies this folder to other computers. Backups stay encrypted, but their names and sizes can be"
            " seen there."
        ).format(service=isolate(detail)),
        "unwritable": language.gettext("Nothing can be written to this folder. Choose another one."),
    }[kind]
