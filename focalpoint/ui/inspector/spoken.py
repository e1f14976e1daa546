"""The languages that an office or a person speaks: the six by their own names, then others that are often asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from focalpoint.language import LANGUAGES, OWN_NAMES
from focalpoint.words import bodies as words

if TYPE_CHECKING:
    from focalpoint.language import Language

_OTHERS: Final = (
    "de", "fa", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ro", "sr", "sw", "tr", "uk", "ur", "vi",
)  # fmt: skip


def spoken_languages(language: Language) -> Sequence[tuple[str | None, str]]:
    """Codes and names, to choose from."""
    named = [(code, words.spoken(language, code)) for code in _OTHERS]
    return [*((code, OWN_NAMES[code]) for code in LANGUAGES), *sorted(named, key=lambda pair: pair[1].casefold())]
