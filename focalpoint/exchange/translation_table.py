"""The translator's table as it comes back, read behind the gate."""

from __future__ import annotations

import re
from typing import Any, Final

from focalpoint.domain.progress import Progress
from focalpoint.domain.requests.translating import CODE_LENGTH
from focalpoint.exchange import errors
from focalpoint.exchange.gate import read_bytes_with
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.word_rows import rows

_READER: Final = "focalpoint.exchange.translation_table:read_for_gate"
_CODE: Final = re.compile(rf"(?<![0-9a-f])[0-9a-f]{{{CODE_LENGTH}}}(?![0-9a-f])")
_LEAST_CELLS: Final = 3
_LONGEST: Final = 1_000_000


def read_translations(data: bytes, name: str, *, progress: Progress | None = None) -> list[tuple[str, str]]:
    """The rows of a translator's table: (code, translation), in their order; untranslated ones are left out.

    Raises:
        ImportFileError: broken, locked, with macros, or without such a table.
        CancelledError: the person pressed Cancel.
    """
    answer = read_bytes_with(data, name, _READER, progress=progress)
    return [(str(code), str(text)) for code, text in answer["rows"]]


def read_for_gate(data: bytes, limits: Limits) -> dict[str, Any]:
    """What ``read_translations`` asks of the reading process."""
    found: list[tuple[str, str]] = []
    seen = False
    for cells in rows(data, limits):
        code = _CODE.search(cells[0]) if len(cells) >= _LEAST_CELLS else None
        if code is None:
            continue
        seen = True
        text = cells[-1].strip()[:_LONGEST]
        if text:
            found.append((code.group(), text))
    if not seen:
        raise errors.NoTranslationsError
    return {"rows": found}
