"""How the window tells of failures: on the page, in one sentence, and to the screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from focalpoint.domain.errors import (
    CancelledError,
    FocalPointError,
    NotFoundError,
    ReadOnlyError,
    ReasonNeededError,
    RefusedError,
    RuleError,
)
from focalpoint.language import Language
from focalpoint.ui.shell.context import copy_text
from focalpoint.ui.shell.speech import speak
from focalpoint.ui.widgets.message import MessageBar
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.ui.shell.theme.theme import Theme
    from focalpoint.ui.shell.window import MainWindow


_HARMLESS: Final = (NotFoundError, ReadOnlyError, ReasonNeededError, RefusedError, RuleError)


class UnexpectedDialog(QDialog):
    """The same message over a dialog, which would hide the page's."""

    def __init__(self, parent: QWidget, theme: Theme, language: Language, text: str, details: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.gettext("Something unexpected happened"))
        self.setMinimumWidth(theme.px(480))
        self.message = MessageBar(theme)
        self.message.retranslate(language)
        box = QDialogButtonBox()
        leave = QPushButton(language.gettext("Close"))
        box.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.message)
        column.addStretch(1)
        column.addWidget(box)
        box.rejected.connect(self.reject)
        words = language.gettext("Copy details")
        self.message.show_message("error", text, words, lambda: copy_text(details), details)


def tell(window: MainWindow, error: FocalPointError, language: Language) -> None:
    """Show an expected failure's sentence; what the person cancelled is only said in the status bar."""
    text = explain(error, language)
    page = window.current_page()
    if isinstance(error, CancelledError):
        window.announce(text)
        return
    if page is not None:
        page.messages.show_message("warning", text)
    # What was refused changed nothing: it waits its turn. Where something may be lost, it does not.
    speak(window, text, urgent=not isinstance(error, _HARMLESS))


def tell_unexpected(window: MainWindow, details: str, language: Language) -> None:
    """Say calmly that something unexpected happened, and offer its details without any content."""
    text = language.gettext(
        "Something unexpected happened. What was saved before is safe, and what you are typing stays."
        " Look whether your last change is there."
    )
    page, modal = window.current_page(), QApplication.activeModalWidget()
    speak(window, text, urgent=True)
    if isinstance(modal, UnexpectedDialog):
        return  # one at a time: what fails at every paint must not fill the screen
    if modal is not None or page is None:
        UnexpectedDialog(modal or window, window.context.theme, language, text, details).open()
        return

    def copy() -> None:
        copy_text(details)
        window.announce(language.gettext("Copied. It holds no content of the vault."))

    page.messages.show_message("error", text, language.gettext("Copy details"), copy, details)
