"""The gate before a workbook: its package is looked through, part by part, before any parser sees it."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from focalpoint.exchange import errors
from focalpoint.exchange.limits import MEGABYTE, Limits

_CHUNK: Final = 512 * 1024
_OVERLAP: Final = 512
_DECLARED: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING: Final = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""", re.IGNORECASE)
_USUAL_ENCODINGS: Final = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"})
_EXTERNAL: Final = re.compile(rb"<[\w:]*Relationship\s[^>]*?TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_TYPE: Final = re.compile(rb"""\bType\s*=\s*["']([^"']*)["']""")
_TARGET: Final = re.compile(rb"""\bTarget\s*=\s*["']([^"']*)["']""")
_ELSEWHERE: Final = re.compile(rb"^(?:[a-z][a-z0-9+.-]+:|\\\\|//)", re.IGNORECASE)
_SCHEMA: Final = re.compile(rb"<[\w:]*(?:redefine|import|include)\s[^>]*schemaLocation\s*=", re.IGNORECASE)
_FAR_ROW: Final = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["'][A-Z]{1,3}([1-9]\d{5,})["'][^>/]*>\s*<""")
_FAR_COLUMN: Final = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']((?:[A-Z]{3}|[T-Z][A-Z]|S[G-Z])\d+)["'][^>/]*>\s*<"""
)
_QUICK_FAR: Final = re.compile(rb"""r="(?:[A-Z]{1,3}[1-9]\d{5}|[A-Z]{3}\d|[T-Z][A-Z]\d|S[G-Z]\d)""")
_BARE_ROW: Final = re.compile(rb"""<(?:\w+:)?row(?:\s+(?!r\s*=)[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*>""")
"""A row that does not say its number: such rows are counted."""
_ROW_STATE: Final = re.compile(rb"""<(?:\w+:)?row\s[^>]*?(?:hidden|outlineLevel)=[^>]*>""")
_ERROR_CELL: Final = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\bt\s*=\s*["']e["'][^>]*>""")
_ATTRIBUTE: Final = re.compile(rb"""\b([\w:]+)\s*=\s*["']([^"']*)["']""")
_HEADROOM: Final = 1_000
"""Title and blank lines above a table that do not count as its rows."""


@dataclass(slots=True)
class SheetFacts:
    """What the parser does not tell of a sheet; rows are numbered from 1."""

    hidden: set[int] = field(default_factory=set)
    levels: dict[int, int] = field(default_factory=dict)
    error_cells: list[str] = field(default_factory=list)
    """The first cells that hold #N/A, #REF! and the like."""


@dataclass(slots=True)
class PackageFacts:
    """What the walk through a package found beside refusals."""

    sheets: dict[str, SheetFacts] = field(default_factory=dict)
    """By part name: ``xl/worksheets/sheet1.xml``."""
    external_books: bool = False
    """Formulas draw on other workbooks; the values are those of the last calculation."""
    parts: dict[str, bytes] = field(default_factory=dict)
    """The small parts that say which sheet is where."""


def inspect(path: Path | BinaryIO, limits: Limits) -> PackageFacts:
    """Walk through every part of a package, counting what comes out of it.

    Raises:
        ImportFileError: broken, encrypted, with macros, entities, external targets, or beyond the limits.
    """
    facts = PackageFacts()
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            if len(entries) > limits.entries:
                raise errors.TooManyEntriesError(limit=limits.entries)
            names = {entry.filename.replace("\\", "/").casefold() for entry in entries}
            if any(name.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in name for name in names):
                raise errors.MacrosError
            if len(names) != len(entries) or "[content_types].xml" not in names:
                raise errors.DamagedFileError
            walk = _Walk(limits, facts)
            for entry in entries:
                if entry.flag_bits & 0x1:
                    raise errors.PasswordProtectedError
                walk.part(package, entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise errors.DamagedFileError from error
    return facts


class _Walk:
    def __init__(self, limits: Limits, facts: PackageFacts) -> None:
        self._limits = limits
        self._facts = facts
        self._total = 0

    def part(self, package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
        name = entry.filename.replace("\\", "/").lstrip("/")
        plain = name.casefold()
        check = self._checker(plain)
        keep: list[bytes] | None = (
            [] if plain in {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "docprops/core.xml"} else None
        )
        for number, chunk in enumerate(self._unpacked(package, entry)):
            if plain.endswith((".xml", ".rels", ".vml")):
                self._xml(chunk, first=number == 0)
            if check:
                check(chunk)
            if keep is not None and number < 20:
                keep.append(chunk)
        if keep is not None:
            self._facts.parts[plain] = b"".join(keep)

    def _unpacked(self, package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The part in overlapping pieces, counted as they come; what the directory says is not trusted."""
        limits, size, tail = self._limits, 0, b""
        megabytes = limits.unpacked // MEGABYTE
        with package.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                self._total += len(chunk)
                tight = size > limits.ratio_from and size > limits.ratio * max(entry.compress_size, 1)
                if self._total > limits.unpacked or tight:
                    raise errors.UnpackedTooLargeError(limit=megabytes)
                yield tail + chunk
                tail = (tail + chunk)[-_OVERLAP:]

    def _xml(self, chunk: bytes, *, first: bool) -> None:
        if first:
            if chunk.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")):
                # No program writes a workbook's parts so; whoever does wants to be overlooked.
                raise errors.EntitiesError
            named = _ENCODING.match(chunk.removeprefix(b"\xef\xbb\xbf"))
            if named and named.group(1).lower() not in _USUAL_ENCODINGS:
                raise errors.EntitiesError
        if _DECLARED.search(chunk):
            raise errors.EntitiesError

    def _checker(self, name: str) -> Callable[[bytes], None] | None:
        if name.endswith(".rels"):
            return self._relationships
        if name == "[content_types].xml":
            return self._content_types
        if name == "xl/xmlmaps.xml":
            return self._schema
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            sheet = _SheetWalk(self._limits)
            self._facts.sheets[name] = sheet.facts
            return sheet.look
        return None

    def _relationships(self, chunk: bytes) -> None:
        for relationship in _EXTERNAL.findall(chunk):
            kind = _TYPE.search(relationship)
            if kind and kind.group(1).endswith(b"/hyperlink"):
                continue  # a link that a person may click; nothing loads it
            target = _TARGET.search(relationship)
            where = target.group(1) if target else b""
            if _ELSEWHERE.match(where):
                raise errors.ExternalTargetsError(target=where[:120].decode("utf-8", "replace"))
            self._facts.external_books = True

    @staticmethod
    def _content_types(chunk: bytes) -> None:
        if b"macroEnabled" in chunk:
            raise errors.MacrosError

    @staticmethod
    def _schema(chunk: bytes) -> None:
        if _SCHEMA.search(chunk):
            raise errors.ExternalTargetsError(target="schema")


class _SheetWalk:
    """Looks at a sheet's XML in pieces that overlap by ``_OVERLAP`` bytes."""

    def __init__(self, limits: Limits) -> None:
        self.facts = SheetFacts()
        self._limits = limits
        self._rows = 0
        self._tail = b""

    def look(self, chunk: bytes) -> None:
        """Refuse what is too far right or down; remember what calamine does not tell.

        Sheets are written the same way by nearly every program: quick tests on that form spare the careful ones.
        """
        usual = b"'" not in chunk and b"r =" not in chunk and b":row" not in chunk and b":c " not in chunk
        if not usual or _QUICK_FAR.search(chunk):
            self._far(chunk)
        bare = chunk.count(b"<row>")
        if not usual or chunk.count(b"<row") != chunk.count(b'<row r="') + bare:
            self._count_rows(len(_BARE_ROW.findall(chunk)) - len(_BARE_ROW.findall(self._tail)))
        elif bare:
            self._count_rows(bare - self._tail.count(b"<row>"))
        self._tail = chunk[-_OVERLAP:]
        if b"hidden=" in chunk or b"outlineLevel=" in chunk:
            self._row_states(chunk)
        if b't="e"' in chunk or b"t='e'" in chunk:
            self._error_cells(chunk)

    def _far(self, chunk: bytes) -> None:
        limits = self._limits
        for found in _FAR_ROW.finditer(chunk):
            if int(found.group(1)) > limits.rows + _HEADROOM:
                raise errors.TooManyRowsError(limit=limits.rows)
        if _FAR_COLUMN.search(chunk):
            raise errors.TooManyColumnsError(limit=limits.columns)

    def _count_rows(self, more: int) -> None:
        self._rows += more
        if self._rows > self._limits.rows + _HEADROOM:
            raise errors.TooManyRowsError(limit=self._limits.rows)

    def _error_cells(self, chunk: bytes) -> None:
        known = self.facts.error_cells
        for cell in _ERROR_CELL.findall(chunk):
            place = dict(_ATTRIBUTE.findall(cell)).get(b"r", b"").decode("ascii", "replace")
            if place and place not in known[-50:] and len(known) < 1_000:
                known.append(place)

    def _row_states(self, chunk: bytes) -> None:
        for row in _ROW_STATE.findall(chunk):
            said = dict(_ATTRIBUTE.findall(row))
            number = said.get(b"r", b"")
            if not number.isdigit():
                continue
            if said.get(b"hidden") in {b"1", b"true"}:
                self.facts.hidden.add(int(number))
            level = said.get(b"outlineLevel", b"0")
            if level.isdigit() and int(level):
                self.facts.levels[int(number)] = int(level)
