"""The language of the screen: direction, locale, Qt's own words, and the signal that makes every view write anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from focalpoint.language import Language

_SAVED_MS: Final = 900


class Shell(QObject):
    """What may change while the window is open: the language. Views connect, then ``retranslate``."""

    language_changed = Signal()

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._qt_words: QTranslator | None = None
        self._direct()

    @property
    def language(self) -> Language:
        """The language of the screen now."""
        return self._language

    def set_language(self, code: str) -> None:
        """Switch the language of every open view.

        Raises:
            ValueError: not one of the six.
        """
        if code != self._language.code:
            self._language = Language(code)
            self._direct()
            self.language_changed.emit()

    def _direct(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        QLocale.setDefault(QLocale(self._language.code))
        rtl = self._language.right_to_left
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self._load_qt_words(app)

    def _load_qt_words(self, app: QApplication) -> None:
        """The words of Qt's own dialogs and text menus (Cut, Copy, file choice)."""
        if self._qt_words is not None:
            app.removeTranslator(self._qt_words)
            self._qt_words = None
        if self._language.code == "en":
            return
        translator = QTranslator(self)
        name = {"zh": "zh_CN"}.get(self._language.code, self._language.code)
        if translator.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(translator)
            self._qt_words = translator


class SavedSpeech(QObject):
    """Says that everything is saved, once after a row of changes, to those who do not see it."""

    def __init__(self, source: QObject, words: Callable[[], str]) -> None:
        super().__init__(source)
        self._source, self._words = source, words
        self._timer = QTimer(self, singleShot=True, interval=_SAVED_MS)
        self._timer.timeout.connect(lambda: speak(self._source, self._words()))

    def saved(self) -> None:
        """Something was saved."""
        self._timer.start()

    def stop(self) -> None:
        """Say nothing more."""
        self._timer.stop()


def speak(source: QObject, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say it."""
    event = QAccessibleAnnouncementEvent(source, text)
    manner = QAccessible.AnnouncementPoliteness
    event.setPoliteness(manner.Assertive if urgent else manner.Polite)
    QAccessible.updateAccessibility(event)
