"""What a rule is: a code, when it applies, and a function that finds what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from typing import TypeAlias

from focalpoint.domain.requests.checks.draft import Draft


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that a rule found; the table of severities says how grave it is."""

    field: str
    reason: str = ""
    """Which of the rule's several findings; empty for its only one."""
    values: Mapping[str, object] = made(default_factory=dict)
    source: str = ""
    """As cited, where it is not the rule's own."""
    asked: bool = False
    """Whether the governing text itself asks for it: urgency then lowers nothing."""


Finds: TypeAlias = Callable[[Draft], Iterable[Hit]]
Applies: TypeAlias = Callable[[Draft], bool]


def always(_draft: Draft) -> bool:
    """For rules that apply to every request."""
    return True


TypeFinds: TypeAlias = Callable[[Draft, str], Iterable[Hit]]
"""A check that several types of assistance share: it is told for which one it looks."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule."""

    code: str
    finds: Finds
    applies: Applies = always
    shared: str = ""
    """The name of its row in the table, where several types share a check (``T:*.identifiers``)."""


def each_type(types: Iterable[str], check: str, finds: TypeFinds) -> tuple[Rule, ...]:
    """A check that several types share, as a rule of each (``T:<type>.<check>``)."""
    return tuple(_of_type(type_id, check, finds) for type_id in types)


def _of_type(type_id: str, check: str, finds: TypeFinds) -> Rule:
    def of_this(draft: Draft) -> Iterable[Hit]:
        return finds(draft, type_id)

    of_this.__doc__ = finds.__doc__
    return Rule(f"T:{type_id}.{check}", of_this, lambda draft: type_id in draft.types, f"T:*.{check}")
