"""What lies over the window or beside it, shown one after the other for pictures: menu, help, keys, tips, failures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from focalpoint.ui.shell.pictures import over_the_window

if TYPE_CHECKING:
    from focalpoint.ui.shell.window import MainWindow

Portrait = tuple[str, Callable[[], QWidget]]


def portraits(window: MainWindow) -> Iterator[Portrait]:
    """The frame's own states: a name, and what shows it and gives the widget. Each puts away the one before."""
    yield "menu", lambda: _menu(window, window.top.menu.menu())
    yield "help", lambda: _help(window)
    yield "keys", lambda: _keys(window)
    yield "tip", lambda: _tip(window)
    yield "unexpected", lambda: _unexpected(window)
    _calm(window)
    yield from over_the_window(window)


def _menu(window: MainWindow, menu: QMenu | None) -> QWidget:
    if menu is None:
        return window
    menu.aboutToShow.emit()
    menu.popup(window.mapToGlobal(QPoint(8, window.top.height())))
    return menu


def _help(window: MainWindow) -> QWidget:
    window.guide.open_topic("figures")
    return window.guide.panel() or window


def _keys(window: MainWindow) -> QWidget:
    return window.guide.open_keys()


def _tip(window: MainWindow) -> QWidget:
    window.tips.replay()
    return window


def _unexpected(window: MainWindow) -> QWidget:
    from focalpoint.ui.shell.errors import details
    from focalpoint.ui.shell.telling import tell_unexpected

    window.tips.hide()
    tell_unexpected(window, details(RuntimeError()), window.context.language)
    page = window.current_page()
    if page is not None:
        page.messages.unfold.click()
    return window


def _calm(window: MainWindow) -> None:
    page = window.current_page()
    if page is not None:
        page.messages.clear()
