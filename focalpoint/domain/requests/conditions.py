"""When a field is wanted: small conditions over the answers, read from the specification's files.

A path that begins with a dot looks inside the item of the list that the field belongs to (``.status``); ``[]`` stands
for every item (``asst[].type``) and the condition holds when it does for one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from focalpoint.domain.requests.answers import Node, State, Value


class Condition:
    """Something that the answers fulfil or not."""

    __slots__ = ()

    def holds(self, answers: Node, item: Node | None = None) -> bool:
        """Whether it is so, for the item of a list where the field stands in one."""
        raise NotImplementedError

    def told(self) -> dict[str, Any]:
        """The condition as data, the way the files write it."""
        raise NotImplementedError


def _values(path: str, answers: Node, item: Node | None) -> tuple[Value, ...]:
    if path.startswith("."):
        return () if item is None else item.gathered(path[1:])
    return answers.gathered(path)


@dataclass(frozen=True, slots=True)
class Always(Condition):
    """In every case."""

    def holds(self, answers: Node, item: Node | None = None) -> bool:
        """True."""
        return True

    def told(self) -> dict[str, Any]:
        """As data."""
        return {"always": True}


@dataclass(frozen=True, slots=True)
class Among(Condition):
    """An answer is one of some values (``equals`` with one, ``in`` with several)."""

    path: str
    values: tuple[Any, ...]

    def holds(self, answers: Node, item: Node | None = None) -> bool:
        """Whether an answer at the path is among the values."""
        return any(value in self.values for value in _values(self.path, answers, item))

    def told(self) -> dict[str, Any]:
        """As data."""
        if len(self.values) == 1:
            return {"equals": [self.path, self.values[0]]}
        return {"in": [self.path, list(self.values)]}


@dataclass(frozen=True, slots=True)
class Only(Condition):
    """There are answers at a path, and all of them are among some values."""

    path: str
    values: tuple[Any, ...]

    def holds(self, answers: Node, item: Node | None = None) -> bool:
        """Whether nothing else is answered."""
        found = _values(self.path, answers, item)
        return bool(found) and all(value in self.values for value in found)

    def told(self) -> dict[str, Any]:
        """As data."""
        return {"only": [self.path, list(self.values)]}


@dataclass(frozen=True, slots=True)
class Filled(Condition):
    """Something is answered at a path; of a list: it has an item."""

    path: str

    def holds(self, answers: Node, item: Node | None = None) -> bool:
        """Whether there is an answer."""
        if _values(self.path, answers, item):
            return True
        home, path = (item, self.path[1:]) if self.path.startswith(".") else (answers, self.path)
        return home is not None and "[]" not in path and home.state(path) is State.ANSWERED

    def told(self) -> dict[str, Any]:
        """As data."""
        return {"filled": self.path}


@dataclass(frozen=True, slots=True)
class AllOf(Condition):
    """Every part holds."""

    parts: tuple[Condition, ...]

    def holds(self, answers: Node, item: Node | None = None) -> bool:
        """Whether every part holds."""
        return all(part.holds(answers, item) for part in self.parts)

    def told(self) -> dict[str, Any]:
        """As data."""
        return {"all": [part.told() for part in self.parts]}


@dataclass(frozen=True, slots=True)
class AnyOf(Condition):
    """One part holds."""

    parts: tuple[Condition, ...]

    def holds(self, answers: Node, item: Node | None = None) -> bool:
        """Whether a part holds."""
        return any(part.holds(answers, item) for part in self.parts)

    def told(self) -> dict[str, Any]:
        """As data."""
        return {"any": [part.told() for part in self.parts]}


@dataclass(frozen=True, slots=True)
class NotSo(Condition):
    """Its part does not hold."""

    part: Condition

    def holds(self, answers: Node, item: Node | None = None) -> bool:
        """Whether the part does not hold."""
        return not self.part.holds(answers, item)

    def told(self) -> dict[str, Any]:
        """As data."""
        return {"not": self.part.told()}


def condition(value: object) -> Condition | None:
    """A condition from the files' data: True, False, or one of ``equals, in, only, filled, all, any, not``.

    Raises:
        ValueError: the files are wrong.
    """
    if isinstance(value, bool):
        return Always() if value else None
    if not isinstance(value, Mapping) or len(value) != 1:
        raise ValueError(f"no condition: {value!r}")
    ((name, inner),) = value.items()
    if name == "equals":
        return Among(inner[0], (inner[1],))
    if name == "in":
        return Among(inner[0], tuple(inner[1]))
    if name == "only":
        return Only(inner[0], tuple(inner[1]))
    if name == "filled":
        return Filled(inner)
    return _joined(name, inner)


def _joined(name: str, inner: Any) -> Condition:  # noqa: ANN401 - what a file says
    if name == "not":
        return NotSo(_part(inner))
    if name in {"all", "any"}:
        return (AllOf if name == "all" else AnyOf)(tuple(_part(each) for each in inner))
    raise ValueError(f"no condition: {name}")


def _part(value: object) -> Condition:
    found = condition(value)
    if found is None:
        raise ValueError("a condition that never holds")
    return found
