"""Draws charts as vectors: bars with a planned marker, stacked bars, rings. They mirror with the page."""

from __future__ import annotations

from typing import Final

from focalpoint.documents.model import Align, Bar, BarChart, Beside, Chart, Donut, Tone
from focalpoint.documents.render.flow import Flow

_GAP: Final = 20.0
_TEXT: Final = 7.8
_ROW: Final = 15.0
_BAR: Final = 7.5
_RING: Final = 0.56


def chart(flow: Flow, block: Chart) -> None:
    """A chart over the whole width."""
    height = _height(flow, block, flow.width)
    flow.need(height + 8)
    _draw(flow, block, (flow.left, flow.width))
    flow.y -= height + 12


def beside(flow: Flow, block: Beside) -> None:
    """Two charts beside each other, in reading direction."""
    # The names beside a ring are sentences in some languages, those beside bars are short codes.
    first = (flow.width - _GAP) * (_RING if isinstance(block.first, Donut) else 0.5)
    second = flow.width - _GAP - first
    height = max(_height(flow, block.first, first), _height(flow, block.second, second))
    flow.need(height + 8)
    _draw(flow, block.first, (flow.left, first))
    _draw(flow, block.second, (flow.left + first + _GAP, second))
    flow.y -= height + 12


def _height(flow: Flow, block: Chart, width: float) -> float:
    row = flow.size(_ROW)
    title = flow.size(flow.style.body) * 1.9
    if isinstance(block, Donut):
        return title + max(_diameter(width), row * len(block.slices)) + 6
    rows = sum(_bar_height(flow, bar, width) for bar in block.bars) or row
    return title + rows + (row if block.legend or block.marker_legend else 0) + (10 if block.ticks else 0) + 6


def _draw(flow: Flow, block: Chart, span: tuple[float, float]) -> None:
    size = flow.size(flow.style.body)
    title = flow.set.fit(block.title, size, span[1], bold=True)
    flow.page.text(span[0], flow.y - size, title, size, flow.colour(Tone.TEXT))
    top = flow.y - size * 1.9
    if isinstance(block, Donut):
        _donut(flow, block, span, top)
    elif not block.bars:
        _say(flow, block.empty, span, top)
    else:
        _bars(flow, block, span, top)


def _say(flow: Flow, text: str, span: tuple[float, float], top: float) -> None:
    size = flow.size(_TEXT)
    flow.page.text(span[0], top - size * 1.2, flow.set.fit(text, size, span[1]), size, flow.colour(Tone.MUTED))


def _label_width(width: float) -> float:
    return width * 0.4


def _bar_height(flow: Flow, bar: Bar, width: float) -> float:
    size = flow.size(_TEXT)
    lines = len(flow.set.wrap(bar.label, size, _label_width(width) - 8, most=2))
    return flow.size(_ROW) + (lines - 1) * size * 1.22


def _bars(flow: Flow, block: BarChart, span: tuple[float, float], top: float) -> None:
    """Label, track with the bar's parts and marker, and the figure at the end."""
    x, width = span
    size = flow.size(_TEXT)
    figures = max(flow.set.line(bar.text).points(size) for bar in block.bars) + 8
    start = x + _label_width(width)
    room = width - _label_width(width) - figures
    scale = room / (block.maximum or 1.0)
    heights = [_bar_height(flow, bar, width) for bar in block.bars]
    _ticks(flow, block, (start, scale), (top, top - sum(heights)))
    for bar, height in zip(block.bars, heights, strict=True):
        _bar(flow, bar, (x, start, room, x + width), (top, height, scale))
        top -= height
    if block.ticks:
        top -= 10
    if block.legend or block.marker_legend:
        _legend(flow, block, x, top - flow.size(_ROW) * 0.75)


def _bar(flow: Flow, bar: Bar, xs: tuple[float, float, float, float], ys: tuple[float, float, float]) -> None:
    page, size = flow.page, flow.size(_TEXT)
    x, start, room, end = xs
    top, height, scale = ys
    middle = top - height / 2
    lines = flow.set.wrap(bar.label, size, start - x - 8, most=2)
    y = middle - size * 0.33 + (len(lines) - 1) * size * 0.61
    for line in lines:
        page.text(x, y, line, size, flow.colour(Tone.TEXT))
        y -= size * 1.22
    page.box(start, middle - _BAR / 2, room, _BAR, flow.style.track, 1.5)
    at = start
    for value, tone in bar.parts:
        length = min(value * scale, start + room - at)
        page.box(at, middle - _BAR / 2, length, _BAR, flow.colour(tone), 1.5)
        at += length
    if bar.marker is not None:
        place = start + min(bar.marker * scale, room)
        page.box(place - 0.8, middle - _BAR / 2 - 2.6, 1.6, _BAR + 5.2, flow.colour(Tone.TEXT))
    page.text(end, middle - size * 0.33, flow.set.line(bar.text), size, flow.colour(Tone.TEXT), Align.END)


def _ticks(flow: Flow, block: BarChart, xs: tuple[float, float], ys: tuple[float, float]) -> None:
    start, scale = xs
    size = flow.size(_TEXT - 1.2)
    for value, text in block.ticks:
        x = start + value * scale
        flow.page.rule(x, ys[0], x, ys[1], flow.style.line, 0.4)
        flow.page.text(x, ys[1] - size - 1, flow.set.line(text), size, flow.colour(Tone.MUTED), Align.CENTRE)


def _legend(flow: Flow, block: BarChart, x: float, y: float) -> None:
    size = flow.size(_TEXT - 0.4)
    muted = flow.colour(Tone.MUTED)
    for label, tone in block.legend:
        line = flow.set.line(label)
        flow.page.box(x, y, 7, 7, flow.colour(tone), 1.5)
        flow.page.text(x + 11, y + 0.6, line, size, muted)
        x += 11 + line.points(size) + 16
    if block.marker_legend:
        flow.page.box(x + 2, y - 1.5, 1.6, 10, flow.colour(Tone.TEXT))
        flow.page.text(x + 9, y + 0.6, flow.set.line(block.marker_legend), size, muted)


def _diameter(width: float) -> float:
    return min(96.0, width * 0.38)


def _donut(flow: Flow, block: Donut, span: tuple[float, float], top: float) -> None:
    """A ring with its sum in the middle, and beside it what each part is."""
    x, width = span
    total = sum(part.value for part in block.slices)
    if not total:
        _say(flow, block.empty, span, top)
        return
    radius = _diameter(width) / 2
    row = flow.size(_ROW)
    middle = top - max(radius, row * len(block.slices) / 2)
    angle = 0.0
    for part in block.slices:
        extent = 360.0 * part.value / total
        # A whole circle drawn as one arc would have no end; a hair less is the same to the eye.
        flow.page.wedge(x + radius, middle, (radius, radius * 0.62), (angle, min(extent, 359.99)), part.colour)
        angle += extent
    size, small = flow.size(17.0), flow.size(_TEXT - 0.8)
    centre = x + radius
    flow.page.text(
        centre, middle - size * 0.2, flow.set.line(block.centre, bold=True), size, flow.colour(Tone.TEXT), Align.CENTRE
    )
    note = flow.set.fit(block.centre_note, small, radius * 1.15)
    flow.page.text(centre, middle - size * 0.2 - small * 1.3, note, small, flow.colour(Tone.MUTED), Align.CENTRE)
    _slices(flow, block, (x + radius * 2 + 16, x + width), middle + row * len(block.slices) / 2)


def _slices(flow: Flow, block: Donut, xs: tuple[float, float], top: float) -> None:
    size, row = flow.size(_TEXT), flow.size(_ROW)
    for part in block.slices:
        top -= row
        figure = flow.set.line(part.text)
        flow.page.box(xs[0], top + row * 0.3, 7, 7, part.colour, 1.5)
        label = flow.set.fit(part.label, size, xs[1] - xs[0] - 16 - figure.points(size) - 6)
        flow.page.text(xs[0] + 12, top + row * 0.34, label, size, flow.colour(Tone.TEXT))
        flow.page.text(xs[1], top + row * 0.34, figure, size, flow.colour(Tone.TEXT), Align.END)
