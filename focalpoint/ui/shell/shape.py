"""The window's shape: where its parts stand, what folds where there is little room, what is remembered of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import Page
    from focalpoint.ui.shell.memory import WindowMemory
    from focalpoint.ui.shell.theme.theme import Theme
    from focalpoint.ui.shell.window import MainWindow

_FOLD_UNDER = 1100
_BESIDE_FROM = 860
"""From so many pixels on, at normal text size, the inspector stands beside the page; else below it."""


_BELOW = Qt.Orientation.Vertical
_LOW = 450
"""Below so many pixels, at normal text size, the page has nearly all of the height; the inspector is pulled up."""
_LEAST = 88


class ChangeRelay(QObject):
    """Brings the services' news from whatever thread to the window's."""

    changed = Signal(object)
    steps = Signal()


class Shape:
    """Lays out one window's parts and folds them."""

    def __init__(self, window: MainWindow, theme: Theme, memory: WindowMemory) -> None:
        self._window, self._theme, self._memory = window, theme, memory

    def lay_out(self) -> None:
        """Put the parts in their places: top bar; navigation, page, inspector; status bar."""
        window = self._window
        window.splitter = QSplitter(Qt.Orientation.Horizontal)
        window.splitter.setHandleWidth(1)
        window.splitter.setChildrenCollapsible(False)
        window.splitter.addWidget(window.stack)
        window.splitter.addWidget(window.inspector)
        window.splitter.setStretchFactor(0, 1)
        window.splitter.setStretchFactor(1, 0)
        window.centre = QWidget()
        window.columns = column = QVBoxLayout(window.centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(window.navigation)
        middle.addWidget(window.splitter, 1)
        column.addWidget(window.top)
        column.addWidget(window.strip)
        column.addLayout(middle, 1)
        column.addWidget(window.status)
        window.setCentralWidget(window.centre)
        window.setMinimumSize(800, 520)

    def fold(self) -> None:
        """Fold the navigation and hide the inspector where there is little room, or where that was asked for."""
        window = self._window
        window.navigation.fold(window.width() < self._theme.px(_FOLD_UNDER) or self._memory.get("folded") == "1")
        self.show_inspector()

    def toggle_navigation(self) -> None:
        """Icons only, or icons and names; remembered."""
        navigation = self._window.navigation
        self._memory.put("folded", "" if navigation.folded else "1")
        navigation.fold(not navigation.folded)

    def inspect(self, page: Page, *, soon: bool = False) -> None:
        """Show what is chosen on a page that was turned to; of a page that was just built, in a turn of its own."""
        if soon:
            QTimer.singleShot(0, self._window, partial(self.inspect, page))
        elif page is self._window.current_page():
            self._window.inspect(*(page.selected() or ("", None)))

    def toggle_inspector(self) -> None:
        """Hide the inspector or bring it back; remembered."""
        self._memory.put("inspector", "hidden" if self._window.inspector.isVisible() else "")
        self.show_inspector()

    def show_inspector(self) -> None:
        """Show the inspector if the page wants it, the person did not hide it, and there is room."""
        window = self._window
        name, shown = window.current_name(), window.current_page()
        wanted = bool(name and window.context_page(name).entities and shown and shown.wants_inspector())
        wanted = wanted and self._memory.get("inspector") != "hidden"
        self._turn(Qt.Orientation.Horizontal if window.width() >= self._theme.px(_BESIDE_FROM) else _BELOW)
        window.inspector.setVisible(wanted)

    def _turn(self, orientation: Qt.Orientation) -> None:
        """Put the inspector beside the page, or below it where text is large or the window narrow."""
        window = self._window
        if window.splitter.orientation() is orientation:
            return
        window.splitter.setOrientation(orientation)
        window.inspector.set_below(orientation is _BELOW)
        window.inspector.setMinimumHeight(_LEAST if orientation is _BELOW else 0)
        if orientation is _BELOW:
            low = window.height() < self._theme.px(_LOW)
            window.splitter.setSizes(
                [window.height(), _LEAST] if low else [window.height() * 11 // 20, window.height() * 9 // 20]
            )
        else:
            self._share()

    def _share(self) -> None:
        """Give the inspector its usual width and the page the rest."""
        window = self._window
        window.splitter.setSizes([max(400, window.width() - self._theme.px(510)), self._theme.px(320)])

    def restore(self) -> None:
        """The size and place of last time."""
        window, geometry = self._window, self._memory.get("geometry")
        if not geometry or not window.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            window.resize(1366, 768)
        self._share()
        self.fold()

    def save(self) -> None:
        """Remember size and place."""
        self._memory.put("geometry", bytes(self._window.saveGeometry().toBase64().data()).decode())
        self._memory.save()
