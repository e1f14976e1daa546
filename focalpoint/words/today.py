"""The first page's figures in the reader's language: what the tiles, their charts and the digest say."""

from __future__ import annotations

from datetime import date
from typing import Final

from focalpoint.domain.plan import Colour
from focalpoint.domain.rag import ColourRule
from focalpoint.domain.tasks import TaskStatus
from focalpoint.domain.today import (
    SOON_DAYS,
    Backup,
    Door,
    MinistryLoad,
    OthersAct,
    PillarProgress,
    TileFigure,
    Today,
    Urgency,
    backup_days,
    backup_urgency,
    pillar_colour,
)
from focalpoint.language import Language, isolate
from focalpoint.words.causes import cause_label
from focalpoint.words.plan import Word, say

TASKS: Final = "tasks"
_NEEDS_SEPARATORS: Final = 1000

_STATES: Final[dict[str, Word]] = {
    Colour.RED: lambda language: language.pgettext("state", "Late"),
    Colour.AMBER: lambda language: language.pgettext("state", "Behind"),
    Colour.GREEN: lambda language: language.pgettext("state", "On track"),
    Colour.GREY: lambda language: language.pgettext("state", "Not due"),
}
_RULES: Final[dict[str, Word]] = {
    ColourRule.COMPLETE: lambda language: language.pgettext("state", "Complete"),
    ColourRule.NO_DATA: lambda language: language.pgettext("state", "No data"),
    ColourRule.CANCELLED: lambda language: language.pgettext("state", "Cancelled"),
    ColourRule.SUPERSEDED: lambda language: language.pgettext("state", "Superseded"),
}
_DEADLINES: Final[dict[str, Word]] = {
    "task_due": lambda language: language.pgettext("deadline", "Task"),
    "node_finish": lambda language: language.pgettext("deadline", "Finish in the plan"),
    "milestone": lambda language: language.pgettext("deadline", "Milestone"),
    "directory_check": lambda language: language.pgettext("deadline", "To verify in the directory"),
    "treaty_step": lambda language: language.pgettext("deadline", "Step to a treaty"),
    "treaty_duty": lambda language: language.pgettext("deadline", "Notification owed"),
    "treaty_log": lambda language: language.pgettext("deadline", "Ministers and parliament"),
    "request_due": lambda language: language.pgettext("deadline", "Reply to a request"),
    "request_limit": lambda language: language.pgettext("deadline", "Legal limit of a request"),
    "request_paper": lambda language: language.pgettext("deadline", "Approval to be confirmed on paper"),
    "evidence_return": lambda language: language.pgettext("deadline", "Evidence to be returned"),
    "custody_end": lambda language: language.pgettext("deadline", "Custody ends"),
    "case_retention": lambda language: language.pgettext("deadline", "End of retention"),
    "profile_check": lambda language: language.pgettext("deadline", "Profile of a State to verify"),
    "provision_verify": lambda language: language.pgettext("deadline", "Verify a provision again"),
}


def count(language: Language, number: int) -> str:
    """A count; small ones need no separators, and a start without them need not load the locale's."""
    return str(number) if number < _NEEDS_SEPARATORS else language.number(number)


def days(language: Language, number: int) -> str:
    """So many days."""
    return language.ngettext("{n} day", "{n} days", number).format(n=count(language, number))


def days_late(language: Language, number: int) -> str:
    """So many days late."""
    return language.ngettext("{n} day late", "{n} days late", number).format(n=count(language, number))


def ministries(language: Language, number: int) -> str:
    """So many ministries."""
    return language.ngettext("{n} ministry", "{n} ministries", number).format(n=count(language, number))


def overdue(today: Today, language: Language) -> TileFigure:
    """How many tasks are late, of how many ministries, and since when."""
    late = today.overdue
    door = Door(TASKS, {"only": "overdue"})
    if not late:
        return TileFigure(count(language, 0), language.gettext("Nothing is late."), door=door)
    oldest = max(load.oldest for load in today.loads)
    named = sum(1 for load in today.loads if load.late and load.ministry_id)
    detail = language.gettext("{ministries} · oldest {days}").format(
        ministries=ministries(language, named), days=days(language, oldest)
    )
    word = language.pgettext("state", "Late")
    return TileFigure(count(language, len(late)), detail, urgency=Urgency.LATE, word=word, door=door)


def soon(today: Today, language: Language) -> TileFigure:
    """How many tasks must be done within 14 days. What is late has a tile of its own, and is not in the list either."""
    due = today.soon
    waiting = sum(task.status == TaskStatus.WAITING_VALIDATION for task in due)
    needing = language.ngettext("{n} needs validation", "{n} need validation", waiting)
    needing = needing.format(n=count(language, waiting))
    said = needing if due else language.gettext("Nothing is due in this time.")
    return TileFigure(count(language, len(due)), said, door=Door(TASKS, {"only": "due", "days": str(SOON_DAYS)}))


def waiting(today: Today, language: Language) -> TileFigure:
    """How many open tasks lie with ministries, and how many wait for a validator."""
    loads = today.waiting
    number, to_validate = sum(load.open for load in loads), sum(load.to_validate for load in loads)
    detail = language.ngettext("{ministries} · {n} to validate", "{ministries} · {n} to validate", to_validate).format(
        ministries=ministries(language, len(loads)), n=count(language, to_validate)
    )
    said = detail if number else language.gettext("Nobody is asked for anything.")
    return TileFigure(count(language, number), said, door=Door(TASKS, {"only": "unfinished"}))


def backup(today: Today, language: Language) -> TileFigure:
    """How old the last backup is, and whether it was opened again and counted."""
    newest, urgency = today.backup, backup_urgency(today.backup, today.now)
    door = Door("settings", {"view": "backups"})
    if newest is None:
        word = language.pgettext("backup", "None yet")
        return TileFigure("–", language.gettext("Made on closing the vault"), "", urgency, word, door)
    age = backup_days(newest, today.now)
    figure = days(language, age) if age else language.pgettext("backup", "Today")
    return TileFigure(figure, proof(newest, language), "", urgency, _backup_word(newest, urgency, language), door)


def _backup_word(newest: Backup, urgency: Urgency, language: Language) -> str:
    if newest.damaged:
        return language.pgettext("backup", "Damaged")
    return language.pgettext("backup", "Too old") if urgency is Urgency.LATE else ""


def proof(newest: Backup, language: Language) -> str:
    """What is known of a backup's integrity."""
    if newest.damaged:
        return language.gettext("It cannot be restored: make a new one")
    if newest.checked:
        return language.gettext("Opened again and counted: sound")
    return language.gettext("Not yet opened again and counted")


def pillar_state(pillar: PillarProgress, language: Language) -> tuple[str, str]:
    """How a pillar does: colour and word."""
    if pillar.line.blocked:
        return str(Colour.RED), language.pgettext("state", "Blocked")
    colour = pillar_colour(pillar)
    return colour, say({**_STATES, **_RULES}, language, pillar.figures.colour_rule if
                       pillar.figures.colour_rule in _RULES else colour)  # fmt: skip


def deadline_kind(language: Language, rule: str) -> str:
    """What falls due."""
    return say(_DEADLINES, language, rule)


def in_days(language: Language, on: date, today: date) -> str:
    """How far away a day is: today, tomorrow, in so many days."""
    number = (on - today).days
    if number == 0:
        return language.pgettext("day", "Today")
    if number == 1:
        return language.pgettext("day", "Tomorrow")
    return days(language, number)


def load_words(language: Language, load: MinistryLoad) -> str:
    """What a ministry has before it, as a sentence."""
    sentence = language.gettext(
        "{late} late, {soon} due within 14 days, {later} later; {waiting} waiting for validation"
    )
    return sentence.format(
        late=count(language, load.late),
        soon=count(language, load.soon),
        later=count(language, load.later),
        waiting=count(language, load.to_validate),
    )


def others_count(language: Language, acts: int) -> str:
    """How much others did since one was last here."""
    if not acts:
        return language.gettext("nothing changed since you were last here")
    counted = language.ngettext("{n} change since you were last here", "{n} changes since you were last here", acts)
    return counted.format(n=count(language, acts))


def act_title(language: Language, act: OthersAct) -> str:
    """What was touched: the record's title, or how many records."""
    if act.title:
        return isolate(act.title)
    counted = language.ngettext("{n} record", "{n} records", act.records)
    return counted.format(n=count(language, act.records))


def act_author(language: Language, act: OthersAct) -> str:
    """Who did it."""
    return isolate(act.author) if act.author else language.gettext("Somebody")


def act_causes(language: Language, act: OthersAct) -> str:
    """What was done."""
    said = [cause_label(language, cause) for cause in act.causes]
    return said[0] if len(said) == 1 else language.join(said)


def act_words(language: Language, act: OthersAct, when: str) -> str:
    """When somebody did what."""
    sentence = language.gettext("{when} · {who}: {what}")
    return sentence.format(who=act_author(language, act), what=act_causes(language, act), when=when)
