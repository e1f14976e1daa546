"""Any list of the window on paper: the columns and rows as they stand there, under a head that says what they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from focalpoint.documents.model import (
    About,
    Align,
    Block,
    CellValue,
    Document,
    Table,
    TableColumn,
    TableRow,
    TitleBlock,
)
from focalpoint.language import Language
from focalpoint.words import documents as words
from focalpoint.words.classification import marking

_WIDE: Final = 620.0
"""From so many points of screen on, the columns read better on a page that lies on its side."""

_MOST_LINES: Final = 8
"""A pasted novel must not be taller than the page."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column as it is shown: its title, how wide it is on the screen, how its cells stand."""

    title: str
    width: float
    numeric: bool = False
    tree: bool = False
    """Whether its cells are indented by the row's level."""
    long: bool = False
    """Whether its cells may take several lines; where no column says so, the widest one does."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: one cell a column, a text or a ``Mark`` (a state with its colour)."""

    cells: tuple[CellValue, ...]
    level: int = 0
    strong: bool = False


Rows = Sequence[ListRow] | Callable[[], Sequence[ListRow]]


@dataclass(frozen=True, slots=True)
class ListSheet:
    """What a page gives to be printed. All texts are in the reader's language.

    ``rows`` and ``selected`` may be functions: they are called on a worker, so that ten thousand rows do not hold the
    window; what they read must not belong to Qt.
    """

    title: str
    """What the list is: the page's title, or the view's."""
    columns: tuple[ListColumn, ...]
    """The columns that are shown, in the order of the screen."""
    rows: Rows
    note: str = ""
    """What the list is narrowed by, in words; empty for nothing."""
    selected: Rows = ()
    """The selected rows alone, for the range "selected rows"; empty for none."""
    selected_count: int = 0
    """How many they are: the range is offered from one row on."""
    name: str = "list"
    """A code that the journal keeps of what was printed, such as ``tasks``."""


@dataclass(frozen=True, slots=True)
class ListOrigin:
    """Where a list comes from: what stands around it on every page."""

    place: str
    """The plan's or the vault's name."""
    marking: str
    """The code of the classification."""
    user: str
    """Who prints."""
    at: datetime
    """When, in UTC."""
    zone: str
    """The country's time zone: the foot says the hour that its people read."""
    sample: bool = False


def list_rows(rows: Rows) -> Sequence[ListRow]:
    """The rows, worked out when they are a function."""
    return rows() if callable(rows) else rows


def list_document(
    sheet: ListSheet, rows: Sequence[ListRow], origin: ListOrigin, language: Language, *, sideways: bool = False
) -> Document:
    """A list as a document: one head, one table whose header is on every page."""
    printed = language.gettext("Printed by {user}, {moment}").format(
        user=origin.user, moment=language.moment(origin.at, origin.zone)
    )
    about = About(
        title=f"{sheet.title} – {origin.place}",
        author=origin.place,
        subject=sheet.note,
        language=language.code,
        right_to_left=language.right_to_left,
        at=origin.at,
        banner=marking(language, origin.marking),
        notice=words.sample_notice(language) if origin.sample else "",
        foot=printed,
        page_label=language.gettext("Page {page} of {pages}"),
    )
    count = language.ngettext("{n} row", "{n} rows", len(rows)).format(n=language.number(len(rows)))
    under = " · ".join(part for part in (sheet.note, count) if part)
    notice = words.sample_sentence(language) if origin.sample else ""
    blocks: tuple[Block, ...] = (
        TitleBlock(origin.place, sheet.title, under, notice),
        Table(
            _columns(sheet.columns),
            [TableRow(row.cells, level=row.level, strong=row.strong) for row in rows],
            language.gettext("There are no rows."),
        ),
    )
    return Document(about, blocks, sideways)


def reads_wide(sheet: ListSheet) -> bool:
    """Whether the page had better lie on its side."""
    return len(sheet.columns) > 5 or sum(column.width for column in sheet.columns) > _WIDE


def _columns(columns: Sequence[ListColumn]) -> tuple[TableColumn, ...]:
    """The columns for paper. The one with the most to say wraps; short ones take what their cells need."""
    widest = max((column.width for column in columns), default=0.0)
    told = any(column.long for column in columns)
    made = []
    for column in columns:
        wraps = column.long or (not told and column.width == widest)
        made.append(
            TableColumn(
                column.title,
                max(column.width, 1.0),
                Align.END if column.numeric else Align.START,
                lines=_MOST_LINES if wraps else 3,
                indents=column.tree,
                snug=not wraps,
            )
        )
    return tuple(made)
