"""What the application can do: one list of capabilities, each with its doors into the layers.

A new capability adds files of its own and one entry to ``CAPABILITIES``; nothing else is edited. A door is written
``"module:NAME"`` and opened by the layer that it leads into, when that layer needs it: this module knows none of them,
and reading the list loads nothing (docs/adr/0008-doors.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Final, TypeVar

Descriptor = TypeVar("Descriptor")


class Kind(StrEnum):
    """What a capability can bring. The value is the field of ``Capability``."""

    PAGES = "pages"
    COMMANDS = "commands"
    SEARCH = "search"
    DEADLINES = "deadlines"
    TILES = "tiles"
    IMPORTS = "imports"
    EXPORTS = "exports"


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing that the application can do. Each door names one descriptor, or a tuple of them."""

    name: str
    pages: tuple[str, ...] = ()
    """``ui.shell.context.PageDescriptor``: in ``ui``."""
    commands: tuple[str, ...] = ()
    """``cli.command.Command``: in ``cli``; ``--help`` keeps the order of this list."""
    search: tuple[str, ...] = ()
    """``store.search.rows.Source``, a table each: in ``store``."""
    deadlines: tuple[str, ...] = ()
    """``services.deadlines.DeadlineSource``: in ``services``."""
    tiles: tuple[str, ...] = ()
    """``services.today_tiles.TileDescriptor``: in ``services``."""
    imports: tuple[str, ...] = ()
    """``exchange.formats.ImportDescriptor``, a kind of file each: in ``exchange``."""
    exports: tuple[str, ...] = ()
    """``services.exports.ExportDescriptor``, a deliverable each: in ``services``."""

    def doors(self, kind: Kind) -> tuple[str, ...]:
        """The doors of one kind."""
        found: tuple[str, ...] = getattr(self, kind.value)
        return found


CAPABILITIES: Final[tuple[Capability, ...]] = (
    Capability("sample", commands=("focalpoint.cli.demo:COMMANDS",)),
    Capability("vault", commands=("focalpoint.cli.vault:COMMANDS",)),
    Capability(
        "today",
        pages=("focalpoint.ui.pages.today.descriptor:TODAY",),
        commands=("focalpoint.cli.today:COMMANDS",),
        tiles=("focalpoint.services.today_tiles:TILES",),
        exports=("focalpoint.services.digest:DIGEST",),
    ),
    Capability(
        "plan",
        pages=("focalpoint.ui.pages.catalogue:PLAN_PAGE",),
        commands=("focalpoint.cli.plan:COMMANDS",),
        search=("focalpoint.store.search.sources:PLAN",),
        deadlines=("focalpoint.services.deadlines:PLAN",),
        imports=("focalpoint.exchange.formats:PLAN",),
        exports=("focalpoint.services.plan_exports:PLAN",),
    ),
    Capability(
        "tasks",
        pages=("focalpoint.ui.pages.catalogue:TASKS_PAGE",),
        commands=("focalpoint.cli.tasks:COMMANDS",),
        search=("focalpoint.store.search.sources:TASKS",),
        deadlines=("focalpoint.services.deadlines:TASKS",),
    ),
    Capability(
        "directory",
        pages=("focalpoint.ui.pages.catalogue:DIRECTORY_PAGE",),
        commands=("focalpoint.cli.directory:COMMANDS",),
        search=("focalpoint.store.search.sources:DIRECTORY",),
        deadlines=("focalpoint.services.directory_doors:CHECKS",),
        tiles=("focalpoint.services.directory_doors:TO_VERIFY",),
        exports=("focalpoint.services.handover:HANDOVER", "focalpoint.services.directory_export:DIRECTORY"),
    ),
    Capability(
        "library",
        pages=("focalpoint.ui.pages.library.descriptor:LIBRARY",),
        commands=("focalpoint.cli.library:COMMANDS", "focalpoint.cli.instruments_export:LIBRARY"),
        search=("focalpoint.store.search.sources:LIBRARY",),
        exports=("focalpoint.services.library_exports:LIBRARY",),
    ),
    Capability(
        "provisions",
        pages=("focalpoint.ui.pages.implementation.descriptor:IMPLEMENTATION",),
        commands=("focalpoint.cli.provisions:COMMANDS", "focalpoint.cli.instruments_export:PROVISIONS"),
        search=("focalpoint.store.search.sources:PROVISIONS",),
        deadlines=("focalpoint.services.provision_deadlines:PROVISIONS",),
        exports=("focalpoint.services.provision_exports:PROVISIONS",),
    ),
    Capability(
        "instruments",
        pages=("focalpoint.ui.pages.instruments.descriptor:INSTRUMENTS",),
        commands=("focalpoint.cli.instruments:COMMANDS", "focalpoint.cli.instruments_export:INSTRUMENTS"),
        search=("focalpoint.store.search.sources:INSTRUMENTS",),
        deadlines=("focalpoint.services.instrument_doors:DEADLINES",),
        tiles=("focalpoint.services.instrument_doors:PROGRESS",),
        exports=("focalpoint.services.instrument_exports:INSTRUMENTS",),
    ),
    Capability("states", commands=("focalpoint.cli.instruments_import:COMMANDS",)),
    Capability("comments", search=("focalpoint.store.search.sources:COMMENTS",)),
    Capability("files", search=("focalpoint.store.search.sources:FILES",)),
    Capability("cases", search=("focalpoint.store.search.sources:CASES",)),
    Capability(
        "requests",
        pages=("focalpoint.ui.pages.requests.descriptor:REQUESTS",),
        commands=("focalpoint.cli.requests:COMMANDS",),
        search=("focalpoint.store.search.sources:REQUESTS",),
        deadlines=("focalpoint.services.request_doors:DEADLINES",),
        tiles=("focalpoint.services.request_doors:OPEN",),
        exports=("focalpoint.services.register_exports:REGISTER",),
    ),
    Capability(
        "profiles",
        search=("focalpoint.store.search.sources:PROFILES",),
        deadlines=("focalpoint.services.request_doors:PROFILES",),
    ),
    Capability("search", commands=("focalpoint.cli.search:COMMANDS",)),
    Capability("audit", pages=("focalpoint.ui.pages.audit.descriptor:AUDIT",)),
    Capability("settings", pages=("focalpoint.ui.pages.settings.descriptor:SETTINGS",)),
    Capability("screenshots", commands=("focalpoint.cli.screenshots:COMMANDS",)),
)
"""Every capability. The pages stand in the window by their own order, the commands in that of this list."""


def descriptors(capabilities: Iterable[Capability], kind: Kind, of: type[Descriptor]) -> tuple[Descriptor, ...]:
    """What stands behind the doors of one kind, in the order of the list; their modules are loaded now.

    Raises:
        TypeError: a door leads to something else than an ``of``.
    """
    found = []
    for capability in capabilities:
        for door in capability.doors(kind):
            behind = behind_door(door)
            for each in behind if isinstance(behind, tuple) else (behind,):
                if not isinstance(each, of):
                    raise TypeError(f"{door} is no {of.__name__}")
                found.append(each)
    return tuple(found)


def behind_door(door: str) -> object:
    """What the name in the module stands for."""
    module, _, name = door.partition(":")
    return getattr(import_module(module), name)
