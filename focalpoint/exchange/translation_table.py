"""The translator's table as it comes back, read behind the gate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from focalpoint.domain.progress import Progress
from focalpoint.domain.requests.translating import CODE_LENGTH
from focalpoint.exchange import errors
from focalpoint.exchange.gate import read_bytes_with
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.word_rows import rows
from focalpoint.language import LANGUAGES

_READER: Final = "focalpoint.exchange.translation_table:read_for_gate"
_CODE: Final = re.compile(rf"\b({'|'.join(LANGUAGES)})\W+([0-9a-f]{{{CODE_LENGTH}}})\b")
_LEAST_CELLS: Final = 3
_LONGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class TranslatedTable:
    """A table that came back: the language it was translated into, and (code, translation) of each row."""

    language: str
    rows: tuple[tuple[str, str], ...]


def read_translations(data: bytes, name: str, *, progress: Progress | None = None) -> TranslatedTable:
    """A translator's table, its rows in their order; untranslated ones are left out.

    Raises:
        ImportFileError: broken, locked, with macros, or without such a table.
        CancelledError: the person pressed Cancel.
    """
    answer = read_bytes_with(data, name, _READER, progress=progress)
    return TranslatedTable(str(answer["language"]), tuple((str(code), str(text)) for code, text in answer["rows"]))


def read_for_gate(data: bytes, limits: Limits) -> dict[str, Any]:
    """What ``read_translations`` asks of the reading process."""
    found: list[tuple[str, str]] = []
    language = ""
    for cells in rows(data, limits):
        code = _CODE.search(cells[0]) if len(cells) >= _LEAST_CELLS else None
        if code is None:
            continue
        language = language or code.group(1)
        text = cells[-1].strip()[:_LONGEST]
        if text:
            found.append((code.group(2), text))
    if not language:
        raise errors.NoTranslationsError
    return {"language": language, "rows": found}
