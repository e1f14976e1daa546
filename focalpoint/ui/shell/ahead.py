"""The code of pages that were not opened yet is loaded while nobody waits, so that they open fast."""

from __future__ import annotations

import sys
from collections import deque
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from focalpoint.domain.progress import Progress
    from focalpoint.ui.shell.context import PageDescriptor
    from focalpoint.ui.shell.jobs import JobRunner

_PAUSE_MS: Final = 20
_FIRST_MS: Final = 1500
"""So long the first page has the computer to itself."""


class Ahead(QObject):
    """Loads one module a turn of the event loop, on the window's thread and never while a job is at work.

    What the services need for their first write or title takes longer than a turn may: a worker loads that first. It
    all begins after the first page is shown; a start waits for nothing here.
    """

    def __init__(self, pages: Iterable[PageDescriptor], jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._names = deque(dict.fromkeys(name for page in pages for name in page.ahead))
        self._pause = QTimer(self, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    def begin_later(self) -> None:
        """Begin once the first page has its figures."""
        rest = QTimer(self, interval=_FIRST_MS)
        rest.timeout.connect(rest.stop)
        rest.timeout.connect(self.begin)
        rest.start()

    def begin(self) -> None:
        """Load what is not loaded yet."""
        self._names = deque(name for name in self._names if name not in sys.modules)
        if self._names:
            self._jobs.create("", _know_tables, quiet=True).start()
            self._pause.start()

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return not self._names

    def _on_pause(self) -> None:
        if self._jobs.running:
            return
        name = self._names.popleft()
        if not self._names:
            self._pause.stop()
        import_module(name)


def _know_tables(_progress: Progress) -> None:
    from focalpoint.services.undo import tables_by_name

    tables_by_name()
