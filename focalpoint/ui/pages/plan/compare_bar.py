"""The line over a comparison: with which day, as a tree or as a list, and which changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from focalpoint.domain.plan_past import Kind
from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import first_day, show_date
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.pages.plan.compare_cells import Changed
from focalpoint.ui.pages.plan.compare_words import kind_sign, kind_words
from focalpoint.ui.widgets.basics import LinkButton, label
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEdit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from focalpoint.language import Language
    from focalpoint.services.plan_past import PastDays
    from focalpoint.ui.shell.context import PageContext

WEEK: Final = "week"
MONTH: Final = "month"
QUARTER: Final = "quarter"
REPORT: Final = "report"
DAY: Final = "day"
TREE: Final = "tree"
LIST: Final = "list"
_DAYS: Final = {WEEK: 7, MONTH: 30, QUARTER: 91}
_KEPT: Final = "plan.compare.shape"
_WIDEST: Final = 220


class CompareBar(QWidget):
    """Chooses the day, the shape and the kind of change; says nothing of what was found."""

    day_chosen = Signal()
    shape_chosen = Signal()
    narrowed = Signal()
    cleared = Signal()
    """The way back to every change was taken: a text filter goes too."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._days: PastDays | None = None
        self._counts: Mapping[Kind, int] = {}
        self._with = label()
        self.choice = ChoiceEdit()
        self.day = DayEditor(context.theme, first_day)
        self._shapes = {TREE: self._tab(), LIST: self._tab()}
        self._group = QButtonGroup(self)
        for shape, button in self._shapes.items():
            self._group.addButton(button)
            button.setChecked(shape == (context.memory.get(_KEPT) or TREE))
        self.only = self._tab()
        self.only.setChecked(True)
        self.kind = ChoiceEdit()
        self._clear = LinkButton()
        flow = FlowLayout(self, context.theme.px(8))
        flow.setContentsMargins(0, 0, 0, 0)
        for widget in (self._with, self.choice, self.day, *self._shapes.values(), self.kind, self.only, self._clear):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._wire()

    @property
    def shape(self) -> str:
        """``TREE`` or ``LIST``."""
        return LIST if self._shapes[LIST].isChecked() else TREE

    @property
    def changed(self) -> Changed:
        """Which rows are asked for."""
        return Changed(only=self.only.isChecked(), kind=str(self.kind.code() or ""))

    def chosen_day(self) -> date | None:
        """The day that the plan is compared with; None while none can be read."""
        today, code = self._context.workspace.clock.today(), self.choice.code()
        if code in _DAYS:
            return today - timedelta(days=_DAYS[str(code)])
        if code == REPORT and self._days is not None:
            return self._days.last_report
        found = first_day(str(self.day.value()))
        return date.fromisoformat(found) if found else None

    def show_found(self, days: PastDays, counts: Mapping[Kind, int]) -> None:
        """Offer the days that are known, and the kinds of change that there are."""
        self._days, self._counts = days, counts
        self._write_choices()

    def show_count(self, shown: int, filtered: bool) -> None:
        """How many rows are what was asked for."""
        language = self._context.language
        words = language.ngettext("Clear ({n} row)", "Clear ({n} rows)", shown).format(n=language.number(shown))
        self._clear.setText(words)
        self._clear.setAccessibleName(language.gettext("Clear the filters"))
        self._clear.setVisible(filtered)

    def clear(self) -> None:
        """Ask for every change again."""
        self.kind.set_code(None)
        self._fit()

    def choose_a_day(self) -> None:
        """Let the person type a day."""
        self.choice.set_code(DAY)
        self._on_choice()

    def choose_day(self, day: str) -> None:
        """Compare with a day (ISO)."""
        self.day.set_value(day)
        self.choice.set_code(DAY)
        self._on_choice()

    def choose_shape(self, shape: str) -> None:
        """Show a tree or a list, as a click does."""
        self._shapes[shape].click()

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._context.language
        self._with.setText(language.gettext("Compare with"))
        self._with.setBuddy(self.choice)
        self.choice.setAccessibleName(language.gettext("Compare with"))
        self.day.set_name(language.gettext("Day to compare with"))
        self.day.retranslate(language)
        self._shapes[TREE].setText(language.gettext("In the tree"))
        self._shapes[LIST].setText(language.gettext("As a list"))
        self.kind.setAccessibleName(language.gettext("Which changes are shown"))
        self._write_choices()

    # Inside -------------------------------------------------------------------------------------

    def _tab(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "tab")
        button.setCheckable(True)
        return button

    def _wire(self) -> None:
        self.choice.chosen.connect(lambda _code: self._on_choice())
        self.day.committed.connect(lambda _value: self.day_chosen.emit())
        self._group.buttonClicked.connect(lambda _button: self._on_shape())
        self.only.clicked.connect(self._on_narrowed)
        self.kind.chosen.connect(lambda _code: self._on_narrowed())
        self._clear.clicked.connect(self.cleared)
        self._context.theme.changed.connect(self._fit)

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
        self._write_kinds(language)
        self._fit()

    def _write_kinds(self, language: Language) -> None:
        wanted = self.kind.code()
        kinds = [kind for kind in Kind if self._counts.get(kind) or kind == wanted]
        words = language.pgettext("a kind of change and how many", "{kind}: {n}")
        self.kind.set_choices(
            [
                (None, language.gettext("Every change")),
                *(
                    (
                        kind.value,
                        words.format(
                            kind=f"{kind_sign(kind)} {kind_words(language, kind)}",
                            n=language.number(self._counts.get(kind, 0)),
                        ),
                    )
                    for kind in kinds
                ),
            ]
        )
        self.kind.set_code(wanted)
        said = language.gettext("Only what changed")
        self.only.setText(f"✓ {said}" if self.only.isChecked() else said)
        self.only.setAccessibleName(said)

    def _fit(self) -> None:
        theme = self._context.theme
        for choice in (self.choice, self.kind):
            wanted = choice.fontMetrics().horizontalAdvance(choice.currentText()) + theme.px(42)
            choice.setFixedWidth(min(max(wanted, theme.px(110)), theme.px(_WIDEST)))
            choice.setToolTip(choice.currentText())
        self.day.setFixedWidth(theme.px(150))
        height = self.choice.sizeHint().height()
        for widget in (self._with, self.only, self._clear, *self._shapes.values()):
            widget.setFixedHeight(height)
        self.only.setVisible(self.shape == TREE)
        self.updateGeometry()

    def _on_choice(self) -> None:
        wanted = self.choice.code() == DAY
        self.day.setVisible(wanted)
        if wanted and not self.day.value():
            self.day.set_value((self._context.workspace.clock.today() - timedelta(days=30)).isoformat())
        if wanted:
            self.day.setFocus()
        self._fit()
        self.day_chosen.emit()

    def _on_shape(self) -> None:
        self._context.memory.put(_KEPT, self.shape)
        self._fit()
        self.shape_chosen.emit()

    def _on_narrowed(self) -> None:
        self._write_kinds(self._context.language)
        self._fit()
        self.narrowed.emit()
