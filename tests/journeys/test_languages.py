"""Journeys: six languages on open pages, and everything that takes the keyboard has a name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QScrollArea,
    QWidget,
)

from focalpoint.language import OWN_NAMES, Language
from focalpoint.ui.shell.desk import Desk
from focalpoint.ui.shell.window import MainWindow
from tests.journeys.person import Person

PAGES = ("plan", "tasks", "directory", "settings")


def open_window(desk: Desk) -> MainWindow:
    assert desk.window is not None
    return desk.window


def test_the_language_changes_on_the_open_page_and_back(person: Person, desk: Desk) -> None:
    for code in ("fr", "es", "ru", "ar", "zh", "en"):
        person.commands(
            Language(desk.shell.language.code).gettext("Language: {language}").format(language=OWN_NAMES[code])
        )
        language = Language(code)
        assert person.sees(language.gettext("Action plan"))
        mirrored = open_window(desk).layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert mirrored == (code == "ar")
        assert person.rows()[0] == "Legislation"


def test_everything_that_takes_the_keyboard_has_a_name(desk: Desk) -> None:
    window = open_window(desk)
    nameless = []
    for name in PAGES:
        page = window.go(name)
        chosen = page.selected()
        if chosen is not None:
            window.inspect(*chosen)
        for widget in window.findChildren(QWidget):
            if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            if isinstance(widget, QScrollArea) or widget.objectName().startswith("qt_"):
                continue
            text = widget.text() if isinstance(widget, QAbstractButton | QCheckBox) else ""
            if not widget.accessibleName() and not text and not _labelled(window, widget):
                nameless.append(f"{name}: {type(widget).__name__} {widget.objectName()}")
    assert nameless == []


def _labelled(window: QWidget, widget: QWidget) -> bool:
    return any(
        label.buddy() is widget or (label.buddy() is not None and label.buddy().focusProxy() is widget)
        for label in window.findChildren(QLabel)
    )
