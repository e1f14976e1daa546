"""One person, two spellings: names compared within their script, and persons taken for one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from focalpoint.domain.folding import fold

_LATIN: Final = re.compile(r"[a-z]+")
_CLOSE: Final = 0.78
# What transliterations of one Arabic or Cyrillic letter differ in, brought to one form before comparing.
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:al|el|ad|as|ash|ar|an|at)[- ]", ""), (r"ou|oo|w", "u"), (r"ee|y|j(?=[aou])|ey|ei|ie", "i"), (r"kh", "h"),
        (r"gh|q|ck|k", "g"), (r"sch|sh|ch", "s"), (r"dj|dh|z", "d"), (r"th", "t"), (r"ph", "f"), (r"e", "a"),
        (r"o", "u"), (r"v", "f"), (r"[h'’`ʿʾ]", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=1 << 12)
def sounds(word: str) -> str:
    """A Latin word as it sounds, the same for what different transliterations write."""
    found = fold(word)
    for pattern, sound in _SOUNDS:
        found = pattern.sub(sound, found)
    return found


def same_spelling(one: str, other: str) -> bool:
    """Whether two names are written the same, whatever the case and the order of their parts."""
    return sorted(_parts(one)) == sorted(_parts(other))


def same_person_spelled_differently(one: str, other: str) -> bool:
    """Whether two Latin names are probably one name in two transliterations."""
    first, second = _parts(one), _parts(other)
    if len(first) < 2 or len(second) < 2 or sorted(first) == sorted(second):
        return False
    if abs(len(first) - len(second)) > 1:
        return False
    fewer, more = sorted((first, second), key=len)
    left = [sounds(part) for part in more]
    for part in fewer:
        best = max(left, key=lambda each: _likeness(sounds(part), each), default="")
        if not best or _likeness(sounds(part), best) < _CLOSE:
            return False
        left.remove(best)
    return True


@lru_cache(maxsize=1 << 14)
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


@lru_cache(maxsize=1 << 12)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(_LATIN.findall(fold(name)))


def spellings_in(text: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names in a text that are probably one of ours, spelled differently: (as in the text, as in the list)."""
    ours = [name for name in names if len(_parts(name)) > 1]
    known = {frozenset(_parts(name)) for name in ours}
    wanted = {sounds(part)[:1] for name in ours for part in _parts(name)} - {""}
    seen: set[str] = set()
    for run in _runs(text):
        if run in seen or frozenset(_parts(run)) in known:
            continue
        seen.add(run)
        if sounds(run.split()[0])[:1] not in wanted:
            continue
        for name in ours:
            # Exactly as many words: else every name with a word before it would be another one.
            if len(_parts(run)) == len(_parts(name)) and same_person_spelled_differently(run, name):
                yield run, name
                break


def _runs(text: str) -> Iterator[str]:
    """Every two to five words with capitals that follow each other."""
    for found in _CAPITALS.finditer(text[:_READ_AT_MOST]):
        words = found[0].split()[:_RUN_AT_MOST]
        for length in range(min(5, len(words)), 1, -1):
            for start in range(len(words) - length + 1):
                yield " ".join(words[start : start + length])


_CAPITAL_WORD: Final = r"(?:[A-ZÀ-ÞĀ-Ž][\w'’-]*|al-\w+|el-\w+)"
_CAPITALS: Final = re.compile(rf"{_CAPITAL_WORD}(?:[ ](?:{_CAPITAL_WORD}|bin|ibn|ben))+")
_RUN_AT_MOST: Final = 12
_READ_AT_MOST: Final = 60_000
"""Letters: some twenty pages; a longer text is a paste, and the check must not wait for it."""
