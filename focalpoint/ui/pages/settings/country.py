"""Settings of the office: country, calendar, references, marking of new documents."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.classification import Classification
from focalpoint.language import Language
from focalpoint.services import doors
from focalpoint.ui.pages.settings.other_days import OtherDays
from focalpoint.ui.pages.settings.section import Section
from focalpoint.ui.pages.welcome.steps import weekday_names
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.editors import ChoiceEditor, TextEditor
from focalpoint.ui.widgets.form import FieldForm
from focalpoint.words.classification import marking
from focalpoint.words.countries import country_name

_KEYS = ("country", "country_name", "office_title", "office_prefix", "zone", "fiscal_year_start", "classification")


class CountrySection(Section):
    """What every user of the vault shares."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.theme
        office = self.add_card(
            lambda language: language.gettext("The office"),
            lambda language: language.gettext("Printed on what you hand over."),
        )
        self.form = FieldForm(theme, self._save)
        self.form.add_pair(
            ("country", lambda language: language.gettext("Country"), ChoiceEditor(self._countries)),
            ("country_name", lambda language: language.gettext("Name as the office writes it"), TextEditor()),
        )
        self.form.add("office_title", lambda language: language.gettext("Name of the office"), TextEditor())
        self.form.add("office_prefix", lambda language: language.gettext("First part of references"), TextEditor())
        self.form.add(
            "classification", lambda language: language.gettext("Marking of new documents"), ChoiceEditor(_markings)
        )
        office.column.addWidget(self.form)
        calendar = self.add_card(
            lambda language: language.gettext("Calendar"),
            lambda language: language.gettext("Decides which day it is for the vault, and what is due."),
        )
        self.calendar = FieldForm(theme, self._save)
        self.calendar.add_pair(
            ("zone", lambda language: language.gettext("Time zone"), ChoiceEditor(_zones)),
            (
                "fiscal_year_start",
                lambda language: language.gettext("The budget year begins on"),
                ChoiceEditor(_starts),
            ),
        )
        calendar.column.addWidget(self.calendar)
        self._weekend_label = label(role="label")
        calendar.column.addWidget(self._weekend_label)
        days, grid = QWidget(), QGridLayout()
        days.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        self.days = [QCheckBox() for _ in range(7)]
        for at, day in enumerate(self.days):
            grid.addWidget(day, at // 4, at % 4)
            day.clicked.connect(self._on_day)
        calendar.column.addWidget(days)
        self.other_days = OtherDays(context)
        calendar.column.addWidget(self.other_days)
        self.finish()

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self.form.retranslate(language)
        self.calendar.retranslate(language)
        self._weekend_label.setText(language.gettext("Weekend"))
        for day, words in zip(self.days, weekday_names(language), strict=True):
            day.setText(words)
            day.setAccessibleName(language.gettext("Weekend: {day}").format(day=words))
        self.other_days.retranslate()
        self.refresh(None)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        settings = self.context.workspace.settings
        values = {key: settings.get(key) for key in _KEYS}
        self.form.set_values(values)
        self.calendar.set_values(values)
        weekend = settings.get("weekend").split(",")
        reason = self.reason_against("settings.set")
        for at, day in enumerate(self.days):
            day.setChecked(str(at) in weekend)
            allow(day, not reason, reason)
        self.form.set_read_only(bool(reason), reason)
        self.calendar.set_read_only(bool(reason), reason)
        self.other_days.refresh(reason)

    def _save(self, name: str, value: object) -> bool:
        settings = self.context.workspace.settings
        return self.context.run(lambda: settings.set(**{name: str(value or "")}))

    def _on_day(self) -> None:
        weekend = ",".join(str(at) for at, day in enumerate(self.days) if day.isChecked())
        self.context.run(lambda: self.context.workspace.settings.set(weekend=weekend))
        self.refresh(None)

    def _countries(self, language: Language) -> list[tuple[str | None, str]]:
        named = [(code, language.country(alpha2)) for code, alpha2 in doors.countries().items()]
        now = self.context.workspace.settings.get("country")
        own: list[tuple[str | None, str]] = [("", language.gettext("Not said"))]
        if now and now not in doors.countries():
            office_name = self.context.workspace.settings.get("country_name")
            own.append((now, country_name(language, now, office_name) or now))
        return [*own, *sorted(named, key=lambda pair: pair[1].casefold())]


def _zones(_language: Language) -> list[tuple[str | None, str]]:
    return [(zone, zone.replace("_", " ")) for zone in doors.zones()]


def _starts(language: Language) -> list[tuple[str | None, str]]:
    return [
        (f"{month:02d}-01", language.date(f"2001-{month:02d}-01").replace(" 2001", "").replace("2001年", ""))
        for month in range(1, 13)
    ]


def _markings(language: Language) -> list[tuple[str | None, str]]:
    return [(level.value, marking(language, level.value)) for level in Classification]
