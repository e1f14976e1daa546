"""The plan against what it was on a past day: what was added, removed, moved, and what slipped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from focalpoint.domain.plan_merged import MergedPlan, merged
from focalpoint.domain.plan_past import Comparison, Difference, Kind
from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.plan.columnmenu import fill_column_menu
from focalpoint.ui.pages.plan.compare_bar import TREE, CompareBar
from focalpoint.ui.pages.plan.compare_cells import PastCells, PastContent, PastModel, past_content
from focalpoint.ui.pages.plan.compare_detail import CompareDetail
from focalpoint.ui.pages.plan.compare_view import PastView
from focalpoint.ui.pages.plan.compare_words import columns, count_words
from focalpoint.ui.pages.plan.loading import ministry_names
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.ui.widgets.records import RecordModel
from focalpoint.ui.widgets.tables import TableView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.progress import Progress
    from focalpoint.services.plan_past import PastDays
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.pages.plan.columns import Column
    from focalpoint.ui.shell.context import PageContext

_LAID_OUT_MS: Final = 50
"""After so long the fields below have their room."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What a worker found."""

    ticket: int
    comparison: Comparison
    days: PastDays
    plan: MergedPlan
    content: PastContent
    changed: Mapping[Column, int]


class ComparePane(QWidget):
    """Choose a day; the differences stand in the plan's tree, or in a table that sorts, is copied and printed."""

    picked = Signal(str)
    """The node of the row that became current, if it is still in the plan."""
    opened = Signal(str)
    """Enter or a double click on a node that is still in the plan."""
    cleared = Signal()
    """The way back to every change was taken."""

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__()
        self._context, self._names = context, names
        self._plan_id, self._filter = "", ""
        self._ticket = 0
        self._told: _Told | None = None
        self.bar = CompareBar(context)
        self._said = label(role="muted", wrap=True)
        self.tree_model = PastModel(context.language, self)
        self.tree = PastView(context.theme, self.tree_model)
        self.model: RecordModel[Difference] = RecordModel(
            columns(names), lambda one: one.node_id, language=context.language, theme=context.theme, parent=self
        )
        self.table = TableView(context.theme)
        self.table.set_record_model(self.model, context.memory, "plan.compare.columns")
        self._title_fit = TitleFit(self.table, self.table.horizontalHeader(), 1, context.theme, 150, gives_way=False)
        self.detail = CompareDetail(context, names)
        self._none, self._nothing = EmptyState(context.theme, "history"), EmptyState(context.theme, "filter")
        self._stack = QStackedWidget()
        for widget in (self.tree, self.table, self._none, self._nothing):
            self._stack.addWidget(widget)
        self._lay_out()
        self._wire()

    def chosen_day(self) -> date | None:
        """The day that the plan is compared with; None while none can be read."""
        return self.bar.chosen_day()

    def show_plan(self, plan_id: str) -> None:
        """Compare this plan."""
        if plan_id != self._plan_id:
            self.tree.start_over()
        self._plan_id = plan_id
        self.compare()

    def compare(self) -> None:
        """Rebuild the plan of the chosen day on a worker, and show what became of it."""
        day, plan_id = self.chosen_day(), self._plan_id
        self._ticket += 1
        ticket = self._ticket
        if day is None or not plan_id:
            self._told = None
            self._show()
            return
        past, language, ministries = self._context.workspace.past, self._context.language, ministry_names(self._names)

        def work(progress: Progress) -> _Told:
            comparison = past.compare(plan_id, day, progress)
            plan = merged(comparison)
            content = past_content(plan, ministries)
            return _Told(ticket, comparison, past.days(), plan, content, PastCells(language, content).changed_columns())

        title = language.gettext("Comparing with {day}").format(day=show_date(language, day.isoformat()))
        job = self._context.jobs.create(title, work)
        job.succeeded.connect(self._on_compared)
        job.failed.connect(self._context.fail)
        job.start()

    @property
    def summary(self) -> str:
        """How much changed, in a sentence."""
        return self._said.text()

    def set_filter(self, text: str) -> None:
        """Show only rows with these words."""
        self._filter = text
        self.model.set_filter(text)
        self.tree_model.set_filter(text)
        self._show_state()

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._context.language
        self.bar.retranslate()
        name = language.gettext("What changed in the plan")
        for view in (self.table, self.tree):
            view.setAccessibleName(name)
        self.model.retranslate(language)
        self.tree_model.retranslate(language)
        self.tree.retranslate(language)
        self.detail.retranslate()
        days = [show_date(language, f"2028-{month:02d}-28") for month in range(1, 13)]
        self._title_fit.widen({3: days, 4: days})
        self._nothing.set_texts(
            language.gettext("Nothing that changed fits the filter."), language.gettext("Clear the filter")
        )
        self._show()

    def clear(self) -> None:
        """Show every change again."""
        self.bar.clear()
        self._on_narrowed()

    def sheet(self) -> ListSheet | None:
        """The differences for the printer, as they are shown: with the tree, or as a list."""
        from focalpoint.ui.pages.plan.printing import plan_sheet
        from focalpoint.ui.shell.printing import table_sheet

        day = self.chosen_day()
        if day is None:
            return None
        language = self._context.language
        title = language.gettext("Action plan: what changed since {day}").format(
            day=show_date(language, day.isoformat())
        )
        if self.bar.shape == TREE:
            said = self._said.text()
            return plan_sheet(self.tree, self.tree_model, title, language, note=said, name="plan_changes")
        return table_sheet(self.table, title, self._said.text(), "plan_changes")

    # Inside -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self._said)
        column.addWidget(self._stack, 1)
        column.addWidget(self.detail)

    def _wire(self) -> None:
        self.bar.day_chosen.connect(self.compare)
        self.bar.shape_chosen.connect(self._show_state)
        self.bar.narrowed.connect(self._on_narrowed)
        self.bar.cleared.connect(self.cleared)
        self._nothing.pressed.connect(self.cleared)
        self._none.pressed.connect(self.bar.choose_a_day)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self._on_opened)
        self.tree.selectionModel().currentRowChanged.connect(self._on_current)
        self.tree.opened.connect(lambda index: self._on_opened(self._id_at(index)))
        self.tree.header_menu_asked.connect(self._on_columns)

    def _id_at(self, index: QModelIndex) -> str:
        line = self.tree_model.line(index)
        return "" if line is None else line.id

    def _on_columns(self, point: QPoint) -> None:
        menu = QMenu(self)
        fill_column_menu(menu, self.tree, self._context.language)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _on_compared(self, told: _Told) -> None:
        if told.ticket != self._ticket:
            return
        self._told = told
        self.bar.show_found(told.days, told.comparison.counts)
        self._show()

    def _on_narrowed(self) -> None:
        self.tree_model.set_narrowing(self.bar.changed)
        self._show_list()
        self._show_state()

    def _on_current(self, index: QModelIndex) -> None:
        node_id = self._id_at(index)
        if self.bar.shape == TREE and node_id:
            self._on_picked(node_id)

    def _on_picked(self, node_id: str) -> None:
        told = self._told
        if told is None:
            return
        self.detail.show_difference(told.plan.differences.get(node_id), told.plan.numbers_then.get(node_id, ""))
        QTimer.singleShot(
            _LAID_OUT_MS, self, self._keep_in_sight
        )  # the fields below may have taken the room of the row
        if node_id in told.comparison.now.outline.index:
            self.picked.emit(node_id)

    def _keep_in_sight(self) -> None:
        view = self.tree if self.bar.shape == TREE else self.table
        if view.currentIndex().isValid():
            view.scrollTo(view.currentIndex())

    def _on_opened(self, node_id: str) -> None:
        if self._told is not None and node_id in self._told.comparison.now.outline.index:
            self.opened.emit(node_id)

    def _show(self) -> None:
        language, told = self._context.language, self._told
        self.tree_model.show(told.content if told is not None else PastContent())
        if told is not None:
            self.tree.show_columns(told.changed)
        self._show_list()
        self._show_state()
        if told is None:
            self._said.setText("")
            return
        found = told.comparison
        day = isolate(show_date(language, found.then.day.isoformat()))
        self._none.set_texts(
            language.gettext("Nothing in the plan has changed since {day}.").format(day=day),
            language.gettext("Choose another day"),
        )
        counts = {kind.value: found.counts.get(kind, 0) for kind in Kind}
        parts = count_words(language, {**counts, "later": found.later, "earlier": found.earlier})
        if not len(found.then.outline):
            self._said.setText(language.gettext("On {day} there was no plan in this vault yet.").format(day=day))
        elif parts:
            said = language.gettext("Since the end of {day}: {changes}.")
            self._said.setText(said.format(day=day, changes=language.join(parts)))
        else:
            self._said.setText(language.gettext("Since the end of {day}.").format(day=day))

    def _show_list(self) -> None:
        told, asked = self._told, self.bar.changed
        differences = told.comparison.differences if told is not None else ()
        self.model.set_records([one for one in differences if asked.fits(one)])

    def _show_state(self) -> None:
        told, tree = self._told, self.bar.shape == TREE
        shown = self.tree_model.shown_count if tree else self.model.rowCount()
        if told is not None and not told.comparison.differences:
            widget: QWidget = self._none
        elif told is not None and not shown:
            widget = self._nothing
        else:
            widget = self.tree if tree else self.table
        self._stack.setCurrentWidget(widget)
        self.setFocusProxy(widget)
        filtered = bool(self._filter.strip() or self.bar.changed.kind)
        count = self.tree_model.rows.match_count if tree else self.model.rowCount()
        self.bar.show_count(count, filtered and told is not None)
        if widget not in (self.tree, self.table):
            self.detail.show_difference(None)
