"""The field of a date in the inspector: text as written, with the calendar inside the field so that no date is cut."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from focalpoint.language import Language
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.numbers import DateEditor


class DayEditor(DateEditor):
    """A date; ``set_value`` takes ``(iso, text)`` or ISO text and shows the day in the reader's language."""

    def __init__(self, theme: Theme, read: Callable[[str], str | None], parent: QWidget | None = None) -> None:
        super().__init__(theme, read, parent)
        self._theme = theme
        self._given: object = None
        self.edit.button.hide()
        self._open = self.edit.line.addAction(theme.icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        self._open.triggered.connect(self.edit.open_calendar)
        theme.changed.connect(self._on_theme)

    def set_value(self, value: object) -> None:
        """Show a date."""
        self._given = value
        iso, text = value if isinstance(value, tuple) else (value, "")
        day = None if iso is None else str(iso)
        # A Chinese date in words is wider than the field; in figures every official reads it as well.
        in_words = self._language is not None and self._language.code != "zh"
        shown = text or (show_date(self._language, day) if in_words and self._language else day or "")
        super().set_value((day, shown))

    def set_read_only(self, read_only: bool, reason: str = "") -> None:
        """Text stays readable; nothing opens."""
        super().set_read_only(read_only, reason)
        self.edit.button.hide()
        self._open.setVisible(not read_only)

    def retranslate(self, language: Language) -> None:
        """Write the date as the reader of this language does."""
        self._language = language
        self._open.setText(language.gettext("Open the calendar"))
        self._open.setToolTip(language.gettext("Open the calendar"))
        self.set_value(self._given)
        super().retranslate(language)

    def _on_theme(self) -> None:
        self._open.setIcon(self._theme.icon("calendar"))
