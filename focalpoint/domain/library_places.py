"""Where in a text a citation points: "article 5(2)", "s. 12", "p. 14", "第五条", found among its pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_PAGE: Final = re.compile(r"(?:^|\b)(?:pages?|pp?|стр|с|pág|صفحة|الصفحة)\.?\s*(\d+)|第\s*(\d+)\s*页", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d+(?:[-–.]\d+)*(?:\s*(?:bis|ter|quater))?|第\s*[一二三四五六七八九十百零〇\d]+\s*条")
_HEADS: Final = (
    "articles", "article", "art", "arts", "artículo", "sections", "section", "sec", "s", "§", "rule", "regulation",
    "règle", "статья", "статьи", "ст", "المادة", "مادة", "第",
)  # fmt: skip


class Place(NamedTuple):
    """A page (from 1; 0 where nobody knows) and the words to mark on it."""

    page: int
    words: str


def find_place(pages: Sequence[str], locator: str) -> Place:
    """The page on which the cited article begins, and its heading as the text writes it.

    A page that the citation names wins; else the first line that begins with the article's heading; else the first
    place that has the citation's own words. What is not found is looked for by its words from the beginning.

    Args:
        pages: the text's pages in order.
        locator: as somebody wrote it.
    """
    said = " ".join(locator.split())
    page = _PAGE.search(said)
    if page is not None and 1 <= (on := int(page[1] or page[2])) <= len(pages):
        return Place(on, _NUMBER.sub("", _PAGE.sub("", said)).strip(" ,;.()"))
    number = _NUMBER.search(said)
    for pattern in _headings(number[0]) if number is not None else ():
        for at, text in enumerate(pages, 1):
            found = pattern.search(text)
            if found is not None:
                return Place(at, " ".join(found[1].split()))
    folded = said.casefold()
    at = next((at for at, text in enumerate(pages, 1) if folded and folded in " ".join(text.split()).casefold()), 0)
    return Place(at, said)


def _headings(number: str) -> tuple[re.Pattern[str], ...]:
    """How the heading of an article may be written, the surest first: a line that begins so, then anywhere."""
    if number.startswith("第"):
        said = re.escape(number).replace(r"\ ", r"\s*")
        return re.compile(rf"(?:^|\n)\s*({said})"), re.compile(rf"({said})")
    plain = rf"{re.escape(number)}(?![\d(]|[-–.]\d)"
    heads = "|".join(sorted(map(re.escape, _HEADS), key=len, reverse=True))
    named = rf"(?<!\w)(?:{heads})\.?\s*{plain}(?:\s*条)?"
    return (
        re.compile(rf"(?:^|\n)\s*({named})", re.IGNORECASE),
        re.compile(rf"(?:^|\n)\s*({plain})\s*[.)–-]"),
        re.compile(rf"({named})", re.IGNORECASE),
    )
