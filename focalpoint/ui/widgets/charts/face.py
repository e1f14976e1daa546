"""A chart's table in the chart's place: the whole work area, so that no column is cut off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.charts.card import Panel
from focalpoint.ui.widgets.charts.table import Figures, FiguresTable


class TableFace(Panel):
    """Title, table, a button to copy it and one to go back to the charts; Escape goes back too."""

    left = Signal()
    opened = Signal(str)
    announced = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = label(role="strong")
        self._copy, self._back = QPushButton(), QPushButton()
        theme.dress(self._copy, "copy", "text")
        theme.dress(self._back, "back", "text")
        self._copied = ""
        self.table = FiguresTable(theme)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._back)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self._back.clicked.connect(self.left)
        self._copy.clicked.connect(self._on_copy)
        self.table.opened.connect(self.opened)

    def show_figures(self, title: str, figures: Figures) -> None:
        """Show a chart's figures under its title."""
        self._title.setText(title)
        self.table.setAccessibleName(title)
        self.table.show_figures(figures)

    def retranslate(self, language: Language) -> None:
        """Write the buttons anew."""
        self._copy.setText(language.gettext("Copy as table"))
        self._back.setText(language.gettext("Show as chart"))
        self._back.setToolTip(language.gettext("Back to the charts (Esc)"))
        self._copied = language.gettext("Copied as a table.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_copy(self) -> None:
        self.table.copy()
        self.announced.emit(self._copied)
