"""How a deliverable registers: one value, which the window's Export menu, ``demo`` and the tests all read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from focalpoint.capabilities import Capability, Kind, descriptors
from focalpoint.domain.progress import Progress
from focalpoint.language import Language

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What somebody wants written."""

    workspace: Workspace
    target: Path
    language: Language
    progress: Progress
    record_id: str | None = None
    """Of the record that it is about, such as a plan; None: the current one."""
    options: Mapping[str, str] = field(default_factory=dict)
    """What else was chosen, such as ``as_of`` (ISO date) and ``basis``; a deliverable passes over what it knows not."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, for the journal."""

    entity: str
    record_id: str
    marking: str
    """The classification that stands on it."""


@dataclass(frozen=True, slots=True)
class ExportDescriptor:
    """A deliverable."""

    name: str
    """A code that names it alone, such as ``plan.xlsx``."""
    suffix: str
    label: str
    """An ``N_`` literal: the entry of the menu."""
    file_name: str
    """An ``N_`` literal: what the file is called at first, without day and suffix."""
    demo_name: str
    """The file that ``focalpoint demo`` makes of it."""
    write: Callable[[ExportOrder], Written]
    """Writes the target whole or not at all; called on a worker. Import heavy libraries inside it."""
    cause: str
    """The journal's cause, such as ``export.plan``."""
    page: str = "plan"
    """The page whose menu offers it."""


def exports_of(capabilities: Sequence[Capability], page: str = "") -> tuple[ExportDescriptor, ...]:
    """Every deliverable of the capabilities; those that one page offers, where it is named."""
    every = descriptors(capabilities, Kind.EXPORTS, ExportDescriptor)
    return tuple(each for each in every if page in {"", each.page})
