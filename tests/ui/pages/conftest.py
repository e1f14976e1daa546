"""A window over a small office."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focalpoint.domain.clock import Clock, fixed_clock
from focalpoint.language import Language
from focalpoint.services.opening import unlock
from focalpoint.services.workspace import Workspace
from focalpoint.ui.pages.catalogue import DIRECTORY_PAGE, PLAN_PAGE, TASKS_PAGE
from focalpoint.ui.shell.errors import ErrorDesk
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.shell.window import MainWindow
from tests.ui.pages.office import Office, make_office


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The office's vault, filled once; tests work on copies."""
    made = make_office(tmp_path_factory.mktemp("office"), fixed_clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC)))
    made.workspace.close()
    return made


@pytest.fixture
def office(tmp_path: Path, clock: Clock, filled: Office) -> Iterator[Office]:
    """The office in a vault of its own."""
    folder = tmp_path / filled.folder.name
    shutil.copytree(filled.folder, folder)
    workspace = unlock(folder, user_name=None, passphrase="sample", clock=clock)
    yield Office(workspace, folder, filled.plan_id, filled.ids)
    workspace.close()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light look."""
    qapp.setStyle("Fusion")
    return Theme(qapp, "light")


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[Callable[[Workspace], MainWindow]]:
    """Opens a window with the pages of this package."""
    windows: list[MainWindow] = []

    def make(workspace: Workspace, page: str = "plan", language: str = "en") -> MainWindow:
        """A window of its own; it is closed, and then the workspace, when the test is over."""
        window = MainWindow(
            workspace,
            pages=[PLAN_PAGE, TASKS_PAGE, DIRECTORY_PAGE],
            shell=Shell(Language(language)),
            theme=theme,
            memory=WindowMemory(None),
            errors=ErrorDesk(qapp),
        )
        window.resize(1366, 768)
        window.go(page)
        window.show()
        qtbot.waitExposed(window)
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.jobs.wait()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        window.workspace.close()


@pytest.fixture
def window(office: Office, open_window: Callable[[Workspace], MainWindow]) -> MainWindow:
    """The window on the plan page."""
    return open_window(office.workspace)
