"""Who is who, and the settings: light queries, read at every start (docs/adr/0007-start.md)."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from focalpoint.domain import users as domain
from focalpoint.store.schema import light_table

_USERS = light_table(
    "users", "id", "ref", "name", "roles", "ministry_id", "compartments", "removed_on", "public_key", "created_at"
)
_SETTINGS = light_table("settings", "id", "key", "value", "archived_at")


def read_users(connection: Connection) -> list[domain.User]:
    """Every user, in the order in which they were added; removed ones too."""
    query = select(
        _USERS.c.id,
        _USERS.c.ref,
        _USERS.c.name,
        _USERS.c.roles,
        _USERS.c.ministry_id,
        _USERS.c.compartments,
        _USERS.c.removed_on,
    )
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
        for row in connection.execute(query.order_by(_USERS.c.created_at, _USERS.c.id))
    ]


def read_settings(connection: Connection) -> dict[str, str]:
    """Every stored setting; one whose first choice was undone counts as never made."""
    query = select(_SETTINGS.c.key, _SETTINGS.c.value).where(_SETTINGS.c.archived_at.is_(None))
    return {row[0]: row[1] for row in connection.execute(query)}


def setting_exists(connection: Connection, setting_id: str) -> bool:
    """Whether a setting has a row already."""
    return connection.execute(select(_SETTINGS.c.id).where(_SETTINGS.c.id == setting_id)).scalar() is not None


def read_public_keys(connection: Connection) -> dict[str, str]:
    """User id → public key (hex) of the users who are there: the only place from which they are trusted."""
    query = select(_USERS.c.id, _USERS.c.public_key).where(_USERS.c.removed_on.is_(None))
    return {row[0]: row[1] for row in connection.execute(query)}
