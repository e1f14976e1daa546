"""The words around a hit, cut from the text as it was written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from focalpoint.domain.folding import fold, fold_character

BEFORE: Final = 40
LENGTH: Final = 140
TITLE_LENGTH: Final = 160
_MOST: Final = 20_000
"""How far into a text a hit is looked for; what lies deeper is found, but shown from the beginning."""


def cut(text: str, length: int = LENGTH) -> str:
    """The beginning of a text on one line."""
    plain = " ".join(text[: length * 2].split())
    return plain if len(plain) <= length and len(text) <= length * 2 else plain[:length].rstrip() + "…"


def passage(texts: Sequence[str], terms: Sequence[str]) -> str:
    """The words around the first hit of the first text that has one; else how the first text begins.

    Args:
        texts: as they were written.
        terms: folded words that were looked for.
    """
    for text in texts:
        place = _find(text[:_MOST], terms)
        if place is not None:
            return _around(text, place)
    return next((cut(text) for text in texts if text.strip()), "")


def _find(text: str, terms: Sequence[str]) -> int | None:
    """Where the first hit begins in the text as it was written."""
    folded = fold(text)
    hits = [place for term in terms if (place := folded.find(term)) >= 0]
    if not hits:
        return None
    first = min(hits)
    if len(folded) == len(text):
        return first
    passed = 0
    for place, character in enumerate(text):
        if passed >= first:
            return place
        passed += len(fold_character(character))
    return 0


def _around(text: str, place: int) -> str:
    start = max(place - BEFORE, 0)
    if start:
        space = text.find(" ", start, place)
        start = space + 1 if space >= 0 else start
    piece = " ".join(text[start : start + LENGTH].split())
    return ("…" if start else "") + piece + ("…" if start + LENGTH < len(text) else "")
