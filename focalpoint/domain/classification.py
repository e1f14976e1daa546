"""Classification markings, lowest first; a document takes the highest of its parts (security.md 3.4)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Classification(StrEnum):
    """How far a record may travel."""

    UNCLASSIFIED = "unclassified"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"
    SECRET = "secret"  # noqa: S105 - a marking, not a secret
    TOP_SECRET = "top_secret"  # noqa: S105


_ORDER = {level: rank for rank, level in enumerate(Classification)}


def highest(markings: Iterable[str]) -> Classification:
    """The highest of the markings; of none, unclassified. An unknown marking counts as the highest."""
    best = Classification.UNCLASSIFIED
    for marking in markings:
        level = Classification(marking) if marking in _ORDER else Classification.TOP_SECRET
        best = max(best, level, key=_ORDER.__getitem__)
    return best


def reaches(marking: str, level: str) -> bool:
    """Whether a marking is as high as a level; no marking reaches an unknown level, an unknown marking all known."""
    if level not in _ORDER:
        return False
    return _ORDER.get(Classification(marking), 0) >= _ORDER[Classification(level)] if marking in _ORDER else True
