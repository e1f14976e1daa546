"""The looks of a workbook's cells, made once and shared.

Setting font, fill and format on each cell costs more than writing it; so one cell of each look is styled by the
public calls, and its style array is shared by all others (``cell._style``, private: openpyxl is pinned and
``tests/documents/test_xlsx.py`` reads the looks back).
"""

from __future__ import annotations

from typing import Any, Final

from focalpoint.documents.model import ColumnKind, Tone
from focalpoint.documents.style import STYLE

FORMATS: Final = {
    ColumnKind.DATE: "yyyy-mm-dd",
    ColumnKind.INTEGER: "#,##0_)",
    ColumnKind.NUMBER: "#,##0.##_)",
    ColumnKind.PERCENT: '0" %"_)',
    ColumnKind.TEXT: "General",
    ColumnKind.LONG_TEXT: "General",
}
_SIDES: Final = {
    ColumnKind.INTEGER: "right",
    ColumnKind.NUMBER: "right",
    ColumnKind.PERCENT: "right",
    ColumnKind.DATE: "center",
}
"""Texts stand where reading starts, on the left or on the right, by themselves."""


def argb(colour: str) -> str:
    """#rrggbb as openpyxl takes it."""
    return "FF" + colour[1:].upper()


class Looks:
    """Style arrays of one workbook, by what a cell is."""

    def __init__(self, sheet: Any, right_to_left: bool) -> None:
        self._sheet = sheet
        # In a right-to-left sheet a Latin word would stand on the left of its column and an Arabic one on the right.
        self._start = "right" if right_to_left else None
        self._order = 2.0 if right_to_left else 0.0
        self._known: dict[tuple[object, ...], Any] = {}

    def cell(self, kind: ColumnKind, *, strong: bool = False, quoted: bool = False) -> Any:
        """A value. ``quoted`` keeps a spreadsheet from taking it for a formula when somebody edits it."""
        key = ("cell", kind, strong, quoted)
        if key not in self._known:
            from openpyxl.styles import Alignment, Font, PatternFill

            made = self._new()
            made.number_format = FORMATS[kind]
            wrap, side = kind is ColumnKind.LONG_TEXT, _SIDES.get(kind, self._start)
            # A sentence ends on the reading side; a code or a number keeps its own direction.
            made.alignment = Alignment(
                vertical="top", wrap_text=wrap, horizontal=side, readingOrder=self._order if wrap else 0.0
            )
            made.font = Font(name="Calibri", size=10, bold=strong, color=argb(STYLE.tones[Tone.TEXT]))
            if strong:
                made.fill = PatternFill("solid", fgColor=argb(STYLE.panel))
            made.quotePrefix = quoted
            self._known[key] = self._array(made)
        return self._known[key]

    def header(self) -> Any:
        """The title of a column."""
        if ("header",) not in self._known:
            from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

            made = self._new()
            made.font = Font(name="Calibri", size=10, bold=True, color="FFFFFFFF")
            made.fill = PatternFill("solid", fgColor=argb(STYLE.tones[Tone.ACCENT]))
            made.alignment = Alignment(
                vertical="center", wrap_text=True, horizontal=self._start, readingOrder=self._order
            )
            made.border = Border(bottom=Side("thin", color=argb(STYLE.tones[Tone.TEXT])))
            self._known["header",] = self._array(made)
        return self._known["header",]

    def words(self, size: float, tone: Tone = Tone.TEXT, *, bold: bool = False, wrap: bool = False) -> Any:
        """A title or a sentence."""
        key = ("words", size, tone, bold, wrap)
        if key not in self._known:
            from openpyxl.styles import Alignment, Font

            made = self._new()
            made.font = Font(name="Calibri", size=size, bold=bold, color=argb(STYLE.tones[tone]))
            made.alignment = Alignment(vertical="top", wrap_text=wrap, horizontal=self._start, readingOrder=self._order)
            self._known[key] = self._array(made)
        return self._known[key]

    def fact(self, kind: ColumnKind) -> Any:
        """A value on the cover, at the start of its cell whatever its type."""
        key = ("fact", kind)
        if key not in self._known:
            from openpyxl.styles import Alignment, Font

            made = self._new()
            made.font = Font(name="Calibri", size=11, bold=True, color=argb(STYLE.tones[Tone.TEXT]))
            made.number_format = FORMATS[kind]
            made.alignment = Alignment(
                vertical="top", horizontal=self._start or "left", wrap_text=True, readingOrder=self._order
            )
            self._known[key] = self._array(made)
        return self._known[key]

    def _new(self) -> Any:
        from openpyxl.cell import WriteOnlyCell

        return WriteOnlyCell(self._sheet)

    @staticmethod
    def _array(cell: Any) -> Any:
        return cell._style  # noqa: SLF001 - see above
