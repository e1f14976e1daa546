"""Draws tables: header on every page, wrapped or shortened cells, groups, states with shape and word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from focalpoint.documents.model import Align, CellValue, Mark, Table, TableColumn, TableRow, Tone
from focalpoint.documents.render.flow import Flow
from focalpoint.documents.render.page import Page
from focalpoint.documents.render.text import Line

_PAD: Final = 3.6
_INDENT: Final = 8.0
_GUTTER: Final = 7.0
_MARK: Final = 10.0
"""The room that a state's shape takes before its word."""
_MOST_INDENT: Final = 6
_MOST_SNUG: Final = 8.4
"""The most of a snug column, in letter sizes: a date in any language, but not "second half of 2027"."""
_MOST_TITLE: Final = 52.0
_MOST_FIXED: Final = 0.68
"""The most of a table's width that its one-line columns may take together."""


def draw_mark(page: Page, tone: Tone, centre: tuple[float, float], size: float, colour: str) -> None:
    """The shape of a state: circle, triangle, diamond, dash; they differ without colour too."""
    x, y = centre
    half = size / 2
    if tone is Tone.GREEN:
        page.box(x - half, y - half, size, size, colour, half)
    elif tone is Tone.AMBER:
        page.shape(((x - half * 1.15, y - half), (x + half * 1.15, y - half), (x, y + half * 1.1)), colour)
    elif tone is Tone.RED:
        reach = half * 1.25
        page.shape(((x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)), colour)
    else:
        page.box(x - half, y - size * 0.13, size, size * 0.26, colour)


def _natural(flow: Flow, column: TableColumn, place: int, rows: Iterable[TableRow], size: float, head: float) -> float:
    """The width that a column's cells need to stand on one line, and its title without breaking a word."""
    words = max((flow.set.line(word, bold=True).points(head) for word in column.title.split()), default=0.0)
    # Half of a long title and a little: two lines then hold it.
    words = max(words, min(flow.set.line(column.title, bold=True).points(head) * 0.58, _MOST_TITLE))
    widest = 0.0
    for row in rows:
        value = row.cells[place]
        text, extra = (value.word, _MARK) if isinstance(value, Mark) else (value, 0.0)
        widest = max(widest, flow.set.line(text, bold=row.strong).points(size) + extra)
    if column.snug:
        widest = min(widest, size * _MOST_SNUG)
    return max(widest, words) + _GUTTER


def column_widths(flow: Flow, columns: tuple[TableColumn, ...], rows: Sequence[TableRow]) -> list[float]:
    """How wide each column is: one-line columns take what they need, the others share the rest by their shares.

    Rows are those of every table with these columns, so that the tables of one annex stand in line.
    """
    size, head = flow.size(flow.style.table), flow.size(flow.style.small - 0.6)
    needs = {
        place: _natural(flow, column, place, rows, size, head)
        for place, column in enumerate(columns)
        if column.lines == 1 or column.snug
    }
    taken, most = sum(needs.values()), flow.width * (_MOST_FIXED if len(needs) < len(columns) else 1.0)
    if taken > most or len(needs) == len(columns):
        needs = {place: need * most / taken for place, need in needs.items()}
        taken = most
    shares = sum(column.share for place, column in enumerate(columns) if place not in needs) or 1.0
    return [needs.get(place, (flow.width - taken) * column.share / shares) for place, column in enumerate(columns)]


class _Painter:
    """One table on its way down the pages."""

    def __init__(self, flow: Flow, columns: tuple[TableColumn, ...], widths: list[float]) -> None:
        self._flow = flow
        self._columns = columns
        self._size = flow.size(flow.style.table)
        self._step = self._size * flow.leading * 0.93
        self._starts = [flow.left + sum(widths[:place]) for place in range(len(columns))]
        # What was measured to fit must not be cut by the last digit of a sum.
        self._inner = [width - _GUTTER + 0.05 for width in widths]
        self._inner[-1] += _GUTTER
        head = flow.size(flow.style.small - 0.6)
        self._head_size = head
        self._titles = [
            flow.set.wrap(column.title, head, inner, bold=True, most=3)
            for column, inner in zip(columns, self._inner, strict=True)
        ]
        self._head_height = max(map(len, self._titles)) * head * 1.25 + 8

    def header(self) -> None:
        """The titles of the columns, standing on a line."""
        flow, size = self._flow, self._head_size
        flow.y -= self._head_height
        for place, lines in enumerate(self._titles):
            y = flow.y + 5 + (len(lines) - 1) * size * 1.25
            for line in lines:
                self._put(place, y, line, size, flow.colour(Tone.MUTED))
                y -= size * 1.25
        flow.page.rule(flow.left, flow.y, flow.right, flow.y, flow.colour(Tone.MUTED), 0.7)

    def begin(self, first: TableRow) -> None:
        """Start the table where its header and first row fit together."""
        lines = self._lines(first)
        self._flow.need(self._head_height + self._height(lines) * 2)
        self.header()

    def row(self, row: TableRow, below: float = 0.0) -> None:
        """One row, on a new page with a new header when it and ``below`` points do not fit."""
        flow = self._flow
        lines = self._lines(row)
        height = self._height(lines)
        # The head of a group stays with the first of what it heads.
        below += self._step * 2 if row.strong else 0.0
        if flow.y - height - below < flow.style.bottom:
            flow.new_page()
            self.header()
        if row.bookmark:
            flow.bookmark(row.bookmark, 1)
        if row.strong:
            flow.page.box(flow.left - 4, flow.y - height, flow.width + 8, height, flow.style.panel)
        top = flow.y - _PAD - self._size * 0.95
        for place, cell in enumerate(lines):
            self._cell(place, row, cell, top)
        flow.y -= height
        flow.page.rule(flow.left, flow.y, flow.right, flow.y, flow.style.line, 0.4)

    def _height(self, lines: list[tuple[Line, ...]]) -> float:
        return max(map(len, lines)) * self._step + 2 * _PAD - 1

    def _lines(self, row: TableRow) -> list[tuple[Line, ...]]:
        return [self._wrap(place, row, value) for place, value in enumerate(row.cells)]

    def _wrap(self, place: int, row: TableRow, value: CellValue) -> tuple[Line, ...]:
        column, room = self._columns[place], self._inner[place]
        text = value.word if isinstance(value, Mark) else value
        if isinstance(value, Mark):
            room -= _MARK
        elif column.indents:
            room -= self._indent(row)
        most = column.lines
        return self._flow.set.wrap(text, self._size, room, bold=row.strong, most=most)

    def _cell(self, place: int, row: TableRow, lines: tuple[Line, ...], top: float) -> None:
        flow, value, column = self._flow, row.cells[place], self._columns[place]
        colour, x = flow.colour(column.tone), 0.0
        if isinstance(value, Mark):
            colour, x = flow.colour(value.tone), _MARK
            middle = (self._starts[place] + 3.2, top + self._size * 0.3)
            draw_mark(flow.page, value.tone, middle, self._size * 0.62, colour)
        elif column.indents:
            x = self._indent(row)
        for line in lines:
            self._put(place, top, line, self._size, colour, x)
            top -= self._step

    def _indent(self, row: TableRow) -> float:
        return _INDENT * min(row.level, _MOST_INDENT)

    def _put(self, place: int, y: float, line: Line, size: float, colour: str, indent: float = 0.0) -> None:
        align, start = self._columns[place].align, self._starts[place] + indent
        if align is Align.END:
            start += self._inner[place]
        elif align is Align.CENTRE:
            start += self._inner[place] / 2
        self._flow.page.text(start, y, line, size, colour, align)


def table(flow: Flow, block: Table) -> None:
    """A table, over as many pages as it takes."""
    if not block.rows:
        size = flow.size(flow.style.body)
        flow.lines(flow.set.wrap(block.empty, size, flow.width), size, flow.colour(Tone.MUTED))
        return
    widths = flow.widths.get(block.columns) or column_widths(flow, block.columns, block.rows)
    painter = _Painter(flow, block.columns, widths)
    painter.begin(block.rows[0])
    small = flow.size(flow.style.small)
    for row in block.rows[:-1]:
        painter.row(row)
    painter.row(block.rows[-1], small * 2.6 if block.note else 0.0)
    if block.note:
        flow.y -= small * 0.6
        flow.lines(flow.set.wrap(block.note, small, flow.width, most=1), small, flow.colour(Tone.MUTED))
    flow.y -= 10
