"""One table: how grave breaking a rule is, by basis, stage and the requested State's ways, the unknown included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from focalpoint.domain.requests.findings import Severity


@dataclass(frozen=True, slots=True)
class SeverityRow:
    """When a severity holds. Empty conditions hold always; ``severity`` None: then the rule says nothing."""

    severity: Severity | None
    reasons: frozenset[str] = frozenset()
    """Which of the rule's findings."""
    kinds: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset()
    """The governing text."""
    profile: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The requested State's ways: name to the values meant; what nobody knows is ``unknown``."""

    def holds(self, reason: str, place: Place) -> bool:
        """Whether the row speaks of this finding, in this place."""
        return (
            (not self.reasons or reason in self.reasons)
            and (not self.kinds or place.kind in self.kinds)
            and (not self.stages or (place.stage or "") in self.stages)
            and (not self.bases or (place.basis or "") in self.bases)
            and all(place.profile.get(name, "unknown") in values for name, values in self.profile.items())
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule is applied: the columns of the table."""

    kind: str
    stage: str | None = None
    basis: str | None = None
    profile: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleSeverity:
    """A rule's row of the table."""

    code: str
    rows: tuple[SeverityRow, ...]
    """The first one that holds is taken; none: the rule says nothing."""
    source: str = ""
    """As cited, where the finding itself has none."""
    never_lowered: bool = False
    """Whether urgency leaves it as it is."""

    def severity(self, reason: str, place: Place) -> Severity | None:
        """How grave this finding is here; None where the rule says nothing."""
        return next((row.severity for row in self.rows if row.holds(reason, place)), None)

    def worst(self, place: Place) -> Severity | None:
        """The gravest that the rule can say here, whatever it finds."""
        told = [
            row.severity
            for row in self.rows
            if row.severity is not None and any(row.holds(reason, place) for reason in row.reasons or {""})
        ]
        return min(told, key=lambda one: one.rank, default=None)


@dataclass(frozen=True, slots=True)
class Severities:
    """The table: each rule's row by its code."""

    rules: Mapping[str, RuleSeverity]

    def of(self, code: str) -> RuleSeverity:
        """The row of a rule; a rule that the table does not know only advises."""
        return self.rules.get(code) or RuleSeverity(code, (SeverityRow(Severity.ADVICE),))

    def codes(self) -> Iterable[str]:
        """All rules of the table."""
        return self.rules.keys()
