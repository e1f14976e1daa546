"""The sentences and labels that ship with the program: read when a letter is first written."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from focalpoint.assets import data_path
from focalpoint.domain.requests.clauses import Clause, ClauseBook, Reach, Take
from focalpoint.language import LANGUAGES

_FOLDER: Final = ("resources", "requests", "clauses")
_GROUPS: Final = ("clauses", "clauses_incoming", "clauses_grounds", "clauses_companions")

Texts = Mapping[str, Mapping[str, str]]
"""A text by its id, then by language."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a letter says beside its sentences."""

    titles: Texts
    headings: Texts
    notices: Texts
    labels: Texts
    values: Texts
    """The words for codes."""
    words: Texts


@lru_cache(maxsize=1)
def shipped_clauses() -> ClauseBook:
    """Every sentence that ships, without sign-offs.

    Raises:
        FileNotFoundError: a broken installation.
    """
    told = _read("structure")
    texts = {code: _sentences(_language(code)) for code in LANGUAGES}
    return ClauseBook({key: _clause(key, row, texts) for key, row in told.items()})


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """Titles, headings, labels and words for codes.

    Raises:
        FileNotFoundError: a broken installation.
    """
    read = {code: _language(code) for code in LANGUAGES}
    labels = _read("labels")

    def turned(section: str) -> Texts:
        keys = read["en"][section]
        return {key: {code: read[code][section][key] for code in LANGUAGES} for key in keys}

    return Phrases(
        turned("titles"), turned("headings"), turned("notices"), labels["labels"], labels["values"], labels["words"]
    )


def _clause(key: str, row: Mapping[str, Any], texts: Mapping[str, Mapping[str, str]]) -> Clause:
    return Clause(
        key,
        {code: of[key] for code, of in texts.items() if key in of},
        row.get("version", 1),
        row.get("topic", ""),
        Reach(row.get("reach", "none")),
        row.get("needs", False),
        frozenset(row.get("only", ())),
        Take(row.get("take", "all")),
        row["source"],
    )


def _sentences(read: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {key: text for group in _GROUPS for key, text in read[group].items()}


@lru_cache(maxsize=len(LANGUAGES))
def _language(code: str) -> dict[str, dict[str, str]]:
    return _read(code)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(data_path(*_FOLDER, f"{name}.toml").read_text("utf-8"))
