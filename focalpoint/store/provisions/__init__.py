"""How the country implements what is asked of it: the tables (``rows``, mapped when first named) and their queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focalpoint.store.provisions.queries import (
    count_evidence,
    count_statistics,
    find_links,
    linked_to,
    own_ids,
    read_implementations,
    read_links,
    read_own,
    read_standards,
    read_statistics,
)

if TYPE_CHECKING:
    from focalpoint.store.provisions.rows import ImplementationRow, OwnProvision, StandardRow, StatisticRow

__all__ = [
    "ImplementationRow",
    "OwnProvision",
    "StandardRow",
    "StatisticRow",
    "count_evidence",
    "count_statistics",
    "find_links",
    "linked_to",
    "own_ids",
    "read_implementations",
    "read_links",
    "read_own",
    "read_standards",
    "read_statistics",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the tables
    if name not in __all__:
        raise AttributeError(name)
    from focalpoint.store.provisions import rows

    return getattr(rows, name)
