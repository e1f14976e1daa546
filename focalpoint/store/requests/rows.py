"""Tables of requests: answers, versions, approvals, releases, events, letters. All of it in casework."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.domain.changes import Compartment
from focalpoint.store.schema import CODE, ID, INSTANT, ISO_DATE, Base, Index, Integer, Record, Text

CASEWORK = (Compartment.CASEWORK,)


class Request(Record, Base):
    """A request to or from one State. What lists show is copied here from the answers when they change."""

    __tablename__ = "requests"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "case_id"), Index(None, "status"))

    case_id: Mapped[str] = mapped_column(ID, ForeignKey("cases.id"))
    direction: Mapped[str] = mapped_column(CODE, default="outgoing")
    kind: Mapped[str] = mapped_column(CODE)
    stage: Mapped[str] = mapped_column(CODE, default="")
    language: Mapped[str] = mapped_column(CODE, default="en")
    title: Mapped[str] = mapped_column(Text, default="")
    reference: Mapped[str] = mapped_column(Text, default="")
    their_reference: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(CODE, default="")
    types: Mapped[str] = mapped_column(Text, default="[]")
    urgency: Mapped[str] = mapped_column(CODE, default="")
    status: Mapped[str] = mapped_column(CODE, default="draft")
    drafter: Mapped[str | None] = mapped_column(ID)
    approver: Mapped[str | None] = mapped_column(ID)
    parent_id: Mapped[str | None] = mapped_column(ID)
    due_on: Mapped[str | None] = mapped_column(ISO_DATE)
    sent_on: Mapped[str | None] = mapped_column(ISO_DATE)
    received_on: Mapped[str | None] = mapped_column(ISO_DATE)
    answered_on: Mapped[str | None] = mapped_column(ISO_DATE)
    closed_on: Mapped[str | None] = mapped_column(ISO_DATE)
    refusal: Mapped[str] = mapped_column(CODE, default="")
    governing: Mapped[str] = mapped_column(CODE, default="")
    governing_reason: Mapped[str] = mapped_column(Text, default="")
    final_file_id: Mapped[str | None] = mapped_column(ID)
    final_sha256: Mapped[str] = mapped_column(String(64), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class Answer(Record, Base):
    """One answer of a request: a field of the file, or one item of a list (``subj#0``). ``body`` is its JSON."""

    __tablename__ = "request_answers"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "request_id"),)

    request_id: Mapped[str] = mapped_column(ID, ForeignKey("requests.id"))
    path: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text, default="null")


class Version(Record, Base):
    """A named state of a request, whole and never changed; ``body`` is the file of the request."""

    __tablename__ = "request_versions"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "request_id"),)

    request_id: Mapped[str] = mapped_column(ID, ForeignKey("requests.id"))
    number: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(CODE, default="named")
    body: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))


class Approval(Record, Base):
    """An approval of what a request said then: by whom, on which paper, and when it lapsed."""

    __tablename__ = "request_approvals"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "request_id"),)

    request_id: Mapped[str] = mapped_column(ID, ForeignKey("requests.id"))
    version_id: Mapped[str] = mapped_column(ID)
    sha256: Mapped[str] = mapped_column(String(64))
    user_id: Mapped[str] = mapped_column(ID)
    name: Mapped[str] = mapped_column(Text, default="")
    function: Mapped[str] = mapped_column(Text, default="")
    signed_on: Mapped[str | None] = mapped_column(ISO_DATE)
    telephone: Mapped[int] = mapped_column(Integer, default=0)
    note: Mapped[str] = mapped_column(Text, default="")
    lapsed_at: Mapped[str | None] = mapped_column(INSTANT)
    lapse: Mapped[str] = mapped_column(CODE, default="")


class Release(Record, Base):
    """A finding that would stop the letter, released by the approver with a reason."""

    __tablename__ = "request_releases"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "request_id"),)

    request_id: Mapped[str] = mapped_column(ID, ForeignKey("requests.id"))
    code: Mapped[str] = mapped_column(Text)
    field: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[str] = mapped_column(ID)


class Event(Record, Base):
    """What became of a request, in the order in which it happened. ``values`` is a JSON object of codes and dates."""

    __tablename__ = "request_events"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "request_id"),)

    request_id: Mapped[str] = mapped_column(ID, ForeignKey("requests.id"))
    kind: Mapped[str] = mapped_column(CODE)
    date: Mapped[str] = mapped_column(ISO_DATE)
    due_on: Mapped[str | None] = mapped_column(ISO_DATE)
    reference: Mapped[str] = mapped_column(Text, default="")
    grounds: Mapped[str] = mapped_column(CODE, default="")
    place: Mapped[str] = mapped_column(Text, default="")
    days: Mapped[int | None] = mapped_column(Integer)
    contact_id: Mapped[str | None] = mapped_column(ID)
    note: Mapped[str] = mapped_column(Text, default="")


class Letter(Record, Base):
    """A letter, note or call of the correspondence; its files hang on it."""

    __tablename__ = "request_letters"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "request_id"),)

    request_id: Mapped[str] = mapped_column(ID, ForeignKey("requests.id"))
    direction: Mapped[str] = mapped_column(CODE, default="outgoing")
    date: Mapped[str] = mapped_column(ISO_DATE)
    kind: Mapped[str] = mapped_column(CODE, default="letter")
    reference: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text, default="")
    body_id: Mapped[str | None] = mapped_column(ID)


class Translation(Record, Base):
    """The official's own text of one field in another language, with the digest of the source that it renders."""

    __tablename__ = "request_translations"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "request_id"),)

    request_id: Mapped[str] = mapped_column(ID, ForeignKey("requests.id"))
    path: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(CODE)
    text: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(CODE, default="draft")
    source_sha256: Mapped[str] = mapped_column(String(64), default="")
