"""Find again: records by words with slips in them, titles by id, and what was opened recently."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import instant_text
from focalpoint.domain.folding import fold, words_of
from focalpoint.services.base import Service
from focalpoint.services.case_access import hidden_records
from focalpoint.services.comments import home_of
from focalpoint.services.search import Hit
from focalpoint.services.undo import tables_by_name
from focalpoint.store import common as store
from focalpoint.store.lookup import read_titles, read_vocabulary

if TYPE_CHECKING:
    from focalpoint.store.database import Database
    from focalpoint.store.schema import Base

NEAR: Final = 74
"""How alike two words must be, of 100, to count as a slip of the fingers."""
_SHORTEST: Final = 4
"""A shorter word is alike to too many others."""
_TITLES: Final = ("listed", "title", "name")
_RECENT: Final = "recent"


class Opened(NamedTuple):
    """What was opened or done: a record, a page, a command."""

    kind: str
    """``record``, ``page``, ``command``, ``setting`` or ``help``."""
    name: str
    """The record's id, or the name of the page, command, setting or topic."""
    entity: str = ""
    """The table of a record."""


class LookupService(Service):
    """What the palette and the undo list ask for."""

    capability: ClassVar[str] = "lookup"

    def titles(self, records: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Titles of ``(entity, id)``, by id; records without a title, or in a closed compartment, are left out."""
        wanted: dict[str, list[str]] = {}
        for entity, record_id in records:
            wanted.setdefault(entity, []).append(record_id)
        tables, found = tables_by_name(), dict[str, str]()
        for entity, ids in wanted.items():
            column = next((each for each in _TITLES if each in _columns(tables.get(entity))), "")
            database = self._open(home_of(entity))
            if column and database is not None:
                with database.read() as connection:
                    if home_of(entity) is Compartment.CASEWORK:
                        hidden = hidden_records(self._workspace, connection, [(entity, each) for each in ids])
                        ids = [each for each in ids if each not in hidden]
                    found |= read_titles(connection, entity, column, ids)
        return found

    def like(self, text: str, limit: int = 20) -> list[Hit]:
        """Records found by words that are spelled nearly as typed; for when nothing holds the words themselves.

        Each word that the index does not know is replaced by the one that is most alike.
        """
        words = words_of(fold(text))
        found: list[Hit] = []
        for compartment in Compartment:
            database = self._open(compartment)
            if database is None or not words:
                continue
            with database.read() as connection:
                known = read_vocabulary(connection)
            meant = nearest(words, known)
            if meant is not None and meant != words:
                found += self._workspace.search.find(" ".join(meant), limit)
        return list({hit.id: hit for hit in found}.values())[:limit]

    def recent(self) -> list[Opened]:
        """What the user at work opened last, newest first."""
        with self._office.read() as connection:
            kept = [row[3] for row in store.read_drafts(connection, self._shelf()) if row[2] == _RECENT]
        return [Opened(*entry) for entry in json.loads(kept[-1])] if kept else []

    def keep_recent(self, opened: Sequence[Opened]) -> None:
        """Keep what was opened last, encrypted and outside the journal; nothing forgets it."""
        workspace, shelf = self._workspace, self._shelf()
        if workspace.read_only:
            return
        with workspace.writing(Compartment.OFFICE), self._office.write() as connection:
            store.drop_draft(connection, shelf, shelf, _RECENT)
            if opened:
                text = json.dumps([list(entry) for entry in opened], ensure_ascii=False)
                store.keep_draft(
                    connection,
                    store.Draft(
                        id=workspace.new_id(),
                        user_id=shelf,
                        entity="users",
                        record_id=shelf,
                        field=_RECENT,
                        text=text,
                        at=instant_text(workspace.clock.now()),
                    ),
                )

    def _open(self, compartment: Compartment) -> Database | None:
        vault = self._workspace.vault
        return vault.office if compartment is Compartment.OFFICE else vault.casework

    def _shelf(self) -> str:
        """Where the user's list stands among the drafts: an id of its own, so that nobody takes it for typing."""
        return str(uuid5(NAMESPACE_URL, f"focalpoint:recent:{self._workspace.session.user_id}"))


def _columns(table: type[Base] | None) -> frozenset[str]:
    return frozenset(table.__table__.columns.keys()) if table is not None else frozenset()


def nearest(words: Sequence[str], known: Sequence[str]) -> list[str] | None:
    """The words, each unknown one replaced by the known word that is most alike; None when one has none.

    Args:
        words: folded words as typed; the last may be the beginning of one.
        known: folded words to choose from.
    """
    from rapidfuzz import fuzz, process

    meant = []
    for word in words:
        if any(each.startswith(word) for each in known):
            meant.append(word)
            continue
        if len(word) < _SHORTEST:
            return None
        best = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=NEAR)
        # One is seldom at the end of the word: its beginning may be what is alike.
        begun = {each[: len(word)]: each for each in known if len(each) > len(word)}
        partly = process.extractOne(
            word, list(begun), scorer=fuzz.ratio, score_cutoff=max(NEAR, best[1] if best else 0)
        )
        if partly is not None:
            meant.append(begun[partly[0]])
        elif best is not None:
            meant.append(best[0])
        else:
            return None
    return meant
