"""A file that shall be the final text of a request: what it is, and that nothing in it acts by itself."""

from __future__ import annotations

import hashlib
import io
import logging
from dataclasses import dataclass
from typing import Any, Final

from focalpoint.domain.progress import Progress
from focalpoint.exchange import errors
from focalpoint.exchange.gate import read_bytes_with
from focalpoint.exchange.limits import MEGABYTE, Limits
from focalpoint.exchange.word_rows import checked_package

_READER: Final = "focalpoint.exchange.final_text:read_for_gate"
_LIMITS: Final = Limits(memory=700 * MEGABYTE)
MOST: Final = 100 * MEGABYTE
_PACKAGE: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class FinalText:
    """What a final text is: ``suffix`` ``.pdf`` or ``.docx`` by its content, the hash of its bytes, a PDF's pages."""

    suffix: str
    sha256: str
    size: int
    pages: int | None = None


def inspect_final(data: bytes, name: str, *, progress: Progress | None = None) -> FinalText:
    """Look at a file that shall be adopted as final.

    Raises:
        ImportFileError: too large, locked, with macros, broken, or neither a PDF nor a Word document.
        CancelledError: the person pressed Cancel.
    """
    if len(data) > MOST:
        raise errors.FileTooLargeError(name=name, limit=MOST // MEGABYTE)
    if not data:
        raise errors.EmptyFileError(name=name)
    answer = read_bytes_with(data, name, _READER, progress=progress, limits=_LIMITS)
    return FinalText(str(answer["suffix"]), hashlib.sha256(data).hexdigest(), len(data), answer["pages"])


def read_for_gate(data: bytes, limits: Limits) -> dict[str, Any]:
    """What ``inspect_final`` asks of the reading process."""
    if b"%PDF-" in data[:1024]:
        return {"suffix": ".pdf", "pages": _pages(data)}
    if data.startswith(_PACKAGE):
        try:
            checked_package(data, limits).close()
        except errors.DamagedFileError as error:
            raise errors.NotAFinalTextError from error
        return {"suffix": ".docx", "pages": None}
    # A Word document with a password, and one of before 2007, look alike from outside.
    raise errors.OldFormatError if data.startswith(_OLD) else errors.NotAFinalTextError


def _pages(data: bytes) -> int:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise errors.PasswordProtectedError
        count = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, NotImplementedError, OSError) as error:
        raise errors.NotAFinalTextError from error
    if not count:
        raise errors.NotAFinalTextError
    return count
