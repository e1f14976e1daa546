"""How hard a passphrase is to guess, roughly: for the meter beside the field, never a reason to refuse one.

The estimate looks for what guessers try first: common words and names, keyboard runs, sequences, repeats, years and
dates, the person's own names; what is left counts by its characters. The cheapest way to cover the whole passphrase
with such pieces gives the number of guesses.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator
from enum import IntEnum, StrEnum
from typing import Final


class Strength(IntEnum):
    """0–4: below 10³, 10⁶, 10⁸ and 10¹⁰ guesses, and more."""

    VERY_WEAK = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


class Weakness(StrEnum):
    """What makes a passphrase weak, most harmful first."""

    OWN_NAME = "own_name"
    COMMON = "common"
    RUN = "run"
    REPEAT = "repeat"
    DATE = "date"
    SHORT = "short"


_LIMITS: Final = (3.0, 6.0, 8.0, 10.0)
_LONGEST: Final = 128
"""Characters that are looked at; whoever types more is strong anyway."""

_COMMON_WORDS: Final = (
    "password passwort passphrase motdepasse contrasena пароль 密码 admin administrator root user guest login welcome"
    " bienvenue hello bonjour hola salut secret letmein open access master default changeme test temp sample demo"
    " qwerty azerty monkey dragon football soccer baseball princess sunshine shadow superman batman pokemon star love"
    " iloveyou money freedom summer winter spring autumn january february march april may june july august september"
    " october november december monday tuesday wednesday thursday friday saturday sunday computer internet windows"
    " google ministry minister justice police court office focal point focalpoint untoc unodc crime vault case casework"
    " country nation government president republic united nations vienna palermo interpol family house flower"
    " michael daniel david thomas robert john james maria anna ahmed mohamed muhammad ali fatima ivan olga carlos juan"
    " the and you with this that from have not are for was one all new"
)
_COMMON: Final = tuple(_COMMON_WORDS.split())
_RUNS: Final = (
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop", "yxcvbnm",
    "1qaz2wsx3edc4rfv5tgb", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
)  # fmt: skip
_LOOK_ALIKE: Final = str.maketrans("4@831!05$7+", "aabeiiosstt")
_TELLING: Final = 4
"""Shorter words stand in every sentence: no advice follows from them."""
_SYLLABIC: Final = 0x3040
"""From here on a sign is a syllable or a word of its own."""

_WORD_GUESSES: Final = math.log10(3000)
"""A word that is not in our short list but is made of letters is sought in a dictionary of this many times ten."""
_DICTIONARY_PER_LETTER: Final = math.log10(4.5)


def estimate(passphrase: str, own: Iterable[str] = ()) -> Strength:
    """The strength of a passphrase.

    Args:
        passphrase: as typed.
        own: names that a guesser would try first: the user's, the vault's.
    """
    guesses = guesses_log10(passphrase, own)
    return Strength(sum(guesses >= limit for limit in _LIMITS))


def guesses_log10(passphrase: str, own: Iterable[str] = ()) -> float:
    """The decimal logarithm of the guesses that a knowing guesser needs; 0 for an empty one."""
    text = unicodedata.normalize("NFC", passphrase)[:_LONGEST]
    if not text:
        return 0.0
    folded = text.casefold() if len(text.casefold()) == len(text) else text
    words = {word: rank for rank, word in enumerate(_own_words(own), start=1)}
    for rank, word in enumerate(_COMMON, start=1 + len(words)):
        words.setdefault(word, rank)
    cheapest = [0.0] + [math.inf] * len(text)
    pieces = [0] * (len(text) + 1)
    for start in range(len(text)):
        for end, cost in _pieces(text, folded, start, words):
            if cheapest[start] + cost < cheapest[end]:
                cheapest[end], pieces[end] = cheapest[start] + cost, pieces[start] + 1
    # The guesser does not know how the pieces follow each other.
    order = math.log10(math.factorial(min(pieces[-1], 20)))
    return cheapest[-1] + order


def weakness(passphrase: str, own: Iterable[str] = ()) -> Weakness | None:
    """The one thing that a person could do better; None when the passphrase is good, or nothing is typed.

    Args:
        passphrase: as typed.
        own: names that a guesser would try first.
    """
    names = tuple(own)
    if not passphrase or estimate(passphrase, names) >= Strength.GOOD:
        return None
    text = unicodedata.normalize("NFC", passphrase)[:_LONGEST]
    folded = text.casefold() if len(text.casefold()) == len(text) else text
    plain = folded.translate(_LOOK_ALIKE)
    if any(word in folded for word in _own_words(names)):
        return Weakness.OWN_NAME
    if any(len(word) >= _TELLING and (word in folded or word in plain) for word in _COMMON):
        return Weakness.COMMON
    starts = range(len(text))
    if any(list(_run_pieces(folded, start)) for start in starts):
        return Weakness.RUN
    if any(_same_from(folded, start) >= 3 for start in starts):
        return Weakness.REPEAT
    if any(list(_number_pieces(text, start)) for start in starts):
        return Weakness.DATE
    return Weakness.SHORT


def _own_words(own: Iterable[str]) -> list[str]:
    parts = [part.casefold() for name in own for part in (name, *name.split())]
    return [part for part in dict.fromkeys(parts) if len(part) >= 3]


def _pieces(text: str, folded: str, start: int, words: dict[str, int]) -> Iterator[tuple[int, float]]:
    """Each piece that can begin here, as where it ends and the logarithm of its guesses."""
    yield start + 1, _character(text[start])
    yield from _word_pieces(text, folded, start, words)
    yield from _run_pieces(folded, start)
    yield from _number_pieces(text, start)
    repeated = _same_from(folded, start)
    if repeated >= 3:
        yield start + repeated, _character(text[start]) + math.log10(repeated)


def _word_pieces(text: str, folded: str, start: int, words: dict[str, int]) -> Iterator[tuple[int, float]]:
    plain = folded.translate(_LOOK_ALIKE)
    for end in range(start + 2, min(len(text), start + 24) + 1):
        for form in {folded[start:end], plain[start:end]}:
            if form in words:
                bent = form != text[start:end]
                yield end, math.log10(words[form] + 1) + (math.log10(3) if bent else 0.0)
    end = start
    while end < len(text) and text[end].isalpha() and ord(text[end]) < _SYLLABIC:
        end += 1
    letters = end - start
    if letters >= 4 and (start == 0 or not text[start - 1].isalpha()):
        yield (
            end,
            min(letters * _character(text[start]), _WORD_GUESSES + max(0, letters - 4) * _DICTIONARY_PER_LETTER / 2),
        )


def _run_pieces(folded: str, start: int) -> Iterator[tuple[int, float]]:
    for step in (1, -1):
        end = start + 1
        while end < len(folded) and ord(folded[end]) - ord(folded[end - 1]) == step:
            end += 1
        if end - start >= 3:
            yield end, math.log10(20 * (end - start))
    for run in _RUNS:
        for keys in (run, run[::-1]):
            length = 0
            while start + length < len(folded) and folded[start : start + length + 1] in keys:
                length += 1
            if length >= 4:
                yield start + length, math.log10(40 * length)


def _number_pieces(text: str, start: int) -> Iterator[tuple[int, float]]:
    four, eight = text[start : start + 4], text[start : start + 8]
    if four.isdecimal() and four.isascii() and len(four) == 4 and 1900 <= int(four) <= 2099:
        yield start + 4, math.log10(150)
    if eight.isdecimal() and len(eight) == 8:
        yield start + 8, math.log10(40_000)


def _same_from(folded: str, start: int) -> int:
    length = 1
    while start + length < len(folded) and folded[start + length] == folded[start]:
        length += 1
    return length


def _character(letter: str) -> float:
    """The logarithm of how many characters of its kind a guesser tries."""
    if letter.isdecimal():
        return 1.0
    if letter.isascii():
        return math.log10(26 if letter.isalpha() else 33)
    # Syllabic and Han writing has thousands of signs; other alphabets have about as many letters as ours.
    return math.log10(2000 if ord(letter) >= _SYLLABIC else 40)
