"""Tables around the tasks: reminders that were given, and sets of tasks to use again."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.domain.reminders import Reminded
from focalpoint.domain.templates import Template, TemplateTask
from focalpoint.store.schema import BOTH, CODE, ID, ISO_DATE, Base, Index, Record, Text


class Reminder(Record, Base):
    """That somebody was reminded of a task; it lives where the task lives. What was written is not kept."""

    __tablename__ = "reminders"
    __compartments__ = BOTH
    __table_args__ = (Index(None, "task_id"),)

    task_id: Mapped[str] = mapped_column(ID)
    ministry_id: Mapped[str | None] = mapped_column(ID)
    person_id: Mapped[str | None] = mapped_column(ID)
    reminded_on: Mapped[str] = mapped_column(ISO_DATE)
    language: Mapped[str] = mapped_column(CODE, default="")
    way: Mapped[str] = mapped_column(CODE, default="")


class TaskTemplate(Record, Base):
    """A set of tasks, as JSON: it is written and used as a whole."""

    __tablename__ = "task_templates"

    title: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    tasks: Mapped[str] = mapped_column(Text, default="[]")


def read_reminded(connection: Connection, task_ids: Collection[str] | None = None) -> dict[str, Reminded]:
    """How often each task was reminded of, and when last; of all tasks, or of a few."""
    query = select(Reminder.task_id, func.count(), func.max(Reminder.reminded_on)).where(Reminder.archived_at.is_(None))
    if task_ids is not None:
        query = query.where(Reminder.task_id.in_(sorted(task_ids)))
    rows = connection.execute(query.group_by(Reminder.task_id))
    return {row[0]: Reminded(int(row[1]), str(row[2])) for row in rows}


def read_templates(connection: Connection) -> list[Template]:
    """The office's own templates, by title."""
    query = select(TaskTemplate.id, TaskTemplate.title, TaskTemplate.note, TaskTemplate.tasks).where(
        TaskTemplate.archived_at.is_(None)
    )
    found = [Template(row[0], row[1], row[2], read_template_tasks(row[3]), False) for row in connection.execute(query)]
    return sorted(found, key=lambda template: (template.title.casefold(), template.id))


def read_template_tasks(text: str) -> tuple[TemplateTask, ...]:
    """The tasks of a template from their stored JSON."""
    return tuple(
        TemplateTask(
            row["title"], row["request"], row["days"], row["priority"], tuple(row["steps"]), row.get("role", "")
        )
        for row in json.loads(text)
    )


def write_template_tasks(tasks: Sequence[TemplateTask]) -> str:
    """The tasks of a template as JSON to store."""
    return json.dumps([task._asdict() for task in tasks], ensure_ascii=False)
