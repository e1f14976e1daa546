"""In the reading process: what a file is, and its reader."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from focalpoint.exchange.limits import Limits
from focalpoint.exchange.texts.direction import logical
from focalpoint.exchange.texts.model import MOST_LETTERS, MOST_PAGES, Words, WordsState

_PDF: Final = b"%PDF-"
_HEAD: Final = 1024
_PACKAGES: Final = (b"PK\x03\x04", b"PK\x05\x06")
_PLAIN: Final = frozenset({"txt", "md", "text", "log", "csv", "tsv"})


def read_for_gate(data: bytes, limits: Limits, suffix: str) -> dict[str, Any]:
    """What ``texts/gate.py`` asks of the reading process: the words as JSON can hold them."""
    words = read_here(data, suffix, limits)
    return {"state": words.state.value, "pages": words.pages, "numbered": words.numbered, "cut": words.cut}


def read_here(data: bytes, suffix: str, limits: Limits) -> Words:
    """Read a file in this very process (the child does; tests may, with files that they made).

    Raises:
        ImportFileError: what is wrong with it.
    """
    if _PDF in data[:_HEAD]:
        from focalpoint.exchange.texts import pdf

        words = pdf.read(data, MOST_PAGES)
    elif data.startswith(_PACKAGES):
        from focalpoint.exchange.texts import docx

        words = docx.read(data, limits) if suffix == "docx" else Words(WordsState.OTHER_KIND)
    elif suffix in _PLAIN:
        from focalpoint.exchange.texts import plain

        words = plain.read(data)
    else:
        return Words(WordsState.BROKEN if suffix in {"pdf", "docx"} else WordsState.OTHER_KIND)
    return _bounded(words)


def _bounded(words: Words) -> Words:
    """The pages without what no text holds, as long as they may be."""
    left, pages = MOST_LETTERS, []
    for page in words.pages[:MOST_PAGES]:
        clean = logical(_clean(page))[:left]
        left -= len(clean)
        pages.append(clean)
        if left <= 0:
            break
    words.cut = words.cut or len(pages) < len(words.pages) or left <= 0
    words.pages = pages
    if words.state is WordsState.READ and not any(map(_has_letters, pages)):
        return Words(WordsState.NO_TEXT)
    return words


def _clean(text: str) -> str:
    kept = "".join(
        character
        for character in text.replace("\r\n", "\n").replace("\r", "\n")
        if character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cs", "Co"}
    )
    return "\n".join(line.rstrip() for line in kept.split("\n")).strip("\n")


def _has_letters(text: str) -> bool:
    return any(character.isalnum() for character in text)
