"""How well an entry of the palette fits what was typed: exact words first, beginnings, parts, then slips."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from focalpoint.domain.folding import fold, words_of

SURE: Final = 80.0
"""From here on the words themselves were found, not only something alike."""
_WORD, _BEGINNING, _PART, _ALIKE, _ALIAS_LESS, _FIRST_MORE = 100.0, 95.0, 80.0, 0.7, 4.0, 3.0
_NEAR: Final = 72
_SHORTEST_SLIP: Final = 4


class Prepared(NamedTuple):
    """An entry's texts, folded once."""

    title: str
    words: tuple[str, ...]
    aliases: str
    alias_words: tuple[str, ...]


def prepare(title: str, aliases: str) -> Prepared:
    """Fold an entry's title and its other names."""
    folded, others = fold(title), fold(aliases)
    return Prepared(folded, tuple(words_of(folded)), others, tuple(words_of(others)))


def score(text: str, entry: Prepared) -> float:
    """0 when a typed word fits nothing of the entry, else up to about 103: higher is better."""
    folded = fold(text).strip()
    words = words_of(folded)
    if not words:
        return 0.0
    total = 0.0
    for word in words:
        best = max(_fit(word, entry.title, entry.words), _fit(word, entry.aliases, entry.alias_words) - _ALIAS_LESS)
        if best <= 0:
            return 0.0
        total += best
    if entry.title.startswith(folded):
        return total / len(words) + _FIRST_MORE
    return total / len(words) + (_FIRST_MORE if entry.aliases.startswith(folded) else 0.0)


def _fit(word: str, whole: str, words: Iterable[str]) -> float:
    """How well one typed word fits a text."""
    if not whole:
        return 0.0
    if word in whole:
        best = _PART
        for each in words:
            if each == word:
                return _WORD
            if each.startswith(word):
                best = _BEGINNING
        return best
    if len(word) < _SHORTEST_SLIP:
        return 0.0
    try:
        from rapidfuzz import fuzz
    except ImportError:  # a worker is in the middle of loading it: the next key finds words with slips
        return 0.0
    # What is typed may be the beginning of a longer word, with a slip in it.
    alike = max((max(fuzz.ratio(word, each), fuzz.ratio(word, each[: len(word)])) for each in words), default=0.0)
    return alike * _ALIKE if alike >= _NEAR else 0.0
