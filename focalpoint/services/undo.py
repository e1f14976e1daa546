"""Undo and redo across pages, until the workspace closes. Undoing is itself a recorded change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from focalpoint.domain.changes import Action, Change, ChangeSet
from focalpoint.domain.errors import ConflictError, ReadOnlyError, RefusedError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.domain.roles import may
from focalpoint.store.work import UnitOfWork

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace
    from focalpoint.store.schema import Base

NEVER_UNDONE = ("user.", "key.", "erase.", "backup.", "export.", "restore.", "vault.")
"""Causes of what is reversed by a recorded act of its own instead (architecture.md)."""
_INVERSE = {
    Action.INSERT: Action.ARCHIVE,
    Action.ARCHIVE: Action.RESTORE,
    Action.RESTORE: Action.ARCHIVE,
    Action.UPDATE: Action.UPDATE,
}
_LONGEST = 500


class UndoStack:
    """What was done in this session, newest last. Listeners are told whenever what can be undone changes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._done: list[ChangeSet] = []
        self._undone: list[ChangeSet] = []
        self._replaying = False
        self._listeners: list[Callable[[], None]] = []
        workspace.subscribe(self._take)

    @property
    def undo_step(self) -> ChangeSet | None:
        """What the next undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def redo_step(self) -> ChangeSet | None:
        """What the next redo does again."""
        return self._undone[-1] if self._undone else None

    @property
    def undo_cause(self) -> str | None:
        """The cause of what the next undo takes back, for its label."""
        return self._done[-1].cause if self._done else None

    @property
    def redo_cause(self) -> str | None:
        """The cause of what the next redo does again."""
        return self._undone[-1].cause if self._undone else None

    def listen(self, listener: Callable[[], None]) -> None:
        """Be told whenever the steps change."""
        self._listeners.append(listener)

    def undo(self, progress: Progress | None = None) -> ChangeSet | None:
        """Take the last step back.

        Returns:
            What changed; None when there was nothing to undo.

        Raises:
            ConflictError: somebody changed the same fields since. The step is dropped and nothing is overwritten.
        """
        return self._step("undo.undo", self._done, self._undone, progress or Quiet())

    def redo(self, progress: Progress | None = None) -> ChangeSet | None:
        """Do the last undone step again; errors as ``undo``."""
        return self._step("undo.redo", self._undone, self._done, progress or Quiet())

    def clear(self) -> None:
        """Forget every step (after a restore)."""
        self._done.clear()
        self._undone.clear()
        self._tell()

    def forget(self, record_id: str) -> None:
        """Drop the steps that hold a record's values (after its lawful erasure)."""
        for steps in (self._done, self._undone):
            steps[:] = [step for step in steps if all(change.record_id != record_id for change in step.changes)]
        self._tell()

    def _take(self, change_set: ChangeSet) -> None:
        if self._replaying or change_set.cause.startswith(NEVER_UNDONE):
            return
        self._done.append(change_set)
        del self._done[:-_LONGEST]
        self._undone.clear()
        self._tell()

    def _step(
        self, method: str, source: list[ChangeSet], target: list[ChangeSet], progress: Progress
    ) -> ChangeSet | None:
        workspace = self._workspace
        if not may(workspace.session.roles, method):
            raise RefusedError(method=method)
        if workspace.read_only:
            raise ReadOnlyError(reason=workspace.read_only)
        if not source:
            return None
        step = source[-1]
        with self._replay(), workspace.writing(step.compartment):
            work = UnitOfWork(workspace.database(step.compartment), workspace.author, step.cause)
            try:
                with work:
                    for done, change in enumerate(reversed(step.changes)):
                        if done % 200 == 0:
                            progress.step(done, len(step.changes), "undo")
                        _reverse(work, change)
            except ConflictError:
                source.pop()
                self._tell()
                raise
            source.pop()
            target.append(work.change_set)
            workspace.announce(work.change_set)
        self._tell()
        return work.change_set

    @contextmanager
    def _replay(self) -> Iterator[None]:
        self._replaying = True
        try:
            yield
        finally:
            self._replaying = False

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()


def _reverse(work: UnitOfWork, change: Change) -> None:
    """Put one record back, if its fields still are as the change left them."""
    table = tables_by_name()[change.entity]
    row = work.get(table, change.record_id)
    if change.action is not Action.INSERT:
        changed_since = any(getattr(row, field) != value for field, value in change.after.items())
    else:
        changed_since = getattr(row, "archived_at", None) is not None
    if changed_since:
        raise ConflictError(ref=getattr(row, "ref", "") or change.record_id)
    action = _INVERSE[change.action]
    if action is Action.ARCHIVE:
        work.archive(table, change.record_id)
    elif action is Action.RESTORE:
        work.restore(table, change.record_id)
    else:
        work.update(table, change.record_id, **change.before)


def tables_by_name() -> Mapping[str, type[Base]]:
    """Every declared table by its name."""
    from focalpoint.store.schema import Base, load_tables

    load_tables()
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
