"""Every headless command, in the order in which ``--help`` lists them."""

from __future__ import annotations

from typing import Final

from focalpoint.cli import demo, plan, screenshots, search, tasks, vault
from focalpoint.cli.command import Command

COMMANDS: Final[tuple[Command, ...]] = (
    *demo.COMMANDS,
    *vault.COMMANDS,
    *plan.COMMANDS,
    *tasks.COMMANDS,
    *search.COMMANDS,
    *screenshots.COMMANDS,
)
