"""How many of each kind of record: in the report of a check, and beside a backup."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from focalpoint.language import N_, Language

_KINDS: Final[dict[str, str]] = {
    "plan_nodes": N_("Lines of the plan"),
    "tasks": N_("Tasks"),
    "ministries": N_("Ministries"),
    "people": N_("People"),
    "implementations": N_("Provisions with notes"),
    "bodies": N_("Authorities, networks and donors"),
    "instruments": N_("Instruments added by the office"),
    "treaty_acts": N_("Acts of States"),
    "instrument_log": N_("Entries of the log"),
    "library_items": N_("Texts of the library"),
    "cases": N_("Cases"),
    "comments": N_("Comments"),
    "files": N_("Files"),
    "users": N_("Users"),
    "plans": N_("Plans"),
}
JOURNAL: Final = "journal"


def counted(language: Language, tables: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """``(table, words, count)`` of the kinds that a person knows, in their order; the journal last."""
    found = [(table, language.gettext(words), tables[table]) for table, words in _KINDS.items() if table in tables]
    if JOURNAL in tables:
        found.append((JOURNAL, language.gettext("Entries of the journal"), tables[JOURNAL]))
    return found


def more_words(language: Language, left: int) -> str:
    """Below a list of which not everything is shown."""
    return language.ngettext("and {n} more", "and {n} more", left).format(n=language.number(left))
