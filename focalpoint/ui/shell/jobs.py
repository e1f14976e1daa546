"""Long work off the window's thread: create a job, connect to it, then start it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from focalpoint.domain.errors import CancelledError
from focalpoint.domain.progress import Progress

Work = Callable[[Progress], Any]


class Job(QObject):
    """One piece of long work.

    It lives on the window's thread, and so do its public signals: whoever connects is called there. The worker emits
    the two private ones, which are queued.

    Order of use: ``job = runner.create(…)``, connect, ``job.start()``.
    """

    progressed = Signal(int, int, str)
    """Done, total (0 = unknown), a code of what is being done."""
    succeeded = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()
    finished = Signal()
    """After one of the three others."""

    def __init__(self, title: str, work: Work, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.quiet = False
        self.writes = False
        self._work = work
        self._pool = pool
        self._stop = threading.Event()
        self._left = threading.Event()
        self._started = False
        self._over = False

    @property
    def running(self) -> bool:
        """Whether it was started and is not over."""
        return self._started and not self._over

    @property
    def over(self) -> bool:
        """Whether it has succeeded, failed or was cancelled."""
        return self._over

    @property
    def left(self) -> bool:
        """Whether the worker has let go of it: only then may it be deleted."""
        return self._left.is_set()

    @property
    def stopping(self) -> bool:
        """Whether Cancel was pressed."""
        return self._stop.is_set()

    def start(self) -> None:
        """Begin. Connect first: work may be over before this returns.

        Raises:
            RuntimeError: it was started before.
        """
        if self._started:
            message = "a job starts once"
            raise RuntimeError(message)
        runner = self.parent()
        if isinstance(runner, JobRunner) and runner.retired:
            # The window is on its way out: whoever waits for the job hears that it will not be done.
            self._over = True
            self._left.set()
            self.cancelled.emit()
            self.finished.emit()
            return
        self._started = True
        self._stepped.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._pool.start(_Runnable(self))

    def cancel(self) -> None:
        """Ask it to stop; nothing half-written stays."""
        self._stop.set()

    _stepped = Signal(int, int, str)
    _ended = Signal(object, object)

    def _on_ended(self, result: object, error: object) -> None:
        self._over = True
        if error is None:
            self.succeeded.emit(result)
        elif isinstance(error, CancelledError):
            self.cancelled.emit()
        else:
            self.failed.emit(error)
        self.finished.emit()


class _Reporter:
    """The Progress that the work sees: passes on what it is told, at most a hundred times, and stops on Cancel."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._last = (-1, "")

    def step(self, done: int, total: int, code: str = "", **_names: object) -> None:
        """Tell the window; raise when Cancel was pressed."""
        if self._job.stopping:
            raise CancelledError
        share = done * 100 // total if total else -1
        if (share, code) != self._last:
            self._last = (share, code)
            self._job._stepped.emit(done, total, code)  # noqa: SLF001 - the two halves of one thing


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        try:
            result = self._job._work(_Reporter(self._job))  # noqa: SLF001 - the two halves of one thing
        except Exception as error:  # noqa: BLE001 - the thread's boundary: handed over, shown and logged there
            self._job._ended.emit(None, error)  # noqa: SLF001
        else:
            self._job._ended.emit(result, None)  # noqa: SLF001
        # Until ``emit`` has returned, the worker is inside the job's signal; the window may have heard it already.
        self._job._left.set()  # noqa: SLF001


_GIVES_WAY_SECONDS: Final = 0.0002
"""So long a worker goes on computing while the window's thread wants the interpreter (Python's own 5 ms would be waited
for at every cell that is painted)."""


class JobRunner(QObject):
    """Creates jobs and knows which are running. Jobs that write share one worker and go one after the other."""

    added = Signal(Job)
    removed = Signal(Job)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_GIVES_WAY_SECONDS)
        self._readers = QThreadPool(self)
        self._readers.setMaxThreadCount(2)
        self._writer = QThreadPool(self)
        self._writer.setMaxThreadCount(1)
        self.retired = False
        """Whether nothing more may begin. Jobs ask their parent: a bound method would keep it alive."""
        self._jobs: list[Job] = []
        self._spent: list[Job] = []

    def create(self, title: str, work: Work, *, writes: bool = False, quiet: bool = False) -> Job:
        """A job that is not started yet.

        Args:
            title: what it does, in the reader's language ("Exporting the progress report").
            work: called on a worker with a Progress; its result comes with ``succeeded``.
            writes: whether it changes the vault.
            quiet: whether it is too small to be shown in the status bar.
        """
        job = Job(title, work, self._writer if writes else self._readers, self)
        job.writes, job.quiet = writes, quiet
        self._jobs.append(job)
        # A bound method, not a lambda: the job must not be what keeps its own runner alive.
        job.finished.connect(self._on_finished)
        self.added.emit(job)
        return job

    @property
    def running(self) -> list[Job]:
        """Jobs under way."""
        return [job for job in self._jobs if job.running]

    @property
    def writing(self) -> Job | None:
        """The job that holds the pen, if any."""
        return next((job for job in self._jobs if job.running and job.writes and not job.quiet), None)

    def retire(self) -> None:
        """Begin nothing more: the window closes. A pool that is deleted at work would wait for it, and it for us."""
        self.retired = True

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for job in self._jobs:
            job.cancel()

    def wait(self, ms: int = 10_000) -> bool:
        """Wait for the workers (when the program ends); false when they did not end in time."""
        return self._readers.waitForDone(ms) and self._writer.waitForDone(ms)

    def _on_finished(self) -> None:
        for job in [known for known in self._jobs if known.over]:
            self._jobs.remove(job)
            self._spent.append(job)
            self.removed.emit(job)
        self._sweep()

    def _sweep(self) -> None:
        """Delete the jobs that are over and that no worker touches any more; the rest at the next occasion."""
        for job in [spent for spent in self._spent if spent.left]:
            self._spent.remove(job)
            job.deleteLater()
