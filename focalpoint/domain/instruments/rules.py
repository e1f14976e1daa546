"""What may be written of instruments, acts, steps and communications; ``check_…`` raises RuleError."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from focalpoint.domain.errors import RuleError
from focalpoint.domain.instruments.model import ActDraft, ActKind, Instrument, InstrumentKind, Scope
from focalpoint.domain.instruments.path import DERIVED, LogKind, StepKey

_CODES: Final[Mapping[str, Mapping[str, type[StrEnum]]]] = {
    "instruments": {"kind": InstrumentKind, "scope": Scope},
    "treaty_acts": {"kind": ActKind},
    "ratification_steps": {"step": StepKey},
    "instrument_log": {"kind": LogKind},
}
DATES: Final = frozenset(
    {"adopted", "entry_into_force", "date", "effective", "started_on", "done_on", "due_on", "sent_on", "next_on"}
)
MOST_DAYS: Final = 3660
"""Ten years: a longer wait is a slip of the keyboard."""


def act_finding(instrument: Instrument, draft: ActDraft, today: date) -> str:
    """What is wrong with an act that is to be recorded, as the code of a rule; empty when nothing is.

    For who brings in many: a finding becomes a row of the report.
    """
    if draft.date > today:
        return "act_in_future"
    if instrument.adopted is not None and draft.date < instrument.adopted and draft.kind is not ActKind.SUCCESSION:
        return "act_before_adoption"
    return ""


def check_act(instrument: Instrument, draft: ActDraft, today: date) -> None:
    """Raises RuleError for an act that cannot be: done tomorrow, or before the instrument was adopted."""
    rule = act_finding(instrument, draft, today)
    if rule:
        raise RuleError(rule=rule, date=draft.date.isoformat(), participant=draft.participant)


def check_fields(entity: str, fields: Mapping[str, object]) -> None:
    """Raises RuleError for a code that is not known, a text that is no date, or a wait that is no number of days."""
    for name, codes in _CODES.get(entity, {}).items():
        if name in fields and fields[name] not in set(codes):
            raise RuleError(rule="unknown_code", value=str(fields[name]))
    for name in DATES & fields.keys():
        if fields[name] is not None and not _is_date(fields[name]):
            raise RuleError(rule="not_a_date", value=str(fields[name]))
    for name in ("joining_days", "joining_months", "leaving_months"):
        value = fields.get(name, 0)
        if not isinstance(value, int) or not 0 <= value <= MOST_DAYS:
            raise RuleError(rule="wait_bounds", value=str(value), most=MOST_DAYS)


def check_step(step: StepKey, fields: Mapping[str, object]) -> None:
    """Raises RuleError for a day in the wrong order, or for a tick on a step that acts alone can finish."""
    check_fields("ratification_steps", fields)
    if step in DERIVED and (fields.get("done_on") or fields.get("not_needed")):
        raise RuleError(rule="step_is_derived")
    started, done = fields.get("started_on"), fields.get("done_on")
    if started and done and str(done) < str(started):
        raise RuleError(rule="finish_before_start")


def _is_date(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
