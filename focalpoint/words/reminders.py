"""Reminders in words: why, how often, what to do next, and the letter itself in any of the six languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from focalpoint.domain.reminders import NextStep, Reminded, ReminderLine, Why, days_since
from focalpoint.language import Language, isolate
from focalpoint.words.plan import Word

_STEPS: Final[dict[NextStep, Word]] = {
    NextStep.FIRST: lambda language: language.gettext("Remind"),
    NextStep.WAIT: lambda language: language.gettext("Wait a few days"),
    NextStep.AGAIN: lambda language: language.gettext("Remind again"),
    NextStep.ALTERNATE: lambda language: language.gettext("Write to the alternate contact"),
    NextStep.HEAD: lambda language: language.gettext("Raise it with the head of the ministry"),
}


def why(language: Language, line: ReminderLine, today: date) -> str:
    """Why a task needs a reminder."""
    if line.why is Why.WAITING:
        return language.gettext("Waits for validation")
    if line.task.due is None:
        return language.gettext("No due date")
    days = (date.fromisoformat(line.task.due) - today).days
    if days < 0:
        return language.ngettext("{n} day late", "{n} days late", -days).format(n=-days)
    if days == 0:
        return language.gettext("Due today")
    return language.ngettext("Due in {n} day", "Due in {n} days", days).format(n=days)


def next_step(language: Language, step: NextStep) -> str:
    """What to do next."""
    return _STEPS[step](language)


def reminded(language: Language, done: Reminded, today: date) -> str:
    """How often and how long ago; empty for never."""
    if not done.times:
        return ""
    days = days_since(done, today)
    if days == 0:
        return language.ngettext("Reminded today", "Reminded today, {n} times in all", done.times).format(n=done.times)
    if done.times == 1:
        return language.ngettext("Reminded {n} day ago", "Reminded {n} days ago", days).format(n=days)
    when = language.ngettext("Reminded {n} day ago", "Reminded {n} days ago", days).format(n=days)
    times = language.ngettext("{n} time in all", "{n} times in all", done.times).format(n=done.times)
    return language.gettext("{when}, {times}").format(when=when, times=times)


def subject(language: Language, lines: Sequence[ReminderLine]) -> str:
    """The subject of a letter about tasks."""
    if len(lines) == 1:
        return language.gettext("Reminder: {title}").format(title=lines[0].task.title)
    return language.ngettext("Reminder: {n} task", "Reminder: {n} tasks", len(lines)).format(n=len(lines))


def body(
    language: Language, lines: Sequence[ReminderLine], *, recipient: str, sender: str, office: str, today: date
) -> str:
    """The letter: who is asked for what, since when it is awaited, and whom to answer."""
    greeting = (
        language.gettext("Dear {name},").format(name=recipient) if recipient else language.gettext("Dear colleague,")
    )
    asks = language.ngettext(
        "we are still waiting for the following:", "we are still waiting for the following {n} points:", len(lines)
    ).format(n=len(lines))
    rows = [_row(language, line, today) for line in lines]
    close = language.gettext(
        "Please send it, or tell us by when we may expect it and what stands in the way. If it was sent already, thank you."
    )
    return "\n".join([greeting, "", asks, "", *rows, "", close, "", sender, *([office] if office else [])])


def _row(language: Language, line: ReminderLine, today: date) -> str:
    ref, title = isolate(line.task.ref), isolate(line.task.title)
    said = why(language, line, today)
    if line.task.due is None:
        return language.gettext("– {title} ({ref}): {why}").format(title=title, ref=ref, why=said)
    day = language.date(line.task.due)
    return language.gettext("– {title} ({ref}), due {date}: {why}").format(title=title, ref=ref, date=day, why=said)
