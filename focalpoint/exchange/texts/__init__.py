"""The words of a PDF, a Word document or a plain text, page by page, read in a process of its own under limits."""

from __future__ import annotations

from focalpoint.exchange.texts.gate import read_words
from focalpoint.exchange.texts.model import MOST_LETTERS, MOST_PAGES, TEXT_LIMITS, Words, WordsState

__all__ = ["MOST_LETTERS", "MOST_PAGES", "TEXT_LIMITS", "Words", "WordsState", "read_words"]
