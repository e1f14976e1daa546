"""The blocks of a letter as strips of one column: headings, numbered paragraphs, lists, facts, tables, signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from focalpoint.documents.model import Align
from focalpoint.documents.render.letter_page import (
    INK,
    LINE,
    MUTED,
    Column,
    Strip,
    space,
    text_strips,
)
from focalpoint.documents.render.page import Page
from focalpoint.documents.render.text import Line
from focalpoint.documents.requests.model import BlockKind, LetterBlock
from focalpoint.documents.requests.paper import OfficePaper

BODY: Final = 10.0
SMALL: Final = 8.6
_HEADINGS: Final = (13.0, 11.0, 10.2)
_NUMBER: Final = 25.0
"""Where the text of a numbered paragraph begins."""
_MARK: Final = 20.0
"""Where the text of a list's item begins, from its number."""
_AFTER: Final = 6.5
_CELL: Final = 4.0
_NARROW: Final = 300.0
"""A column narrower than this tells the rows of a wide table one fact below the other."""
_MEASURED: Final = 60
"""Rows of a table that are measured for the widths of its columns."""
_LEAST_CELL: Final = 24.0
_HAND: Final = 58.0
"""The place for a signature."""
_SEAL: Final = 76.0


Rows = list[list[Strip]]
"""A block in parts that stand beside the same parts of the other language: the rows of a table, the items of a list."""


def rows_of(block: LetterBlock, column: Column, paper: OfficePaper, *, seal: bool = True) -> Rows:
    """A block as rows of strips of a column; ``seal`` where its signature keeps the place for the seal."""
    if block.kind is BlockKind.SIGNATURE:
        return [_signature(block, column, paper, seal=seal)]
    if block.kind in _ROWS:
        return _ROWS[block.kind](block, column)
    known = _BLOCKS.get(block.kind)
    return [known(block, column)] if known is not None else []


def _address(block: LetterBlock, column: Column) -> list[Strip]:
    size, inner = column.size(BODY), column.inner(0, min(column.width, 300.0))
    strips = [strip for line in _lines(block) for strip in text_strips(inner, line, size)]
    return [*_together(strips), space(16)]


def _lines(block: LetterBlock) -> list[str]:
    return [cell for row in block.rows for cell in row] or block.text.split("\n")


def _together(strips: Sequence[Strip]) -> list[Strip]:
    return [Strip(strip.height, strip.draw, place < len(strips) - 1) for place, strip in enumerate(strips)]


def _place_date(block: LetterBlock, column: Column) -> list[Strip]:
    size = column.size(BODY)
    strips = [strip for line in _lines(block) for strip in text_strips(column, line, size, align=Align.END)]
    return [*strips, space(12)]


def _heading(block: LetterBlock, column: Column) -> list[Strip]:
    level = min(block.level, len(_HEADINGS) - 1)
    size = column.size(_HEADINGS[level])
    if level == 0:
        title = text_strips(column, block.text, size, bold=True, align=Align.CENTRE)
        return [space(6), *_together(title), space(12)]
    before = space(10 if level == 1 else 5, keep=True)
    return [before, *_all_kept(_numbered(block.number, block.text, column, size, bold=True)), space(3, keep=True)]


def _all_kept(strips: Sequence[Strip]) -> list[Strip]:
    return [Strip(strip.height, strip.draw, keep=True) for strip in strips]


def _numbered(number: str, text: str, column: Column, size: float, *, bold: bool = False) -> list[Strip]:
    if not number:
        return text_strips(column, text, size, bold=bold)
    figure = column.line(number, bold=bold)
    hang = max(_NUMBER, figure.points(size) + 6)
    strips = text_strips(column.inner(hang, column.width - hang), text, size, bold=bold) or [space(column.step(size))]
    return _beside(strips, column, figure, size)


def _beside(strips: list[Strip], column: Column, figure: Line, size: float) -> list[Strip]:
    """The strips with a number before the first of them."""
    first = strips[0]

    def draw(page: Page, top: float) -> None:
        column.put(page, (0.0, top - column.step(size) * 0.72), figure, (size, INK))
        first.draw(page, top)

    return [Strip(first.height, draw, first.keep), *strips[1:]]


def _paragraph(block: LetterBlock, column: Column) -> list[Strip]:
    size = column.size(BODY)
    parts = [part for part in block.text.split("\n") if part.strip()] or [""]
    strips: list[Strip] = []
    for place, part in enumerate(parts):
        if place:
            strips.append(space(_AFTER / 2))
        if block.number and place:
            hang = max(_NUMBER, column.line(block.number).points(size) + 6)
            strips += text_strips(column.inner(hang, column.width - hang), part, size)
        else:
            strips += _numbered(block.number, part, column, size)
    return [*strips, space(_AFTER)]


def _list(block: LetterBlock, column: Column) -> Rows:
    size, rows = column.size(BODY), []
    start = _NUMBER if column.width > _NARROW else 8.0
    head = _head_text(block, column)
    inner = column.inner(start, column.width - start)
    for place, row in enumerate(block.rows):
        mark = inner.line(block.numbers[place] if place < len(block.numbers) else "–")
        hang = max(_MARK, mark.points(size) + 5)
        text = text_strips(inner.inner(hang, inner.width - hang), " ".join(row), size) or [space(inner.step(size))]
        rows.append([*head, *_beside(text, inner, mark, size), space(2)])
        head = []
    return [*rows, [*head, space(_AFTER - 2)]]


def _facts(block: LetterBlock, column: Column) -> Rows:
    head, rows = _head_text(block, column), []
    for row in block.rows:
        name, *values = (*row, "")
        cells = (name, " ".join(filter(None, values)))
        rows.append([*head, *_row(cells, column, _Look((0.34, 0.66), muted_first=True), ())])
        head = []
    return [*rows, [*head, space(_AFTER)]]


def _head_text(block: LetterBlock, column: Column) -> list[Strip]:
    if not block.text:
        return []
    size = column.size(BODY)
    return [*_all_kept(_numbered(block.number, block.text, column, size)), space(3, keep=True)]


@dataclass(frozen=True, slots=True)
class _Look:
    """How a row of a table is drawn; ``shares`` of the width."""

    shares: tuple[float, ...]
    bold: bool = False
    muted_first: bool = False


def _row(cells: Sequence[str], column: Column, look: _Look, header: tuple[Strip, ...]) -> list[Strip]:
    """A row as strips of one line each, so that a long one may go on over the page."""
    size = column.size(SMALL)
    inner, start = [], 0.0
    for share in look.shares:
        width = share * column.width
        inner.append(column.inner(start, max(width - 2 * _CELL, _LEAST_CELL / 2)))
        start += width
    columns = [
        text_strips(part, cell, size, bold=look.bold, colour=MUTED if look.muted_first and not place else INK)
        for place, (part, cell) in enumerate(zip(inner, cells, strict=False))
    ]
    count = max(1, *map(len, columns)) if columns else 1
    step = column.step(size)
    strips = []
    for place in range(count):
        parts = tuple(strips_[place] for strips_ in columns if place < len(strips_))
        strips.append(Strip(step, _all(parts), keep=count > 1 and place in {0, count - 2}, header=header))
    pad = Strip(_CELL - 1, space(0).draw, keep=True, header=header)
    return [pad, *strips[:-1], Strip(step + _CELL, _ruled(column, strips[-1], step + _CELL, bold=look.bold),
                                     header=header)]  # fmt: skip


def _all(parts: tuple[Strip, ...]) -> Callable[[Page, float], None]:
    def draw(page: Page, top: float) -> None:
        for part in parts:
            part.draw(page, top)

    return draw


def _ruled(column: Column, strip: Strip, height: float, *, bold: bool) -> Callable[[Page, float], None]:
    def draw(page: Page, top: float) -> None:
        strip.draw(page, top)
        column.rule(page, top - height + 1, MUTED if bold else LINE, 0.8 if bold else 0.45)

    return draw


def _table(block: LetterBlock, column: Column) -> Rows:
    cells = [tuple(row) for row in block.rows]
    head = _head_text(block, column)
    if not any(cells):
        return [[*head, space(_AFTER)]] if head else []
    shares = _shares(cells, max(map(len, cells)), column)
    if not shares:
        return [*_stacked(cells, column, head), [space(_AFTER)]]
    look = _Look(shares)
    header: tuple[Strip, ...] = ()
    if block.head:
        header = tuple(_all_kept(_row(cells[0], column, _Look(shares, bold=True), ())))
        head, cells = [*head, *header], cells[1:]
    rows = []
    for row in cells:
        rows.append([*head, *_row(row, column, look, header)])
        head = []
    return [*rows, [*head, space(_AFTER + 2)]]


def _stacked(cells: Sequence[tuple[str, ...]], column: Column, head: list[Strip]) -> Rows:
    """The rows of a table too wide for its column: each cell below the other, with its heading."""
    titles, rows = cells[0], []
    look = _Look((0.36, 0.64), muted_first=True)
    for row in cells[1:]:
        strips = head
        for title, cell in zip(titles, row, strict=False):
            strips = [*strips, *_row((title, cell), column, look, ())]
        rows.append([*strips, space(5)])
        head = []
    return rows


def _shares(rows: Sequence[tuple[str, ...]], count: int, column: Column) -> tuple[float, ...]:
    """How wide each column of a table is: what it needs, else in proportion to it; nothing where no word fits."""
    least, wanted = _needs(rows, count, column)
    if sum(least) > column.width:
        if column.width < _NARROW:
            return ()
        wanted = least
    elif sum(wanted) <= column.width:
        wanted[wanted.index(max(wanted))] += column.width - sum(wanted)
    else:
        room = column.width - sum(least)
        extra = [more - few for more, few in zip(wanted, least, strict=True)]
        wanted = [few + room * part / (sum(extra) or 1) for few, part in zip(least, extra, strict=True)]
    total = sum(wanted)
    return tuple(width / total for width in wanted)


def _needs(rows: Sequence[tuple[str, ...]], count: int, column: Column) -> tuple[list[float], list[float]]:
    """For each column of a table the width of its longest word, and of its longest cell."""
    size = column.size(SMALL)
    least, wanted = [_LEAST_CELL] * count, [_LEAST_CELL] * count
    for row in rows[:_MEASURED]:
        bold = row is rows[0]
        for place, cell in enumerate(row):
            longest = max((column.line(word, bold=bold).points(size) for word in cell.split()[:40]), default=0.0)
            least[place] = max(least[place], min(longest, column.width * 0.34) + 2 * _CELL + 1)
            whole = column.line(cell[:200], bold=bold).points(size)
            wanted[place] = max(wanted[place], least[place], min(whole, column.width * 0.7) + 2 * _CELL + 1)
    return least, wanted


def _signature(block: LetterBlock, column: Column, paper: OfficePaper, *, seal: bool) -> list[Strip]:
    """Where it is signed: "For the Minister", the place for hand and seal, name and function, all on one page."""
    size = column.size(BODY)
    start = column.width * 0.48 if column.width > _NARROW else 0.0
    inner = column.inner(start, column.width - start)
    strips = [space(12, keep=True)]
    if paper.signatory.for_the_minister:
        words = column.language.pgettext("signature", "For the Minister")
        strips += _all_kept(text_strips(inner, words, size))
    strips.append(Strip(_HAND, _place_for_seal(column, paper, seal=seal), keep=True))
    lines = _lines(block)
    for place, line in enumerate(lines):
        strips += text_strips(inner, line, size, bold=place == 0)
    return [*_together(strips), space(_AFTER)]


def _place_for_seal(column: Column, paper: OfficePaper, *, seal: bool) -> Callable[[Page, float], None]:
    def draw(page: Page, top: float) -> None:
        if not (seal and paper.seal):
            return
        wide = column.width > _NARROW
        part = column.inner(0.0 if wide else column.width - _SEAL, _SEAL)
        height = _SEAL if wide else _HAND
        x1, x2, y1, y2 = part.left, part.left + _SEAL, top - height, top
        for ends in ((x1, y1, x2, y1), (x1, y2, x2, y2), (x1, y1, x1, y2), (x2, y1, x2, y2)):
            page.rule(*ends, LINE, 0.6)
        size = column.size(SMALL - 1)
        line = part.line(part.language.pgettext("signature", "Seal"))
        part.put(page, (_SEAL / 2, top - height / 2 - size * 0.3), line, (size, MUTED), Align.CENTRE)

    return draw


_BLOCKS: Final[Mapping[BlockKind, Callable[[LetterBlock, Column], list[Strip]]]] = {
    BlockKind.ADDRESS: _address,
    BlockKind.PLACE_DATE: _place_date,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
}
_ROWS: Final[Mapping[BlockKind, Callable[[LetterBlock, Column], Rows]]] = {
    BlockKind.LIST: _list,
    BlockKind.TABLE: _table,
    BlockKind.FACTS: _facts,
    BlockKind.ANNEXES: _table,
}
