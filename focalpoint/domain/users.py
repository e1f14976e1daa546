"""The people who can unlock the vault."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class User:
    """A user of the vault. ``casework``: holds that compartment's key. ``removed_on`` is an ISO date."""

    id: str
    ref: str
    name: str
    roles: tuple[str, ...]
    ministry_id: str | None
    casework: bool
    removed_on: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """Who is at work: the user with the roles that count now."""

    user_id: str
    user_name: str
    roles: frozenset[str]
    ministry_id: str | None
    has_casework: bool
