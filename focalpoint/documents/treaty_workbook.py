"""The status report as a workbook: each instrument, act, communication and step a row. No formulas."""

from __future__ import annotations

from datetime import date

from focalpoint.documents.model import (
    Column,
    ColumnKind,
    CoverLines,
    Rows,
    Sheet,
    SheetChart,
    SheetChartKind,
    Tone,
    Value,
    Workbook,
)
from focalpoint.documents.style import STYLE
from focalpoint.documents.treaty_facts import TreatyFacts, TreatyLine, step_state, steps_gone
from focalpoint.documents.treaty_status import (
    basis_line,
    basis_note,
    by_group,
    label_of,
    owed,
    tone_words,
)
from focalpoint.domain.instruments import StepState
from focalpoint.language import Language
from focalpoint.words import documents as words
from focalpoint.words.classification import marking
from focalpoint.words.instruments import act_words, addressee_words, group_words, state_words, step_words
from focalpoint.words.standings import status_words

_TEXT, _LONG, _DATE, _WHOLE = ColumnKind.TEXT, ColumnKind.LONG_TEXT, ColumnKind.DATE, ColumnKind.INTEGER


def status_workbook(facts: TreatyFacts, language: Language) -> Workbook:
    """The workbook as of the facts' day and basis."""
    title = language.gettext("Status of international instruments")
    about = facts.origin.about(
        language, title, facts.origin.named_country(language), words.cut_off(language, language.date(facts.as_of))
    )
    sheets = (
        Sheet(language.gettext("Cover"), (_cover(facts, language, title),), frozen=False),
        Sheet(language.gettext("Status"), (_status(facts, language),)),
        Sheet(language.gettext("Acts"), (_acts(facts, language),)),
        Sheet(language.gettext("Communications"), (_duties(facts, language),)),
        Sheet(language.gettext("Steps"), (_steps(facts, language),)),
        _chart(facts, language),
    )
    return Workbook(about, sheets)


def _cover(facts: TreatyFacts, language: Language, title: str) -> CoverLines:
    party = sum(line.standing.party for line in facts.lines)
    universal = [line for line in facts.lines if line.instrument.universal]
    lines: list[tuple[str, Value]] = [
        (language.gettext("Office"), facts.origin.office_title),
        (language.gettext("Country"), facts.origin.named_country(language)),
        (language.gettext("Classification"), marking(language, facts.origin.classification)),
        (language.gettext("Cut-off date"), facts.as_of),
        (language.gettext("Basis"), basis_line(facts, language)),
        (language.gettext("Instruments"), len(facts.lines)),
        (language.gettext("Party to"), party),
        (
            language.gettext("Party to counter-terrorism instruments"),
            sum(line.standing.party for line in universal),
        ),
        (language.gettext("Communications owed"), sum(duty.open for _line, duty in owed(facts))),
    ]
    sentences = [
        basis_note(facts, language),
        language.gettext("All figures are values as of the cut-off date; the workbook holds no formulas."),
    ]
    if facts.origin.sample:
        sentences.insert(0, words.sample_sentence(language))
    shown = tuple((name, value) for name, value in lines if value not in {None, ""})
    return CoverLines(title, basis_line(facts, language), shown, tuple(sentences))


def _status(facts: TreatyFacts, language: Language) -> Rows:
    columns = (
        Column(language.gettext("Key"), _TEXT, 12),
        Column(language.gettext("Instrument"), _LONG, 48),
        Column(language.gettext("Group"), _LONG, 26),
        Column(language.pgettext("instrument", "Standing"), _TEXT, 24, tones=tone_words(language)),
        Column(language.pgettext("treaty", "Signed"), _DATE, 13),
        Column(language.pgettext("treaty", "Deposited"), _DATE, 13),
        Column(language.gettext("Act of consent"), _TEXT, 16),
        Column(language.pgettext("treaty", "In force"), _DATE, 13),
        Column(language.gettext("Reservations and declarations"), _WHOLE, 14),
        Column(language.gettext("Next step"), _LONG, 28),
        Column(language.gettext("Who has it"), _LONG, 28),
        Column(language.gettext("Planned for"), _DATE, 13),
        Column(language.gettext("Steps done"), _WHOLE, 10, printed=False),
        Column(language.gettext("Party until"), _DATE, 13, printed=False),
        Column(language.gettext("States party"), _WHOLE, 10, printed=False),
        Column(language.gettext("Organizations party"), _WHOLE, 13, printed=False),
        Column(language.gettext("Adopted on"), _DATE, 13, printed=False),
        Column(language.gettext("In force in general since"), _DATE, 13, printed=False),
    )
    rows: list[tuple[Value, ...]] = []
    strong: set[int] = set()
    levels: list[int] = []
    for group, lines in by_group(facts):
        strong.add(len(rows))
        rows.append((None, group_words(language, group), *(None,) * (len(columns) - 2)))
        levels.append(0)
        for line in lines:
            rows.append(_status_row(facts, language, line))
            levels.append(1)
    return Rows(columns, rows, levels=levels, strong=frozenset(strong))


def _status_row(facts: TreatyFacts, language: Language, line: TreatyLine) -> tuple[Value, ...]:
    instrument, standing, following = line.instrument, line.standing, line.path.next
    period = standing.period
    return (
        label_of(line),
        instrument.title(language.code),
        group_words(language, instrument.group),
        status_words(language, standing.status),
        standing.signed_on,
        period.deposited if period else None,
        act_words(language, period.act.kind) if period else None,
        standing.in_force_on,
        len(standing.statements),
        step_words(language, following.step.key) if following else None,
        facts.next_holder(language, following) if following else None,
        following.step.expected if following else None,
        steps_gone(line.path),
        standing.ended_on,
        line.states,
        line.organizations,
        instrument.adopted,
        instrument.entry_into_force,
    )


def _acts(facts: TreatyFacts, language: Language) -> Rows:
    columns = (
        Column(language.gettext("Key"), _TEXT, 12),
        Column(language.gettext("Instrument"), _LONG, 44),
        Column(language.gettext("Date"), _DATE, 13),
        Column(language.pgettext("treaty", "Act"), _TEXT, 24),
        Column(language.gettext("With effect from"), _DATE, 13),
        Column(language.gettext("Territory"), _LONG, 20),
        Column(language.gettext("Text or note"), _LONG, 50),
        Column(language.gettext("Source"), _LONG, 30),
    )
    rows = [
        (
            label_of(line),
            line.instrument.short_title(language.code),
            act.date,
            act_words(language, act.kind),
            act.effective,
            act.territory,
            act.note,
            act.source,
        )
        for line in facts.lines
        for act in line.acts
    ]
    return Rows(columns, rows)


def _duties(facts: TreatyFacts, language: Language) -> Rows:
    columns = (
        Column(language.gettext("Key"), _TEXT, 12),
        Column(language.gettext("Article"), _TEXT, 12),
        Column(language.gettext("What is to be communicated"), _LONG, 60),
        Column(language.gettext("To whom"), _LONG, 30),
        Column(language.gettext("Due date"), _DATE, 13),
        Column(language.gettext("Sent on"), _DATE, 13),
        Column(language.gettext("Note verbale"), _TEXT, 18),
        Column(language.gettext("Ministry"), _LONG, 30),
        Column(language.gettext("Note"), _LONG, 40),
    )
    rows = [
        (
            label_of(line),
            duty.rule.article,
            duty.rule.texts.get(language.code) or next(iter(duty.rule.texts.values()), ""),
            addressee_words(language, duty.rule.addressee),
            duty.due,
            date.fromisoformat(duty.sent_on) if duty.sent_on else None,
            duty.number,
            facts.ministries.get(duty.ministry_id or "", ""),
            duty.note,
        )
        for line, duty in owed(facts)
    ]
    return Rows(columns, rows)


def _steps(facts: TreatyFacts, language: Language) -> Rows:
    """The steps of every way that has begun."""
    state = language.pgettext("step", "State")
    tones = {
        state_words(language, StepState.DONE): Tone.GREEN,
        state_words(language, StepState.UNDER_WAY): Tone.AMBER,
        language.pgettext("step", "Late"): Tone.RED,
    }
    columns = (
        Column(language.gettext("Key"), _TEXT, 12),
        Column(language.gettext("Instrument"), _LONG, 44),
        Column(language.gettext("No."), _WHOLE, 6),
        Column(language.gettext("Step"), _LONG, 34),
        Column(state, _TEXT, 14, tones=tones),
        Column(language.gettext("Done on"), _DATE, 13),
        Column(language.gettext("Planned for"), _DATE, 13),
        Column(language.gettext("Who has it"), _LONG, 30),
        Column(language.gettext("Number of the decision or law"), _TEXT, 18),
        Column(language.gettext("Note"), _LONG, 40),
    )
    rows = [
        (
            label_of(line),
            line.instrument.short_title(language.code),
            number,
            step_words(language, step.key),
            step_state(language, step).word,
            step.done_on,
            step.expected if step.state is not StepState.DONE else None,
            facts.holder(language, step, step.record.ministry_id),
            step.record.number,
            step.record.note,
        )
        for line in facts.lines
        if line.path.started
        for number, step in enumerate(line.path.steps, 1)
    ]
    return Rows(columns, rows)


def _chart(facts: TreatyFacts, language: Language) -> Sheet:
    title = language.gettext("Instruments by standing")
    columns = (
        Column(language.gettext("Group"), _LONG, 46),
        Column(language.gettext("Party to"), _WHOLE, 12),
        Column(language.gettext("Not yet party to"), _WHOLE, 12),
    )
    rows = []
    for group, lines in by_group(facts):
        party = sum(line.standing.party for line in lines)
        rows.append((group_words(language, group), party, len(lines) - party))
    chart = SheetChart(SheetChartKind.STACKED, title, 0, (STYLE.tones[Tone.GREEN], "#c3cad6"))
    return Sheet(language.gettext("Charts"), (Rows(columns, rows, title),), frozen=False, charts=(chart,))
