"""What is read of requests."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, or_, select

from focalpoint.domain import register as domain
from focalpoint.store.reading import read_values
from focalpoint.store.requests.rows import Answer, Approval, Event, Letter, Release, Request, Translation, Version


class KeptAnswer(NamedTuple):
    """A row of an answer; ``gone``: it was taken away, and the row waits for another."""

    id: str
    path: str
    body: str
    gone: bool


def read_requests(connection: Connection, *where: ColumnElement[bool]) -> list[domain.RequestLine]:
    """The requests, in the order in which they were added."""
    return read_values(connection, Request, domain.RequestLine, *where)


def find_request(connection: Connection, id_or_reference: str) -> domain.RequestLine | None:
    """A request by id, our number (REQ-…) or its own reference."""
    wanted = or_(Request.id == id_or_reference, Request.ref == id_or_reference, Request.reference == id_or_reference)
    return next(iter(read_values(connection, Request, domain.RequestLine, wanted)), None)


def read_answers(connection: Connection, request_id: str) -> list[KeptAnswer]:
    """Every answer ever kept of a request, in the order of its rows."""
    query = select(Answer.id, Answer.path, Answer.body, Answer.archived_at).where(Answer.request_id == request_id)
    return [
        KeptAnswer(row[0], row[1], row[2], row[3] is not None) for row in connection.execute(query.order_by(Answer.id))
    ]


def read_versions(connection: Connection, request_id: str) -> list[domain.VersionLine]:
    """The versions of a request, oldest first."""
    return read_values(
        connection, Version, domain.VersionLine, Version.request_id == request_id, order=(Version.number,)
    )


def read_version_body(connection: Connection, version_id: str) -> str | None:
    """The file of a version, as JSON; None when there is no such version."""
    found = connection.execute(select(Version.body).where(Version.id == version_id)).scalar()
    return None if found is None else str(found)


def read_approvals(connection: Connection, request_id: str) -> list[domain.ApprovalLine]:
    """The approvals of a request, oldest first, those that lapsed too."""
    return read_values(connection, Approval, domain.ApprovalLine, Approval.request_id == request_id)


def read_releases(connection: Connection, request_id: str) -> list[domain.ReleaseLine]:
    """The findings of a request that were released."""
    return read_values(connection, Release, domain.ReleaseLine, Release.request_id == request_id)


def read_events(connection: Connection, *request_ids: str) -> list[domain.EventLine]:
    """What happened to some requests, or to all, in the order of the days."""
    where = (Event.request_id.in_(request_ids),) if request_ids else ()
    return read_values(connection, Event, domain.EventLine, *where, order=(Event.date,))


def read_letters(connection: Connection, request_id: str) -> list[domain.LetterLine]:
    """The correspondence of a request, in the order of the days."""
    return read_values(connection, Letter, domain.LetterLine, Letter.request_id == request_id, order=(Letter.date,))


def read_translations(connection: Connection, request_id: str) -> list[domain.TranslationLine]:
    """The translations of the official's own texts."""
    return read_values(connection, Translation, domain.TranslationLine, Translation.request_id == request_id)


def read_moved_since(connection: Connection, day: str) -> frozenset[str]:
    """The requests to which anything happened on a day or later."""
    query = select(Event.request_id).where(Event.archived_at.is_(None), Event.date >= day).distinct()
    return frozenset(connection.execute(query).scalars())


def read_spoken_approvals(connection: Connection) -> list[tuple[str, str]]:
    """(request id, civil day) of approvals given by telephone that no paper confirms yet."""
    query = select(Approval.request_id, Approval.created_at).where(
        Approval.archived_at.is_(None),
        Approval.telephone == 1,
        Approval.signed_on.is_(None),
        Approval.lapsed_at.is_(None),
    )
    return [(row[0], row[1][:10]) for row in connection.execute(query)]
