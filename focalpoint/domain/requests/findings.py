"""What the checks say of a request: findings, what each rule came to, and all of it together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from focalpoint.domain.requests.governing import Governing


class Severity(StrEnum):
    """How grave a finding is, the gravest first."""

    STOP = "stop"
    """Cannot be released: the request does not leave."""
    MUST = "must"
    """Released only by the approver, with a reason, journaled."""
    RISK = "risk"
    """The other State may refuse, or ask back."""
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _ORDER.index(self)

    @property
    def required(self) -> bool:
        """Whether it is counted among what is required: a stop or a must."""
        return self in {Severity.STOP, Severity.MUST}


_ORDER: Final = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, with the field to go to. Its sentence is made by ``words/request_findings``."""

    code: str
    """``G01``, ``X07``, ``R:<field id>``, ``T:<type>.<check>``, ``L:<name>``."""
    severity: Severity
    field: str = ""
    """The full path (``asst[0].identifiers[1].ip``); empty where no field can mend it."""
    values: Mapping[str, object] = made(default_factory=dict)
    """What stands in the sentence, as codes: State, instrument and field ids, dates, numbers, the user's own words."""
    source: str = ""
    """The rule's source, as cited: "UNTOC 18(15)(c)"."""
    reason: str = ""
    """Which of a rule's several sentences it is."""
    lowered: bool = False
    """Whether urgency made a risk of what was a must."""
    released: bool = False
    """Whether the approver let it pass; the letter then says "will follow" in its place."""

    @property
    def releasable(self) -> bool:
        """Whether the approver may let it pass, with a reason."""
        return self.severity is Severity.MUST


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule came to, for the certificate and the count of what is required."""

    code: str
    required: bool
    """Whether breaking it would be a stop or a must here."""
    met: bool
    source: str = ""
    severity: Severity | None = None
    """The gravest of its findings; None where it found nothing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A request as checked: "met of applicable required"."""

    governing: Governing
    findings: tuple[Finding, ...] = ()
    """The gravest first, then in the order of the rules."""
    rules: tuple[RuleResult, ...] = ()
    """Every rule that applies to this request, met or not."""

    @property
    def applicable(self) -> int:
        """How many required rules apply."""
        return sum(rule.required for rule in self.rules)

    @property
    def met(self) -> int:
        """How many of them are met."""
        return sum(rule.required and rule.met for rule in self.rules)

    @property
    def stopped(self) -> bool:
        """Whether something stands against its leaving that nobody can release."""
        return any(finding.severity is Severity.STOP for finding in self.findings)

    @property
    def grave(self) -> bool:
        """Whether anything is above advice."""
        return any(finding.severity is not Severity.ADVICE for finding in self.findings)

    def of(self, code: str) -> tuple[Finding, ...]:
        """The findings of one rule."""
        return tuple(finding for finding in self.findings if finding.code == code)

    def at(self, field_path: str) -> tuple[Finding, ...]:
        """The findings of one field."""
        return tuple(finding for finding in self.findings if finding.field == field_path)
