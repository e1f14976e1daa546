"""``focalpoint screenshots``: every page and dialog as a picture."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.cli.errors import NoDisplayError, ScaleError, SizeError
from focalpoint.language import N_, Language

LEAST: Final = (800, 520)
"""The smallest window that there is."""
MOST: Final = 4.0


def _arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("folder", metavar="DIR", help=language.gettext("where the pictures go"))
    parser.add_argument(
        "--theme",
        choices=("light", "dark", "contrast"),
        default="light",
        help=language.gettext("light, dark or high contrast"),
    )
    parser.add_argument("--size", metavar="1366x768", default="1366x768", help=language.gettext("of the window"))
    parser.add_argument(
        "--scale",
        metavar="1",
        default="1",
        help=language.gettext("how fine the screen is, from 1 to 4: the pictures grow with it"),
    )


def run(context: Context) -> int:
    """Take the pictures and say where they are."""
    options = context.options
    size = _size(options.size)
    scale = _scale(options.scale)
    if context.take_screenshots is None:
        raise NoDisplayError
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    taken = context.take_screenshots(
        folder, language=context.language.code, theme=options.theme, size=size, scale=scale
    )
    for path in taken:
        context.say(str(path.resolve()))
    return DONE


def _size(written: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,4})[xX×](\d{3,4})", written)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if size[0] < LEAST[0] or size[1] < LEAST[1]:
        raise SizeError(size=written, least=f"{LEAST[0]}x{LEAST[1]}")
    return size


def _scale(written: str) -> float:
    if not re.fullmatch(r"[1-4](\.\d{1,2})?", written) or float(written) > MOST:
        raise ScaleError(scale=written)
    return float(written)


COMMANDS: Final = (Command(("screenshots",), N_("every page and dialog as a picture"), _arguments, run),)
