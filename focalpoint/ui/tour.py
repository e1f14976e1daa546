"""A walk through everything that can be seen: pictures are taken on it, and the proofs of the window look on it.

Whoever walks hands in ``look``; it is called at each stop, when the stop stands still. The vault with its clock is
given, so the same walk shows the same things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QAbstractAnimation, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStackedWidget, QTableView, QTreeView, QWidget

from focalpoint.domain.clock import Clock
from focalpoint.language import Language
from focalpoint.ui.shell.collector import Collector
from focalpoint.ui.shell.errors import ErrorDesk
from focalpoint.ui.shell.jobs import JobRunner
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.portraits import portraits
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.pages.welcome.window import Openers, WelcomeWindow
    from focalpoint.ui.shell.context import Page, PageDescriptor

SETTLE_MS: Final = 4
"""So long a stop is given at least; longer while something is being read."""
_LONGEST_MS: Final = 20_000
_SOON_MS: Final = 1_000
_NOTHING: Final = "zzzz"
RECOVERY_CODE: Final = "7Q2KD-M4X9T-0RWB3-HJ6PV-E8NCA-5YGZS"
"""What stands for a recovery code: it opens nothing."""


_Shape = list[tuple[int, int, int, int, bool]]


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
            for state, show in portraits(window):
                shown = show()
                self._stop(window, "window", state, shown)
                if shown is not window:
                    shown.close()
                    window.activateWindow()

    def walk_state(self, workspace: Workspace, pages: Sequence[PageDescriptor], state: str) -> None:
        """Every page and view once, in a vault that is itself the state: empty, or read only."""
        with self._window(workspace, pages) as window:
            for name in window.navigation.order:
                page = window.go(name)
                stand_still(window)
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
        welcome.passphrase.first.line.setText("four quiet herons at noon")
        welcome.recovery.set_code(RECOVERY_CODE)
        for number, step in enumerate(welcome.run.steps, 1):
            welcome.show_page(step)
            self._stop(None, "first-run", f"{number}-{step.key}", welcome)

    def _walk_page(self, window: MainWindow, name: str) -> None:
        page = window.go(name)
        stand_still(window)
        page.focus_work()
        for view in page.header.view_names() or [""]:
            if view:
                page.header.choose_view(view)
            self._stop(window, name, view or "default", window)
            if _select_first(page):
                self._stop(window, name, f"{view or 'default'}-selected", window)
        if page.header.filter.isVisible():
            page.header.filter.setText(_NOTHING)
            self._stop(window, name, "filtered", window)
            page.header.filter.clear()
            stand_still(window)
        for state, show in page.pictures():
            shown = show()
            self._stop(window, name, state, shown)
            if shown.isWindow() and shown is not window:
                shown.close()
                window.activateWindow()

    def _stop(self, window: MainWindow | None, page: str, state: str, widget: QWidget) -> None:
        stand_still(window or widget)
        self._look(Stop(page, state, widget))


def stand_still(window: QWidget) -> None:
    """Wait until nothing is being read and nothing waits to be done a moment later."""
    settle()
    waited, before = 0, None
    while waited < _LONGEST_MS:
        now = _still(window)
        if now is not None and now == before:
            return
        settle()
        waited += SETTLE_MS
        before = now


def _still(window: QWidget) -> _Shape | None:
    """Where everything lies that is seen, or None while something is at work.

    A layout that is not through yet shows another shape a moment later.
    """
    jobs = getattr(window, "jobs", None)
    if isinstance(jobs, JobRunner) and jobs.running:
        return None
    shape: _Shape = []
    for part in on_top(window):
        if isinstance(part, QWidget):
            shape.append((part.x(), part.y(), part.width(), part.height(), part.isVisible()))
        elif isinstance(part, QAbstractAnimation):
            if part.state() is QAbstractAnimation.State.Running:
                return None
        elif isinstance(part, QTimer) and part.isActive() and part.isSingleShot() and part.interval() <= _SOON_MS:
            return None
    return shape


def on_top(root: QObject) -> Iterator[QObject]:
    """All parts of a window, but for the pages that lie under another page of a stack."""
    waiting = [root]
    while waiting:
        above = waiting.pop()
        parts = above.children()
        if isinstance(above, QStackedWidget):
            parts = [part for part in parts if not (isinstance(part, QWidget) and part.isHidden())]
        yield from parts
        waiting += parts


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
