"""Runs the rules over a request and weighs what they find by the table of severities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from focalpoint.domain.requests.answers import Request
from focalpoint.domain.requests.checks.context import CheckContext
from focalpoint.domain.requests.checks.draft import Draft
from focalpoint.domain.requests.checks.rule import Hit, Rule
from focalpoint.domain.requests.findings import Checked, Finding, RuleResult, Severity
from focalpoint.domain.requests.governing import Governing, governing, with_agreements
from focalpoint.domain.requests.law import Law
from focalpoint.domain.requests.severity import RuleSeverity
from focalpoint.domain.requests.specification import FieldSpec, Required, Specification
from focalpoint.domain.requests.world import World

_NOT_LOWERED: Final = frozenset({"hdr.urgency_reason.text", "hdr.urgency_reason.date"})
"""A required reason for urgency is what urgency rests on."""

PRACTICE: Final = "practice"
"""The source of what no treaty asks."""
_OURS: Final = frozenset({"G02", "L:grounds"})
"""What holds back our answer to a request that came in."""


def check(
    request: Request, specification: Specification, world: World, law: Law, context: CheckContext | None = None
) -> Checked:
    """Everything that the rules say of a request. No answers, however odd, raise an error.

    Args:
        request: as it stands, finished or not.
        specification: of its kind and stage.
        world: both States' treaties, reservations and ways.
        law: the article map, limits and severities.
        context: what only a vault knows.
    """
    from focalpoint.domain.requests.checks.all_rules import RULES

    context = context or CheckContext()
    first = next(iter(request.answers.items("basis.list")), None)
    reason = context.governing_reason or (first.text("reason") if first is not None else "")
    governs = governing(request, world, law, reason)
    draft = Draft(request, specification, world, with_agreements(law, world), governs, context)
    weigher = _Weigher(draft)
    for required in specification.wanted(request.answers):
        weigher.required(required)
    for rule in RULES:
        if rule.applies(draft):
            weigher.rule(rule)
    return weigher.checked(governs)


class _Weigher:
    """Gathers findings and what each rule came to."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._findings: list[Finding] = []
        self._results: list[RuleResult] = []
        base = draft.law.base(draft.governing.instrument or "")
        content = () if base is None else base.extradition_content if draft.extradition else base.content
        self._content = {item.element: item.article for item in content}

    def required(self, required: Required) -> None:
        """A field that the kind or the type asks for."""
        spec, path = required.field, required.path
        code = _field_code(self._draft, spec, path)
        row = self._draft.law.severities.rules.get(code)
        severity = Severity(spec.severity) if row is None else row.severity("", self._draft.place)
        if severity is None:
            return
        asked = bool(_elements(path) & self._content.keys())
        source = self._source(path, spec.source)
        never = asked or spec.id in _NOT_LOWERED or (row is not None and row.never_lowered)
        found: list[Finding] = []
        if not required.answered:
            weighed, lowered = (severity, False) if never else self._lowered(severity)
            kind = _type_of(self._draft, path)
            values = {"label": spec.label, "type": self._draft.type_title(kind) if kind else ""}
            found.append(Finding(code, weighed, path, values, source, "missing", lowered))
        self._add(code, severity, found, source)

    def _source(self, path: str, source: str) -> str:
        """The governing text's own article where it asks for a field; of a text that is not cited none is named."""
        governs = self._draft.governing.instrument
        articles = [self._content[element] for element in _elements(path) if element in self._content]
        if articles:
            return f"{governs} {articles[0]}"
        cites_another = governs is not None and any(
            source.startswith(f"{name} ") and name not in self._draft.cited for name in self._draft.law.bases
        )
        return PRACTICE if cites_another or not source else source

    def rule(self, rule: Rule) -> None:
        """A rule with a function of its own."""
        row = self._draft.law.severities.of(rule.shared or rule.code)
        found = list(self._weighed(rule.code, row, rule.finds(self._draft)))
        worst = row.worst(self._draft.place)
        self._add(rule.code, self._ours(rule.code, worst) if worst else None, found, row.source)

    def _weighed(self, code: str, row: RuleSeverity, hits: Iterable[Hit]) -> Iterator[Finding]:
        seen: set[tuple[str, str]] = set()
        for hit in hits:
            severity = row.severity(hit.reason, self._draft.place)
            if severity is None or (hit.field, hit.reason) in seen or not self._draft.shown(hit.field):
                continue
            seen.add((hit.field, hit.reason))
            severity, lowered = self._ours(code, severity), False
            if not row.never_lowered and not hit.asked:
                severity, lowered = self._lowered(severity)
            yield Finding(code, severity, hit.field, hit.values, hit.source or row.source, hit.reason, lowered)

    def _ours(self, code: str, severity: Severity) -> Severity:
        """What is wrong with a request that came in is theirs to mend: it holds back no answer of ours."""
        theirs = self._draft.incoming and code not in _OURS
        return Severity.RISK if theirs and severity.required else severity

    def _lowered(self, severity: Severity) -> tuple[Severity, bool]:
        """A must that the governing text does not ask for is a risk under urgency (requests.md, point 0)."""
        if severity is Severity.MUST and (self._draft.urgent or self._draft.near_limit):
            return Severity.RISK, True
        return severity, False

    def _add(self, code: str, worst: Severity | None, found: list[Finding], source: str) -> None:
        released = self._draft.context.released
        told = [replace(one, released=(one.code, one.field) in released and one.releasable) for one in found]
        self._findings.extend(told)
        gravest = min((one.severity for one in told), key=lambda one: one.rank, default=None)
        required = worst is not None and worst.required
        met = not any(one.severity.required or required for one in told)
        self._results.append(RuleResult(code, required, met, source, gravest))

    def checked(self, governs: Governing) -> Checked:
        """All of it, the gravest first."""
        return Checked(governs, tuple(sorted(self._findings, key=lambda one: one.severity.rank)), tuple(self._results))


def _field_code(draft: Draft, spec: FieldSpec, path: str) -> str:
    """``R:<field id>``; of a type's own field ``T:<type>.<field id>``."""
    kind = _type_of(draft, path)
    return f"T:{kind}.{spec.id}" if kind else f"R:{spec.id}"


def _type_of(draft: Draft, path: str) -> str:
    """The type of the entry in which a field stands; empty for a core field."""
    if not path.startswith("asst[") or "].fields." not in path:
        return ""
    place = int(path[5 : path.index("]")])
    return next((item.type for item, _ in draft.asked if item.index == place), "")


_ELEMENTS: Final = {
    "authority": ("auth.requesting",),
    "subject": ("auth.conducting", "proc."),
    "facts": ("facts.", "x.off"),
    "assistance": ("asst",),
    "person": ("subj", "x.person"),
    "purpose": ("purp",),
    "law": ("off", "x.law"),
    "warrant": ("x.warrant", "x.judgment"),
    "language": ("to.lang",),
}


_OF_ENTRIES: Final = {
    "data": ("data", "identifiers", "account"),
    "custodian": ("custodian", "provider"),
    "necessity": ("necessity",),
    "followup": ("followup_statement",),
}
"""The same inside an entry of assistance (Budapest 29(2)); of no entry the empty text begins with none."""


def _elements(path: str) -> frozenset[str]:
    """Which things of a content list a field belongs to."""
    own = path.partition("].fields.")[2]
    found = {name for name, starts in _ELEMENTS.items() if path.startswith(starts)}
    return frozenset(found | {name for name, starts in _OF_ENTRIES.items() if own.startswith(starts)})
