"""How the window tells of failures: on the page, in one sentence, and to the screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from focalpoint.domain.errors import CancelledError, FocalPointError
from focalpoint.language import Language
from focalpoint.ui.shell.context import copy_text
from focalpoint.ui.shell.speech import speak
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.ui.shell.window import MainWindow


def tell(window: MainWindow, error: FocalPointError, language: Language) -> None:
    """Show an expected failure's sentence; what the person cancelled is only said in the status bar."""
    text = explain(error, language)
    page = window.current_page()
    if isinstance(error, CancelledError):
        window.announce(text)
        return
    if page is not None:
        page.messages.show_message("warning", text)
    speak(window, text, urgent=True)


def tell_unexpected(window: MainWindow, details: str, language: Language) -> None:
    """Say calmly that something unexpected happened, and offer its details without any content."""
    text = language.gettext(
        "Something unexpected happened. What was saved before is safe; look whether your last change is there."
    )
    page = window.current_page()
    if page is not None:
        page.messages.show_message("error", text, language.gettext("Copy details"), lambda: copy_text(details))
    speak(window, text, urgent=True)
