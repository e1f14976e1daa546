"""The list of legislation: every act of the library, whether it holds, what amends it, who cites it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from focalpoint.documents.model import (
    Block,
    Column,
    ColumnKind,
    CoverLines,
    Document,
    Mark,
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
from focalpoint.documents.treaty_facts import DASH, on_day
from focalpoint.domain.library import InForce, LegislationRow, LibraryItem
from focalpoint.language import Language, isolate
from focalpoint.words import documents as words
from focalpoint.words.classification import marking
from focalpoint.words.library import in_force_word

_TEXT, _LONG, _DATE, _WHOLE = ColumnKind.TEXT, ColumnKind.LONG_TEXT, ColumnKind.DATE, ColumnKind.INTEGER
_TONES: Final[Mapping[InForce, Tone]] = {
    InForce.YES: Tone.GREEN,
    InForce.NOT_YET: Tone.ACCENT,
    InForce.NO_LONGER: Tone.GREY,
    InForce.UNKNOWN: Tone.GREY,
}


@dataclass(frozen=True)
class LegislationFacts:
    """Everything that the list says."""

    origin: Origin
    as_of: date
    rows: tuple[LegislationRow, ...]
    instruments: Mapping[str, str] = field(default_factory=dict)
    """Short titles by id, in the reader's language."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """Names by code, in the reader's language."""
    languages: Mapping[str, str] = field(default_factory=dict)

    def about(self, item: LibraryItem) -> list[str]:
        """The instruments that an act is about."""
        return [self.instruments.get(each, each) for each in item.instrument_ids]


def legislation_document(facts: LegislationFacts, language: Language) -> Document:
    """The list on paper, as of the facts' day."""
    title = language.gettext("List of legislation")
    said = words.cut_off(language, language.date(facts.as_of))
    about = facts.origin.about(language, title, facts.origin.named_country(language), said)
    blocks: list[Block] = [
        facts.origin.title_block(language, title, said),
        _tiles(facts, language),
        _table(facts, language),
    ]
    return Document(about, tuple(blocks), sideways=True)


def _tiles(facts: LegislationFacts, language: Language) -> Tiles:
    found = Counter(row.in_force for row in facts.rows)
    return Tiles(
        (
            Tile(language.gettext("Acts and amendments"), language.number(len(facts.rows))),
            *(
                Tile(in_force_word(language, state), language.number(found[state]))
                for state in (InForce.YES, InForce.NOT_YET, InForce.NO_LONGER)
            ),
        )
    )


def _table(facts: LegislationFacts, language: Language) -> Table:
    columns = (
        TableColumn(language.gettext("Official number"), 14, lines=2),
        TableColumn(language.pgettext("law", "Act"), 38, lines=3),
        TableColumn(language.pgettext("law", "Adopted"), 12, snug=True),
        TableColumn(language.pgettext("law", "In force since"), 12, snug=True),
        TableColumn(language.pgettext("law", "Until"), 12, snug=True),
        TableColumn(language.pgettext("law", "State"), 14, snug=True),
        TableColumn(language.gettext("Amended by"), 22, lines=4),
        TableColumn(language.gettext("Instruments"), 18, lines=4),
        TableColumn(language.gettext("Cited by"), 8, snug=True),
    )
    rows = [
        TableRow(
            (
                isolate(row.item.number) or DASH,
                isolate(row.item.title),
                on_day(language, row.item.dated),
                on_day(language, row.item.in_force_from),
                on_day(language, row.item.until),
                Mark(_TONES[row.in_force], in_force_word(language, row.in_force)),
                language.join([isolate(each.number or each.title) for each in row.amended_by]) or DASH,
                language.join([isolate(each) for each in row.item.instrument_ids]) or DASH,
                language.number(row.cited_by),
            )
        )
        for row in facts.rows
    ]
    return Table(columns, rows, language.gettext("The library holds no legislation yet."))


def legislation_workbook(facts: LegislationFacts, language: Language) -> Workbook:
    """The list as a workbook."""
    title = language.gettext("List of legislation")
    said = words.cut_off(language, language.date(facts.as_of))
    about = facts.origin.about(language, title, facts.origin.named_country(language), said)
    lines: list[tuple[str, Value]] = [
        (language.gettext("Office"), facts.origin.office_title),
        (language.gettext("Country"), facts.origin.named_country(language)),
        (language.gettext("Classification"), marking(language, facts.origin.classification)),
        (language.gettext("Cut-off date"), facts.as_of),
        (language.gettext("Acts and amendments"), len(facts.rows)),
    ]
    shown = tuple((name, value) for name, value in lines if value not in {None, ""})
    sentences = (words.sample_sentence(language),) if facts.origin.sample else ()
    cover = CoverLines(title, said, shown, sentences)
    return Workbook(
        about,
        (
            Sheet(language.gettext("Cover"), (cover,), frozen=False),
            Sheet(language.gettext("Legislation"), (_rows(facts, language),)),
        ),
    )


def _rows(facts: LegislationFacts, language: Language) -> Rows:
    tones = {in_force_word(language, state): tone for state, tone in _TONES.items()}
    columns = (
        Column(language.gettext("Official number"), _TEXT, 18),
        Column(language.pgettext("law", "Act"), _LONG, 50),
        Column(language.gettext("Adopted by"), _TEXT, 22),
        Column(language.pgettext("law", "Adopted"), _DATE, 13),
        Column(language.pgettext("law", "In force since"), _DATE, 13),
        Column(language.pgettext("law", "Until"), _DATE, 13),
        Column(language.pgettext("law", "State"), _TEXT, 18, tones=tones),
        Column(language.gettext("Amended by"), _LONG, 36),
        Column(language.gettext("Instruments"), _LONG, 36),
        *(
            Column(title, kind, width, printed=False)
            for title, kind, width in (
                (language.gettext("Reference"), _TEXT, 18),
                (language.gettext("Country"), _TEXT, 20),
                (language.gettext("Language of the text"), _TEXT, 16),
                (language.gettext("Articles"), _LONG, 40),
                (language.gettext("Source"), _LONG, 30),
                (language.gettext("Files"), _WHOLE, 8),
                (language.gettext("Cited by"), _WHOLE, 10),
            )
        ),
    )
    rows = [
        (
            row.item.number,
            row.item.title,
            row.item.issuer,
            _day(row.item.dated),
            _day(row.item.in_force_from),
            _day(row.item.until),
            in_force_word(language, row.in_force),
            language.join([each.number or each.title for each in row.amended_by]),
            language.join(facts.about(row.item)),
            row.item.ref,
            facts.countries.get(row.item.country, row.item.country),
            facts.languages.get(row.item.language, row.item.language),
            row.item.articles,
            row.item.source,
            row.item.files,
            row.cited_by,
        )
        for row in facts.rows
    ]
    return Rows(columns, rows)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
