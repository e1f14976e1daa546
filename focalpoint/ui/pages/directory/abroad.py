"""The lists of States, of authorities, and of networks and donors: three views of the directory's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.bodies import Body, BodyKind
from focalpoint.domain.states import State, StateKind
from focalpoint.ui.pages.directory.lines import (
    BODIES,
    STATES,
    BodyCells,
    Reading,
    authority_columns,
    network_columns,
    read,
    state_columns,
)
from focalpoint.ui.pages.directory.narrowing import AUTHORITIES, NETWORKS, Narrowing
from focalpoint.ui.pages.directory.strip import ABROAD_ICONS, FindingsStrip
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words.bodies import finding_count

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext

VIEWS: Final = (STATES, AUTHORITIES, NETWORKS)
"""The views' names, in their order."""
_LOOKED_AT: Final = 60
"""So many rows say how wide a day is."""


class Abroad(QWidget):
    """The choices above, one table below; everything is read when one of the views is first shown."""

    came = Signal()
    """Another reading is shown, or it is narrowed otherwise."""
    failed = Signal(object)
    picked = Signal()
    """Another row is current, or others are selected."""
    menu_asked = Signal(QPoint)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.cells = BodyCells(context.language)
        self.narrowing = Narrowing(context, self.cells)
        self.loaded = False
        self.archived: Callable[[], bool] = lambda: False
        """Whether the person wants to see what was put away."""
        self._loader = Loader(context, self)
        self._view = STATES
        self._text = ""
        self._wanted: tuple[str, str] | None = None
        self._models: dict[str, RecordModel[Any]] = {}
        self._tables: dict[str, TableView] = {}
        self._fits: dict[str, TitleFit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.strip = FindingsStrip(context.theme, ABROAD_ICONS, finding_count)
        self.strip.chosen.connect(self._narrow)
        column.addWidget(self.narrowing)
        column.addWidget(self.strip)
        self._add_table(STATES, state_columns(self.cells), lambda state: state.code)
        self._add_table(AUTHORITIES, authority_columns(self.cells), lambda body: body.id)
        self._add_table(NETWORKS, network_columns(self.cells), lambda body: body.id)
        self.narrowing.changed.connect(self._narrow)

    @property
    def table(self) -> TableView:
        """The table of the view that is shown."""
        return self._tables[self._view]

    @property
    def tables(self) -> tuple[TableView, ...]:
        """All of them."""
        return tuple(self._tables.values())

    @property
    def loading(self) -> bool:
        """Whether a reading is still to come."""
        return self._loader.loading

    @property
    def total(self) -> int:
        """How many records the view has, narrowed or not."""
        if self._view == STATES:
            return len(self.cells.states)
        ours = {BodyKind.AUTHORITY} if self._view == AUTHORITIES else {BodyKind.NETWORK, BodyKind.DONOR}
        return sum(body.kind in ours for body in self.cells.reading.overview.bodies)

    @property
    def shown_count(self) -> int:
        """How many rows are left."""
        return self._models[self._view].rowCount()

    @property
    def narrows(self) -> bool:
        """Whether words or choices leave something out."""
        return bool(self._text) or self.narrowing.narrows or self._finding is not None

    def show_view(self, view: str) -> None:
        """Show one of the three lists."""
        self._view = view
        for name, table in self._tables.items():
            table.setVisible(name == view)
        self.narrowing.show_view(view)
        if not self.loaded and not self._loader.loading:
            self.load()
        else:
            self._narrow()

    def load(self) -> None:
        """Read everything again, on a worker where it takes long."""
        workspace, archived = self._context.workspace, self.archived()
        self._loader.load(lambda: read(workspace, archived=archived), self._show, self.failed.emit)

    def set_text(self, text: str) -> None:
        """Leave the rows in which every word stands."""
        if text != self._text:
            self._text = text
            if self.loaded:
                self._models[self._view].set_filter(text)
                self.came.emit()

    def select(self, entity: str, record_id: str) -> bool:
        """Select a record in the view that is shown; when it is still being read, as soon as it is there."""
        if not self.loaded or self._loader.loading:
            self._wanted = (entity, record_id)
            return True
        if self.table.select_id(record_id):
            return True
        self.clear()
        return self.table.select_id(record_id)

    def clear(self) -> None:
        """Leave nothing out any more."""
        self._text = ""
        for part in (self.strip, self.narrowing):
            blocked = part.blockSignals(True)
            part.clear()
            part.blockSignals(blocked)
        self._narrow()

    def view_of(self, entity: str, record_id: str) -> str:
        """The view in which a record stands."""
        if entity == STATES:
            return STATES
        body = self.cells.bodies.get(record_id)
        kind = body.kind if body is not None else self._context.workspace.bodies.get(record_id).kind
        return AUTHORITIES if kind == BodyKind.AUTHORITY else NETWORKS

    def selected(self) -> tuple[str, str] | None:
        """The current record."""
        current = self.table.current_id()
        return (STATES if self._view == STATES else BODIES, current) if current else None

    def chosen(self) -> list[Body]:
        """The selected entries; none in the list of States."""
        if self._view == STATES:
            return []
        return [body for key in self.table.selected_ids() if (body := self.cells.bodies.get(key)) is not None]

    def chosen_states(self) -> list[State]:
        """The selected States."""
        if self._view != STATES:
            return []
        return [state for key in self.table.selected_ids() if (state := self.cells.states.get(key)) is not None]

    def sheet(self, title: str) -> ListSheet:
        """The list as it is shown, for paper."""
        from focalpoint.ui.shell.printing import table_sheet

        return table_sheet(self.table, title, name=self._view)

    def retranslate(self, language: Language) -> None:
        """Write everything anew."""
        self.cells.language = language
        self.narrowing.retranslate(language)
        names = {
            STATES: language.gettext("States"),
            AUTHORITIES: language.gettext("Authorities"),
            NETWORKS: language.gettext("Networks and donors"),
        }
        for name, table in self._tables.items():
            table.setAccessibleName(names[name])
            self._models[name].retranslate(language)
            self._fits[name].widen({})
        if self.loaded:
            self._narrow()

    # Inside -------------------------------------------------------------------------------------

    def _add_table(self, name: str, columns: list[Column[Any]], id_of: Callable[[Any], str]) -> None:
        context = self._context
        model: RecordModel[Any] = RecordModel(
            columns, id_of, language=context.language, theme=context.theme, parent=self
        )
        table = TableView(context.theme)
        table.set_record_model(model, context.memory, f"directory.{name}")
        table.picked.connect(lambda _id: self.picked.emit())
        table.selectionModel().selectionChanged.connect(lambda _now, _old: self.picked.emit())
        table.context_menu.connect(self.menu_asked)
        table.hide()
        self._models[name], self._tables[name] = model, table
        self._fits[name] = TitleFit(table, table.horizontalHeader(), 0, context.theme, 170)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(table)

    def _show(self, reading: Reading) -> None:
        first, self.loaded = not self.loaded, True
        self.cells.show(reading, self._context.workspace.clock.today())
        if first:
            self.narrowing.retranslate(self._context.language)
        self._narrow(same_words=False)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.select(*wanted)

    @property
    def _finding(self) -> str | None:
        return self.strip.current if self._view != STATES else None

    def _narrow(self, *, same_words: bool = True) -> None:
        if not self.loaded:
            return
        model = self._models[self._view]
        if self._view == STATES:
            self.strip.hide()
            shown = {StateKind.STATE, StateKind.ORGANIZATION} | ({StateKind.FORMER} if self.archived() else set())
            states = [state for state in self.cells.reading.states if state.kind in shown]
            states.sort(key=lambda state: self.cells.state_name(state.code).casefold())
            model.set_records(self.narrowing.states(states), same_words=same_words)
        else:
            found, finding = self.cells.reading.overview.findings, self._finding
            bodies = self.narrowing.bodies(self.cells.reading.overview.bodies)
            codes = (code for body in bodies for code in found.get(body.id, ()))
            self.strip.show_findings(codes, self._context.language)
            if finding is not None:
                bodies = [body for body in bodies if finding in found.get(body.id, ())]
            model.set_records(bodies, same_words=same_words)
        model.set_filter(self._text)
        self._fit()
        self.came.emit()

    def _fit(self) -> None:
        """Give the headings room, and the days: no date is cut."""
        model, days = self._models[self._view], dict[int, tuple[str, ...]]()
        if self._view != STATES:
            at = next(place for place, column in enumerate(model.columns) if column.name == "verified")
            some = (model.record(row) for row in range(min(model.rowCount(), _LOOKED_AT)))
            days[at] = tuple(self.cells.verified(body) for body in some)
        self._fits[self._view].widen(days)
