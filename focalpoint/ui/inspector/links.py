"""A link that shortens itself to the room that it has and says its whole text as a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from focalpoint.ui.widgets.basics import LinkButton

_PADDING = 14
_LEAST = 60


class ElidedLink(LinkButton):
    """Never wider than its place."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setToolTip(text)
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + _PADDING, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough."""
        return QSize(min(self.sizeHint().width(), _LEAST), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: shorten anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(self.width() - _PADDING + 2, _LEAST)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))
