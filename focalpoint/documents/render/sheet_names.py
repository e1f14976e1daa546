"""Names that a spreadsheet takes for its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from focalpoint.documents.render.safety import clean

MOST: Final = 31
"""Excel's limit, in UTF-16 units."""
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]+")
_RESERVED: Final = frozenset({"history"})
"""Excel keeps this name for itself."""


def legal_names(wanted: Iterable[str]) -> list[str]:
    """The names as sheets may have them: no forbidden signs, at most 31 units, no two alike but for their case."""
    taken: set[str] = set()
    names = []
    for name in wanted:
        base = _legal(name)
        candidate, number = base, 1
        while candidate.casefold() in taken:
            number += 1
            suffix = f" ({number})"
            candidate = f"{_cut(base, MOST - len(suffix))}{suffix}"
        taken.add(candidate.casefold())
        names.append(candidate)
    return names


def _legal(name: str) -> str:
    tidy = " ".join(_FORBIDDEN.sub(" ", clean(name)).split())
    tidy = _cut(tidy.strip("' "), MOST).strip("' ")
    return f"{tidy} -" if tidy.casefold() in _RESERVED else tidy or "-"


def _cut(text: str, units: int) -> str:
    """The beginning of a text that takes at most so many UTF-16 units; a letter beyond U+FFFF takes two."""
    used = 0
    for place, letter in enumerate(text):
        used += 2 if ord(letter) > 0xFFFF else 1
        if used > units:
            return text[:place].rstrip()
    return text
