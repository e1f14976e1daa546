"""A journaled value as people read it: dates, names and words instead of codes and ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from focalpoint.language import OWN_NAMES, plain_order
from focalpoint.ui.inspector.dates import show_date
from focalpoint.words import bodies as body_words
from focalpoint.words import classification as marking_words
from focalpoint.words import plan as plan_words
from focalpoint.words import register as register_words
from focalpoint.words import tasks as task_words

if TYPE_CHECKING:
    from focalpoint.domain.changes import Value
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Names

_DATES: Final = frozenset(
    {
        "start", "finish", "baseline_start", "baseline_finish", "forecast_finish", "actual_start", "actual_finish",
        "colour_on", "verified_on", "due", "completed_on", "starts", "finishes", "baseline_on", "removed_on",
        "approved_on", "valid_from", "valid_until",
    }
)  # fmt: skip
_MINISTRIES: Final = frozenset({"lead_id", "ministry_id"})
_PEOPLE: Final = frozenset({"person_id", "main_contact_id", "alternate_contact_id", "validator_id"})
_YES_NO: Final = frozenset({"blocked", "current"})


def _status(language: Language, code: str) -> str:
    for known in (task_words.TASK_STATUSES, plan_words.NODE_STATUSES, register_words.STATUSES):
        if code in known:
            return known[code](language)
    return code


def _kind(language: Language, code: str) -> str:
    words = body_words.KINDS.get(code)
    return words(language) if words else plan_words.node_kind(language, code)


_CODES: Final[dict[str, Callable[[Language, str], str]]] = {
    "kind": _kind,
    "channel": body_words.channel,
    "sort": body_words.sort,
    "percent_source": plan_words.percent_source,
    "colour_override": plan_words.colour,
    "type": plan_words.link_type,
    "priority": task_words.priority,
    "classification": marking_words.marking,
    "status": _status,
}


_LISTS: Final[dict[str, Callable[[Language, str], str]]] = {
    "purposes": body_words.purpose,
    "areas": body_words.area,
    "languages": body_words.spoken,
}
"""Fields of several codes, parted by spaces."""
_STATES: Final = frozenset({"state", "members"})


def show_value(language: Language, names: Names, field: str, value: Value) -> str:
    """A field's value in words; "nothing" for an empty one."""
    if value is None or value == "":
        return language.pgettext("value", "nothing")
    if field in _DATES:
        return show_date(language, str(value))
    if field in _CODES:
        return _CODES[field](language, str(value))
    if field in _LISTS:
        return language.join([_LISTS[field](language, code) for code in str(value).split()])
    if field in _STATES:
        return language.join([plain_order(names.state(code, language)) for code in str(value).split()])
    if field == "network_ids":
        return language.join([names.body(body_id) for body_id in str(value).split()])
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
