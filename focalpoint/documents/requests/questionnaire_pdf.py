"""The blank form on paper: a box or lines for each answer, boxes to tick for choices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from focalpoint.documents.errors import MissingFontError
from focalpoint.documents.model import About
from focalpoint.documents.render.atomic import write_atomic
from focalpoint.documents.render.fonts import FontBook
from focalpoint.documents.render.letter_head import foot_of, furnish, letterhead
from focalpoint.documents.render.letter_page import INK, MUTED, PAGE, SIDE, Column, Sheets, Strip, space, text_strips
from focalpoint.documents.render.page import Page
from focalpoint.documents.render.paint import paint
from focalpoint.documents.render.text import EMPTY, Typesetter
from focalpoint.documents.requests.questionnaire import BlankForm, Line, lines, section_title
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.domain.requests.shapes import FieldType
from focalpoint.words.request_options import option_words

_BOX: Final = "#8a93a3"
_LINE: Final = 20.0
_MOST_TICKS: Final = 14
_TICK: Final = 8.0


def write_form(target: Path, form: BlankForm, *, progress: Progress | None = None) -> None:
    """Write the form as PDF, whole or not at all.

    Raises:
        MissingFontError, DiskFullError, CannotWriteError: the target is as it was.
    """
    write_atomic(target, _prepare(form, progress or Quiet()))


def _prepare(form: BlankForm, progress: Progress) -> Callable[[BinaryIO], None]:
    language = form.language
    book = FontBook(language.code)
    typesetter = Typesetter(book, language.right_to_left)
    column = Column(language, typesetter, SIDE, PAGE[0] - 2 * SIDE, form.paper.digits)
    sheets = Sheets()
    sheets.start(letterhead(sheets.pages[0], form.paper, (column,), ()))
    _opening(sheets, column, form)
    for section in form.questionnaire.sections:
        title = section_title(form, section)
        sheets.need(90)
        sheets.bookmark(title, 0)
        heading = text_strips(column, title, column.size(12), bold=True)
        sheets.pour([[space(14, keep=True), *heading, space(4)]])
        group = ""
        for line in lines(form, section):
            if line.group != group:
                group = line.group
                sheets.need(80)
                sheets.pour([[space(6), *text_strips(column, group, column.size(10), bold=True), space(2)]])
            _question(sheets, column, line)
    furnish(sheets.pages, foot_of(column, form.marking or form.title, (), ()))
    typesetter.check()
    font = book.body
    if font is None:
        raise MissingFontError(letters=form.title[:12], package="fonts-noto-core")
    name = font.name
    about = About(
        title=form.title,
        author=form.office,
        subject=form.title,
        language=language.code,
        right_to_left=language.right_to_left,
        at=form.at,
        banner="",
    )
    return lambda file: paint(sheets.pages, about, EMPTY, name, file, progress)


def _opening(sheets: Sheets, column: Column, form: BlankForm) -> None:
    language, small = form.language, column.size(8.6)
    said = language.gettext(
        "* must be answered. Use a further sheet for each further person or offence. Leave empty what is not known."
    )
    sheets.pour(
        [
            [
                *text_strips(column, form.title, column.size(14), bold=True),
                space(4),
                *text_strips(column, said, small, colour=MUTED),
                space(6),
            ]
        ]
    )


def _question(sheets: Sheets, column: Column, line: Line) -> None:
    label = f"{line.label} *" if line.required else line.label
    strips = text_strips(column, label, column.size(9.4), bold=True)
    ticks = line.field.type is FieldType.YES_NO or (
        line.field.type is FieldType.CHOICE and len(line.field.options) <= _MOST_TICKS
    )
    helped = "\n".join(part for part in (line.help, "" if ticks else line.hint) if part)
    strips += text_strips(column, helped, column.size(7.8), colour=MUTED)
    kept = [Strip(strip.height, strip.draw, keep=True) for strip in strips]
    answer = _ticks(column, line) if ticks else [_box(column, _height(line))]
    sheets.pour([[*kept, *answer, space(7)]])


def _height(line: Line) -> float:
    if line.field.type is FieldType.PROSE:
        return _LINE * 3.6
    return _LINE * 2 if line.field.many else _LINE


def _edges(page: Page, left: float, foot: float, width: float, height: float) -> None:
    right, top = left + width, foot + height
    for ends in (
        (left, foot, right, foot),
        (left, top, right, top),
        (left, foot, left, top),
        (right, foot, right, top),
    ):
        page.rule(*ends, _BOX, 0.6)


def _box(column: Column, height: float) -> Strip:
    def draw(page: Page, top: float) -> None:
        _edges(page, column.left, top - height - 2, column.width, height)

    return Strip(height + 4, draw)


def _ticks(column: Column, line: Line) -> list[Strip]:
    """Boxes to tick, three on a line where their words are short, else two."""
    language = column.language
    options = (
        [language.gettext("Yes"), language.gettext("No")]
        if line.field.type is FieldType.YES_NO
        else [option_words(language, line.field, code) for code in line.field.options]
    )
    size = column.size(8.8)
    widest = max(column.line(option).points(size) for option in options) + _TICK + 14
    across = max(1, min(4, int(column.width // widest)))
    step = column.step(size) + 2
    return [
        _tick_row(column, options[first : first + across], (column.width / across, size, step))
        for first in range(0, len(options), across)
    ]


def _tick_row(column: Column, options: list[str], measure: tuple[float, float, float]) -> Strip:
    width, size, step = measure

    def draw(page: Page, top: float) -> None:
        base = top - step * 0.72
        for place, option in enumerate(options):
            part = column.inner(place * width, _TICK)
            _edges(page, part.left, base - 1, _TICK, _TICK)
            fitted = column.typesetter.fit(column.prepared(option), size, column.width - _TICK - 6)
            column.put(page, (place * width + _TICK + 5, base), fitted, (size, INK))

    return Strip(step, draw, keep=True)
