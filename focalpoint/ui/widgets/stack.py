"""What stands in one place by turns, and asks for no more height than what is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class WorkStack(QStackedWidget):
    """A page's work area: a list that scrolls is not made high by an empty state that is not shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """Qt: as wide as the widest, as high as what is shown."""
        shown, least = self.currentWidget(), super().minimumSizeHint()
        if shown is None:
            return least
        return QSize(least.width(), shown.minimumHeight() or shown.minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Qt: what is not shown decides on no height."""
        return False
