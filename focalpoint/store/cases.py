"""The first table of casework."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.domain.changes import Compartment
from focalpoint.store.schema import Base, Record, Text


class Case(Record, Base):
    """A case; ``access`` is the JSON list of the users who may open it (empty: every case officer)."""

    __tablename__ = "cases"
    __compartments__ = (Compartment.CASEWORK,)

    reference: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text, default="")
    access: Mapped[str] = mapped_column(Text, default="[]")
