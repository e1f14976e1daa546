"""A vault, a look and a window to try things on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focalpoint.app import pages as all_pages
from focalpoint.domain.clock import Clock
from focalpoint.language import Language
from focalpoint.services.opening import new_vault
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
def theme(qapp: QApplication) -> Theme:
    """The light look."""
    qapp.setStyle("Fusion")
    return Theme(qapp, "light")


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A vault with one user, a plan of two nodes, a ministry and a task."""
    opened, _code = new_vault(
        tmp_path / "office.focalpoint", user_name="Mina Diallo", passphrase=PASSPHRASE, clock=clock, cost=MINIMUM
    )
    opened.plan.add_plan("Action plan 2025–2028")
    plan = opened.plan.current()
    assert plan is not None
    opened.plan.add(plan.id, parent_id=None, kind="pillar", title="Borders")
    opened.directory.add_ministry("Ministry of Justice", short_code="JUS")
    opened.tasks.add("Statistics on passenger data")
    yield opened
    opened.close()


@pytest.fixture
def shell(qapp: QApplication) -> Iterator[Shell]:
    """English, and English again afterwards."""
    made = Shell(Language("en"), qapp)
    yield made
    made.set_language("en")


@pytest.fixture
def make_window(qtbot: QtBot, qapp: QApplication, theme: Theme, shell: Shell) -> Iterator[Callable[..., MainWindow]]:
    """Opens a window; all pages unless told otherwise."""
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
        window.jobs.cancel_all()
        window.jobs.wait()
        qtbot.waitUntil(lambda window=window: not window.jobs.running)
        window.close()
        window.deleteLater()


@pytest.fixture
def window(make_window: Callable[..., MainWindow], workspace: Workspace) -> MainWindow:
    """A window over the vault."""
    return make_window(workspace)
