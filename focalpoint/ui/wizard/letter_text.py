"""The letter as a text on the screen: one column, or two languages side by side; each place knows its field."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from focalpoint.documents.requests.model import BlockKind, Letter, LetterBlock
from focalpoint.ui.shell.theme.tokens import LIGHT

_FONTS: Final = (
    "Noto Serif",
    "Noto Naskh Arabic",
    "Noto Serif CJK SC",
    "Times New Roman",
    "Noto Sans Arabic",
    "SimSun",
)
_GAP: Final = re.compile(r"(\[\[[^\]]*\]\])")
_ALONE: Final = frozenset({BlockKind.PAGE_BREAK})
INK, PAPER, FAINT, GAP = (QColor(LIGHT.text), QColor(LIGHT.panel), QColor(LIGHT.muted), QColor(LIGHT.amber_soft))
"""Paper is white in every look of the window, as the printed letter is."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block, or one row of it, begins in the text."""

    position: int
    key: str
    field: str


@dataclass(slots=True)
class LetterText:
    """A document with its places, and each block's words to see which have changed."""

    document: QTextDocument
    places: list[Place] = field(default_factory=list)
    words: dict[str, tuple[object, ...]] = field(default_factory=dict)

    def at(self, position: int) -> Place | None:
        """What stands at a position."""
        found = bisect_right([place.position for place in self.places], position) - 1
        return self.places[found] if found >= 0 else None

    def of_key(self, key: str) -> Place | None:
        """Where a block begins."""
        return next((place for place in self.places if place.key == key), None)

    def of_field(self, path: str) -> Place | None:
        """Where an answer is printed; a compound's or list's first place where it has no own."""
        for fits in (
            lambda found: found == path,
            lambda found: found.startswith((f"{path}.", f"{path}[")),
            lambda found: bool(found) and path.startswith((f"{found}.", f"{found}[")),
        ):
            place = next((each for each in self.places if each.field and fits(each.field)), None)
            if place is not None:
                return place
        return None

    def changed_from(self, before: LetterText | None) -> str:
        """The first block that reads otherwise than before; empty where none does."""
        if before is None:
            return ""
        return next((key for key, words in self.words.items() if before.words.get(key) != words), "")


class LetterWriter:
    """Writes one letter, or two beside each other.

    Args:
        points: the size of running text.
    """

    def __init__(self, points: float) -> None:
        self._points = points
        self._text = LetterText(QTextDocument())

    def write(self, letter: Letter, second: Letter | None = None) -> LetterText:
        """The letter as a text; ``second`` stands beside it, block by block."""
        document = self._text.document
        document.setUndoRedoEnabled(False)
        font = QFont()
        font.setFamilies(list(_FONTS))
        font.setPointSizeF(self._points)
        document.setDefaultFont(font)
        document.setDocumentMargin(26)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        if second is None:
            self._column(cursor, letter)
        else:
            self._columns(cursor, letter, second)
        cursor.endEditBlock()
        return self._text

    def _column(self, cursor: QTextCursor, letter: Letter) -> None:
        if letter.notice:
            self._line(cursor, letter.notice, rtl=letter.right_to_left, bold=True)
        for block in letter.blocks:
            self._note(block)
            self._block(cursor, block, rtl=letter.right_to_left)
        if letter.caveat:
            self._line(cursor, letter.caveat, rtl=letter.right_to_left, ink=FAINT, above=14, scale=0.85)

    def _columns(self, cursor: QTextCursor, left: Letter, right: Letter) -> None:
        others = {block.key: block for block in right.blocks}
        shape = _table_format(QTextLength(QTextLength.Type.PercentageLength, 100), 2, padding=5, border=0)
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 50)] * 2)
        table = cursor.insertTable(max(len(left.blocks), 1), 2, shape)
        for row, block in enumerate(left.blocks):
            self._note(block, others.get(block.key))
            for column, letter, each in ((0, left, block), (1, right, others.get(block.key))):
                inner = table.cellAt(row, column).firstCursorPosition()
                if each is not None:
                    self._block(inner, each, rtl=letter.right_to_left)
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _note(self, block: LetterBlock, other: LetterBlock | None = None) -> None:
        self._text.words[block.key] = (block.text, block.rows, other and (other.text, other.rows))

    def _mark(self, cursor: QTextCursor, block: LetterBlock, path: str = "") -> None:
        self._text.places.append(Place(cursor.position(), block.key, path or block.field))

    def _block(self, cursor: QTextCursor, block: LetterBlock, *, rtl: bool) -> None:
        if block.kind in _ALONE:
            self._line(cursor, "·  ·  ·", rtl=rtl, ink=FAINT, align=Qt.AlignmentFlag.AlignHCenter)
            return
        if block.kind in {BlockKind.TABLE, BlockKind.ANNEXES, BlockKind.FACTS} and block.rows:
            self._heading_of_rows(cursor, block, rtl=rtl)
            self._table(cursor, block, rtl=rtl)
            return
        if block.text or not block.rows:
            self._fresh(cursor)
            self._mark(cursor, block)
            self._paragraph(cursor, block, rtl=rtl)
        for at, row in enumerate(block.rows):
            self._fresh(cursor)
            self._mark(cursor, block, block.row_fields[at] if at < len(block.row_fields) else "")
            number = block.numbers[at] if at < len(block.numbers) else ""
            self._row_line(cursor, block, f"{number} {' '.join(row)}".strip(), rtl=rtl, first=at == 0)

    def _heading_of_rows(self, cursor: QTextCursor, block: LetterBlock, *, rtl: bool) -> None:
        if block.text:
            self._fresh(cursor)
            self._mark(cursor, block)
            self._paragraph(cursor, block, rtl=rtl)

    def _paragraph(self, cursor: QTextCursor, block: LetterBlock, *, rtl: bool) -> None:
        heading = block.kind is BlockKind.HEADING
        words = (
            f"{block.number}. {block.text}"
            if block.number and not block.number.endswith((".", ")"))
            else (f"{block.number} {block.text}".strip())
        )
        align = Qt.AlignmentFlag.AlignHCenter if heading and block.level == 0 else None
        if block.kind is BlockKind.PLACE_DATE:
            align = _end(rtl=rtl)
        self._put(
            cursor,
            words,
            rtl=rtl,
            bold=heading,
            above=12 if heading else 5,
            scale=1.15 if heading and block.level == 0 else 1.0,
            align=align,
        )

    def _row_line(self, cursor: QTextCursor, block: LetterBlock, words: str, *, rtl: bool, first: bool) -> None:
        signature = block.kind is BlockKind.SIGNATURE
        above = (30 if signature else 5) if first and not block.text else 1
        indent = 22 if block.kind is BlockKind.LIST else 0
        self._put(cursor, words, rtl=rtl, above=above, indent=indent, align=_end(rtl=rtl) if signature else None)

    def _table(self, cursor: QTextCursor, block: LetterBlock, *, rtl: bool) -> None:
        columns = max(len(row) for row in block.rows)
        if self._text.places:
            self._fresh(cursor)
        shape = _table_format(QTextLength(QTextLength.Type.PercentageLength, 100), columns, padding=3, border=1)
        shape.setTopMargin(4)
        table = cursor.insertTable(len(block.rows), columns, shape)
        for at, row in enumerate(block.rows):
            below = at - 1 if block.head else at
            path = block.row_fields[below] if 0 <= below < len(block.row_fields) else ""
            # Qt lays columns from the left whatever the direction: the first one stands at the reading side.
            cells = list(zip_longest(row, range(columns), fillvalue=""))
            for column, (words, _) in enumerate(cells):
                inner = table.cellAt(at, columns - 1 - column if rtl else column).firstCursorPosition()
                if column == 0:
                    self._mark(inner, block, path)
                bold = (block.head and at == 0) or (block.kind is BlockKind.FACTS and column == 0)
                self._put(inner, str(words), rtl=rtl, bold=bold, above=0, scale=0.93)
        cursor.setPosition(table.lastPosition() + 1)
        self._text.places.sort(key=lambda place: place.position)

    def _line(
        self,
        cursor: QTextCursor,
        words: str,
        *,
        rtl: bool,
        bold: bool = False,
        ink: QColor = INK,
        above: int = 4,
        scale: float = 1.0,
        align: Qt.AlignmentFlag | None = None,
    ) -> None:
        self._fresh(cursor)
        self._put(cursor, words, rtl=rtl, bold=bold, ink=ink, above=above, scale=scale, align=align)

    def _fresh(self, cursor: QTextCursor) -> None:
        """Begin a new paragraph, unless one is empty already."""
        if cursor.block().length() > 1:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())

    def _put(
        self,
        cursor: QTextCursor,
        words: str,
        *,
        rtl: bool,
        bold: bool = False,
        ink: QColor = INK,
        above: int = 4,
        scale: float = 1.0,
        indent: int = 0,
        align: Qt.AlignmentFlag | None = None,
    ) -> None:
        shape = QTextBlockFormat()
        shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        shape.setAlignment((align or start) | Qt.AlignmentFlag.AlignAbsolute)
        shape.setTopMargin(above)
        shape.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if indent:
            shape.setRightMargin(indent) if rtl else shape.setLeftMargin(indent)
        cursor.setBlockFormat(shape)
        plain = QTextCharFormat()
        plain.setForeground(QBrush(ink))
        plain.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        plain.setFontPointSize(self._points * scale)
        gap = QTextCharFormat(plain)
        gap.setBackground(QBrush(GAP))
        for at, part in enumerate(_GAP.split(words.replace("\n", "\u2028"))):
            if part:
                cursor.insertText(part, gap if at % 2 else plain)


def _end(*, rtl: bool) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight


def _table_format(width: QTextLength, columns: int, *, padding: int, border: int) -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setWidth(width)
    shape.setColumns(columns)
    shape.setCellPadding(padding)
    shape.setCellSpacing(0)
    shape.setBorder(border)
    shape.setBorderCollapse(True)
    shape.setBorderBrush(QBrush(QColor(LIGHT.line)))
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    return shape
