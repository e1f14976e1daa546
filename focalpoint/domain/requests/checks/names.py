"""One person, two spellings: names compared within their script, and persons taken for one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from focalpoint.domain.folding import fold

_LATIN: Final = re.compile(r"[a-z]+")
_CLOSE: Final = 0.78
_JOINED: Final = 0.9
# What transliterations of one Arabic or Cyrillic letter differ in, brought to one form before comparing.
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:ben|ibn)$", "bin"), (r"^(?:al|el|ad|as|ash|ar|an|at)[- ]", ""),
        (r"ou|oo|w", "u"), (r"ee|y|j(?=[aou])|ey|ei|ie", "i"), (r"kh", "h"),
        (r"gh|q|ck|k", "g"), (r"sch|sh|ch", "s"), (r"dj|dh|z", "d"), (r"th", "t"), (r"ph", "f"), (r"e", "a"),
        (r"o", "u"), (r"v", "f"), (r"[h'’`ʿʾ]", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


class Spellings:
    """Compares the names of one request. It remembers what it has worked out, and is gone with the check."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._parts: dict[str, tuple[str, ...]] = {}
        self._sounds: dict[str, str] = {}
        self._ours = [name for name in names if len(self.parts(name)) > 1]
        self._known = {frozenset(self.parts(name)) for name in self._ours}
        self._begins = {self.sounds(part)[:1] for name in self._ours for part in self.parts(name)} - {""}

    def parts(self, name: str) -> tuple[str, ...]:
        """A name's Latin words in one form."""
        if name not in self._parts:
            self._parts[name] = tuple(_LATIN.findall(fold(name)))
        return self._parts[name]

    def sounds(self, word: str) -> str:
        """A Latin word as it sounds, the same for what different transliterations write."""
        if word not in self._sounds:
            found = fold(word)
            for pattern, sound in _SOUNDS:
                found = pattern.sub(sound, found)
            self._sounds[word] = found
        return self._sounds[word]

    def same(self, one: str, other: str) -> bool:
        """Whether two names are written the same, whatever the case and the order of their parts."""
        return sorted(self.parts(one)) == sorted(self.parts(other))

    def differ(self, one: str, other: str) -> bool:
        """Whether two Latin names are probably one name in two transliterations."""
        first, second = self.parts(one), self.parts(other)
        if len(first) < 2 or len(second) < 2 or abs(len(first) - len(second)) > 1:
            return False
        if sorted(first) == sorted(second):
            return False
        if len(first) != len(second) and self._joined(first, second):
            return True
        fewer, more = sorted((first, second), key=len)
        left = [self.sounds(part) for part in more]
        begins = {sound[:1] for sound in left}  # two ways of writing a name begin with the same sound
        wanted = [self.sounds(part) for part in fewer]
        if any(sound[:1] not in begins for sound in wanted):
            return False
        for sound in wanted:
            best = max(left, key=lambda each: _likeness(sound, each), default="")
            if not best or _likeness(sound, best) < _CLOSE:
                return False
            left.remove(best)
        return True

    def _joined(self, first: tuple[str, ...], second: tuple[str, ...]) -> bool:
        """Whether they differ in what is written as one word alone: Ben Salah, Bensalah; Al-Hassan, Alhassan."""
        one, other = ("".join(self.sounds(part) for part in parts) for parts in (first, second))
        return _likeness(one, other) >= _JOINED

    def in_text(self, text: str) -> Iterator[tuple[str, str]]:
        """Names in a text that are probably one of ours, spelled differently: (as in the text, as in the list)."""
        for run in dict.fromkeys(_runs(text)):
            if self.sounds(run.split()[0])[:1] not in self._begins or frozenset(self.parts(run)) in self._known:
                continue
            for name in self._ours:
                # Exactly as many words: else every name with a word before it would be another one.
                if len(self.parts(run)) == len(self.parts(name)) and self.differ(run, name):
                    yield run, name
                    break


def _likeness(one: str, other: str) -> float:
    """From 0 to 1, by the edits between them."""
    if one == other:
        return 1.0
    longest = max(len(one), len(other))
    if not longest or min(len(one), len(other)) / longest < 0.6:
        return 0.0
    return 1.0 - _edits(one[:40], other[:40]) / min(longest, 40)


def _edits(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for down, left in enumerate(one, 1):
        before, row[0] = row[0], down
        for across, right in enumerate(other, 1):
            before, row[across] = row[across], min(row[across] + 1, row[across - 1] + 1, before + (left != right))
    return row[-1]


def _runs(text: str) -> Iterator[str]:
    """Every two to five words with capitals that follow each other."""
    for found in dict.fromkeys(_CAPITALS.findall(text[:_READ_AT_MOST])):
        words = found.split()[:_RUN_AT_MOST]
        for length in range(min(5, len(words)), 1, -1):
            for start in range(len(words) - length + 1):
                yield " ".join(words[start : start + length])


_CAPITAL_WORD: Final = r"(?:[A-ZÀ-ÞĀ-Ž][\w'’-]*|al-\w+|el-\w+)"
_CAPITALS: Final = re.compile(rf"{_CAPITAL_WORD}(?:[ ](?:{_CAPITAL_WORD}|bin|ibn|ben))+")
_RUN_AT_MOST: Final = 12
_READ_AT_MOST: Final = 60_000
"""Letters: some twenty pages; a longer text is a paste, and the check must not wait for it."""
