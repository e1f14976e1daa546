"""Undo and redo across pages, until the application closes. Undoing is itself a recorded change.

What can be undone outlives a lock: only the ids of the steps stay in memory meanwhile (``remember``), and after the
same person unlocked, their values are read from the vault's journal again (``resume``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from focalpoint.domain.changes import Action, Change, ChangeSet, Compartment
from focalpoint.domain.errors import ConflictError, ReadOnlyError, RefusedError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.domain.roles import may
from focalpoint.store.work import UnitOfWork

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace
    from focalpoint.store.schema import Base

NEVER_UNDONE = ("user.", "key.", "erase.", "backup.", "export.", "restore.", "vault.", "look.")
"""Causes of what is reversed by a recorded act of its own instead (architecture.md)."""
_INVERSE = {
    Action.INSERT: Action.ARCHIVE,
    Action.ARCHIVE: Action.RESTORE,
    Action.RESTORE: Action.ARCHIVE,
    Action.UPDATE: Action.UPDATE,
}
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class KeptStep:
    """A step by its id alone: nothing of what it holds."""

    batch: str
    compartment: Compartment


@dataclass(frozen=True, slots=True)
class UndoMemory:
    """What outlives a lock: steps done and undone, oldest first, of one user of one vault."""

    vault_id: str
    user_id: str
    done: tuple[KeptStep, ...]
    undone: tuple[KeptStep, ...]


class UndoStack:
    """What was done in this session, newest last. Listeners are told whenever what can be undone changes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._done: list[ChangeSet | KeptStep] = []
        self._undone: list[ChangeSet | KeptStep] = []
        self._replaying = False
        self._listeners: list[Callable[[], None]] = []
        workspace.subscribe(self._take)

    @property
    def undo_step(self) -> ChangeSet | None:
        """What the next undo takes back."""
        return self._newest(self._done)

    @property
    def redo_step(self) -> ChangeSet | None:
        """What the next redo does again."""
        return self._newest(self._undone)

    @property
    def undo_cause(self) -> str | None:
        """The cause of what the next undo takes back, for its label."""
        step = self.undo_step
        return None if step is None else step.cause

    @property
    def redo_cause(self) -> str | None:
        """The cause of what the next redo does again."""
        step = self.redo_step
        return None if step is None else step.cause

    def steps_done(self, most: int = 20) -> list[ChangeSet]:
        """What undo takes back, newest first."""
        return self._list(self._done, most)

    def steps_undone(self, most: int = 20) -> list[ChangeSet]:
        """What redo does again, the next one first."""
        return self._list(self._undone, most)

    def remember(self) -> UndoMemory:
        """The ids of the steps, to be kept over a lock."""
        done, undone = (
            tuple(KeptStep(step.batch, step.compartment) for step in steps) for steps in (self._done, self._undone)
        )
        return UndoMemory(self._workspace.vault.vault_id, self._workspace.session.user_id, done, undone)

    def resume(self, memory: UndoMemory) -> None:
        """Go on with what was remembered before a lock; another user's or vault's steps are not taken over."""
        mine = (self._workspace.vault.vault_id, self._workspace.session.user_id)
        if (memory.vault_id, memory.user_id) == mine:
            self._done[:0], self._undone[:0] = memory.done, memory.undone
            self._tell()

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
            read = [self._read(step) for step in steps]
            steps[:] = [step for step in read if step and all(change.record_id != record_id for change in step.changes)]
        self._tell()

    def _take(self, change_set: ChangeSet) -> None:
        if self._replaying or change_set.cause.startswith(NEVER_UNDONE):
            return
        self._done.append(change_set)
        del self._done[:-_LONGEST]
        self._undone.clear()
        self._tell()

    def _newest(self, steps: list[ChangeSet | KeptStep]) -> ChangeSet | None:
        """The newest step that can still be read; what cannot is dropped."""
        while steps:
            step = self._read(steps[-1])
            if step is not None:
                steps[-1] = step
                return step
            steps.pop()
        return None

    def _list(self, steps: list[ChangeSet | KeptStep], most: int) -> list[ChangeSet]:
        read = (self._read(step) for step in reversed(steps[-most:]))
        return [step for step in read if step is not None]

    def _read(self, step: ChangeSet | KeptStep) -> ChangeSet | None:
        """The step with its values; None when its compartment is not open or the journal does not hold it."""
        if isinstance(step, ChangeSet):
            return step
        if step.compartment is Compartment.CASEWORK and self._workspace.vault.casework is None:
            return None
        from focalpoint.store import journal

        with self._workspace.database(step.compartment).read() as connection:
            entries = journal.of_batch(connection, step.batch)
        if not entries:
            return None
        changes = tuple(journal.read_change(entry)[0] for entry in entries)
        return ChangeSet(step.batch, step.compartment, entries[0].cause, entries[0].at, changes)

    def _step(
        self,
        method: str,
        source: list[ChangeSet | KeptStep],
        target: list[ChangeSet | KeptStep],
        progress: Progress,
    ) -> ChangeSet | None:
        workspace = self._workspace
        if not may(workspace.session.roles, method):
            raise RefusedError(method=method)
        if workspace.read_only:
            raise ReadOnlyError(reason=workspace.read_only)
        step = self._newest(source)
        if step is None:
            return None
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
    """Put one record back, if its fields still are as the change left them; a note changed none."""
    if change.action is Action.NOTE:
        return
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
