"""The codes of an import in words: outcomes, fields of a sheet's column, notes about rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from focalpoint.language import N_, Language, isolate
from focalpoint.words.fields import field_label
from focalpoint.words.plan import Word, say

if TYPE_CHECKING:
    from focalpoint.domain.changes import Value

_OUTCOMES: Final[dict[str, Word]] = {
    "new": lambda language: language.pgettext("import", "New"),
    "changed": lambda language: language.pgettext("import", "Changed"),
    "unchanged": lambda language: language.pgettext("import", "Unchanged"),
    "conflict": lambda language: language.pgettext("import", "Conflict"),
    "ask": lambda language: language.pgettext("import", "To decide"),
    "skipped": lambda language: language.pgettext("import", "Skipped"),
}
_COLOURS: Final = {
    "new": "green",
    "changed": "blue",
    "unchanged": "grey",
    "conflict": "red",
    "ask": "amber",
    "skipped": "grey",
}
_OWN_FIELDS: Final[dict[str, str]] = {
    "key": N_("Key of Focal Point"),
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
    "computed": N_("Computed by the plan"),
}
FIELDS: Final = (
    "title", "number", "kind", "level", "pillar", "objective", "output", "description", "indicator", "lead",
    "supporting", "start", "finish", "period", "status", "percent", "weight", "milestone", "predecessors",
    "baseline_start", "baseline_finish", "forecast_finish", "actual_start", "actual_finish", "budget_line",
    "human_rights_note", "obligations", "key", "computed",
)  # fmt: skip
"""What a column can be taken for, the usual ones first."""
_NOTES: Final[dict[str, str]] = {
    "no_title": N_("There is no title in this row."),
    "header_again": N_("The headings stand here again."),
    "column_numbers": N_("This row only numbers the columns."),
    "several_leads": N_("Several ministries lead: “{lead}” leads, “{supporting}” support."),
    "link_unknown": N_("The predecessor “{reference}” is not in the file."),
    "link_circle": N_("“{title}” and “{predecessor}” wait for each other; the dependency is left out."),
    "kind_unknown": N_("The kind “{text}” is not known; it was taken from the level."),
    "key_twice": N_("The key of this row stands in the file twice; this row counts as new."),
    "finish_before_start": N_("The finish is before the start; both are kept as text."),
    "uid_twice": N_("“{text}” has the number of another task."),
    "blank_task": N_("The task is blank."),
    "lag_rounded": N_("The lag was rounded to {days} days."),
    "hidden_rows": N_("{n} hidden rows were read too."),
    "external_books": N_("Links to other workbooks were not followed."),
    "column_not_used": N_("The column “{column}” is not used."),
    "archived": N_("It was archived here; bring it back first."),
    "asked": N_("It may be a row of the plan; decide which."),
    "not_wanted": N_("You chose to skip it."),
}


def outcome_word(language: Language, outcome: str) -> str:
    """What becomes of a row."""
    return say(_OUTCOMES, language, outcome)


def outcome_state(language: Language, outcome: str) -> tuple[str, str]:
    """Colour and word of an outcome."""
    return _COLOURS.get(outcome, "grey"), outcome_word(language, outcome)


def field_word(language: Language, field: str) -> str:
    """What a column of a sheet is taken for."""
    own = _OWN_FIELDS.get(field)
    return language.gettext(own) if own else field_label(language, "plan_nodes", field)


def field_choices(language: Language) -> Sequence[tuple[str | None, str]]:
    """Not used, then the fields."""
    return [("", language.gettext("Not used")), *((field, field_word(language, field)) for field in FIELDS)]


def note_words(language: Language, code: str, names: Mapping[str, Value]) -> str:
    """A note about a row; a code without words stands as it is, with what it names."""
    sentence = _NOTES.get(code)
    if sentence is None:
        told = ", ".join(str(value) for value in names.values())
        return f"{code} {told}".strip()
    values = {name: isolate(str(value)) for name, value in names.items()}
    try:
        return language.gettext(sentence).format(**values)
    except KeyError:
        return language.gettext(sentence)


def counts_words(language: Language, counts: Mapping[str, int]) -> str:
    """How many rows have which outcome, as one line."""
    parts = [
        language.gettext("{outcome}: {n}").format(outcome=outcome_word(language, outcome), n=counts.get(outcome, 0))
        for outcome in _OUTCOMES
        if counts.get(outcome, 0)
    ]
    return "   ".join(parts)
