"""The directory as a sheet: which columns a row of each kind has. What is written is exactly what is read again."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from focalpoint.domain.bodies import FIELDS, LISTS, BodyKind


class RowKind(StrEnum):
    """What a row of a sheet is. The first three are kinds of bodies."""

    AUTHORITY = "authority"
    NETWORK = "network"
    DONOR = "donor"
    MINISTRY = "ministry"
    PERSON = "person"


TABLE_OF: Final[Mapping[RowKind, str]] = {
    RowKind.AUTHORITY: "bodies",
    RowKind.NETWORK: "bodies",
    RowKind.DONOR: "bodies",
    RowKind.MINISTRY: "ministries",
    RowKind.PERSON: "people",
}
"""The table in which a row's record is kept."""

PRINTED: Final = (
    "name", "sort", "state", "purposes", "members", "areas", "short_code", "parent_id", "function", "ministry_id",
    "phone", "email", "verified_on",
)  # fmt: skip
"""What fits on paper: these columns come first, and those after them stay on the screen."""
_BODY_ORDER: Final = (
    *(name for name in PRINTED if name not in {"short_code", "parent_id", "function", "ministry_id"}),
    "short_name", "instruments", "network_ids", "contact", "address", "fax", "website", "urgent_contact", "languages",
    "channel", "hours", "zone", "valid_from", "valid_until", "verified_by", "source", "note", "classification",
)  # fmt: skip
COLUMNS: Final[Mapping[RowKind, tuple[str, ...]]] = {
    **{RowKind(kind.value): tuple(name for name in _BODY_ORDER if name in FIELDS[kind]) for kind in BodyKind},
    RowKind.MINISTRY: ("name", "short_code", "parent_id", "phone", "email", "verified_on", "note"),
    RowKind.PERSON: ("name", "function", "ministry_id", "phone", "email", "verified_on", "language", "note"),
}
"""The columns of each kind, by the fields of its record, in the order of the sheet."""

EVERY_COLUMN: Final = tuple(dict.fromkeys((*PRINTED, *_BODY_ORDER, "language")))
"""The columns of one table that holds rows of every kind."""

DAYS: Final = frozenset({"valid_from", "valid_until", "verified_on"})
"""Columns that hold a civil date."""
CODES: Final = frozenset({"sort", "channel", "classification", "purposes", "areas", "languages", "language"})
"""Columns whose words stand for codes; of ``LISTS``, several in one cell."""
STATES: Final = frozenset({"state", "members"})
"""Columns that name States."""
RECORDS: Final[Mapping[str, RowKind]] = {
    "network_ids": RowKind.NETWORK,
    "parent_id": RowKind.MINISTRY,
    "ministry_id": RowKind.MINISTRY,
}
"""Columns that name other rows, and of which kind those are."""
SEVERAL: Final = LISTS
"""Columns that may name several things in one cell, parted by semicolons."""
KEY: Final = "key"
"""The hidden column by which a row is known again: id and version, parted by a colon."""
CLEAR: Final = "[clear]"
"""What empties a field; an empty cell changes nothing."""
