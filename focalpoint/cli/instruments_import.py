"""``focalpoint instruments import``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.domain.progress import Quiet
from focalpoint.language import N_, Language

ORDERS: Final = {"day-first": "day", "month-first": "month"}


def _arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext(".xlsx, .csv, .txt, .html or .pdf"))
    parser.add_argument("--instrument", metavar="ID", required=True, help=language.gettext("whose status table it is"))
    parser.add_argument(
        "--dates",
        choices=tuple(ORDERS),
        help=language.gettext("how 03/04/2015 is read where the table does not show it"),
    )
    parser.add_argument("--dry-run", action="store_true", help=language.gettext("only say what would change"))
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def run_import(context: Context) -> int:
    """Record the acts that a status table tells; what was not matched is reported, not guessed."""
    from focalpoint.cli.instruments import wanted_instruments
    from focalpoint.words.status_import import warning

    options, language = context.options, context.language
    with context.workspace(must_write=not options.dry_run) as workspace:
        preview = workspace.status_import.read(
            Path(options.file),
            wanted_instruments(workspace, [options.instrument])[0],
            order=ORDERS.get(options.dates or "", ""),
            progress=Quiet(),
        )
        if not options.dry_run:
            workspace.status_import.apply(preview)
    if options.json:
        context.give(preview.as_dict())
        return DONE
    context.say(
        language.gettext(
            "{read} rows read: {matched} matched, {acts} acts, {new} of them new, {unmatched} unmatched."
        ).format(
            read=preview.read,
            matched=preview.matched,
            acts=preview.acts,
            new=preview.new,
            unmatched=len(preview.unmatched),
        )
    )
    for row, name in preview.unmatched:
        context.say(language.gettext("Row {row}: {name} was not matched.").format(row=row, name=name))
    for warned in preview.warnings:
        words = warning(language, warned.code, warned.names)
        context.say(language.gettext("Row {row}: {what}").format(row=warned.row, what=words) if warned.row else words)
    return DONE


COMMANDS: Final = (
    Command(("instruments", "import"), N_("bring in a depositary’s status table"), _arguments, run_import),
)
"""How it registers."""
