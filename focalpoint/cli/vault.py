"""``focalpoint new | verify | backup | restore``."""

from __future__ import annotations

import argparse
import getpass
from dataclasses import asdict
from pathlib import Path
from typing import Final

from focalpoint.cli.command import DONE, FOUND_SOMETHING, Command, Context
from focalpoint.cli.errors import PathExistsError
from focalpoint.language import N_, Language


def _new_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--country", metavar="ISO3", default="", help=language.gettext("three letters, or XAA to XZZ"))


def run_new(context: Context) -> int:
    """Make an empty vault; its first user is focal point and administrator and holds both compartments."""
    from focalpoint.services.opening import new_vault

    folder, country = context.vault, context.options.country
    if folder.exists():
        raise PathExistsError(path=folder)
    workspace, recovery_code = new_vault(
        folder,
        user_name=context.user or getpass.getuser(),
        passphrase=context.passphrase(twice=True),
        country=country,
        clock=context.clock,
        language=context.language.code,
    )
    workspace.close()
    context.say(context.language.gettext("The vault was made: {path}").format(path=folder.resolve()))
    context.say(context.language.gettext("Recovery code, shown only now; print it and keep it apart:"))
    context.say(recovery_code)
    return DONE


def _verify_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def run_verify(context: Context) -> int:
    """Check integrity, foreign keys and the journal's chain; exit 1 when something is found."""
    with context.workspace() as workspace:
        report = workspace.verify()
    language = context.language
    if context.options.json:
        context.give({"sound": report.sound, **asdict(report)})
        return DONE if report.sound else FOUND_SOMETHING
    for compartment in report.unopened:
        context.say(
            language.gettext("Not checked, because you hold no key to it: {compartment}").format(
                compartment=compartment
            )
        )
    for finding in report.findings:
        context.say(f"{finding.compartment}\t{finding.code}\t{finding.where}")
    if report.sound:
        checked = sum(report.records.values()), sum(report.entries.values())
        context.say(
            language.gettext("Nothing is wrong in {records} records and {entries} journal entries.").format(
                records=checked[0], entries=checked[1]
            )
        )
    return DONE if report.sound else FOUND_SOMETHING


def _backup_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("folder", metavar="DIR", help=language.gettext("where the backup goes"))


def run_backup(context: Context) -> int:
    """Write one backup file and print its path."""
    folder = Path(context.options.folder)
    with context.workspace() as workspace:
        folder.mkdir(parents=True, exist_ok=True)
        context.say(str(workspace.backups.make(folder).resolve()))
    return DONE


def _restore_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext("a backup"))


def run_restore(context: Context) -> int:
    """Put a backup in the vault's place; what was there is kept beside it."""
    from focalpoint.services.restoring import restore_file

    kept = restore_file(Path(context.options.file), context.vault, context.clock)
    context.say(context.language.gettext("Restored: {path}").format(path=context.vault.resolve()))
    if kept is not None:
        context.say(context.language.gettext("What was there is kept in {path}").format(path=kept.resolve()))
    return DONE


COMMANDS: Final = (
    Command(("new",), N_("make an empty vault"), _new_arguments, run_new),
    Command(("verify",), N_("check the vault and its journal"), _verify_arguments, run_verify),
    Command(("backup",), N_("write a backup"), _backup_arguments, run_backup),
    Command(("restore",), N_("put a backup in the vault's place"), _restore_arguments, run_restore),
)
