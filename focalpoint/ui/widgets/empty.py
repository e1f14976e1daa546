"""The states of a page that has nothing to show: empty, filtered to nothing, failed, loading."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import LinkButton, PrimaryButton, label

_MARGIN: Final = 12
_LEAST: Final = 160
_LOW: Final = 170


class EmptyState(QWidget):
    """One sentence what the page is for, one button, one link."""

    pressed = Signal()
    link_pressed = Signal()

    def __init__(self, theme: Theme, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = label(role="muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = PrimaryButton()
        self._link = LinkButton()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._picture)
        for widget in (self._sentence, self._button, self._link):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._button.clicked.connect(self.pressed)
        self._link.clicked.connect(self.link_pressed)
        theme.changed.connect(self._paint)
        self._paint()

    def set_texts(self, sentence: str, button: str = "", link: str = "") -> None:
        """The words; an empty button or link is not shown."""
        self._sentence.setText(sentence)
        self._fit()
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._link.setText(link)
        self._link.setVisible(bool(link))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the sentence is never wider than the page."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A layout that centres a label does not ask it how high it is when it wraps: it is told here."""
        # The words and what can be done come before the picture where there is little height.
        low, column = self.height() < self._theme.px(_LOW), self.layout()
        self._picture.setVisible(not low)
        if column is not None:
            column.setSpacing(4 if low else 12)
            column.setContentsMargins(_MARGIN, 0 if low else _MARGIN, _MARGIN, 0 if low else _MARGIN)
        width = min(self._theme.px(600 if low else 420), max(self.width() - 2 * _MARGIN, _LEAST))
        self._sentence.setFixedWidth(width)
        self._sentence.setMinimumHeight(max(0, self._sentence.heightForWidth(width)))

    def _paint(self) -> None:
        self._fit()
        if self._icon:
            size = self._theme.px(40)
            self._picture.setPixmap(self._theme.icon(self._icon, "muted").pixmap(size, size))
