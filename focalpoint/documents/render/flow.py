"""Fills pages from the top: where the next thing goes, when a page is full, what stands at its head and foot."""

from __future__ import annotations

from typing import Final

from focalpoint.documents.model import About, Align, TableColumn, Tone
from focalpoint.documents.render.page import Bookmark, Page
from focalpoint.documents.render.text import Line, Typesetter
from focalpoint.documents.style import Style
from focalpoint.domain.progress import Progress

_SCALES: Final = {"ar": 1.14}
"""Naskh letters are small for their size; everything in Arabic is set this much larger."""
_LEADINGS: Final = {"ar": 1.16, "zh": 1.06}
"""And some scripts want more air between lines."""
_FURNITURE: Final = 7.5
"""Size of the texts at head and foot."""


class Flow:
    """The page that is being filled and the pages before it.

    ``x`` runs from ``left`` to ``right`` in reading direction; ``y`` is what is still free, counted from the foot.
    """

    def __init__(self, typesetter: Typesetter, style: Style, about: About, progress: Progress) -> None:
        self.set = typesetter
        self.style = style
        self.about = about
        self.pages: list[Page] = []
        self._progress = progress
        self._scale = _SCALES.get(about.language, 1.0)
        self.leading = style.leading * _LEADINGS.get(about.language, 1.0)
        self.left = style.side
        self.right = style.page[0] - style.side
        self.y = 0.0
        self.widths: dict[tuple[TableColumn, ...], list[float]] = {}
        """The widths that all tables with the same columns share."""
        self._keys = 0
        self.new_page()

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.pages[-1]

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.right - self.left

    @property
    def is_at_top(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y >= self.style.page[1] - self.style.top

    def size(self, points: float) -> float:
        """A letter size as this language needs it."""
        return points * self._scale

    def colour(self, tone: Tone) -> str:
        """The colour of a tone."""
        return self.style.tones[tone]

    def new_page(self) -> None:
        """Start a page; the job may be cancelled here."""
        self._progress.step(0, 0, "document.layout")
        width, height = self.style.page
        self.pages.append(Page(width, height, self.about.right_to_left))
        self.y = height - self.style.top

    def need(self, height: float) -> None:
        """Make sure that so much fits; on a new page when it must."""
        if self.y - height < self.style.bottom and not self.is_at_top:
            self.new_page()

    def gap(self, height: float) -> None:
        """Leave room, except at the top of a page."""
        if not self.is_at_top:
            self.y -= height

    def lines(self, lines: tuple[Line, ...], size: float, colour: str, x: float | None = None) -> None:
        """Put lines below each other from ``x`` on, over pages when they must."""
        step = size * self.leading
        for line in lines:
            self.need(step)
            self.y -= step
            self.page.text(self.left if x is None else x, self.y + size * 0.3, line, size, colour)

    def bookmark(self, title: str, level: int, *, listed: bool = False) -> None:
        """Remember this place for the outline and, when listed, for the contents."""
        self._keys += 1
        key = f"h{self._keys}"
        # A reader's outline has no room for more, and a viewer should not have to shape a novel.
        self.page.bookmarks.append(Bookmark(key, title[:160], level, self.y, listed))

    def finish(self) -> None:
        """Give every page its head and foot, now that their number is known."""
        total = len(self.pages)
        for number, page in enumerate(self.pages, 1):
            label = self.about.page_label.format(page=number, pages=total)
            self._furnish(page, label)

    def _furnish(self, page: Page, label: str) -> None:
        size, style = self.size(_FURNITURE), self.style
        muted, middle = self.colour(Tone.MUTED), style.page[0] / 2
        head, foot = style.page[1] - 34, 30.0
        banner = self.set.line(self.about.banner, bold=True)
        side = (self.width - banner.points(size)) / 2 - 12
        for y in (head, foot):
            page.text(middle, y, banner, size, self.colour(Tone.TEXT), Align.CENTRE)
        page.text(self.left, head, self.set.fit(self.about.title, size, side), size, muted)
        page.text(self.right, head, self.set.fit(self.about.notice, size, side), size, muted, Align.END)
        page.text(self.left, foot, self.set.fit(self.about.foot, size, side), size, muted)
        page.text(self.right, foot, self.set.line(label), size, muted, Align.END)
        page.rule(self.left, head - 8, self.right, head - 8, style.line)
        page.rule(self.left, foot + 13, self.right, foot + 13, style.line)
