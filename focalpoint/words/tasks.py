"""The tasks' codes as words in the reader's language."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.tasks import Priority, TaskStatus
from focalpoint.domain.templates import AskedRole
from focalpoint.language import Language
from focalpoint.words.plan import Word, say

TASK_STATUSES: Final[dict[str, Word]] = {
    TaskStatus.OPEN: lambda language: language.pgettext("task status", "Open"),
    TaskStatus.IN_PROGRESS: lambda language: language.pgettext("task status", "In progress"),
    TaskStatus.WAITING_VALIDATION: lambda language: language.pgettext("task status", "Waiting for validation"),
    TaskStatus.DONE: lambda language: language.pgettext("task status", "Done"),
    TaskStatus.CANCELLED: lambda language: language.pgettext("task status", "Cancelled"),
}
PRIORITIES: Final[dict[str, Word]] = {
    Priority.LOW: lambda language: language.pgettext("priority", "Low"),
    Priority.NORMAL: lambda language: language.pgettext("priority", "Normal"),
    Priority.HIGH: lambda language: language.pgettext("priority", "High"),
    Priority.URGENT: lambda language: language.pgettext("priority", "Urgent"),
}

ASKED_ROLES: Final[dict[str, Word]] = {
    AskedRole.MAIN: lambda language: language.gettext("Main contact"),
    AskedRole.ALTERNATE: lambda language: language.gettext("Alternate contact"),
    AskedRole.VALIDATOR: lambda language: language.gettext("Validator"),
}


def task_status(language: Language, code: str) -> str:
    """Where a task stands."""
    return say(TASK_STATUSES, language, code)


def priority(language: Language, code: str) -> str:
    """How pressing a task is."""
    return say(PRIORITIES, language, code)


def asked_role(language: Language, code: str) -> str:
    """Who of a ministry a template's task asks."""
    return say(ASKED_ROLES, language, code)
