"""``focalpoint directory show | handover``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.cli.errors import NotPdfError
from focalpoint.domain.progress import Quiet
from focalpoint.language import N_, Language

SUFFIX: Final = ".pdf"


def _ministry_option(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--ministry", metavar="M", help=language.gettext("only of this ministry (id or short code)"))


def _show_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    _ministry_option(parser, language)
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def _handover_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext("ends in .pdf"))
    _ministry_option(parser, language)


def run_show(context: Context) -> int:
    """The ministries with their contacts, and what is missing or doubtful."""
    options = context.options
    with context.workspace() as workspace:
        wanted = workspace.directory.find_ministry(options.ministry) if options.ministry else None
        overview = workspace.directory.overview()
    people = {person.id: person for person in overview.people}
    doubts: dict[str, list[str]] = {}
    for finding in overview.findings:
        doubts.setdefault(finding.record_id, []).append(finding.code.value)
    items = []
    for ministry in overview.ministries:
        if wanted not in {None, ministry.id}:
            continue
        work = overview.work.get(ministry.id)
        items.append(
            {
                "id": ministry.id,
                "ref": ministry.ref,
                "name": ministry.name,
                "short_code": ministry.short_code,
                "parent": ministry.parent_id,
                "main_contact": ministry.main_contact_id,
                "alternate_contact": ministry.alternate_contact_id,
                "validator": ministry.validator_id,
                "people": [person.id for person in people.values() if person.ministry_id == ministry.id],
                "open_tasks": work.open if work else 0,
                "late_tasks": work.late if work else 0,
                "verified_on": ministry.verified_on,
                "findings": doubts.get(ministry.id, []),
            }
        )
    if options.json:
        context.give(items)
        return DONE
    for item in items:
        main = people.get(str(item["main_contact"]))
        cells = (item["short_code"], item["name"], main.name if main else "", main.phone if main else "")
        context.say("\t".join(map(str, cells)))
    return DONE


def run_handover(context: Context) -> int:
    """Write the hand-over sheet of the office, or of one ministry."""
    options = context.options
    target = Path(options.file)
    if target.suffix.lower() != SUFFIX:
        raise NotPdfError(suffix=target.suffix)
    with context.workspace() as workspace:
        ministry = workspace.directory.find_ministry(options.ministry) if options.ministry else None
        workspace.exports.write("handover.pdf", target, record_id=ministry, language=context.language, progress=Quiet())
    context.say(str(target.resolve()))
    return DONE


COMMANDS: Final = (
    Command(("directory", "show"), N_("list the ministries and their contacts"), _show_arguments, run_show),
    Command(("directory", "handover"), N_("write the hand-over sheet"), _handover_arguments, run_handover),
)
"""How they register."""
