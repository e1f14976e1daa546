"""Reading for a page: at once where it is quick, else on a worker, so that the window never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress
    from focalpoint.ui.shell.context import PageContext

_PATIENCE_SECONDS: Final = 0.025
"""So long the window waits for a worker before it goes on and takes the result later."""


class Loader(QObject):
    """Runs one reading at a time; only the newest one's result is given."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._ticket = 0
        self._slow = False
        self.loading = False
        """Whether a result is still to come."""

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
