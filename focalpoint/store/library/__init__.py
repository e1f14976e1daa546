"""The library: the tables (``rows``, mapped when first named), their queries, and the index of the files' words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focalpoint.store.library.queries import (
    count_unread,
    first_files,
    read_amendments,
    read_chain,
    read_citations,
    read_cited_by,
    read_items,
    read_pages,
    read_texts,
    unread_files,
    write_text,
)

if TYPE_CHECKING:
    from focalpoint.store.library.rows import Amendment, Citation, LibraryItem

__all__ = [
    "Amendment",
    "Citation",
    "LibraryItem",
    "count_unread",
    "first_files",
    "read_amendments",
    "read_chain",
    "read_citations",
    "read_cited_by",
    "read_items",
    "read_pages",
    "read_texts",
    "unread_files",
    "write_text",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the tables
    if name not in __all__:
        raise AttributeError(name)
    from focalpoint.store.library import rows

    return getattr(rows, name)
