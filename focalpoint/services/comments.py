"""Comments on records. They live in the compartment of the record that they hang on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from focalpoint.domain.changes import ChangeSet, Compartment
from focalpoint.domain.errors import RuleError
from focalpoint.domain.tasks import Comment
from focalpoint.services.base import Listed, Service
from focalpoint.store import common as store

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

CASEWORK_ENTITIES = frozenset(
    {
        "cases", "case_persons", "case_events", "case_offences", "case_evidence", "evidence_custody", "case_annexes",
        "requests", "request_answers", "request_versions", "request_approvals", "request_releases", "request_events",
        "request_letters", "request_translations",
    }
)  # fmt: skip


def home_of(entity: str) -> Compartment:
    """The compartment in which records of an entity, and all that hangs on them, live."""
    return Compartment.CASEWORK if entity in CASEWORK_ENTITIES else Compartment.OFFICE


class CommentService(Service):
    """What people wrote under a record."""

    capability: ClassVar[str] = "comments"

    def add(self, entity: str, record_id: str, text: str) -> ChangeSet:
        """Write a comment under a record."""
        if not text.strip():
            raise RuleError(rule="text_missing")
        _require(self._workspace, entity, record_id)
        with self._write("comment.add", compartment=home_of(entity)) as work:
            author = self._workspace.session.user_name
            work.insert(store.Comment, entity=entity, record_id=record_id, text=text.strip(), author=author)
        return work.change_set

    def list(self, entity: str, record_id: str) -> Listed[Comment]:
        """The comments under a record, oldest first."""
        _require(self._workspace, entity, record_id)
        with self._workspace.database(home_of(entity)).read() as connection:
            return store.read_comments(connection, record_id)


def _require(workspace: Workspace, entity: str, record_id: str) -> None:
    """Refuse a record of a case that the user may not open."""
    if home_of(entity) is Compartment.CASEWORK:
        from focalpoint.services.case_access import require_record

        require_record(workspace, entity, record_id)
