"""How a figure registers on the first page: one value in a list. A new capability adds its own tile that way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from focalpoint.domain.today import TileFigure, Today
from focalpoint.language import N_, Language
from focalpoint.words import today as words

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

Numbers = TypeVar("Numbers")


@dataclass(frozen=True)  # no slots: Python 3.11 cannot make a generic one of them
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


def _read_today(workspace: Workspace) -> Today:
    return workspace.today.latest()


OVERDUE: Final = TileDescriptor("overdue", N_("Overdue tasks"), 10, _read_today, words.overdue)
SOON: Final = TileDescriptor("soon", N_("Due within 14 days"), 20, _read_today, words.soon)
WAITING: Final = TileDescriptor("waiting", N_("Waiting for others"), 30, _read_today, words.waiting)
BACKUP: Final = TileDescriptor("backup", N_("Last backup"), 90, _read_today, words.backup)
TILES: Final = (OVERDUE, SOON, WAITING, BACKUP)
"""The tiles of what every vault has."""
