"""Working days and days off: a month to correct by a click, and the list of what was corrected."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focalpoint.domain.calendar import read_other_days, read_weekend
from focalpoint.services import doors, proposals
from focalpoint.ui.widgets.basics import LinkButton, allow, label
from focalpoint.ui.widgets.month import MonthView
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.services.proposals import Day
    from focalpoint.ui.shell.context import PageContext

_HEIGHT: Final = 170
_Asked = tuple[str, frozenset[int], date, str, frozenset[date]]


class OtherDays(QWidget):
    """The country's calendar with the office's corrections; each is a setting of the vault and can be undone."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._month = context.workspace.clock.today().replace(day=1)
        self._reason = ""
        self._asked: _Asked | None = None
        self._title, self._sentence = label(role="label"), label(role="small", wrap=True)
        self.month = MonthView(context.theme)
        self._title.setBuddy(self.month.grid)
        self._list_label, self._none = label(role="label"), label(role="muted", wrap=True)
        self._model: RecordModel[Day] = RecordModel(
            (
                Column("date", lambda words: words.gettext("Date"), _date_of, key=lambda day: day.date, width=130),
                Column("kind", lambda words: words.pgettext("calendar", "At the office"), _kind_of, width=150),
                Column("holiday", lambda words: words.gettext("Public holiday"), lambda day, _: day.holiday, width=150),
            ),
            lambda day: day.date.isoformat(),
            language=context.language,
            theme=context.theme,
            parent=self,
        )
        self.list = TableView(context.theme)
        self.list.set_record_model(self._model, context.memory, "settings.other_days")
        self.list.setFixedHeight(context.theme.px(_HEIGHT))
        self._list_label.setBuddy(self.list)
        self.remove = LinkButton()
        beside = QVBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self._list_label)
        beside.addWidget(self._none)
        beside.addWidget(self.list)
        beside.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeading)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.month, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addLayout(row)
        self.month.month_asked.connect(self._on_month)
        self.month.toggled.connect(self._on_toggled)
        self.list.opened.connect(lambda day: self._on_month(date.fromisoformat(day).replace(day=1)))
        self.list.picked.connect(lambda _day: self._allow())
        self.remove.clicked.connect(self._on_remove)

    def retranslate(self) -> None:
        """Write every text anew; ``refresh`` follows."""
        language = self._context.language
        self._title.setText(language.gettext("Working days and days off"))
        self._sentence.setText(
            language.gettext("Limits that end on a day off move to a working day where their rule says so.")
        )
        self._list_label.setText(language.gettext("Days that the office corrected"))
        self.list.setAccessibleName(self._list_label.text())
        self._none.setText(language.gettext("None: the country’s calendar holds."))
        self.remove.setText(language.gettext("Remove the correction"))
        self.month.announce_month(self._month, language)
        self._asked = None

    def refresh(self, reason: str) -> None:
        """Show what is in the vault now; ``reason``: why it may not be changed, empty where it may."""
        self._reason = reason
        self.month.grid.setToolTip(reason)
        self._read()

    def _read(self) -> None:
        """Work the days out on a worker: a country's holidays take a moment."""
        settings, language = self._context.workspace.settings, self._context.language.code
        asked: _Asked = (
            settings.get("country"),
            read_weekend(settings.get("weekend")),
            self._month,
            language,
            read_other_days(settings.get("other_days")),
        )
        if asked == self._asked:
            return self._allow()
        self._asked = asked
        country, weekend, month, _language, other = asked

        def work(_progress: object) -> tuple[list[Day], list[Day]]:
            days = proposals.month_days(country, weekend, month, language, other)
            return days, proposals.corrected_days(country, weekend, language, other)

        job = self._context.jobs.create("", work, quiet=True)
        job.succeeded.connect(partial(self._show, asked))
        job.start()
        return None

    def _show(self, asked: _Asked, found: Any) -> None:  # noqa: ANN401 - a job's result
        """Show what was worked out, unless something else was asked for since."""
        if asked != self._asked:
            return
        days, corrected = found
        language = self._context.language
        first = doors.first_weekday(doors.countries().get(asked[0], ""))
        self.month.show_days(days, first, language)
        self._model.retranslate(language)
        self._model.set_records(corrected)
        self.list.setVisible(bool(corrected))
        self.remove.setVisible(bool(corrected))
        self._none.setVisible(not corrected)
        self._allow()

    def _allow(self) -> None:
        chosen = self.list.current_id() is not None
        none = self._context.language.gettext("Choose a row first.")
        allow(self.remove, chosen and not self._reason, self._reason or none)

    def _on_month(self, day: date) -> None:
        self._month = day
        self._read()

    def _on_toggled(self, day: date) -> None:
        if self._reason:
            self._context.announce(self._reason)
            return
        settings = self._context.workspace.settings
        now = read_other_days(settings.get("other_days")) ^ {day}
        written = ",".join(sorted(one.isoformat() for one in now))
        self._context.run(lambda: settings.set(other_days=written))
        self._read()

    def _on_remove(self) -> None:
        chosen = self.list.current_id()
        if chosen is not None:
            self._on_toggled(date.fromisoformat(chosen))


def _date_of(day: Day, language: Language) -> str:
    return language.date(day.date)


def _kind_of(day: Day, language: Language) -> str:
    return language.gettext("working day") if day.worked else language.gettext("day off")
