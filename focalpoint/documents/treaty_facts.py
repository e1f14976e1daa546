"""What the documents about instruments have in common: the country's standing, its way, and how both are said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from focalpoint.documents.model import CellValue, Mark, Tone
from focalpoint.documents.origin import Origin
from focalpoint.domain.instruments import (
    Act,
    Basis,
    Duty,
    Instrument,
    NextStep,
    Path,
    Standing,
    Status,
    Step,
    StepState,
)
from focalpoint.language import Language, isolate
from focalpoint.words.instruments import holder_words, state_words, to_check
from focalpoint.words.standings import status_words

STATUS_TONES: Final[Mapping[Status, Tone]] = {
    Status.PARTY: Tone.GREEN,
    Status.WAITING: Tone.ACCENT,
    Status.PROVISIONAL: Tone.ACCENT,
    Status.SIGNED: Tone.AMBER,
    Status.FORMER: Tone.GREY,
    Status.NONE: Tone.GREY,
}
"""The colour of a standing; its word stands beside it."""
STEP_TONES: Final[Mapping[StepState, Tone]] = {
    StepState.DONE: Tone.GREEN,
    StepState.UNDER_WAY: Tone.AMBER,
    StepState.OPEN: Tone.GREY,
    StepState.NOT_NEEDED: Tone.GREY,
}
DASH: Final = "–"


@dataclass(frozen=True, slots=True)
class TreatyLine:
    """One instrument, and where the country stands with it."""

    instrument: Instrument
    standing: Standing
    """On the facts' day and basis."""
    acts: tuple[Act, ...]
    """The country's own up to that day, by date."""
    path: Path
    """The country's way to it, as it stands today."""
    states: int | None = None
    """How many States are party on the facts' day and basis; None where the vault has no act of anybody else."""
    organizations: int | None = None


@dataclass(frozen=True)
class TreatyFacts:
    """Everything that a document about instruments says."""

    origin: Origin
    own: str
    """The country's code."""
    as_of: date
    basis: Basis
    lines: tuple[TreatyLine, ...]
    ministries: Mapping[str, str] = field(default_factory=dict)
    """Names by id."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Short titles by the id of the instrument, in the reader's language: also of those that have no line."""

    def line(self, instrument_id: str) -> TreatyLine | None:
        """The line of an instrument."""
        return next((line for line in self.lines if line.instrument.id == instrument_id), None)

    def holder(self, language: Language, step: Step, ministry_id: str | None) -> str:
        """Who has a step: a ministry of the directory, else who usually has it."""
        named = self.ministries.get(ministry_id or "", "")
        return isolate(named) if named else holder_words(language, step.holder)

    def next_holder(self, language: Language, step: NextStep) -> str:
        """Who has the next step."""
        return self.holder(language, step.step, step.ministry_id)


def status_mark(language: Language, standing: Standing) -> Mark:
    """A standing as a shape, a colour and a word."""
    return Mark(STATUS_TONES[standing.status], status_words(language, standing.status))


def on_day(language: Language, day: date | str | None) -> str:
    """A date, or a dash."""
    return language.date(day) if day else DASH


def duty_state(language: Language, duty: Duty) -> CellValue:
    """What became of a communication that is owed."""
    if duty.sent_on:
        return Mark(Tone.GREEN, language.gettext("Sent {date}").format(date=language.date(duty.sent_on)))
    if duty.not_needed:
        return Mark(Tone.GREY, state_words(language, StepState.NOT_NEEDED))
    if duty.due is None:
        return Mark(Tone.GREY, language.gettext("After joining"))
    if duty.late:
        return Mark(Tone.RED, language.pgettext("communication", "Overdue"))
    return Mark(Tone.AMBER, language.pgettext("communication", "To be sent"))


def step_state(language: Language, step: Step) -> Mark:
    """How far a step is."""
    if step.late:
        return Mark(Tone.RED, language.pgettext("step", "Late"))
    return Mark(STEP_TONES[step.state], state_words(language, step.state))


def steps_gone(path: Path) -> int:
    """How many of the steps need nothing any more."""
    return sum(step.state in {StepState.DONE, StepState.NOT_NEEDED} for step in path.steps)


def checked(language: Language, text: str, *, check: bool) -> str:
    """A fact that is not sure says so."""
    if not check:
        return text
    return language.gettext("{fact} ({remark})").format(fact=text, remark=to_check(language))
