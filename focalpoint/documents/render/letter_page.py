"""Pours a letter down its pages: strips of one line each, in one column or in two whose blocks stand side by side.

Coordinates are those of the sheet (from the left and the foot, in points); a ``Column`` knows from which side its
language is read, so that a page may hold a column in each direction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from focalpoint.documents.model import Align
from focalpoint.documents.render.page import Bookmark, Page
from focalpoint.documents.render.safety import clean
from focalpoint.documents.render.text import Line, Typesetter
from focalpoint.documents.requests.paper import Digits, figures
from focalpoint.language import Language

PAGE: Final = (595.28, 841.89)
"""A4, upright."""
SIDE: Final = 62.0
TOP: Final = 58.0
BOTTOM: Final = 74.0
GUTTER: Final = 22.0
INK: Final = "#14181f"
MUTED: Final = "#565d6b"
LINE: Final = "#c9ced8"
GAP_FILL: Final = "#fdf0d5"
GAP_LINE: Final = "#b07400"
_SCALES: Final = {"ar": 1.16}
_LEADINGS: Final = {"ar": 1.62, "zh": 1.56}
_LEADING: Final = 1.44
_MOST_LETTERS: Final = 12_000
"""Letters that are wrapped at once."""
_BEFORE: Final = {Align.START: 0.0, Align.CENTRE: 0.5, Align.END: 1.0}
_OPEN, _CLOSE = "[[", "]]"
_MARK: Final = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of a block: its height, and what draws it on a page below a given top.

    ``keep`` holds it on the page of the strip that follows; ``header`` is drawn again where a page begins with it.
    """

    height: float
    draw: Callable[[Page, float], None]
    keep: bool = False
    header: tuple[Strip, ...] = ()


def _nothing(page: Page, top: float) -> None:
    """Draws nothing."""


def space(height: float, *, keep: bool = False) -> Strip:
    """Empty room."""
    return Strip(height, _nothing, keep)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of one language on the sheet; ``left`` is its left edge, offsets run in reading direction."""

    language: Language
    typesetter: Typesetter
    left: float
    width: float
    digits: Digits
    base: float = 10.0
    """The size of its running text before the script's own scale."""

    def inner(self, start: float, width: float) -> Column:
        """A part of it, ``start`` from the side where reading starts."""
        left = self.left + self.width - start - width if self.language.right_to_left else self.left + start
        return Column(self.language, self.typesetter, left, width, self.digits, self.base)

    def size(self, points: float) -> float:
        """A size as this script needs it."""
        return points * _SCALES.get(self.language.code, 1.0) * self.base / 10.0

    def step(self, size: float) -> float:
        """The distance of two lines of a size."""
        return size * _LEADINGS.get(self.language.code, _LEADING)

    def prepared(self, text: str) -> str:
        """A text as it is set: the document's figures, and marks of gaps held together."""
        text = figures(text, self.language.code, self.digits)
        if _OPEN not in text:
            return text
        isolate = "\u2067" if self.language.right_to_left else "\u2066"
        return text.replace(_OPEN, isolate + _OPEN).replace(_CLOSE, _CLOSE + "\u2069")

    def wrap(self, text: str, size: float, width: float = 0.0, *, bold: bool = False) -> tuple[Line, ...]:
        """A text in lines of the column's width, or of another."""
        lines: list[Line] = []
        for part in _pieces(text):
            if part.strip():
                lines += self.typesetter.wrap(self.prepared(part), size, width or self.width, bold=bold)
        return tuple(lines)

    def line(self, text: str, *, bold: bool = False) -> Line:
        """A text on one line."""
        return self.typesetter.line(self.prepared(text), bold=bold)

    def put(self, page: Page, place: tuple[float, float], line: Line, look: tuple[float, str],
            align: Align = Align.START) -> None:  # fmt: skip
        """Draw a line at (offset in reading direction, baseline) with (size, colour)."""
        if not line.runs:
            return
        (offset, y), (size, colour) = place, look
        width = line.points(size)
        start = offset - width * _BEFORE[align]
        left = self.left + self.width - start - width if self.language.right_to_left else self.left + start
        page.text(left, y, line, size, colour)

    def rule(self, page: Page, y: float, colour: str = LINE, width: float = 0.5) -> None:
        """A line across the column."""
        page.rule(self.left, y, self.left + self.width, y, colour, width)


def _pieces(text: str) -> Iterator[str]:
    """The paragraphs of a text; one that is longer than the typesetter takes at once in parts, and nothing is lost."""
    for part in text.split("\n"):
        while len(part) > _MOST_LETTERS:
            cut = part.rfind(" ", 0, _MOST_LETTERS)
            cut = cut if cut > 0 else _MOST_LETTERS
            yield part[:cut]
            part = part[cut:]
        yield part


def text_strips(
    column: Column, text: str, size: float, *, colour: str = INK, bold: bool = False, align: Align = Align.START
) -> list[Strip]:
    """Running text as strips, with the marks of gaps framed; two lines at least stay together at a page's edges."""
    lines = column.wrap(text, size, bold=bold)
    step, inside, strips = column.step(size), 0, []
    offset = column.width * _BEFORE[align]
    for place, line in enumerate(lines):
        frames, inside = gaps(line, inside, right_to_left=column.language.right_to_left)
        strips.append(
            Strip(
                step,
                _drawing(column, line, (size, colour), (offset, align), frames),
                keep=len(lines) > 1 and place in {0, len(lines) - 2},
            )
        )
    return strips


def _drawing(
    column: Column, line: Line, look: tuple[float, str], where: tuple[float, Align], frames: tuple[tuple[int, int], ...]
) -> Callable[[Page, float], None]:
    size, (offset, align) = look[0], where

    def draw(page: Page, top: float) -> None:
        base = top - column.step(size) * 0.72
        if frames:
            width = line.points(size)
            start = offset - width * _BEFORE[align]
            left = column.left + column.width - start - width if column.language.right_to_left else column.left + start
            for first, last in frames:
                frame(page, left, base, size, (advance(line, first, size), advance(line, last, size)))
        column.put(page, (offset, base), line, look, align)

    return draw


def frame(page: Page, left: float, base: float, size: float, part: tuple[float, float]) -> None:
    """A visible frame round a part of a line, where something is missing."""
    x1, x2, y1, y2 = left + part[0] - 1.5, left + part[1] + 1.5, base - size * 0.3, base + size * 0.96
    page.box(x1, y1, x2 - x1, y2 - y1, GAP_FILL)
    for ends in ((x1, y1, x2, y1), (x1, y2, x2, y2), (x1, y1, x1, y2), (x2, y1, x2, y2)):
        page.rule(*ends, GAP_LINE, 0.7)


def advance(line: Line, letters: int, size: float) -> float:
    """How far so many letters of a line reach, in points."""
    width, left = 0.0, letters
    for font, text in line.runs:
        width += font.width(text[:left])
        left -= len(text)
        if left <= 0:
            break
    return width * size / 1000


def gaps(line: Line, inside: int, *, right_to_left: bool = False) -> tuple[tuple[tuple[int, int], ...], int]:
    """The parts of a line, as it is seen, that belong to marks of gaps; and how many marks are open after it.

    Seen from the left, a mark begins with ``[[`` and ends with ``]]`` in either direction; only which of the two was
    written first differs, and so which side of the line a mark runs over that goes on above or below.
    """
    text = "".join(run.text for run in line.runs)
    left, right = text.count(_OPEN), text.count(_CLOSE)
    if not (inside or left or right):
        return (), 0
    opened, closed = (right, left) if right_to_left else (left, right)
    found: list[tuple[int, int]] = []
    start = 0 if (inside and not right_to_left) or (not left and not right) else -1
    for match in _MARK.finditer(text):
        if match.group() == _OPEN:
            start = match.start()
        else:
            found.append((max(start, 0), match.end()))
            start = -1
    if start >= 0:
        found.append((start, len(text)))
    return tuple(found), min(1, max(0, inside + opened - closed))


class Sheets:
    """The pages of a letter as they are filled."""

    def __init__(self, bottom: float = BOTTOM) -> None:
        """``bottom`` is the height of what stands at each foot."""
        self._bottom = bottom
        self.pages: list[Page] = []
        self._first_top = PAGE[1] - TOP
        self._keys = 0
        self._level = -1
        self.number = 0
        self._page(0)
        self.y = self._first_top

    def start(self, top: float) -> None:
        """Begin the first page's text below its letterhead."""
        self._first_top = self.y = top

    def break_page(self) -> None:
        """Go on with a new page."""
        self.number = len(self.pages)
        self._page(self.number)
        self.y = self._top(self.number)

    def _top(self, number: int) -> float:
        return self._first_top if number == 0 else PAGE[1] - TOP

    def _page(self, number: int) -> Page:
        while len(self.pages) <= number:
            self.pages.append(Page(*PAGE, right_to_left=False))
        return self.pages[number]

    def need(self, height: float) -> bool:
        """Begin a new page where so much does not fit any more; whether one was begun."""
        if self.y - height >= self._bottom or self.y >= self._top(self.number):
            return False
        self.number += 1
        self._page(self.number)
        self.y = self._top(self.number)
        return True

    def bookmark(self, title: str, level: int) -> None:
        """Remember this place for the reader's outline."""
        self._keys += 1
        # A reader's outline knows no level without the one above it.
        level = self._level = min(level, self._level + 1)
        self._page(self.number).bookmarks.append(
            Bookmark(f"h{self._keys}", clean(title)[:160], level, self.y + 4, True)
        )

    def pour(self, columns: Sequence[Sequence[Strip]]) -> None:
        """Put strips of columns side by side; what follows begins where the longest of them ends."""
        columns = [strips for strips in columns if strips]
        if not columns:
            return
        begun = self.need(max(_kept(strips, 0) for strips in columns))
        ends = [self._pour(strips, self.number, self.y, begun=begun) for strips in columns]
        self.number, self.y = max(ends, key=lambda end: (end[0], -end[1]))

    def _pour(self, strips: Sequence[Strip], number: int, y: float, *, begun: bool) -> tuple[int, float]:
        for place, strip in enumerate(strips):
            if y - _kept(strips, place) < self._bottom and y < self._top(number):
                number, begun = number + 1, True
                y = self._top(number)
            if begun:
                for head in strip.header:
                    head.draw(self._page(number), y)
                    y -= head.height
                begun = False
            strip.draw(self._page(number), y)
            y -= strip.height
        return number, y


def _kept(strips: Sequence[Strip], place: int) -> float:
    """The height of a strip and of those that it must stand with."""
    height = strips[place].height
    while strips[place].keep and place + 1 < len(strips):
        place += 1
        height += strips[place].height
    return height
