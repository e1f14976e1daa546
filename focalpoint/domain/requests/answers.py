"""What has been answered in a request: unchangeable values that never lose what was written.

A value keeps the form of ``FILE.json`` (text, number, yes/no, ISO date); ``get`` gives it typed and clean, so that a
control character or a missing second is kept as found and yet hurts nobody who prints.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.requests.shapes import Fields, FieldType, Listed

Value = str | int | float | bool | date | datetime | tuple[Any, ...]
Json = Any
"""A value as ``FILE.json`` holds it."""

_INDEXED: Final = re.compile(r"([^\[\]]+)\[(\d{1,6})\](?:\.(.+))?\Z")
_NOT_PRINTED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class State(StrEnum):
    """Whether there is an answer; hidden answers keep theirs."""

    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"
    """Said to be unknown (``null``)."""
    CLEARED = "cleared"
    """Taken away on purpose (``{"cleared": true}``)."""
    NONE = "none"
    """A list of which is said that there are none (``[]``)."""
    ANSWERED = "answered"


class AnswersError(FocalPointError):
    """An answer cannot be read; nothing was changed. Details: ``path``, ``reason`` (a code with a sentence)."""

    code = "answers"

    def __init__(self, path: str, reason: str, **more: object) -> None:
        super().__init__(path=path, reason=reason, **more)
        self.path = path
        self.reason = reason


class Node:
    """A record's answers by their path inside it; the request itself and each item of a list are such records."""

    __slots__ = ("_fields", "_given", "_values")

    def __init__(self, fields: Fields, values: Mapping[str, Any] | None = None) -> None:
        self._fields = fields
        self._values: Mapping[str, Any] = MappingProxyType(dict(values or {}))
        self._given: dict[str, Value | None] = {}  # what was typed and cleaned once: rules ask the same again and again

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and dict(self._values) == dict(other._values)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._values)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({sorted(self._values)})"  # never the answers: they are secrets

    @property
    def fields(self) -> Fields:
        """What may be answered here."""
        return self._fields

    @property
    def stored(self) -> Mapping[str, Any]:
        """What is kept, by path: a JSON value, ``None``, ``State.CLEARED``, a tuple of values or of ``Item``."""
        return self._values

    def get(self, path: str) -> Value | None:
        """The answer at a path, typed; None when unanswered, unknown, cleared or no such field.

        Text is stripped and without characters that no document can hold; dates are ``date``, instants ``datetime``
        (with an offset only where one was written); a list is a tuple.
        """
        node, name = self.home(path)
        return None if node is None else node.given(name)

    def given(self, name: str) -> Value | None:
        """What ``get`` gives of one of this record's own fields."""
        if name not in self._given:
            self._given[name] = self._read(name)
        return self._given[name]

    def _read(self, name: str) -> Value | None:
        kept = self._values.get(name)
        if kept is None or kept is State.CLEARED:
            return None
        leaf = self._fields[name]
        if isinstance(leaf, Listed):
            return tuple(kept)
        if leaf.many:
            return tuple(value for value in (_typed(each, leaf.type) for each in kept) if value is not None)
        return _typed(kept, leaf.type)

    def raw(self, path: str) -> Json:
        """The answer exactly as written (an instant without its seconds, an untrimmed text); None for none."""
        node, name = self.home(path)
        kept = None if node is None else node.stored.get(name)
        return None if kept is State.CLEARED else kept

    def text(self, path: str) -> str:
        """The answer as text; empty when there is none."""
        value = self.get(path)
        return "" if value is None or isinstance(value, tuple) else str(value)

    def state(self, path: str) -> State:
        """Whether a field, or any field of a compound, is answered."""
        node, name = self.home(path)
        if node is not None and name in node.fields:
            return node.state_here(name)
        below = [node.state_here(each) for each in node.fields if each.startswith(f"{name}.")] if node else []
        if State.ANSWERED in below:
            return State.ANSWERED
        return below[0] if below and len(set(below)) == 1 else State.UNANSWERED

    def items(self, path: str) -> tuple[Item, ...]:
        """The items of a list; none when it is unanswered, unknown or cleared."""
        node, name = self.home(path)
        kept = None if node is None else node.stored.get(name)
        if node is None or not isinstance(kept, tuple) or not isinstance(node.fields.get(name), Listed):
            return ()
        return kept

    def gathered(self, path: str) -> tuple[Value, ...]:
        """Every answer under a path in which ``[]`` stands for each item (``subj[].nationalities``), lists opened."""
        head, mark, rest = path.partition("[].")
        if mark:
            return tuple(value for item in self.items(head) for value in item.gathered(rest))
        value = self.get(path)
        if isinstance(value, tuple):
            return tuple(each for each in value if not isinstance(each, Item))
        return () if value is None else (value,)

    def leaves(self, prefix: str = "") -> Iterator[tuple[str, Value]]:
        """Every answered field with its full path (``subj[0].names.latin``); what is in lists in their order."""
        for name in self._values:
            if isinstance(self._fields.get(name), Listed):
                for item in self.items(name):
                    yield from item.leaves(f"{prefix}{name}[{item.index}].")
            elif (value := self.get(name)) is not None and value != ():
                yield f"{prefix}{name}", value

    def rows(self, prefix: str = "") -> Iterator[tuple[str, Json]]:
        """Everything that is kept, by full path, as JSON: what a store holds, one row an answer.

        Unknown is ``None``, cleared ``{"cleared": True}``, an empty list ``[]``, an item without any answer ``{}``.
        """
        for name, kept in self._values.items():
            path = f"{prefix}{name}"
            if not isinstance(self._fields.get(name), Listed) or not isinstance(kept, tuple) or not kept:
                yield path, as_json(kept)
                continue
            for item in kept:
                inner = list(item.rows(f"{path}[{item.index}]."))
                yield from inner or [(f"{path}[{item.index}]", {})]

    def state_here(self, name: str) -> State:
        """Whether one of this record's own fields is answered."""
        if name not in self._values:
            return State.UNANSWERED
        kept = self._values[name]
        if kept is None:
            return State.UNKNOWN
        if kept is State.CLEARED:
            return State.CLEARED
        if isinstance(kept, tuple):
            return State.ANSWERED if kept else State.NONE
        return State.UNANSWERED if self.get(name) is None else State.ANSWERED

    def home(self, path: str) -> tuple[Node | None, str]:
        """The record in which a path ends, and the field's name there."""
        found = _INDEXED.match(path) if "[" in path else None
        if found is None:
            return self, path
        head, number, rest = found.group(1), int(found.group(2)), found.group(3)
        # "subj[0].documents[1].number": the greedy head stops at the first bracket, the rest goes on in the item.
        items = self.items(head)
        if number >= len(items) or rest is None:
            return None, path
        return items[number].home(rest)


class Item(Node):
    """One item of a list; ``index`` counts from 0."""

    __slots__ = ("index",)

    def __init__(self, fields: Fields, values: Mapping[str, Any] | None = None, index: int = 0) -> None:
        super().__init__(fields, values)
        self.index = index

    @property
    def id(self) -> str:
        """Its own id (``P1``), where it has one."""
        return self.text("id")

    @property
    def type(self) -> str:
        """What is asked, for an item of assistance."""
        return self.text("type")


class Answers(Node):
    """All that has been answered in one request."""

    __slots__ = ()

    def assistance(self) -> tuple[Item, ...]:
        """What is asked; the fields of each type are below ``fields.`` (``item.get("fields.bank")``)."""
        return self.items("asst")

    def with_(self, path: str, value: object) -> Answers:
        """The same answers with another one at a path: None says unknown, ``State.CLEARED`` cleared.

        ``State.UNANSWERED`` takes the answer, or the item of a list, away. A list takes a sequence of objects; a path
        that ends in the next free index (``subj[2]``) appends an item.

        Raises:
            AnswersError: no such field, or a value that it cannot hold.
        """
        from focalpoint.domain.requests.changing import changed

        return Answers(self.fields, changed(self, path, value))

    def next_id(self, path: str) -> str:
        """A free id for a new item of a list (``P3`` beside ``P1`` and ``P2``)."""
        taken = {item.id for item in self.items(path)}
        letter = {"subj": "P", "vict": "V", "asst": "A"}.get(path, "N")
        return next(f"{letter}{number}" for number in range(1, len(taken) + 2) if f"{letter}{number}" not in taken)

    @staticmethod
    def of_rows(fields: Fields, rows: Iterable[tuple[str, Json]]) -> Answers:
        """Answers again from what ``rows`` gave, in any order.

        Raises:
            AnswersError: a row names no field or holds another type.
        """
        from focalpoint.domain.requests.changing import from_rows

        return Answers(fields, from_rows(fields, rows))


@dataclass(frozen=True, slots=True)
class Request:
    """One letter to one State as data: what ``FILE.json`` holds."""

    kind: str
    stage: str | None
    language: str
    answers: Answers


def as_json(kept: object) -> Json:
    """What is kept of one field, as JSON."""
    if kept is State.CLEARED:
        return {"cleared": True}
    return list(kept) if isinstance(kept, tuple) else kept


def clean(text: str) -> str:
    """A text as a document can hold it; empty where nothing in it can be seen."""
    found = _NOT_PRINTED.sub("", text).strip()
    return found if any(unicodedata.category(letter)[0] not in "CZ" for letter in found) else ""


def _typed(kept: object, kind: FieldType) -> Value | None:
    if not isinstance(kept, str):
        return kept if isinstance(kept, int | float) else None
    if kind is FieldType.DATE:
        return date.fromisoformat(kept)
    if kind is FieldType.INSTANT:
        return datetime.fromisoformat(kept)
    return clean(kept) or None
