"""Requests as files without a vault: FILE.json checked and written in the surroundings of a WORLD.json."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from focalpoint.documents.requests.model import LetterOptions
from focalpoint.documents.requests.paper import NEUTRAL
from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.requests.answers import Request
from focalpoint.domain.requests.findings import Checked
from focalpoint.domain.requests.reading import parse, read
from focalpoint.domain.requests.world import World, WorldError, world_from_json
from focalpoint.services.request_catalogue import catalogue
from focalpoint.services.request_letter import (
    checked_file,
    imprint_of,
    letter_of,
    shipped_surroundings,
    write_letter,
)

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read whole."""


class CannotReadRequestError(FocalPointError):
    """A file with a request or its surroundings cannot be read. Details: ``file``."""

    code = "request_file"


def read_request(path: Path, *, kind: str = "", stage: str | None = None) -> Request:
    """A request from FILE.json; with ``kind``, a file that holds the answers alone is one of that kind.

    Raises:
        CannotReadRequestError: there is no such file, or it is too large.
        AnswersError: it holds no request, an unknown field, or a value of the wrong type.
    """
    data = _bytes(path)
    if kind:
        try:
            told = json.loads(data.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            told = None
        if isinstance(told, dict) and not told.keys() & {"kind", "answers"}:
            return read({"kind": kind, "stage": stage, "answers": told}, catalogue())
    return parse(data, catalogue())


def read_world(path: Path | None, today: date) -> World:
    """The surroundings from WORLD.json; with none, nothing is known of anybody.

    Raises:
        CannotReadRequestError: there is no such file, or it is too large.
        WorldError: it is no JSON, or has another shape.
    """
    if path is None:
        return World(today, "")
    try:
        data = json.loads(_bytes(path).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise WorldError("") from None
    return world_from_json(data, today)


def check_request(request: Request, world: World) -> Checked:
    """A request from a file against the rules, in its surroundings."""
    return checked_file(request, world)


def write_request(
    request: Request,
    target: Path,
    world: World,
    at: datetime,
    *,
    language: str = "",
    second: str = "",
    redacted: bool = False,
) -> Path:
    """Write the letter of a request from a file: always a draft, with its gaps marked.

    Raises:
        UnknownFormatError, DiskFullError, CannotWriteError: nothing was written.
    """
    checked, around = checked_file(request, world), shipped_surroundings(world)
    options = LetterOptions(language or request.language, draft=True, redacted=redacted)
    first = letter_of(request, checked, around, options)
    other = letter_of(request, checked, around, replace(options, language=second)) if second else None
    return write_letter(target, (first, other), NEUTRAL, imprint_of(at, options))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise CannotReadRequestError(file=path.name)
        return path.read_bytes()
    except OSError as error:
        raise CannotReadRequestError(file=path.name) from error
