"""The table of printed names that the office settled."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.store.schema import CODE, Base, Index, Record, Text


class SettledName(Record, Base):
    """A name as some table prints it (``key``: as names are compared), and the participant that it means."""

    __tablename__ = "settled_names"
    __table_args__ = (Index(None, "key"),)

    name: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(CODE)
