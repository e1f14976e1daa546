"""Find every record by any word of it, in any script."""

from __future__ import annotations

from typing import ClassVar, Final, NamedTuple

from focalpoint.domain.changes import Compartment
from focalpoint.domain.library import LibraryHit
from focalpoint.services.base import Service
from focalpoint.services.case_access import hidden_records
from focalpoint.store import search
from focalpoint.store.search import SearchIndex

BITE: Final = 200
"""Journal entries that are indexed while the pen is held once."""
MOST_PASSAGES: Final = 6
"""Texts of the library that are listed after the records for what their files say."""
PASSAGES_READ: Final = 20


class Hit(NamedTuple):
    """A found record. ``kind``: a node's kind, or task, ministry, person, comment, file, plan, case."""

    id: str
    ref: str
    kind: str
    title: str
    passage: str
    compartment: str
    entity: str
    on_entity: str = ""
    on_id: str = ""
    """What a comment or file hangs on."""


class SearchService(Service):
    """Search over every compartment that the session has open."""

    capability: ClassVar[str] = "search"

    @property
    def _index(self) -> SearchIndex:
        return search.index_of(self._workspace.capabilities)

    def find(self, text: str, limit: int = 50) -> list[Hit]:
        """The records that hold every word of the text, best first."""
        if not text.strip():
            return []
        found: list[tuple[int, Hit]] = []
        vault = self._workspace.vault
        for compartment in Compartment:
            database = vault.office if compartment is Compartment.OFFICE else vault.casework
            if database is None:
                continue
            while self.catch_up(compartment, BITE):
                pass  # in bites, so that an edit that comes meanwhile does not wait for all of it
            with database.read() as connection:
                rows = self._index.query(connection, text, limit)
                if compartment is Compartment.CASEWORK:
                    keys = [(row.entity, row.record_id) for row in rows]
                    hidden = hidden_records(self._workspace, connection, keys)
                    rows = [row for row in rows if row.record_id not in hidden]
            found += [(row.rank, _hit(row, compartment)) for row in rows]
        found.sort(key=lambda item: item[0])
        hits = [hit for _rank, hit in found[:limit]]
        return hits + self._passages(text, hits, min(limit - len(hits), MOST_PASSAGES))

    def _passages(self, text: str, hits: list[Hit], most: int) -> list[Hit]:
        """Texts of the library whose files hold the words, beside those that were found by their own fields."""
        if most < 1:
            return []
        known = {hit.id for hit in hits}
        found: dict[str, Hit] = {}
        for one in self._workspace.library.search(text, limit=PASSAGES_READ):
            if one.item_id not in known and one.file_id:
                found.setdefault(one.item_id, _passage_hit(one))
        return list(found.values())[:most]

    def catch_up(self, compartment: Compartment = Compartment.OFFICE, limit: int | None = None) -> int:
        """Bring the index up to the journal, at most ``limit`` entries; cheap when nothing is new.

        Returns:
            How many journal entries were read.
        """
        workspace = self._workspace
        database = workspace.database(compartment)
        with database.read() as connection:
            if not self._index.behind(connection):
                return 0
        if workspace.read_only:
            return 0
        with workspace.writing(compartment), database.write() as connection:
            return self._index.catch_up(connection, limit)


def _passage_hit(one: LibraryHit) -> Hit:
    return Hit(one.item_id, "", "passage", one.title, one.passage, Compartment.OFFICE.value, "library_items")


def _hit(row: search.SearchRow, compartment: Compartment) -> Hit:
    return Hit(
        row.record_id, row.ref, row.kind, row.title, row.passage, compartment.value, row.entity, row.on_entity,
        row.on_id,
    )  # fmt: skip
