"""What a person can do with tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from focalpoint.domain import task_rules
from focalpoint.domain.changes import ChangeSet, Value
from focalpoint.domain.errors import NotFoundError, ReasonNeededError, RefusedError, RuleError
from focalpoint.domain.folding import fold
from focalpoint.domain.tasks import FINISHED, ChecklistItem, Task, TaskLine, TaskStatus, is_overdue
from focalpoint.services.base import Listed, Service
from focalpoint.store import tasks as store

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from focalpoint.store.work import UnitOfWork

TaskValue = Value | Sequence[tuple[str, bool]]
"""What a field of a task takes: a stored value, or the steps of its checklist."""


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks to list; what is not asked does not narrow."""

    text: str = ""
    ministry_id: str | None = None
    person_id: str | None = None
    statuses: frozenset[str] | None = None
    overdue: bool = False
    due_within: int | None = None
    """Days from today, today included; what is overdue is in it too."""
    link_id: str | None = None
    archived: bool = False


class TaskService(Service):
    """The ministries' tasks: ask, assign, follow, close, reopen."""

    capability: ClassVar[str] = "tasks"

    def list(self, wanted: TaskFilter | None = None) -> Listed[TaskLine]:
        """The tasks that fit, by due date; those without one last."""
        query = wanted or TaskFilter()
        table = store.Task
        put_away = table.archived_at.is_not(None)
        conditions: Listed[ColumnElement[bool]] = [put_away if query.archived else ~put_away]
        if query.ministry_id:
            conditions.append(table.ministry_id == query.ministry_id)
        if query.person_id:
            conditions.append(table.person_id == query.person_id)
        if query.link_id:
            conditions.append(table.link_id == query.link_id)
        if query.statuses is not None:
            conditions.append(table.status.in_(sorted(query.statuses)))
        with self._office.read() as connection:
            lines = store.read_task_lines(connection, *conditions)
        return [line for line in lines if self._fits(line, query)]

    def get(self, task_id: str) -> Task:
        """One task with every field.

        Raises:
            NotFoundError: there is none.
        """
        with self._office.read() as connection:
            found = store.read_tasks(connection, store.Task.id == task_id)
        if not found:
            raise NotFoundError(what="tasks")
        return found[0]

    def find(self, id_or_ref: str) -> str:
        """The id of a task by its id or reference; NotFoundError if neither fits."""
        with self._office.read() as connection:
            found = store.find_task(connection, id_or_ref)
        if found is None:
            raise NotFoundError(what="tasks")
        return found

    def overdue_count(self) -> int:
        """How many tasks are late today."""
        with self._office.light() as connection:
            return store.count_overdue(connection, self._workspace.clock.today().isoformat())

    def add(self, title: str, **fields: TaskValue) -> ChangeSet:
        """Ask something of a ministry. ``fields`` are those of ``domain.tasks.Task``."""
        values = _stored({**fields, "title": title})
        task_rules.check_task(values)
        with self._write("task.add") as work:
            self._require_ministry(_text(values.get("ministry_id")))
            work.insert(store.Task, **values)
        return work.change_set

    def edit(self, task_id: str, *, reason: str = "", **changes: TaskValue) -> ChangeSet:
        """Change fields of a task. The status goes through ``complete``, ``reopen``, ``cancel`` and ``submit``."""
        values = _stored(changes)
        with self._write("task.edit", reason) as work:
            row = work.get(store.Task, task_id)
            self._require_ministry(row.ministry_id)
            if "ministry_id" in values:
                self._require_ministry(_text(values["ministry_id"]))
            task_rules.check_task({**{name: getattr(row, name) for name in task_rules.CHECKED}, **values})
            if "status" in values and values["status"] != row.status:
                task_rules.check_status_edit(row.status, str(values["status"]))
            work.update(store.Task, task_id, **values)
        return work.change_set

    def edit_all(self, task_ids: Iterable[str], *, reason: str = "", **changes: TaskValue) -> ChangeSet:
        """Change the same fields of several tasks as one step; titles and statuses are edited one by one."""
        if set(changes) & {"title", "status", "checklist"}:
            raise RuleError(rule="field_type", field=", ".join(sorted(changes)))
        values = _stored(changes)
        task_rules.check_task(values)
        with self._write("task.edit", reason) as work:
            for task_id in task_ids:
                self._require_ministry(work.get(store.Task, task_id).ministry_id)
                work.update(store.Task, task_id, **values)
        return work.change_set

    def set_status(self, task_ids: Iterable[str], status: str, reason: str = "") -> ChangeSet:
        """Move tasks to a status, as on a board; each by the act that leads there, all as one step.

        Raises:
            RefusedError: the roles do not allow the act that leads there.
            ReasonNeededError: reopening and cancelling ask for a reason.
            RuleError: from done to cancelled or back.
        """
        with self._write("task.move", reason) as work:
            for task_id in task_ids:
                row = work.get(store.Task, task_id)
                self._require_ministry(row.ministry_id)
                act = task_rules.act_of_move(row.status, status)
                if not act:
                    continue
                if not self._workspace.may(f"tasks.{act}"):
                    raise RefusedError(method=f"tasks.{act}")
                if act in task_rules.ACTS_WITH_REASON and not reason.strip():
                    raise ReasonNeededError(act=act)
                self._set(work, row, task_rules.move(row.status, status))
        return work.change_set

    def steps(self) -> dict[str, tuple[int, int]]:
        """How many steps of each task are ticked, and how many it has; tasks without steps are left out."""
        with self._office.read() as connection:
            return store.read_steps(connection)

    def assign(self, task_ids: Iterable[str], ministry_id: str | None, person_id: str | None = None) -> ChangeSet:
        """Give tasks to a ministry, and to one of its people."""
        with self._write("task.assign") as work:
            for task_id in task_ids:
                work.update(store.Task, task_id, ministry_id=ministry_id, person_id=person_id)
        return work.change_set

    def complete(self, task_ids: Iterable[str], reason: str = "") -> ChangeSet:
        """Mark tasks done; one that is closed already is refused and nothing is changed."""
        return self._turn("task.complete", task_ids, reason, task_rules.complete)

    def submit(self, task_ids: Iterable[str]) -> ChangeSet:
        """Say that the work is done and waits for the ministry's validator."""
        return self._turn("task.submit", task_ids, "", task_rules.submit)

    def reopen(self, task_ids: Iterable[str], reason: str) -> ChangeSet:
        """Open closed tasks again, with a reason."""
        if not reason.strip():
            raise ReasonNeededError(act="reopen")
        return self._turn("task.reopen", task_ids, reason, task_rules.reopen)

    def cancel(self, task_ids: Iterable[str], reason: str) -> ChangeSet:
        """Give tasks up, with a reason."""
        if not reason.strip():
            raise ReasonNeededError(act="cancel")
        return self._turn("task.cancel", task_ids, reason, task_rules.cancel)

    def tick(self, task_id: str, index: int, done: bool) -> ChangeSet:
        """Tick a step of the checklist, or take the tick away."""
        with self._write("task.tick") as work:
            row = work.get(store.Task, task_id)
            self._require_ministry(row.ministry_id)
            items = list(store.read_checklist(row.checklist))
            if not 0 <= index < len(items):
                raise NotFoundError(what="checklist")
            items[index] = ChecklistItem(items[index].text, done)
            work.update(store.Task, task_id, checklist=store.write_checklist(items))
        return work.change_set

    def archive(self, task_ids: Iterable[str]) -> ChangeSet:
        """Put tasks away."""
        return self._put_away("task.archive", store.Task, task_ids)

    def bring_back(self, task_ids: Iterable[str]) -> ChangeSet:
        """Bring archived tasks back."""
        return self._take_back("task.bring_back", store.Task, task_ids)

    def _turn(self, cause: str, task_ids: Iterable[str], reason: str, rule: Callable[[str], TaskStatus]) -> ChangeSet:
        """Move tasks to the status that the rule gives."""
        with self._write(cause, reason) as work:
            for task_id in task_ids:
                row = work.get(store.Task, task_id)
                self._require_ministry(row.ministry_id)
                self._set(work, row, rule(row.status))
        return work.change_set

    @staticmethod
    def _set(work: UnitOfWork, row: store.Task, status: TaskStatus) -> None:
        """Write a status with the day and the percent that follow from it."""
        changes: dict[str, Value] = {
            "status": status.value,
            "completed_on": work.today.isoformat() if status is TaskStatus.DONE else None,
        }
        if status is TaskStatus.DONE:
            changes["percent"] = task_rules.DONE_PERCENT
        elif status is not TaskStatus.CANCELLED and task_rules.act_of_move(row.status, status) == "reopen":
            changes["percent"] = task_rules.percent_after_reopening(row.percent, store.read_checklist(row.checklist))
        work.update(store.Task, row.id, **changes)

    def _fits(self, line: TaskLine, query: TaskFilter) -> bool:
        today = self._workspace.clock.today()
        due = _day(line.due)
        if query.overdue and not is_overdue(due, line.status, today):
            return False
        if query.due_within is not None:
            last = today + timedelta(days=query.due_within)
            if due is None or due > last or line.status in FINISHED:
                return False
        wanted = fold(query.text.strip())
        return not wanted or wanted in fold(line.title) or wanted in fold(line.ref)


def _stored(fields: Mapping[str, TaskValue]) -> dict[str, Value]:
    """Fields as they are stored: texts stripped, the checklist as JSON."""
    values: dict[str, Value] = {}
    for name, value in fields.items():
        if isinstance(value, str):
            values[name] = value.strip()
        elif value is None or isinstance(value, int | float):
            values[name] = value
        elif name == "checklist":
            values[name] = store.write_checklist(ChecklistItem(str(text), bool(done)) for text, done in value)
        else:
            raise RuleError(rule="field_type", field=name)
    return values


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
