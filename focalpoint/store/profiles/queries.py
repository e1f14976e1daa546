"""What is read of profiles and clauses."""

from __future__ import annotations

from sqlalchemy import Connection

from focalpoint.domain import profiles as domain
from focalpoint.store.profiles.rows import ClauseSignOff, ClauseText, StateProfile
from focalpoint.store.reading import read_values


def read_profiles(connection: Connection) -> list[domain.StateProfile]:
    """The profiles that the office keeps, by State."""
    return read_values(connection, StateProfile, domain.StateProfile, order=(StateProfile.state,))


def read_sign_offs(connection: Connection) -> list[domain.ClauseSignOff]:
    """Who answers for which wording."""
    return read_values(connection, ClauseSignOff, domain.ClauseSignOff)


def read_clause_texts(connection: Connection) -> list[domain.ClauseText]:
    """The office's own wordings."""
    return read_values(connection, ClauseText, domain.ClauseText)
