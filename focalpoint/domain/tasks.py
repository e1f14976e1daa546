"""Tasks: what a ministry was asked to do, by when, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class TaskStatus(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    WAITING_VALIDATION = "waiting_validation"
    DONE = "done"
    CANCELLED = "cancelled"


class Priority(StrEnum):
    """How pressing a task is, lowest first."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


FINISHED = frozenset({TaskStatus.DONE, TaskStatus.CANCELLED})


class TaskLine(NamedTuple):
    """One task as lists need it. Dates are ISO text; percent is 0–100."""

    id: str
    ref: str
    title: str
    ministry_id: str | None
    person_id: str | None
    due: str | None
    priority: str
    status: str
    percent: int
    link_entity: str | None
    link_id: str | None
    version: int


class ChecklistItem(NamedTuple):
    """One step of a task."""

    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Task:
    """One task with every field, for the inspector and the exports."""

    id: str
    ref: str
    title: str
    request: str
    """What is asked, in the official's words."""
    ministry_id: str | None
    person_id: str | None
    due: str | None
    due_text: str
    priority: str
    status: str
    percent: int
    checklist: tuple[ChecklistItem, ...]
    link_entity: str | None
    link_id: str | None
    completed_on: str | None
    classification: str
    archived: bool
    version: int


class Comment(NamedTuple):
    """What somebody wrote under a record; ``at`` is a UTC instant."""

    id: str
    entity: str
    record_id: str
    text: str
    author: str
    at: str


class FileInfo(NamedTuple):
    """A file kept inside the vault; ``size`` in bytes."""

    id: str
    entity: str
    record_id: str
    name: str
    media_type: str
    size: int
    sha256: str


def is_overdue(due: date | None, status: str, today: date) -> bool:
    """Whether a task is late: its day has passed and nobody has finished or cancelled it."""
    return due is not None and due < today and status not in FINISHED
