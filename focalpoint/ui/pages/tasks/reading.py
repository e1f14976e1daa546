"""Reads the tasks for their page: all of them on a worker, or only those that changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.pages.tasks.columns import Loaded, as_line, read_tasks

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.ui.pages.tasks.page import TasksPage
    from focalpoint.ui.shell.context import PageContext

_MOST_PATCHED: Final = 60
_SLOW_MS: Final = 200


def load_inspector() -> None:
    """Import, on the worker, what the first inspector needs: the window's thread then finds it ready."""
    import focalpoint.ui.inspector.task  # noqa: F401


def ready_then(page: TasksPage, act: Callable[[], None]) -> None:
    """Make the inspector in steps, and act when it is ready.

    With the rows of the list, all in one go, it would hold the window's thread for longer than it may.
    """

    def polish(inspector: QWidget) -> None:
        for part in inspector.findChildren(QWidget):
            part.ensurePolished()
        QTimer.singleShot(0, page, act)

    def make() -> None:
        inspector = page.prepare_inspector()
        QTimer.singleShot(0, page, lambda: polish(inspector))

    QTimer.singleShot(0, page, make)


class TaskReader(QObject):
    """Holds what was read."""

    came = Signal(bool)
    """Other tasks are there; whether names read as before."""
    failed = Signal(Exception)
    slow = Signal()
    """It takes so long that the person should be told."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._loader = Loader(context, self)
        self.loaded = Loaded()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SLOW_MS)
        self._timer.timeout.connect(self.slow)

    @property
    def loading(self) -> bool:
        """Whether tasks are still to come."""
        return self._loader.loading

    @property
    def is_slow(self) -> bool:
        """Whether they are to come, and nothing was there before, for so long that it shows."""
        return self.loading and not self.loaded.tasks and not self._timer.isActive()

    def read(self, change_set: ChangeSet | None, *, archived: bool) -> None:
        """Read every task, or only those that a change set names."""
        changed = change_set.ids("tasks") if change_set is not None else frozenset()
        if change_set is None or len(changed) > _MOST_PATCHED or self.loading:
            workspace = self._context.workspace

            def read() -> Loaded:
                found = read_tasks(workspace, archived=archived)
                load_inspector()
                return found

            self._loader.load(read, self._on_read, self.failed.emit)
            if self.loading:
                self._timer.start()
            return
        for task_id in changed:
            task = self._context.workspace.tasks.get(task_id)
            self.loaded.forget(task_id)
            if task.archived == archived:
                ticked = sum(step.done for step in task.checklist)
                self.loaded.put(as_line(task), (ticked, len(task.checklist)))
        self.came.emit(not change_set.entities & {"ministries", "people"})

    def _on_read(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self._timer.stop()
        self.came.emit(False)
