"""Which words of a window came from no catalogue: what a pseudolocale leaves outside its brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale
from PySide6.QtWidgets import QWidget

from focalpoint.language import OWN_NAMES
from tests.ui.proof.seen import said_texts, shown_texts

_WORD = re.compile(r"[A-Za-z]{3,}")
_DATA = re.compile(
    r"[\w.+-]+@[\w.-]+"  # an e-mail address
    r"|(?:[A-Za-z]:)?[\\/][\w .\\/-]+"  # a path
    r"|\b[A-Z]{2,4}(?:-[A-Z]{2,4})?-\d[\d-]*"  # a reference
    r"|\b[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Za-z_]+)?"  # a time zone
    r"|\b(?:Maj|Suppr|Retour|Ctrl|Alt|Shift|Esc|Escape|Enter|Return|Tab|Space|Home|End|Del|Delete|Ins|PgUp|PgDown|Up|Down|Left|Right|F\d+)\b"
    r"|\.[a-z]{3,5}\b"  # a suffix
    r"|\b(?:XLSX|PDF|CSV|XML|ICS|UTC|GMT|QT|SHA|UTF|PNG|JPEG)\b"
    r"|\bFocal Point\b"
)
_NEVER_TRANSLATED = frozenset(OWN_NAMES.values())


def bare_texts(root: QWidget, data: frozenset[str]) -> Iterator[str]:
    """A line for each text with Latin words outside brackets; the vault's own texts are in another script.

    ``data``: words that the vault itself holds in Latin letters.
    """
    for where, text, _font in (*shown_texts(root), *said_texts(root)):
        left = sorted(set(_WORD.findall(_DATA.sub(" ", outside_brackets(text)))) - data - _of_dates())
        if left and text.strip("\u2068\u2069 ") not in _NEVER_TRANSLATED:
            yield f"{where} {text!r}: {', '.join(left)}"


def outside_brackets(text: str) -> str:
    """What stands in no pair of square brackets; one that an ellipsis cut off counts as closed at the end."""
    depth, kept = 0, []
    for letter in text:
        if letter == "[":
            depth += 1
        elif letter == "]":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(letter)
    return "".join(kept)


@lru_cache(maxsize=1)
def _of_dates() -> frozenset[str]:
    """The words of dates, which come from Babel."""
    locale = Locale("fr")
    named = [locale.months, locale.days]
    words = [
        word for tables in named for widths in tables.values() for names in widths.values() for word in names.values()
    ]
    return frozenset(part for word in words for part in _WORD.findall(word))
