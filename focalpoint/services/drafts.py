"""Text that was being typed: survives locking and a crash, encrypted in the vault, and is never journaled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, NamedTuple

from focalpoint.domain.clock import instant_text
from focalpoint.services.base import Listed, Service
from focalpoint.services.comments import home_of
from focalpoint.store import common as store


class DraftText(NamedTuple):
    """What was being typed into one field of one record."""

    entity: str
    record_id: str
    field: str
    text: str
    at: str


class DraftService(Service):
    """Drafts of the user at work."""

    capability: ClassVar[str] = "drafts"

    def keep(self, entity: str, record_id: str, field: str, text: str) -> None:
        """Keep what is being typed; replaces what was kept for the same field."""
        workspace = self._workspace
        if workspace.read_only:
            return
        compartment = home_of(entity)
        with workspace.writing(compartment), workspace.database(compartment).write() as connection:
            store.drop_draft(connection, workspace.session.user_id, record_id, field)
            store.keep_draft(connection, self._draft(entity, record_id, field, text))

    def list(self) -> Listed[DraftText]:
        """The user's drafts of every open compartment, oldest first."""
        vault, found = self._workspace.vault, []
        for database in filter(None, (vault.office, vault.casework)):
            with database.read() as connection:
                found += [DraftText(*row) for row in store.read_drafts(connection, self._workspace.session.user_id)]
        return sorted(found, key=lambda draft: draft.at)

    def drop(self, entity: str, record_id: str, field: str) -> None:
        """Forget a draft: it was saved or thrown away."""
        workspace = self._workspace
        if workspace.read_only:
            return
        compartment = home_of(entity)
        with workspace.writing(compartment), workspace.database(compartment).write() as connection:
            store.drop_draft(connection, workspace.session.user_id, record_id, field)

    def follow(self, typed: Mapping[tuple[str, str, str], str], gone: Iterable[tuple[str, str, str]]) -> None:
        """Keep and forget several at once, each named by entity, record and field; one transaction a compartment."""
        workspace = self._workspace
        if workspace.read_only:
            return
        gone = list(gone)
        homes = {home_of(entity) for entity, _record, _field in (*typed, *gone)}
        for compartment in homes:
            with workspace.writing(compartment), workspace.database(compartment).write() as connection:
                for entity, record_id, field in (*typed, *gone):
                    if home_of(entity) is compartment:
                        store.drop_draft(connection, workspace.session.user_id, record_id, field)
                for (entity, record_id, field), text in typed.items():
                    if home_of(entity) is compartment:
                        store.keep_draft(connection, self._draft(entity, record_id, field, text))

    def _draft(self, entity: str, record_id: str, field: str, text: str) -> store.Draft:
        workspace = self._workspace
        return store.Draft(
            id=workspace.new_id(),
            user_id=workspace.session.user_id,
            entity=entity,
            record_id=record_id,
            field=field,
            text=text,
            at=instant_text(workspace.clock.now()),
        )
