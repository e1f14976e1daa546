"""The office's paper round a letter: arms and ministry on the first page, reference, caveat and number on each."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

from focalpoint.documents.model import Align
from focalpoint.documents.render.letter_page import INK, LINE, MUTED, PAGE, SIDE, Column
from focalpoint.documents.render.page import Page, Picture
from focalpoint.documents.render.text import Line
from focalpoint.documents.requests.paper import OfficePaper

ARMS_HEIGHT: Final = 54.0
_MOST_ARMS_WIDTH: Final = 110.0
_BLOCK: Final = 9.6
_FOOT: Final = 7.6
_FOOT_STEP: Final = 1.35
_CAVEAT_LINES: Final = 3
_OFFICE_LINES: Final = 2


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


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot: the reference, the caveats' lines on every page, the office's own on the first."""

    column: Column
    reference: str
    caveats: tuple[tuple[Column, Line], ...]
    office: tuple[tuple[Column, Line], ...]

    @property
    def height(self) -> float:
        """From the page's edge to the rule above the foot, with the margin for the text."""
        size = self.column.size(_FOOT)
        return 46.0 + size * (1.5 + _FOOT_STEP * (len(self.caveats) + len(self.office)))


def foot_of(column: Column, reference: str, caveats: tuple[tuple[Column, str], ...], office: tuple[str, ...]) -> Foot:
    """The foot of a letter, set before its pages are: it says how much room it takes."""
    whole = _across(column)
    size = whole.size(_FOOT)

    def lines(at: Column, text: str, most: int) -> list[tuple[Column, Line]]:
        wide = _across(at)
        return [(wide, line) for line in wide.typesetter.wrap(wide.prepared(text), size, wide.width, most=most)]

    said = tuple(line for at, text in caveats for line in lines(at, text, _CAVEAT_LINES))
    own = tuple(line for text in office[:_OFFICE_LINES] for line in lines(column, text, 1))
    return Foot(whole, reference, said, own)


def furnish(pages: list[Page], foot: Foot) -> None:
    """Give every page its foot, now that their number is known: reference, page x of y, caveat in each language."""
    whole, total = foot.column, len(pages)
    size = whole.size(_FOOT)
    label = whole.language.gettext("Page {page} of {pages}")
    ours = whole.typesetter.fit(whole.prepared(foot.reference), size, whole.width * 0.62, bold=True)
    for number, page in enumerate(pages, 1):
        y = foot.height - 20
        page.rule(SIDE, y + 11, PAGE[0] - SIDE, y + 11, LINE, 0.5)
        whole.put(page, (0.0, y), ours, (size, INK))
        counted = whole.line(label.format(page=number, pages=total))
        whole.put(page, (whole.width, y), counted, (size, INK), Align.END)
        y -= size * 1.5
        for at, line in (*foot.caveats, *(foot.office if number == 1 else ())):
            at.put(page, (at.width / 2, y), line, (size, MUTED), Align.CENTRE)
            y -= size * _FOOT_STEP


__all__ = ["Foot", "arms_size", "foot_of", "furnish", "letterhead"]
