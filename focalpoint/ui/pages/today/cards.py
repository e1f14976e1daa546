"""The first page's five cards: their charts, their words, and what each part of them opens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton

from focalpoint.domain.deadlines import Deadline
from focalpoint.domain.today import DEADLINE_DAYS, Door, OthersAct, Today
from focalpoint.language import Language
from focalpoint.ui.pages.today import content
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.charts.bars import MORE, BarChart
from focalpoint.ui.widgets.charts.card import MARK, ChartCard
from focalpoint.ui.widgets.charts.chart import Hatch
from focalpoint.ui.widgets.charts.donut import Donut
from focalpoint.ui.widgets.charts.rows import RowList
from focalpoint.ui.widgets.charts.table import Figures
from focalpoint.ui.widgets.charts.timeline import Timeline
from focalpoint.words import today as words


class TodayCards(QObject):
    """Progress by pillar, deadlines, waiting for others, activities by status, changes."""

    entered = Signal(object)
    """A ``Door``."""
    table_asked = Signal(object)
    """The card whose figures are wanted as a table."""
    announced = Signal(str)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._language: Language | None = None
        self._doors: dict[ChartCard, content.Doors] = {}
        self.progress_bars = BarChart(theme, least_rows=5)
        self.waiting_bars = BarChart(theme, track=False, least_rows=5)
        self.ring, self.strip = Donut(theme), Timeline(theme)
        self.coming, self.changes = RowList(theme, least_rows=3), RowList(theme, two_lines=True, least_rows=3)
        self.progress = ChartCard(theme, [self.progress_bars])
        self.deadlines = ChartCard(theme, [self.strip, self.coming])
        self.waiting = ChartCard(theme, [self.waiting_bars])
        self.statuses = ChartCard(theme, [self.ring])
        self.news = ChartCard(theme, [self.changes])
        self.seen = QToolButton()
        theme.dress(self.seen, "check")
        self.news.head.insertWidget(self.news.head.count() - 1, self.seen)
        self.all = (self.progress, self.deadlines, self.waiting, self.statuses, self.news)
        for card in self.all:
            card.opened.connect(partial(self.open, card))
            card.announced.connect(self.announced)
            card.table_asked.connect(partial(self.table_asked.emit, card))

    def retranslate(self, language: Language) -> None:
        """Write titles and legends anew; the figures come with ``show_figures`` and ``show_more``."""
        self._language = language
        gettext = language.gettext
        self.progress.set_words(gettext("Progress by pillar"), gettext("Progress by pillar, with where it should be"))
        self.progress.set_legend([(gettext("where it should be"), MARK, Hatch.SOLID)])
        coming = language.ngettext("next {n} day", "next {n} days", DEADLINE_DAYS).format(n=DEADLINE_DAYS)
        self.deadlines.set_words(gettext("Deadlines"), gettext("Deadlines"), coming)
        self.waiting.set_words(gettext("Waiting for others"), gettext("Open tasks by ministry, the latest first"))
        looks: list[tuple[str, str, Hatch]] = [
            (language.pgettext("tasks", "late"), *content.LATE_LOOK),
            (language.pgettext("tasks", "due within 14 days"), *content.SOON_LOOK),
            (language.pgettext("tasks", "later"), *content.LATER_LOOK),
        ]
        self.waiting.set_legend(looks)
        self.statuses.set_words(gettext("Activities by status"), gettext("Activities by status"))
        changed = language.pgettext("card", "Changes")
        self.news.set_words(changed, gettext("What others changed since you were last here"))
        self.seen.setToolTip(gettext("Count all of it as seen"))
        self.seen.setAccessibleName(gettext("Count all changes as seen"))
        for card in self.all:
            card.retranslate(language)

    def show_figures(self, today: Today, language: Language) -> None:
        """The cards that plain reading fills."""
        bars = content.progress(today, language)
        for chart in (self.progress_bars, self.ring):
            chart.say_empty(language.gettext("The plan is empty."))
        self.progress_bars.set_bars(bars.bars, 100.0, self._more)
        self._give(self.progress, bars.figures, bars.doors)
        ring = content.statuses(today, language)
        self.ring.set_slices(ring.slices, ring.middle, self._more)
        self._give(self.statuses, ring.figures, ring.doors)
        waiting = content.waiting(today, language)
        self.waiting_bars.say_empty(language.gettext("Nobody is asked for anything."))
        self.waiting_bars.set_bars(waiting.bars, waiting.most, self._more)
        self._give(self.waiting, waiting.figures, waiting.doors | {MORE: Door("tasks", {"only": "unfinished"})})

    def show_more(
        self, today: Today, deadlines: Sequence[Deadline], acts: Sequence[OthersAct], zone: str, language: Language
    ) -> None:
        """The cards that are read afterwards."""
        found = content.coming(today, deadlines, language)
        self.coming.say_empty(language.gettext("Nothing is due in this time."))
        self.strip.set_days(found.days, DEADLINE_DAYS, found.ticks)
        self.coming.set_rows(found.rows, self._more)
        self._give(self.deadlines, found.figures, found.doors)
        news = content.news(acts, today.day, zone, language)
        self.changes.say_empty(language.gettext("Nobody else changed anything."))
        self.changes.set_rows(news.rows, self._more)
        self.seen.setVisible(bool(acts))
        self._give(self.news, news.figures, news.doors)

    def open(self, card: ChartCard, key: str) -> None:
        """Go through the door of a part; the line that counts the rest leads to the table where it has none."""
        door = self._doors.get(card, {}).get(key)
        if door is not None:
            self.entered.emit(door)
        elif key == MORE:
            self.table_asked.emit(card)

    def _give(self, card: ChartCard, figures: Figures, doors: content.Doors) -> None:
        card.set_figures(figures)
        self._doors[card] = doors

    def _more(self, left: int) -> str:
        if self._language is None:
            return str(left)
        return self._language.ngettext("and {n} more", "and {n} more", left).format(n=words.count(self._language, left))
