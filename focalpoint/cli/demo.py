"""``focalpoint demo``: the sample country and every deliverable made from it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.language import N_, Language

SAMPLE_NAME: Final = "sample.focalpoint"


def _arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("folder", metavar="DIR", help=language.gettext("where the sample and its deliverables go"))


def run(context: Context) -> int:
    """Make the sample country (kept if it is there) and write every deliverable; print their paths."""
    from focalpoint.services.export_doors import exports_of
    from focalpoint.services.sample import open_sample

    folder = Path(context.options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    workspace = open_sample(folder / SAMPLE_NAME, language=context.language.code, clock=context.clock)
    try:
        target = folder / "deliverables" / context.language.code
        target.mkdir(parents=True, exist_ok=True)
        for export in exports_of(workspace.capabilities):
            workspace.exports.write(export.name, target / export.demo_name, language=context.language)
    finally:
        workspace.close()
    for path in sorted(target.iterdir()):  # the table comes as two files
        context.say(str(path.resolve()))
    return DONE


COMMANDS: Final = (Command(("demo",), N_("the sample country and its deliverables"), _arguments, run),)
