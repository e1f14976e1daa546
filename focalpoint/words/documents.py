"""Words that several documents share, and what a job says while it writes one."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_, Language

FORMATS: Final[dict[str, str]] = {
    ".xlsx": N_("Excel workbook"),
    ".pdf": N_("PDF progress report"),
    ".csv": N_("CSV table"),
    ".xml": N_("Microsoft Project file"),
    ".ics": N_("Calendar"),
}
"""What each suffix gives; translated where it is shown."""

STEPS: Final[dict[str, str]] = {
    "document.figures": N_("Gathering the figures"),
    "document.layout": N_("Laying out the pages"),
    "document.pages": N_("Writing the pages"),
    "document.sheets": N_("Writing the sheets"),
    "document.rows": N_("Writing the rows"),
}
"""What a job says by the code that it hands to ``Progress.step``."""


def format_name(language: Language, suffix: str) -> str:
    """What a suffix gives; the suffix itself when nobody knows it."""
    name = FORMATS.get(suffix)
    return language.gettext(name) if name else suffix


def sample_notice(language: Language) -> str:
    """What stands across every page of the sample country."""
    return language.gettext("Sample country")


def sample_sentence(language: Language) -> str:
    """What the first page of the sample country says."""
    return language.gettext("The sample country is fictional: its offices, people and figures are invented.")


def cut_off(language: Language, day: str) -> str:
    """As of which day the figures stand."""
    return language.gettext("As of {day}").format(day=day)


def days_late(language: Language, days: int) -> str:
    """How late something is."""
    return language.ngettext("{n} day", "{n} days", days).format(n=days)
