"""A command of a page that is not shown: go there, let the page read what it shows, and do it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import Command
    from focalpoint.ui.shell.window import MainWindow

_LOOK_MS: Final = 50
_PATIENCE: Final = 60
"""How many looks: three seconds. By then the person does something else."""


def go_and_do(window: MainWindow, page: str, name: str) -> None:
    """Show a page and do one of its commands as soon as it can be done."""
    window.go(page).focus_work()
    _Errand(window, page, name).look()


class _Errand(QObject):
    """Waits for the page; given up when the person goes elsewhere."""

    def __init__(self, window: MainWindow, page: str, name: str) -> None:
        super().__init__(window)
        self._window, self._page, self._name = window, page, name
        self._looks = 0

    def look(self) -> None:
        """Do it, or look again a little later."""
        command = self._command()
        if command is None or self._looks > _PATIENCE:
            self.deleteLater()
            return
        self._looks += 1
        reading = any(job.quiet for job in self._window.jobs.running)
        if reading or not command.enabled():
            QTimer.singleShot(_LOOK_MS, self, self.look)
            return
        self.deleteLater()
        command.run()

    def _command(self) -> Command | None:
        """The command; None when its page is shown no more."""
        page = self._window.current_page()
        if page is None or self._window.current_name() != self._page:
            return None
        return next((each for each in page.commands() if each.name == self._name), None)
