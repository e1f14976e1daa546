"""The ratification roadmap: how far the country is on its way to each instrument, and what comes next."""

from __future__ import annotations

from typing import Final

from focalpoint.documents.model import (
    Bar,
    BarChart,
    Block,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    ParagraphStyle,
    Table,
    TableColumn,
    TableRow,
    Tile,
    Tiles,
    Tone,
)
from focalpoint.documents.treaty_facts import DASH, TreatyFacts, TreatyLine, on_day, status_mark, step_state, steps_gone
from focalpoint.documents.treaty_status import basis_line, label_of, to_deposit, to_deposit_table
from focalpoint.domain.instruments import StepKey, StepState
from focalpoint.language import Language, isolate
from focalpoint.words.instruments import step_words

MOST_BARS: Final = 24
"""More ways than this are in the table alone."""
_ALL: Final = len(StepKey)


def roadmap(facts: TreatyFacts, language: Language) -> Document:
    """How far every way is; step by step the ways to what the country has not joined."""
    title = language.gettext("Ratification roadmap")
    said = basis_line(facts, language)
    about = facts.origin.about(language, title, facts.origin.named_country(language), said)
    blocks: list[Block] = [
        facts.origin.title_block(language, title, said),
        _tiles(facts, language),
        _chart(facts, language),
        Paragraph(
            language.gettext(
                "A way has ten steps, from the study to implementation. Deposit, entry into force and communications"
                " follow from what was done; the other steps are as the office noted them."
            ),
            ParagraphStyle.SMALL,
        ),
        Heading(language.gettext("Still to be deposited, and who has it")),
        to_deposit_table(facts, language),
        Heading(language.gettext("Step by step: what is not joined yet")),
    ]
    begun = [line for line in ways(facts) if not line.standing.party]
    if not begun:
        blocks.append(Paragraph(language.gettext("No way was begun yet.")))
    for line in begun:
        blocks += [
            Heading(line.instrument.short_title(language.code), 2, in_contents=False),
            *way(facts, language, line),
        ]
    return Document(about, tuple(blocks))


def ways(facts: TreatyFacts) -> list[TreatyLine]:
    """The ways that have begun and are not at their end: what is not joined first, the nearest to its end first."""
    found = [line for line in facts.lines if line.path.started and line.path.next is not None]
    return sorted(found, key=lambda line: (line.standing.party, -steps_gone(line.path)))


def way(facts: TreatyFacts, language: Language, line: TreatyLine) -> list[Block]:
    """One way: where it stands, and its steps."""
    following = line.path.next
    since = following.since if following else None
    pairs = (
        (language.pgettext("instrument", "Standing"), status_mark(language, line.standing).word),
        (language.gettext("Next step"), step_words(language, following.step.key) if following else DASH),
        (language.gettext("Who has it"), facts.next_holder(language, following) if following else DASH),
        (language.gettext("Waiting since"), on_day(language, since)),
    )
    return [KeyValues(pairs), steps_table(facts, language, line)]


def steps_table(facts: TreatyFacts, language: Language, line: TreatyLine) -> Table:
    """The ten steps of one way."""
    columns = (
        TableColumn(language.gettext("No."), 6, snug=True),
        TableColumn(language.gettext("Step"), 34, lines=2),
        TableColumn(language.pgettext("step", "State"), 16, snug=True),
        TableColumn(language.gettext("Done on"), 13, snug=True),
        TableColumn(language.gettext("Planned for"), 13, snug=True),
        TableColumn(language.gettext("Who has it"), 26, lines=2),
    )
    rows = [
        TableRow(
            (
                language.number(number),
                step_words(language, step.key),
                step_state(language, step),
                on_day(language, step.done_on),
                on_day(language, None if step.state is StepState.DONE else step.expected),
                facts.holder(language, step, step.record.ministry_id),
            )
        )
        for number, step in enumerate(line.path.steps, 1)
    ]
    return Table(columns, rows)


def _tiles(facts: TreatyFacts, language: Language) -> Tiles:
    left = to_deposit(facts)
    begun = [line for line in left if line.path.started]
    late = [line for line in left if line.path.next is not None and line.path.next.step.late]
    parliament = [line for line in left if line.path.next and line.path.next.step.key is StepKey.PARLIAMENT]
    return Tiles(
        (
            Tile(language.gettext("Still to be deposited"), language.number(len(left))),
            Tile(language.pgettext("ways", "Under way"), language.number(len(begun))),
            Tile(language.gettext("In parliament"), language.number(len(parliament))),
            Tile(
                language.pgettext("ways", "Later than planned"),
                language.number(len(late)),
                tone=Tone.RED if late else Tone.GREEN,
            ),
        )
    )


def _chart(facts: TreatyFacts, language: Language) -> BarChart:
    bars = []
    for line in ways(facts)[:MOST_BARS]:
        done = float(steps_gone(line.path))
        begun = float(sum(step.state is StepState.UNDER_WAY and not step.late for step in line.path.steps))
        late = float(sum(step.late for step in line.path.steps))
        text = language.gettext("{n} of {all}").format(n=language.number(done), all=language.number(_ALL))
        parts = ((done, Tone.GREEN), (begun, Tone.AMBER), (late, Tone.RED))
        bars.append(Bar(isolate(label_of(line)), parts, text))
    return BarChart(
        language.gettext("Steps done on each way"),
        tuple(bars),
        float(_ALL),
        (
            (language.pgettext("steps", "done or not needed"), Tone.GREEN),
            (language.pgettext("steps", "under way"), Tone.AMBER),
            (language.pgettext("steps", "late"), Tone.RED),
        ),
        ticks=tuple((float(at), language.number(at)) for at in range(0, _ALL + 1, 2)),
        empty=language.gettext("No way was begun yet."),
    )
