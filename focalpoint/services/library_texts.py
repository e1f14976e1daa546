"""The words of the library's files: reading them, indexing them, finding passages in them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, ClassVar, Final

from focalpoint.domain.changes import Compartment
from focalpoint.domain.folding import fold
from focalpoint.domain.library import FileText, LibraryFilter, LibraryHit, LibraryItem, TextState, fits
from focalpoint.domain.library_places import Place, find_place
from focalpoint.domain.passages import passage
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.services.base import Listed, Service
from focalpoint.store import library as store

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

ITEMS: Final = "library_items"
BITE: Final = 40
"""Pages that are indexed while the pen is held once."""
_IN_TITLE: Final = 2
"""The last rank of ``SearchRow`` whose hit is in the title."""
_ONE_ROUND: Final = 20
"""Files whose names are asked for at once."""


class LibraryTexts(Service):
    """What ``LibraryService`` knows of the words of the files. They lie in ``office``, packed, beside the files."""

    capability: ClassVar[str] = "library"

    def texts(self, item_id: str) -> Listed[FileText]:
        """What is known of the words of an item's files; a file that nobody has read yet is absent."""
        with self._office.light() as connection:
            return store.read_texts(connection, item_id)

    def pages(self, file_id: str) -> Listed[str]:
        """The words of a file, page by page; empty where it has none or nobody has read it yet."""
        with self._office.light() as connection:
            return store.read_pages(connection, file_id)

    def place_of(self, file_id: str, locator: str) -> Place:
        """Where in a file a citation points: the page, 0 where it is not found, and the words to mark."""
        return find_place(self.pages(file_id), locator)

    def unread_count(self) -> int:
        """How many files of the library nobody has read yet."""
        with self._office.light() as connection:
            return store.count_unread(connection)

    def read_texts(self, limit: int | None = None, progress: Progress | None = None) -> int:
        """Read the words of files that nobody has read yet, each in a process of its own under limits.

        A file that cannot be read is kept, and ``texts`` says why. What was read before Cancel stays read.

        Returns:
            How many files were read.
        """
        watch, done = progress or Quiet(), 0
        if self._workspace.read_only:
            return 0
        total = self.unread_count()
        while limit is None or done < limit:
            with self._office.light() as connection:
                waiting = store.unread_files(connection, _ONE_ROUND)
            if not waiting:
                break
            for file_id, item_id, name, _size in waiting[: None if limit is None else limit - done]:
                watch.step(done, max(total, done + 1), "library.read", name=name)
                self._read_one(file_id, item_id, name, watch)
                done += 1
        return done

    def tend(self, pages: int, progress: Progress | None = None) -> int:
        """A bite of what is to be done when nobody waits: read one file, or index so many pages.

        Returns:
            How much was done; 0 when nothing is left.
        """
        return self.read_texts(1, progress) or self.catch_up(pages)

    def catch_up(self, limit: int | None = None) -> int:
        """Bring the index of words up to what was read, at most so many pages; returns how many were indexed."""
        from focalpoint.store.library import index

        if self._workspace.read_only:
            return 0
        with self._office.read() as connection:
            if not index.behind(connection):
                return 0
        with self._workspace.writing(Compartment.OFFICE), self._office.write() as connection:
            return index.catch_up(connection, limit)

    def search(
        self, text: str, wanted: LibraryFilter | None = None, *, limit: int = 50, item_id: str = ""
    ) -> Listed[LibraryHit]:
        """The passages that hold every word of the text, best first; items whose own fields hold them come too.

        Args:
            text: what a person typed, in any script; parts of words are found where whole words are not enough.
            wanted: which items are searched; older versions only where it says so.
            limit: at most so many.
            item_id: only in the files of this item.
        """
        from focalpoint.store.library.finding import Asked, search

        if not text.strip():
            return []
        wanted = self._today(wanted)
        while self.catch_up(BITE):
            pass  # in bites, so that an edit that comes meanwhile does not wait for all of it
        with self._office.read() as connection:
            found = search(connection, Asked(text, wanted, limit, item_id))
        if item_id:
            return found
        return self._with_fields(text, wanted, found, limit)

    def _today(self, wanted: LibraryFilter | None) -> LibraryFilter:
        """The filter with the office's day in it."""
        wanted = wanted or LibraryFilter()
        return wanted if wanted.today else dataclasses.replace(wanted, today=self._workspace.clock.today().isoformat())

    def _with_fields(
        self, text: str, wanted: LibraryFilter, passages: Listed[LibraryHit], limit: int
    ) -> Listed[LibraryHit]:
        """Items that have the words in their own fields, where no passage of their files is shown: titles first."""
        from focalpoint.store import search

        index = search.index_of(self._workspace.capabilities)
        while self._workspace.search.catch_up(Compartment.OFFICE, BITE):
            pass
        with self._office.read() as connection:
            rows = index.query(connection, text, limit, {ITEMS})
            items = {item.id: item for item in store.read_items(connection, ids={row.record_id for row in rows})}
            files = store.first_files(connection, items.keys())
        shown = {hit.item_id for hit in passages}
        titles: list[LibraryHit] = []
        others: list[LibraryHit] = []
        for row in rows:
            item = items.get(row.record_id)
            if item is None or item.id in shown or item.archived or not fits(item, wanted):
                continue
            in_title = row.rank <= _IN_TITLE
            hit = _hit_of(item, item.title if in_title else row.passage, text, files.get(item.id, ("", "")))
            (titles if in_title else others).append(hit)
        return [*titles, *passages, *others][:limit]

    def _read_one(self, file_id: str, item_id: str, name: str, progress: Progress) -> None:
        from focalpoint.exchange.texts import read_words

        data = self._workspace.files.read(file_id, entity=ITEMS)
        words = read_words(data, name, progress=progress)
        del data
        known = FileText(
            file_id, item_id, words.state.value, len(words.pages), words.letters, words.numbered, words.cut
        )
        with self._workspace.writing(Compartment.OFFICE), self._office.write() as connection:
            store.write_text(connection, known, words.pages)


def keep_words(workspace: Workspace, file_id: str, item_id: str, pages: Listed[str]) -> None:
    """Keep the words of a file that the program wrote itself; nothing has to be read behind the gate."""
    known = FileText(file_id, item_id, TextState.READ.value, len(pages), sum(map(len, pages)), len(pages) > 1)
    with workspace.writing(Compartment.OFFICE), workspace.vault.office.write() as connection:
        store.write_text(connection, known, pages)


def _hit_of(item: LibraryItem, text: str, words: str, file: tuple[str, str]) -> LibraryHit:
    from focalpoint.store.search.terms import terms_of

    found = passage(text, [term.text for term in terms_of(words)], whole=" ".join(fold(words).split()))
    return LibraryHit(item.id, item.title, item.kind, *file, 0, found.text, found.spans, item.classification)
