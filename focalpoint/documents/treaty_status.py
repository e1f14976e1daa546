"""The status report: where the country stands with each instrument, what it owes, what it has still to join."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from focalpoint.documents.model import (
    Bar,
    BarChart,
    Block,
    Document,
    Heading,
    Mark,
    Paragraph,
    ParagraphStyle,
    Table,
    TableColumn,
    TableRow,
    Tile,
    Tiles,
    Tone,
)
from focalpoint.documents.treaty_facts import (
    DASH,
    STATUS_TONES,
    TreatyFacts,
    TreatyLine,
    duty_state,
    on_day,
    status_mark,
)
from focalpoint.domain.instruments import Basis, Duty, Group, Status
from focalpoint.language import Language, isolate
from focalpoint.words.instruments import act_words, addressee_words, group_words, step_words
from focalpoint.words.standings import on_basis, problem_words, status_words

SHOWN: Final = (Status.PARTY, Status.WAITING, Status.PROVISIONAL, Status.SIGNED, Status.FORMER, Status.NONE)


def status_report(facts: TreatyFacts, language: Language) -> Document:
    """The report as of the facts' day and basis."""
    title = language.gettext("Status of international instruments")
    said = basis_line(facts, language)
    about = facts.origin.about(language, title, facts.origin.named_country(language), said)
    blocks: list[Block] = [
        facts.origin.title_block(language, title, said),
        _tiles(facts, language),
        standing_chart(facts, language),
        Paragraph(basis_note(facts, language), ParagraphStyle.SMALL),
        *_groups(facts, language),
        Heading(language.gettext("Reservations, declarations and objections")),
        _statements(facts, language),
        Heading(language.gettext("Communications that are owed")),
        duties_table(facts, language, owed(facts)),
        Heading(language.gettext("Still to be deposited, and who has it")),
        to_deposit_table(facts, language),
    ]
    if findings(facts, language):
        blocks += [Heading(language.gettext("To be looked at")), _findings(facts, language)]
    return Document(about, tuple(blocks))


def basis_line(facts: TreatyFacts, language: Language) -> str:
    """Of which day and basis every figure speaks."""
    return language.gettext("Status {basis}").format(basis=on_basis(language, facts.as_of, facts.basis, language.date))


def basis_note(facts: TreatyFacts, language: Language) -> str:
    """What counts as party in this document."""
    if facts.basis is Basis.DEPOSIT:
        return language.gettext(
            "“Party” means that the instrument of consent was deposited by that day; when it entered into force for the"
            " country stands beside it. Number of parties: States as recorded in this vault; organizations are counted"
            " apart."
        )
    return language.gettext(
        "“Party” means that the treaty was in force for the country on that day; when its instrument was deposited"
        " stands beside it. Number of parties: States as recorded in this vault; organizations are counted apart."
    )


def by_group(facts: TreatyFacts) -> list[tuple[Group, list[TreatyLine]]]:
    """The lines of each shelf that has any."""
    found = [(group, [line for line in facts.lines if line.instrument.group is group]) for group in Group]
    return [(group, lines) for group, lines in found if lines]


def owed(facts: TreatyFacts) -> list[tuple[TreatyLine, Duty]]:
    """Every communication that follows from being party, the first due first."""
    found = [(line, duty) for line in facts.lines for duty in line.path.duties if duty.due is not None]
    return sorted(found, key=lambda pair: (pair[1].due or facts.as_of, pair[1].rule.key))


def findings(facts: TreatyFacts, language: Language) -> list[tuple[TreatyLine, str]]:
    """What is wrong or doubtful about the country's standing."""
    return [
        (line, problem_words(language, problem.code, facts.titles.get(problem.about, problem.about)))
        for line in facts.lines
        for problem in line.standing.problems
    ]


def _tiles(facts: TreatyFacts, language: Language) -> Tiles:
    universal = [line for line in facts.lines if line.instrument.universal]
    party = sum(line.standing.party for line in universal)
    open_duties = [duty for _line, duty in owed(facts) if duty.open]
    late = sum(duty.late for duty in open_duties)
    reservations = sum(len(line.standing.statements) for line in facts.lines)
    missing = len(universal) - party
    return Tiles(
        (
            Tile(
                language.gettext("Against terrorism"),
                language.number(party),
                language.gettext("party to, of {n}").format(n=language.number(len(universal))),
                Tone.GREEN if not missing else Tone.TEXT,
            ),
            Tile(
                language.gettext("Other instruments"),
                language.number(sum(line.standing.party for line in facts.lines) - party),
                language.gettext("party to"),
            ),
            Tile(
                language.gettext("Communications owed"),
                language.number(len(open_duties)),
                language.ngettext("{n} overdue", "{n} overdue", late).format(n=language.number(late)),
                Tone.RED if late else Tone.TEXT,
            ),
            Tile(language.gettext("Statements"), language.number(reservations), language.gettext("in effect")),
        )
    )


def standing_chart(facts: TreatyFacts, language: Language) -> BarChart:
    """How many instruments of each shelf the country is party to."""
    bars = []
    for group, lines in by_group(facts):
        parts = tuple(
            (float(sum(line.standing.status in some for line in lines)), tone)
            for some, tone, _words in _shades(language)
        )
        party = sum(line.standing.party for line in lines)
        text = language.gettext("{n} of {all}").format(n=language.number(party), all=language.number(len(lines)))
        bars.append(Bar(group_words(language, group), parts, text))
    most = max((len(lines) for _group, lines in by_group(facts)), default=1)
    legend = tuple((words, tone) for _some, tone, words in _shades(language))
    return BarChart(language.gettext("Instruments by standing"), tuple(bars), float(most), legend)


def _shades(language: Language) -> tuple[tuple[frozenset[Status], Tone, str], ...]:
    return (
        (frozenset({Status.PARTY}), Tone.GREEN, status_words(language, Status.PARTY)),
        (
            frozenset({Status.WAITING, Status.PROVISIONAL}),
            Tone.ACCENT,
            status_words(language, Status.WAITING),
        ),
        (frozenset({Status.SIGNED}), Tone.AMBER, status_words(language, Status.SIGNED)),
        (frozenset({Status.FORMER, Status.NONE}), Tone.GREY, status_words(language, Status.NONE)),
    )


def _groups(facts: TreatyFacts, language: Language) -> list[Block]:
    blocks: list[Block] = []
    for group, lines in by_group(facts):
        blocks += [Heading(group_words(language, group)), _standings(facts, language, lines)]
    return blocks


def _standings(facts: TreatyFacts, language: Language, lines: Sequence[TreatyLine]) -> Table:
    columns = (
        TableColumn(language.gettext("Instrument"), 36, lines=3),
        TableColumn(language.pgettext("instrument", "Standing"), 20, lines=2, snug=True),
        TableColumn(language.pgettext("treaty", "Signed"), 12, snug=True),
        TableColumn(language.pgettext("treaty", "Deposited"), 26, lines=2),
        TableColumn(language.pgettext("treaty", "In force"), 12, snug=True),
        TableColumn(language.gettext("States party"), 8, snug=True),
    )
    rows = [
        TableRow(
            (
                f"{isolate(line.instrument.short_title(language.code))} ({isolate(label_of(line))})",
                status_mark(language, line.standing),
                on_day(language, line.standing.signed_on),
                deposit_words(line, language),
                on_day(language, line.standing.in_force_on),
                known_number(language, line.states),
            )
        )
        for line in lines
    ]
    del facts
    return Table(columns, rows)


def label_of(line: TreatyLine) -> str:
    """The short name by which people speak of an instrument: its key, or the reference of the office's own."""
    return line.instrument.ref or line.instrument.id if line.instrument.own else line.instrument.id


def known_number(language: Language, number: int | None) -> str:
    """A number, or a dash where nobody knows it."""
    return DASH if number is None else language.number(number)


def deposit_words(line: TreatyLine, language: Language) -> str:
    """When consent was deposited, and by which act."""
    period = line.standing.period
    if period is None:
        return DASH
    said = language.gettext("{date}, {act}")
    words = said.format(date=language.date(period.deposited), act=act_words(language, period.act.kind))
    if line.standing.ended_on is None:
        return words
    until = language.gettext("until {date}").format(date=language.date(line.standing.ended_on))
    return f"{words}; {until}"


def _statements(facts: TreatyFacts, language: Language) -> Table:
    columns = (
        TableColumn(language.gettext("Instrument"), 26, lines=4),
        TableColumn(language.gettext("What"), 14, snug=True),
        TableColumn(language.gettext("Date"), 12, snug=True),
        TableColumn(language.gettext("Text"), 50, lines=0),
    )
    rows = [
        TableRow(
            (
                isolate(line.instrument.short_title(language.code)),
                act_words(language, act.kind),
                language.date(act.date),
                isolate(act.note) if act.note else DASH,
            )
        )
        for line in facts.lines
        for act in line.standing.statements
    ]
    return Table(columns, rows, language.gettext("None is in effect on this day."))


def duties_table(facts: TreatyFacts, language: Language, duties: Sequence[tuple[TreatyLine, Duty]]) -> Table:
    """Communications: what, to whom, by when, and what became of them."""
    columns = (
        TableColumn(language.gettext("Instrument"), 12, snug=True),
        TableColumn(language.gettext("Article"), 10, snug=True),
        TableColumn(language.gettext("What is to be communicated"), 40, lines=4),
        TableColumn(language.gettext("To whom"), 20, lines=3),
        TableColumn(language.gettext("Due date"), 12, snug=True),
        TableColumn(language.pgettext("communication", "State"), 16, lines=2, snug=True),
    )
    rows = [
        TableRow(
            (
                isolate(label_of(line)),
                isolate(duty.rule.article),
                duty.rule.texts.get(language.code) or next(iter(duty.rule.texts.values()), ""),
                addressee_words(language, duty.rule.addressee),
                on_day(language, duty.due),
                duty_state(language, duty),
            )
        )
        for line, duty in duties
    ]
    del facts
    return Table(columns, rows, language.gettext("Nothing has to be communicated."))


def to_deposit(facts: TreatyFacts) -> list[TreatyLine]:
    """The instruments to which the country has begun its way, and all that every State is asked to join."""
    return [
        line
        for line in facts.lines
        if line.standing.status not in {Status.PARTY, Status.WAITING}
        and (line.path.started or line.instrument.group in {Group.COUNTER_TERRORISM, Group.CRIME})
    ]


def to_deposit_table(facts: TreatyFacts, language: Language) -> Table:
    """What is next on the way to each instrument that is not joined, and who has it."""
    columns = (
        TableColumn(language.gettext("Instrument"), 34, lines=2),
        TableColumn(language.pgettext("instrument", "Standing"), 16, lines=2, snug=True),
        TableColumn(language.gettext("Next step"), 26, lines=2),
        TableColumn(language.gettext("Who has it"), 22, lines=2),
        TableColumn(language.gettext("Planned for"), 12, snug=True),
    )
    rows = []
    for line in to_deposit(facts):
        following = line.path.next
        late = following is not None and following.step.late
        planned = on_day(language, following.step.expected if following else None)
        rows.append(
            TableRow(
                (
                    isolate(line.instrument.short_title(language.code)),
                    status_mark(language, line.standing),
                    step_words(language, following.step.key) if following else DASH,
                    facts.next_holder(language, following) if following else DASH,
                    Mark(Tone.RED, planned) if late else planned,
                )
            )
        )
    return Table(columns, rows, language.gettext("Every instrument is joined."))


def _findings(facts: TreatyFacts, language: Language) -> Table:
    columns = (
        TableColumn(language.gettext("Instrument"), 30, lines=2),
        TableColumn(language.gettext("What was found"), 70, lines=0),
    )
    rows = [
        TableRow((isolate(line.instrument.short_title(language.code)), said))
        for line, said in findings(facts, language)
    ]
    return Table(columns, rows)


def tone_words(language: Language) -> dict[str, Tone]:
    """Each standing's word with its colour, for the cells of a sheet."""
    return {status_words(language, status): STATUS_TONES[status] for status in SHOWN}
