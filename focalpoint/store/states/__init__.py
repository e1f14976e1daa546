"""The names that the office settled: the table (``rows``, mapped when first named) and its query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focalpoint.store.states.queries import read_settled

if TYPE_CHECKING:
    from focalpoint.store.states.rows import SettledName

__all__ = ["SettledName", "read_settled"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the table
    if name not in __all__:
        raise AttributeError(name)
    from focalpoint.store.states import rows

    return getattr(rows, name)
