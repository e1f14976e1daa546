"""Tables of ministries and their people."""

from __future__ import annotations

import dataclasses

from sqlalchemy import Connection, ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.domain import directory as domain
from focalpoint.store.schema import CODE, ID, Base, Index, Integer, Record, Text


class Ministry(Record, Base):
    """A ministry, agency or department; its contacts are people."""

    __tablename__ = "ministries"

    parent_id: Mapped[str | None] = mapped_column(ID, ForeignKey("ministries.id"))
    name: Mapped[str] = mapped_column(Text)
    short_code: Mapped[str] = mapped_column(CODE, default="")
    main_contact_id: Mapped[str | None] = mapped_column(ID)
    alternate_contact_id: Mapped[str | None] = mapped_column(ID)
    validator_id: Mapped[str | None] = mapped_column(ID)
    email: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(Integer, default=0)


class Person(Record, Base):
    """An official of a ministry."""

    __tablename__ = "people"
    __table_args__ = (Index(None, "ministry_id"),)

    ministry_id: Mapped[str | None] = mapped_column(ID, ForeignKey("ministries.id"))
    name: Mapped[str] = mapped_column(Text)
    function: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(CODE, default="")
    note: Mapped[str] = mapped_column(Text, default="")


def read_ministries(connection: Connection, *, archived: bool = False) -> list[domain.Ministry]:
    """The ministries in their order."""
    names = [field.name for field in dataclasses.fields(domain.Ministry) if field.name != "archived"]
    query = select(*(Ministry.__table__.columns[name] for name in names), Ministry.archived_at)
    if not archived:
        query = query.where(Ministry.archived_at.is_(None))
    found = []
    for *values, version, archived_at in connection.execute(query.order_by(Ministry.position, Ministry.id)):
        fields = dict(zip(names, (*values, version), strict=True))
        found.append(domain.Ministry(**fields, archived=archived_at is not None))
    return found


def read_people(connection: Connection, *, archived: bool = False) -> list[domain.Person]:
    """The people, in the order in which they were added."""
    names = [field.name for field in dataclasses.fields(domain.Person) if field.name != "archived"]
    query = select(*(Person.__table__.columns[name] for name in names), Person.archived_at)
    if not archived:
        query = query.where(Person.archived_at.is_(None))
    found = []
    for *values, version, archived_at in connection.execute(query.order_by(Person.id)):
        fields = dict(zip(names, (*values, version), strict=True))
        found.append(domain.Person(**fields, archived=archived_at is not None))
    return found


def find_ministry(connection: Connection, id_or_code: str) -> str | None:
    """The id of a ministry by id, reference or short code (whatever its case)."""
    wanted = id_or_code.casefold()
    for ministry in read_ministries(connection, archived=True):
        if id_or_code in (ministry.id, ministry.ref) or (wanted and ministry.short_code.casefold() == wanted):
            return ministry.id
    return None
