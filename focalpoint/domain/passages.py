"""The words around a hit, cut from a text as it was written, with the places of the hit in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from focalpoint.domain.folding import fold, fold_character, has_han

BEFORE: Final = 60
LENGTH: Final = 220
_MOST_HITS: Final = 60
_BLOCK: Final = 128
_BLANK: Final = re.compile(r"\s")
Hit = tuple[int, int, str]


class Passage(NamedTuple):
    """A piece of a text on one line; ``spans`` are the (start, end) places of the hits in it."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


class Folded:
    """A text beside its folded form, with the way back from places in the one to places in the other."""

    def __init__(self, text: str, folded: str | None = None) -> None:
        self.text = text
        self.folded = fold(text) if folded is None else folded
        self._same = text.isascii()
        self._as_long = len(text) == len(self.folded)
        self._blocks: list[int] = []

    def place(self, at: int) -> int:
        """Where in the text a place of the folded form lies."""
        if self._same or (self._as_long and fold(self.text[at : at + 1]) == self.folded[at : at + 1]):
            return at
        if not self._blocks:
            # Folding looks at one character at a time, so that blocks of the text fold to blocks of the folded form.
            lengths = (len(fold(self.text[first : first + _BLOCK])) for first in range(0, len(self.text), _BLOCK))
            self._blocks = [0, *accumulate(lengths)]
        block = bisect_right(self._blocks, at) - 1
        first, passed = block * _BLOCK, self._blocks[block]
        for place, character in enumerate(self.text[first : first + _BLOCK], first):
            passed += len(fold_character(character))
            if passed > at:
                return place
        return min(first + _BLOCK, len(self.text))

    def hits(self, terms: Sequence[str], first: int = 0, last: int | None = None) -> list[Hit]:
        """(start, end, term) in the folded form: beginnings of words, and parts of words of terms that begin none."""
        found: list[Hit] = []
        for term in terms:
            all_of_it = self._all(term, first, last)
            found += [hit for hit in all_of_it if self._begins(hit[0], term)] or all_of_it
        return sorted(found)

    def places_of(self, whole: str) -> list[int]:
        """Where something stands in the folded form."""
        return [place for place, _end, _term in self._all(whole, 0, None)] if whole else []

    def _all(self, term: str, first: int, last: int | None) -> list[Hit]:
        found: list[Hit] = []
        at = self.folded.find(term, first, last)
        while at >= 0 and len(found) < _MOST_HITS:
            found.append((at, at + len(term), term))
            at = self.folded.find(term, at + len(term), last)
        return found

    def _begins(self, at: int, term: str) -> bool:
        return at == 0 or not self.folded[at - 1].isalnum() or has_han(term)


def passage(text: str, terms: Sequence[str], *, whole: str = "", folded: str | None = None) -> Passage:
    """The best place of a text: where most of the terms stand near each other.

    Args:
        text: as it was written.
        terms: folded words that were looked for.
        whole: all that was typed, folded: where it stands as it is, is the best place.
        folded: the folded text, where it is known.
    """
    both = Folded(text, folded)
    start = both.folded.find(whole) if whole else -1
    if start < 0 or (start and both.folded[start - 1].isalnum() and not has_han(whole)):
        hits = both.hits(terms)
        start = _densest(hits) if hits else 0
    return _cut(both, start, terms)


def score(folded: str, terms: Sequence[str], whole: str) -> float:
    """How well a folded page answers: all words as typed, how often each stands there, how near the beginning."""
    if not folded:
        return 0.0
    counts = [min(folded.count(term), 10) for term in terms]
    first = min((place for term in terms if (place := folded.find(term)) >= 0), default=len(folded))
    return 8.0 * (len(terms) > 1 and whole in folded) + sum(counts) / len(counts) + 1.0 - first / (len(folded) + 1)


def _densest(hits: Sequence[Hit]) -> int:
    """The hit after which most different terms follow within the length of a passage."""
    if len(hits) == 1 or all(hit[2] == hits[0][2] for hit in hits):
        return hits[0][0]
    starts = [hit[0] for hit in hits]

    def different(at: int) -> int:
        end = bisect_left(starts, starts[at] + LENGTH - BEFORE)
        return len({hit[2] for hit in hits[at:end]})

    return starts[max(range(len(hits)), key=lambda at: (different(at), -at))]


def _cut(both: Folded, start: int, terms: Sequence[str]) -> Passage:
    text = both.text
    at = both.place(start)
    begin = max(at - BEFORE, 0)
    if begin:
        space = text.find(" ", begin, at)
        begin = space + 1 if space >= 0 else begin
    end = min(begin + LENGTH, len(text))
    if end < len(text):
        space = text.rfind(" ", at + 1, end)
        end = space if space > begin + LENGTH // 2 else end
    near = both.hits(terms, max(start - 4 * BEFORE, 0), start + 4 * LENGTH)
    marked = [(both.place(first), both.place(last - 1) + 1) for first, last, _term in near]
    within = [(max(first, begin), min(last, end)) for first, last in marked if first < end and last > begin]
    shown, spans = _on_one_line(text[begin:end], [(first - begin, last - begin) for first, last in within])
    before, after = "…" if begin else "", "…" if end < len(text) else ""
    moved = tuple((first + len(before), last + len(before)) for first, last in spans if first < last)
    return Passage(before + shown + after, _merged(moved))


def _on_one_line(piece: str, spans: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The piece with single spaces, and where the spans are then."""
    piece = _BLANK.sub(" ", piece)
    if "  " not in piece and not piece.startswith(" "):
        return piece.rstrip(), list(spans)
    places: list[int] = []
    kept: list[str] = []
    space = True
    for character in piece:
        blank = character.isspace()
        if blank and space:
            places.append(len(kept))
            continue
        places.append(len(kept))
        kept.append(" " if blank else character)
        space = blank
    places.append(len(kept))
    shown = "".join(kept).rstrip()
    return shown, [(min(places[first], len(shown)), min(places[last], len(shown))) for first, last in spans]


def _merged(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)
