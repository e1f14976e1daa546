"""``focalpoint directory show | handover | import | export``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.cli.errors import NotPdfError
from focalpoint.documents.errors import UnknownFormatError
from focalpoint.domain.progress import Quiet
from focalpoint.language import N_, Language

SUFFIX: Final = ".pdf"
SHEETS: Final = (".xlsx", ".csv", ".vcf")


def _ministry_option(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--ministry", metavar="M", help=language.gettext("only of this ministry (id or short code)"))


def _show_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    _ministry_option(parser, language)
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def _handover_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext("ends in .pdf"))
    _ministry_option(parser, language)


def _import_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext(".xlsx, .csv or .vcf"))
    parser.add_argument("--dry-run", action="store_true", help=language.gettext("only say what would change"))
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def _export_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext("ends in .xlsx, .csv or .vcf"))


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


def run_import(context: Context) -> int:
    """Bring a sheet of the directory in: preview, then apply unless ``--dry-run``."""
    options, language = context.options, context.language
    with context.workspace(must_write=not options.dry_run) as workspace:
        preview = workspace.directory_import.preview(Path(options.file), progress=Quiet())
        done = preview if options.dry_run else workspace.directory_import.apply(preview, progress=Quiet())
        counts = done.as_dict()
    if options.json:
        context.give(counts)
        return DONE
    numbers = {name: len(value) if isinstance(value, list) else value for name, value in counts.items()}
    context.say(
        language.gettext(
            "{read} rows read: {new} new, {changed} changed, {same} unchanged, {skipped} skipped, "
            "{unmatched} names of States not known, {warnings} warnings."
        ).format(**numbers)
    )
    return DONE


def run_export(context: Context) -> int:
    """Write the directory into a file; its suffix says which kind."""
    target = Path(context.options.file)
    suffix = target.suffix.lower()
    if suffix not in SHEETS:
        raise UnknownFormatError(suffix=suffix or target.name, known=", ".join(SHEETS))
    with context.workspace() as workspace:
        workspace.exports.write(f"directory{suffix}", target, language=context.language, progress=Quiet())
    context.say(str(target.resolve()))
    return DONE


COMMANDS: Final = (
    Command(("directory", "show"), N_("list the ministries and their contacts"), _show_arguments, run_show),
    Command(("directory", "handover"), N_("write the hand-over sheet"), _handover_arguments, run_handover),
    Command(("directory", "import"), N_("bring a sheet of the directory in"), _import_arguments, run_import),
    Command(("directory", "export"), N_("write the directory into a sheet"), _export_arguments, run_export),
)
"""How they register."""
