"""Tables of users and settings."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.store.schema import ID, Base, Record, Text


class User(Record, Base):
    """A person who can unlock the vault. ``public_key`` is trusted from here, never from ``keys.json``."""

    __tablename__ = "users"

    name: Mapped[str] = mapped_column(Text)
    roles: Mapped[str] = mapped_column(Text, default="[]")
    ministry_id: Mapped[str | None] = mapped_column(ID, ForeignKey("ministries.id"))
    public_key: Mapped[str] = mapped_column(String(64), default="")
    compartments: Mapped[str] = mapped_column(Text, default='["office"]')
    removed_on: Mapped[str | None] = mapped_column(String(10))


class Setting(Record, Base):
    """One setting of the vault; ``id`` is derived from the key so that two offices' rows are the same row."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(String(80), unique=True)
    value: Mapped[str] = mapped_column(Text, default="")
