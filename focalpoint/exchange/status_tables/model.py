"""What is read of a status table. Names are as printed; acts have the codes of ``domain.instruments.ActKind``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Shape(StrEnum):
    """Whose table it looks like."""

    UNTC = "untc"
    """The UN Treaty Collection: one letter behind the date says which act."""
    ICAO = "icao"
    """Signature, deposit, effective date; successions in notes."""
    GOVERNMENTS = "governments"
    """Several depositary Governments: a date for each capital."""
    IMO = "imo"
    """The act in words behind the date."""
    IAEA = "iaea"
    """A column for the kind of instrument that was deposited."""
    SHEET = "sheet"
    TEXT = "text"
    """Lines of text, pasted or out of a PDF."""


class Order(StrEnum):
    """Which number of 03/04/2015 is the day."""

    UNKNOWN = ""
    """To be found out from the whole table, else asked."""
    DAY_FIRST = "day"
    MONTH_FIRST = "month"


@dataclass(frozen=True, slots=True)
class ReadAct:
    """An act that a row tells. Dates are ISO texts."""

    kind: str
    date: str
    effective: str = ""
    """When it took or takes effect, as printed."""
    note: str = ""
    inferred: bool = False
    """The kind follows from the table's other columns; the row does not say it."""


@dataclass(frozen=True, slots=True)
class ReadNote:
    """Something doubtful about a row (0: about the table)."""

    row: int
    code: str
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row with a name. ``others``: what the name could be as well where lines were cut, the likeliest first."""

    row: int
    name: str
    acts: tuple[ReadAct, ...] = ()
    others: tuple[str, ...] = ()
    last: bool = False
    """It stands below the last row that has a date: perhaps a footnote."""


@dataclass(slots=True)
class StatusTable:
    """A table as read."""

    shape: Shape
    title: str = ""
    """What stands above the header."""
    rows: list[ReadRow] = field(default_factory=list)
    notes: list[ReadNote] = field(default_factory=list)
    order: Order = Order.UNKNOWN
    """How ambiguous dates were read; unknown: there are none, or they were left out."""

    def packed(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self)

    @classmethod
    def unpacked(cls, given: Mapping[str, Any]) -> StatusTable:
        """What ``packed`` made."""
        rows = [
            ReadRow(
                row["row"],
                row["name"],
                tuple(ReadAct(**act) for act in row["acts"]),
                tuple(row["others"]),
                row["last"],
            )
            for row in given["rows"]
        ]
        notes = [ReadNote(**note) for note in given["notes"]]
        return cls(Shape(given["shape"]), given["title"], rows, notes, Order(given["order"]))
