"""``focalpoint search``."""

from __future__ import annotations

import argparse
from typing import Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.language import N_, Language


def _arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("text", metavar="TEXT", help=language.gettext("words, or parts of words, in any script"))
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def run(context: Context) -> int:
    """Records that hold the text, best first, from every compartment that the user can open."""
    # With the pen the index catches up with what was written last; without it, whoever holds the pen sees to that.
    with context.workspace(write=True) as workspace:
        hits = workspace.search.find(context.options.text)
    items = [
        {
            "id": hit.id,
            "ref": hit.ref,
            "kind": hit.kind,
            "title": hit.title,
            "passage": hit.passage,
            "compartment": hit.compartment,
        }
        for hit in hits
    ]
    if context.options.json:
        context.give(items)
    else:
        for item in items:
            context.say(f"{item['ref']}\t{item['title']}")
    return DONE


COMMANDS: Final = (Command(("search",), N_("find records by any word"), _arguments, run),)
