"""The register in figures: how many requests went out or came, what became of them, how long answers took."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focalpoint.domain.register import Direction
from focalpoint.domain.register_figures import Count, Statistics
from focalpoint.language import isolate
from focalpoint.services.request_catalogue import catalogue
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.charts.bars import Bar, BarChart, Part
from focalpoint.ui.widgets.charts.card import Legend, Panel
from focalpoint.ui.widgets.charts.chart import Hatch
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words import register as words_of
from focalpoint.words.requests import kind_title, type_title
from focalpoint.words.tables import more_words

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.language import Language
    from focalpoint.ui.pages.requests.cells import Cells
    from focalpoint.ui.shell.context import PageContext

FIGURES: Final = "figures"
_GROUPS: Final = ("state", "kind", "type", "year", "ground")
_PARTS: Final = (
    ("granted", "green", Hatch.SOLID),
    ("partly", "green", Hatch.STRIPES),
    ("refused", "red", Hatch.SOLID),
    ("open", "amber", Hatch.DOTS),
)
"""What a bar is made of; what is left was withdrawn or closed without an answer."""
_REST: Final = ("muted", Hatch.HOLLOW)
_ALL: Final = "all"


class FiguresView(QWidget):
    """A choice of what is counted by, a bar and a row for each."""

    def __init__(self, context: PageContext, cells: Cells, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._cells = context, cells
        self._found: Statistics | None = None
        self.loaded = False
        self._loader = Loader(context, self)
        theme = context.theme
        self.direction, self.by = ChoiceEdit(), ChoiceEdit()
        for choice in (self.direction, self.by):
            choice.setSizeAdjustPolicy(ChoiceEdit.SizeAdjustPolicy.AdjustToContents)
            choice.chosen.connect(lambda _code: self._on_chosen())
        self._direction_label, self._by_label = label(role="label"), label(role="label")
        self._direction_label.setBuddy(self.direction)
        self._by_label.setBuddy(self.by)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for widget in (self._direction_label, self.direction, self._by_label, self.by):
            choices.addWidget(widget)
        choices.addStretch(1)
        self.summary = label(role="muted", wrap=True)
        self.chart = BarChart(theme, track=False, least_rows=6)
        self.legend = Legend(theme)
        panel = Panel(theme)
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(self.legend)
        inner.addWidget(self.chart, 1)
        self.model: RecordModel[Count] = RecordModel(
            self._columns(), lambda row: row.key or _ALL, language=context.language, theme=theme, parent=self
        )
        self.table = TableView(theme)
        self.table.set_record_model(self.model, context.memory, "requests.figures")
        self._fit = TitleFit(self.table, self.table.horizontalHeader(), 0, theme, 180)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(choices)
        column.addWidget(self.summary)
        column.addWidget(panel, 1)
        column.addWidget(self.table, 1)

    def retranslate(self, language: Language) -> None:
        """Write every text anew."""
        direction, by = self.direction.code() or Direction.OUTGOING, self.by.code() or _GROUPS[0]
        self._direction_label.setText(language.gettext("Direction"))
        self.direction.setAccessibleName(language.gettext("Direction"))
        self.direction.set_choices([(str(each), words_of.direction(language, each)) for each in Direction])
        self.direction.set_code(direction)
        self._by_label.setText(language.gettext("Counted by"))
        self.by.setAccessibleName(language.gettext("Counted by"))
        names = {
            "state": language.pgettext("column", "State"),
            "kind": language.gettext("Kind of request"),
            "type": language.gettext("Measure asked"),
            "year": language.gettext("Year"),
            "ground": language.gettext("Ground of refusal"),
        }
        self.by.set_choices([(code, names[code]) for code in _GROUPS])
        self.by.set_code(by)
        self.table.setAccessibleName(language.gettext("Figures of the register"))
        self.chart.setAccessibleName(language.gettext("Figures of the register"))
        entries = [(_part_words(language, name), token, hatch) for name, token, hatch in _PARTS]
        self.legend.set_entries([*entries, (language.pgettext("figures", "Ended otherwise"), *_REST)])
        self.model.retranslate(language)
        if self._found is not None:
            self._show(self._found)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Count anew, once it was looked at."""
        if self.loaded and (change_set is None or change_set.entities & {"requests", "request_events", "cases"}):
            self.load()

    def load(self) -> None:
        """Count on a worker."""
        register, direction = self._context.workspace.register, Direction(self.direction.code() or Direction.OUTGOING)
        self._loader.load(lambda: register.statistics(direction), self._show, self._context.fail)

    def count_by(self, group: str) -> None:
        """Count by another group."""
        self.by.set_code(group)
        self._on_chosen()

    def rows(self) -> Sequence[Count]:
        """What is counted by the chosen group."""
        found = self._found
        if found is None:
            return ()
        if self.by.code() == "ground":
            return [Count(ground, total, refused=total) for ground, total in found.refusals.items()]
        return {"state": found.by_state, "kind": found.by_kind, "type": found.by_type, "year": found.by_year}[
            self.by.code() or _GROUPS[0]
        ]

    def words(self, key: str) -> str:
        """A row's name."""
        language, by = self._context.language, self.by.code() or _GROUPS[0]
        known = catalogue()
        named: dict[str, Callable[[], str]] = {
            "state": lambda: self._cells.state(language, key),
            "kind": lambda: kind_title(language, known, key),
            "type": lambda: type_title(language, known.types[key]) if key in known.types else key,
            "ground": lambda: words_of.ground(language, key),
        }
        return (named[by]() if by in named else key) or language.pgettext("state", "Not said")

    def _on_chosen(self) -> None:
        if self._found is not None and self._found.direction == self.direction.code():
            self._show(self._found)
        else:
            self.load()

    def _show(self, found: Statistics) -> None:
        self._found, self.loaded = found, True
        language = self._context.language
        self.summary.setText(_summary(language, found.whole))
        rows = self.rows()
        self.model.set_records(rows)
        self._fit.widen({})
        self.chart.set_bars(
            [self._bar(row) for row in rows],
            max((row.total for row in rows), default=1),
            lambda more: more_words(language, more),
        )

    def _bar(self, row: Count) -> Bar:
        language, name = self._context.language, self.words(row.key)
        parts = tuple(Part(getattr(row, part), token, hatch) for part, token, hatch in _PARTS if getattr(row, part))
        rest = row.total - sum(getattr(row, part) for part, _token, _hatch in _PARTS)
        if rest > 0:
            parts = (*parts, Part(rest, *_REST))
        told = language.ngettext("{name}: {n} request", "{name}: {n} requests", row.total)
        words = told.format(name=isolate(name), n=language.number(row.total))
        return Bar(row.key or _ALL, name, words, parts, language.number(row.total))

    def _columns(self) -> tuple[Column[Count], ...]:
        def number(name: str, words: Callable[[Language], str]) -> Column[Count]:
            return Column(
                name,
                words,
                lambda row, language: language.number(getattr(row, name)) if getattr(row, name) is not None else "",
                key=lambda row: getattr(row, name) if getattr(row, name) is not None else -1,
                width=110,
                numeric=True,
            )

        return (
            Column(
                "name", lambda language: language.gettext("Counted by"), lambda row, _l: self.words(row.key), width=260
            ),
            number("total", lambda language: language.gettext("Requests")),
            *(number(name, lambda language, name=name: _part_words(language, name)) for name, _t, _h in _PARTS),  # type: ignore[misc]
            number("days", lambda language: language.pgettext("figures", "Median days")),
        )


def _part_words(language: Language, name: str) -> str:
    return {
        "granted": language.pgettext("figures", "Granted"),
        "partly": language.pgettext("figures", "Granted in part"),
        "refused": language.pgettext("figures", "Refused"),
        "open": language.pgettext("figures", "Unanswered"),
    }[name]


def _summary(language: Language, whole: Count) -> str:
    words = language.ngettext("{n} request in all", "{n} requests in all", whole.total)
    told = words.format(n=language.number(whole.total))
    if whole.days is None:
        return told
    days = language.ngettext("half of the answers within {n} day", "half of the answers within {n} days", whole.days)
    return language.gettext("{what}; {more}").format(what=told, more=days.format(n=language.number(whole.days)))
