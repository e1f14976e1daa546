"""Of what kind each answer is, and where it stands: the closed set of field types and the shape of a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FieldType(StrEnum):
    """The closed set of field types; a form draws each in one way."""

    TEXT = "text"
    PROSE = "prose"
    """Several paragraphs in the official's own words."""
    DATE = "date"
    INSTANT = "instant"
    """A date and time; its offset from UTC and its seconds are kept as they were written, given or not."""
    YES_NO = "yes_no"
    NUMBER = "number"
    CHOICE = "choice"
    """One of ``options``."""
    STATE = "state"
    """A State's three-letter code."""
    LANGUAGE = "language"
    INSTRUMENT = "instrument"
    ARTICLE = "article"
    PERSON = "person"
    """The ``id`` of an item of ``subj``."""
    ANNEX = "annex"
    """The ``no`` of an item of ``annex``."""
    CLAUSE = "clause"
    EMAIL = "email"
    PHONE = "phone"
    LIST = "list"
    """Items that have fields of their own."""


NUMBERS = frozenset({FieldType.NUMBER, FieldType.ANNEX})


@dataclass(frozen=True, slots=True)
class Leaf:
    """One answer, or (``many``) a list of plain values."""

    type: FieldType
    many: bool = False
    options: tuple[str, ...] = ()
    """Of a choice that takes nothing else; empty: any words are kept."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of items with fields of their own; ``main`` is the field that a bare value stands for.

    ``types`` is filled for assistance alone: the fields below ``fields`` follow the item's ``type``.
    """

    fields: Mapping[str, Leaf | Listed]
    main: str = ""
    types: Mapping[str, Mapping[str, Leaf | Listed]] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)

    def of(self, type_id: str | None) -> Mapping[str, Leaf | Listed]:
        """The fields of an item of this type (the same for every item where the list has no types)."""
        return self.types.get(type_id or "", self.fields)


Fields = Mapping[str, Leaf | Listed]
"""A record's fields by their path inside it (``names.latin``)."""


def nested(leaves: Iterable[tuple[str, Leaf]], mains: Mapping[str, str]) -> dict[str, Leaf | Listed]:
    """The shape of a record from ids in which ``[]`` ends a list's name (``subj[].documents[].type``).

    ``mains`` names, by a list's id, the field that a bare value stands for.
    """
    plain: dict[str, Leaf | Listed] = {}
    lists: dict[str, list[tuple[str, Leaf]]] = {}
    for path, leaf in leaves:
        head, mark, rest = path.partition("[].")
        if not mark:
            plain[path] = leaf
        else:
            lists.setdefault(head, []).append((rest, leaf))
    for head, inner in lists.items():
        below = {name.removeprefix(f"{head}[]."): main for name, main in mains.items() if name.startswith(f"{head}[].")}
        plain[head] = Listed(nested(inner, below), mains.get(head, ""))
    return plain
