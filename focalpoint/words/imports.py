"""Imports in words: what columns can be, what becomes of rows, why rows are skipped, what to look at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from focalpoint.language import N_, Language, isolate
from focalpoint.words.fields import field_label

_COLUMNS: Final[dict[str, str]] = {
    "": N_("Not used"),
    "key": N_("Key"),
    "number": N_("No."),
    "level": N_("Level"),
    "pillar": N_("Pillar"),
    "objective": N_("Objective"),
    "output": N_("Output"),
    "indicator": N_("Indicator"),
    "lead": N_("Lead ministry"),
    "supporting": N_("Supporting ministries"),
    "period": N_("Period"),
    "milestone": N_("Milestone"),
    "computed": N_("Computed, not read"),
}
_OUTCOMES: Final[dict[str, str]] = {
    "new": N_("New"),
    "changed": N_("Changed"),
    "unchanged": N_("Unchanged"),
    "conflict": N_("Conflict"),
    "ask": N_("To decide"),
    "skipped": N_("Skipped"),
}
_REASONS: Final[dict[str, str]] = {
    "column_numbers": N_("Only numbers the columns."),
    "header_again": N_("Repeats the header."),
    "no_title": N_("Has no title."),
    "blank_task": N_("Has no name."),
    "external_task": N_("Belongs to another project."),
    "our_task": N_("Is a ministry's task, not a part of the plan."),
    "uid_twice": N_("Has the same number as a row above."),
    "archived": N_("Is archived here. Bring it back first."),
    "asked": N_("May be a row that is there already. Decide which."),
    "not_wanted": N_("Was deselected."),
}
_WARNINGS: Final[dict[str, str]] = {
    "several_leads": N_("Several institutions: {lead} leads, {supporting} support."),
    "finish_before_start": N_("Finish {finish} is before start {start}. Both are kept as text."),
    "date_unknown": N_("The date “{text}” is not understood. It is kept as text."),
    "date_ambiguous": N_("The date “{text}” was read as {date}."),
    "date_from_number": N_("The number {text} was read as the date {date}."),
    "status_unknown": N_("The status “{text}” is not known. The row keeps its status."),
    "kind_unknown": N_("The kind “{text}” is not known. A kind is proposed."),
    "percent_unknown": N_("“{text}” is not a percentage between 0 and 100. It was left out."),
    "weight_unknown": N_("“{text}” is not a weight. It was left out."),
    "link_unknown": N_("The predecessor {reference} is not in the file. The row is kept without it."),
    "link_circle": N_("“{title}” and “{predecessor}” wait for each other. The row is kept without this link."),
    "link_circle_here": N_("A predecessor waits for this row in the plan already. The row is kept without it."),
    "lag_rounded": N_("The lag was rounded to {days} days."),
    "lag_percent": N_("A lag of {percent} percent cannot be kept. The link is kept without it."),
    "inactive": N_("Is inactive in the file. It is imported as cancelled."),
    "key_twice": N_("Has the same key as a row above. It is taken for a new row."),
    "hidden_rows": N_("Hidden rows were read as well: {n}."),
    "external_books": N_("Some figures come from other workbooks. They are as last calculated."),
    "error_cell": N_("Cell {cell} holds an error of the spreadsheet. It was read as blank."),
    "column_not_used": N_("The column “{column}” is not used."),
}
_SAME: Final = {
    "kind", "title", "description", "start", "finish", "baseline_start", "baseline_finish", "forecast_finish",
    "actual_start", "actual_finish", "status", "percent", "weight", "predecessors", "budget_line",
    "human_rights_note", "obligations",
}  # fmt: skip
FIELDS: Final = tuple(sorted((_COLUMNS.keys() | _SAME) - {""}))
"""The field codes that a column can be mapped to."""


def column_title(language: Language, field: str) -> str:
    """What a column can be, by the field's code; empty: not used."""
    if field in _COLUMNS:
        return language.gettext(_COLUMNS[field])
    return field_label(language, "plan_nodes", field)


def outcome(language: Language, code: str) -> str:
    """What becomes of a row."""
    return language.gettext(_OUTCOMES.get(code, code))


def is_reason(code: str) -> bool:
    """Whether a note says why a row is skipped; else it says what to look at."""
    return code in _REASONS


def skip_reason(language: Language, code: str) -> str:
    """Why a row is skipped."""
    return language.gettext(_REASONS.get(code, code))


def warning(language: Language, code: str, names: Mapping[str, object]) -> str:
    """What to look at in a row."""
    message = language.gettext(_WARNINGS.get(code, code))
    return message.format_map(_Named({name: isolate(str(value)) for name, value in names.items()}))


class _Named(dict[str, str]):
    """Names of a sentence; one that is missing shows as a dash."""

    def __missing__(self, key: str) -> str:
        return "–"
