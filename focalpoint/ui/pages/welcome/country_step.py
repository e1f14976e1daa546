"""The first run's page of the country: its calendar is proposed, shown as a month, and can be corrected."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from focalpoint.services import doors, proposals
from focalpoint.ui.pages.welcome.card import field
from focalpoint.ui.pages.welcome.steps import Step, weekday_names
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.month import MonthView

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme


class CountryStep(Step):
    """Country, time zone, weekend, budget year; beside it this month's working days."""

    days_asked = Signal()
    """The month is to be worked out anew (off the window's thread): see ``order`` and ``show_days``."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, "country", parent)
        self._language: Language | None = None
        self._month = today.replace(day=1)
        self._first_weekday = 0
        self._days: list[proposals.Day] = []
        self.other_days: frozenset[date] = frozenset()
        self._country_label, self.country = label(), ChoiceEdit()
        self._zone_label, self.zone = label(), ChoiceEdit()
        self._fiscal_label, self.fiscal = label(), ChoiceEdit()
        self._weekend_label = label(role="label")
        self.days = [QCheckBox() for _ in range(7)]
        self.month = MonthView(theme)
        self._lay_out()
        self.country.chosen.connect(lambda code: self._on_country(str(code or "")))
        for day in self.days:
            day.clicked.connect(lambda _on: self.days_asked.emit())
        self.month.month_asked.connect(self._on_month)
        self.month.toggled.connect(self._on_toggled)

    def retranslate(self, language: Language) -> None:
        """Write the texts anew; what was chosen stays."""
        super().retranslate(language)
        self._language = language
        self.heading.setText(language.gettext("Country and calendar"))
        self.sentence.setText(
            language.gettext("The calendar decides what is due today. All of it is proposed: correct what differs.")
        )
        for caption, editor, words in (
            (self._country_label, self.country, language.gettext("Country")),
            (self._zone_label, self.zone, language.gettext("Time zone")),
            (self._fiscal_label, self.fiscal, language.gettext("The budget year begins on")),
        ):
            caption.setText(words)
            editor.setAccessibleName(words)
        self._weekend_label.setText(language.gettext("Weekend"))
        for day, words in zip(self.days, weekday_names(language), strict=True):
            day.setText(words)
            day.setAccessibleName(language.gettext("Weekend: {day}").format(day=words))
        self.month.announce_month(self._month, language)
        if self.country.count():
            self._fill(language)
            self.days_asked.emit()

    def started(self) -> None:
        """The country first; its list is filled at first sight."""
        if not self.country.count() and self._language is not None:
            self._fill(self._language)
            self._take(proposals.Proposal())
            self.days_asked.emit()
        self.country.setFocus()

    def order(self) -> tuple[str, tuple[int, ...], date, str, frozenset[date]]:
        """What ``proposals.month_days`` needs for the month that is shown."""
        language = self._language.code if self._language is not None else "en"
        return self.country.code() or "", self.weekend_days(), self._month, language, self.other_days

    def show_days(self, order: object, days: Any) -> None:  # noqa: ANN401 - a job's result
        """Show the worked-out month, unless another one was asked for since."""
        if order == self.order() and days and self._language is not None:
            self._days = list(days)
            self.month.show_days(self._days, self._first_weekday, self._language)

    def weekend_days(self) -> tuple[int, ...]:
        """The ticked days, Monday 0."""
        return tuple(at for at, day in enumerate(self.days) if day.isChecked())

    def settings(self) -> dict[str, str]:
        """The vault's settings that follow; country and zone are given when the vault is made."""
        return {
            "weekend": ",".join(map(str, self.weekend_days())),
            "fiscal_year_start": self.fiscal.code() or "01-01",
            "other_days": ",".join(sorted(day.isoformat() for day in self.other_days)),
        }

    # --- inside -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(10)
        field(self._country_label, self.country, form)
        field(self._zone_label, self.zone, form)
        field(self._fiscal_label, self.fiscal, form)
        form.addWidget(self._weekend_label)
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for at, day in enumerate(self.days):
            grid.addWidget(day, at // 2, at % 2)
        form.addLayout(grid)
        form.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(form, 1)
        row.addWidget(self.month)
        self.body.addLayout(row)

    def _fill(self, language: Language) -> None:
        chosen = self.country.code(), self.zone.code(), self.fiscal.code()
        named = ((code, language.country(alpha2)) for code, alpha2 in doors.countries().items())
        nobody: list[tuple[str | None, str]] = [("", language.gettext("Not said"))]
        self.country.set_choices([*nobody, *sorted(named, key=lambda pair: pair[1].casefold())])
        self.zone.set_choices([(zone, zone.replace("_", " ")) for zone in doors.zones()])
        self._fill_starts(language, chosen[2] or "01-01")
        self.country.set_code(chosen[0] or "")
        self.zone.set_code(chosen[1] or "UTC")

    def _fill_starts(self, language: Language, chosen: str) -> None:
        starts = sorted({*(f"{month:02d}-01" for month in range(1, 13)), chosen})
        self.fiscal.set_choices([(start, _day_of_year(start, language)) for start in starts])
        self.fiscal.set_code(chosen)

    def _take(self, proposal: proposals.Proposal) -> None:
        if self._language is not None:
            self._fill_starts(self._language, proposal.fiscal_year_start)
        self.zone.set_code(proposal.zone)
        self._first_weekday = proposal.first_weekday
        for at, day in enumerate(self.days):
            day.setChecked(at in proposal.weekend)

    def _on_country(self, code: str) -> None:
        self.other_days = frozenset()
        self._take(proposals.propose(code))
        self.days_asked.emit()

    def _on_month(self, day: date) -> None:
        self._month = day
        self.days_asked.emit()

    def _on_toggled(self, day: date) -> None:
        self.other_days ^= {day}
        self.days_asked.emit()


def _day_of_year(start: str, language: Language) -> str:
    """A day and a month without a year: "1 April"."""
    return language.date(f"2001-{start}").replace(" 2001", "").replace("2001年", "")
