"""The directory: the tables (``rows``, mapped when first named) and their queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focalpoint.store.directory.queries import (
    find_ministry,
    read_ministries,
    read_people,
    read_workloads,
    tasks_of_people,
)

if TYPE_CHECKING:
    from focalpoint.store.directory.rows import ApartPair, Body, Ministry, Person

__all__ = [
    "ApartPair",
    "Body",
    "Ministry",
    "Person",
    "find_ministry",
    "read_ministries",
    "read_people",
    "read_workloads",
    "tasks_of_people",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the two tables
    if name not in __all__:
        raise AttributeError(name)
    from focalpoint.store.directory import rows

    return getattr(rows, name)
