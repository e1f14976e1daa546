"""Hands the bytes of a text to a reading process and takes its pages; nothing of it touches the disk."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.progress import Progress
from focalpoint.exchange import errors
from focalpoint.exchange.gate import read_bytes_with
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.texts.model import TEXT_LIMITS, Words, WordsState

_READER: Final = "focalpoint.exchange.texts.child:read_for_gate"


def read_words(data: bytes, name: str, *, progress: Progress | None = None, limits: Limits = TEXT_LIMITS) -> Words:
    """The words of a file, page by page.

    What cannot be read is no error but a state of the answer: the file is kept all the same.

    Args:
        data: the file's bytes.
        name: its name; the content decides what it is, and has to agree.
        progress: asked now and then while the process reads; its ``CancelledError`` ends it.
        limits: what the file may take; beyond them its state is ``BROKEN``.

    Raises:
        CancelledError: the person pressed Cancel.
    """
    if not data:
        return Words(WordsState.NO_TEXT)
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    try:
        answer = read_bytes_with(data, name, _READER, {"suffix": suffix}, progress=progress, limits=limits)
    except errors.PasswordProtectedError:
        return Words(WordsState.LOCKED)
    except errors.ImportFileError:
        return Words(WordsState.BROKEN)
    return Words(WordsState(answer["state"]), answer["pages"], bool(answer["numbered"]), bool(answer["cut"]))
