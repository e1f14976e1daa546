"""What every act on a request needs: reading it with its case's list asked, and writing its answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from focalpoint.domain.changes import Compartment
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.domain.register import AT_HOME, Direction, EventKind, RequestLine, Status
from focalpoint.domain.request_record import RequestRecord, facets
from focalpoint.domain.requests.answers import Answers, Request
from focalpoint.services.base import Service
from focalpoint.services.case_access import opened_case
from focalpoint.services.request_catalogue import catalogue
from focalpoint.store import requests as store

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from focalpoint.store.database import Database
    from focalpoint.store.work import UnitOfWork

CASEWORK = Compartment.CASEWORK


class RequestBase(Service):
    """Reading and keeping requests."""

    capability: ClassVar[str] = "requests"

    @property
    def _casework(self) -> Database:
        return self._workspace.database(CASEWORK)

    def _line(self, connection: Connection, id_or_reference: str) -> RequestLine:
        """A request of a case that the user may open; NotFoundError, RefusedError."""
        line = store.find_request(connection, id_or_reference)
        if line is None:
            raise NotFoundError(what="requests")
        opened_case(self._workspace, connection, line.case_id)
        return line

    def _loaded(self, connection: Connection, id_or_reference: str) -> tuple[RequestLine, Request]:
        line = self._line(connection, id_or_reference)
        return line, request_of(connection, line)

    def _record(self, connection: Connection, id_or_reference: str) -> RequestRecord:
        line, request = self._loaded(connection, id_or_reference)
        return RequestRecord(
            line,
            opened_case(self._workspace, connection, line.case_id),
            request,
            tuple(store.read_approvals(connection, line.id)),
            tuple(store.read_releases(connection, line.id)),
            tuple(store.read_events(connection, line.id)),
            tuple(store.read_letters(connection, line.id)),
            tuple(store.read_versions(connection, line.id)),
            tuple(store.read_translations(connection, line.id)),
        )


def request_of(connection: Connection, line: RequestLine) -> Request:
    """A request's answers as they are kept."""
    rows = ((row.path, json.loads(row.body)) for row in store.read_answers(connection, line.id) if not row.gone)
    return Request(line.kind, line.stage or None, line.language, Answers.of_rows(catalogue().fields, rows))


def keep(work: UnitOfWork, line: RequestLine, after: Request, **more: Any) -> bool:  # noqa: ANN401 - columns
    """Write a request's answers, row by row as far as they differ, and what the register repeats of them.

    Returns:
        Whether anything that an approval covers changed.
    """
    changed = keep_rows(work, line.id, after)
    columns = {**facets(after), **more}
    if line.due_on and not columns["due_on"]:
        columns["due_on"] = next((event.due_on for event in store.read_events(work.connection, line.id)
                                  if event.due_on), None)  # fmt: skip
    work.update(store.Request, line.id, **columns)
    if changed or after.language != line.language:
        lapse(work, line, "answers")
    return changed


def keep_rows(work: UnitOfWork, request_id: str, after: Request) -> bool:
    """Write the answers that differ from the kept ones; returns whether any did."""
    new = {path: json.dumps(value, ensure_ascii=False) for path, value in after.answers.rows()}
    known = {row.path: row for row in store.read_answers(work.connection, request_id)}
    changed = False
    for path, row in known.items():
        if path not in new:
            changed = (not row.gone and work.archive(store.Answer, row.id)) or changed
            continue
        if row.gone:
            changed = work.restore(store.Answer, row.id) or changed
        if row.body != new[path]:
            changed = work.update(store.Answer, row.id, body=new[path]) or changed
    fresh = [{"request_id": request_id, "path": path, "body": new[path]} for path in new if path not in known]
    work.insert_many(store.Answer, fresh)
    return changed or bool(fresh)


def lapse(work: UnitOfWork, line: RequestLine, why: str) -> bool:
    """Let an approval lapse because what it covered changed; an event tells why.

    Our own request is a draft again; an incoming one stays where it stands, only our answer must be approved anew.

    Returns:
        Whether there was one.
    """
    incoming = line.direction == Direction.INCOMING
    if line.status != Status.APPROVED and not incoming:
        return False
    live = [one for one in store.read_approvals(work.connection, line.id) if one.lapsed_at is None]
    if not live:
        return False
    for approval in live:
        work.update(store.Approval, approval.id, lapsed_at=work.now, lapse=why)
    put_event(work, line, EventKind.APPROVAL_LAPSED, grounds=why)
    if not incoming:
        work.update(store.Request, line.id, status=Status.DRAFT.value)
    return True


def put_event(work: UnitOfWork, line: RequestLine, kind: EventKind, date: str = "", **fields: Any) -> str:  # noqa: ANN401
    """Add an event; its consequences for the request's row are the caller's."""
    values: Mapping[str, Any] = {"request_id": line.id, "kind": kind.value, "date": date or work.today.isoformat()}
    return work.insert(store.Event, **{**values, **fields})


def require_draft(line: RequestLine) -> None:
    """Refuse to change what was sent.

    Raises:
        RuleError: it has left the house, or is over.
    """
    if not line.editable:
        raise RuleError(rule="request_sent" if line.status not in AT_HOME else "request_over")
