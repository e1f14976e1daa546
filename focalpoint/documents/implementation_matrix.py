"""The implementation matrix: what resolutions and instruments ask, and how far the country does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from focalpoint.documents.model import (
    Bar,
    BarChart,
    Block,
    CellValue,
    Column,
    ColumnKind,
    Contents,
    CoverLines,
    Document,
    Heading,
    Mark,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Rows,
    Sheet,
    Table,
    TableColumn,
    TableRow,
    Tile,
    Tiles,
    Tone,
    Value,
    Workbook,
)
from focalpoint.documents.origin import Origin
from focalpoint.documents.treaty_facts import DASH
from focalpoint.domain.provisions import Aspect, Entry, GapGroup, InstrumentMatrix, Rating, Row, Theme
from focalpoint.domain.provisions import Mark as Given
from focalpoint.language import Language, isolate
from focalpoint.words import documents as document_words
from focalpoint.words import provisions as words
from focalpoint.words.classification import marking

_TEXT, _LONG, _DATE, _WHOLE = ColumnKind.TEXT, ColumnKind.LONG_TEXT, ColumnKind.DATE, ColumnKind.INTEGER
RATING_TONES: Final[Mapping[str, Tone]] = {
    Rating.YES.value: Tone.GREEN,
    Rating.LARGELY.value: Tone.GREEN,
    Rating.PARTIALLY.value: Tone.AMBER,
    Rating.MARGINALLY.value: Tone.RED,
    Rating.NO_INFORMATION.value: Tone.GREY,
    Rating.NOT_APPLICABLE.value: Tone.GREY,
}
MARK_TONES: Final[Mapping[str, Tone]] = {
    Given.PRESENT.value: Tone.GREEN,
    Given.PARTIAL.value: Tone.AMBER,
    Given.ABSENT.value: Tone.RED,
    Given.NOT_APPLICABLE.value: Tone.GREY,
}
_GOOD: Final = frozenset({Rating.YES.value, Rating.LARGELY.value})


@dataclass(frozen=True)
class MatrixFacts:
    """Everything that the matrix says."""

    origin: Origin
    entries: tuple[Entry, ...]
    sources: Mapping[str, str]
    """A resolution's or an instrument's title by its code, in the reader's language."""
    matrices: tuple[InstrumentMatrix, ...]
    gaps: tuple[GapGroup, ...]
    """By theme."""
    ministries: Mapping[str, str] = field(default_factory=dict)

    def by_source(self) -> list[tuple[str, list[Entry]]]:
        """The entries of each resolution and instrument, in the order of the catalogue."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(entry.provision.source, []).append(entry)
        return list(groups.items())

    def source(self, code: str) -> str:
        """A resolution or an instrument as a heading."""
        title = self.sources.get(code, "")
        return f"{code} · {title}" if title else code


def rating_mark(language: Language, code: str) -> CellValue:
    """A rating as a shape, a colour and a word; a dash where nobody rated."""
    return Mark(RATING_TONES[code], words.rating(language, code)) if code else DASH


def mark_of(language: Language, code: str) -> CellValue:
    """Whether national law has something; a dash where nobody looked."""
    return Mark(MARK_TONES[code], words.mark(language, code)) if code else DASH


def matrix_document(facts: MatrixFacts, language: Language) -> Document:
    """The matrix on paper, as of the origin's day."""
    title = language.gettext("Implementation matrix")
    said = document_words.cut_off(language, language.date(facts.origin.today))
    about = facts.origin.about(language, title, facts.origin.named_country(language), said)
    blocks: list[Block] = [
        facts.origin.title_block(language, title, said),
        _tiles(facts, language),
        Contents(language.gettext("Contents")),
        PageBreak(),
        _chart(facts, language),
        Paragraph(_note(language), ParagraphStyle.SMALL),
        Heading(language.gettext("Gaps by theme")),
        _gaps(facts, language),
    ]
    if facts.matrices:
        blocks += [Heading(language.gettext("Instruments, row by row")), _instruments(facts, language)]
    sources = facts.by_source()
    for title_of_part, treaties in (
        (language.gettext("Resolutions of the Security Council"), False),
        (language.gettext("Articles of instruments"), True),
    ):
        part = [(code, some) for code, some in sources if (some[0].provision.row is not None) is treaties]
        if part:
            blocks.append(Heading(title_of_part))
        for code, some in part:
            blocks += [Heading(facts.source(code), 2), _source(facts, language, some)]
    return Document(about, tuple(blocks), sideways=True)


def _note(language: Language) -> str:
    return language.gettext(
        "The rating is the country’s own; an assessor’s stands apart in the workbook. What is asked is told in our own"
        " words: cite the official text."
    )


def _tiles(facts: MatrixFacts, language: Language) -> Tiles:
    every = len(facts.entries)
    rated = sum(bool(entry.implementation.rating) for entry in facts.entries)
    good = sum(entry.implementation.rating in _GOOD for entry in facts.entries)
    law = sum(entry.has(Aspect.LAW) for entry in facts.entries)
    gaps = sum(len(group.gaps) for group in facts.gaps)
    of = language.gettext("of {n}").format(n=language.number(every))
    return Tiles(
        (
            Tile(language.gettext("Rated"), language.number(rated), of),
            Tile(
                language.gettext("Fully or largely done"), language.number(good), of, Tone.GREEN if good else Tone.TEXT
            ),
            Tile(language.gettext("With a legal basis"), language.number(law), of),
            Tile(language.gettext("Gaps"), language.number(gaps), "", Tone.RED if gaps else Tone.GREEN),
        )
    )


def _chart(facts: MatrixFacts, language: Language) -> BarChart:
    """How the provisions of each theme are rated."""
    bars, most = [], 1
    for theme in Theme:
        codes = [entry.implementation.rating for entry in facts.entries if entry.provision.theme is theme]
        if not codes:
            continue
        parts = tuple((float(sum(_tone(code) is tone for code in codes)), tone) for tone, _words in _shades(language))
        text = language.gettext("{n} of {all}").format(
            n=language.number(sum(code in _GOOD for code in codes)), all=language.number(len(codes))
        )
        bars.append(Bar(words.theme(language, theme), parts, text))
        most = max(most, len(codes))
    legend = tuple((said, tone) for tone, said in _shades(language))
    return BarChart(language.gettext("Own rating by theme"), tuple(bars), float(most), legend)


def _tone(code: str) -> Tone:
    return RATING_TONES.get(code, Tone.GREY)


def _shades(language: Language) -> tuple[tuple[Tone, str], ...]:
    return (
        (Tone.GREEN, language.gettext("fully or largely done")),
        (Tone.AMBER, language.gettext("partially")),
        (Tone.RED, language.gettext("marginally or not")),
        (Tone.GREY, language.gettext("not rated")),
    )


def _gaps(facts: MatrixFacts, language: Language) -> Table:
    columns = (
        TableColumn(language.gettext("Key"), 12, snug=True),
        TableColumn(language.gettext("What is asked"), 36, lines=3),
        TableColumn(language.gettext("What is missing"), 36, lines=0),
        TableColumn(language.gettext("Ministry"), 22, lines=2),
        TableColumn(language.gettext("Own rating"), 16, lines=2, snug=True),
    )
    rows: list[TableRow] = []
    for group in facts.gaps:
        rows.append(TableRow(("", words.theme(language, group.code), "", "", ""), strong=True))
        for gap in group.gaps:
            own = gap.entry.implementation
            rows.append(
                TableRow(
                    (
                        isolate(gap.entry.key),
                        gap.entry.provision.title,
                        isolate(own.gaps) or DASH,
                        isolate(facts.ministries.get(own.ministry_id or "", "")) or DASH,
                        rating_mark(language, own.rating) if own.rating else mark_of(language, own.mark),
                    ),
                    level=1,
                )
            )
    return Table(columns, tuple(rows), language.gettext("No gap is noted."))


def _instruments(facts: MatrixFacts, language: Language) -> Table:
    """One line an instrument: how many of its articles national law has."""
    columns = (
        TableColumn(language.gettext("Instrument"), 44, lines=2),
        *(TableColumn(words.mark(language, code.value), 12, snug=True) for code in Given),
        TableColumn(words.mark(language, ""), 12, lines=2, snug=True),
    )
    rows = [
        TableRow(
            (
                isolate(facts.source(matrix.instrument_id)),
                *(language.number(matrix.count(code.value)) for code in Given),
                language.number(matrix.count("")),
            )
        )
        for matrix in facts.matrices
    ]
    return Table(columns, tuple(rows))


def _source(facts: MatrixFacts, language: Language, entries: Sequence[Entry]) -> Table:
    columns = (
        TableColumn(language.gettext("Paragraph or article"), 10, lines=2, snug=True),
        TableColumn(language.gettext("What is asked"), 34, lines=0),
        TableColumn(language.gettext("Law and article"), 32, lines=0),
        TableColumn(language.gettext("Ministry"), 18, lines=2),
        TableColumn(language.gettext("Own rating"), 14, lines=2, snug=True),
        TableColumn(language.gettext("Last verified"), 12, snug=True),
    )
    rows = []
    for entry in entries:
        own = entry.implementation
        rows.append(
            TableRow(
                (
                    isolate(entry.provision.paragraph),
                    entry.provision.title,
                    isolate(own.legislation) or DASH,
                    isolate(facts.ministries.get(own.ministry_id or "", "")) or DASH,
                    rating_mark(language, own.rating) if own.rating else mark_of(language, own.mark),
                    language.date(own.verified_on) if own.verified_on else DASH,
                )
            )
        )
    return Table(columns, tuple(rows))


def matrix_workbook(facts: MatrixFacts, language: Language) -> Workbook:
    """The matrix as a workbook: every provision with all that is said of it, instruments row by row, gaps."""
    title = language.gettext("Implementation matrix")
    said = document_words.cut_off(language, language.date(facts.origin.today))
    about = facts.origin.about(language, title, facts.origin.named_country(language), said)
    sheets = [
        Sheet(language.gettext("Cover"), (_cover(facts, language, title, said),), frozen=False),
        Sheet(language.gettext("Provisions"), (_provisions(facts, language),)),
    ]
    if facts.matrices:
        sheets.append(Sheet(language.gettext("By instrument"), (_by_instrument(facts, language),)))
    sheets.append(Sheet(language.gettext("Gaps"), (_gap_rows(facts, language),)))
    return Workbook(about, tuple(sheets))


def _cover(facts: MatrixFacts, language: Language, title: str, said: str) -> CoverLines:
    lines: list[tuple[str, Value]] = [
        (language.gettext("Office"), facts.origin.office_title),
        (language.gettext("Country"), facts.origin.named_country(language)),
        (language.gettext("Classification"), marking(language, facts.origin.classification)),
        (language.gettext("Cut-off date"), facts.origin.today),
        (language.gettext("Provisions"), len(facts.entries)),
        (language.gettext("Rated"), sum(bool(entry.implementation.rating) for entry in facts.entries)),
        (language.gettext("Gaps"), sum(len(group.gaps) for group in facts.gaps)),
    ]
    sentences = [
        _note(language),
        language.gettext("All figures are values as of the cut-off date; the workbook holds no formulas."),
    ]
    if facts.origin.sample:
        sentences.insert(0, document_words.sample_sentence(language))
    shown = tuple((name, value) for name, value in lines if value not in {None, ""})
    return CoverLines(title, said, shown, tuple(sentences))


def _provisions(facts: MatrixFacts, language: Language) -> Rows:
    rating_tones = {words.rating(language, code): tone for code, tone in RATING_TONES.items()}
    mark_tones = {words.mark(language, code): tone for code, tone in MARK_TONES.items()}
    columns = (
        Column(language.gettext("Key"), _TEXT, 16),
        Column(language.gettext("Source"), _LONG, 30),
        Column(language.gettext("What is asked"), _LONG, 50),
        Column(language.gettext("Theme"), _TEXT, 22),
        Column(language.gettext("Law and article"), _LONG, 40),
        Column(language.gettext("Found in law"), _TEXT, 14, tones=mark_tones),
        Column(language.gettext("Own rating"), _TEXT, 18, tones=rating_tones),
        Column(language.gettext("Ministry"), _LONG, 26),
        Column(language.gettext("What is missing"), _LONG, 36),
        Column(language.gettext("Last verified"), _DATE, 13),
        *(
            Column(title, kind, width, printed=False)
            for title, kind, width in (
                (language.gettext("Binding force"), _TEXT, 20),
                (language.gettext("Practice"), _LONG, 36),
                (language.gettext("Figures"), _WHOLE, 10),
                (language.gettext("Human rights safeguards"), _LONG, 36),
                (language.gettext("Help needed"), _LONG, 28),
                (language.gettext("Assessor’s rating"), _TEXT, 18),
                (language.gettext("Assessor"), _TEXT, 20),
                (language.gettext("Assessed on"), _DATE, 13),
                (language.gettext("Verified by"), _TEXT, 18),
                (language.gettext("Evidence"), _WHOLE, 10),
            )
        ),
    )
    return Rows(columns, [_row(facts, language, entry) for entry in facts.entries])


def _row(facts: MatrixFacts, language: Language, entry: Entry) -> tuple[Value, ...]:
    provision, own = entry.provision, entry.implementation
    return (
        provision.key,
        facts.sources.get(provision.source, provision.source),
        provision.title,
        words.theme(language, provision.theme),
        own.legislation,
        words.mark(language, own.mark) if own.mark else None,
        words.rating(language, own.rating) if own.rating else None,
        facts.ministries.get(own.ministry_id or "", ""),
        own.gaps,
        _day(own.verified_on),
        words.force(language, provision.force),
        own.practice,
        entry.statistics or None,
        own.safeguards,
        own.help,
        words.rating(language, own.assessor_rating) if own.assessor_rating else None,
        own.assessor,
        _day(own.assessed_on),
        own.verified_by,
        entry.evidence or None,
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _by_instrument(facts: MatrixFacts, language: Language) -> Rows:
    """Instruments down, the rows of their matrices across."""
    tones = {words.mark(language, code): tone for code, tone in MARK_TONES.items()}
    columns = (
        Column(language.gettext("Key"), _TEXT, 12),
        Column(language.gettext("Instrument"), _LONG, 44),
        *(Column(words.row(language, row), _TEXT, 15, tones=tones) for row in Row),
    )
    rows = []
    for matrix in facts.matrices:
        marks = {each.row: each.mark for each in matrix.rows}
        cells = ["–" if row not in marks else words.mark(language, marks[row]) if marks[row] else None for row in Row]
        rows.append((matrix.instrument_id, facts.sources.get(matrix.instrument_id, ""), *cells))
    return Rows(columns, rows)


def _gap_rows(facts: MatrixFacts, language: Language) -> Rows:
    rating_tones = {words.rating(language, code): tone for code, tone in RATING_TONES.items()}
    columns = (
        Column(language.gettext("Theme"), _TEXT, 24),
        Column(language.gettext("Key"), _TEXT, 16),
        Column(language.gettext("What is asked"), _LONG, 50),
        Column(language.gettext("What is missing"), _LONG, 50),
        Column(language.gettext("Ministry"), _LONG, 28),
        Column(language.gettext("Own rating"), _TEXT, 18, tones=rating_tones),
    )
    rows = [
        (
            words.theme(language, group.code),
            gap.entry.key,
            gap.entry.provision.title,
            gap.entry.implementation.gaps,
            facts.ministries.get(gap.entry.implementation.ministry_id or "", ""),
            words.rating(language, gap.entry.implementation.rating) if gap.entry.implementation.rating else None,
        )
        for group in facts.gaps
        for gap in group.gaps
    ]
    return Rows(columns, rows)
