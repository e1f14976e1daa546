"""The words of a Word document: its paragraphs, footnotes and endnotes, cut where Word last broke the pages."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from focalpoint.exchange import errors
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.texts.model import Words, WordsState
from focalpoint.exchange.texts.plain import pieces
from focalpoint.exchange.xmlparts import local

_BODY: Final = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_CHUNK: Final = 512 * 1024
_BREAK: Final = "\f"


def read(data: bytes, limits: Limits) -> Words:
    """The words of a document.

    Raises:
        ImportFileError: broken, encrypted, packed as a bomb is, or with entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            if len(entries) > limits.entries:
                raise errors.TooManyEntriesError(limit=limits.entries)
            names = {entry.filename: entry for entry in entries}
            body = next((name for name in names if _BODY.fullmatch(name)), None)
            if body is None:
                raise errors.DamagedFileError
            parts = [body, *(name for name in _NOTES if name in names)]
            budget = limits.unpacked
            texts = []
            for name in parts:
                unpacked = _unpacked(package, names[name], limits, budget)
                budget -= len(unpacked)
                texts.append("".join(_words(unpacked)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError) as error:
        raise errors.DamagedFileError from error
    pages = texts[0].split(_BREAK)
    numbered = len(pages) > 1
    notes = [text.strip() for text in texts[1:] if text.strip()]
    if not numbered:
        pages = pieces("\n\n".join([pages[0], *notes]))
    elif notes:
        pages[-1] += "\n\n" + "\n\n".join(notes)
    state = WordsState.READ if any(map(str.strip, pages)) else WordsState.NO_TEXT
    return Words(state, pages, numbered=numbered)


def _unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits, budget: int) -> bytes:
    """A part, counted while it is unpacked; what the directory says is not trusted."""
    if entry.flag_bits & 0x1:
        raise errors.PasswordProtectedError
    chunks, size = [], 0
    with package.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            tight = size > limits.ratio_from and size > limits.ratio * max(entry.compress_size, 1)
            if size > budget or tight:
                raise errors.UnpackedTooLargeError(limit=limits.unpacked // (1024 * 1024))
            chunks.append(chunk)
    return b"".join(chunks)


def _words(data: bytes) -> Iterator[str]:
    """The text of a part in its order, with a form feed where a page was broken."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    skipped = 0
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
            name = local(element.tag)
            if name in {"del", "moveFrom", "Fallback"}:  # what was struck out is no text any more
                skipped += 1 if event == "start" else -1
            elif event == "start":
                if name in {"lastRenderedPageBreak", "br"} and not skipped:
                    yield _BREAK if name != "br" or _breaks_page(element) else "\n"
            elif not skipped:
                yield _ended(name, element)
            if event == "end" and name in {"p", "tbl"}:
                element.clear()
    except DefusedXmlException as error:
        raise errors.EntitiesError from error
    except ParseError as error:
        raise errors.DamagedFileError from error


def _ended(name: str, element: Any) -> str:
    if name == "t":
        return element.text or ""
    return {"p": "\n", "tab": "\t", "tc": "\t", "cr": "\n", "noBreakHyphen": "-"}.get(name, "")


def _breaks_page(element: Any) -> bool:
    return any(local(key) == "type" and value == "page" for key, value in element.attrib.items())
