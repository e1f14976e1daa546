"""Puts laid-out pages on a reportlab canvas. One pass, all fonts embedded, the same bytes for the same pages."""

from __future__ import annotations

import calendar
import io
import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from focalpoint.documents.model import About
from focalpoint.documents.render.page import Box, Mark, Page, Picture, Shape, Stroke, TextMark, Wedge
from focalpoint.documents.render.text import Line

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress

Canvas = Any
"""reportlab's canvas; its published types know neither ``initialFontName`` nor ``lang``."""

_PROGRAM: Final = "Focal Point"
_THICKENED: Final = 0.028
"""How much a stroke is thickened where a font has no bold cut, as a part of the size."""
_FILL, _FILL_AND_STROKE = 0, 2


@lru_cache(maxsize=256)
def rgb(colour: str) -> tuple[float, float, float]:
    """#rrggbb as three parts of one."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def paint(pages: Sequence[Page], about: About, watermark: Line, font: str, file: BinaryIO, progress: Progress) -> None:
    """Draw the pages into a PDF.

    Args:
        pages: every page, complete with its header and foot.
        about: title, author, language and date of the file.
        watermark: drawn large and pale across each page, when it has letters.
        font: the registered name of an own font; without one, reportlab would list Helvetica on every page.
        file: takes the bytes.
        progress: told once a page.
    """
    from reportlab import rl_config
    from reportlab.pdfgen import canvas as pdfgen

    # Streams as they are: written as letters they would be a quarter larger and take longer.
    rl_config.useA85 = 0
    size = (pages[0].width, pages[0].height)
    buffer = io.BytesIO()
    create: Any = pdfgen.Canvas
    canvas = create(buffer, pagesize=size, invariant=1, initialFontName=font, pageCompression=1, lang=about.language)
    _describe(canvas, about)
    for number, page in enumerate(pages, 1):
        progress.step(number - 1, len(pages), "document.pages")
        if watermark.runs:
            _watermark(canvas, watermark, size)
        _pictures(canvas, page.pictures)
        _marks(canvas, page.marks)
        _texts(canvas, page.texts)
        for jump in page.jumps:
            area = (jump.x, jump.y, jump.x + jump.width, jump.y + jump.height)
            canvas.linkRect("", jump.key, area, thickness=0, relative=0)
        for mark in page.bookmarks:
            canvas.bookmarkHorizontal(mark.key, 0, mark.y)
            canvas.addOutlineEntry(mark.title, mark.key, level=mark.level, closed=mark.level > 0)
        canvas.showPage()
    canvas.save()
    file.write(buffer.getbuffer())


def _describe(canvas: Canvas, about: About) -> None:
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setCreator(_PROGRAM)
    canvas.setProducer(_PROGRAM)
    canvas.setKeywords("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if about.right_to_left:
        canvas.setViewerPreference("Direction", "R2L")
    canvas.showOutline()
    # The invariant mode dates every file 2000-01-01; the date of what it says is as invariant, and true.
    stamp = canvas._doc._timeStamp  # noqa: SLF001
    moment = about.at.utctimetuple()
    stamp.t, stamp.lt, stamp.YMDhms = float(calendar.timegm(moment)), moment, tuple(moment)[:6]


def _pictures(canvas: Canvas, pictures: Sequence[Picture]) -> None:
    if not pictures:
        return
    from reportlab.lib.utils import ImageReader

    for picture in pictures:
        reader = ImageReader(io.BytesIO(picture.data))
        canvas.drawImage(reader, picture.x, picture.y, picture.width, picture.height, mask="auto")


def _marks(canvas: Canvas, marks: Sequence[Mark]) -> None:
    fill = stroke = None
    for mark in marks:
        if isinstance(mark, Stroke):
            if (mark.colour, mark.width) != stroke:
                stroke = (mark.colour, mark.width)
                canvas.setStrokeColor(rgb(mark.colour))
                canvas.setLineWidth(mark.width)
            canvas.line(mark.x1, mark.y1, mark.x2, mark.y2)
            continue
        if mark.fill != fill:
            fill = mark.fill
            canvas.setFillColor(rgb(fill))
        _filled(canvas, mark)


def _filled(canvas: Canvas, mark: Shape | Box | Wedge) -> None:
    if isinstance(mark, Box):
        if mark.radius:
            canvas.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius, stroke=0, fill=1)
        else:
            canvas.rect(mark.x, mark.y, mark.width, mark.height, stroke=0, fill=1)
        return
    path = canvas.beginPath()
    if isinstance(mark, Shape):
        path.moveTo(*mark.points[0])
        for point in mark.points[1:]:
            path.lineTo(*point)
    else:
        _ring(path, mark)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _ring(path: Any, wedge: Wedge) -> None:
    """Outline of a part of a ring: the outer arc, then the inner one back."""
    outer, inner, end = wedge.outer, wedge.inner, wedge.start + wedge.extent
    path.arc(wedge.x - outer, wedge.y - outer, wedge.x + outer, wedge.y + outer, wedge.start, wedge.extent)
    turn = math.radians(end)
    path.lineTo(wedge.x + inner * math.cos(turn), wedge.y + inner * math.sin(turn))
    path.arcTo(wedge.x - inner, wedge.y - inner, wedge.x + inner, wedge.y + inner, end, -wedge.extent)


def _texts(canvas: Canvas, texts: Sequence[TextMark]) -> None:
    """All texts of a page in one text object, in the order in which they are read."""
    if not texts:
        return
    out = canvas.beginText()
    # A text object tracks a cursor that a page set by coordinates does not need, at a third of the whole time;
    # so positions go straight into its code. tests/documents/test_pdf.py reads the pages back.
    code = out._code  # noqa: SLF001
    mode, inked = _FILL, ""
    font: tuple[str, float] | None = None
    for x, y, line, size, colour in texts:
        if colour != inked:
            inked = colour
            out.setFillColor(rgb(colour))
        for run_font, letters in line.runs:
            if run_font.embolden or mode:
                mode = _FILL_AND_STROKE if run_font.embolden else _FILL
                out.setStrokeColor(rgb(colour))
                code.append(f"{mode} Tr {size * _THICKENED:.3f} w")
            if font != (run_font.name, size):
                font = (run_font.name, size)
                out.setFont(run_font.name, size, size)
            code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            out._textOut(letters)  # noqa: SLF001
            x += run_font.width(letters) * size / 1000
    canvas.drawText(out)


def _watermark(canvas: Canvas, line: Line, size: tuple[float, float]) -> None:
    """Pale letters across the page, below everything else."""
    width, height = size
    letters = min(64.0, 0.82 * math.hypot(width, height) * 1000 / line.width)
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(math.degrees(math.atan2(height, width)))
    mark = TextMark(-line.points(letters) / 2, -letters * 0.35, line, letters, "#eef1f6")
    _texts(canvas, [mark])
    canvas.restoreState()
