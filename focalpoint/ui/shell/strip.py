"""The strip over every page of a vault that can only be read: why, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.facts import read_only_reason
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import LinkButton, label

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

MOVABLE: Final = frozenset({"network", "synchronised"})
"""Why a vault is only read, where moving it to this computer helps."""


class ReadOnlyStrip(QFrame):
    """One line that stays as long as nothing can be written."""

    move_asked = Signal()

    def __init__(self, theme: Theme, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._theme, self._workspace = theme, workspace
        self._picture = QLabel()
        self._text = label(wrap=True)
        self.way_out: QPushButton = LinkButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        row.addWidget(self.way_out)
        self.way_out.clicked.connect(self.move_asked)
        theme.changed.connect(self._paint)
        self._paint()
        self.setVisible(bool(workspace.read_only))

    def text(self) -> str:
        """Why nothing can be written."""
        return self._text.text()

    def retranslate(self, language: Language) -> None:
        """Write it anew."""
        reason = self._workspace.read_only
        words = read_only_reason(self._workspace, language) if reason else ""
        self._text.setText(words)
        self.setAccessibleName(words)
        self.way_out.setText(language.gettext("Move it to this computer"))
        self.way_out.setVisible(reason in MOVABLE)
        self.setVisible(bool(reason))

    def _paint(self) -> None:
        size = self._theme.px(18)
        self._picture.setPixmap(self._theme.icon("warning", "amber").pixmap(size, size))
