"""Tables of ministries and their people."""

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
