"""How long a text may be: one rule for what is typed, pasted, imported or written by a command."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.errors import FocalPointError

LONGEST_LINE: Final = 500
"""Characters of a name, an address, a number: more is no name."""
LONGEST_TEXT: Final = 100_000
"""Characters of a long text, some forty pages: more belongs into a file. Qt would lay out 10 MB for minutes."""

LINES: Final = frozenset({"name", "short_code", "function", "email", "phone", "budget_line"})
"""Fields that are one line in the window; every other text is a long one."""
_NOT_TYPED: Final = frozenset({"base", "body", "state", "access"})
"""Fields that the program writes for itself, as JSON."""


class TooLongError(FocalPointError):
    """A text is longer than its field takes. Details: ``length`` and ``most``, in characters, and ``field``."""

    code = "too_long"


def longest(field: str) -> int:
    """How many characters a field takes."""
    return LONGEST_LINE if field in LINES else LONGEST_TEXT


def check_length(field: str, value: object) -> None:
    """Refuse a text that is too long for its field; whatever is no text passes.

    Raises:
        TooLongError: it is longer than ``longest`` of the field.
    """
    if isinstance(value, str) and len(value) > LONGEST_LINE and field not in _NOT_TYPED and len(value) > longest(field):
        raise TooLongError(field=field, length=len(value), most=longest(field))
