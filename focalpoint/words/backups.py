"""Backups in words: why one was made, how old it is, what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from focalpoint.language import N_, Language

_REASONS: Final[dict[str, str]] = {
    "asked": N_("Asked for"),
    "interval": N_("Every half hour"),
    "exit": N_("On closing"),
    "import": N_("Before an import"),
    "migration": N_("Before an update"),
    "rotation": N_("Before new keys"),
    "rotate": N_("Before new keys"),
    "restore": N_("Before a restore"),
}


def reason(language: Language, code: str) -> str:
    """Why it was made."""
    return language.gettext(_REASONS[code]) if code in _REASONS else code


def age(language: Language, days: int) -> str:
    """How many days ago."""
    if days <= 0:
        return language.pgettext("age", "Today")
    if days == 1:
        return language.pgettext("age", "Yesterday")
    return language.ngettext("{n} day ago", "{n} days ago", days).format(n=language.number(days))


def last_backup(language: Language, days: int | None) -> str:
    """How old the newest one is, as a sentence."""
    if days is None:
        return language.gettext("There is no backup yet. Make one now, and keep a copy away from this computer.")
    if days <= 0:
        return language.gettext("The newest backup is of today.")
    words = language.ngettext("The newest backup is {n} day old.", "The newest backup is {n} days old.", days)
    return words.format(n=language.number(days))


def contents(language: Language, tables: Mapping[str, int]) -> str:
    """What one holds, in a few words: plan and tasks."""
    nodes, tasks = tables.get("plan_nodes"), tables.get("tasks")
    if nodes is None or tasks is None:
        return ""
    lines = language.ngettext("{n} line of the plan", "{n} lines of the plan", nodes).format(n=language.number(nodes))
    given = language.ngettext("{n} task", "{n} tasks", tasks).format(n=language.number(tasks))
    return language.gettext("{lines}, {tasks}").format(lines=lines, tasks=given)
