"""Tables of a case: persons, chronology, offences, evidence with its custody, annexes. All of it in casework."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.domain.changes import Compartment
from focalpoint.store.schema import CODE, ID, ISO_DATE, Base, Index, Integer, Record, Text

CASEWORK = (Compartment.CASEWORK,)


class Case(Record, Base):
    """A case; ``access`` is the JSON list of the users who may open it (empty: every case officer)."""

    __tablename__ = "cases"
    __compartments__ = CASEWORK

    reference: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text, default="")
    access: Mapped[str] = mapped_column(Text, default="[]")
    authority: Mapped[str] = mapped_column(Text, default="")
    stage: Mapped[str] = mapped_column(CODE, default="")
    opened_on: Mapped[str | None] = mapped_column(ISO_DATE)
    closed_on: Mapped[str | None] = mapped_column(ISO_DATE)
    retain_until: Mapped[str | None] = mapped_column(ISO_DATE)
    exercise: Mapped[int] = mapped_column(Integer, default=0)
    facts: Mapped[str] = mapped_column(Text, default="")
    facts_source: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class CasePerson(Record, Base):
    """A person as the case knows them. ``key`` ("P1") is the id of the same person in the case's requests.

    ``births``, ``aliases``, ``nationalities``, ``documents`` and ``languages`` are JSON lists. ``listed`` is what lists
    and search may show, ``listed_more`` what search may find besides: both without the name where it is withheld.
    """

    __tablename__ = "case_persons"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "case_id"),)

    case_id: Mapped[str] = mapped_column(ID, ForeignKey("cases.id"))
    key: Mapped[str] = mapped_column(CODE)
    position: Mapped[int] = mapped_column(Integer, default=0)
    kind: Mapped[str] = mapped_column(CODE, default="natural")
    role: Mapped[str] = mapped_column(CODE, default="suspect")
    name: Mapped[str] = mapped_column(Text, default="")
    name_original: Mapped[str] = mapped_column(Text, default="")
    name_parts: Mapped[str] = mapped_column(Text, default="[]")
    aliases: Mapped[str] = mapped_column(Text, default="[]")
    sex: Mapped[str] = mapped_column(CODE, default="")
    births: Mapped[str] = mapped_column(Text, default="[]")
    nationalities: Mapped[str] = mapped_column(Text, default="[]")
    documents: Mapped[str] = mapped_column(Text, default="[]")
    languages: Mapped[str] = mapped_column(Text, default="[]")
    registration_no: Mapped[str] = mapped_column(Text, default="")
    representative: Mapped[str] = mapped_column(Text, default="")
    address: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(CODE, default="")
    custody_since: Mapped[str | None] = mapped_column(ISO_DATE)
    custody_until: Mapped[str | None] = mapped_column(ISO_DATE)
    identity: Mapped[str] = mapped_column(CODE, default="known")
    identity_note: Mapped[str] = mapped_column(Text, default="")
    minor: Mapped[int] = mapped_column(Integer, default=0)
    victim: Mapped[int] = mapped_column(Integer, default=0)
    protected: Mapped[int] = mapped_column(Integer, default=0)
    harm: Mapped[str] = mapped_column(Text, default="")
    informed_on: Mapped[str | None] = mapped_column(ISO_DATE)
    contact: Mapped[str] = mapped_column(Text, default="")
    compensation: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    listed: Mapped[str] = mapped_column(Text, default="")
    listed_more: Mapped[str] = mapped_column(Text, default="")


class CaseEvent(Record, Base):
    """What happened when: a line of the chronology."""

    __tablename__ = "case_events"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "case_id"),)

    case_id: Mapped[str] = mapped_column(ID, ForeignKey("cases.id"))
    date: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(Text, default="")
    event: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(Text, default="")


class CaseOffence(Record, Base):
    """An offence with the law's text; ``text_annex`` is the number of the annex that holds it."""

    __tablename__ = "case_offences"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "case_id"),)

    case_id: Mapped[str] = mapped_column(ID, ForeignKey("cases.id"))
    position: Mapped[int] = mapped_column(Integer, default=0)
    title: Mapped[str] = mapped_column(Text, default="")
    article: Mapped[str] = mapped_column(Text, default="")
    law_text: Mapped[str] = mapped_column(Text, default="")
    text_annex: Mapped[int | None] = mapped_column(Integer)
    max_penalty: Mapped[str] = mapped_column(Text, default="")
    max_penalty_years: Mapped[str] = mapped_column(CODE, default="")
    limitation_date: Mapped[str | None] = mapped_column(ISO_DATE)
    limitation_note: Mapped[str] = mapped_column(Text, default="")
    date_from: Mapped[str | None] = mapped_column(ISO_DATE)
    date_to: Mapped[str | None] = mapped_column(ISO_DATE)
    place: Mapped[str] = mapped_column(Text, default="")
    instrument: Mapped[str] = mapped_column(CODE, default="")
    treaty_article: Mapped[str] = mapped_column(CODE, default="")


class Evidence(Record, Base):
    """A thing or record that another State sent us, and on what terms."""

    __tablename__ = "case_evidence"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "case_id"),)

    case_id: Mapped[str] = mapped_column(ID, ForeignKey("cases.id"))
    title: Mapped[str] = mapped_column(Text)
    received_on: Mapped[str | None] = mapped_column(ISO_DATE)
    request_id: Mapped[str | None] = mapped_column(ID)
    state: Mapped[str] = mapped_column(CODE, default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    kept_at: Mapped[str] = mapped_column(Text, default="")
    conditions: Mapped[str] = mapped_column(Text, default="")
    return_by: Mapped[str | None] = mapped_column(ISO_DATE)
    returned_on: Mapped[str | None] = mapped_column(ISO_DATE)


class Custody(Record, Base):
    """A link of the chain of custody of one piece of evidence: from whom to whom, when, what for."""

    __tablename__ = "evidence_custody"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "evidence_id"),)

    evidence_id: Mapped[str] = mapped_column(ID, ForeignKey("case_evidence.id"))
    at: Mapped[str] = mapped_column(CODE)
    giver: Mapped[str] = mapped_column(Text, default="")
    taker: Mapped[str] = mapped_column(Text, default="")
    purpose: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(Text, default="")


class Annex(Record, Base):
    """An annex of the case: its file hangs on it; ``sha256`` and ``size`` are those of the day it was listed."""

    __tablename__ = "case_annexes"
    __compartments__ = CASEWORK
    __table_args__ = (Index(None, "case_id"),)

    case_id: Mapped[str] = mapped_column(ID, ForeignKey("cases.id"))
    no: Mapped[int] = mapped_column(Integer, default=0)
    title: Mapped[str] = mapped_column(Text, default="")
    pages: Mapped[int | None] = mapped_column(Integer)
    language: Mapped[str] = mapped_column(CODE, default="")
    certified: Mapped[int] = mapped_column(Integer, default=0)
    handling: Mapped[str] = mapped_column(Text, default="")
    file_id: Mapped[str | None] = mapped_column(ID)
    file_name: Mapped[str] = mapped_column(Text, default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    size: Mapped[int] = mapped_column(Integer, default=0)
