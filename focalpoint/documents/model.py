"""What is written out, before it has a format: a neutral ``Document`` and ``Workbook``.

Builders (``documents/<capability>*.py``) turn records into these; renderers (``documents/render/``) draw them and
know nothing of plans. All texts are already in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias


class Tone(StrEnum):
    """The colour of a word, bar or tile; ``documents/style.py`` says which colour that is."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    GREY = "grey"


class Align(StrEnum):
    """Where a cell's text stands; start is the left in Latin and the right in Arabic."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    right_to_left: bool
    at: datetime
    """The instant it speaks of (UTC); the file's own date, so that the same input gives the same bytes."""
    banner: str
    """The classification, on every page."""
    notice: str = ""
    """A watermark such as "sample country"; empty for none."""
    foot: str = ""
    """What stands at the foot of every page beside the number."""
    page_label: str = "{page} / {pages}"


# --- Document: read on paper ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 starts the bookmark tree."""

    text: str
    level: int = 1
    number: str = ""
    in_contents: bool = True


class ParagraphStyle(StrEnum):
    """How a paragraph looks."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    style: ParagraphStyle = ParagraphStyle.BODY
    tone: Tone = Tone.TEXT


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The top of the first page."""

    over: str
    title: str
    under: str
    notice: str = ""


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Facts, each with its name; so many pairs beside each other."""

    pairs: tuple[tuple[str, str], ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure that is read at a glance."""

    label: str
    value: str
    note: str = ""
    tone: Tone = Tone.TEXT


@dataclass(frozen=True, slots=True)
class Tiles:
    """Figures beside each other."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A state: a shape and a word beside the colour, for those who see or print none."""

    tone: Tone
    word: str


CellValue: TypeAlias = "str | Mark"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a printed table; ``lines`` is the most that a cell may have (0 = as many as it takes).

    A column of one line is as wide as its widest cell; a ``snug`` one too, up to a limit, beyond which it wraps.
    The others share the rest of the width by their ``share``.
    """

    title: str
    share: float
    align: Align = Align.START
    lines: int = 1
    indents: bool = False
    snug: bool = False
    tone: Tone = Tone.TEXT


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a printed table; ``level`` indents it, ``strong`` makes it a group's head."""

    cells: tuple[CellValue, ...]
    level: int = 0
    strong: bool = False
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header is repeated on every page."""

    columns: tuple[TableColumn, ...]
    rows: Sequence[TableRow]
    empty: str = ""
    """What is said when there are no rows."""
    note: str = ""
    """What stands below the last row, on its page."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: parts that add up, an optional marker, and what stands at its end."""

    label: str
    parts: tuple[tuple[float, Tone], ...]
    text: str
    marker: float | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars on a common scale."""

    title: str
    bars: tuple[Bar, ...]
    maximum: float
    legend: tuple[tuple[str, Tone], ...] = ()
    marker_legend: str = ""
    ticks: tuple[tuple[float, str], ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a whole."""

    label: str
    value: int
    colour: str
    """#rrggbb: slices need more colours than there are tones."""
    text: str


@dataclass(frozen=True, slots=True)
class Donut:
    """Parts of a whole, each named with its number."""

    title: str
    slices: tuple[Slice, ...]
    centre: str
    centre_note: str
    empty: str = ""


Chart: TypeAlias = "BarChart | Donut"


@dataclass(frozen=True, slots=True)
class Beside:
    """Two charts beside each other."""

    first: Chart
    second: Chart


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings with their pages."""

    title: str
    most_level: int = 1


Block: TypeAlias = (
    "Heading | Paragraph | TitleBlock | KeyValues | Tiles | Table | BarChart | Donut | Beside | PageBreak | Contents"
)


@dataclass(frozen=True, slots=True)
class Document:
    """Something that is read on paper."""

    about: About
    blocks: tuple[Block, ...]
    sideways: bool = False
    """Whether the page lies on its side: a table of many columns."""


# --- Workbook: read and worked on in a spreadsheet ---------------------------------------------------------------


class ColumnKind(StrEnum):
    """What a column of a sheet holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    PERCENT = "percent"
    """0–100, shown with a percent sign and no decimals."""


Value: TypeAlias = "str | int | float | date | None"


@dataclass(frozen=True, slots=True)
class Column:
    """A typed column. A text in a date column stays a text ("Q3 2026").

    ``choices`` names one of the workbook's lists; ``tones`` gives words their colours; ``bars`` draws data bars.
    Paper is narrower than a screen: columns after the last ``printed`` one stay on the screen.
    """

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float = 12.0
    hidden: bool = False
    choices: str = ""
    tones: Mapping[str, Tone] = field(default_factory=dict)
    bars: bool = False
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Rows:
    """A header and its rows. ``levels`` (0 = top) groups the rows; ``strong`` rows are group heads."""

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    levels: Sequence[int] = ()
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class CoverLines:
    """The first sheet: a title, facts with their names, and sentences."""

    title: str
    under: str
    facts: tuple[tuple[str, Value], ...]
    sentences: tuple[str, ...]


class SheetChartKind(StrEnum):
    """Which native chart."""

    BARS = "bars"
    STACKED = "stacked"
    DONUT = "donut"


@dataclass(frozen=True, slots=True)
class SheetChart:
    """A native chart of one block of rows: the first column names, the next ones are the series."""

    kind: SheetChartKind
    title: str
    block: int
    colours: tuple[str, ...]
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``name`` is what it would like to be called; the renderer makes it legal and unique."""

    name: str
    blocks: tuple[Rows | CoverLines, ...]
    hidden: bool = False
    frozen: bool = True
    charts: tuple[SheetChart, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """Something that is worked on in a spreadsheet."""

    about: About
    sheets: tuple[Sheet, ...]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What may be chosen in columns with ``choices``."""
    lists_name: str = "Lists"
