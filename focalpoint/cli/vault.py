"""``focalpoint new | verify | backup | restore``."""

from __future__ import annotations

import argparse
import getpass
import re
from pathlib import Path
from typing import Final

from focalpoint.cli.command import DONE, FOUND_SOMETHING, Command, Context
from focalpoint.cli.errors import CountryCodeError, PathExistsError
from focalpoint.language import N_, Language


def _new_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--country", metavar="ISO3", default="", help=language.gettext("three letters, or XAA to XZZ"))


def run_new(context: Context) -> int:
    """Make an empty vault; its first user is focal point and administrator and holds both compartments."""
    from focalpoint.services.opening import new_vault

    folder, country = context.vault, context.options.country
    if folder.exists():
        raise PathExistsError(path=folder)
    if country and not re.fullmatch(r"[A-Z]{3}", country):
        raise CountryCodeError(country=country)
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
    counts = report.as_dict()
    findings = counts["findings"]
    if context.options.json:
        context.give(counts)
    elif findings:
        for finding in findings:
            context.say(" ".join(str(value) for value in finding.values() if value not in {None, ""}))
    else:
        context.say(context.language.gettext("Nothing is wrong."))
    return FOUND_SOMETHING if findings else DONE


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
    from focalpoint.services.backups import restore_file

    restored = restore_file(Path(context.options.file), context.vault, context.clock)
    context.say(context.language.gettext("Restored: {path}").format(path=restored.resolve()))
    return DONE


COMMANDS: Final = (
    Command(("new",), N_("make an empty vault"), _new_arguments, run_new),
    Command(("verify",), N_("check the vault and its journal"), _verify_arguments, run_verify),
    Command(("backup",), N_("write a backup"), _backup_arguments, run_backup),
    Command(("restore",), N_("put a backup in the vault's place"), _restore_arguments, run_restore),
)
