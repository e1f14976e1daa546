"""What the list of entries is narrowed by: who, which acts, from which day to which."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from focalpoint.domain.audit import AREAS, AuditFilter
from focalpoint.language import Language
from focalpoint.ui.inspector.dates import first_day, show_range
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.widgets.basics import LinkButton, label
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words.audit import area

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext

_WIDTHS: Final = {"who": 190, "area": 190, "when": 170, "since": 145, "until": 145}
_BETWEEN: Final = "between"
_DAYS: Final = {"today": 0, "week": 6, "month": 29}


class AuditFilters(QWidget):
    """A row of choices; it says by ``changed`` that they are others."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._people: Mapping[str, str] = {}
        theme = context.theme
        self.who, self.area, self.when = ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        self.since, self.until = DayEditor(theme, first_day), DayEditor(theme, first_day)
        self._days, days = QWidget(), QHBoxLayout()
        self._days.setLayout(days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(6)
        self.clear_button = LinkButton()
        row = FlowLayout(self, 8)
        for choice in (self.who, self.area, self.when):
            row.addWidget(choice)
            choice.chosen.connect(self._on_chosen)
        for day in (self.since, self.until):
            day.committed.connect(self._on_day)
        for widget in (self.since, label("–", "muted"), self.until):
            days.addWidget(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._days)
        row.addWidget(self.clear_button)
        self.clear_button.clicked.connect(self.clear)
        theme.changed.connect(self._fit)
        self._fit()
        self._show_days()

    def set_people(self, people: Mapping[str, str]) -> None:
        """Everybody who is or was a user."""
        if people != self._people:
            self._people = people
            self.retranslate(self._context.language)

    def wanted(self, text: str) -> AuditFilter:
        """The choices, with what was typed into the filter."""
        since, until = self._range()
        return AuditFilter(self.who.code() or "", self.area.code() or "", text, since, until)

    def words(self) -> list[str]:
        """The choices in words: for the head of a printed list."""
        language, (since, until) = self._context.language, self._range()
        named = [edit.currentText() for edit in (self.who, self.area) if edit.code()]
        if since or until:
            named.append(show_range(language, since or until, until or since))
        return named

    def clear(self) -> None:
        """Narrow by nothing."""
        for choice in (self.who, self.area, self.when):
            choice.set_code("")
        for day in (self.since, self.until):
            day.set_value(None)
        self._show_days()
        self.changed.emit()

    def retranslate(self, language: Language) -> None:
        """Write every text anew."""
        everybody: list[tuple[str | None, str]] = [("", language.gettext("Everybody"))]
        self.who.set_choices([*everybody, *self._people.items()])
        everything: list[tuple[str | None, str]] = [("", language.gettext("Every act"))]
        self.area.set_choices([*everything, *((code, area(language, code)) for code in AREAS)])
        self.when.set_choices(
            [
                ("", language.gettext("Any day")),
                ("today", language.pgettext("age", "Today")),
                ("week", language.gettext("The last 7 days")),
                ("month", language.gettext("The last 30 days")),
                ("year", language.gettext("This year")),
                (_BETWEEN, language.gettext("From … to …")),
            ]
        )
        for choice in (self.who, self.area, self.when):
            if choice.code() is None:
                choice.set_code("")
        self.who.setAccessibleName(language.pgettext("journal", "Who"))
        self.area.setAccessibleName(language.gettext("Kind of act"))
        self.when.setAccessibleName(language.pgettext("journal", "When"))
        for day, words in (
            (self.since, language.pgettext("days", "From")),
            (self.until, language.pgettext("days", "To")),
        ):
            day.retranslate(language)
            day.set_name(words)
            day.edit.line.setPlaceholderText(words)
        self.clear_button.setText(language.gettext("Clear filters"))

    def _fit(self) -> None:
        for widget, width in _WIDTHS.items():
            getattr(self, widget).setFixedWidth(self._context.theme.px(width))

    def _range(self) -> tuple[str, str]:
        today = self._context.workspace.clock.today()
        chosen = self.when.code() or ""
        if chosen in _DAYS:
            return (today - timedelta(days=_DAYS[chosen])).isoformat(), today.isoformat()
        if chosen == "year":
            return date(today.year, 1, 1).isoformat(), today.isoformat()
        if chosen != _BETWEEN:
            return "", ""
        return first_day(str(self.since.value())) or "", first_day(str(self.until.value())) or ""

    def _show_days(self) -> None:
        self._days.setVisible(self.when.code() == _BETWEEN)
        self.clear_button.setVisible(any(choice.code() for choice in (self.who, self.area, self.when)))

    def _on_chosen(self, _code: object) -> None:
        self._show_days()
        self.changed.emit()

    def _on_day(self, text: object) -> None:
        editor = self.sender()
        if isinstance(editor, DayEditor):
            day = first_day(str(text))
            if day is not None or not str(text).strip():
                editor.set_value(day)
            editor.mark(bool(str(text).strip()) and day is None)
        self.changed.emit()
