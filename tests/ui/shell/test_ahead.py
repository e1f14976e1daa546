"""What a page's first opening would load is loaded before, while nobody waits."""

from __future__ import annotations

import dataclasses
import sys
from importlib import import_module

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from focalpoint.app import pages
from focalpoint.ui.shell.ahead import Ahead
from focalpoint.ui.shell.jobs import JobRunner


@pytest.mark.parametrize("name", [name for page in pages() for name in page.ahead])
def test_a_page_names_modules_that_are_there(name: str) -> None:
    assert import_module(name)


def test_modules_are_loaded_one_a_turn_once_no_job_is_at_work(
    qtbot: QtBot, qapp: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("colorsys", "sched")
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    jobs = JobRunner()
    page = dataclasses.replace(pages()[0], ahead=("sys", *names))
    ahead = Ahead([page], jobs, jobs)
    monkeypatch.setattr(JobRunner, "running", True)
    ahead.begin()
    qtbot.wait(60)
    assert not any(name in sys.modules for name in names)
    monkeypatch.setattr(JobRunner, "running", False)
    qtbot.waitUntil(lambda: ahead.done)
    assert all(name in sys.modules for name in names)
