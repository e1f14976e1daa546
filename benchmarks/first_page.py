"""The window on a vault, as ``app.py`` opens it, for benchmarks that look at it from outside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import focalpoint.ui  # noqa: F401 - before Qt, as app.py has it: it imports Qt as the application does

# isort: split
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QTreeView, QWidget

from focalpoint.app import openers, pages
from focalpoint.domain.clock import Clock
from focalpoint.services.opening import unlock
from focalpoint.ui.shell.desk import Desk
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.widgets.charts.bars import BarChart

if TYPE_CHECKING:
    from focalpoint.ui.shell.window import MainWindow

PASSPHRASE = "benchmark"


def enter(application: QApplication, vault: Path) -> tuple[Desk, MainWindow]:
    """The desk with the window of the vault on it."""
    desk = Desk(application, pages=pages(), openers=openers(), clock=Clock(), memory=WindowMemory(None))
    workspace = unlock(vault, user_name=None, passphrase=PASSPHRASE, clock=Clock())
    window = desk.enter(workspace)
    window.resize(1366, 768)
    return desk, window


class FirstPaint(QObject):
    """Calls back when the first page has painted figures or rows, not merely an empty frame."""

    def __init__(self, application: QApplication, page: QWidget, painted: Callable[[], None]) -> None:
        super().__init__(application)
        self._application, self._page, self._painted = application, page, painted
        application.installEventFilter(self)  # the page makes its charts and lists when they have something to show

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Let what has something to show paint it, and call back as soon as it has."""
        if (
            event.type() == QEvent.Type.Paint
            and isinstance(watched, QWidget)
            and self._page.isAncestorOf(watched)
            and _filled(watched)
        ):
            self._application.removeEventFilter(self)
            QCoreApplication.sendEvent(watched, event)
            self._painted()
            return True
        return False


def _filled(painting: QObject) -> bool:
    """Whether a chart with bars, or the rows of a tree, are being painted."""
    if isinstance(painting, BarChart):
        return bool(painting.spots)
    view = painting.parent()
    return isinstance(view, QTreeView) and view.model() is not None and view.model().rowCount() > 0


def show(vault: str, painted: Callable[[], None]) -> None:
    """Open the window; ``painted`` is called when the first page's figures are on the screen."""
    application = QApplication([])
    _desk, window = enter(application, Path(vault))
    page = window.current_page()
    assert page is not None
    watch = FirstPaint(application, page, painted)
    application.exec()
    del watch
