"""The faces of an answer: list, matrix, lines over time, bars by region; each with its figures as a list for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from focalpoint.domain.folding import fold
from focalpoint.domain.instruments.asking import Mode
from focalpoint.language import isolate
from focalpoint.ui.pages.instruments.shown import (
    TOTALS,
    Shown,
    legend,
    region_bars,
    region_figures,
    series_of,
    span_of,
    time_figures,
    years_of,
)
from focalpoint.ui.pages.instruments.tables import Source, bonds_table, rows_table, shifts_table
from focalpoint.ui.pages.instruments.views import LIST, MATRIX, REGIONS, TIME
from focalpoint.ui.widgets.charts.bars import BarChart
from focalpoint.ui.widgets.charts.card import ChartCard
from focalpoint.ui.widgets.charts.face import TableFace
from focalpoint.ui.widgets.charts.steps import StepChart
from focalpoint.ui.widgets.charts.table import Figures
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.ui.widgets.marks import LookLegend
from focalpoint.ui.widgets.matrix import Grid, MatrixView
from focalpoint.words.tables import more_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from focalpoint.documents.lists import ListSheet
    from focalpoint.ui.pages.instruments.facts import Facts
    from focalpoint.ui.shell.context import PageContext


_MATRIX: Final = 200
"""Pixels at normal text size that the matrix has at least."""


class Faces(QObject):
    """The stack and what stands in it."""

    picked = Signal(str, str)
    """Entity and id of what became current: a State, or an instrument."""
    region_chosen = Signal(str)

    def __init__(self, context: PageContext, source: Source, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._source = context, source
        self._shown: Shown | None = None
        self._heading, self._needle = "", ""
        self.stack = QStackedWidget()
        self.rows, self.rows_model = rows_table(context, source)
        self.shifts, self.shifts_model = shifts_table(context, source)
        self.bonds, self.bonds_model = bonds_table(context, source)
        self.matrix, self._legend = MatrixView(context.theme), LookLegend(context.theme)
        self._matrix_face = QWidget()
        column = QVBoxLayout(self._matrix_face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.matrix, 1)
        column.addWidget(self._legend)
        self.lines, self.bars = StepChart(context.theme), BarChart(context.theme)
        self.time_card, self.region_card = ChartCard(context.theme, [self.lines]), ChartCard(context.theme, [self.bars])
        self.figures = TableFace(context.theme)
        self.empty = EmptyState(context.theme, "filter")
        self._figures_of: ChartCard | None = None
        self._late: dict[QWidget, Callable[[Facts, Shown], None]] = {}
        for widget in (
            self.rows, self.shifts, self.bonds, self._matrix_face, self.time_card, self.region_card, self.figures,
            self.empty,
        ):  # fmt: skip
            self.stack.addWidget(widget)
        self._wire()

    # Showing --------------------------------------------------------------------------------------

    def show_answer(self, shown: Shown, heading: str) -> None:
        """Show another answer in every face."""
        self._shown, self._heading = shown, heading
        answer = shown.answer
        self.rows_model.set_records(shown.rows)
        single = len(answer.question.instruments) == 1
        self.rows.setColumnHidden(2, single)
        self.shifts_model.set_records(answer.shifts)
        self.bonds_model.set_records(answer.bonds)
        self._late = {
            self._matrix_face: self._fill_matrix, self.time_card: self._fill_time, self.region_card: self._fill_regions,
        }  # fmt: skip
        self._write_cards()
        current = self.stack.currentWidget()
        if current is self.figures and self._figures_of is not None:
            self._show_figures(self._figures_of)
        elif current is not None:
            self._fill(current)

    def set_filter(self, text: str) -> None:
        """Narrow the lists to what was typed."""
        for model in (self.rows_model, self.shifts_model, self.bonds_model):
            model.set_filter(text)
        if fold(text) == self._needle:
            return
        self._needle = fold(text)
        self._late[self._matrix_face] = self._fill_matrix
        if self.stack.currentWidget() is self._matrix_face:
            self._fill(self._matrix_face)

    def show_face(self, face: str, mode: Mode) -> None:
        """Show a face; what changed and what binds two States are lists always."""
        listed = {Mode.CHANGES: self.shifts, Mode.PAIR: self.bonds}.get(mode, self.rows)
        faces: dict[str, QWidget] = {
            LIST: listed, MATRIX: self._matrix_face, TIME: self.time_card, REGIONS: self.region_card,
        }  # fmt: skip
        shown = listed if mode in {Mode.CHANGES, Mode.PAIR} else faces[face]
        if shown in {listed, self._matrix_face} and not listed.model().rowCount():
            self._say_empty(mode)
            shown = self.empty
        self._fill(shown)
        self.stack.setCurrentWidget(shown)

    def _say_empty(self, mode: Mode) -> None:
        """Why there is nothing: an answer too, or what is still to be chosen."""
        language, question = self._context.language, self._shown.answer.question if self._shown is not None else None
        filtered = any(model.filtered() for model in (self.rows_model, self.shifts_model, self.bonds_model))
        if filtered:
            text = language.gettext("Nothing fits the filters.")
        elif mode is Mode.PAIR and (question is None or question.pair is None):
            text = language.gettext("Choose two States above to see what binds both.")
        elif mode is Mode.PAIR:
            text = language.gettext("None of these instruments binds both States on that day.")
        elif mode is Mode.CHANGES:
            text = language.gettext("Nothing is known to have changed between these two days.")
        else:
            text = language.gettext("No State fits the question on that day.")
        self.empty.set_texts(text, language.gettext("Clear filters") if filtered else "")

    def focus(self) -> None:
        """Put the keyboard in what is shown."""
        shown = self.stack.currentWidget()
        if shown is self._matrix_face:
            self.matrix.setFocus()
        elif isinstance(shown, ChartCard):
            shown.focus()
        elif shown is self.figures:
            self.figures.table.setFocus()
        elif shown is not None:
            shown.setFocus()

    def select(self, code: str) -> bool:
        """Make a State current in what is shown."""
        if self.stack.currentWidget() is self._matrix_face:
            return self.matrix.choose(code)
        return self.rows.select_id(code)

    def current(self) -> tuple[str, str] | None:
        """The record that is current."""
        shown = self.stack.currentWidget()
        if shown is self.rows:
            code = self.rows.current_id()
            return ("states", code) if code else None
        if shown is self.bonds:
            instrument_id = self.bonds.current_id()
            return ("instruments", instrument_id) if instrument_id else None
        if shown is self._matrix_face and self.matrix.grid.rows:
            index = self.matrix.currentIndex()
            key = self.matrix.grid.rows[index.row()].key if index.isValid() else ""
            return ("states", key) if key in self._codes() else None
        return None

    def is_chart(self) -> bool:
        """Whether what is shown has nothing that could be inspected."""
        return isinstance(self.stack.currentWidget(), ChartCard | TableFace)

    def retranslate(self) -> None:
        """Write everything anew; the answer comes with ``show_answer``."""
        language = self._context.language
        self.rows.setAccessibleName(language.gettext("States that fit"))
        self.shifts.setAccessibleName(language.gettext("What changed"))
        self.bonds.setAccessibleName(language.gettext("What binds both States"))
        self.matrix.setAccessibleName(language.gettext("States and instruments"))
        for model in (self.rows_model, self.shifts_model, self.bonds_model):
            model.retranslate(language)
        self._legend.set_looks(legend(language))
        self.lines.say_empty(language.gettext("Nobody is party to these instruments yet."))
        self.bars.say_empty(language.gettext("No region fits."))
        self.figures.retranslate(language)
        self._write_cards()

    # For paper ------------------------------------------------------------------------------------

    def sheet(self, title: str) -> ListSheet:
        """What is shown, as a list."""
        shown = self.stack.currentWidget()
        if shown is self._matrix_face:
            return self._grid_sheet(title)
        if shown in (self.time_card, self.region_card, self.figures):
            card = self._figures_of if shown is self.figures else shown
            return self._figures_sheet(title, card.figures if isinstance(card, ChartCard) else Figures())
        from focalpoint.ui.shell.printing import table_sheet

        view = next((one for one in (self.shifts, self.bonds) if one is shown), self.rows)
        return table_sheet(view, title, self._heading, name="instruments")

    def _grid_sheet(self, title: str) -> ListSheet:
        from focalpoint.documents.lists import ListColumn, ListRow, ListSheet
        from focalpoint.ui.pages.instruments.paper import cell_of

        grid, language = self.matrix.grid, self._context.language
        columns = [ListColumn(language.pgettext("column", "State"), 170.0, long=True)]
        columns += [ListColumn(head.label, 60.0) for head in grid.columns]
        rows = [
            ListRow((head.label, *(cell_of(cell) for cell in cells)), strong=head.strong)
            for head, cells in zip(grid.rows, grid.cells, strict=True)
        ]
        return ListSheet(title, tuple(columns), rows, self._heading, name="instruments")

    def _figures_sheet(self, title: str, figures: Figures) -> ListSheet:
        from focalpoint.documents.lists import ListColumn, ListRow, ListSheet

        columns = tuple(
            ListColumn(words, 90.0, numeric=at in figures.numeric) for at, words in enumerate(figures.headings)
        )
        return ListSheet(title, columns, [ListRow(row) for row in figures.rows], self._heading, name="instruments")

    # Inside ---------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """The matrix keeps its headings and some rows in sight, however large the text."""
        self.matrix.setMinimumHeight(self._context.theme.px(_MATRIX))

    def _wire(self) -> None:
        self._fit()
        self._context.theme.changed.connect(self._fit)
        self.rows.picked.connect(lambda code: self.picked.emit("states", code))
        self.bonds.picked.connect(lambda one: self.picked.emit("instruments", one))
        self.shifts.picked.connect(lambda key: self.picked.emit("states", key.split(" ")[0]))
        self.matrix.picked.connect(self._on_cell)
        self.matrix.opened.connect(lambda _row, column: self.picked.emit("instruments", column))
        self.matrix.heading_pressed.connect(lambda column: self.picked.emit("instruments", column))
        self.lines.opened.connect(self._on_line)
        self.bars.opened.connect(self.region_chosen)
        for card in (self.time_card, self.region_card):
            card.table_asked.connect(lambda card=card: self._show_figures(card))
            card.announced.connect(self._context.announce)
        self.figures.left.connect(self._on_left)
        self.figures.announced.connect(self._context.announce)

    def _fill(self, face: QWidget) -> None:
        """A face that is about to be seen shows the newest answer."""
        fill, facts, shown = self._late.pop(face, None), self._source.facts, self._shown
        if fill is not None and facts is not None and shown is not None:
            fill(facts, shown)

    def _fill_matrix(self, _facts: Facts, shown: Shown) -> None:
        self.matrix.show_grid(self._narrowed(shown.grid))

    def _fill_time(self, facts: Facts, shown: Shown) -> None:
        language, today = self._context.language, self._context.workspace.clock.today()
        first, last = span_of(shown, today)
        span, on = (first.toordinal(), last.toordinal()), shown.answer.question.on.toordinal()
        self.lines.set_series(series_of(facts, shown, language), span, years_of((first, last)), (on, self._as_of()))
        self.time_card.set_figures(time_figures(facts, shown, today, language))

    def _fill_regions(self, facts: Facts, shown: Shown) -> None:
        language = self._context.language
        self.bars.set_bars(region_bars(facts, shown, language), 1.0, self._more)
        self.region_card.set_figures(region_figures(facts, shown, language))

    def _narrowed(self, grid: Grid) -> Grid:
        """The rows in whose names every word stands; the totals stay."""
        words = self._needle.split()
        if not words:
            return grid
        kept = [
            at
            for at, head in enumerate(grid.rows)
            if head.key == TOTALS or all(word in fold(head.label) for word in words)
        ]
        return Grid(tuple(grid.rows[at] for at in kept), grid.columns, tuple(grid.cells[at] for at in kept))

    def _codes(self) -> set[str]:
        """Everybody who is in the answer."""
        answer = self._shown.answer if self._shown is not None else None
        return {row.participant for row in (*answer.states, *answer.organizations)} if answer is not None else set()

    def _write_cards(self) -> None:
        language = self._context.language
        time = language.gettext("States that are party, over time")
        region = language.gettext("Share of the States of each region")
        said = language.gettext("{title}: {question}")
        self.time_card.set_words(time, said.format(title=time, question=isolate(self._heading)))
        self.region_card.set_words(region, said.format(title=region, question=isolate(self._heading)), self._as_of())
        for card in (self.time_card, self.region_card):
            card.retranslate(language)

    def _as_of(self) -> str:
        from focalpoint.ui.pages.instruments.facts import writer
        from focalpoint.words.standings import on_basis

        if self._shown is None:
            return ""
        question, language = self._shown.answer.question, self._context.language
        return on_basis(language, question.on, question.basis, writer(language))

    def _show_figures(self, card: ChartCard) -> None:
        self._figures_of = card
        self._fill(card)
        self.figures.show_figures(card.title.text(), card.figures)
        self.stack.setCurrentWidget(self.figures)
        self.figures.table.setFocus()

    def _on_left(self) -> None:
        if self._figures_of is not None:
            self.stack.setCurrentWidget(self._figures_of)
            self._figures_of.focus()

    def _on_cell(self, row: str, column: str) -> None:
        if row in self._codes():
            self.picked.emit("states", row)
        else:
            self.picked.emit("instruments", column)

    def _on_line(self, instrument_id: str) -> None:
        self.lines.lift(instrument_id)
        self.picked.emit("instruments", instrument_id)

    def _more(self, left: int) -> str:
        return more_words(self._context.language, left)
