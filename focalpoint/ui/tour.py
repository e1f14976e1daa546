"""A walk through everything that can be seen: pictures are taken on it, and the proofs of the window look on it.

Whoever walks hands in ``look``; it is called at each stop, when the stop stands still. The vault with its clock is
given, so the same walk shows the same things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QTreeView, QWidget

from focalpoint.domain.clock import Clock
from focalpoint.language import Language
from focalpoint.ui.shell.collector import Collector
from focalpoint.ui.shell.errors import ErrorDesk
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.pages.welcome.window import Openers, WelcomeWindow
    from focalpoint.ui.shell.context import Page, PageDescriptor

SETTLE_MS: Final = 40
"""So long a stop is given at least; longer while something is being read."""
_FILTER_MS: Final = 260
_LONGEST_MS: Final = 20_000
_NOTHING: Final = "zzzz"


class Stop(NamedTuple):
    """Something to look at."""

    page: str
    state: str
    widget: QWidget
    """The window, or a dialog or another part that is shown by itself."""


Look = Callable[[Stop], None]


class Tour:
    """One language, look and size of window; any number of walks."""

    def __init__(
        self,
        app: QApplication,
        look: Look,
        *,
        language: str = "en",
        theme: str = "light",
        size: tuple[int, int] = (1366, 768),
        text_size: float = 1.0,
    ) -> None:
        """Gives the application this look until ``close``.

        Args:
            app: the Qt application.
            look: called at each stop.
            language: of the screen.
            theme: light, dark or contrast.
            size: of the window, in the pixels of a screen that is not magnified.
            text_size: 1.0 for normal.
        """
        self._look, self._size = look, size
        self._flash = app.cursorFlashTime()
        self._app = app
        app.setCursorFlashTime(0)
        self._collector = Collector()
        self.shell = Shell(Language(language))
        self.theme = Theme(app, theme, text_size)
        self._errors = ErrorDesk()
        self.memory = WindowMemory(None)

    def close(self) -> None:
        """Give the application back in English and light."""
        self._collector.stop()
        self.shell.set_language("en")
        self.theme.choose("light")
        self.theme.set_scale(1.0)
        self.theme.deleteLater()
        self._app.setCursorFlashTime(self._flash)

    def walk_pages(self, workspace: Workspace, pages: Sequence[PageDescriptor]) -> None:
        """Every page with its views, dialogs and states, and what lies over the window."""
        with self._window(workspace, pages) as window:
            for name in window.navigation.order:
                self._walk_page(window, name)
            window.go(window.navigation.order[0])
            window.palette_box.open()
            self._stop(window, "window", "palette", window)
            window.palette_box.close_palette()

    def walk_state(self, workspace: Workspace, pages: Sequence[PageDescriptor], state: str) -> None:
        """Every page and view once, in a vault that is itself the state: empty, or read only."""
        with self._window(workspace, pages) as window:
            for name in window.navigation.order:
                page = window.go(name)
                page.focus_work()
                for view in page.header.view_names() or [""]:
                    if view:
                        page.header.choose_view(view)
                    self._stop(window, name, f"{view}-{state}" if view else state, window)

    def walk_welcome(self, folder: Path, clock: Clock) -> None:
        """Unlocking and each step of the first run."""
        from focalpoint.ui.pages.welcome.window import WelcomeWindow

        welcome = WelcomeWindow(
            _no_openers(folder.parent),
            shell=self.shell,
            theme=self.theme,
            memory=self.memory,
            errors=self._errors,
            clock=clock,
        )
        welcome.resize(*self._size)
        welcome.show()
        welcome.ask_unlock(folder)
        self._stop(None, "unlock", "default", welcome)
        self._walk_steps(welcome)
        welcome.hide()
        welcome.deleteLater()
        settle()

    @contextmanager
    def _window(self, workspace: Workspace, pages: Sequence[PageDescriptor]) -> Iterator[MainWindow]:
        window = MainWindow(
            workspace,
            pages=pages,
            shell=self.shell,
            theme=self.theme,
            memory=self.memory,
            errors=self._errors,
        )
        window.resize(*self._size)
        window.show()
        window.activateWindow()
        try:
            yield window
        finally:
            window.hide()
            window.shut()
            window.jobs.wait()
            window.deleteLater()
            settle()

    def _walk_steps(self, welcome: WelcomeWindow) -> None:
        welcome.first_run()
        self._stop(None, "first-run", "1-language", welcome)
        welcome.choose_beginning()
        self._stop(None, "first-run", "2-begin", welcome)
        welcome.begin.new_asked.emit()
        self._stop(None, "first-run", "3-office", welcome)
        welcome.passphrase.first.line.setText("four quiet herons at noon")
        welcome.show_page(welcome.passphrase)
        self._stop(None, "first-run", "4-passphrase", welcome)
        welcome.recovery.set_code("7Q2KD-M4X9T-0RWB3-HJ6PV-E8NCA-5YGZS")
        welcome.show_page(welcome.recovery)
        self._stop(None, "first-run", "5-recovery", welcome)
        welcome.show_page(welcome.done)
        self._stop(None, "first-run", "6-done", welcome)

    def _walk_page(self, window: MainWindow, name: str) -> None:
        page = window.go(name)
        page.focus_work()
        for view in page.header.view_names() or [""]:
            if view:
                page.header.choose_view(view)
            self._stop(window, name, view or "default", window)
            if _select_first(page):
                self._stop(window, name, f"{view or 'default'}-selected", window)
        if page.header.filter.isVisible():
            page.header.filter.setText(_NOTHING)
            settle(_FILTER_MS)
            self._stop(window, name, "filtered", window)
            page.header.filter.clear()
            settle(_FILTER_MS)
        for state, show in page.pictures():
            shown = show()
            self._stop(window, name, state, shown)
            if shown.isWindow() and shown is not window:
                shown.close()
                window.activateWindow()

    def _stop(self, window: MainWindow | None, page: str, state: str, widget: QWidget) -> None:
        settle()
        waited = 0
        while window is not None and window.jobs.running and waited < _LONGEST_MS:
            settle()
            waited += SETTLE_MS
        if waited:
            settle()
        self._look(Stop(page, state, widget))


def settle(ms: int = SETTLE_MS) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _select_first(page: Page) -> bool:
    """Select the first row of the list or tree that the page shows; false where there is none."""
    shown = page.work.currentWidget()
    views: list[QAbstractItemView] = []
    if shown is not None:
        views = [*shown.findChildren(QTableView), *shown.findChildren(QTreeView)]
    if isinstance(shown, (QTableView, QTreeView)):
        views.append(shown)
    for view in views:
        if view.isVisible() and view.model() is not None and view.model().rowCount():
            view.setCurrentIndex(view.model().index(0, 0))
            return True
    return False


def _no_openers(home: Path) -> Openers:
    from focalpoint.ui.pages.welcome.window import Openers

    def never(*_given: object, **_named: object) -> None:
        raise NotImplementedError

    return Openers(never, never, never, never, lambda: home)  # type: ignore[arg-type]
