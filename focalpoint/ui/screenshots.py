"""Pictures of every page, dialog and state, always the same for the same vault: for the manual and for looking."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QTreeView, QWidget

from focalpoint.domain.clock import Clock, fixed_clock
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

DAY: Final = datetime(2026, 11, 22, 9, 42, tzinfo=UTC)
"""The instant of every picture."""
_SETTLE_MS: Final = 60
_LONGEST_MS: Final = 20_000
_NOTHING: Final = "zzzz"


def take(
    folder: Path,
    *,
    pages: Sequence[PageDescriptor],
    language: str = "en",
    theme: str = "light",
    size: tuple[int, int] = (1366, 768),
    workspace: Workspace | None = None,
) -> list[Path]:
    """Write a PNG of every page, view, state and dialog, named ``page--state--LL--theme.png``.

    Args:
        folder: where to; made when it is not there.
        pages: the descriptors of ``app.py``.
        language: of the screen and of the sample country.
        theme: light or dark.
        size: of the window, in pixels.
        workspace: an unlocked vault; the sample country by default.

    Returns:
        The files, in the order in which they were taken.
    """
    app = _application()
    folder.mkdir(parents=True, exist_ok=True)
    with _vault(workspace, language) as vault:
        camera = _Camera(app, folder, language, theme, size)
        camera.take_window(vault, pages)
        camera.take_welcome(vault.vault.folder, vault.clock)
        camera.close()
    return camera.taken


def _application() -> QApplication:
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["focalpoint"])
    app.setStyle("Fusion")
    return app


@contextmanager
def _vault(workspace: Workspace | None, language: str) -> Iterator[Workspace]:
    """The given vault, or the sample country in a folder that goes away again."""
    if workspace is not None:
        yield workspace
        return
    from focalpoint.services.sample import open_sample

    with tempfile.TemporaryDirectory() as place:
        opened = open_sample(Path(place) / "sample.focalpoint", language=language, clock=fixed_clock(DAY))
        try:
            yield opened
        finally:
            opened.close()


class _Camera:
    """Holds the window still and writes what it sees."""

    def __init__(self, app: QApplication, folder: Path, language: str, theme: str, size: tuple[int, int]) -> None:
        self.taken: list[Path] = []
        self._app, self._folder, self._size = app, folder, size
        self._tail = f"{language}--{theme}"
        app.setCursorFlashTime(0)
        self._collector = Collector()
        self._shell = Shell(Language(language))
        self._theme = Theme(app, theme)
        self._errors = ErrorDesk()
        self._memory = WindowMemory(None)

    def close(self) -> None:
        """Give the application back in English and light."""
        self._collector.stop()
        self._shell.set_language("en")
        self._theme.deleteLater()

    def take_window(self, workspace: Workspace, pages: Sequence[PageDescriptor]) -> None:
        """Every page with its views and states, and what lies over the window."""
        window = MainWindow(
            workspace,
            pages=pages,
            shell=self._shell,
            theme=self._theme,
            memory=self._memory,
            errors=self._errors,
        )
        window.resize(*self._size)
        window.show()
        for name in window.navigation.order:
            page = window.go(name)
            page.focus_work()
            self._take_page(window, name, page)
        window.go(window.navigation.order[0])
        window.palette_box.open()
        self._shoot(window, "window", "palette", window.jobs.running)
        window.palette_box.close_palette()
        window.hide()
        window.shut()
        window.deleteLater()
        self._settle()

    def take_welcome(self, folder: Path, clock: Clock) -> None:
        """Unlocking and each step of the first run."""
        from focalpoint.ui.pages.welcome.window import WelcomeWindow

        welcome = WelcomeWindow(
            _no_openers(folder.parent),
            shell=self._shell,
            theme=self._theme,
            memory=self._memory,
            errors=self._errors,
            clock=clock,
        )
        welcome.resize(*self._size)
        welcome.show()
        welcome.ask_unlock(folder)
        self._shoot(welcome, "unlock", "default")
        self._take_steps(welcome)
        welcome.hide()
        welcome.deleteLater()
        self._settle()

    def _take_steps(self, welcome: WelcomeWindow) -> None:
        welcome.first_run()
        self._shoot(welcome, "first-run", "1-language")
        welcome.choose_beginning()
        self._shoot(welcome, "first-run", "2-begin")
        welcome.begin.new_asked.emit()
        self._shoot(welcome, "first-run", "3-office")
        welcome.passphrase.first.line.setText("four quiet herons at noon")
        welcome.show_page(welcome.passphrase)
        self._shoot(welcome, "first-run", "4-passphrase")
        welcome.recovery.set_code("7Q2KD-M4X9T-0RWB3-HJ6PV-E8NCA-5YGZS")
        welcome.show_page(welcome.recovery)
        self._shoot(welcome, "first-run", "5-recovery")
        welcome.show_page(welcome.done)
        self._shoot(welcome, "first-run", "6-done")

    def _take_page(self, window: MainWindow, name: str, page: Page) -> None:
        views = page.header.view_names() or [""]
        for view in views:
            if view:
                page.header.choose_view(view)
            self._shoot(window, name, view or "default", window.jobs.running)
            listed = _list_of(page)
            if listed is not None and listed.model().rowCount():
                listed.setCurrentIndex(listed.model().index(0, 0))
                self._shoot(window, name, f"{view or 'default'}-selected", window.jobs.running)
        if page.header.filter.isVisible():
            page.header.filter.setText(_NOTHING)
            self._shoot(window, name, "filtered", window.jobs.running, wait_ms=300)
            page.header.filter.clear()
        for state, show in page.pictures():
            self._take_extra(window, name, state, show)

    def _take_extra(self, window: MainWindow, name: str, state: str, show: Callable[[], QWidget]) -> None:
        """A dialog or another widget that a page can show."""
        shown = show()
        self._shoot(shown, name, state, window.jobs.running)
        if shown.isWindow() and shown is not window:
            shown.close()

    def _shoot(
        self, widget: QWidget, page: str, state: str, jobs: Sequence[object] = (), wait_ms: int = _SETTLE_MS
    ) -> None:
        self._settle(wait_ms)
        waited = 0
        while jobs and waited < _LONGEST_MS:
            self._settle()
            waited += _SETTLE_MS
            jobs = [job for job in jobs if getattr(job, "running", False)]
        path = self._folder / f"{page}--{state}--{self._tail}.png"
        widget.grab().save(str(path))
        self.taken.append(path)

    @staticmethod
    def _settle(ms: int = _SETTLE_MS) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()


def _list_of(page: Page) -> QAbstractItemView | None:
    """The list or tree that the page shows now."""
    shown = page.work.currentWidget()
    if shown is None:
        return None
    for view in (*shown.findChildren(QTableView), *shown.findChildren(QTreeView)):
        if view.isVisible() and view.model() is not None:
            return view
    return shown if isinstance(shown, (QTableView, QTreeView)) else None


def _no_openers(home: Path) -> Openers:
    from focalpoint.ui.pages.welcome.window import Openers

    def never(*_given: object, **_named: object) -> None:
        raise NotImplementedError

    return Openers(never, never, never, never, lambda: home)  # type: ignore[arg-type]
