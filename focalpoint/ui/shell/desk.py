"""The application's life in the window: welcome, unlock, work, lock, and back to the same place."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from focalpoint.domain.clock import Clock, instant_text
from focalpoint.domain.errors import FocalPointError
from focalpoint.language import LANGUAGES, Language
from focalpoint.services import doors
from focalpoint.ui.shell.ahead import Ahead
from focalpoint.ui.shell.beginnings import begin_with
from focalpoint.ui.shell.chores import Chores
from focalpoint.ui.shell.collector import Collector
from focalpoint.ui.shell.context import PageDescriptor
from focalpoint.ui.shell.errors import LOG, ErrorDesk
from focalpoint.ui.shell.idle import IdleSource, OwnIdle, best_source
from focalpoint.ui.shell.jobs import JobRunner, Work
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.moves import Moves
from focalpoint.ui.shell.place import Place, come_back, leave
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.shell.watch import LockWatch
from focalpoint.ui.shell.window import MainWindow
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.pages.welcome.window import Openers, WelcomeWindow


class Why(StrEnum):
    """Why the vault was locked."""

    ASKED = "asked"
    IDLE = "idle"
    LEFT = "left"


class Desk(QObject):
    """Holds the one window that is shown now. ``app.py`` makes it and calls ``start`` or ``enter``."""

    entered = Signal(object)
    """A main window is shown."""
    left = Signal()
    """The last window is closed and the vault is shut: the program may end."""

    def __init__(
        self,
        app: QApplication,
        *,
        pages: Sequence[PageDescriptor],
        openers: Openers,
        clock: Clock,
        memory: WindowMemory,
        idle: IdleSource | None = None,
    ) -> None:
        """Builds nothing that is seen.

        Args:
            app: the Qt application; its style, colours and direction are set here.
            pages: the descriptors of ``app.py``.
            openers: the services' ways into a vault.
            clock: the source of time.
            memory: what this computer remembers of the window.
            idle: who tells how long nobody touched the computer; the platform's by default.
        """
        super().__init__(app)
        app.setStyle("Fusion")
        app.setQuitOnLastWindowClosed(False)
        self._pages, self._openers, self._clock, self.memory = pages, openers, clock, memory
        self._collector = Collector(self)
        self.errors = ErrorDesk(self)
        self.shell = Shell(Language(known_language(memory.get("language"))), self)
        self.theme = Theme(app, memory.get("theme") or "system", _scale(memory.get("scale")))
        self.window: MainWindow | None = None
        self.moves: Moves | None = None
        self.welcome: WelcomeWindow | None = None
        self._place: Place | None = None
        self._place_of: tuple[Path, str] | None = None
        self._chores: Chores | None = None
        self._closing = JobRunner(self)
        self._idle = idle or best_source(app.platformName())
        self.watch = LockWatch(self._idle, clock.now, 10, self)
        self.watch.lock.connect(lambda: self.lock(Why.IDLE))
        self._backup_timer = QTimer(self)
        self._backup_timer.timeout.connect(self._on_backup_time)

    def start(self, folder: Path | None = None) -> None:
        """Show the first run, or ask for the passphrase of the vault that was open last."""
        recent = [folder] if folder is not None else self.memory.recent() or self.memory.known()
        welcome = self._open_welcome()
        if recent:
            welcome.ask_unlock(recent[0])
        else:
            welcome.first_run()
        welcome.show()

    def enter(self, workspace: Workspace) -> MainWindow:
        """Show the window of an unlocked vault, at the place where it was locked."""
        threading.Thread(target=workspace.read_ahead, daemon=True).start()
        window = MainWindow(
            workspace,
            pages=self._pages,
            shell=self.shell,
            theme=self.theme,
            memory=self.memory,
            errors=self.errors,
            hears_whole_session=self.watch.whole_session,
        )
        window.restore_asked.connect(self._on_restore)
        window.lock_asked.connect(lambda: self.lock(Why.ASKED))
        window.closed.connect(self._on_closed)
        self.window = window
        self.memory.add_recent(workspace.vault.folder, instant_text(self._clock.now()))
        here = (workspace.vault.folder, workspace.session.user_id)
        if self._place is not None and self._place_of == here:
            come_back(window, self._place)
        else:
            window.go(window.first_page())
        window.show()
        page = window.current_page()
        if self._place is None and page is not None:
            page.focus_work()
        self._place = None
        if self.welcome is not None:
            self.welcome.hide()
        self._begin_watch(window, workspace)
        self._chores = Chores(workspace, window.jobs, window)
        self._chores.begin()
        Ahead(self._pages, window.jobs, window).begin_later()
        window.strip.move_asked.connect(self._on_move)
        window.tips.begin()
        self.moves = Moves(self, window)
        self.moves.offer_drafts()
        self.entered.emit(window)
        return window

    def lock(self, why: Why = Why.ASKED) -> None:
        """Shut the vault and ask for the passphrase; unsaved typing goes into its drafts first."""
        if self.moves is not None and self.window is not None and self.moves.asks_first(nobody_there=why is Why.IDLE):
            return
        window = self._let_go()
        if window is None:
            return
        folder = window.workspace.vault.folder
        self._retire(window, lambda: self._ask_again(folder, self.reason_words(why)))

    def leave_for(self, folder: Path, words: str) -> None:
        """Shut the vault and ask for the passphrase of another one, or of this one in another place."""
        window = self._let_go()
        if window is not None:
            self._retire(window, lambda: self._ask_again(folder, words))

    def remove_sample(self) -> None:
        """Shut the sample country and remove it."""
        window = self._let_go()
        if window is not None:
            folder = window.workspace.vault.folder
            self._retire(window, lambda: self._open_welcome().remove_sample(folder), _just_close(window))

    def _let_go(self) -> MainWindow | None:
        """The window, which the desk holds no longer; typing is in its drafts."""
        window, self.window = self.window, None
        if window is not None:
            self.watch.stop()
            self._backup_timer.stop()
            _close_dialogs()
            self._place, self._place_of = (
                leave(window),
                (window.workspace.vault.folder, window.workspace.session.user_id),
            )
        return window

    def reason_words(self, why: Why) -> str:
        """Why it was locked, as a sentence."""
        language = self.shell.language
        if why is Why.IDLE:
            return language.gettext("Locked because nobody was at the computer. You come back to the same place.")
        return language.gettext("Locked. You come back to the same place.")

    def raise_window(self) -> None:
        """Bring what is shown to the front (a second start asked for it)."""
        shown = self.window or self.welcome
        if shown is not None:
            shown.showNormal() if shown.isMinimized() else shown.show()
            shown.raise_()
            shown.activateWindow()

    # --- inside -------------------------------------------------------------------------------------------------

    def _open_welcome(self) -> WelcomeWindow:
        from focalpoint.ui.pages.welcome.window import WelcomeWindow

        if self.welcome is None:
            self.welcome = WelcomeWindow(
                self._openers,
                shell=self.shell,
                theme=self.theme,
                memory=self.memory,
                errors=self.errors,
                clock=self._clock,
            )
            self.welcome.opened.connect(self.enter)
            self.welcome.then_asked.connect(self._on_then)
            self.welcome.closed.connect(self._on_welcome_closed)
        return self.welcome

    def _on_then(self, wanted: str) -> None:
        """The first run is over, and something is wanted at once."""
        if self.window is not None:
            begin_with(self.window, wanted)

    def _ask_again(self, folder: Path, reason: str) -> None:
        welcome = self._open_welcome()
        if self._place is not None:
            welcome.restoreGeometry(self._place.geometry)
        welcome.ask_unlock(folder, reason)
        welcome.show()
        welcome.activateWindow()

    def _begin_watch(self, window: MainWindow, workspace: Workspace) -> None:
        minutes = _number(workspace.settings.get("lock_minutes"), 10)
        handle = window.windowHandle()
        if isinstance(self._idle, OwnIdle) and handle is not None:
            self._idle.watch(handle)
        window.safeguards.follow(self.watch)
        self.watch.set_minutes(minutes)
        self.watch.start()
        self._backup_timer.start(max(1, _number(workspace.settings.get("backup_minutes"), 30)) * 60_000)

    def _on_backup_time(self) -> None:
        window = self.window
        if window is None or window.jobs.running:
            return
        workspace = window.workspace
        title = self.shell.language.gettext("Making a backup")
        job = window.jobs.create(title, lambda _progress: workspace.backups.make_if_changed("interval"), writes=True)
        job.failed.connect(window.on_job_failed)
        job.start()

    def _on_closed(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            self.watch.stop()
            self._backup_timer.stop()
            self._retire(window, self._finish)

    def _on_welcome_closed(self) -> None:
        if self.window is None:
            self._finish()

    def _finish(self) -> None:
        self._collector.stop()
        self.memory.save()
        self.left.emit()

    def _on_move(self) -> None:
        """Shut the window, move the vault to the local folder, ask for the passphrase there."""
        window, self.window = self.window, None
        if window is None:
            return
        self.watch.stop()
        self._backup_timer.stop()
        workspace, folder = window.workspace, window.workspace.vault.folder
        moved: list[Path] = []
        failures: list[Exception] = []

        def move(_progress: object) -> None:
            window.jobs.wait(600_000)
            workspace.close()
            moved.append(doors.move_here(folder, self._clock))

        def over() -> None:
            language = self.shell.language
            words = language.gettext("The vault is on this computer now. The old folder is kept under a new name.")
            if failures:
                error = failures[0]
                words = explain(error if isinstance(error, FocalPointError) else FocalPointError(), language)
            self._ask_again(moved[0] if moved else folder, words)

        self._retire(window, over, move, failures.append)

    def _on_restore(self, file: Path, reason: str) -> None:
        """Shut the window, put the backup in place, ask for the passphrase."""
        window, self.window = self.window, None
        if window is None:
            return
        self.watch.stop()
        self._backup_timer.stop()
        workspace, folder = window.workspace, window.workspace.vault.folder
        self._place = None
        failures: list[Exception] = []

        def restore(_progress: object) -> None:
            window.jobs.wait(600_000)
            try:
                workspace.backups.restore(file, reason)
            finally:
                workspace.close()

        def over() -> None:
            language = self.shell.language
            words = explain(failures[0], language) if failures and isinstance(failures[0], FocalPointError) else ""
            done = language.gettext("The backup is in place. What was there before is kept beside the vault.")
            self._ask_again(folder, words or done)

        self._retire(window, over, restore, failures.append)

    def _retire(
        self,
        window: MainWindow,
        then: Callable[[], None],
        last: Work | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Hide a window at once; when its jobs are over, do the last thing with the vault, and go on.

        The last thing is by default the backup that is due; it has to close the workspace.
        """
        if self._chores is not None:
            self._chores.stop()
        if self.moves is not None:
            self.moves.stop()
        window.hide()
        window.shut()
        workspace, jobs = window.workspace, window.jobs

        def shut(_progress: object) -> None:
            jobs.wait(600_000)
            try:
                workspace.backups.make_if_changed("exit")
            finally:
                workspace.close()

        job = self._closing.create("", last or shut, writes=True)
        job.failed.connect(failed or self._on_shut_failed)

        def over() -> None:
            window.deleteLater()
            then()

        job.finished.connect(over)
        job.start()

    def _on_shut_failed(self, error: Exception) -> None:
        # The vault is shut all the same; the backup is tried again at the next change.
        LOG.warning("the backup before closing failed: %s", type(error).__name__)


def _just_close(window: MainWindow) -> Work:
    """Close a vault without the backup that is due: it goes."""

    def close(_progress: object) -> None:
        window.jobs.wait(600_000)
        window.workspace.close()

    return close


def known_language(code: str) -> str:
    """The kept language, else the computer's, else English."""
    from PySide6.QtCore import QLocale

    system = QLocale.system().name().partition("_")[0]
    return next((found for found in (code, system) if found in LANGUAGES), "en")


def _close_dialogs() -> None:
    """Close every dialog and menu: the lock fires also while one is open."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    for _ in range(8):
        modal = QApplication.activeModalWidget()
        if modal is None or not modal.close():
            break


def _number(text: str, usual: int) -> int:
    return int(text) if text.isdigit() else usual


def _scale(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 1.0
