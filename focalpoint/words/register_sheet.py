"""What a preview says of a register that is taken in: its columns, and what stood out in a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from focalpoint.language import N_, Language, isolate
from focalpoint.words.fields import field_label

_COLUMNS: Final[dict[str, str]] = {
    "reference": N_("Our reference"),
    "their_reference": N_("Their reference"),
    "direction": N_("Incoming or outgoing"),
    "state": N_("State or organization"),
    "kind": N_("Kind of request"),
    "title": N_("Title"),
    "sent_on": N_("Sent on"),
    "received_on": N_("Received on"),
    "date": N_("Date"),
    "answered_on": N_("Answered on"),
    "status": N_("Status"),
    "refusal": N_("Ground of refusal"),
    "note": N_("Note"),
}
_WARNINGS: Final[dict[str, str]] = {
    "year_heading": N_("Row {row}: {text} was read as the year of the rows below it."),
    "year_carried": N_("From row {row} on the year is empty; {text} from above was taken."),
    "no_state": N_("Row {row} names neither a State nor a reference and was left out."),
    "value_unknown": N_("Row {row}, {column}: “{text}” is not known and was left out."),
    "too_long": N_("Row {row}, {column}: “{text}” is too long and was left out."),
    "date_ambiguous": N_("Row {row}, {column}: “{text}” can be read in two ways and was left out."),
    "date_unknown": N_("Row {row}, {column}: “{text}” is no date of one day and was left out."),
}


def column(language: Language, code: str) -> str:
    """What a column of a register means."""
    if code in _COLUMNS:
        return language.gettext(_COLUMNS[code])
    return field_label(language, "state_profiles", code) if code else ""


def warning(language: Language, told: Mapping[str, Any]) -> str:
    """What stood out in a row, in a sentence."""
    sentence = language.gettext(_WARNINGS[told["code"]])
    return sentence.format(
        row=language.number(told["row"]),
        column=column(language, told.get("column", "")),
        text=isolate(str(told.get("text", ""))),
    )
