"""What waits until the first page has painted its rows: whoever opens a vault sees the plan before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeView


class FirstPaint(QObject):
    """Watches one view; belongs to it."""

    def __init__(self, view: QTreeView, prepare: Callable[[Callable[[], None]], None]) -> None:
        """``prepare`` is given what to call when all is loaded that the first act needs."""
        super().__init__(view)
        self._view, self._prepare = view, prepare
        self._waiting: Callable[[], None] | None = None
        self._painted = False
        view.viewport().installEventFilter(self)

    def then(self, act: Callable[[], None]) -> None:
        """Do it at once when rows have been painted, else right after they are; a later act replaces it."""
        if self._painted:
            act()
        else:
            self._waiting = act

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a paint is about to begin; what waits comes when the loop is back from it."""
        if event.type() == QEvent.Type.Paint and not self._painted and self._view.model().rowCount():
            self._painted = True
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: self._prepare(self._go_on))
        return False

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
