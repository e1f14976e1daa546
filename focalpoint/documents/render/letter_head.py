"""The office's paper round a letter: arms and ministry on the first page, reference, caveat and number on each."""

from __future__ import annotations

import io
from typing import Final

from focalpoint.documents.model import Align
from focalpoint.documents.render.letter_page import BOTTOM, INK, LINE, MUTED, PAGE, SIDE, Column
from focalpoint.documents.render.page import Page, Picture
from focalpoint.documents.requests.paper import OfficePaper

ARMS_HEIGHT: Final = 54.0
_MOST_ARMS_WIDTH: Final = 110.0
_BLOCK: Final = 9.6
_FOOT: Final = 7.6
_CAVEAT_LINES: Final = 2
_HEAD: Final = PAGE[1] - 40.0


def arms_size(arms: bytes) -> tuple[float, float]:
    """Width and height of the arms on the page, in points."""
    from PIL import Image

    with Image.open(io.BytesIO(arms)) as picture:
        width, height = picture.size
    scale = min(ARMS_HEIGHT / max(height, 1), _MOST_ARMS_WIDTH / max(width, 1))
    return width * scale, height * scale


def letterhead(page: Page, paper: OfficePaper, columns: tuple[Column, ...], notices: tuple[str, ...]) -> float:
    """Draw the head of the first page: one language below the arms, two beside them. Returns where the text begins."""
    top = PAGE[1] - 40.0
    blocks = [(column, paper.block(column.language.code)) for column in columns]
    blocks = [(column, lines) for column, lines in blocks if lines]
    if len(blocks) > 1 and blocks[0][1] == blocks[1][1]:
        blocks = blocks[:1]
    y = _arms(page, paper, top)
    if len(blocks) > 1:
        y = min(y, *(_block(page, column, lines, top) for column, lines in blocks))
    elif blocks:
        whole = _across(blocks[0][0])
        y = _block(page, whole, blocks[0][1], y)
    if y < top:
        y -= 8
        page.rule(SIDE, y, PAGE[0] - SIDE, y, INK, 1.1)
        page.rule(SIDE, y - 2.4, PAGE[0] - SIDE, y - 2.4, INK, 0.4)
        y -= 18
    return _notice(page, columns, notices, y)


def _across(column: Column) -> Column:
    return Column(column.language, column.typesetter, SIDE, PAGE[0] - 2 * SIDE, column.digits)


def _arms(page: Page, paper: OfficePaper, top: float) -> float:
    if paper.arms is None:
        return top
    width, height = arms_size(paper.arms)
    page.pictures.append(Picture((PAGE[0] - width) / 2, top - height, width, height, paper.arms))
    return top - height - 5


def _block(page: Page, column: Column, lines: tuple[str, ...], top: float) -> float:
    size, middle = column.size(_BLOCK), column.width / 2
    step = column.step(size) * 0.92
    for place, text in enumerate(lines):
        for line in column.wrap(text, size, bold=place == 0):
            top -= step
            column.put(page, (middle, top + step * 0.28), line, (size, INK), Align.CENTRE)
    return top


def _notice(page: Page, columns: tuple[Column, ...], notices: tuple[str, ...], y: float) -> float:
    """What is said above everything else, framed; in each language of the letter."""
    said = []
    for column, notice in zip(map(_across, columns), notices, strict=False):
        said += [(column, line) for line in column.wrap(notice, column.size(9.4), column.width - 20, bold=True)]
    if not said:
        return y
    height = sum(column.step(column.size(9.4)) for column, _ in said) + 8
    for ends in ((SIDE, y, PAGE[0] - SIDE, y), (SIDE, y - height, PAGE[0] - SIDE, y - height)):
        page.rule(*ends, INK, 0.8)
    for x in (SIDE, PAGE[0] - SIDE):
        page.rule(x, y, x, y - height, INK, 0.8)
    y -= 4
    for column, line in said:
        size = column.size(9.4)
        y -= column.step(size)
        column.put(page, (column.width / 2, y + column.step(size) * 0.29), line, (size, INK), Align.CENTRE)
    return y - 18


def furnish(pages: list[Page], column: Column, reference: str, caveats: tuple[tuple[Column, str], ...],
            foot: tuple[str, ...]) -> None:  # fmt: skip
    """Give every page its foot, now that their number is known: reference, caveat in each language, page x of y."""
    whole = _across(column)
    size, total = whole.size(_FOOT), len(pages)
    lines = [
        (at, line)
        for at, text in caveats
        for line in at.wrap(text, size, PAGE[0] - 2 * SIDE)[: _CAVEAT_LINES if len(caveats) == 1 else 1]
    ]
    label = whole.language.gettext("Page {page} of {pages}")
    for number, page in enumerate(pages, 1):
        y = BOTTOM - 20
        page.rule(SIDE, y + 11, PAGE[0] - SIDE, y + 11, LINE, 0.5)
        room = whole.width * 0.62
        ours = whole.typesetter.fit(whole.prepared(reference), size, room, bold=True)
        whole.put(page, (0.0, y), ours, (size, INK))
        counted = whole.line(label.format(page=number, pages=total))
        whole.put(page, (whole.width, y), counted, (size, INK), Align.END)
        y -= size * 1.5
        for at, line in lines:
            _across(at).put(page, (whole.width / 2, y), line, (size, MUTED), Align.CENTRE)
            y -= size * 1.35
        if number == 1:
            for text in foot[:2]:
                short = whole.typesetter.fit(whole.prepared(text), size, whole.width)
                whole.put(page, (whole.width / 2, y), short, (size, MUTED), Align.CENTRE)
                y -= size * 1.35


__all__ = ["arms_size", "furnish", "letterhead"]
