"""Tables of the library: items, which act amends which, citations, and the words of the files page by page."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.store.schema import BOTH, CODE, ID, ISO_DATE, Base, Index, Integer, LargeBinary, Record, Text


class LibraryItem(Record, Base):
    """One text of the library. Its files hang on it; a newer version is an item that names the older one."""

    __tablename__ = "library_items"
    __table_args__ = (Index(None, "kind"), Index(None, "supersedes_id"))

    kind: Mapped[str] = mapped_column(CODE)
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text, default="")
    number: Mapped[str] = mapped_column(Text, default="")
    issuer: Mapped[str] = mapped_column(Text, default="")
    court: Mapped[str] = mapped_column(Text, default="")
    parties: Mapped[str] = mapped_column(Text, default="")
    offence: Mapped[str] = mapped_column(Text, default="")
    holding: Mapped[str] = mapped_column(Text, default="")
    digest: Mapped[str] = mapped_column(Text, default="")
    articles: Mapped[str] = mapped_column(Text, default="")
    country: Mapped[str] = mapped_column(CODE, default="")
    language: Mapped[str] = mapped_column(CODE, default="")
    year: Mapped[int | None] = mapped_column(Integer)
    dated: Mapped[str | None] = mapped_column(ISO_DATE)
    in_force_from: Mapped[str | None] = mapped_column(ISO_DATE)
    in_force_until: Mapped[str | None] = mapped_column(ISO_DATE)
    instruments: Mapped[str] = mapped_column(Text, default="")
    tags: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    supersedes_id: Mapped[str | None] = mapped_column(ID, ForeignKey("library_items.id"))


class Amendment(Record, Base):
    """One act changes another."""

    __tablename__ = "library_amendments"
    __table_args__ = (Index(None, "amending_id"), Index(None, "amended_id"))

    amending_id: Mapped[str] = mapped_column(ID, ForeignKey("library_items.id"))
    amended_id: Mapped[str] = mapped_column(ID, ForeignKey("library_items.id"))
    effective: Mapped[str | None] = mapped_column(ISO_DATE)
    locator: Mapped[str] = mapped_column(Text, default="")


class Citation(Record, Base):
    """A record cites an item; the row lives where the citing record lives."""

    __tablename__ = "citations"
    __compartments__ = BOTH
    __table_args__ = (Index(None, "record_id"), Index(None, "item_id"))

    entity: Mapped[str] = mapped_column(CODE)
    record_id: Mapped[str] = mapped_column(ID)
    item_id: Mapped[str] = mapped_column(ID)
    locator: Mapped[str] = mapped_column(Text, default="")


class LibraryText(Base):
    """What is known of the words of one file. No journal: it follows from the file's bytes."""

    __tablename__ = "library_texts"
    __table_args__ = (Index(None, "item_id"), Index(None, "waiting"))

    file_id: Mapped[str] = mapped_column(ID, ForeignKey("files.id"), primary_key=True)
    item_id: Mapped[str] = mapped_column(ID)
    state: Mapped[str] = mapped_column(CODE)
    pages: Mapped[int] = mapped_column(Integer, default=0)
    letters: Mapped[int] = mapped_column(Integer, default=0)
    cut: Mapped[int] = mapped_column(Integer, default=0)
    numbered: Mapped[int] = mapped_column(Integer, default=0)
    """Whether its pages are those that a reader sees."""
    waiting: Mapped[int] = mapped_column(Integer, default=0)
    """How many of its last pages are not in the index yet."""


class LibraryPage(Base):
    """The words of one page, packed (zlib, UTF-8). ``id`` is the page's number in the index."""

    __tablename__ = "library_pages"
    __table_args__ = (UniqueConstraint("file_id", "page"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    file_id: Mapped[str] = mapped_column(ID, ForeignKey("files.id"))
    page: Mapped[int] = mapped_column(Integer)
    text: Mapped[bytes] = mapped_column(LargeBinary)
