"""No text is cut off at 1366 × 768 where ``tests/ui/proof`` does not walk: after a switch, with longer words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QSizePolicy,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from focalpoint.domain.clock import Clock
from focalpoint.language import LANGUAGES, Language
from focalpoint.ui.pages.welcome.window import Openers, WelcomeWindow
from focalpoint.ui.shell.errors import ErrorDesk
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.navigation import NavigationItem
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.tour import stand_still


def cut(root: QWidget) -> Iterator[str]:
    """Visible labels and buttons that are smaller than their words; one that says all in a tooltip may be short."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget.parentWidget(), QComboBox):
            continue
        if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
            yield from cut_label(widget)
        elif isinstance(widget, NavigationItem):
            room = widget.width() - widget._theme.px(38 + 8 + (30 if widget.count else 0))
            if not widget.folded and widget.fontMetrics().horizontalAdvance(widget.text()) > room:
                yield f"navigation {widget.text()!r}"
        elif isinstance(widget, QToolButton) and not widget.icon().isNull():
            continue
        elif isinstance(widget, QAbstractButton) and widget.text() and widget.sizeHint().width() > widget.width() + 1:
            yield f"button {widget.text()!r}: {widget.width()} of {widget.sizeHint().width()}"


def cut_label(shown: QLabel) -> Iterator[str]:
    if shown.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored and shown.toolTip():
        return
    if shown.wordWrap():
        if shown.heightForWidth(shown.width()) > shown.height() + 2:
            yield f"wrapped {shown.text()!r}: {shown.height()} of {shown.heightForWidth(shown.width())}"
    elif shown.sizeHint().width() > shown.width() + 1:
        yield f"label {shown.text()!r}: {shown.width()} of {shown.sizeHint().width()}"


@pytest.mark.parametrize("code", ["ru", "ar"])
def test_nothing_is_cut_off_when_the_language_changes_in_an_open_window(window: MainWindow, code: str) -> None:
    window.set_language(code)
    look(window)


def test_nothing_is_cut_off_when_words_are_forty_percent_longer(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def longer(_self: Language, message: str) -> str:
        return message + "·" * (len(message) * 2 // 5)

    monkeypatch.setattr(Language, "gettext", longer)
    window.set_language("fr")
    look(window)


def look(window: MainWindow) -> None:
    """Walk through every view of every page."""
    found = []
    for name in window.navigation.order:
        page = window.go(name)
        for view in page.header.view_names() or [""]:
            if view:
                page.header.choose_view(view)
            stand_still(window)
            found += [f"{name}/{view}: {text}" for text in cut(window)]
            for listed in page.work.findChildren(QTableView) + page.work.findChildren(QTreeView):
                if listed.isVisible() and listed.model().rowCount():
                    listed.setCurrentIndex(listed.model().index(0, 0))
            stand_still(window)
            found += [f"{name}/{view}, selected: {text}" for text in cut(window)]
    assert window.width() == 1366, f"the window had to grow to {window.width()}"
    assert not found, "\n".join(found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_cut_off_before_a_vault_is_open(
    qtbot: QtBot, qapp: QApplication, theme: Theme, shell: Shell, clock: Clock, vault_folder: Path, code: str
) -> None:
    def never(*_given: object, **_named: object) -> None:
        raise AssertionError

    openers = Openers(never, never, never, never, lambda: vault_folder.parent)  # type: ignore[arg-type]
    welcome = WelcomeWindow(
        openers, shell=shell, theme=theme, memory=WindowMemory(None), errors=ErrorDesk(qapp), clock=clock
    )
    qtbot.addWidget(welcome)
    welcome.resize(1366, 768)
    welcome.show()
    shell.set_language(code)
    found = []
    for page in welcome._all:
        welcome.show_page(page)
        stand_still(welcome)
        found += [f"{type(page).__name__}: {text}" for text in cut(welcome)]
    assert welcome.width() == 1366
    assert not found, "\n".join(found)
