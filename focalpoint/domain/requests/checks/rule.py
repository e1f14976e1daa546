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


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule."""

    code: str
    finds: Finds
    applies: Applies = always
