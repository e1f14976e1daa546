"""What a person can do to remind ministries: who needs it, what was done, and the text as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.directory import Ministry
from focalpoint.domain.reminders import (
    SOON_DAYS,
    Contacts,
    Reminded,
    ReminderLine,
    next_step,
    recipient,
    why_remind,
)
from focalpoint.domain.tasks import FINISHED, TaskLine, TaskStatus
from focalpoint.services.base import Listed, Service
from focalpoint.services.tasks import TaskFilter
from focalpoint.store import tasks as store

_UNFINISHED = frozenset(status.value for status in TaskStatus) - FINISHED


class ReminderService(Service):
    """Reminders of tasks. What was written leaves by the person's own mail; that and when is kept here."""

    capability: ClassVar[str] = "reminders"

    def list(self, soon: int = SOON_DAYS) -> Listed[ReminderLine]:
        """The tasks that need a reminder: late, waiting for validation, or due within ``soon`` days; by due date."""
        tasks = self._workspace.tasks.list(TaskFilter(statuses=_UNFINISHED))
        return self._lines(tasks, self._read(None), soon)

    def about(self, task_ids: Iterable[str]) -> Listed[ReminderLine]:
        """The same for given tasks, also where they need no reminder yet; closed ones are left out."""
        wanted = set(task_ids)
        tasks = [line for line in self._workspace.tasks.list(TaskFilter(statuses=_UNFINISHED)) if line.id in wanted]
        return self._lines(tasks, self._read(wanted), None)

    def reminded(self, task_id: str) -> Reminded:
        """How often a task was reminded of, and when last."""
        return self._read({task_id}).get(task_id, Reminded())

    def remind(
        self, task_ids: Sequence[str], *, person_id: str | None = None, language: str = "", way: str = ""
    ) -> ChangeSet:
        """Note that somebody was reminded of tasks today, as one step.

        Args:
            task_ids: of what.
            person_id: who was reminded; None for the ministry as such.
            language: code of the language in which it was written.
            way: how the text left: ``copy`` or ``file``; empty for another way.
        """
        with self._write("task.remind") as work:
            rows = [work.get(store.Task, task_id) for task_id in task_ids]
            for row in rows:
                self._require_ministry(row.ministry_id)
            work.insert_many(
                store.Reminder,
                [
                    {
                        "task_id": row.id,
                        "ministry_id": row.ministry_id,
                        "person_id": person_id,
                        "reminded_on": work.today.isoformat(),
                        "language": language,
                        "way": way,
                    }
                    for row in rows
                ],
            )
        return work.change_set

    def save(self, target: Path, subject: str, body: str, to: str = "") -> Path:
        """Write a reminder's text as .eml (a draft for any mail program) or as plain text.

        Raises:
            CannotWriteError: the folder is missing or may not be written; DiskFullError: no room is left.
        """
        from focalpoint.documents.letter import write_letter

        write_letter(target, subject, body, to)
        return target

    def _read(self, task_ids: set[str] | None) -> dict[str, Reminded]:
        with self._office.read() as connection:
            return store.read_reminded(connection, task_ids)

    def _lines(
        self, tasks: Iterable[TaskLine], reminded: dict[str, Reminded], soon: int | None
    ) -> Listed[ReminderLine]:
        today = self._workspace.clock.today()
        contacts = {item.id: _contacts(item) for item in self._workspace.directory.ministries(archived=True)}
        found = []
        for task in tasks:
            # Asked for by hand, a task may be reminded of long before it is due.
            why = why_remind(task.due, task.status, today, SOON_DAYS if soon is None else soon)
            if why is None and soon is not None:
                continue
            done = reminded.get(task.id, Reminded())
            step = next_step(done, today)
            known = contacts.get(task.ministry_id or "", Contacts())
            found.append(ReminderLine(task, why, done, step, recipient(why, step, task.person_id, known)))
        return found


def _contacts(ministry: Ministry) -> Contacts:
    return Contacts(ministry.main_contact_id, ministry.alternate_contact_id, ministry.validator_id)
