"""Tables that exist in both compartments with the same columns: a row lives where its record lives."""

from __future__ import annotations

from sqlalchemy import Connection, ForeignKey, String, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.domain import tasks as domain
from focalpoint.store.schema import BOTH, CODE, ID, INSTANT, Base, Index, Integer, LargeBinary, Record, Text


class Comment(Record, Base):
    """What somebody wrote under a record."""

    __tablename__ = "comments"
    __compartments__ = BOTH
    __table_args__ = (Index(None, "record_id"),)

    entity: Mapped[str] = mapped_column(CODE)
    record_id: Mapped[str] = mapped_column(ID)
    text: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text, default="")


class File(Record, Base):
    """A file that hangs on a record; its bytes are in ``file_parts``."""

    __tablename__ = "files"
    __compartments__ = BOTH
    __table_args__ = (Index(None, "record_id"),)

    entity: Mapped[str] = mapped_column(CODE)
    record_id: Mapped[str] = mapped_column(ID)
    name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text, default="application/octet-stream")
    size: Mapped[int] = mapped_column(Integer, default=0)
    sha256: Mapped[str] = mapped_column(String(64), default="")


class FilePart(Base):
    """A megabyte of a file's bytes. No journal: the file's row carries size and SHA-256."""

    __tablename__ = "file_parts"
    __compartments__ = BOTH

    file_id: Mapped[str] = mapped_column(ID, ForeignKey("files.id"), primary_key=True)
    part: Mapped[int] = mapped_column(Integer, primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Tag(Record, Base):
    """A word that somebody put on a record."""

    __tablename__ = "tags"
    __compartments__ = BOTH
    __table_args__ = (Index(None, "record_id"),)

    entity: Mapped[str] = mapped_column(CODE)
    record_id: Mapped[str] = mapped_column(ID)
    word: Mapped[str] = mapped_column(Text)


class Draft(Base):
    """Text that was being typed: survives locking and a crash, encrypted; gone once it is saved."""

    __tablename__ = "drafts"
    __compartments__ = BOTH

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    user_id: Mapped[str] = mapped_column(ID)
    entity: Mapped[str] = mapped_column(CODE)
    record_id: Mapped[str] = mapped_column(ID)
    field: Mapped[str] = mapped_column(CODE)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(INSTANT)


class Link(Record, Base):
    """A link between two records, resolved only where both compartments are open."""

    __tablename__ = "links"
    __compartments__ = BOTH
    __table_args__ = (Index(None, "record_id"), Index(None, "target_id"))

    entity: Mapped[str] = mapped_column(CODE)
    record_id: Mapped[str] = mapped_column(ID)
    target_entity: Mapped[str] = mapped_column(CODE)
    target_id: Mapped[str] = mapped_column(ID)
    meaning: Mapped[str] = mapped_column(CODE, default="")


class Outbox(Base):
    """What must follow in the other compartment, written in the same transaction as its cause."""

    __tablename__ = "outbox"
    __compartments__ = BOTH

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    act: Mapped[str] = mapped_column(CODE)
    body: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(INSTANT)
    done_at: Mapped[str | None] = mapped_column(INSTANT)


class Inbox(Base):
    """Which outbox rows of the other compartment were already applied here: applying again changes nothing."""

    __tablename__ = "inbox"
    __compartments__ = BOTH

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    at: Mapped[str] = mapped_column(INSTANT)


class RefCounter(Base):
    """The last number given out for a kind of record in a year; never goes back, so no reference is reused."""

    __tablename__ = "ref_counters"
    __compartments__ = BOTH

    kind: Mapped[str] = mapped_column(CODE, primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    last: Mapped[int] = mapped_column(Integer, default=0)


def read_comments(connection: Connection, record_id: str) -> list[domain.Comment]:
    """The comments under a record, oldest first."""
    query = select(
        Comment.id, Comment.entity, Comment.record_id, Comment.text, Comment.author, Comment.created_at
    ).where(Comment.record_id == record_id, Comment.archived_at.is_(None))
    return [domain.Comment._make(row) for row in connection.execute(query.order_by(Comment.created_at, Comment.id))]


def read_files(connection: Connection, record_id: str) -> list[domain.FileInfo]:
    """The files under a record, oldest first."""
    query = select(*(File.__table__.columns[name] for name in domain.FileInfo._fields)).where(
        File.record_id == record_id, File.archived_at.is_(None)
    )
    return [domain.FileInfo._make(row) for row in connection.execute(query.order_by(File.id))]


def write_part(connection: Connection, file_id: str, part: int, data: bytes) -> None:
    """Keep one part of a file's bytes."""
    connection.execute(insert(FilePart).values(file_id=file_id, part=part, data=data))


def read_file(connection: Connection, file_id: str) -> domain.FileInfo | None:
    """One file, also when it was put away."""
    query = select(*(File.__table__.columns[name] for name in domain.FileInfo._fields)).where(File.id == file_id)
    return next((domain.FileInfo._make(row) for row in connection.execute(query)), None)


def read_part(connection: Connection, file_id: str, part: int) -> bytes:
    """One part of a file's bytes; empty after the last one."""
    query = select(FilePart.data).where(FilePart.file_id == file_id, FilePart.part == part)
    return bytes(connection.execute(query).scalar() or b"")


def read_parts(connection: Connection, file_id: str, parts: int | None = None) -> bytes:
    """A file's bytes, or its first parts alone."""
    query = select(FilePart.data).where(FilePart.file_id == file_id).order_by(FilePart.part)
    if parts is not None:
        query = query.where(FilePart.part < parts)
    return b"".join(connection.execute(query).scalars())


def keep_draft(connection: Connection, draft: Draft) -> None:
    """Keep a draft."""
    values = {column.name: getattr(draft, column.name) for column in Draft.__table__.columns}
    connection.execute(insert(Draft).values(**values))


def drop_draft(connection: Connection, user_id: str, record_id: str, field: str) -> None:
    """Forget the draft of one field."""
    connection.execute(
        delete(Draft).where(Draft.user_id == user_id, Draft.record_id == record_id, Draft.field == field)
    )


def read_drafts(connection: Connection, user_id: str) -> list[tuple[str, str, str, str, str]]:
    """(entity, record id, field, text, instant) of a user's drafts, oldest first."""
    query = select(Draft.entity, Draft.record_id, Draft.field, Draft.text, Draft.at).where(Draft.user_id == user_id)
    return [(row[0], row[1], row[2], row[3], row[4]) for row in connection.execute(query.order_by(Draft.at))]


def drop_drafts_of_record(connection: Connection, record_id: str) -> None:
    """Forget every draft of a record."""
    connection.execute(delete(Draft).where(Draft.record_id == record_id))


def read_outbox(connection: Connection) -> list[tuple[str, str, str]]:
    """(id, act, JSON body) of what is still to follow in the other compartment, oldest first."""
    query = select(Outbox.id, Outbox.act, Outbox.body).where(Outbox.done_at.is_(None)).order_by(Outbox.id)
    return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def close_outbox(connection: Connection, posted_id: str, at: str) -> None:
    """Mark an outbox row as done."""
    connection.execute(update(Outbox).where(Outbox.id == posted_id).values(done_at=at))


def was_received(connection: Connection, posted_id: str) -> bool:
    """Whether the other compartment's outbox row was applied here before."""
    return connection.execute(select(Inbox.id).where(Inbox.id == posted_id)).scalar() is not None


def note_received(connection: Connection, posted_id: str, at: str) -> None:
    """Remember that an outbox row was applied here."""
    connection.execute(insert(Inbox).values(id=posted_id, at=at))
