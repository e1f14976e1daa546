"""Every headless command, in the order in which ``--help`` lists them."""

from __future__ import annotations

from collections.abc import Sequence

from focalpoint.capabilities import CAPABILITIES, Capability, Kind, descriptors
from focalpoint.cli.command import Command


def all_commands(capabilities: Sequence[Capability] = CAPABILITIES) -> tuple[Command, ...]:
    """The commands of the capabilities."""
    return descriptors(capabilities, Kind.COMMANDS, Command)
