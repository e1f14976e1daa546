"""The codes of an import in words: outcomes, fields of a sheet's column, notes about rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from focalpoint.language import Language
from focalpoint.words import imports as words

if TYPE_CHECKING:
    from focalpoint.domain.changes import Value

_COLOURS: Final = {
    "new": "green",
    "changed": "blue",
    "unchanged": "grey",
    "conflict": "red",
    "ask": "amber",
    "skipped": "grey",
}
FIELDS: Final = (
    "title", "number", "kind", "level", "pillar", "objective", "output", "description", "indicator", "lead",
    "supporting", "start", "finish", "period", "status", "percent", "weight", "milestone", "predecessors",
    "baseline_start", "baseline_finish", "forecast_finish", "actual_start", "actual_finish", "budget_line",
    "human_rights_note", "obligations", "key", "computed",
)  # fmt: skip
"""What a column can be taken for, the usual ones first."""


def outcome_state(language: Language, outcome: str) -> tuple[str, str]:
    """Colour and word of an outcome."""
    return _COLOURS.get(outcome, "grey"), words.outcome(language, outcome)


def field_choices(language: Language) -> Sequence[tuple[str | None, str]]:
    """Not used, then the fields."""
    return [(field, words.column_title(language, field)) for field in ("", *FIELDS)]


def note_words(language: Language, code: str, names: Mapping[str, Value]) -> str:
    """A note about a row: why it is skipped, or what to look at."""
    return words.skip_reason(language, code) if words.is_reason(code) else words.warning(language, code, names)


def counts_words(language: Language, counts: Mapping[str, int]) -> str:
    """How many rows have which outcome, as one line."""
    parts = [
        language.gettext("{outcome}: {n}").format(outcome=words.outcome(language, outcome), n=counts.get(outcome, 0))
        for outcome in _COLOURS
        if counts.get(outcome, 0)
    ]
    return "   ".join(parts)
