"""Address cards (vCard 2.1 to 4.0) of telephones and mail programs, as rows of the directory's sheet.

Runs in the reading process (``gate.read_with``), and answers in the form of ``directory_sheet.read``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from focalpoint.domain.directory_sheet import COLUMNS, RowKind
from focalpoint.domain.texts import longest
from focalpoint.exchange import errors
from focalpoint.exchange.cells import text
from focalpoint.exchange.limits import MEGABYTE, Limits

_UID: Final = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE)
_FIELDS: Final[Mapping[str, str]] = {
    "EMAIL": "email", "URL": "website", "NOTE": "note", "X-FOCALPOINT-URGENT": "urgent_contact",
}  # fmt: skip
_PARTS: Final = re.compile(r"(?<!\\);")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_COUNTRY: Final = 6
_BEGIN: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*BEGIN:VCARD", re.IGNORECASE)


def read(path: Path, limits: Limits) -> dict[str, Any]:
    """The cards of a file, each a row; see ``directory_sheet.read``.

    Raises:
        ImportFileError: no file, no card in it, or beyond the limits.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise errors.FileMissingError from error
    if len(data) > limits.unpacked:
        raise errors.UnpackedTooLargeError(limit=limits.unpacked // MEGABYTE)
    if not _BEGIN.match(data):
        raise errors.NoRowsError
    found = _Found()
    for number, lines in enumerate(_cards(data), start=1):
        if number > limits.rows:
            raise errors.TooManyRowsError(limit=limits.rows)
        found.card(number, lines)
    return {"read": found.read, "rows": found.rows, "warnings": found.warnings}


class _Found:
    """What has been read so far."""

    def __init__(self) -> None:
        self.read = 0
        self.rows: list[dict[str, Any]] = []
        self.warnings: list[dict[str, Any]] = []

    def card(self, number: int, lines: list[tuple[str, str, str]]) -> None:
        self.read += 1
        said = {name: value for name, _kinds, value in reversed(lines)}
        kind = _kind(said)
        values: dict[str, Any] = {"name": text(_plain(said.get("FN", "") or said.get("N", "").replace(";", " ")))}
        if not values["name"]:
            self.warnings.append({"row": number, "code": "no_name"})
            return
        for name, kinds, value in lines:
            values |= {
                field: value for field, value in _values(name, kinds, value, kind).items() if field not in values
            }
        for field in [
            field for field, value in values.items() if isinstance(value, str) and len(value) > longest(field)
        ]:
            self.warnings.append(
                {"row": number, "code": "too_long", "column": field, "text": f"{values.pop(field)[:60]}…"}
            )
        uid = _UID.search(said.get("UID", ""))
        self.rows.append(
            {
                "row": number,
                "sheet": "",
                "kind": kind.value,
                "key": uid[1].lower() if uid else "",
                "version": None,
                "values": {field: value for field, value in values.items() if field in COLUMNS[kind] and value},
            }
        )


def _kind(said: Mapping[str, str]) -> RowKind:
    ours = said.get("X-FOCALPOINT-KIND", "").strip().casefold()
    if ours in set(RowKind):
        return RowKind(ours)
    return RowKind.AUTHORITY if said.get("KIND", "").strip().casefold() == "org" else RowKind.PERSON


def _values(name: str, kinds: str, value: str, kind: RowKind) -> dict[str, Any]:
    """The columns that one line of a card fills."""
    if name == "TEL":
        return {"fax" if "fax" in kinds else "phone": text(_plain(value))}
    if name == "TITLE":
        return {"function" if kind is RowKind.PERSON else "contact": text(_plain(value))}
    if name == "ORG" and kind is RowKind.PERSON:
        house = text(_plain(_PARTS.split(value)[0]))
        return {"ministry_id": [house]} if house else {}
    if name == "ADR":
        parts = [text(_plain(part)) for part in _PARTS.split(value)]
        street = "\n".join(part for at, part in enumerate(parts) if part and at != _COUNTRY)
        country = parts[_COUNTRY] if len(parts) > _COUNTRY else ""
        return {"address": street, "state": [country] if country else []}
    return {_FIELDS[name]: text(_plain(value))} if name in _FIELDS else {}


def _cards(data: bytes) -> list[list[tuple[str, str, str]]]:
    """The cards' lines: name, parameters in small letters, value as written."""
    from icalendar.parser import Contentlines

    unfolded: Any = Contentlines
    try:
        written = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        written = data.decode("cp1252", "replace")
    cards: list[list[tuple[str, str, str]]] = []
    for line in unfolded.from_ical(written):
        head, _, value = str(line).partition(":")
        name, *parameters = head.upper().split(";")
        name = name.rpartition(".")[2]
        if name == "BEGIN":
            cards.append([])
        elif cards and name not in {"", "END", "VERSION"}:
            cards[-1].append((name, ";".join(parameters).casefold(), value))
    return cards


def _plain(value: str) -> str:
    """A value without the marks that escape its separators and line ends."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else str(found[1]), value)
