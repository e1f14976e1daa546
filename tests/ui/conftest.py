"""A vault, a look and a window to try things on."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from focalpoint.app import pages as all_pages
from focalpoint.domain.clock import Clock, fixed_clock
from focalpoint.language import Language
from focalpoint.services.opening import new_vault, unlock
from focalpoint.services.workspace import Workspace
from focalpoint.store.vault import MINIMUM
from focalpoint.ui.shell.context import PageDescriptor
from focalpoint.ui.shell.errors import ErrorDesk
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.shell.window import MainWindow

PASSPHRASE = "four quiet herons"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light look."""
    qapp.setStyle("Fusion")
    made = Theme(qapp, "light")
    yield made
    made.deleteLater()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says about every dialog that it cannot pass on its size."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(autouse=True, scope="module")
def _known_before() -> Iterator[None]:
    """What is in memory before a file's tests is not looked through again after each of them."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _collect_here(qapp: QApplication) -> Iterator[None]:
    """Garbage with widgets in it is collected on this thread, as ``ui/shell/collector.py`` does it."""
    gc.disable()
    yield
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        # A simulated Ctrl+A leaves Ctrl down for whatever test comes next.
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    gc.collect()
    # A part that was made and never shown belongs to no window; each that stays makes every later style slower.
    for left in QApplication.topLevelWidgets():
        if type(left).__module__.startswith("focalpoint."):
            left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A vault to copy, and its recovery code: deriving keys takes a while."""
    folder = tmp_path_factory.mktemp("made") / "office.focalpoint"
    clock = fixed_clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
    opened, code = new_vault(folder, user_name="Mina Diallo", passphrase=PASSPHRASE, clock=clock, cost=MINIMUM)
    _fill(opened)
    opened.close()
    return folder, code


@pytest.fixture
def vault_folder(made_once: tuple[Path, str], tmp_path: Path) -> Path:
    """A closed vault of one's own."""
    return Path(shutil.copytree(made_once[0], tmp_path / "office.focalpoint"))


@pytest.fixture
def workspace(vault_folder: Path, clock: Clock) -> Iterator[Workspace]:
    """A vault with one user, a plan of one node, a ministry and a task."""
    opened = unlock(vault_folder, user_name=None, passphrase=PASSPHRASE, clock=clock)
    yield opened
    opened.close()


def _fill(opened: Workspace) -> None:
    opened.plan.add_plan("Action plan 2025–2028")
    plan = opened.plan.current()
    assert plan is not None
    opened.plan.add(plan.id, parent_id=None, kind="pillar", title="Borders")
    opened.directory.add_ministry("Ministry of Justice", short_code="JUS")
    opened.tasks.add("Statistics on passenger data")


@pytest.fixture
def shell(qapp: QApplication) -> Iterator[Shell]:
    """English, and English again afterwards."""
    made = Shell(Language("en"), qapp)
    yield made
    made.set_language("en")


@pytest.fixture
def make_window(
    qtbot: QtBot, qapp: QApplication, theme: Theme, shell: Shell, workspace: Workspace
) -> Iterator[Callable[..., MainWindow]]:
    """Opens a window; all pages unless told otherwise. It is closed before its vault."""
    del workspace  # asked for so that it outlives the window
    windows: list[MainWindow] = []

    def make(
        workspace: Workspace, pages: Sequence[PageDescriptor] | None = None, memory: WindowMemory | None = None
    ) -> MainWindow:
        window = MainWindow(
            workspace,
            pages=all_pages() if pages is None else pages,
            shell=shell,
            theme=theme,
            memory=memory or WindowMemory(None),
            errors=ErrorDesk(qapp),
        )
        window.resize(1366, 768)
        window.go(window.first_page())
        window.show()
        qtbot.waitExposed(window)
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.jobs.retire()
        window.jobs.cancel_all()
        window.jobs.wait()
        qtbot.waitUntil(partial(_idle, window))
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _idle(window: MainWindow) -> bool:
    return not window.jobs.running


@pytest.fixture
def window(make_window: Callable[..., MainWindow], workspace: Workspace) -> MainWindow:
    """A window over the vault."""
    return make_window(workspace)
