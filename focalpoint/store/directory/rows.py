"""Tables of the directory: ministries and their people; authorities, networks and donors; pairs told apart."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.store.schema import CODE, ID, ISO_DATE, Base, Index, Integer, Record, Text


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
    verified_on: Mapped[str | None] = mapped_column(ISO_DATE)


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
    verified_on: Mapped[str | None] = mapped_column(ISO_DATE)


class Body(Record, Base):
    """An authority, a network, a donor. Lists of codes are parted by spaces (``domain/bodies.py`` says which)."""

    __tablename__ = "bodies"
    __table_args__ = (Index(None, "state"),)

    kind: Mapped[str] = mapped_column(CODE)
    name: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str] = mapped_column(Text, default="")
    sort: Mapped[str] = mapped_column(CODE, default="")
    state: Mapped[str] = mapped_column(CODE, default="")
    purposes: Mapped[str] = mapped_column(Text, default="")
    instruments: Mapped[str] = mapped_column(Text, default="")
    network_ids: Mapped[str] = mapped_column(Text, default="")
    members: Mapped[str] = mapped_column(Text, default="")
    areas: Mapped[str] = mapped_column(Text, default="")
    contact: Mapped[str] = mapped_column(Text, default="")
    address: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    fax: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(Text, default="")
    website: Mapped[str] = mapped_column(Text, default="")
    urgent_contact: Mapped[str] = mapped_column(Text, default="")
    languages: Mapped[str] = mapped_column(Text, default="")
    channel: Mapped[str] = mapped_column(CODE, default="")
    hours: Mapped[str] = mapped_column(Text, default="")
    zone: Mapped[str] = mapped_column(CODE, default="")
    valid_from: Mapped[str | None] = mapped_column(ISO_DATE)
    valid_until: Mapped[str | None] = mapped_column(ISO_DATE)
    verified_on: Mapped[str | None] = mapped_column(ISO_DATE)
    verified_by: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class ApartPair(Record, Base):
    """Two records of one table that somebody looked at and found not to be the same. The smaller id stands first."""

    __tablename__ = "apart_pairs"
    __table_args__ = (Index(None, "first_id"),)

    entity: Mapped[str] = mapped_column(CODE)
    first_id: Mapped[str] = mapped_column(ID)
    second_id: Mapped[str] = mapped_column(ID)
