"""One page as a list of things to draw, in coordinates that run from the reader's side.

``x`` counts from the side where reading starts (the right in Arabic) and ``y`` from the foot of the page, in points;
so the layout is written once, and a right-to-left page comes out mirrored by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from focalpoint.documents.model import Align
from focalpoint.documents.render.text import Line

_BEFORE: Final = {Align.START: 0.0, Align.CENTRE: 0.5, Align.END: 1.0}


class TextMark(NamedTuple):
    """A line of text at its left end, in page coordinates."""

    x: float
    y: float
    line: Line
    size: float
    colour: str


class Shape(NamedTuple):
    """A filled outline (a closed polygon), in page coordinates."""

    points: tuple[tuple[float, float], ...]
    fill: str


class Box(NamedTuple):
    """A filled rectangle with round corners of ``radius``."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float


class Stroke(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float


class Wedge(NamedTuple):
    """A part of a ring; angles in degrees, counter-clockwise from the right."""

    x: float
    y: float
    outer: float
    inner: float
    start: float
    extent: float
    fill: str


class Picture(NamedTuple):
    """A picture (PNG or JPEG) in a rectangle, in page coordinates."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


class Bookmark(NamedTuple):
    """A place that the outline and the contents jump to."""

    key: str
    title: str
    level: int
    y: float
    listed: bool
    """Whether the contents name it."""


class Jump(NamedTuple):
    """An area that jumps to a bookmark."""

    x: float
    y: float
    width: float
    height: float
    key: str


Mark = Shape | Box | Stroke | Wedge


@dataclass(slots=True)
class Page:
    """What one page shows. Shapes are drawn below all texts, in the order they were added."""

    width: float
    height: float
    right_to_left: bool
    marks: list[Mark] = field(default_factory=list)
    texts: list[TextMark] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def text(self, x: float, y: float, line: Line, size: float, colour: str, align: Align = Align.START) -> None:
        """Put a line with its start, centre or end at ``x``."""
        if not line.runs:
            return
        width = line.points(size)
        left = x - width * _BEFORE[align]
        if self.right_to_left:
            left = self.width - left - width
        self.texts.append(TextMark(left, y, line, size, colour))

    def box(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0.0) -> None:
        """Fill a rectangle whose start and foot are at ``x`` and ``y``."""
        if width > 0 and height > 0:
            left = self.width - x - width if self.right_to_left else x
            self.marks.append(Box(left, y, width, height, fill, min(radius, width / 2, height / 2)))

    def rule(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 0.5) -> None:
        """Draw a straight line."""
        if self.right_to_left:
            x1, x2 = self.width - x1, self.width - x2
        self.marks.append(Stroke(x1, y1, x2, y2, colour, width))

    def shape(self, points: tuple[tuple[float, float], ...], fill: str) -> None:
        """Fill a polygon."""
        if self.right_to_left:
            points = tuple((self.width - x, y) for x, y in points)
        self.marks.append(Shape(points, fill))

    def wedge(self, x: float, y: float, radii: tuple[float, float], angles: tuple[float, float], fill: str) -> None:
        """Fill a part of a ring: outer and inner radius, start and extent clockwise from the top, in degrees."""
        start, extent = angles
        if self.right_to_left:
            self.marks.append(Wedge(self.width - x, y, radii[0], radii[1], 90 + start, extent, fill))
        else:
            self.marks.append(Wedge(x, y, radii[0], radii[1], 90 - start - extent, extent, fill))

    def jump(self, x: float, y: float, width: float, height: float, key: str) -> None:
        """Make an area jump to a bookmark."""
        left = self.width - x - width if self.right_to_left else x
        self.jumps.append(Jump(left, y, width, height, key))
