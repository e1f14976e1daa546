"""The directory as a workbook with a sheet for each kind, and as one table: exactly what is read in again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from focalpoint.documents.interchange import PlainTable
from focalpoint.documents.model import About, Column, ColumnKind, CoverLines, Rows, Sheet, Value, Workbook
from focalpoint.domain.bodies import Body
from focalpoint.domain.directory import Ministry, Person
from focalpoint.domain.directory_sheet import (
    CLEAR,
    CODES,
    COLUMNS,
    DAYS,
    EVERY_COLUMN,
    KEY,
    PRINTED,
    RECORDS,
    SEVERAL,
    STATES,
    RowKind,
)
from focalpoint.language import Language
from focalpoint.words.directory_sheet import code_words, column_title, row_kind, sheet_name

Record = Body | Ministry | Person
_SEPARATORS: Final = {"fr": ";", "es": ";", "ru": ";", "ar": ";"}
_BETWEEN: Final = "; "
_WIDTHS: Final = {
    "name": 34.0, "address": 34.0, "note": 34.0, "purposes": 34.0, "members": 34.0, "contact": 28.0, "email": 28.0,
    "website": 26.0, "source": 26.0, "network_ids": 26.0, "ministry_id": 28.0, "parent_id": 28.0, "function": 26.0,
    "areas": 30.0, "urgent_contact": 22.0, "languages": 20.0, "state": 20.0, "hours": 20.0, "phone": 20.0,
}  # fmt: skip
_LONG: Final = frozenset({"name", "function", "ministry_id", "note", "address", "purposes", "members", "areas"})


@dataclass(frozen=True, slots=True)
class DirectoryFacts:
    """What is written: the live records, and how the vault names States and records."""

    bodies: Sequence[Body]
    ministries: Sequence[Ministry]
    people: Sequence[Person]
    today: date
    office: str
    state_name: Callable[[str], str] = str
    record_names: Mapping[str, str] = field(default_factory=dict)
    """By id: a name that only one record of its table has, else its reference."""

    def rows(self, kind: RowKind) -> Sequence[Record]:
        """The records of a kind."""
        if kind is RowKind.MINISTRY:
            return self.ministries
        if kind is RowKind.PERSON:
            return self.people
        return [body for body in self.bodies if body.kind == kind.value]


def directory_workbook(facts: DirectoryFacts, language: Language, about: About) -> Workbook:
    """A cover, then a sheet for each kind of which there are any."""
    sheets = [_sheet(facts, kind, language) for kind in RowKind if facts.rows(kind)]
    return Workbook(about, (Sheet(language.gettext("Cover"), (_cover(facts, language),), frozen=False), *sheets))


def directory_table(facts: DirectoryFacts, language: Language) -> PlainTable:
    """Every kind in one table; a column that a kind has not stays empty."""
    header = (KEY, column_title(language, "kind"), *(column_title(language, name) for name in EVERY_COLUMN))
    rows = [
        (
            _key(record),
            row_kind(language, kind),
            *(_value(facts, language, kind, record, name) for name in EVERY_COLUMN),
        )
        for kind in RowKind
        for record in facts.rows(kind)
    ]
    return PlainTable(header, rows, _SEPARATORS.get(language.code, ","))


def _sheet(facts: DirectoryFacts, kind: RowKind, language: Language) -> Sheet:
    names = COLUMNS[kind]
    columns = [_column(language, name) for name in names]
    columns.append(Column(KEY, hidden=True, printed=False))
    rows = [
        (*(_value(facts, language, kind, record, name) for name in names), _key(record)) for record in facts.rows(kind)
    ]
    return Sheet(sheet_name(language, kind), (Rows(tuple(columns), rows),))


def _column(language: Language, name: str) -> Column:
    kind = ColumnKind.DATE if name in DAYS else ColumnKind.LONG_TEXT if name in _LONG else ColumnKind.TEXT
    return Column(column_title(language, name), kind, _WIDTHS.get(name, 14.0), printed=name in PRINTED)


def _cover(facts: DirectoryFacts, language: Language) -> CoverLines:
    counts = tuple((sheet_name(language, kind), len(facts.rows(kind))) for kind in RowKind)
    sentences = (
        language.gettext("To send changes back: edit the sheets, save the file and import it in the directory."),
        language.gettext("Leave the hidden column “{column}” as it is: it tells which line is which.").format(
            column=KEY
        ),
        language.gettext("An empty cell changes nothing; write {clear} to empty a field.").format(clear=CLEAR),
        language.gettext("A new line without a key becomes a new entry. Nothing is removed by an import."),
        language.gettext("Several things in one cell are parted by semicolons."),
    )
    return CoverLines(language.gettext("Directory"), facts.office, counts, sentences)


def _key(record: Record) -> str:
    return f"{record.id}:{record.version}"


def _value(facts: DirectoryFacts, language: Language, kind: RowKind, record: Record, name: str) -> Value:
    if name not in COLUMNS[kind]:
        return None
    value = getattr(record, name)
    if not value:
        return None
    if name in DAYS:
        return _day(str(value))
    codes = value if name in SEVERAL else (value,)
    if name in CODES:
        words = code_words(name)
        return _BETWEEN.join(words[code](language) if code in words else code for code in codes)
    if name in STATES:
        return _BETWEEN.join(map(facts.state_name, codes))
    if name in RECORDS:
        return _BETWEEN.join(facts.record_names.get(code, code) for code in codes)
    return " ".join(codes) if name in SEVERAL else str(value)


def _day(value: str) -> Value:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return value
