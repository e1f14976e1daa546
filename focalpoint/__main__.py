"""``focalpoint`` opens the window; ``focalpoint <command> …`` runs headless."""

from __future__ import annotations

import logging
import multiprocessing
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Start what the arguments ask for. Returns the exit status."""
    multiprocessing.freeze_support()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--import-child"]:  # a frozen application starts itself to read a file under limits
        from focalpoint.exchange.child import main as read_file

        return read_file()
    if not given:
        from focalpoint.app import main_window

        return main_window()
    from focalpoint.cli.commands import all_commands
    from focalpoint.cli.main import main as run_command

    # Standard error carries one sentence, and that only on failure.
    warnings.simplefilter("ignore")
    logging.getLogger().addHandler(logging.NullHandler())
    return run_command(given, all_commands(), take_screenshots=_take_screenshots)


def _take_screenshots(folder: Path, *, language: str, theme: str, size: tuple[int, int], scale: float) -> list[Path]:
    from focalpoint.app import pages
    from focalpoint.ui.screenshots import take

    return take(folder, pages=pages(), language=language, theme=theme, size=size, scale=scale)


if __name__ == "__main__":
    sys.exit(main())
