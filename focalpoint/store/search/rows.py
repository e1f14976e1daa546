"""What is searched and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class SearchRow(NamedTuple):
    """One record that was found."""

    entity: str
    """The table."""
    record_id: str
    title: str
    passage: str
    """Words around the first hit, or how the text begins; may be empty."""
    rank: int
    """Why it stands where it stands: 0 exact reference, 1 words of the title, 2 beginnings of words of the title,
    3 beginnings of words anywhere, 4 parts of words."""
    ref: str
    kind: str
    """What the row is: the kind of a node, else the singular of the table."""
    on_entity: str
    """What a comment or file hangs on; empty for other records."""
    on_id: str


@dataclass(frozen=True, slots=True)
class Source:
    """What is indexed of one table, beside its reference: how a search source registers."""

    entity: str
    kind: str
    title: str
    """The column shown as title."""
    fields: tuple[str, ...]
    """The other indexed columns."""
    kind_column: str = ""
    hangs: bool = False
    """Whether the row hangs on another record (columns ``entity`` and ``record_id``)."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read: id, ref, title, kind, what it hangs on, then the indexed texts."""
        return (
            "id",
            "ref",
            self.title,
            self.kind_column or "''",
            "entity" if self.hangs else "''",
            "record_id" if self.hangs else "''",
            *self.fields,
        )


class Texts(NamedTuple):
    """The current texts of one record."""

    record_id: str
    ref: str
    title: str
    kind: str
    on_entity: str
    on_id: str
    body: tuple[str, ...]

    @classmethod
    def of(cls, row: tuple[object, ...]) -> Texts:
        """From a row of ``Source.columns``."""
        values = ["" if value is None else str(value) for value in row]
        record_id, ref, title, kind, on_entity, on_id, *body = values
        return cls(record_id, ref, title, kind, on_entity, on_id, tuple(body))
