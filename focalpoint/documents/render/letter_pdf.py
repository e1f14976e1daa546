"""Renders a ``Letter`` as PDF, alone or beside its other language.

Every page carries reference, caveat and its number; a gap that the letter marks is framed; a draft says so across
each page. Two languages stand in two columns whose blocks begin on one line; Arabic has the right column.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, Final

from focalpoint.documents.errors import MissingFontError
from focalpoint.documents.model import About
from focalpoint.documents.render.atomic import write_atomic
from focalpoint.documents.render.fonts import FontBook
from focalpoint.documents.render.letter_blocks import Rows, rows_of
from focalpoint.documents.render.letter_head import foot_of, furnish, letterhead
from focalpoint.documents.render.letter_page import BOTTOM, GUTTER, PAGE, SIDE, Column, Sheets
from focalpoint.documents.render.letter_pairs import paired
from focalpoint.documents.render.paint import paint
from focalpoint.documents.render.safety import clean
from focalpoint.documents.render.text import EMPTY, Typesetter
from focalpoint.documents.requests.model import BlockKind, Letter, LetterBlock
from focalpoint.documents.requests.paper import Imprint, OfficePaper
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.language import Language

_WIDTH: Final = PAGE[0] - 2 * SIDE
_HALF_BASE: Final = 9.0
"""The size of running text in two columns, against 10 in one."""
_KEEP_BELOW: Final = 44.0
"""Points of what follows that a heading must have below it."""


def write_letter_pdf(
    target: Path,
    letter: Letter,
    paper: OfficePaper,
    imprint: Imprint,
    second: Letter | None = None,
    *,
    progress: Progress | None = None,
) -> None:
    """Write a letter as PDF, whole or not at all; with ``second``, the same letter in its other language, beside it.

    Raises:
        MissingFontError: an installable font is missing; nothing was written.
        DiskFullError, CannotWriteError: the target is as it was.
    """
    write_atomic(target, _prepare(letter, paper, imprint, second, progress or Quiet()))


def render_letter_pdf(
    letter: Letter,
    paper: OfficePaper,
    imprint: Imprint,
    second: Letter | None = None,
    *,
    progress: Progress | None = None,
) -> bytes:
    """A letter as PDF in memory: for a preview, a bundle and a printer.

    Raises:
        MissingFontError: an installable font is missing.
    """
    file = io.BytesIO()
    _prepare(letter, paper, imprint, second, progress or Quiet())(file)
    return file.getvalue()


def _prepare(
    letter: Letter, paper: OfficePaper, imprint: Imprint, second: Letter | None, progress: Progress
) -> Callable[[BinaryIO], None]:
    progress.step(0, 0, "document.layout")
    columns = _columns(letter, second, paper)
    letters = (letter,) if second is None else (letter, second)
    caveats = tuple((at, text) for at, one in zip(columns, letters, strict=True) if (text := _caveat(one, paper)))
    foot = foot_of(columns[0], letter.reference, caveats, paper.foot.get(letter.language, ()))
    sheets = _laid_out(letter, second, columns, paper, foot.height)
    furnish(sheets.pages, foot)
    column = columns[0]
    watermark = column.typesetter.line(imprint.watermark(column.language), bold=True) if _marks(imprint) else EMPTY
    for at in columns:
        at.typesetter.check()
    font = FontBook(letter.language).body
    if font is None:
        raise MissingFontError(letters=letter.title[:12], package="fonts-noto-core")
    name, about = font.name, _about(letter, paper, imprint)
    return lambda file: paint(sheets.pages, about, watermark, name, file, progress)


def _marks(imprint: Imprint) -> bool:
    return imprint.draft or imprint.exercise or imprint.superseded


def _caveat(letter: Letter, paper: OfficePaper) -> str:
    return "  ".join(filter(None, (paper.caveat.get(letter.language, ""), letter.caveat)))


def _about(letter: Letter, paper: OfficePaper, imprint: Imprint) -> About:
    return About(
        title=clean(letter.title),
        author=clean(", ".join(paper.block(letter.language))),
        subject=clean(letter.reference),
        language=letter.language,
        right_to_left=letter.right_to_left,
        at=imprint.at,
        banner="",
    )


def _columns(letter: Letter, second: Letter | None, paper: OfficePaper) -> tuple[Column, ...]:
    """The column of each language: one over the whole width, or two, of which Arabic has the right one."""
    first = Language(letter.language)
    own = Typesetter(FontBook(first.code), first.right_to_left)
    if second is None:
        return (Column(first, own, SIDE, _WIDTH, paper.digits),)
    other = Language(second.language)
    width = (_WIDTH - GUTTER) / 2
    left, right = SIDE, SIDE + width + GUTTER
    if first.right_to_left and not other.right_to_left:
        left, right = right, left
    theirs = Typesetter(FontBook(other.code), other.right_to_left)
    return (
        Column(first, own, left, width, paper.digits, _HALF_BASE),
        Column(other, theirs, right, width, paper.digits, _HALF_BASE),
    )


def _heads(columns: tuple[Column, ...], paper: OfficePaper) -> tuple[Column, ...]:
    """Where the ministry's blocks stand: the letter's own columns, or the paper's second language beside the arms."""
    first = columns[0]
    code = paper.second_language
    if len(columns) > 1:
        return tuple(
            Column(at.language, at.typesetter, SIDE if at.left == SIDE else PAGE[0] - SIDE - _WIDTH * 0.38,
                   _WIDTH * 0.38, at.digits)
            for at in columns
        )  # fmt: skip
    if not code or code == first.language.code or not paper.blocks.get(code):
        return columns
    other, width = Language(code), _WIDTH * 0.38
    left, right = SIDE, PAGE[0] - SIDE - width
    if first.language.right_to_left:
        left, right = right, left
    theirs = Typesetter(FontBook(code), other.right_to_left)
    return (
        Column(first.language, first.typesetter, left, width, paper.digits),
        Column(other, theirs, right, width, paper.digits),
    )


def _laid_out(
    letter: Letter, second: Letter | None, columns: tuple[Column, ...], paper: OfficePaper, bottom: float = BOTTOM
) -> Sheets:
    sheets = Sheets(bottom)
    notices = (letter.notice,) if second is None else (letter.notice, second.notice)
    first_top = letterhead(sheets.pages[0], paper, _heads(columns, paper), notices)
    sheets.start(first_top)
    pairs = paired(letter, second) if second is not None else [(block, None) for block in letter.blocks]
    for pair, following in pairwise([*pairs, (None, None)]):
        block = pair[0] or pair[1]
        if block is None or block.kind is BlockKind.PAGE_BREAK:
            sheets.break_page()
            continue
        poured = _poured(pair, columns, paper)
        if block.kind is BlockKind.HEADING:
            height = max(sum(strip.height for strip in rows[0]) for rows in poured if rows)
            sheets.need(height + _least(following))
            shown = f"{block.number}\u2002{block.text}" if block.number else block.text
            sheets.bookmark(shown, min(block.level, 2))
        _pour(sheets, poured)
    return sheets


def _pour(sheets: Sheets, poured: list[Rows]) -> None:
    """Row beside row where both languages have as many; else each column for itself."""
    if len({len(rows) for rows in poured if rows}) == 1:
        for place in range(max(map(len, poured))):
            sheets.pour([rows[place] for rows in poured if rows])
    else:
        sheets.pour([[strip for row in rows for strip in row] for rows in poured])


def _poured(
    pair: tuple[LetterBlock | None, LetterBlock | None], columns: tuple[Column, ...], paper: OfficePaper
) -> list[Rows]:
    return [
        rows_of(block, column, paper, seal=place == 0) if block is not None else []
        for place, (block, column) in enumerate(zip(pair, columns, strict=False))
    ]


def _least(pair: tuple[LetterBlock | None, LetterBlock | None]) -> float:
    """How much of what follows a heading must stand below it: two headings in a row stay with their text."""
    block = pair[0] or pair[1]
    return _KEEP_BELOW * (2 if block is not None and block.kind is BlockKind.HEADING else 1)
