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
_OUR_COLUMNS: Final = {
    "wbs": Field.NUMBER, "kind": Field.KIND, "title": Field.TITLE, "lead_id": Field.LEAD,
    "supporting_ids": Field.SUPPORTING, "start": Field.START, "finish": Field.FINISH, "status": Field.STATUS,
    "percent": Field.PERCENT, "baseline_start": Field.BASELINE_START, "baseline_finish": Field.BASELINE_FINISH,
    "forecast_finish": Field.FORECAST_FINISH, "actual_start": Field.ACTUAL_START,
    "actual_finish": Field.ACTUAL_FINISH, "predecessors": Field.PREDECESSORS, "weight": Field.WEIGHT,
    "budget_line": Field.BUDGET, "human_rights_note": Field.HUMAN_RIGHTS, "obligations": Field.OBLIGATIONS,
    "description": Field.DESCRIPTION,
}  # fmt: skip
_EXACT: Final = 1_000
"""A header that is one of the words and nothing else."""


class Guess(NamedTuple):
    """Which field a header means, and how surely (more is surer)."""

    field: Field
    score: int


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Text for comparing: no case, no diacritics, no punctuation, single spaces; ``%`` as a word."""
    folded = unicodedata.normalize("NFKD", text.replace("%", " percent ")).casefold()
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
    words = plain(text)
    return (_kinds().get(words) or _our_words()[0].get(words)) if words else None


def status_named(text: str) -> str | None:
    """The status that a cell names, or None."""
    words = plain(text)
    return (_statuses().get(words) or _our_words()[1].get(words)) if words else None


@lru_cache(maxsize=512)
def our_column(header: str) -> Field | None:
    """The field of a column of our own exports, by the words that they use in the six languages."""
    return _our_words()[2].get(plain(header))


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
    head_first = not words.isascii() or " of " in padded or " for " in padded
    last = 16 if not head_first and padded.endswith(wanted) else 0
    return len(phrase) * 2 + max(last, (16 if head_first else 10) if padded.startswith(wanted) else 0)


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
def _our_words() -> tuple[dict[str, str], dict[str, str], dict[str, Field]]:
    """The words of our own documents for kinds, statuses and columns, in every language."""
    from focalpoint.domain.plan import NodeKind, NodeStatus
    from focalpoint.language import LANGUAGES, Language
    from focalpoint.words.fields import field_label
    from focalpoint.words.plan import node_kind, node_status

    kinds: dict[str, str] = {}
    statuses: dict[str, str] = {}
    columns: dict[str, Field] = {}
    for language in map(Language, LANGUAGES):
        kinds.update({plain(node_kind(language, code)): str(code) for code in NodeKind})
        statuses.update({plain(node_status(language, code)): str(code) for code in NodeStatus})
        columns.update(
            {plain(field_label(language, "plan_nodes", name)): field for name, field in _OUR_COLUMNS.items()}
        )
    return kinds, statuses, columns


@lru_cache(maxsize=1)
def _yes() -> frozenset[str]:
    from focalpoint.exchange.vocabulary import YES

    return frozenset(plain(word) for word in YES.split("|"))
