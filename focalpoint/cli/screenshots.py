"""``focalpoint screenshots``: every page and dialog as a picture."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.cli.errors import NoDisplayError, SizeError
from focalpoint.language import N_, Language


def _arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("folder", metavar="DIR", help=language.gettext("where the pictures go"))
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help=language.gettext("light or dark"))
    parser.add_argument("--size", metavar="1366x768", default="1366x768", help=language.gettext("of the window"))


def run(context: Context) -> int:
    """Take the pictures and say where they are."""
    options = context.options
    size = re.fullmatch(r"([1-9]\d{2,3})[xX×]([1-9]\d{2,3})", options.size)
    if size is None:
        raise SizeError(size=options.size)
    if context.take_screenshots is None:
        raise NoDisplayError
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    taken = context.take_screenshots(
        folder, language=context.language.code, theme=options.theme, size=(int(size[1]), int(size[2]))
    )
    for path in taken:
        context.say(str(path.resolve()))
    return DONE


COMMANDS: Final = (Command(("screenshots",), N_("every page and dialog as a picture"), _arguments, run),)
