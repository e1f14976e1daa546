"""One window at a time."""

from __future__ import annotations

import subprocess
import sys

from pytestqt.qtbot import QtBot

from focalpoint.ui.shell.instance import SingleInstance, pipe_name

_SECOND = """
import sys
from PySide6.QtCore import QCoreApplication
from focalpoint.ui.shell.instance import SingleInstance
app = QCoreApplication([])
sys.exit(0 if SingleInstance(sys.argv[1]).claim() else 7)
"""


def test_the_pipes_name_tells_no_user_name() -> None:
    assert pipe_name("amina.bello") == pipe_name("amina.bello")
    assert "amina" not in pipe_name("amina.bello")
    assert pipe_name("amina.bello") != pipe_name("luis.ortega")


def test_a_second_start_raises_the_first_and_ends(qapp: object, qtbot: QtBot) -> None:
    name = pipe_name("test of a second start")
    first = SingleInstance(name)
    assert first.claim()
    with qtbot.waitSignal(first.raised, timeout=20_000):
        second = subprocess.Popen([sys.executable, "-c", _SECOND, name])
    assert second.wait(20) == 7
    first.release()
    assert SingleInstance(name).claim()
