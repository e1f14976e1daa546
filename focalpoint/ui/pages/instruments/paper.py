"""How the cells of a matrix stand on paper and in a workbook: a word with its shape, never a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.documents.model import CellValue, Mark, Tone
from focalpoint.ui.widgets.marks import Shape

if TYPE_CHECKING:
    from focalpoint.ui.widgets.matrix import Cell

_TONES: Final = {"green": Tone.GREEN, "amber": Tone.AMBER, "red": Tone.RED, "accent": Tone.ACCENT}


def cell_of(cell: Cell) -> CellValue:
    """A cell: its short text, or the sentence behind its shape; nothing where nothing was done."""
    if cell.look is None:
        return cell.text
    if cell.look.shape is Shape.NONE:
        return "–"
    tone = _TONES.get(cell.look.token)
    words = cell.short or cell.words
    return Mark(tone, words) if tone is not None else words
