"""Tables of the office's knowledge of other States, its paper and its clauses. No case is named here."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.store.schema import CODE, ID, ISO_DATE, Base, Index, Record, Text


class StateProfile(Record, Base):
    """How one State deals with requests. An empty field is unknown; ``languages`` and ``limits`` are JSON."""

    __tablename__ = "state_profiles"
    __table_args__ = (Index(None, "state"),)

    state: Mapped[str] = mapped_column(CODE)
    languages: Mapped[str] = mapped_column(Text, default="[]")
    channel: Mapped[str] = mapped_column(CODE, default="")
    authority_id: Mapped[str | None] = mapped_column(ID)
    tradition: Mapped[str] = mapped_column(CODE, default="")
    evidence: Mapped[str] = mapped_column(CODE, default="")
    death_penalty: Mapped[str] = mapped_column(CODE, default="")
    nationals: Mapped[str] = mapped_column(CODE, default="")
    dual_criminality: Mapped[str] = mapped_column(CODE, default="")
    de_minimis: Mapped[str] = mapped_column(Text, default="")
    originals: Mapped[str] = mapped_column(CODE, default="")
    data_protection_statement: Mapped[str] = mapped_column(CODE, default="")
    no_torture_statement: Mapped[str] = mapped_column(CODE, default="")
    limits: Mapped[str] = mapped_column(Text, default="{}")
    source: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    verified_on: Mapped[str | None] = mapped_column(ISO_DATE)
    verified_by: Mapped[str] = mapped_column(Text, default="")
    asked_on: Mapped[str | None] = mapped_column(ISO_DATE)


class ClauseSignOff(Record, Base):
    """Who in the office answers for a sentence in one language, as it read: ``digest`` is that of the text seen."""

    __tablename__ = "clause_sign_offs"
    __table_args__ = (Index(None, "clause_id"),)

    clause_id: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(CODE)
    digest: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(Text, default="")
    signed_on: Mapped[str] = mapped_column(ISO_DATE)


class ClauseText(Record, Base):
    """The office's own wording of a sentence in one language; an update of the program leaves it."""

    __tablename__ = "clause_texts"
    __table_args__ = (Index(None, "clause_id"),)

    clause_id: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(CODE)
    text: Mapped[str] = mapped_column(Text)
    based_on: Mapped[str] = mapped_column(String(64))
