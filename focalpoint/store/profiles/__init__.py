"""Profiles of States and the office's clauses: the tables (``rows``, mapped when first named) and their queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focalpoint.store.profiles.queries import read_clause_texts, read_profiles, read_sign_offs

if TYPE_CHECKING:
    from focalpoint.store.profiles.rows import ClauseSignOff, ClauseText, StateProfile

__all__ = ["ClauseSignOff", "ClauseText", "StateProfile", "read_clause_texts", "read_profiles", "read_sign_offs"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the tables
    if name not in __all__:
        raise AttributeError(name)
    from focalpoint.store.profiles import rows

    return getattr(rows, name)
