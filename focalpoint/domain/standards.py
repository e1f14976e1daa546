"""UN standards and norms in crime prevention and criminal justice: which are applied, where, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5


class Applied(StrEnum):
    """How far a standard is applied."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard in one language, with what the country says of it."""

    id: str
    key: str
    """The shipped standard's key; empty for the office's own."""
    title: str
    resolution: str
    """The resolution that adopted it ("A/RES/70/175"), as cited; own rows hold free text."""
    applied: str = ""
    """An ``Applied``, empty where nobody said."""
    places: str = ""
    """Which institutions, places or procedures apply it."""
    how: str = ""
    """By which law, instruction or training."""
    ministry_id: str | None = None
    verified_on: str | None = None
    classification: str = "unclassified"
    archived: bool = False
    version: int = 0
    """0 where nothing was written yet."""


def standard_id(key: str) -> str:
    """The id of what the country says of a shipped standard, the same in every office."""
    return str(uuid5(NAMESPACE_URL, f"focalpoint:standard:{key}"))
