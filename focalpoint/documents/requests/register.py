"""The register as a workbook: the list, and the figures that the committees' reports ask for, as tables and charts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from focalpoint.documents.model import (
    About,
    Column,
    ColumnKind,
    Rows,
    Sheet,
    SheetChart,
    SheetChartKind,
    Value,
    Workbook,
)
from focalpoint.domain.register import Direction, RequestLine
from focalpoint.domain.register_figures import Count, Statistics
from focalpoint.domain.requests.specification import Catalogue
from focalpoint.language import Language
from focalpoint.words import register as words
from focalpoint.words.classification import marking
from focalpoint.words.requests import kind_title, type_title

_COLOURS = ("2F6B9A", "B8562D")


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """What is written: the requests, the figures of each direction, and how people, States and kinds are called."""

    lines: Sequence[RequestLine]
    statistics: Sequence[Statistics]
    people: Mapping[str, str]
    catalogue: Catalogue
    state_name: Callable[[str], str]
    office: str
    at: datetime
    classification: str


def register_workbook(facts: RegisterFacts, language: Language) -> Workbook:
    """A sheet with the list, then one with the figures of each direction."""
    title = language.gettext("Register of requests")
    about = About(
        title=title,
        author=facts.office,
        subject=title,
        language=language.code,
        right_to_left=language.right_to_left,
        at=facts.at,
        banner=marking(language, facts.classification),
        page_label=language.gettext("Page {page} of {pages}"),
    )
    figures = [_figures(facts, one, language) for one in facts.statistics]
    return Workbook(about, (_list(facts, language), *figures))


def _list(facts: RegisterFacts, language: Language) -> Sheet:
    day = ColumnKind.DATE
    columns = (
        Column(language.gettext("Our reference"), width=20),
        Column(language.gettext("Incoming or outgoing"), width=16),
        Column(language.pgettext("column", "State"), width=20),
        Column(language.gettext("Kind of request"), width=28),
        Column(language.gettext("Types of assistance"), ColumnKind.LONG_TEXT, 34, printed=False),
        Column(language.gettext("Status"), width=20),
        Column(language.gettext("Sent on"), day, 14),
        Column(language.gettext("Received on"), day, 14),
        Column(language.gettext("Answered on"), day, 14),
        Column(language.gettext("Ground of refusal"), width=24),
        Column(language.gettext("Their reference"), width=20, printed=False),
        Column(language.gettext("Reply due"), day, 14, printed=False),
        Column(language.gettext("Drafter"), width=20, printed=False),
    )
    rows = [_row(facts, line, language) for line in facts.lines]
    return Sheet(language.gettext("Requests"), (Rows(columns, rows),))


def _row(facts: RegisterFacts, line: RequestLine, language: Language) -> tuple[Value, ...]:
    types = (_type(facts, code, language) for code in line.types)
    return (
        line.reference or line.ref,
        words.direction(language, line.direction),
        facts.state_name(line.state) if line.state else "",
        kind_title(language, facts.catalogue, line.kind),
        "; ".join(types),
        words.status(language, line.status),
        _day(line.sent_on),
        _day(line.received_on),
        _day(line.answered_on),
        words.ground(language, line.refusal) if line.refusal else "",
        line.their_reference,
        _day(line.due_on),
        facts.people.get(line.drafter or "", ""),
    )


def _figures(facts: RegisterFacts, found: Statistics, language: Language) -> Sheet:
    """The figures of one direction, a table below the other, with the chart of the years."""
    outgoing = found.direction == Direction.OUTGOING
    name = language.gettext("Outgoing figures") if outgoing else language.gettext("Incoming figures")
    groups: tuple[tuple[str, Sequence[Count], Callable[[str], str]], ...] = (
        (language.gettext("Year"), found.by_year, str),
        (language.pgettext("column", "State"), found.by_state, lambda code: facts.state_name(code) if code else ""),
        (language.gettext("Kind of request"), found.by_kind, lambda code: kind_title(language, facts.catalogue, code)),
        (language.gettext("Types of assistance"), found.by_type, lambda code: _type(facts, code, language)),
    )
    blocks = [_table(title, counts, said, language) for title, counts, said in groups if counts]
    if found.refusals:
        columns = (
            Column(language.gettext("Ground of refusal"), width=34),
            Column(language.gettext("Refused"), ColumnKind.INTEGER, 12),
        )
        refusals = [(words.ground(language, code), n) for code, n in found.refusals.items()]
        blocks.append(Rows(columns, refusals))
    charts: tuple[SheetChart, ...] = ()
    if len(found.by_year) > 1:
        charts = (SheetChart(SheetChartKind.BARS, language.gettext("Requests by year"), 0, _COLOURS),)
    empty = Rows((Column(language.gettext("Year")),), [])
    return Sheet(name, tuple(blocks) or (empty,), frozen=False, charts=charts)


def _table(title: str, counts: Sequence[Count], said: Callable[[str], str], language: Language) -> Rows:
    number = ColumnKind.INTEGER
    columns = (
        Column(title, width=34),
        Column(language.gettext("Requests"), number, 12),
        Column(language.gettext("Without an answer"), number, 16),
        Column(language.pgettext("requests", "Granted or executed"), number, 18),
        Column(language.pgettext("requests", "In part"), number, 12),
        Column(language.pgettext("requests", "Refused"), number, 12),
        Column(language.gettext("Days to an answer (median)"), number, 20),
    )
    rows = [(said(one.key), one.total, one.open, one.granted, one.partly, one.refused, one.days) for one in counts]
    return Rows(columns, rows)


def _type(facts: RegisterFacts, code: str, language: Language) -> str:
    known = facts.catalogue.types.get(code)
    return code if known is None else type_title(language, known)


def _day(text: str | None) -> Value:
    return date.fromisoformat(text) if text else None
