"""Journeys: six languages on open pages; nothing is cut off, and everything that takes the keyboard has a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QScrollArea,
    QToolButton,
    QWidget,
)

from focalpoint.language import LANGUAGES, OWN_NAMES, Language
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


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_is_cut_off_at_1366_by_768(desk: Desk, code: str) -> None:
    window = open_window(desk)
    window.set_language(code)
    found: list[str] = []
    for name in PAGES:
        page = window.go(name)
        page.focus_work()
        chosen = page.selected()
        if chosen is not None:
            window.inspect(*chosen)
        for _ in range(4):
            QCoreApplication.sendPostedEvents()
        found += [f"{name}: {words}" for words in cut_off(window)]
    window.set_language("en")
    assert not found, "\n".join(found)


def cut_off(window: QWidget) -> list[str]:
    """The words of every visible label, button, tick and choice that do not fit into their place."""
    found = cut_headings(window)
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | QComboBox):
            continue
        if isinstance(widget, QLabel) and (widget.wordWrap() or not widget.text()):
            continue
        if isinstance(widget, QAbstractButton) and not widget.text():
            continue
        if isinstance(widget, QToolButton) and not widget.icon().isNull() and _shows_icon_alone(widget):
            continue
        needed = widget.sizeHint() if not isinstance(widget, QComboBox) else None
        if needed is not None:
            short = needed.width() > widget.width() + 1 and "…" not in _text(widget)
        else:
            assert isinstance(widget, QComboBox)
            room = widget.width() - 30
            short = widget.fontMetrics().horizontalAdvance(widget.currentText()) > room
        if short:
            found.append(f"{type(widget).__name__} “{_text(widget)}” in {widget.width()} px")
    return found


def cut_headings(window: QWidget) -> list[str]:
    """The headings and states of lists and trees that are wider than their column."""
    found = []
    for header in window.findChildren(QHeaderView):
        view = header.parentWidget()
        if not header.isVisible() or header.orientation() != Qt.Orientation.Horizontal or view is None:
            continue
        model = header.model()
        for at in range(header.count()):
            words = str(model.headerData(at, Qt.Orientation.Horizontal) or "")
            needed = header.fontMetrics().horizontalAdvance(words) + 14
            if not header.isSectionHidden(at) and needed > header.sectionSize(at):
                found.append(f"heading “{words}” needs {needed} px of {header.sectionSize(at)}")
    return found


def _shows_icon_alone(button: QToolButton) -> bool:
    return button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly


def _text(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    assert isinstance(widget, QLabel | QAbstractButton)
    return widget.text()


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
