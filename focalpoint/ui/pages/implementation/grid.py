"""All instruments at one look: the rows of the implementation matrix down, the instruments across."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain import provision_rules
from focalpoint.domain.provisions import Mark, Row
from focalpoint.ui.widgets.marks import Look, LookLegend, Shape
from focalpoint.ui.widgets.matrix import Cell, Grid, Head, MatrixView
from focalpoint.words import provisions as words

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.provisions import Entry, MatrixRow
    from focalpoint.language import Language
    from focalpoint.ui.pages.implementation.columns import Cells
    from focalpoint.ui.shell.context import PageContext

_SHAPES: Final = {
    Mark.PRESENT.value: (Shape.DISC, "green"),
    Mark.PARTIAL.value: (Shape.HALF, "amber"),
    Mark.ABSENT.value: (Shape.CROSS, "red"),
    Mark.NOT_APPLICABLE.value: (Shape.MARKED, "muted"),
    "": (Shape.RING, "muted"),
}
_NONE: Final = "none"


class InstrumentGrid(QWidget):
    """Arrows walk; Enter or a press on a heading opens the instrument's own matrix."""

    picked = Signal()
    opened = Signal(str, str)
    """An instrument, and the id of its first entry in the row; empty where a heading was pressed."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._language = context.language
        self._first: dict[tuple[str, str], str] = {}
        self._places: dict[str, tuple[str, str]] = {}
        self.matrix, self._legend = MatrixView(context.theme), LookLegend(context.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.matrix, 1)
        column.addWidget(self._legend)
        self.setFocusProxy(self.matrix)
        self.matrix.picked.connect(lambda _row, _column: self.picked.emit())
        self.matrix.opened.connect(lambda row, column: self.opened.emit(column, self._first.get((row, column), "")))
        self.matrix.heading_pressed.connect(lambda column: self.opened.emit(column, ""))

    def show_entries(self, entries: Iterable[Entry], cells: Cells) -> bool:
        """Show what these entries come to; false when no instrument has any."""
        self._language = language = cells.language
        self.matrix.setAccessibleName(language.gettext("Instruments and what national law has of them"))
        self._legend.set_looks([_look(language, mark) for mark in (*_SHAPES, _NONE)])
        by_source: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.provision.row is not None:
                by_source.setdefault(entry.provision.source, []).append(entry)
        found = {
            source: {row.row: row for row in provision_rules.matrix_of(source, some).rows}
            for source, some in by_source.items()
        }
        self._first = {
            (row.value, source): shown.entries[0].id for source, rows in found.items() for row, shown in rows.items()
        }
        self._places = {
            entry.id: (row.value, source)
            for source, rows in found.items()
            for row, shown in rows.items()
            for entry in shown.entries
        }
        self.matrix.show_grid(
            Grid(
                tuple(Head(row.value, words.row(language, row)) for row in Row),
                tuple(Head(source, source, cells.source(source)) for source in found),
                tuple(tuple(_cell(language, rows.get(row)) for rows in found.values()) for row in Row),
            )
        )
        return bool(found)

    def current_id(self) -> str:
        """The id of the first entry of the current cell; empty where the instrument does not have the row."""
        index, grid = self.matrix.currentIndex(), self.matrix.grid
        if not index.isValid():
            return ""
        return self._first.get((grid.rows[index.row()].key, grid.columns[index.column()].key), "")

    def select_entry(self, entry_id: str) -> bool:
        """Make the cell of an entry current; false where it has none."""
        return entry_id in self._places and self.matrix.choose(*self._places[entry_id])

    def sheet(self, title: str, note: str) -> ListSheet:
        """The grid as a list, for paper and a file."""
        from focalpoint.documents.lists import ListColumn, ListRow, ListSheet

        grid, language = self.matrix.grid, self._language
        columns = [ListColumn(language.pgettext("column", "Row of the matrix"), 170.0, long=True)]
        columns += [ListColumn(head.label, 60.0) for head in grid.columns]
        rows = [
            ListRow((head.label, *(cell.words for cell in cells)))
            for head, cells in zip(grid.rows, grid.cells, strict=True)
        ]
        return ListSheet(title, tuple(columns), rows, note, name="implementation")


def _look(language: Language, mark: str) -> Look:
    if mark == _NONE:
        return Look(Shape.NONE, "muted", language.pgettext("in national law", "Not asked"))
    shape, token = _SHAPES[mark]
    return Look(shape, token, words.mark(language, mark))


def _cell(language: Language, shown: MatrixRow | None) -> Cell:
    look = _look(language, _NONE if shown is None else shown.mark)
    if shown is None:
        return Cell(look.words, look)
    count = language.ngettext("{what}, {n} article", "{what}, {n} articles", len(shown.entries))
    return Cell(count.format(what=look.words, n=language.number(len(shown.entries))), look)
