"""What a write did: the one value behind audit, history, undo and exchange."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Value = str | int | float | None
"""What a journaled field holds: dates and instants are ISO text, sets and lists are JSON text."""


class Compartment(StrEnum):
    """An encrypted file of the vault with its own key, journal, search index and schema version."""

    OFFICE = "office"
    CASEWORK = "casework"


class Action(StrEnum):
    """What happened to one record."""

    INSERT = "insert"
    UPDATE = "update"
    ARCHIVE = "archive"
    RESTORE = "restore"
    ERASE = "erase"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Change:
    """One record's part of a unit of work: the fields that changed, before and after."""

    entity: str
    record_id: str
    action: Action
    before: Mapping[str, Value]
    after: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One unit of work: everything that one act of a person changed in one compartment."""

    batch: str
    compartment: Compartment
    cause: str
    at: str
    changes: tuple[Change, ...]

    def ids(self, entity: str) -> frozenset[str]:
        """The records of one entity (table name) that changed."""
        return frozenset(change.record_id for change in self.changes if change.entity == entity)

    @property
    def entities(self) -> frozenset[str]:
        """The tables that changed."""
        return frozenset(change.entity for change in self.changes)
