"""How a figure registers on the first page: one value in a list. A new capability adds its own tile that way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from focalpoint.domain.today import TileFigure
from focalpoint.language import Language

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

Numbers = TypeVar("Numbers")


@dataclass(frozen=True, slots=True)
class TileDescriptor(Generic[Numbers]):
    """A tile of the first page, in two halves: reading the vault, and saying what was read."""

    name: str
    label: str
    """An ``N_`` literal: what is counted."""
    order: int
    read: Callable[[Workspace], Numbers | None]
    """Called on a worker; must not write. None when there is nothing to show to this session."""
    say: Callable[[Numbers, Language], TileFigure]
    """Called on the window's thread, again at each change of language: a function of ``words/``."""
