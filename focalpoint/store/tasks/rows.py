"""The table of tasks; in both compartments, a task lives where the record that it hangs on lives."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.domain import tasks as domain
from focalpoint.store.schema import BOTH, CODE, ID, ISO_DATE, Base, Index, Integer, Record, Text


class Task(Record, Base):
    """What a ministry was asked to do. Ministry and person are ids in office, never foreign keys across files."""

    __tablename__ = "tasks"
    __compartments__ = BOTH
    __table_args__ = (Index(None, "ministry_id"), Index(None, "link_id"), Index(None, "due", "status", "archived_at"))

    title: Mapped[str] = mapped_column(Text)
    request: Mapped[str] = mapped_column(Text, default="")
    ministry_id: Mapped[str | None] = mapped_column(ID)
    person_id: Mapped[str | None] = mapped_column(ID)
    due: Mapped[str | None] = mapped_column(ISO_DATE)
    due_text: Mapped[str] = mapped_column(Text, default="")
    priority: Mapped[str] = mapped_column(CODE, default="normal")
    status: Mapped[str] = mapped_column(CODE, default="open")
    percent: Mapped[int] = mapped_column(Integer, default=0)
    checklist: Mapped[str] = mapped_column(Text, default="[]")
    link_entity: Mapped[str | None] = mapped_column(CODE)
    link_id: Mapped[str | None] = mapped_column(ID)
    completed_on: Mapped[str | None] = mapped_column(ISO_DATE)


def read_task_lines(connection: Connection, *conditions: ColumnElement[bool]) -> list[domain.TaskLine]:
    """The tasks that fit the conditions, by due date; those without one last."""
    columns = [Task.__table__.columns[name] for name in domain.TaskLine._fields]
    query = select(*columns).where(*conditions).order_by(Task.due.is_(None), Task.due, Task.id)
    return list(map(domain.TaskLine._make, connection.execute(query).fetchall()))


def read_steps(connection: Connection) -> dict[str, tuple[int, int]]:
    """How many steps of each task are ticked, and how many it has; tasks without steps are left out."""
    query = select(Task.id, Task.checklist).where(Task.checklist != "[]")
    found = {}
    for task_id, text in connection.execute(query):
        steps = read_checklist(text)
        found[task_id] = (sum(step.done for step in steps), len(steps))
    return found


def read_tasks(connection: Connection, *conditions: ColumnElement[bool]) -> list[domain.Task]:
    """The tasks that fit the conditions with every field, by due date."""
    names = [field.name for field in dataclasses.fields(domain.Task) if field.name not in ("checklist", "archived")]
    columns = [Task.__table__.columns[name] for name in names]
    query = select(*columns, Task.checklist, Task.archived_at).where(*conditions)
    found = []
    for row in connection.execute(query.order_by(Task.due.is_(None), Task.due, Task.id)):
        *values, checklist, archived_at = row
        fields = dict(zip(names, values, strict=True))
        found.append(domain.Task(**fields, checklist=read_checklist(checklist), archived=archived_at is not None))
    return found


def read_checklist(text: str) -> tuple[domain.ChecklistItem, ...]:
    """The steps of a task from their stored JSON."""
    return tuple(domain.ChecklistItem(str(step), bool(done)) for step, done in json.loads(text))


def write_checklist(items: Iterable[domain.ChecklistItem]) -> str:
    """The steps of a task as JSON to store."""
    return json.dumps([[item.text, item.done] for item in items], ensure_ascii=False)


def find_task(connection: Connection, id_or_ref: str) -> str | None:
    """The id of a task by its id or reference."""
    found = connection.execute(select(Task.id).where((Task.id == id_or_ref) | (Task.ref == id_or_ref))).scalar()
    return None if found is None else str(found)


def known_ids(connection: Connection, wanted: Collection[str]) -> frozenset[str]:
    """Those of the ids that are tasks."""
    ids = list(wanted)
    found: set[str] = set()
    for start in range(0, len(ids), 500):
        query = select(Task.id).where(Task.id.in_(ids[start : start + 500]))
        found.update(connection.execute(query).scalars())
    return frozenset(found)
