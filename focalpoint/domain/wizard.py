"""Where one stands in a form of many pages: what is shown, what is answered, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from focalpoint.domain.requests.answers import Answers, State
from focalpoint.domain.requests.specification import Required, Shown, Specification, StepSpec


class Progress(StrEnum):
    """How far a page is; pages can be answered in any order."""

    EMPTY = "empty"
    STARTED = "started"
    DONE = "done"
    """All that it requires is answered."""


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the form."""

    spec: StepSpec
    progress: Progress
    fields: tuple[Shown, ...]
    required: int
    answered: int
    """Of the required fields, how many are answered."""
    next: str | None
    """The full path of its first required field without an answer."""

    @property
    def id(self) -> str:
        """The page's id."""
        return self.spec.id


@dataclass(frozen=True, slots=True)
class Walk:
    """The whole form."""

    steps: tuple[Step, ...]
    required: int
    answered: int
    next: str | None

    def step_of(self, path: str) -> Step | None:
        """The page on which a field stands; that of its list when the item is gone."""
        whole = next((step for step in self.steps if any(each.path == path for each in step.fields)), None)
        top = path.partition("[")[0]
        return whole or next((step for step in self.steps if top in step.spec.fields), None)


def walk(specification: Specification, answers: Answers) -> Walk:
    """Where one stands in a specification."""
    required = {each.path: each for each in specification.required(answers)}
    steps = tuple(_step(spec, specification, answers, required) for spec in specification.steps)
    return Walk(
        steps,
        len(required),
        sum(each.answered for each in required.values()),
        next((step.next for step in steps if step.next), None),
    )


def _step(spec: StepSpec, whole: Specification, answers: Answers, required: dict[str, Required]) -> Step:
    shown = tuple(whole.shown(answers, spec.fields)) if spec.fields else ()
    wanted = [required[each.path] for each in shown if each.path in required]
    answered = sum(each.answered for each in wanted)
    touched = any(each.state is not State.UNANSWERED for each in shown)
    missing = next((each.path for each in wanted if not each.answered), None)
    progress = (Progress.STARTED if missing else Progress.DONE) if touched else Progress.EMPTY
    return Step(spec, progress, shown, len(wanted), answered, missing)
