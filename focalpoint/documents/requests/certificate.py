"""The completeness certificate: every rule that applies, what it came to, what was released, by whom and why.

An internal file copy: it says so on every page, and no bundle takes it in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from focalpoint.documents.model import (
    About,
    Block,
    Document,
    Heading,
    KeyValues,
    Mark,
    Paragraph,
    ParagraphStyle,
    Table,
    TableColumn,
    TableRow,
    TitleBlock,
    Tone,
)
from focalpoint.domain.requests.findings import Checked, Finding, RuleResult, Severity
from focalpoint.language import N_, Language, isolate
from focalpoint.words.classification import marking
from focalpoint.words.request_findings import source_text

SEVERITIES: Final[dict[Severity, str]] = {
    Severity.STOP: N_("Stops the request"),
    Severity.MUST: N_("Required"),
    Severity.RISK: N_("Risk"),
    Severity.ADVICE: N_("Advice"),
}
_FIELD_RULE: Final = "R:"
"""How the code of a rule begins that asks for a field."""
_TONES: Final = {
    Severity.STOP: Tone.RED,
    Severity.MUST: Tone.RED,
    Severity.RISK: Tone.AMBER,
    Severity.ADVICE: Tone.GREY,
}


@dataclass(frozen=True, slots=True)
class Released:
    """A finding that the approver let pass. ``at`` is an instant (UTC)."""

    code: str
    field: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Certified:
    """The request of which the certificate speaks, in the certificate's language; "" for what there is not."""

    reference: str
    title: str
    office: str
    requested_state: str
    version: str
    sha256: str
    """Of the text that was checked."""
    governing: str
    because: str
    drafter: str
    approver: str
    approved_on: str
    marking: str
    """The classification's code."""
    at: datetime
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Wording:
    """How rules and findings are said; from ``words``, in the certificate's language."""

    finding: Callable[[Finding], str]
    field: Callable[[str], str]
    """A field's label by its full path."""


def certificate(
    checked: Checked, certified: Certified, released: Sequence[Released], wording: Wording, language: Language
) -> Document:
    """The certificate of one request as it was checked.

    Args:
        checked: what the rules came to.
        certified: which request, who drafted and approved it, what governs.
        released: what the approver let pass.
        wording: how findings and fields are said.
        language: of the certificate, which need not be the letter's.
    """
    title = language.gettext("Completeness certificate")
    about = About(
        title=f"{title} – {certified.reference}",
        author=certified.office,
        subject=certified.reference,
        language=language.code,
        right_to_left=language.right_to_left,
        at=certified.at,
        banner=marking(language, certified.marking),
        foot=language.gettext("Internal: not to be sent with the request"),
        page_label=language.gettext("Page {page} of {pages}"),
    )
    blocks: list[Block] = [
        TitleBlock(certified.office, title, certified.title),
        _result(checked, released, language),
        KeyValues(tuple(fact for fact in _facts(certified, language) if fact[1])),
    ]
    blocks += _found(checked, released, wording, language)
    blocks += _releases(checked, certified, released, wording, language)
    blocks += _rules(checked, released, wording, language)
    return Document(about, tuple(blocks))


def _result(checked: Checked, released: Sequence[Released], language: Language) -> Paragraph:
    """The whole in one sentence: "12 of 15 required rules are met; 2 were released; 1 stands open"."""
    met, applicable = checked.met, checked.applicable
    let = {_key(each.code, each.field) for each in released}
    open_ = [each for each in checked.findings if each.severity.required and _key(each.code, each.field) not in let]
    said = language.gettext("{met} of {applicable} required rules are met.").format(
        met=language.number(met), applicable=language.number(applicable)
    )
    if checked.stopped:
        said += " " + language.gettext("The request cannot be sent.")
    elif open_:
        n = len(open_)
        said += " " + language.ngettext(
            "{n} finding must be mended or released.", "{n} findings must be mended or released.", n
        ).format(n=n)
    elif released:
        n = len(released)
        said += " " + language.ngettext(
            "{n} finding was released by the approver.", "{n} findings were released by the approver.", n
        ).format(n=n)
    tone = Tone.RED if checked.stopped or open_ else Tone.GREEN
    return Paragraph(said, ParagraphStyle.LEAD, tone)


def _key(code: str, field: str) -> tuple[str, str]:
    return code, field


def _facts(certified: Certified, language: Language) -> list[tuple[str, str]]:
    return [
        (language.gettext("Reference"), isolate(certified.reference)),
        (language.gettext("Requested State"), certified.requested_state),
        (language.gettext("Version"), certified.version),
        (language.gettext("Checked on"), language.moment(certified.at, certified.zone)),
        (language.gettext("Governing text"), certified.governing),
        (language.gettext("Why it governs"), certified.because),
        (language.gettext("Drafted by"), certified.drafter),
        (language.gettext("Approved by"), certified.approver),
        (language.gettext("Approved on"), certified.approved_on),
        (language.gettext("SHA-256"), isolate(certified.sha256)),
    ]


def _found(checked: Checked, released: Sequence[Released], wording: Wording, language: Language) -> list[Block]:
    if not checked.findings:
        return []
    let = {_key(each.code, each.field) for each in released}
    columns = (
        TableColumn(language.gettext("Rule"), 1.4, lines=0),
        TableColumn(language.pgettext("finding", "Weight"), 1, lines=0, snug=True),
        TableColumn(language.gettext("What was found"), 4.5, lines=0),
        TableColumn(language.gettext("Field"), 1.8, lines=0),
        TableColumn(language.gettext("Source"), 1.2, lines=0),
    )
    rows = []
    for each in checked.findings:
        word = language.gettext(SEVERITIES[each.severity])
        let_pass = _key(each.code, each.field) in let
        tone = Tone.GREY if let_pass else _TONES[each.severity]
        state = Mark(tone, language.pgettext("finding", "Released") if let_pass else word)
        said = wording.field(each.field) if each.field else ""
        rows.append(TableRow((isolate(each.code), state, wording.finding(each), said, _source(each.source, language))))
    return [Heading(language.gettext("What was found"), in_contents=False), Table(columns, rows)]


def _releases(
    checked: Checked, certified: Certified, released: Sequence[Released], wording: Wording, language: Language
) -> list[Block]:
    if not released:
        return []
    known = {_key(each.code, each.field): each for each in checked.findings}
    columns = (
        TableColumn(language.gettext("Rule"), 0.8, lines=0, snug=True),
        TableColumn(language.gettext("What was found"), 3, lines=0),
        TableColumn(language.gettext("Reason"), 3, lines=0),
        TableColumn(language.gettext("Released by"), 1.6, lines=0),
        TableColumn(language.gettext("Date"), 1.4, lines=0),
    )
    rows = []
    for each in released:
        found = known.get(_key(each.code, each.field))
        said = wording.finding(found) if found is not None else language.gettext("Not found any more")
        rows.append(
            TableRow((isolate(each.code), said, each.reason, each.by, language.moment(each.at, certified.zone)))
        )
    return [Heading(language.gettext("Released, with reasons"), in_contents=False), Table(columns, rows)]


def _rules(checked: Checked, released: Sequence[Released], wording: Wording, language: Language) -> list[Block]:
    """Every rule, once; one that was asked of several persons or offences says of how many."""
    columns = (
        TableColumn(language.gettext("Rule"), 2, lines=0),
        TableColumn(language.gettext("Field"), 2.4, lines=0),
        TableColumn(language.pgettext("rule", "Required"), 1, lines=0, snug=True),
        TableColumn(language.pgettext("rule", "Result"), 1.3, lines=0),
        TableColumn(language.gettext("Source"), 1.8, lines=0),
    )
    let = {each.code for each in released}
    times = Counter(checked.rules)
    rows = []
    for rule, count in times.items():
        code = isolate(rule.code)
        named = (
            language.ngettext("{rule} ({n} time)", "{rule} ({n} times)", count).format(
                rule=code, n=language.number(count)
            )
            if count > 1
            else code
        )
        asked = wording.field(rule.code.removeprefix(_FIELD_RULE)) if rule.code.startswith(_FIELD_RULE) else ""
        must = language.gettext("Yes") if rule.required else language.gettext("No")
        rows.append(TableRow((named, asked, must, _outcome(rule, let, language), _source(rule.source, language))))
    return [
        Heading(language.gettext("Every rule that applies"), in_contents=False),
        Table(columns, rows, empty=language.gettext("No rule applies.")),
    ]


def _source(source: str, language: Language) -> str:
    return isolate(source_text(language, source)) if source else ""


def _outcome(rule: RuleResult, released: set[str], language: Language) -> Mark:
    if rule.met or rule.severity is None:
        return Mark(Tone.GREEN, language.pgettext("rule", "Met"))
    if rule.code in released:
        return Mark(Tone.GREY, language.pgettext("finding", "Released"))
    return Mark(_TONES[rule.severity], language.gettext(SEVERITIES[rule.severity]))
