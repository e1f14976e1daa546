"""Editors for numbers, percentages and dates."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.editors import Editor, TextEditor, ignore_stray_wheel


class NumberEditor(TextEditor):
    """A number, or nothing. Understands the separators of the language and plain ones."""

    def __init__(
        self, *, least: float = 0.0, most: float = 1e12, places: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._places = least, most, places
        self.line.setAlignment(Qt.AlignmentFlag.AlignLeading)

    def value(self) -> object:
        """The number; None when empty or not a number."""
        return self._read(self.line.text())

    def set_value(self, value: object) -> None:
        """Show a number or None."""
        super().set_value("" if value is None else self._write(float(str(value))))

    def _read(self, text: str) -> float | None:
        plain = (
            text.strip().replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace("%", "").replace(",", ".")
        )
        plain = plain.translate({0x0660 + n: str(n) for n in range(10)} | {0x066B: "."})
        try:
            number = float(plain)
        except ValueError:
            return None
        return number if self._least <= number <= self._most else None

    def _write(self, number: float) -> str:
        return f"{number:.{self._places}f}" if self._places and number % 1 else f"{number:.0f}"

    def _on_finished(self) -> None:
        if not self.dirty() or self.line.isReadOnly():
            return
        if self.line.text().strip() and self.value() is None:
            self.mark(invalid=True)
            return
        self.mark(invalid=False)
        self.committed.emit(self.value())


class PercentEditor(Editor):
    """0 to 100 as a bar to push and a number to type; saved when let go."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = NumberEditor(least=0, most=100)
        self.number.setFixedWidth(theme.px(64))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(5)
        self.slider.setPageStep(10)
        ignore_stray_wheel(self.slider)
        self._hold(self.number)
        self.inner = self.number.line
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)  # noqa: S101 - _hold made it
        layout.setSpacing(8)
        layout.setStretch(0, 0)
        layout.insertWidget(0, self.slider, 1)
        self.slider.valueChanged.connect(self._on_moved)
        self.slider.sliderReleased.connect(self._on_released)
        self.number.committed.connect(self.committed)
        self._setting = False
        self._theme = theme
        theme.changed.connect(self._size)

    def _size(self) -> None:
        self.number.setFixedWidth(self._theme.px(64))

    def value(self) -> object:
        """The percentage or None."""
        return self.number.value()

    def set_value(self, value: object) -> None:
        """Show a percentage; None is "no data"."""
        self._setting = True
        self.slider.setValue(0 if value is None else round(float(str(value))))
        self._setting = False
        self.number.set_value(value)

    def dirty(self) -> bool:
        """Whether the number differs from the saved one."""
        return self.number.dirty()

    def pending(self) -> str:
        """The number as typed."""
        return self.number.pending()

    def restore(self, text: str) -> None:
        """Put the typing back."""
        self.number.restore(text)

    def set_read_only(self, read_only: bool, reason: str = "") -> None:
        """Neither pushed nor typed."""
        self.number.set_read_only(read_only, reason)
        self.slider.setEnabled(not read_only)
        self.slider.setToolTip(reason if read_only else "")

    def set_name(self, name: str) -> None:
        """The accessible name of both parts."""
        self.number.set_name(name)
        self.slider.setAccessibleName(name)

    def _on_moved(self, value: int) -> None:
        if self._setting:
            return
        self.number.line.setText(str(value))
        if not self.slider.isSliderDown():
            self._on_released()

    def _on_released(self) -> None:
        if self.number.dirty():
            self.committed.emit(float(self.slider.value()))


class DateEdit(QWidget):
    """A date as one writes it: "11 Dec 2026", "Q3 2026", "constantly". The text is kept; a calendar helps.

    ``read`` turns text into the first day that it means (ISO) or None; it only opens the calendar at the right
    month and marks what cannot be read.
    """

    finished = Signal(str)

    def __init__(self, theme: Theme, read: Callable[[str], str | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._read = read
        self._language: Language | None = None
        self._popup: QFrame | None = None
        self.line = QLineEdit()
        self.button = QToolButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.dress(self.button, "calendar")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(lambda: self.finished.emit(self.line.text().strip()))
        self.button.clicked.connect(self.open_calendar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar, as in a choice."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def retranslate(self, language: Language) -> None:
        """Write the words anew."""
        self._language = language
        self.button.setAccessibleName(language.gettext("Open the calendar"))
        self.button.setToolTip(language.gettext("Open the calendar"))

    def open_calendar(self) -> None:
        """Show a month to click into."""
        if self.line.isReadOnly():
            return
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        if self._language is not None:
            calendar.setLocale(QLocale(self._language.code))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        first = self._read(self.line.text().strip())
        if first:
            calendar.setSelectedDate(QDate.fromString(first, Qt.DateFormat.ISODate))
        column = QVBoxLayout(popup)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(calendar)
        calendar.activated.connect(self._on_day)
        calendar.clicked.connect(self._on_day)
        self._popup = popup
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        calendar.setFocus()

    def _on_day(self, day: QDate) -> None:
        iso = day.toString(Qt.DateFormat.ISODate)
        self.line.setText(self._language.date(iso) if self._language else iso)
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        self.finished.emit(self.line.text())


class DateEditor(Editor):
    """A date as a form field. The committed value is the text; what it means is the caller's to read.

    ``set_value`` takes ``(iso, text)``: the text as given stands, else the day in the reader's language.
    """

    def __init__(self, theme: Theme, read: Callable[[str], str | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = DateEdit(theme, read)
        self._read = read
        self._value: tuple[str | None, str] = (None, "")
        self._language: Language | None = None
        self._saved = ""
        self._hold(self.edit)
        self.inner = self.edit.line
        self.edit.finished.connect(self._on_finished)

    def value(self) -> object:
        """The text as typed."""
        return self.edit.line.text().strip()

    def set_value(self, value: object) -> None:
        """Show ``(iso, text)``, ISO text alone, or None."""
        if isinstance(value, tuple):
            iso, text = value
            self._value = (iso, text or "")
        else:
            self._value = (None if value is None else str(value), "")
        self._show()

    def dirty(self) -> bool:
        """Whether the text differs from the saved one."""
        return self.value() != self._saved

    def pending(self) -> str:
        """The text as typed."""
        return self.edit.line.text()

    def restore(self, text: str) -> None:
        """Put the typing back."""
        self.edit.line.setText(text)

    def set_read_only(self, read_only: bool, reason: str = "") -> None:
        """Text stays readable."""
        self.edit.line.setReadOnly(read_only)
        self.edit.button.setVisible(not read_only)
        self.edit.line.setToolTip(reason if read_only else "")
        self.edit.line.setAccessibleDescription(reason if read_only else "")
        self.edit.line.style().polish(self.edit.line)

    def retranslate(self, language: Language) -> None:
        """Write the date as the reader of this language does."""
        self._language = language
        self.edit.retranslate(language)
        self._show()

    def _show(self) -> None:
        iso, text = self._value
        shown = text or (self._language.date(iso) if self._language else iso or "")
        keep = self.dirty() and self.edit.line.hasFocus()
        self._saved = shown
        if not keep:
            self.edit.line.setText(shown)
        self.mark(invalid=False)

    def _on_finished(self, text: str) -> None:
        if text != self._saved and not self.edit.line.isReadOnly():
            self.committed.emit(text)
