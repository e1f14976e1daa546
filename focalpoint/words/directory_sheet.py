"""The directory's sheet in words: headings, kinds of rows, and what its cells may say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from focalpoint.domain.bodies import Area, Channel, Purpose, Sort
from focalpoint.domain.classification import Classification
from focalpoint.domain.directory_sheet import COLUMNS, TABLE_OF, RowKind
from focalpoint.language import LANGUAGES, Language
from focalpoint.words import bodies
from focalpoint.words.classification import marking
from focalpoint.words.fields import field_label
from focalpoint.words.plan import Word, say

_KINDS: Final[dict[str, Word]] = {
    RowKind.AUTHORITY: lambda language: language.gettext("Authority"),
    RowKind.NETWORK: lambda language: language.pgettext("directory", "Network"),
    RowKind.DONOR: lambda language: language.gettext("Donor or organisation"),
    RowKind.MINISTRY: lambda language: language.gettext("Ministry"),
    RowKind.PERSON: lambda language: language.gettext("Person"),
}
_SHEETS: Final[dict[str, Word]] = {
    RowKind.AUTHORITY: lambda language: language.gettext("Authorities"),
    RowKind.NETWORK: lambda language: language.gettext("Networks"),
    RowKind.DONOR: lambda language: language.gettext("Donors and organisations"),
    RowKind.MINISTRY: lambda language: language.gettext("Ministries"),
    RowKind.PERSON: lambda language: language.gettext("People"),
}
_WARNINGS: Final[dict[str, Word]] = {
    "kind_unknown": lambda language: language.gettext("The kind “{text}” is not known. The row was left out."),
    "no_name": lambda language: language.gettext("The row has no name. It was left out."),
    "value_unknown": lambda language: language.gettext("{column}: “{text}” is not known. It was left out."),
    "date_unknown": lambda language: language.gettext(
        "{column}: the date “{text}” is not understood. It was left out."
    ),
    "date_ambiguous": lambda language: language.gettext(
        "{column}: “{text}” may be two different days. It was left out; write the date as 2026-03-14."
    ),
    "too_long": lambda language: language.gettext("{column}: “{text}” is too long. It was left out."),
    "record_unknown": lambda language: language.gettext("{column}: “{text}” is not in the directory. It was left out."),
    "several_fit": lambda language: language.gettext("Several entries are called “{text}”. The row was left out."),
    "twice": lambda language: language.gettext("“{text}” stands twice in the file. The first row counts."),
    "changed_here": lambda language: language.gettext(
        "{column}: it was changed here since the sheet was written. What stands here was kept."
    ),
    "state_unknown": lambda language: language.gettext(
        "The State “{text}” is not known. The row waits until it is settled."
    ),
    "ends_before_it_begins": lambda language: language.gettext(
        "The last day is before the first one. Neither was taken."
    ),
    "archived": lambda language: language.gettext("“{text}” is archived here. Bring it back first."),
}


def row_kind(language: Language, code: str) -> str:
    """What a row is."""
    return say(_KINDS, language, code)


def sheet_name(language: Language, code: str) -> str:
    """The sheet of the rows of a kind."""
    return say(_SHEETS, language, code)


def column_title(language: Language, field: str) -> str:
    """The heading of a column."""
    kind = next((kind for kind, fields in COLUMNS.items() if field in fields), RowKind.AUTHORITY)
    return field_label(language, TABLE_OF[kind], field)


def warning(language: Language, code: str, names: Mapping[str, object]) -> str:
    """What to look at in a row that came in."""
    said = {name: str(value) for name, value in names.items()}
    if "column" in said:
        said["column"] = column_title(language, said["column"])
    return say(_WARNINGS, language, code).format(**said)


def code_words(field: str) -> Mapping[str, Callable[[Language], str]]:
    """What each code of a column is called; nothing for columns that hold no codes."""
    speak: dict[str, tuple[tuple[str, ...], Callable[[Language, str], str]]] = {
        "sort": (tuple(Sort), bodies.sort),
        "channel": (tuple(Channel), bodies.channel),
        "purposes": (tuple(Purpose), bodies.purpose),
        "areas": (tuple(Area), bodies.area),
        "classification": (tuple(Classification), marking),
        "languages": (LANGUAGES, bodies.spoken),
        "language": (LANGUAGES, bodies.spoken),
    }
    codes, said = speak.get(field, ((), bodies.sort))
    return {str(code): _saying(said, str(code)) for code in codes}


def _saying(said: Callable[[Language, str], str], code: str) -> Callable[[Language], str]:
    return lambda language: said(language, code)
