"""Marks words in a shown text, however they are accented, and turns to the first place that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QFont, QTextCursor
from PySide6.QtWidgets import QTextEdit

from focalpoint.domain.folding import fold, words_of
from focalpoint.domain.passages import Folded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

_MOST: Final = 500


def mark_words(box: QPlainTextEdit, words: str, colour: QColor, start: int = 0) -> None:
    """Underline every word that was looked for; from ``start`` on, the first place that has them is turned to."""
    text = box.toPlainText()
    both = Folded(text)
    terms = list(dict.fromkeys(words_of(fold(words))))
    hits = both.hits(terms)[:_MOST]
    if not hits:
        return
    whole = " ".join(fold(words).split())
    together = both.places_of(whole) or [place for place, _end, _term in hits]
    places = [both.place(place) for place in together]
    first = next((place for place in places if place >= start), places[0])
    marks = []
    for begins, ends, _term in hits:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(box.document())
        mark.cursor.setPosition(_units(text, both.place(begins)))
        mark.cursor.setPosition(_units(text, both.place(ends - 1) + 1), QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(colour)
        mark.format.setFontUnderline(True)
        mark.format.setFontWeight(QFont.Weight.Bold)
        marks.append(mark)
    box.setExtraSelections(marks)
    cursor = QTextCursor(box.document())
    cursor.setPosition(_units(text, first))
    box.setTextCursor(cursor)
    box.centerCursor()


def _units(text: str, place: int) -> int:
    """A place as Qt counts it (UTF-16)."""
    return place + sum(character > "\uffff" for character in text[:place]) if not text.isascii() else place
