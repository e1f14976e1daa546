"""Quiet work while nobody waits for it: what waited for somebody's keys, words of files, the indexes in small bites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from focalpoint.domain.changes import Compartment
from focalpoint.domain.progress import Progress
from focalpoint.ui.shell.errors import LOG
from focalpoint.ui.shell.jobs import JobRunner

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_SETTLE_AFTER_MS: Final = 2_000
_QUIET_MS: Final = 1_500
_BITE_PAUSE_MS: Final = 150
BITE: Final = 60
"""Journal entries at a time: an edit that comes meanwhile waits for one bite at the most."""
PAGES: Final = 20
"""Pages of the library's texts at a time."""


class Chores(QObject):
    """Belongs to one window; ends with it."""

    _written = Signal()

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._jobs = workspace, jobs
        self._index = QTimer(self, singleShot=True)
        self._index.timeout.connect(self._on_index)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_AFTER_MS)
        self._settle.timeout.connect(self._on_settle)
        self._written.connect(self._disturb)
        # A unit of work may end on a worker; timers belong to the window's thread.
        self._unsubscribe = workspace.subscribe(lambda _change_set: self._written.emit())

    def begin(self) -> None:
        """Start the clock; call it after the first page is shown."""
        if not self._workspace.read_only:
            self._settle.start()

    def stop(self) -> None:
        """Begin nothing more."""
        self._unsubscribe()
        self._settle.stop()
        self._index.stop()

    def _disturb(self) -> None:
        """Something was written: the index follows once it has been quiet for a moment."""
        if not self._workspace.read_only:
            self._index.start(_QUIET_MS)

    def _on_settle(self) -> None:
        from focalpoint.services.arrival import settle_in

        if self._jobs.running:
            self._settle.start()
            return
        job = self._jobs.create("", lambda progress: settle_in(self._workspace, progress), writes=True, quiet=True)
        job.failed.connect(_on_failed)
        job.finished.connect(self._disturb)
        job.start()

    def _on_index(self) -> None:
        if self._jobs.running:
            self._index.start(_QUIET_MS)
            return
        # Not announced as writing: an edit may come between, it waits for one bite at the most.
        job = self._jobs.create("", self._bite, quiet=True)
        job.failed.connect(_on_failed)
        job.succeeded.connect(self._on_bitten)
        job.start()

    def _bite(self, progress: Progress) -> int:
        search, vault = self._workspace.search, self._workspace.vault
        open_ones = [each for each in Compartment if vault.holds(each)]
        done = sum(search.catch_up(each, limit=BITE) for each in open_ones)
        return done + self._workspace.library.tend(PAGES, progress)

    def _on_bitten(self, entries: int) -> None:
        if entries:
            self._index.start(_BITE_PAUSE_MS)


def _on_failed(error: Exception) -> None:
    # It is tried again at the next change or start; nobody has to do anything.
    LOG.info("a chore was put off: %s", type(error).__name__)
