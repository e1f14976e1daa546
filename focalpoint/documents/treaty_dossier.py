"""The accession dossier of one instrument: what it asks, what exists, what is missing, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from focalpoint.documents.model import (
    Block,
    CellValue,
    Document,
    Heading,
    KeyValues,
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
    TreatyFacts,
    TreatyLine,
    checked,
    on_day,
    status_mark,
    steps_gone,
)
from focalpoint.documents.treaty_roadmap import steps_table
from focalpoint.documents.treaty_status import basis_line, basis_note, deposit_words, duties_table, known_number
from focalpoint.domain.instruments import RelationKind, StepKey, Topic
from focalpoint.domain.provisions import Entry, InstrumentMatrix
from focalpoint.domain.provisions import Mark as Given
from focalpoint.language import Language, isolate
from focalpoint.words import provisions as provision_words
from focalpoint.words.instruments import (
    act_words,
    article_words,
    depositary_words,
    relation_words,
    rule_words,
    step_words,
    topic_words,
)
from focalpoint.words.standings import problem_words

_TONES: Final = {
    Given.PRESENT.value: Tone.GREEN,
    Given.PARTIAL.value: Tone.AMBER,
    Given.ABSENT.value: Tone.RED,
    Given.NOT_APPLICABLE.value: Tone.GREY,
}
_MISSING: Final = frozenset({Given.ABSENT.value, Given.PARTIAL.value})


@dataclass(frozen=True)
class DossierFacts:
    """Everything that a dossier says: the instrument's line and what national law has of it."""

    treaties: TreatyFacts
    line: TreatyLine
    matrix: InstrumentMatrix


def given_mark(language: Language, code: str) -> Mark:
    """Whether national law has something, as a shape, a colour and a word."""
    if not code:
        return Mark(Tone.GREY, provision_words.mark(language, ""))
    return Mark(_TONES[code], provision_words.mark(language, code))


def dossier(facts: DossierFacts, language: Language) -> Document:
    """The dossier as of the facts' day and basis."""
    treaties, line = facts.treaties, facts.line
    title = line.instrument.title(language.code)
    said = language.gettext("Accession dossier · {basis}").format(basis=basis_line(treaties, language))
    about = treaties.origin.about(
        language, language.gettext("Accession dossier"), title, basis_line(treaties, language)
    )
    entries = [entry for row in facts.matrix.rows for entry in row.entries]
    missing = [entry for entry in entries if entry.implementation.mark in _MISSING]
    blocks: list[Block] = [
        treaties.origin.title_block(language, title, said),
        _tiles(facts, language, entries),
        Heading(language.gettext("The instrument")),
        _identity(facts, language),
        Paragraph(basis_note(treaties, language), ParagraphStyle.SMALL),
        *_relations(facts, language),
        Heading(language.gettext("What it asks, and what national law has")),
        *_asks(facts, language),
        Heading(language.gettext("What is missing")),
        _missing(facts, language, missing),
        Heading(language.gettext("After joining: what is to be communicated")),
        duties_table(treaties, language, [(line, duty) for duty in line.path.duties]),
        Heading(language.gettext("The country’s own acts")),
        _acts(facts, language),
        Heading(language.gettext("The way there")),
        steps_table(treaties, language, line),
        Heading(language.gettext("Next steps")),
        _next(facts, language, missing, sum(not entry.implementation.mark for entry in entries)),
    ]
    return Document(about, tuple(blocks))


def _tiles(facts: DossierFacts, language: Language, entries: Sequence[Entry]) -> Tiles:
    line = facts.line
    present = sum(entry.implementation.mark == Given.PRESENT for entry in entries)
    absent = sum(entry.implementation.mark == Given.ABSENT for entry in entries)
    mark = status_mark(language, line.standing)
    steps = language.gettext("{n} of {all}")
    counted = language.gettext("of {n}").format(n=language.number(len(entries)))
    return Tiles(
        (
            Tile(language.pgettext("instrument", "Standing"), mark.word, tone=mark.tone),
            Tile(
                language.gettext("Steps done"),
                steps.format(n=language.number(steps_gone(line.path)), all=language.number(len(StepKey))),
            ),
            Tile(language.gettext("Articles in national law"), language.number(present), counted),
            Tile(
                language.gettext("Articles absent"),
                language.number(absent),
                counted,
                Tone.RED if absent else Tone.TEXT,
            ),
        )
    )


def _identity(facts: DossierFacts, language: Language) -> KeyValues:
    line = facts.line
    instrument = line.instrument
    adopted = language.date(instrument.adopted) if instrument.adopted else DASH
    if place := instrument.place(language.code):
        adopted = language.gettext("{date}, {place}").format(date=adopted, place=place)
    entry = on_day(language, instrument.entry_into_force)
    doubtful = instrument.check
    pairs = [
        (language.gettext("Adopted"), checked(language, adopted, check="adopted" in doubtful)),
        (
            language.gettext("Depositary"),
            checked(language, depositary_words(language, instrument.depositary), check="depositary" in doubtful),
        ),
        (
            language.gettext("In force in general since"),
            checked(language, entry, check="entry_into_force" in doubtful),
        ),
        (
            language.gettext("Enters into force for a State that joins"),
            checked(language, rule_words(language, instrument.rule), check="rule" in doubtful),
        ),
        (language.gettext("States party"), known_number(language, line.states)),
        (language.gettext("Organizations party"), known_number(language, line.organizations)),
        (language.gettext("Signed by us"), on_day(language, line.standing.signed_on)),
        (language.gettext("Deposited by us"), deposit_words(line, language)),
    ]
    return KeyValues(tuple(pair for pair in pairs if pair[1]))


def _relations(facts: DossierFacts, language: Language) -> list[Block]:
    rows = []
    for relation in facts.line.instrument.relations:
        other = facts.treaties.line(relation.to)
        standing: CellValue = status_mark(language, other.standing) if other else DASH
        rows.append(
            TableRow(
                (
                    relation_words(language, relation.kind),
                    isolate(facts.treaties.titles.get(relation.to, relation.to)),
                    standing,
                )
            )
        )
    if not rows:
        return []
    columns = (
        TableColumn(language.gettext("Relation"), 24, lines=2),
        TableColumn(language.gettext("Other instrument"), 54, lines=3),
        TableColumn(language.gettext("Our standing with it"), 22, lines=2, snug=True),
    )
    return [Table(columns, tuple(rows))]


def _asks(facts: DossierFacts, language: Language) -> list[Block]:
    """Article by article what national law has; where nothing is catalogued, where the instrument deals with what."""
    if not facts.matrix.rows:
        return [_article_map(facts, language)]
    columns = (
        TableColumn(language.gettext("Article"), 10, snug=True),
        TableColumn(language.gettext("What it asks"), 38, lines=0),
        TableColumn(language.gettext("National law and article"), 36, lines=0),
        TableColumn(language.gettext("Found"), 14, lines=2, snug=True),
    )
    rows: list[TableRow] = []
    for row in facts.matrix.rows:
        rows.append(TableRow(("", provision_words.row(language, row.row), "", ""), strong=True))
        rows += [
            TableRow(
                (
                    isolate(entry.provision.paragraph),
                    entry.provision.title,
                    isolate(entry.implementation.legislation) or DASH,
                    given_mark(language, entry.implementation.mark),
                ),
                level=1,
            )
            for entry in row.entries
        ]
    return [Table(columns, tuple(rows))]


def _article_map(facts: DossierFacts, language: Language) -> Table:
    columns = (
        TableColumn(language.gettext("Subject"), 40, lines=2),
        TableColumn(language.gettext("Articles"), 60, lines=3),
    )
    articles = facts.line.instrument.articles
    rows = [
        TableRow((topic_words(language, topic), isolate(article_words(language, articles[topic]))))
        for topic in Topic
        if topic in articles
    ]
    return Table(columns, rows, language.gettext("The articles of this instrument are not in the catalogue."))


def _missing(facts: DossierFacts, language: Language, entries: Sequence[Entry]) -> Table:
    columns = (
        TableColumn(language.gettext("Article"), 10, snug=True),
        TableColumn(language.gettext("What is missing"), 46, lines=0),
        TableColumn(language.gettext("Ministry"), 26, lines=2),
        TableColumn(language.gettext("Found"), 14, lines=2, snug=True),
    )
    rows = [
        TableRow(
            (
                isolate(entry.provision.paragraph),
                isolate(entry.implementation.gaps) or entry.provision.title,
                isolate(facts.treaties.ministries.get(entry.implementation.ministry_id or "", "")) or DASH,
                given_mark(language, entry.implementation.mark),
            )
        )
        for entry in entries
    ]
    nothing = language.gettext("Nothing is noted as missing.")
    if not facts.matrix.rows:
        nothing = language.gettext("No article of this instrument was compared with national law yet.")
    return Table(columns, rows, nothing)


def _acts(facts: DossierFacts, language: Language) -> Table:
    columns = (
        TableColumn(language.gettext("Date"), 14, snug=True),
        TableColumn(language.pgettext("treaty", "Act"), 24, lines=2),
        TableColumn(language.gettext("Text or note"), 40, lines=0),
        TableColumn(language.gettext("Source"), 22, lines=2),
    )
    rows = [
        TableRow(
            (
                language.date(act.date),
                act_words(language, act.kind),
                isolate(act.note) if act.note else DASH,
                isolate(act.source) if act.source else DASH,
            )
        )
        for act in facts.line.acts
    ]
    return Table(columns, rows, language.gettext("The country has done nothing to this instrument yet."))


def _next(facts: DossierFacts, language: Language, missing: Sequence[Entry], unmarked: int) -> Table:
    """What to do, in the order in which it is wanted, and who has it."""
    treaties, line = facts.treaties, facts.line
    wanted: list[tuple[str, str, str]] = []
    for problem in line.standing.problems:
        about = treaties.titles.get(problem.about, problem.about)
        wanted.append((problem_words(language, problem.code, about), DASH, DASH))
    for relation in line.instrument.relations:
        parent = treaties.line(relation.to)
        if relation.kind is RelationKind.PARENT and parent is not None and not parent.standing.party:
            join = language.gettext("Join first: {instrument}")
            name = treaties.titles.get(relation.to, relation.to)
            wanted.append((join.format(instrument=isolate(name)), DASH, DASH))
    following = line.path.next
    if following is not None:
        step = step_words(language, following.step.key)
        planned = on_day(language, following.step.expected)
        wanted.append((step, treaties.next_holder(language, following), planned))
    if unmarked:
        compare = language.ngettext(
            "Compare {n} article with national law", "Compare {n} articles with national law", unmarked
        )
        wanted.append((compare.format(n=language.number(unmarked)), DASH, DASH))
    if missing:
        close = language.ngettext("Close {n} gap in national law", "Close {n} gaps in national law", len(missing))
        wanted.append((close.format(n=language.number(len(missing))), _whose(facts, language, missing), DASH))
    for duty in line.path.duties:
        if duty.open:
            send = language.gettext("Send the communication under article {article}")
            who = treaties.ministries.get(duty.ministry_id or "", "")
            said = send.format(article=isolate(duty.rule.article))
            wanted.append((said, isolate(who) if who else DASH, on_day(language, duty.due)))
    columns = (
        TableColumn(language.gettext("No."), 6, snug=True),
        TableColumn(language.gettext("What to do"), 48, lines=3),
        TableColumn(language.gettext("Who has it"), 32, lines=3),
        TableColumn(language.pgettext("date", "By"), 14, snug=True),
    )
    rows = [TableRow((language.number(at), *cells)) for at, cells in enumerate(wanted, 1)]
    return Table(columns, rows, language.gettext("All is done."))


def _whose(facts: DossierFacts, language: Language, missing: Sequence[Entry]) -> str:
    """The ministries that answer for what is missing."""
    ids = dict.fromkeys(entry.implementation.ministry_id for entry in missing if entry.implementation.ministry_id)
    names = [isolate(facts.treaties.ministries[each]) for each in ids if each in facts.treaties.ministries]
    return language.join(names) if names else DASH
