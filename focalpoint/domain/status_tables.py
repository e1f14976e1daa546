"""What is doubtful about the acts that a status table tells: rules that name a row, never change one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from focalpoint.domain.instruments import CONSENT, Act, ActDraft, ActKind, Instrument
from focalpoint.domain.instruments.rules import act_finding
from focalpoint.domain.instruments.standing import FAR, force_date
from focalpoint.domain.states import State, StateKind


class Doubt(StrEnum):
    """Codes of warnings; each has its sentence in ``words/status_import.py``."""

    AFTER_TODAY = "act_in_future"
    BEFORE_ADOPTION = "act_before_adoption"
    SIGNED_LATE = "signature_after_deposit"
    TWICE = "twice"
    """The same row once more: recorded once."""
    CONTRADICTORY = "contradictory"
    """A State consents twice, on different days or in different ways: both are recorded."""
    DISSOLVED = "after_dissolution"
    EFFECT_DIFFERS = "effect_differs"
    TERRITORY = "territory"
    """A row of a territory: recorded as an extension by the State that answers for it."""
    LIMITED = "limited"
    """A name with a territorial limit: kept in the act's note."""
    KIND_INFERRED = "kind_inferred"
    SUCCESSION_INFERRED = "succession_inferred"
    NO_ACT = "no_act"
    """A State without any date."""


REFUSED = frozenset({Doubt.AFTER_TODAY, Doubt.BEFORE_ADOPTION})
"""Acts that cannot be are left out."""


def refusal(instrument: Instrument, draft: ActDraft, today: dt.date) -> Doubt | None:
    """Why an act cannot be recorded: its day is still to come, or before the instrument was adopted."""
    finding = act_finding(instrument, draft, today)
    return Doubt(finding) if finding else None


def row_doubts(instrument: Instrument, drafts: Sequence[ActDraft], state: State) -> list[tuple[Doubt, dict[str, str]]]:
    """What is doubtful about the acts of one participant in one row."""
    found: list[tuple[Doubt, dict[str, str]]] = []
    consents = [draft for draft in drafts if draft.kind in CONSENT]
    signed = [draft for draft in drafts if draft.kind is ActKind.SIGNATURE]
    if consents and signed and min(draft.date for draft in signed) > max(draft.date for draft in consents):
        found.append((Doubt.SIGNED_LATE, {"date": signed[0].date.isoformat()}))
    for draft in drafts:
        if state.kind is StateKind.FORMER and state.ended is not None and draft.date >= state.ended:
            found.append((Doubt.DISSOLVED, {"date": draft.date.isoformat(), "ended": state.ended.isoformat()}))
        computed = computed_effect(instrument, draft)
        if draft.effective is not None and computed is not None and computed != draft.effective:
            printed = draft.effective.isoformat()
            found.append((Doubt.EFFECT_DIFFERS, {"date": printed, "computed": computed.isoformat()}))
    return found


def computed_effect(instrument: Instrument, draft: ActDraft) -> dt.date | None:
    """From when an act of consent binds by the instrument's own rule, whatever a table prints.

    None for other acts, for a succession (which binds from the day that it names), and while the rule is not known.
    """
    if draft.kind not in CONSENT or draft.kind is ActKind.SUCCESSION or instrument.rule.check or instrument.own:
        return None
    act = Act("", instrument.id, draft.participant, draft.kind, draft.date)
    day = force_date(instrument, act)
    return None if day == FAR else day


def contradictory(drafts: Iterable[ActDraft]) -> bool:
    """Whether one participant consents more than once, and no denunciation stands between."""
    kept = list(drafts)
    consents = {(draft.kind, draft.date) for draft in kept if draft.kind in CONSENT and not draft.territory}
    return len(consents) > 1 and not any(draft.kind is ActKind.DENUNCIATION for draft in kept)


def extension(draft: ActDraft, territory: State, language: str = "en") -> ActDraft:
    """An act of a territory as what it is: an extension by the State that answers for it."""
    return replace(
        draft, participant=territory.part_of, kind=ActKind.TERRITORIAL_EXTENSION, territory=territory.name(language)
    )
