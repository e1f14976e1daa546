"""Renders a ``Document`` as PDF.

Layout first, then the check that every letter has a font, then one painting pass: a missing font is known before
the first byte, and the number of pages before the first foot.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, Final

from focalpoint.documents.errors import MissingFontError
from focalpoint.documents.model import (
    BarChart,
    Beside,
    Block,
    Contents,
    Document,
    Donut,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Tiles,
    TitleBlock,
)
from focalpoint.documents.render import blocks, charts, tables
from focalpoint.documents.render.atomic import write_atomic
from focalpoint.documents.render.flow import Flow
from focalpoint.documents.render.fonts import FontBook
from focalpoint.documents.render.paint import paint
from focalpoint.documents.render.text import EMPTY, Typesetter
from focalpoint.documents.style import STYLE
from focalpoint.domain.progress import Progress, Quiet

_KEEP_TABLE, _KEEP_FACTS, _KEEP_OTHER = 78.0, 36.0, 30.0
"""Points that a table's beginning, a line of facts and anything else take, roughly."""


def _page_break(flow: Flow, _block: PageBreak) -> None:
    if not flow.is_at_top:
        flow.new_page()


_DRAW: Final[Mapping[type, Callable[[Flow, Any], None]]] = {
    TitleBlock: blocks.title_block,
    Paragraph: blocks.paragraph,
    KeyValues: blocks.key_values,
    Tiles: blocks.tiles,
    Table: tables.table,
    BarChart: charts.chart,
    Donut: charts.chart,
    Beside: charts.beside,
    PageBreak: _page_break,
}


def write(
    document: Document, target: Path, *, progress: Progress | None = None, folders: Iterable[Path] | None = None
) -> None:
    """Write a document as PDF, whole or not at all.

    Args:
        document: what to write.
        target: the file; an existing one is replaced only by a complete new one.
        progress: told once a page; may cancel.
        folders: where to look for fonts instead of the system's places.

    Raises:
        MissingFontError: an installable font is missing; nothing was written.
        DiskFullError, CannotWriteError: the target is as it was.
    """
    draw = _prepare(document, progress or Quiet(), folders)
    write_atomic(target, draw)


def render(document: Document, *, progress: Progress | None = None, folders: Iterable[Path] | None = None) -> bytes:
    """A document as PDF in memory: for a preview and a printer, which need no file that anybody else could read.

    Raises:
        MissingFontError: an installable font is missing.
    """
    file = io.BytesIO()
    _prepare(document, progress or Quiet(), folders)(file)
    return file.getvalue()


def _prepare(document: Document, watcher: Progress, folders: Iterable[Path] | None) -> Callable[[BinaryIO], None]:
    """Lay the document out and look for its fonts; what comes back draws it into a file."""
    book = FontBook(document.about.language, folders)
    typesetter = Typesetter(book, document.about.right_to_left)
    flow = lay_out(document, typesetter, watcher)
    watermark = typesetter.line(document.about.notice, bold=True) if document.about.notice else EMPTY
    typesetter.check()
    font = book.body
    if font is None:
        raise MissingFontError(letters=document.about.title[:12], package="fonts-noto-core")
    name = font.name
    return lambda file: paint(flow.pages, document.about, watermark, name, file, watcher)


def _tables(document: Document) -> dict[tuple[TableColumn, ...], list[TableRow]]:
    """The rows of all tables that have the same columns."""
    found: dict[tuple[TableColumn, ...], list[TableRow]] = {}
    for block in document.blocks:
        if isinstance(block, Table):
            found.setdefault(block.columns, []).extend(block.rows)
    return found


def _keep(following: Sequence[Block]) -> float:
    """How much of what follows a heading must stand on its page: up to the first rows of a table."""
    height = 0.0
    for block in following:
        if isinstance(block, Table | Heading):
            return height + _KEEP_TABLE
        height += _KEEP_FACTS * -(-len(block.pairs) // block.columns) if isinstance(block, KeyValues) else _KEEP_OTHER
    return height


def lay_out(document: Document, typesetter: Typesetter, progress: Progress) -> Flow:
    """Put every block on its page."""
    style = replace(STYLE, page=STYLE.page[::-1]) if document.sideways else STYLE
    flow = Flow(typesetter, style, document.about, progress)
    for columns, rows in _tables(document).items():
        flow.widths[columns] = tables.column_widths(flow, columns, rows)
    slots: list[blocks.Slot] = []
    most_level = 0
    for place, block in enumerate(document.blocks):
        if isinstance(block, Contents):
            slots, most_level = blocks.reserve_contents(flow, block, document), block.most_level
        elif isinstance(block, Heading):
            blocks.heading(flow, block, _keep(document.blocks[place + 1 : place + 4]))
        else:
            _DRAW[type(block)](flow, block)
    if slots:
        blocks.fill_contents(flow, slots, most_level)
    flow.finish()
    return flow
