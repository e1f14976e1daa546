"""Texts as search compares them: no case, no diacritics, no vowel signs, one form of each Arabic letter.

``fold`` is what both sides of a comparison go through: the index, the query, filters, names matched on import.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

HAN: Final = "㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff"
"""The ranges of Chinese characters, for a regular expression's class."""

LONGEST_WORD: Final = 64
"""A longer run of letters is cut: it is no word that anybody types."""

# What remains after decomposition: combining marks, Arabic vowel and Koranic signs, the stretching of a line,
# invisible joiners and marks of direction.
_MARKS: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
_LETTERS: Final = str.maketrans(
    {
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ı": "i",
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        **{chr(0x660 + digit): str(digit) for digit in range(10)},
        **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
    }
)
_OTHER_FORM: Final = re.compile("[" + "".join(map(chr, _LETTERS)) + "]")
_WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1)
def _han() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A Chinese character; a run of them, or of others. Compiled when needed: it takes longer than a start should."""
    return re.compile(f"[{HAN}]"), re.compile(f"[{HAN}]+|[^{HAN}]+")


def fold(text: str) -> str:
    """A text as it is compared. Folding what is folded changes nothing."""
    if text.isascii():
        return text.lower()
    plain = _decomposed(text.casefold())
    again = plain.casefold()
    if again != plain:  # decomposing brings capitals here and there ("℡")
        plain = _decomposed(again)
    return plain.translate(_LETTERS) if _OTHER_FORM.search(plain) else plain


def _decomposed(text: str) -> str:
    if not unicodedata.is_normalized("NFKD", text):
        text = unicodedata.normalize("NFKD", text)
    return _MARKS.sub("", text)


@lru_cache(maxsize=1 << 14)
def fold_character(character: str) -> str:
    """One character as it is compared; possibly nothing, possibly several."""
    return fold(character)


def has_han(text: str) -> bool:
    """Whether a text holds Chinese characters."""
    return not text.isascii() and _han()[0].search(text) is not None


def words_of(folded: str) -> list[str]:
    """The words of a folded text in their order; runs of Chinese characters are words of their own, uncut."""
    words = _WORD.findall(folded)
    if not folded.isascii() and has_han(folded):
        runs = _han()[1]
        words = [part for word in words for part in runs.findall(word)]
        return [word if has_han(word) else word[:LONGEST_WORD] for word in words]
    return [word[:LONGEST_WORD] for word in words]


def han_grams(run: str) -> list[str]:
    """A run of Chinese characters as it is indexed: each character and each pair of neighbours."""
    return [*run, *(run[place : place + 2] for place in range(len(run) - 1))]
