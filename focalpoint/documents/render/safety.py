"""Text that a spreadsheet must not take for a formula, and characters that no file can hold."""

from __future__ import annotations

import re
from typing import Final

FORMULA: Final = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
"""What a spreadsheet may run or swallow. Texts that already begin with apostrophes are included, so that the mark
can be taken off again without a doubt: ``'=1`` was ``=1``, ``''=1`` was ``'=1``."""

_FORBIDDEN: Final = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(127, 133), *range(134, 160), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
)
_NEEDS_CLEANING: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet might take this text for a formula."""
    return FORMULA.match(text) is not None


def mark(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet might take it for a formula (CSV).

    The way back: where a cell matches ``FORMULA`` and begins with an apostrophe, take one apostrophe off.
    """
    return f"'{text}" if is_dangerous(text) else text


def unmark(text: str) -> str:
    """The text as it was before ``mark``."""
    return text[1:] if text.startswith("'") and is_dangerous(text) else text


def clean(text: str) -> str:
    """The text without control characters and lone surrogates, which neither XML nor a PDF can hold."""
    return text.translate(_FORBIDDEN) if _NEEDS_CLEANING.search(text) else text
