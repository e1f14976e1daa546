"""What a reading of the library found, sorted onto the shelves on a worker, so that the window only shows it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from focalpoint.domain.library import LibraryFilter, LibraryItem, Shelf, shelve

if TYPE_CHECKING:
    from focalpoint.services.library import LibraryService
    from focalpoint.ui.pages.library.cells import Cells


@dataclass(frozen=True, slots=True)
class Stock:
    """Every text by its id, and the shelves without and with older versions, by kind."""

    items: Mapping[str, LibraryItem] = field(default_factory=dict)
    newest: Mapping[str, Shelf] = field(default_factory=dict)
    whole: Mapping[str, Shelf] = field(default_factory=dict)
    of_each_state: tuple[LibraryItem, ...] = ()
    """One text of every state that occurs: the column is as wide as their words."""

    def shelf(self, kind: str, *, older: bool) -> Shelf:
        """The texts of a kind; of none: all of them."""
        return (self.whole if older else self.newest).get(kind, _EMPTY)


_EMPTY = Shelf()


def read_stock(library: LibraryService, cells: Cells, wanted: LibraryFilter, *, archived: bool) -> Stock:
    """Read the library. ``wanted`` is everything of a shelf; whether older versions are shown is not asked."""
    items = library.items(LibraryFilter(older=True), archived=archived)
    cells.read_states()
    whole = shelve(items, dataclasses.replace(wanted, older=True))
    return Stock(
        {item.id: item for item in items},
        shelve(items, dataclasses.replace(wanted, older=False)) if any(item.newer_id for item in items) else whole,
        whole,
        tuple({cells.state(item): item for item in items}.values()),
    )
