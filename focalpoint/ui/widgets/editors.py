"""Typed editors for the inspector: they commit when editing is finished, and never change by a stray wheel."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QSizePolicy, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme, apply_property
from focalpoint.ui.widgets.bounded import BoundedLine, BoundedText

_MANY = 12


class Editor(QWidget):
    """What all editors have in common. Subclasses build one focusable ``inner`` widget and set ``_shown``."""

    committed = Signal(object)
    """The new value, when editing is finished and it differs from the one that was set."""
    refused = Signal(int, int)
    """Something longer than the field takes was pasted: its length and the most. Nothing was changed."""

    inner: QWidget

    def value(self) -> object:
        """The value that stands in the editor now, committed or not."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value from the vault; commits nothing."""
        raise NotImplementedError

    def dirty(self) -> bool:
        """Whether something stands here that is not saved yet."""
        return False

    def saved(self) -> str:
        """What was set last, as text."""
        return ""

    def pending(self) -> str:
        """Unsaved typing as text, to be kept when the vault locks."""
        return ""

    def restore(self, text: str) -> None:
        """Put unsaved typing back, unsaved."""
        del text

    def set_read_only(self, read_only: bool, reason: str = "") -> None:
        """Allow only reading, and say why."""
        self.inner.setEnabled(not read_only)
        self.inner.setToolTip(reason if read_only else "")
        self.inner.setAccessibleDescription(reason if read_only else "")

    def set_name(self, name: str) -> None:
        """The accessible name, the same words as the label."""
        self.inner.setAccessibleName(name)

    def mark(self, invalid: bool) -> None:
        """Show that the value was not accepted."""
        apply_property(self.inner, "invalid", invalid)

    def retranslate(self, language: Language) -> None:
        """Write the editor's own words anew."""

    def _hold(self, inner: QWidget) -> None:
        from PySide6.QtWidgets import QHBoxLayout

        self.inner = inner
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(inner, 1)
        self.setFocusProxy(inner)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class _NoWheel(QObject):
    """Lets the wheel scroll the form, not the value, unless the widget was clicked into."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def ignore_stray_wheel(widget: QWidget) -> None:
    """Change by the wheel only what has the focus (a combo box or spin box under the pointer is no target)."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_NoWheel(widget))


class TextEditor(Editor):
    """One line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = BoundedLine()
        self.line.refused.connect(self.refused)
        self._saved = ""
        self._hold(self.line)
        self.line.editingFinished.connect(self._on_finished)

    def value(self) -> object:
        """The text without spaces around it."""
        return self.line.text().strip()

    def set_value(self, value: object) -> None:
        """Show a text; while one types here, the typing stays."""
        text = "" if value is None else str(value)
        keep = self.dirty() and self.line.hasFocus()
        self._saved = text
        if not keep and self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self.mark(invalid=False)

    def dirty(self) -> bool:
        """Whether the text differs from the saved one."""
        return self.line.text().strip() != self._saved.strip()

    def saved(self) -> str:
        """The saved text."""
        return self._saved

    def pending(self) -> str:
        """The text as typed."""
        return self.line.text()

    def restore(self, text: str) -> None:
        """Put the typing back."""
        self.line.setText(text)

    def set_read_only(self, read_only: bool, reason: str = "") -> None:
        """Text stays readable and can be copied."""
        self.line.setReadOnly(read_only)
        self.line.setToolTip(reason if read_only else "")
        self.line.setAccessibleDescription(reason if read_only else "")
        self.line.style().polish(self.line)

    def _on_finished(self) -> None:
        if self.dirty() and not self.line.isReadOnly():
            self.committed.emit(self.value())


class LongTextEditor(Editor):
    """Several lines; Tab moves on, Ctrl+Enter saves. The field grows with the text up to ``most`` lines."""

    def __init__(self, theme: Theme, *, least: int = 2, most: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least, self._most = least, most
        self.box = BoundedText()
        self.box.refused.connect(self.refused)
        self.box.setTabChangesFocus(True)
        self._saved = ""
        self._hold(self.box)
        self.box.finished.connect(self._on_finished)
        self.box.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.box.resized.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def value(self) -> object:
        """The text without blank space at the end."""
        return self.box.toPlainText().rstrip()

    def set_value(self, value: object) -> None:
        """Show a text; while one types here, the typing stays."""
        text = "" if value is None else str(value)
        keep = self.dirty() and self.box.hasFocus()
        self._saved = text
        if not keep and self.box.toPlainText() != text:
            self.box.setPlainText(text)
        self.mark(invalid=False)

    def dirty(self) -> bool:
        """Whether the text differs from the saved one."""
        return self.box.toPlainText().rstrip() != self._saved.rstrip()

    def saved(self) -> str:
        """The saved text."""
        return self._saved

    def pending(self) -> str:
        """The text as typed."""
        return self.box.toPlainText()

    def restore(self, text: str) -> None:
        """Put the typing back."""
        self.box.setPlainText(text)

    def set_read_only(self, read_only: bool, reason: str = "") -> None:
        """Text stays readable and can be copied."""
        self.box.setReadOnly(read_only)
        self.box.setToolTip(reason if read_only else "")
        self.box.setAccessibleDescription(reason if read_only else "")
        self.box.style().polish(self.box)

    def _fit(self) -> None:
        line = self.box.fontMetrics().lineSpacing()
        # Other scripts' fonts are higher than the text font: the blocks know, the line count does not.
        wanted, block = 0.0, self.box.document().firstBlock()
        while block.isValid() and wanted < self._most * line:
            wanted += self.box.blockBoundingRect(block).height()
            block = block.next()
        height = min(max(math.ceil(wanted), self._least * line), self._most * line)
        self.box.setFixedHeight(height + self._theme.px(20))

    def _on_finished(self) -> None:
        if self.dirty() and not self.box.isReadOnly():
            self.committed.emit(self.value())


class ChoiceEdit(QComboBox):
    """A choice by code; changed by keys and clicks, never by a stray wheel. Long lists can be typed into."""

    chosen = Signal(object)
    """The code that the person chose (not emitted by ``set_code``)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: list[str | None] = []
        ignore_stray_wheel(self)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[tuple[str | None, str]]) -> None:
        """The choices as ``(code, words)``; keeps what was chosen."""
        code = self.code()
        blocked = self.blockSignals(True)
        self.clear()
        self._codes = [choice for choice, _ in choices]
        self.addItems([words for _, words in choices])
        self._searchable(len(choices) > _MANY)
        self.set_code(code)
        self.blockSignals(blocked)

    def setAccessibleName(self, name: str) -> None:
        """Qt: the name, also for the field inside a long list."""
        super().setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def code(self) -> str | None:
        """The code of the choice that is shown."""
        at = self.currentIndex()
        return self._codes[at] if 0 <= at < len(self._codes) else None

    def set_code(self, code: str | None) -> None:
        """Show a choice; an unknown code shows nothing."""
        self.setCurrentIndex(self._codes.index(code) if code in self._codes else -1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Half-typed words go back to the choice that stands."""
        super().focusOutEvent(event)
        if self.isEditable() and self.currentText() != self.itemText(self.currentIndex()):
            found = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
            if found >= 0 and found != self.currentIndex():
                self.setCurrentIndex(found)
                self._on_activated(found)
            else:
                self.setEditText(self.itemText(self.currentIndex()))

    def _searchable(self, many: bool) -> None:
        if many == self.isEditable():
            return
        self.setEditable(many)
        if many:
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = QCompleter(self.model(), self)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.setCompleter(completer)
            self.setAccessibleName(self.accessibleName())
            completer.activated.connect(lambda _text: self._on_activated(self.currentIndex()))

    def _on_activated(self, at: int) -> None:
        if 0 <= at < len(self._codes):
            self.chosen.emit(self._codes[at])


class ChoiceEditor(Editor):
    """A choice of one code, as a form field."""

    def __init__(
        self, choices: Callable[[Language], Sequence[tuple[str | None, str]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self.combo = ChoiceEdit()
        self._saved: str | None = None
        self._hold(self.combo)
        self.combo.chosen.connect(self._on_chosen)

    def value(self) -> object:
        """The code, or None."""
        return self.combo.code()

    def set_value(self, value: object) -> None:
        """Show a code."""
        self._saved = None if value is None else str(value)
        self.combo.set_code(self._saved)
        self.mark(invalid=False)

    def retranslate(self, language: Language) -> None:
        """Write the choices anew (also when there are new ones, such as a new ministry)."""
        self.combo.set_choices(self._choices(language))
        self.combo.set_code(self._saved)

    def _on_chosen(self, code: object) -> None:
        if code != self._saved:
            self.committed.emit(code)


class CheckEditor(Editor):
    """Yes or no."""

    def __init__(self, text: Callable[[Language], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.box = QCheckBox()
        self._hold(self.box)
        self.box.clicked.connect(lambda: self.committed.emit(self.box.isChecked()))

    def value(self) -> object:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: object) -> None:
        """Show a tick or none."""
        self.box.setChecked(bool(value))

    def retranslate(self, language: Language) -> None:
        """Write the words anew."""
        self.box.setText(self._text(language))
        self.box.setAccessibleName(self._text(language))


def is_undo_key(event: QKeyEvent) -> bool:
    """Whether the keys mean undo or redo: an editor with nothing unsaved lets the window have them."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
