"""Mirrors brackets that stand in right-to-left text.

``bidi.get_display`` (0.6, the Rust one) puts letters into visual order but leaves ``(`` and ``)`` as they were, so
that "(…)" in Arabic would print as ")…(". It tells no levels either; but a pair that stands the wrong way round in
visual order can only come from right-to-left text, and that is enough.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_PAIRS: Final = ("()", "[]", "{}", "⟨⟩", "（）", "【】", "《》", "〈〉", "「」", "『』")
"""Brackets that take their direction together (rule N0)."""
_SINGLES: Final = ("<>", "«»", "‹›", "≤≥")
"""Signs that are mirrored each by itself."""
_PARTNER: Final = {a: b for first, second in (*_PAIRS, *_SINGLES) for a, b in ((first, second), (second, first))}
_OPENERS: Final = frozenset(pair[0] for pair in _PAIRS)
_ALONE: Final = frozenset("".join(_SINGLES))
_ANY: Final = re.compile("[" + re.escape("".join(_PARTNER)) + "]")


def mirrored(visual: str, right_to_left: bool) -> str:
    """A line in visual order with its brackets facing the right way.

    Args:
        visual: what ``get_display`` gave.
        right_to_left: the direction of the whole line, which decides for brackets without a partner.
    """
    places = [match.start() for match in _ANY.finditer(visual)]
    if not places:
        return visual
    letters = list(visual)
    for place in _to_turn(visual, places, right_to_left):
        letters[place] = _PARTNER[letters[place]]
    return "".join(letters)


def _to_turn(visual: str, places: list[int], right_to_left: bool) -> list[int]:
    turn: list[int] = []
    waiting: list[int] = []
    alone = [place for place in places if visual[place] in _ALONE]
    for place in places:
        if visual[place] in _ALONE:
            continue
        if waiting and visual[waiting[-1]] == _PARTNER[visual[place]]:
            first = waiting.pop()
            if visual[first] not in _OPENERS:
                turn += [first, place]
        else:
            waiting.append(place)
    turn += [place for place in (*waiting, *alone) if _in_right_to_left(visual, place, right_to_left)]
    return turn


def _in_right_to_left(visual: str, place: int, right_to_left: bool) -> bool:
    """Whether a sign without partner stands in right-to-left text: its neighbours where they agree, else the line."""
    line = "R" if right_to_left else "L"
    before, after = _direction(visual[:place][::-1]) or line, _direction(visual[place + 1 :]) or line
    return (before if before == after else line) == "R"


def _direction(letters: str) -> str:
    for letter in letters:
        kind = unicodedata.bidirectional(letter)
        if kind in {"R", "AL"}:
            return "R"
        if kind == "L":
            return "L"
    return ""
