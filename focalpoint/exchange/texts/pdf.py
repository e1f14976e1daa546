"""The words of a PDF, page by page (pypdf). Fonts that do not say which letters they show give none."""

from __future__ import annotations

import io
import logging
from typing import Any

from focalpoint.exchange import errors
from focalpoint.exchange.texts.model import MOST_LETTERS, Words, WordsState


def read(data: bytes, most: int) -> Words:
    """The words of at most so many pages.

    Raises:
        PasswordProtectedError: it asks for a passphrase.
        DamagedFileError: it is no PDF that can be read.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        # Many official PDFs forbid changes only: they open with the empty passphrase.
        if reader.is_encrypted and not reader.decrypt(""):
            raise errors.PasswordProtectedError
        count = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, NotImplementedError, OSError) as error:
        raise errors.DamagedFileError from error
    pages, left = [], MOST_LETTERS
    for number in range(min(count, most)):
        text = _words_of(reader, number)
        left -= len(text)
        pages.append(text)
        if left <= 0:
            break
    state = WordsState.READ if any(map(str.strip, pages)) else WordsState.NO_TEXT
    return Words(state, pages, numbered=True, cut=len(pages) < count)


def _words_of(reader: Any, number: int) -> str:
    """The words of one page; a page that cannot be read leaves the others readable."""
    try:
        return str(reader.pages[number].extract_text() or "")
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001 - a parser's surprise on one page
        return ""
