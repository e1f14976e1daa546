"""A journaled value as people read it: dates, names and words instead of codes and ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from focalpoint.language import OWN_NAMES
from focalpoint.ui.inspector.dates import show_date
from focalpoint.words import classification as marking_words
from focalpoint.words import plan as plan_words
from focalpoint.words import tasks as task_words

if TYPE_CHECKING:
    from focalpoint.domain.changes import Value
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Names

_DATES: Final = frozenset(
    {
        "start", "finish", "baseline_start", "baseline_finish", "forecast_finish", "actual_start", "actual_finish",
        "colour_on", "verified_on", "due", "completed_on", "starts", "finishes", "baseline_on", "removed_on",
        "approved_on",
    }
)  # fmt: skip
_MINISTRIES: Final = frozenset({"lead_id", "ministry_id"})
_PEOPLE: Final = frozenset({"person_id", "main_contact_id", "alternate_contact_id", "validator_id"})
_YES_NO: Final = frozenset({"blocked", "current"})


def _status(language: Language, code: str) -> str:
    return task_words.TASK_STATUSES.get(code, plan_words.NODE_STATUSES.get(code, lambda _language: code))(language)


_CODES: Final[dict[str, Callable[[Language, str], str]]] = {
    "kind": plan_words.node_kind,
    "percent_source": plan_words.percent_source,
    "colour_override": plan_words.colour,
    "type": plan_words.link_type,
    "priority": task_words.priority,
    "classification": marking_words.marking,
    "status": _status,
}


def show_value(language: Language, names: Names, field: str, value: Value) -> str:
    """A field's value in words; "nothing" for an empty one."""
    if value is None or value == "":
        return language.pgettext("value", "nothing")
    if field in _DATES:
        return show_date(language, str(value))
    if field in _CODES:
        return _CODES[field](language, str(value))
    if isinstance(value, int | float):
        return _show_number(language, field, value)
    return _show_name(language, names, field, str(value))


def _show_number(language: Language, field: str, value: float) -> str:
    if field in _YES_NO:
        return language.pgettext("value", "yes") if value else language.pgettext("value", "no")
    return language.percent(float(value)) if field == "percent" else f"{value:g}"


def _show_name(language: Language, names: Names, field: str, value: str) -> str:
    if field in _MINISTRIES:
        return names.ministry(value) or value
    if field in _PEOPLE:
        return names.person(value) or value
    if field == "parent_id":
        return names.ministry(value) or language.pgettext("value", "another place")
    return OWN_NAMES.get(value, value) if field == "language" else value
