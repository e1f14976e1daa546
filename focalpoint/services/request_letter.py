"""A request's letter as blocks, and its files: one way for a request of the vault and for a file alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from focalpoint.documents.errors import UnknownFormatError
from focalpoint.documents.requests.clause_book import shipped_clauses
from focalpoint.documents.requests.letter import letter
from focalpoint.documents.requests.material import Material
from focalpoint.documents.requests.model import Letter, LetterOptions
from focalpoint.documents.requests.paper import Imprint, OfficePaper
from focalpoint.domain.requests.checks import CheckContext, check
from focalpoint.services.instrument_catalogue import by_id
from focalpoint.services.request_catalogue import catalogue
from focalpoint.services.request_law import law

if TYPE_CHECKING:
    from collections.abc import Mapping

    from focalpoint.domain.instruments import Instrument
    from focalpoint.domain.requests.answers import Request
    from focalpoint.domain.requests.clauses import ClauseBook
    from focalpoint.domain.requests.findings import Checked
    from focalpoint.domain.requests.world import World

SUFFIXES: Final = (".pdf", ".docx")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a letter needs beside the request: from the vault, or from WORLD.json and what ships."""

    world: World
    book: ClauseBook
    instruments: Mapping[str, Instrument]
    states: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which file is wanted. ``second`` is the other language of a bilingual letter."""

    options: LetterOptions
    second: str = ""


def shipped_surroundings(world: World) -> Surroundings:
    """For a file that is tried without a vault."""
    return Surroundings(world, shipped_clauses(), by_id(), {})


def checked_file(request: Request, world: World, context: CheckContext | None = None) -> Checked:
    """A request against the rules."""
    return check(request, catalogue().specification(request.kind, request.stage), world, law(), context)


def letter_of(request: Request, checked: Checked, around: Surroundings, options: LetterOptions) -> Letter:
    """The letter in one language."""
    specification = catalogue().specification(request.kind, request.stage)
    material = Material(request, specification, checked, around.world, law(), around.instruments, around.states)
    return letter(material, around.book, options)


def final_context(context: CheckContext, made: Letter) -> CheckContext:
    """What the rules look at in a text that is about to leave: its open marks, its sentences without a sign-off."""
    marks = tuple((gap.kind.upper(), gap.label) for gap in made.missing)
    return replace(context, final=True, marks=marks, unsigned_clauses=made.unsigned)


def write_letter(target: Path, letters: tuple[Letter, Letter | None], paper: OfficePaper, imprint: Imprint) -> Path:
    """Write a letter; the suffix of the target says which kind of file.

    Raises:
        UnknownFormatError: another suffix; nothing was written.
        MissingFontError, DiskFullError, CannotWriteError: the target is as it was.
    """
    suffix = target.suffix.lower()
    if suffix == ".pdf":
        from focalpoint.documents.render.letter_pdf import write_letter_pdf as write
    elif suffix == ".docx":
        from focalpoint.documents.render.letter_docx import write_letter_docx as write
    else:
        raise UnknownFormatError(suffix=target.suffix or target.name, known=", ".join(SUFFIXES))
    first, second = letters
    write(target, first, paper, imprint, second)
    return target


def imprint_of(at: datetime, options: LetterOptions, *, superseded: bool = False) -> Imprint:
    """What the rendering says of itself."""
    return Imprint(at, draft=options.draft, exercise=options.exercise, superseded=superseded)
