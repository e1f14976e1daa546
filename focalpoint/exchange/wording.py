"""Recognises headers, kinds, states and yes in six languages (``vocabulary.py``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from focalpoint.exchange.model import Field

E = TypeVar("E")

_WORDS: Final = re.compile(r"[^\W_]+|[+✓✔√]", re.UNICODE)
_LONGEST_HEADER: Final = 90
_EXACT_ONLY: Final = frozenset({Field.KEY, Field.NUMBER, Field.KIND, Field.LEVEL, Field.WEIGHT, Field.PILLAR})
_EXACT: Final = 1_000
"""A header that is one of the words and nothing else."""


class Guess(NamedTuple):
    """Which field a header means, and how surely (more is surer)."""

    field: Field
    score: int


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Text for comparing: no case, no diacritics, no punctuation, single spaces; ``%`` as a word."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("%", " percent "))
    bare = "".join([char for char in folded if not unicodedata.combining(char) and char != "\u0640"])
    return " ".join(_WORDS.findall(bare))


@lru_cache(maxsize=4096)
def guess_column(header: str) -> Guess | None:
    """The field that a header most likely means; None when nothing in it is known."""
    words = plain(header)
    if not words or len(header) > _LONGEST_HEADER:
        return None
    exact = _columns().get(words)
    if exact is not None:
        return Guess(exact, _EXACT)
    best: Guess | None = None
    for phrase, field in _parts_of(words):
        score = _partial(words, phrase)
        if score and (best is None or score > best.score):
            best = Guess(field, score)
    return best


def kind_named(text: str) -> str | None:
    """The node kind that a cell names, or None."""
    return _kinds().get(plain(text))


def status_named(text: str) -> str | None:
    """The status that a cell names, or None."""
    return _statuses().get(plain(text))


def says_yes(text: str) -> bool:
    """Whether a cell says yes."""
    return plain(text) in _yes()


def _parts_of(words: str) -> Iterator[tuple[str, Field]]:
    """The phrases that may stand in a header: those in Chinese, and those that begin with one of its words."""
    by_word, dense = _phrases()
    for word in dict.fromkeys(words.split()):
        yield from by_word.get(word, ())
    if _is_dense(words):
        yield from dense


def _partial(words: str, phrase: str) -> int:
    """How well a phrase fits a part of the header; long phrases beat short ones, 0 is no fit."""
    if _is_dense(phrase):
        if phrase not in words:
            return 0
        return len(phrase) * 6 + (12 if words.endswith(phrase) else 10 if words.startswith(phrase) else 0)
    padded, wanted = f" {words} ", f" {phrase} "
    if wanted not in padded:
        return 0
    # English ends with what it is about ("task status"), the others begin with it ("statut de la tâche").
    last = 16 if words.isascii() and padded.endswith(wanted) else 0
    return len(phrase) * 2 + max(last, 10 if padded.startswith(wanted) else 0)


@lru_cache(maxsize=1)
def _phrases() -> tuple[dict[str, list[tuple[str, Field]]], list[tuple[str, Field]]]:
    """The phrases that may be a part of a header: by their first word, and those in Chinese."""
    by_word: dict[str, list[tuple[str, Field]]] = {}
    dense: list[tuple[str, Field]] = []
    for phrase, field in _columns().items():
        if field in _EXACT_ONLY:
            continue
        if _is_dense(phrase):
            if len(phrase) > 1:
                dense.append((phrase, field))
        elif len(phrase) > 3:
            by_word.setdefault(phrase.split()[0], []).append((phrase, field))
    return by_word, dense


def _is_dense(phrase: str) -> bool:
    """Chinese, written without spaces."""
    return any("\u4e00" <= char <= "\u9fff" for char in phrase)


def _lookup(words: Mapping[E, str]) -> dict[str, E]:
    found: dict[str, E] = {}
    for code, texts in words.items():
        for text in texts.split("|"):
            found.setdefault(plain(text), code)
    found.pop("", None)
    return found


@lru_cache(maxsize=1)
def _columns() -> dict[str, Field]:
    from focalpoint.exchange.vocabulary import COLUMNS

    return _lookup(COLUMNS)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    from focalpoint.exchange.vocabulary import KINDS

    return {words: str(kind) for words, kind in _lookup(KINDS).items()} | {str(kind): str(kind) for kind in KINDS}


@lru_cache(maxsize=1)
def _statuses() -> dict[str, str]:
    from focalpoint.exchange.vocabulary import STATUSES

    words = {words: str(status) for words, status in _lookup(STATUSES).items()}
    return words | {plain(str(status).replace("_", " ")): str(status) for status in STATUSES}


@lru_cache(maxsize=1)
def _yes() -> frozenset[str]:
    from focalpoint.exchange.vocabulary import YES

    return frozenset(plain(word) for word in YES.split("|"))
