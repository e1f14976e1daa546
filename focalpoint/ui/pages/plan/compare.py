"""The plan against what it was on a past day: what was added, removed, moved, and what slipped."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from focalpoint.domain.plan_past import Comparison, Difference, Kind
from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import first_day, show_date
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.plan.compare_words import columns, count_words
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.ui.widgets.records import RecordModel
from focalpoint.ui.widgets.tables import TableView

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.progress import Progress
    from focalpoint.services.plan_past import PastDays
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext

WEEK: Final = "week"
MONTH: Final = "month"
QUARTER: Final = "quarter"
REPORT: Final = "report"
DAY: Final = "day"
_DAYS: Final = {WEEK: 7, MONTH: 30, QUARTER: 91}


class ComparePane(QWidget):
    """Choose a day; the differences stand in a table that sorts, filters, is copied and printed as others are."""

    picked = Signal(str)
    """The node of the row that became current, if it is still in the plan."""

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__()
        self._context = context
        self._plan_id = ""
        self._ticket = 0
        self._days: PastDays | None = None
        self._comparison: Comparison | None = None
        self._with = label()
        self.choice = ChoiceEdit()
        self.day = DayEditor(context.theme, first_day)
        self._said = label(role="muted", wrap=True)
        self.model: RecordModel[Difference] = RecordModel(
            columns(names), lambda one: one.node_id, language=context.language, theme=context.theme, parent=self
        )
        self.table = TableView(context.theme)
        self.table.set_record_model(self.model, context.memory, "plan.compare.columns")
        self._title_fit = TitleFit(self.table, self.table.horizontalHeader(), 1, context.theme, 150)
        self._none = EmptyState(context.theme, "history")
        self._none.pressed.connect(self._on_empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._none)
        self._lay_out()
        self.choice.chosen.connect(lambda _code: self._on_choice())
        self.day.committed.connect(lambda _value: self.compare())
        self.table.picked.connect(self._on_picked)
        context.theme.changed.connect(self._fit)
        self._fit()

    def chosen_day(self) -> date | None:
        """The day that the plan is compared with; None while none can be read."""
        today, code = self._context.workspace.clock.today(), self.choice.code()
        if code in _DAYS:
            return today - timedelta(days=_DAYS[str(code)])
        if code == REPORT and self._days is not None:
            return self._days.last_report
        found = first_day(str(self.day.value()))
        return date.fromisoformat(found) if found else None

    def show_plan(self, plan_id: str) -> None:
        """Compare this plan."""
        self._plan_id = plan_id
        self.compare()

    def compare(self) -> None:
        """Rebuild the plan of the chosen day on a worker, and show what became of it."""
        day, plan_id = self.chosen_day(), self._plan_id
        self._ticket += 1
        ticket = self._ticket
        if day is None or not plan_id:
            self._comparison = None
            self._show()
            return
        past = self._context.workspace.past

        def work(progress: Progress) -> tuple[int, Comparison, PastDays]:
            return ticket, past.compare(plan_id, day, progress), past.days()

        language = self._context.language
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
        self.model.set_filter(text)

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._context.language
        self._with.setText(language.gettext("Compare with"))
        self._with.setBuddy(self.choice)
        self.choice.setAccessibleName(language.gettext("Compare with"))
        self.day.set_name(language.gettext("Day to compare with"))
        self.day.retranslate(language)
        self.table.setAccessibleName(language.gettext("What changed in the plan"))
        self.model.retranslate(language)
        days = [show_date(language, f"2028-{month:02d}-28") for month in range(1, 13)]
        self._title_fit.widen({3: days, 4: days})
        self._write_choices()
        self._show()

    def sheet(self) -> ListSheet | None:
        """The differences for the printer."""
        from focalpoint.ui.shell.printing import table_sheet

        day = self.chosen_day()
        if day is None:
            return None
        language = self._context.language
        title = language.gettext("Action plan: what changed since {day}").format(
            day=show_date(language, day.isoformat())
        )
        return table_sheet(self.table, title, self._said.text(), "plan_changes")

    # Inside -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        line = QWidget()
        flow = FlowLayout(line, self._context.theme.px(8))
        flow.setContentsMargins(0, 0, 0, 0)
        for widget in (self._with, self.choice, self.day):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(line)
        column.addWidget(self._said)
        column.addWidget(self._stack, 1)

    def _fit(self) -> None:
        theme = self._context.theme
        self.choice.setFixedWidth(theme.px(220))
        self.day.setFixedWidth(theme.px(150))
        self._with.setFixedHeight(self.choice.sizeHint().height())

    def _write_choices(self) -> None:
        language = self._context.language
        offered: list[tuple[str | None, str]] = [
            (WEEK, language.gettext("A week ago")),
            (MONTH, language.gettext("A month ago")),
            (QUARTER, language.gettext("Three months ago")),
        ]
        report = self._days.last_report if self._days is not None else None
        if report is not None:
            day = isolate(show_date(language, report.isoformat()))
            offered.append((REPORT, language.gettext("The last export, {day}").format(day=day)))
        offered.append((DAY, language.gettext("Another day…")))
        begun = self.choice.count() > 0
        self.choice.set_choices(offered)
        if not begun:
            self.choice.set_code(MONTH)
        self.day.setVisible(self.choice.code() == DAY)

    def _on_choice(self) -> None:
        wanted = self.choice.code() == DAY
        self.day.setVisible(wanted)
        if wanted and not self.day.value():
            self.day.set_value((self._context.workspace.clock.today() - timedelta(days=30)).isoformat())
        if wanted:
            self.day.setFocus()
        self.compare()

    def _on_compared(self, told: tuple[int, Comparison, PastDays]) -> None:
        ticket, comparison, days = told
        if ticket == self._ticket:
            self._comparison, self._days = comparison, days
            self._write_choices()
            self._show()

    def _on_picked(self, node_id: str) -> None:
        if self._comparison is not None and node_id in self._comparison.now.outline.index:
            self.picked.emit(node_id)

    def _on_empty(self) -> None:
        self.choice.set_code(DAY)
        self._on_choice()

    def _show(self) -> None:
        language, found = self._context.language, self._comparison
        self.model.set_records(found.differences if found is not None else ())
        self._stack.setCurrentWidget(self.table if found is None or found.differences else self._none)
        if found is None:
            self._said.setText("")
            return
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
