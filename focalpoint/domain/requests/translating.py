"""The official's own texts on their way to the sworn translator and back: which text a translation belongs to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

CODE_LENGTH: Final = 10


@dataclass(frozen=True, slots=True)
class Translatable:
    """A text of the official's: where it stands (its full path), what it is called, and its translation so far."""

    path: str
    label: str
    source: str
    translation: str = ""

    @property
    def code(self) -> str:
        """What the table names it by: another text at the same place has another code."""
        return code_of(self.path, self.source)


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: translations by path; codes whose text has changed since or is unknown; texts without one."""

    texts: Mapping[str, str]
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def code_of(path: str, source: str) -> str:
    """The code of a text at a path; the same text has the same code on every computer."""
    return hashlib.sha256(f"{path}\n{source.strip()}".encode()).hexdigest()[:CODE_LENGTH]


def matched(wanted: Iterable[Translatable], rows: Sequence[tuple[str, str]]) -> Returned:
    """Which text each returned row belongs to.

    Args:
        wanted: the texts as they are now.
        rows: (code, translation) as the table came back.
    """
    by_code = {each.code: each for each in wanted}
    found = {by_code[code].path: text.strip() for code, text in rows if code in by_code and text.strip()}
    changed = tuple(code for code, text in rows if code not in by_code and text.strip())
    missing = tuple(each.path for each in by_code.values() if each.path not in found)
    return Returned(found, changed, missing)
