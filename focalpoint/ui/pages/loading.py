"""Reading for a page: at once where it is quick, else on a worker, so that the window never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress
    from focalpoint.ui.shell.context import PageContext

_PATIENCE_SECONDS: Final = 0.025
"""So long the window waits for a worker before it goes on and takes the result later."""


_SHOWS_MS: Final = 200
"""So long a page says nothing of a reading that is still going on."""


class Loader(QObject):
    """Runs one reading at a time; only the newest one's result is given."""

    dragging = Signal()
    """It takes so long that the person should be told."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._ticket = 0
        self._slow = False
        self.loading = False
        """Whether a result is still to come."""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SHOWS_MS)
        self._patience.timeout.connect(self._on_patience)

    def load(self, read: Callable[[], Any], show: Callable[[Any], None], fail: Callable[[Exception], None]) -> None:
        """Read on a worker; ``show`` is called before this returns when it was quick, else later."""
        self._ticket += 1
        ticket, done = self._ticket, threading.Event()
        found: list[Any] = []

        def work(progress: Progress) -> object:
            del progress
            try:
                found.append(read())
            finally:
                done.set()
            return None

        def give(_result: object = None) -> None:
            if ticket == self._ticket and self.loading and found:
                self.loading = False
                show(found[0])

        def failed(error: Exception) -> None:
            if ticket == self._ticket:
                self.loading = False
                fail(error)

        self.loading = True
        job = self._context.jobs.create("", work, quiet=True)
        job.succeeded.connect(give)
        job.failed.connect(failed)
        job.start()
        # What was slow the last time is not waited for at all.
        if not self._slow and done.wait(_PATIENCE_SECONDS):
            give()
        self._slow = self.loading
        if self.loading:
            self._patience.start()

    @property
    def drags(self) -> bool:
        """Whether a result is to come and has not for so long that it shows."""
        return self.loading and not self._patience.isActive()

    def _on_patience(self) -> None:
        if self.loading:
            self.dragging.emit()
