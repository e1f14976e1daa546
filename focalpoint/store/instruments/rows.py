"""Tables of the office's own instruments, of everybody's acts, and of the country's own way to each treaty."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.store.schema import CODE, ID, ISO_DATE, Base, Index, Integer, Record, Text


class Instrument(Record, Base):
    """An agreement that the office added; the shipped ones are data of the program and never copied here."""

    __tablename__ = "instruments"

    title: Mapped[str] = mapped_column(Text)
    short_title: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(CODE, default="agreement")
    scope: Mapped[str] = mapped_column(CODE, default="bilateral")
    adopted: Mapped[str | None] = mapped_column(ISO_DATE)
    place: Mapped[str] = mapped_column(Text, default="")
    depositary: Mapped[str] = mapped_column(Text, default="")
    number: Mapped[str] = mapped_column(Text, default="")
    entry_into_force: Mapped[str | None] = mapped_column(ISO_DATE)
    joining_days: Mapped[int] = mapped_column(Integer, default=0)
    joining_months: Mapped[int] = mapped_column(Integer, default=0)
    joining_first: Mapped[int] = mapped_column(Integer, default=0)
    leaving_months: Mapped[int] = mapped_column(Integer, default=0)
    note: Mapped[str] = mapped_column(Text, default="")


class TreatyAct(Record, Base):
    """A dated act of a participant. ``instrument_id`` is a shipped instrument's key or a record of ``instruments``."""

    __tablename__ = "treaty_acts"
    __table_args__ = (Index(None, "instrument_id", "participant"), Index(None, "participant"))

    instrument_id: Mapped[str] = mapped_column(ID)
    participant: Mapped[str] = mapped_column(CODE)
    kind: Mapped[str] = mapped_column(CODE)
    date: Mapped[str] = mapped_column(ISO_DATE)
    effective: Mapped[str | None] = mapped_column(ISO_DATE)
    territory: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(Text, default="")
    target_id: Mapped[str | None] = mapped_column(ID)


class RatificationStep(Record, Base):
    """What the office wrote of one of the ten steps to a treaty; made at the first edit."""

    __tablename__ = "ratification_steps"
    __table_args__ = (Index(None, "instrument_id"),)

    instrument_id: Mapped[str] = mapped_column(ID)
    step: Mapped[str] = mapped_column(CODE)
    started_on: Mapped[str | None] = mapped_column(ISO_DATE)
    done_on: Mapped[str | None] = mapped_column(ISO_DATE)
    due_on: Mapped[str | None] = mapped_column(ISO_DATE)
    ministry_id: Mapped[str | None] = mapped_column(ID)
    number: Mapped[str] = mapped_column(Text, default="")
    not_needed: Mapped[int] = mapped_column(Integer, default=0)
    note: Mapped[str] = mapped_column(Text, default="")


class InstrumentDuty(Record, Base):
    """What became of a communication that is owed after joining; made at the first edit."""

    __tablename__ = "instrument_duties"
    __table_args__ = (Index(None, "instrument_id"),)

    instrument_id: Mapped[str] = mapped_column(ID)
    duty: Mapped[str] = mapped_column(CODE)
    due_on: Mapped[str | None] = mapped_column(ISO_DATE)
    sent_on: Mapped[str | None] = mapped_column(ISO_DATE)
    number: Mapped[str] = mapped_column(Text, default="")
    ministry_id: Mapped[str | None] = mapped_column(ID)
    not_needed: Mapped[int] = mapped_column(Integer, default=0)
    note: Mapped[str] = mapped_column(Text, default="")


class InstrumentLog(Record, Base):
    """A piece of work with ministers or parliament."""

    __tablename__ = "instrument_log"
    __table_args__ = (Index(None, "instrument_id"),)

    instrument_id: Mapped[str | None] = mapped_column(ID)
    date: Mapped[str] = mapped_column(ISO_DATE)
    kind: Mapped[str] = mapped_column(CODE, default="meeting")
    title: Mapped[str] = mapped_column(Text)
    with_whom: Mapped[str] = mapped_column(Text, default="")
    ministry_id: Mapped[str | None] = mapped_column(ID)
    note: Mapped[str] = mapped_column(Text, default="")
    next_step: Mapped[str] = mapped_column(Text, default="")
    next_on: Mapped[str | None] = mapped_column(ISO_DATE)
    next_done: Mapped[int] = mapped_column(Integer, default=0)
