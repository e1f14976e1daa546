"""The whole application over the sample country, and somebody to use it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focalpoint.app import openers, pages
from focalpoint.domain.clock import Clock, fixed_clock
from focalpoint.services.opening import unlock
from focalpoint.services.sample import PASSPHRASE, build_sample
from focalpoint.ui.shell.desk import Desk
from focalpoint.ui.shell.memory import WindowMemory
from tests.journeys.person import Person


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says about every dialog that it cannot pass on its size."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample country in English, made once; journeys go over copies."""
    folder = tmp_path_factory.mktemp("country") / "sample.focalpoint"
    build_sample(folder, language="en", clock=fixed_clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC)))
    return folder


@pytest.fixture
def sample(sample_once: Path, tmp_path: Path) -> Path:
    """A sample country of one's own."""
    folder = tmp_path / "sample.focalpoint"
    shutil.copytree(sample_once, folder)
    return folder


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, clock: Clock, sample: Path) -> Iterator[Desk]:
    """The application, unlocked on the sample country, at 1366 × 768 in English and light, on the plan."""
    memory = WindowMemory(None)
    memory.put("language", "en")
    memory.put("theme", "light")
    memory.put("page", "plan")
    made = Desk(qapp, pages=pages(), openers=openers(), clock=clock, memory=memory)
    window = made.enter(unlock(sample, user_name=None, passphrase=PASSPHRASE, clock=clock))
    window.resize(1366, 768)
    qtbot.waitExposed(window)
    yield made
    with qtbot.waitSignal(made.left, timeout=20_000):
        _close(made)
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def _close(desk: Desk) -> None:
    if desk.window is not None:
        desk.window.close()
    elif desk.welcome is not None:
        desk.welcome.close()


@pytest.fixture
def person(qtbot: QtBot, desk: Desk) -> Person:
    """Somebody at the computer."""
    del desk
    return Person(qtbot)
