"""The classification as a coloured strip with its word over the whole window, from a marking on that Settings names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from focalpoint.domain.classification import Classification, highest, reaches
from focalpoint.ui.shell.theme.theme import apply_property
from focalpoint.words.classification import marking

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext

_TONES: Final = {
    Classification.UNCLASSIFIED: "green",
    Classification.RESTRICTED: "accent",
    Classification.CONFIDENTIAL: "amber",
    Classification.SECRET: "red",
    Classification.TOP_SECRET: "red",
}


class Banner(QLabel):
    """How far what is on the screen may travel. ``show_marking`` is called whenever the settings change."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record = ""
        self.setObjectName("banner")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        context.shell.language_changed.connect(self.show_marking)
        self.show_marking()

    def show_record(self, level: str) -> None:
        """The marking of the record in the inspector; empty for none."""
        if level != self._record:
            self._record = level
            self.show_marking()

    def show_marking(self) -> None:
        """Show the higher one of the vault's marking and the record's, where it is high enough."""
        settings, language = self._context.workspace.settings, self._context.language
        vault = settings.get("classification")
        level = highest((vault, self._record)) if self._record else vault
        tone = _TONES.get(Classification(level), "red") if level in set(Classification) else "red"
        apply_property(self, "tone", tone)
        words = marking(language, level)
        self.setText(words.upper())
        if level == vault:
            self.setAccessibleName(language.gettext("This vault is marked: {marking}").format(marking=words))
            self.setToolTip(language.gettext("How far the documents of this vault may travel"))
        else:
            self.setAccessibleName(language.gettext("The record shown is marked: {marking}").format(marking=words))
            self.setToolTip(self.accessibleName())
        self.setVisible(reaches(level, settings.get("banner_from")))
