"""Requests: the tables (``rows``, mapped when first named) and their queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focalpoint.store.requests.queries import (
    find_request,
    read_answers,
    read_approvals,
    read_events,
    read_letters,
    read_releases,
    read_requests,
    read_translations,
    read_version_body,
    read_versions,
)

if TYPE_CHECKING:
    from focalpoint.store.requests.rows import (
        Answer,
        Approval,
        Event,
        Letter,
        Release,
        Request,
        Translation,
        Version,
    )

__all__ = [
    "Answer",
    "Approval",
    "Event",
    "Letter",
    "Release",
    "Request",
    "Translation",
    "Version",
    "find_request",
    "read_answers",
    "read_approvals",
    "read_events",
    "read_letters",
    "read_releases",
    "read_requests",
    "read_translations",
    "read_version_body",
    "read_versions",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the tables
    if name not in __all__:
        raise AttributeError(name)
    from focalpoint.store.requests import rows

    return getattr(rows, name)
