"""The words of a plain text, in whatever encoding the office's programs write."""

from __future__ import annotations

from typing import Final

from focalpoint.exchange.csvfile import decoded
from focalpoint.exchange.texts.model import Words, WordsState

_PIECE: Final = 4_000
"""Characters of a piece: about a page, so that a passage has its own."""


def read(data: bytes) -> Words:
    """The words of a text; form feeds break its pages."""
    text = decoded(data).lstrip("\ufeff")
    pages = text.rstrip("\f").split("\f")
    numbered = len(pages) > 1
    if not numbered:
        pages = pieces(text)
    return Words(WordsState.READ if text.strip() else WordsState.NO_TEXT, pages, numbered=numbered)


def pieces(text: str) -> list[str]:
    """A text without pages in pieces of about a page, cut between paragraphs where that is possible."""
    found, start = [], 0
    while len(text) - start > _PIECE:
        most = start + _PIECE
        places = (text.rfind(mark, start + _PIECE // 2, most) for mark in ("\n\n", "\n", ". ", " "))
        cut = next((place for place in places if place > 0), most)
        found.append(text[start:cut])
        start = cut
    return [*found, text[start:]]
