"""A message above the work area: what happened, what was kept, what to do. It stays until closed or replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme, apply_property
from focalpoint.ui.widgets.basics import LinkButton

Kind = Literal["info", "done", "warning", "error"]
_LOOK: Final[dict[str, tuple[str, str]]] = {
    "info": ("info", "accent"),
    "done": ("check", "green"),
    "warning": ("warning", "amber"),
    "error": ("error", "red"),
}


_MOST_LINES: Final = 8


class MessageBar(QFrame):
    """One calm sentence with at most one thing to do about it, and details for those who help, folded."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: Kind = "info"
        self._picture = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._action: QPushButton = LinkButton()
        self._act: Callable[[], None] | None = None
        self.unfold: QPushButton = LinkButton()
        self.unfold.setCheckable(True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self._close = QToolButton()
        theme.dress(self._close, "close")
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._picture, self._text, self.unfold, self._action, self._close):
            row.addWidget(widget, 1 if widget is self._text else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 6, 6)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.details)
        self._close.clicked.connect(self.clear)
        self._action.clicked.connect(self._on_action)
        self.unfold.toggled.connect(self.details.setVisible)
        theme.changed.connect(self._paint)
        self.hide()

    def show_message(
        self,
        kind: Kind,
        text: str,
        action: str = "",
        act: Callable[[], None] | None = None,
        details: str = "",
    ) -> None:
        """Show a sentence, in place of the one before.

        Args:
            kind: info, done, warning or error.
            text: the sentence, in the language of the screen.
            action: words of the one thing to do about it.
            act: what pressing it does; the bar closes, unless it has details.
            details: for those who help; shown when they are asked for. No content of the vault.
        """
        self._kind = kind
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._act = act
        self.details.setPlainText(details)
        lines = min(details.count("\n") + 2, _MOST_LINES)
        self.details.setFixedHeight(lines * self.details.fontMetrics().lineSpacing() + self._theme.px(20))
        self.unfold.setVisible(bool(details))
        self.unfold.setChecked(False)
        self.details.hide()
        apply_property(self, "message", kind)
        self._paint()
        self.setAccessibleName(text)
        self.show()

    def clear(self) -> None:
        """Take the message away."""
        self.hide()
        self._text.clear()
        self.details.clear()

    def text(self) -> str:
        """The sentence that is shown, empty when none is."""
        return self._text.text()

    def retranslate(self, language: Language) -> None:
        """Write the close button anew; the sentence stays as it was said."""
        self._close.setAccessibleName(language.gettext("Close this message"))
        self._close.setToolTip(language.gettext("Close this message"))
        self.unfold.setText(language.gettext("Details"))
        self.details.setAccessibleName(language.gettext("Details of the error"))

    def _paint(self) -> None:
        name, token = _LOOK[self._kind]
        size = self._theme.px(18)
        self._picture.setPixmap(self._theme.icon(name, token).pixmap(size, size))

    def _on_action(self) -> None:
        act = self._act
        if not self.details.toPlainText():
            self.clear()
        if act is not None:
            act()
