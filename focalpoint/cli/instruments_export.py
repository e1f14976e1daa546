"""``focalpoint instruments report | roadmap | dossier``, ``provisions export``, ``library legislation``."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.cli.errors import DayError, UnknownInstrumentError
from focalpoint.documents.errors import UnknownFormatError
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.instruments import Basis
from focalpoint.domain.progress import Quiet
from focalpoint.language import N_, Language

_BASES: Final = {"deposit": Basis.DEPOSIT, "in-force": Basis.IN_FORCE}


def _when_options(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--as-of", metavar="DATE", help=language.gettext("on which day, as 2005-04-30; else today"))
    parser.add_argument(
        "--basis",
        choices=tuple(_BASES),
        default="deposit",
        help=language.gettext("party by deposit, as the UN counts, or in force"),
    )


def _report_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext("ends in .pdf or .xlsx"))
    _when_options(parser, language)


def _roadmap_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext("ends in .pdf"))
    _when_options(parser, language)


def _dossier_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("instrument", metavar="ID", help=language.gettext("of which instrument, such as FIN99"))
    _roadmap_arguments(parser, language)


def _file_argument(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext("ends in .pdf or .xlsx"))


def _write(context: Context, name: str, suffixes: tuple[str, ...], instrument: str = "") -> int:
    """Write a deliverable in the format that the file's suffix names, and print its path.

    Raises:
        UnknownFormatError: it does not come in that format.
        DayError: the day is none.
        UnknownInstrumentError: there is no such instrument.
    """
    target = Path(context.options.file)
    suffix = target.suffix.lower()
    if suffix not in suffixes:
        raise UnknownFormatError(suffix=suffix or target.name, known=", ".join(suffixes))
    options = _options(context)
    with context.workspace() as workspace:
        record_id = None
        if instrument:
            try:
                record_id = workspace.instruments.find(instrument)
            except NotFoundError as error:
                raise UnknownInstrumentError(value=instrument) from error
        workspace.exports.write(
            f"{name}{suffix}", target, record_id=record_id, language=context.language, progress=Quiet(), options=options
        )
    context.say(str(target.resolve()))
    return DONE


def _options(context: Context) -> dict[str, str]:
    """Day and basis, where the command takes them."""
    said = getattr(context.options, "as_of", None)
    if said:
        try:
            date.fromisoformat(said)
        except ValueError as error:
            raise DayError(value=said) from error
    return {"as_of": said or "", "basis": _BASES[getattr(context.options, "basis", "deposit")].value}


def run_report(context: Context) -> int:
    """Where the country stands with each instrument."""
    return _write(context, "instruments.status", (".pdf", ".xlsx"))


def run_roadmap(context: Context) -> int:
    """The way to each instrument that is not joined."""
    return _write(context, "instruments.roadmap", (".pdf",))


def run_dossier(context: Context) -> int:
    """What one instrument asks, what exists, what is missing."""
    return _write(context, "instruments.dossier", (".pdf",), context.options.instrument)


def run_matrix(context: Context) -> int:
    """What is asked, and how far the country does it."""
    return _write(context, "provisions.matrix", (".pdf", ".xlsx"))


def run_legislation(context: Context) -> int:
    """Every act of the library."""
    return _write(context, "library.legislation", (".pdf", ".xlsx"))


INSTRUMENTS: Final = (
    Command(("instruments", "report"), N_("write the status report"), _report_arguments, run_report),
    Command(("instruments", "roadmap"), N_("write the ratification roadmap"), _roadmap_arguments, run_roadmap),
    Command(("instruments", "dossier"), N_("write the accession dossier"), _dossier_arguments, run_dossier),
)
PROVISIONS: Final = (
    Command(("provisions", "export"), N_("write the implementation matrix"), _file_argument, run_matrix),
)
LIBRARY: Final = (
    Command(("library", "legislation"), N_("write the list of legislation"), _file_argument, run_legislation),
)
