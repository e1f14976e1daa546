"""The editors that only requests need: an instant with its offset, yes or no, several lines, a date that is a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QSizePolicy, QWidget

from focalpoint.language import Language
from focalpoint.ui.inspector.dates import first_day, read_written
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.editors import ChoiceEdit, Editor, LongTextEditor
from focalpoint.ui.widgets.numbers import DateEdit, NumberEditor

_PARTS: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s?(Z|[+-]\d{2}:?\d{2})?\Z")
_TIME: Final = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)(?:[:.m]([0-5]\d))?\Z")
_OFFSETS: Final = tuple(
    f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    for minutes in sorted([*range(-720, 841, 60), -570, -210, 210, 270, 330, 345, 390, 525, 570, 630, 765])
)
_TO_LATIN: Final = {0x0660 + n: str(n) for n in range(10)} | {0x06F0 + n: str(n) for n in range(10)}


class CalendarDay(DayEditor):
    """A date that must be one day: the value is its ISO text, None when empty. What is no day is marked, not saved."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, first_day)
        self.edit.finished.disconnect(self._on_finished)
        self.edit.finished.connect(self._on_day)

    def value(self) -> object:
        """The day (ISO), None when nothing or no day stands here."""
        return one_day(self.edit.line.text())

    def dirty(self) -> bool:
        """Whether the text differs from the saved one."""
        return self.edit.line.text().strip() != self._saved

    def _on_day(self, text: str) -> None:
        if text.strip() == self._saved or self.edit.line.isReadOnly():
            return
        day = one_day(text)
        self.mark(invalid=bool(text.strip()) and day is None)
        if day is not None or not text.strip():
            self.committed.emit(day)


class AnyNumber(NumberEditor):
    """A number of any size, whole where it is whole."""

    def __init__(self) -> None:
        super().__init__(least=-1e15, most=1e15, places=2)

    def value(self) -> object:
        """The number; None when empty or no number."""
        number = super().value()
        return int(number) if isinstance(number, float) and number.is_integer() else number


class LinesEditor(LongTextEditor):
    """Several short texts, one a line; the value is a tuple."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, least=1, most=6)

    def value(self) -> object:
        """Each line that is not blank."""
        return tuple(line.strip() for line in self.box.toPlainText().splitlines() if line.strip())

    def set_value(self, value: object) -> None:
        """Show these texts."""
        lines = [str(each) for each in value] if isinstance(value, Iterable) and not isinstance(value, str) else []
        super().set_value("\n".join(lines))


class YesNoEditor(Editor):
    """Yes or no, or neither yet."""

    def __init__(self) -> None:
        super().__init__()
        self._frame = QWidget()
        self.yes, self.no = QRadioButton(), QRadioButton()
        self._group = QButtonGroup(self._frame)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(16)
        for button in (self.yes, self.no):
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._hold(self._frame)
        self.setFocusProxy(self.yes)
        self.yes.clicked.connect(lambda: self.committed.emit(True))
        self.no.clicked.connect(lambda: self.committed.emit(False))

    def value(self) -> object:
        """True, False, or None for neither."""
        return True if self.yes.isChecked() else False if self.no.isChecked() else None

    def set_value(self, value: object) -> None:
        """Show yes, no or neither."""
        self._group.setExclusive(False)
        self.yes.setChecked(value is True)
        self.no.setChecked(value is False)
        self._group.setExclusive(True)

    def set_name(self, name: str) -> None:
        """Each button says the question too."""
        self.yes.setAccessibleName(f"{name}: {self.yes.text()}")
        self.no.setAccessibleName(f"{name}: {self.no.text()}")

    def retranslate(self, language: Language) -> None:
        """Write the words anew."""
        self.yes.setText(language.pgettext("answer", "Yes"))
        self.no.setText(language.pgettext("answer", "No"))


class InstantEditor(Editor):
    """A date, a time with seconds and the offset from UTC, each as found: what is not given stays not given."""

    touched = Signal()
    """Something is being typed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._language: Language | None = None
        self._saved = ""
        self.day = DateEdit(theme, first_day)
        self.time = QLineEdit()
        self.time.setMaximumWidth(theme.px(96))
        self.offset = ChoiceEdit()
        self.offset.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.day, 3)
        row.addWidget(self.time, 2)
        row.addWidget(self.offset, 2)
        self._hold(frame)
        self.setFocusProxy(self.day.line)
        self.day.finished.connect(lambda _text: self._on_finished())
        self.time.editingFinished.connect(self._on_finished)
        self.offset.chosen.connect(lambda _code: self._on_finished())
        self.day.line.textEdited.connect(lambda _text: self.touched.emit())
        self.time.textEdited.connect(lambda _text: self.touched.emit())

    def value(self) -> object:
        """ISO text with what was given; None while there is no day or no time that can be read."""
        day, time = one_day(self.day.line.text()), _clock(self.time.text())
        if day is None or time is None:
            return None
        offset = self.offset.code() or ""
        return f"{day}T{time}{offset}" if time else f"{day}{offset}" if not offset else None

    def set_value(self, value: object) -> None:
        """Show an instant as it was written."""
        text = "" if value is None else str(value)
        found = _PARTS.match(text)
        keep = self.dirty() and self.has_focus_inside()
        self._saved = text
        if keep:
            return
        day, time, offset = found.groups() if found else (text, "", "")
        self.day.line.setText(self._language.date(day) if self._language and found else day)
        self.time.setText(time or "")
        code = "+00:00" if offset == "Z" else offset
        self.offset.set_code(f"{code[:3]}:{code[-2:]}" if code else None)
        self.mark(invalid=False)

    def has_focus_inside(self) -> bool:
        """Whether one types here."""
        return self.day.line.hasFocus() or self.time.hasFocus() or self.offset.hasFocus()

    def dirty(self) -> bool:
        """Whether something stands here that is not saved."""
        here = str(self.value() or "")
        nothing = not self.day.line.text().strip() and not self.time.text().strip()
        return (here or not nothing) and _plain(here) != _plain(self._saved)

    def saved(self) -> str:
        """The saved instant."""
        return self._saved

    def pending(self) -> str:
        """Day, time and offset as typed, a tab between them."""
        return "\t".join((self.day.line.text(), self.time.text(), self.offset.code() or ""))

    def restore(self, text: str) -> None:
        """Put the typing back."""
        day, time, offset = [*text.split("\t"), "", ""][:3]
        self.day.line.setText(day)
        self.time.setText(time)
        self.offset.set_code(offset or None)

    def set_read_only(self, read_only: bool, reason: str = "") -> None:
        """Text stays readable."""
        for line in (self.day.line, self.time):
            line.setReadOnly(read_only)
            line.setToolTip(reason if read_only else "")
            line.style().polish(line)
        self.day.button.setVisible(not read_only)
        self.offset.setEnabled(not read_only)

    def set_name(self, name: str) -> None:
        """Each part says what it is."""
        self.day.line.setAccessibleName(name)
        if self._language is not None:
            words = self._language
            self.time.setAccessibleName(words.gettext("{field}: time").format(field=name))
            self.offset.setAccessibleName(words.gettext("{field}: offset from UTC").format(field=name))

    def mark(self, invalid: bool) -> None:
        """Show that it is not complete."""
        from focalpoint.ui.shell.theme.theme import apply_property

        for line in (self.day.line, self.time):
            apply_property(line, "invalid", invalid)

    def retranslate(self, language: Language) -> None:
        """Write the words anew."""
        self._language = language
        self.day.retranslate(language)
        self.time.setPlaceholderText("14:05:30")
        words = language.gettext("UTC offset not given")
        self.offset.set_choices([(None, words), *((code, f"UTC{code}") for code in _OFFSETS)])
        self.set_value(self._saved or None)

    def _on_finished(self) -> None:
        if not self.dirty() or self.time.isReadOnly():
            return
        value = self.value()
        blank = not self.day.line.text().strip() and not self.time.text().strip()
        self.mark(invalid=value is None and not blank)
        if value is not None or blank:
            self.committed.emit(value)


def one_day(text: str) -> str | None:
    """The one day that a typed date means (ISO); None where it means none, or more than one."""
    read = read_written(text)
    return read.first if read is not None and read.first == read.last else None


def _clock(text: str) -> str | None:
    """A time as ISO; empty when none is given, None when it cannot be read."""
    plain = text.strip().translate(_TO_LATIN)
    found = _TIME.match(plain)
    if not plain or found is None:
        return None if plain else ""
    hours, minutes, seconds = found.groups()
    return f"{int(hours):02}:{minutes}" + (f":{seconds}" if seconds else "")


def _plain(instant: str) -> str:
    return instant.replace(" ", "T").replace("Z", "+00:00")
