"""Walks through an XML file element by element; document types and entities are refused by the parser itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from focalpoint.exchange import errors

_DEEPEST = 500


def local(tag: str) -> str:
    """The element's name without its namespace."""
    return tag.rpartition("}")[2]


def refuse_too_many(path: Path, opening: re.Pattern[bytes], most: int) -> None:
    """Count an element's openings before anything is parsed.

    Raises:
        TooManyRowsError: more than ``most``.
    """
    count, tail = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(1024 * 1024):
            window = tail + chunk
            count += len(opening.findall(window)) - len(opening.findall(tail))
            if count > most + 1:
                raise errors.TooManyRowsError(limit=most)
            tail = window[-64:]


def walk(
    path: Path, wanted: Callable[[Sequence[str], str], bool], *, spare: int = 2
) -> Iterator[tuple[Sequence[str], Any]]:
    """Each finished element that is wanted (asked with the names above it and its own), emptied after use.

    Other elements with at most ``spare`` elements above them are emptied as well, so that a large file stays small.

    Raises:
        EntitiesError: the file declares a document type.
        DamagedFileError: it is not well-formed.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    above: list[str] = []
    try:
        with path.open("rb") as file:
            for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
                if event == "start":
                    above.append(local(element.tag))
                    if len(above) > _DEEPEST:
                        raise errors.DamagedFileError
                    continue
                name = above.pop()
                if wanted(above, name):
                    yield above, element
                    element.clear()
                elif len(above) <= spare:
                    element.clear()
    except DefusedXmlException as error:
        raise errors.EntitiesError from error
    except (ParseError, LookupError, ValueError, OSError) as error:
        raise errors.DamagedFileError from error


def told(element: Any) -> dict[str, str]:
    """The texts of an element's children by name."""
    return {local(child.tag): (child.text or "").strip() for child in element}


def children(element: Any, name: str) -> list[Any]:
    """The children of one name."""
    return [child for child in element if local(child.tag) == name]
