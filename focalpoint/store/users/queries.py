"""Who is who, and the settings: light queries, read at every start (docs/adr/0007-start.md)."""

from __future__ import annotations

import json

from focalpoint.domain import users as domain
from focalpoint.store.meta import Reader, select


def read_users(connection: Reader) -> list[domain.User]:
    """Every user, in the order in which they were added; removed ones too."""
    rows = select(
        connection,
        "SELECT id, ref, name, roles, ministry_id, compartments, removed_on FROM users ORDER BY created_at, id",
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
        for row in rows
    ]


def read_settings(connection: Reader) -> dict[str, str]:
    """Every stored setting; one whose first choice was undone counts as never made."""
    rows = select(connection, "SELECT key, value FROM settings WHERE archived_at IS NULL")
    return {row[0]: row[1] for row in rows}


def setting_exists(connection: Reader, setting_id: str) -> bool:
    """Whether a setting has a row already."""
    found = select(connection, "SELECT id FROM settings WHERE id = :id", id=setting_id)
    return bool(found.fetchall())


def read_public_keys(connection: Reader) -> dict[str, str]:
    """User id → public key (hex) of the users who are there: the only place from which they are trusted."""
    rows = select(connection, "SELECT id, public_key FROM users WHERE removed_on IS NULL")
    return {row[0]: row[1] for row in rows}
