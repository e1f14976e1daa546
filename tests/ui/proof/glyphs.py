"""Whether every character that is shown has a picture in some installed font."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QWidget

from tests.ui.proof.seen import said_texts, shown_texts

_known: dict[tuple[str, str], str] = {}


def without_glyph(root: QWidget) -> Iterator[str]:
    """A line for each text that holds a character which no font can paint."""
    for where, text, font in (*shown_texts(root), *said_texts(root)):
        missing = missing_in(text, font)
        if missing:
            yield f"{where} {text!r}: no glyph for {missing!r}"


def missing_in(text: str, font: QFont) -> str:
    """The characters of a text that no font has."""
    key = (text, font.family())
    if key not in _known:
        _known[key] = "".join(sorted(set(_missing(text, font))))
    return _known[key]


def _missing(text: str, font: QFont) -> Iterator[str]:
    # Marks that only steer the order of letters are never painted.
    painted = "".join(" " if unicodedata.category(letter) in {"Cf", "Cc"} else letter for letter in text)
    layout = QTextLayout(painted, font)
    layout.beginLayout()
    while layout.createLine().isValid():
        pass
    layout.endLayout()
    utf16 = painted.encode("utf-16-le", "surrogatepass")
    for run in layout.glyphRuns():
        for glyph, at in zip(run.glyphIndexes(), run.stringIndexes(), strict=False):
            if glyph == 0:
                letter = utf16[at * 2 : at * 2 + 4].decode("utf-16-le", "ignore")[:1]
                if letter.strip():
                    yield letter
