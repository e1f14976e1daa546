"""Draws the plain blocks of a document: title, headings, paragraphs, facts, figures, contents."""

from __future__ import annotations

from typing import Final, NamedTuple

from focalpoint.documents.model import (
    Align,
    Contents,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    ParagraphStyle,
    Tile,
    Tiles,
    TitleBlock,
    Tone,
)
from focalpoint.documents.render.flow import Flow
from focalpoint.documents.render.page import Page

_TITLE: Final = 23.0
_VALUE: Final = 19.0
_KEEP: Final = 60.0
"""What must still fit below the title of the contents."""
_CONTENTS_LINE: Final = 15.5
_LABEL_LINES: Final = 2
"""Lines that a tile's label may take; all tiles of a row grow with it."""
_LABEL_LEADING: Final = 1.25
_LEAST_NOTE: Final = 0.8
"""A figure's note shrinks so far before its end is left out."""


def title_block(flow: Flow, block: TitleBlock) -> None:
    """The top of the first page."""
    page, size = flow.page, flow.size(_TITLE)
    flow.y -= 6
    page.box(flow.left, flow.y - 3, 46, 3, flow.colour(Tone.ACCENT))
    flow.y -= 12
    over = flow.size(flow.style.body)
    flow.lines(flow.set.wrap(block.over, over, flow.width, most=2), over, flow.colour(Tone.MUTED))
    flow.y -= 4
    lines = flow.set.wrap(block.title, size, flow.width, bold=True, most=4)
    for line in lines:
        flow.y -= size * 1.22
        page.text(flow.left, flow.y + size * 0.2, line, size, flow.colour(Tone.TEXT))
    flow.y -= 4
    flow.lines(flow.set.wrap(block.under, over, flow.width, most=3), over, flow.colour(Tone.MUTED))
    if block.notice:
        flow.y -= 8
        _notice(flow, block.notice)
    flow.y -= 14


def _notice(flow: Flow, text: str) -> None:
    size = flow.size(flow.style.small)
    lines = flow.set.wrap(text, size, flow.width - 24, most=4)
    height = len(lines) * size * flow.leading + 10
    flow.page.box(flow.left, flow.y - height, flow.width, height, flow.style.fills[Tone.AMBER], 3)
    flow.y -= 5
    flow.lines(lines, size, flow.colour(Tone.AMBER), flow.left + 12)
    flow.y -= 5


def heading(flow: Flow, block: Heading, keep: float) -> None:
    """A heading with its bookmark, never alone at the foot of a page: ``keep`` points must still fit below it."""
    size = flow.size(flow.style.headings[min(block.level, 3) - 1])
    text = f"{block.number}\u2002{block.text}" if block.number else block.text
    lines = flow.set.wrap(text, size, flow.width, bold=True, most=3)
    step = size * 1.3
    before = (22.0, 16.0, 12.0)[min(block.level, 3) - 1]
    flow.need(before + step * len(lines) + keep)
    flow.gap(before)
    flow.bookmark(text, block.level - 1, listed=block.in_contents)
    for line in lines:
        flow.y -= step
        flow.page.text(flow.left, flow.y + size * 0.28, line, size, flow.colour(Tone.TEXT))
    flow.y -= 5 if block.level > 1 else 8


def paragraph(flow: Flow, block: Paragraph) -> None:
    """Running text."""
    sizes = {ParagraphStyle.BODY: flow.style.body, ParagraphStyle.LEAD: 11.0, ParagraphStyle.SMALL: flow.style.small}
    size = flow.size(sizes[block.style])
    for part in block.text.split("\n"):
        if part.strip():
            flow.lines(flow.set.wrap(part, size, flow.width), size, flow.colour(block.tone))
    flow.y -= size * 0.6


def key_values(flow: Flow, block: KeyValues) -> None:
    """Facts in a grid: the name small, the value below it."""
    name, value = flow.size(flow.style.small - 0.5), flow.size(flow.style.body)
    room = flow.width / block.columns
    for first in range(0, len(block.pairs), block.columns):
        pairs = block.pairs[first : first + block.columns]
        cells = [flow.set.wrap(text or "–", value, room - 14, most=3) for _, text in pairs]
        height = name * flow.leading + max(map(len, cells)) * value * flow.leading + 6
        flow.need(height)
        for place, ((label, _), lines) in enumerate(zip(pairs, cells, strict=True)):
            x, y = flow.left + place * room, flow.y - name
            flow.page.text(x, y, flow.set.fit(label, name, room - 14), name, flow.colour(Tone.MUTED))
            y = flow.y - name * flow.leading
            for line in lines:
                y -= value * flow.leading
                flow.page.text(x, y + value * 0.34, line, value, flow.colour(Tone.TEXT))
        flow.y -= height
    flow.y -= 4


def tiles(flow: Flow, block: Tiles) -> None:
    """Figures beside each other, on panels."""
    gap, count = 9.0, len(block.tiles)
    width = (flow.width - gap * (count - 1)) / count
    small = flow.size(flow.style.small - 0.5)
    labels = [flow.set.wrap(tile.label, small, width - 18, most=_LABEL_LINES) for tile in block.tiles]
    head = small * _LABEL_LEADING * (max(map(len, labels)) - 1)
    height = flow.size(64.0) + head
    flow.need(height)
    flow.y -= height
    for place, (tile, label) in enumerate(zip(block.tiles, labels, strict=True)):
        x = flow.left + place * (width + gap)
        flow.page.box(x, flow.y, width, height, flow.style.panel, 4)
        for line, words in enumerate(label):
            y = flow.y + height - small - 8 - line * small * _LABEL_LEADING
            flow.page.text(x + 9, y, words, small, flow.colour(Tone.MUTED))
        _figure(flow, tile, x, width, height - head)
    flow.y -= 12


def _figure(flow: Flow, tile: Tile, x: float, width: float, height: float) -> None:
    """A tile's figure and what stands below it."""
    page, set_, inner = flow.page, flow.set, width - 18
    small, size = flow.size(flow.style.small - 0.5), flow.size(_VALUE)
    value = set_.line(tile.value, bold=True)
    if value.points(size) > inner:
        size *= inner / value.points(size)
    page.text(x + 9, flow.y + height * 0.34, value, size, flow.colour(tile.tone))
    note = set_.line(tile.note).points(small)
    small *= min(1.0, max(_LEAST_NOTE, inner / note)) if note else 1.0
    page.text(x + 9, flow.y + 9, set_.fit(tile.note, small, inner), small, flow.colour(Tone.MUTED))


class Slot(NamedTuple):
    """A line of the contents that waits for its page number."""

    page: Page
    y: float
    text: str
    level: int


def reserve_contents(flow: Flow, block: Contents, document: Document) -> list[Slot]:
    """Keep room for the contents; where each heading lands is not known yet."""
    wanted = [
        item
        for item in document.blocks
        if isinstance(item, Heading) and item.in_contents and item.level <= block.most_level
    ]
    size = flow.size(flow.style.headings[1])
    flow.need(size * 2 + _KEEP)
    flow.gap(10)
    flow.y -= size * 1.3
    flow.page.text(flow.left, flow.y + size * 0.28, flow.set.line(block.title, bold=True), size, flow.colour(Tone.TEXT))
    flow.y -= 6
    slots = []
    for item in wanted:
        flow.need(flow.size(_CONTENTS_LINE))
        flow.y -= flow.size(_CONTENTS_LINE)
        text = f"{item.number}\u2002{item.text}" if item.number else item.text
        slots.append(Slot(flow.page, flow.y, text, item.level))
    return slots


def fill_contents(flow: Flow, slots: list[Slot], most_level: int) -> None:
    """Write the contents now that every heading has its page.

    Headings come in the order of the slots, so the n-th bookmark of a listed level belongs to the n-th slot.
    """
    places = [
        (number, mark)
        for number, page in enumerate(flow.pages, 1)
        for mark in page.bookmarks
        if mark.listed and mark.level < most_level
    ]
    size, step = flow.size(flow.style.body), flow.size(_CONTENTS_LINE)
    for slot, (number, mark) in zip(slots, places, strict=True):
        indent = 14.0 * (slot.level - 1)
        figure = flow.set.line(str(number))
        room = flow.width - indent - 40
        line = flow.set.fit(slot.text, size, room)
        y = slot.y + size * 0.4
        slot.page.text(flow.left + indent, y, line, size, flow.colour(Tone.TEXT))
        slot.page.text(flow.right, y, figure, size, flow.colour(Tone.MUTED), Align.END)
        start = flow.left + indent + line.points(size) + 6
        slot.page.rule(start, y + 1, flow.right - figure.points(size) - 6, y + 1, flow.style.line)
        slot.page.jump(flow.left, slot.y, flow.width, step, mark.key)
