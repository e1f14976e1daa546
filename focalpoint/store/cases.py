"""The first table of casework."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.domain import cases as domain
from focalpoint.domain.changes import Compartment
from focalpoint.store.schema import Base, Record, Text


class Case(Record, Base):
    """A case; ``access`` is the JSON list of the users who may open it (empty: every case officer)."""

    __tablename__ = "cases"
    __compartments__ = (Compartment.CASEWORK,)

    reference: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text, default="")
    access: Mapped[str] = mapped_column(Text, default="[]")


def read_cases(connection: Connection) -> list[domain.Case]:
    """The cases that are not archived, by reference."""
    query = select(Case.id, Case.ref, Case.reference, Case.title, Case.access, Case.version)
    query = query.where(Case.archived_at.is_(None)).order_by(Case.reference, Case.id)
    return [
        domain.Case(row[0], row[1], row[2], row[3], tuple(json.loads(row[4])), row[5])
        for row in connection.execute(query)
    ]
