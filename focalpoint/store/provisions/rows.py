"""Tables of provisions that the office wrote, of their implementation, and of standards that are applied."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.store.schema import CODE, ID, ISO_DATE, Base, Float, Index, Integer, Record, Text


class OwnProvision(Record, Base):
    """A provision that the office added, or its own version of a shipped one. The highest ``number`` holds."""

    __tablename__ = "provisions"
    __table_args__ = (Index(None, "key"),)

    key: Mapped[str] = mapped_column(Text)
    number: Mapped[int] = mapped_column(Integer, default=1)
    theme: Mapped[str] = mapped_column(CODE, default="coordination")
    force: Mapped[str] = mapped_column(CODE, default="calls_upon")
    verb: Mapped[str] = mapped_column(CODE, default="")
    matrix_row: Mapped[str] = mapped_column(CODE, default="")
    title: Mapped[str] = mapped_column(Text)
    show: Mapped[str] = mapped_column(Text, default="")
    since: Mapped[str | None] = mapped_column(ISO_DATE)
    note: Mapped[str] = mapped_column(Text, default="")


class ImplementationRow(Record, Base):
    """What the country says of a provision. The id follows from the key (``domain.provisions.implementation_id``)."""

    __tablename__ = "implementations"
    __table_args__ = (Index(None, "key"),)

    key: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text, default="")
    """The key and what is asked, as the writer read it: by this the record is found and named."""
    legislation: Mapped[str] = mapped_column(Text, default="")
    practice: Mapped[str] = mapped_column(Text, default="")
    ministry_id: Mapped[str | None] = mapped_column(ID)
    gaps: Mapped[str] = mapped_column(Text, default="")
    safeguards: Mapped[str] = mapped_column(Text, default="")
    help: Mapped[str] = mapped_column(Text, default="")
    rating: Mapped[str] = mapped_column(CODE, default="")
    mark: Mapped[str] = mapped_column(CODE, default="")
    assessor_rating: Mapped[str] = mapped_column(CODE, default="")
    assessor: Mapped[str] = mapped_column(Text, default="")
    assessed_on: Mapped[str | None] = mapped_column(ISO_DATE)
    verified_on: Mapped[str | None] = mapped_column(ISO_DATE)
    verified_by: Mapped[str] = mapped_column(Text, default="")


class StatisticRow(Record, Base):
    """A figure with its year."""

    __tablename__ = "implementation_statistics"
    __table_args__ = (Index(None, "implementation_id"),)

    implementation_id: Mapped[str] = mapped_column(ID)
    name: Mapped[str] = mapped_column(Text)
    value: Mapped[float] = mapped_column(Float)
    unit: Mapped[str] = mapped_column(Text, default="")
    year: Mapped[int] = mapped_column(Integer)
    source: Mapped[str] = mapped_column(Text, default="")


class StandardRow(Record, Base):
    """What the country says of a UN standard; ``key`` is empty for one that the office added."""

    __tablename__ = "standards"

    key: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text)
    resolution: Mapped[str] = mapped_column(Text, default="")
    applied: Mapped[str] = mapped_column(CODE, default="")
    places: Mapped[str] = mapped_column(Text, default="")
    how: Mapped[str] = mapped_column(Text, default="")
    ministry_id: Mapped[str | None] = mapped_column(ID)
    verified_on: Mapped[str | None] = mapped_column(ISO_DATE)
