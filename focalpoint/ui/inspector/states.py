"""One word for how a node or a task does, the word that stands beside the colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.domain.plan import Colour, Figures, PlanLine
from focalpoint.domain.rag import ColourRule
from focalpoint.domain.tasks import TaskStatus
from focalpoint.words.plan import Word, say
from focalpoint.words.tasks import task_status

if TYPE_CHECKING:
    from datetime import date

    from focalpoint.domain.tasks import Task, TaskLine
    from focalpoint.language import Language

_BY_RULE: Final[dict[str, Word]] = {
    ColourRule.CANCELLED: lambda language: language.pgettext("state", "Cancelled"),
    ColourRule.SUPERSEDED: lambda language: language.pgettext("state", "Superseded"),
    ColourRule.UNDER_CANCELLED: lambda language: language.pgettext("state", "Cancelled"),
    ColourRule.BLOCKED: lambda language: language.pgettext("state", "Blocked"),
    ColourRule.OVERDUE: lambda language: language.pgettext("state", "Late"),
    ColourRule.NOT_DUE: lambda language: language.pgettext("state", "Not due"),
    ColourRule.NO_DATA: lambda language: language.pgettext("state", "No data"),
    ColourRule.COMPLETE: lambda language: language.pgettext("state", "Complete"),
}
_BY_COLOUR: Final[dict[str, Word]] = {
    Colour.RED: lambda language: language.pgettext("state", "Late"),
    Colour.AMBER: lambda language: language.pgettext("state", "Behind"),
    Colour.GREEN: lambda language: language.pgettext("state", "On track"),
    Colour.GREY: lambda language: language.pgettext("state", "Not due"),
}
_TASK_COLOURS: Final = {
    TaskStatus.OPEN: "grey",
    TaskStatus.IN_PROGRESS: "blue",
    TaskStatus.WAITING_VALIDATION: "amber",
    TaskStatus.DONE: "green",
    TaskStatus.CANCELLED: "grey",
}


def state_word(language: Language, line: PlanLine, figures: Figures) -> str:
    """How a node does, in a word."""
    if line.blocked:
        return _BY_RULE[ColourRule.BLOCKED](language)
    word = _BY_RULE.get(figures.colour_rule) or _BY_COLOUR.get(figures.colour)
    return word(language) if word else say({}, language, figures.colour)


def state_words(language: Language) -> list[str]:
    """Every word that ``state_word`` may say."""
    return [word(language) for word in (*_BY_RULE.values(), *_BY_COLOUR.values())]


def task_state(language: Language, task: TaskLine | Task) -> tuple[str, str]:
    """A task's status as colour and word."""
    return _TASK_COLOURS.get(TaskStatus(task.status), "grey"), task_status(language, task.status)


def late_words(language: Language, due: date, today: date) -> str:
    """How late something is, in words."""
    days = (today - due).days
    return language.ngettext("{n} day late", "{n} days late", days).format(n=days)
