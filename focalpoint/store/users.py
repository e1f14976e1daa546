"""Tables of users and settings."""

from __future__ import annotations

import json

from sqlalchemy import Connection, ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column

from focalpoint.domain import users as domain
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


def read_users(connection: Connection) -> list[domain.User]:
    """Every user, in the order in which they were added; removed ones too."""
    query = select(User.id, User.ref, User.name, User.roles, User.ministry_id, User.compartments, User.removed_on)
    return [
        domain.User(
            id=row[0],
            ref=row[1],
            name=row[2],
            roles=tuple(json.loads(row[3])),
            ministry_id=row[4],
            casework="casework" in json.loads(row[5]),
            removed_on=row[6],
        )
        for row in connection.execute(query.order_by(User.created_at, User.id))
    ]


def read_settings(connection: Connection) -> dict[str, str]:
    """Every stored setting."""
    return {row[0]: row[1] for row in connection.execute(select(Setting.key, Setting.value))}


def setting_exists(connection: Connection, setting_id: str) -> bool:
    """Whether a setting has a row already."""
    return connection.execute(select(Setting.id).where(Setting.id == setting_id)).scalar() is not None


def read_public_keys(connection: Connection) -> dict[str, str]:
    """User id → public key (hex) of the users who are there: the only place from which they are trusted."""
    query = select(User.id, User.public_key).where(User.removed_on.is_(None))
    return {row[0]: row[1] for row in connection.execute(query)}
