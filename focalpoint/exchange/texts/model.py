"""What is read of a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from focalpoint.exchange.limits import MEGABYTE, Limits

MOST_PAGES: Final = 5_000
MOST_LETTERS: Final = 8_000_000
"""Of one file; what comes after is kept in the file and not searched."""
TEXT_LIMITS: Final = Limits(memory=700 * MEGABYTE, seconds=120.0)
"""A text may take more than a table: a PDF of 100 MB lies in memory whole."""


class WordsState(StrEnum):
    """How reading ended; the values are those of ``domain.library.TextState``."""

    READ = "read"
    NO_TEXT = "no_text"
    LOCKED = "locked"
    OTHER_KIND = "other_kind"
    BROKEN = "broken"


@dataclass(slots=True)
class Words:
    """The words of a file. ``numbered``: whether the pages are those that a reader sees, not pieces of our own."""

    state: WordsState
    pages: list[str] = field(default_factory=list)
    numbered: bool = False
    cut: bool = False
    """Whether the file goes on after what was read."""

    @property
    def letters(self) -> int:
        """How many characters it has."""
        return sum(map(len, self.pages))
