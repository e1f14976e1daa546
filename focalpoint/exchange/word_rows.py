"""The rows of a Word document's tables, read in the gate's process: cell by cell, with what was struck out left out."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from focalpoint.exchange import errors
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.package import inspect
from focalpoint.exchange.xmlparts import local

BODY: Final = "word/document.xml"
_GONE: Final = frozenset({"del", "moveFrom", "Fallback", "instrText"})


def checked_package(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """A Word document's package after the gate has looked through every part of it.

    Raises:
        ImportFileError: broken, locked, with macros, entities or targets elsewhere, beyond the limits, or no document.
    """
    try:
        inspect(io.BytesIO(data), limits)
    except errors.MacrosError as error:
        raise errors.DocumentMacrosError from error
    package = zipfile.ZipFile(io.BytesIO(data))
    if BODY not in package.namelist():
        raise errors.DamagedFileError
    return package


def rows(data: bytes, limits: Limits) -> list[list[str]]:
    """Every row of every table, in their order; of nested tables the outer row alone.

    Raises:
        ImportFileError: what is wrong with the file.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    with checked_package(data, limits) as package:
        body = package.read(BODY)
    try:
        root = fromstring(body, forbid_dtd=True)
    except DefusedXmlException as error:
        raise errors.EntitiesError from error
    except ParseError as error:
        raise errors.DamagedFileError from error
    found = [[_text(cell) for cell in row if local(cell.tag) == "tc"] for row in root.iter() if local(row.tag) == "tr"]
    if len(found) > limits.rows:
        raise errors.TooManyRowsError(limit=limits.rows)
    return found


def _text(element: Any) -> str:
    """The text of a cell, its paragraphs on lines of their own."""
    return "\n".join(
        line for line in ("".join(_letters(each)) for each in element if local(each.tag) == "p") if line.strip()
    )


def _letters(element: Any) -> list[str]:
    name = local(element.tag)
    if name in _GONE:
        return []
    if name == "t":
        return [element.text or ""]
    if name in {"tab", "br", "cr"}:
        return [" " if name == "tab" else "\n"]
    return [letter for child in element for letter in _letters(child)]
