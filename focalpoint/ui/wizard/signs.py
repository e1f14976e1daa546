"""Where each answer stands in the wizard, and how far each step is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.domain.requests.findings import Severity
from focalpoint.ui.wizard.pages import MEASURES
from focalpoint.ui.wizard.rail import RailStep, Sign
from focalpoint.words.requests import step_title, type_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from focalpoint.domain.requests.answers import Answers
    from focalpoint.domain.requests.findings import Finding
    from focalpoint.domain.requests.specification import Required, Specification
    from focalpoint.language import Language

REVIEW: Final = "review"


class Ways:
    """Knows the steps of one specification and the fields in each."""

    def __init__(self, specification: Specification) -> None:
        self._specification = specification
        self._step_of: dict[str, str] = {}
        for step in specification.steps:
            for name in step.fields:
                self._step_of.setdefault(name.partition("[")[0], step.id)

    def step_of(self, path: str) -> str:
        """The step of a path: a step's id, or ``asst[0]`` for the fields of a measure; empty where there is none."""
        head, mark, rest = path.partition("[")
        if head == MEASURES and mark:
            return f"{MEASURES}[{rest.partition(']')[0]}]"
        if head in self._step_of:
            return self._step_of[head]
        return next((step for name, step in self._step_of.items() if name.startswith(f"{head}.")), "")

    def home_of(self, step_id: str) -> str:
        """The step of the specification in which a measure is asked for; any other step is its own."""
        return self._step_of.get(MEASURES, "") if step_id.startswith(f"{MEASURES}[") else step_id

    def order(self, answers: Answers) -> list[str]:
        """Every step in order, each measure after the step that asks for it."""
        found: list[str] = []
        for step in self._specification.steps:
            found.append(step.id)
            if step.id == self._step_of.get(MEASURES):
                found += [f"{MEASURES}[{item.index}]" for item in answers.assistance()]
        return found

    def title(self, step_id: str, answers: Answers, language: Language) -> str:
        """What a step is called."""
        if step_id.startswith(f"{MEASURES}["):
            at = measure_of(step_id)
            items, types = answers.assistance(), self._specification.types
            known = 0 <= at < len(items) and items[at].type in types
            return type_title(language, types[items[at].type]) if known else ""
        step = next((step for step in self._specification.steps if step.id == step_id), None)
        return "" if step is None else step_title(language, step)

    def rail(
        self, answers: Answers, findings: Sequence[Finding], required: Iterable[Required], language: Language
    ) -> list[RailStep]:
        """The lines of the rail, each with its sign."""
        begun = {self.step_of(path) for path, _value in answers.leaves()}
        lacking = {self.step_of(each.path) for each in required if not each.answered}
        worst: dict[str, int] = {}
        for finding in findings:
            if finding.released:
                continue
            step = self.step_of(finding.field)
            worst[step] = min(worst.get(step, len(Severity)), finding.severity.rank)
        return [
            RailStep(
                step,
                self.title(step, answers, language),
                self._sign(step, begun, lacking, worst),
                below=step.startswith(f"{MEASURES}["),
            )
            for step in self.order(answers)
        ]

    def _sign(self, step: str, begun: set[str], lacking: set[str], worst: dict[str, int]) -> Sign:
        if step == REVIEW:
            grave = any(rank <= Severity.MUST.rank for rank in worst.values())
            return Sign.TODO if grave or lacking else Sign.DONE
        if step not in begun:
            return Sign.TODO
        rank = worst.get(step, len(Severity))
        if rank <= Severity.MUST.rank:
            return Sign.MUST
        if rank == Severity.RISK.rank:
            return Sign.RISK
        return Sign.TODO if step in lacking else Sign.DONE


def measure_of(step_id: str) -> int:
    """Which measure a step is of; −1 for none."""
    number = step_id.removeprefix(f"{MEASURES}[").partition("]")[0]
    return int(number) if step_id.startswith(f"{MEASURES}[") and number.isdigit() else -1
