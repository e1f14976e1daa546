"""The calm frame of unlocking and the first run: one card in the middle, language and look at the top."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QToolButton, QVBoxLayout, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import label


class Card(QFrame):
    """A white card of a comfortable width with a column to fill."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, width: int = 560) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFixedWidth(theme.px(width))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 28, 32, 24)
        self.column.setSpacing(12)


class CardPage(QWidget):
    """A card in the middle of a page that scrolls when the window is low."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, width: int = 560) -> None:
        super().__init__(parent)
        self.theme = theme
        self.card = Card(theme, width=width)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(2)
        row.addLayout(middle)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def retranslate(self, language: Language) -> None:
        """Write the page's texts anew."""
        raise NotImplementedError

    def started(self) -> None:
        """The page has just been shown: put the keyboard in its first field."""


class SecretEdit(QWidget):
    """A passphrase with a button that shows it and a word when Caps Lock is on. Pasting is allowed."""

    changed = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.show_button = QToolButton()
        self.show_button.setCheckable(True)
        theme.dress(self.show_button, "eye")
        self._caps = label(role="warning")
        self._caps.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._caps)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.entered)
        self.line.installEventFilter(_CapsWatch(self))
        self.show_button.toggled.connect(self._on_show)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget it and hide it again."""
        self.line.clear()
        self.show_button.setChecked(False)

    def warn_caps(self, on: bool) -> None:
        """Say that Caps Lock seems to be on."""
        self._caps.setVisible(on)

    def retranslate(self, language: Language, name: str) -> None:
        """Write the texts anew; ``name`` is the field's label."""
        self.line.setAccessibleName(name)
        self._caps.setText(language.gettext("Caps Lock seems to be on."))
        self.show_button.setAccessibleName(language.gettext("Show what is typed"))
        self.show_button.setToolTip(language.gettext("Show what is typed"))

    def _on_show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._theme.dress(self.show_button, "eye-off" if shown else "eye")


class _CapsWatch(QWidget):
    """Guesses Caps Lock from what arrives: a capital without Shift, or a small letter with it."""

    def __init__(self, edit: SecretEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.hide()

    def eventFilter(self, _watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            typed = event.text()
            if len(typed) == 1 and typed.isalpha() and typed.lower() != typed.upper():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._edit.warn_caps(typed.isupper() != shifted)
        return False


def field(caption: QLabel, editor: QWidget, column: QVBoxLayout) -> None:
    """Put a labelled field in a column."""
    caption.setProperty("role", "label")
    caption.setBuddy(editor)
    block = QVBoxLayout()
    block.setSpacing(2)
    block.addWidget(caption)
    block.addWidget(editor)
    column.addLayout(block)


class ClosingWidget(QWidget):
    """A top-level widget that tells when it is closed."""

    closed = Signal()

    def __init__(self, may_close: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may = may_close

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell it, unless work is under way."""
        if not self._may():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()
