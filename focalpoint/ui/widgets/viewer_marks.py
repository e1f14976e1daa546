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


def mark_words(box: QPlainTextEdit, words: str, colour: QColor) -> None:
    """Underline every word that was looked for; the first place where the words stand together is turned to."""
    text = box.toPlainText()
    both = Folded(text)
    terms = list(dict.fromkeys(words_of(fold(words))))
    hits = both.hits(terms)[:_MOST]
    if not hits:
        return
    whole = " ".join(fold(words).split())
    together = both.folded.find(whole)
    first = both.place(together if together >= 0 else hits[0][0])
    marks = []
    for start, end, _term in hits:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(box.document())
        mark.cursor.setPosition(_units(text, both.place(start)))
        mark.cursor.setPosition(_units(text, both.place(end - 1) + 1), QTextCursor.MoveMode.KeepAnchor)
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
