"""Garbage is collected on the window's thread alone."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from focalpoint.ui.shell.collector import Collector
from focalpoint.ui.shell.jobs import JobRunner


class Node:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.me = self


def test_a_worker_that_allocates_collects_nothing(qapp: QObject, qtbot: QtBot) -> None:
    collector = Collector()
    threads: set[int] = set()

    def heard(phase: str, _info: dict[str, int]) -> None:
        threads.add(threading.get_ident())

    gc.callbacks.append(heard)
    runner = JobRunner()
    job = runner.create("", lambda _progress: [Node() for _ in range(50_000)] and None)
    try:
        with qtbot.waitSignal(job.finished):
            job.start()
        assert not threads
    finally:
        gc.callbacks.remove(heard)
        collector.stop()
        gc.disable()


def test_what_is_due_is_collected_by_the_timer(qapp: QObject) -> None:
    collector = Collector()
    node = Node()
    gone = weakref.ref(node)
    del node
    kept: list[list[int]] = [[] for _ in range(2000)]
    assert kept
    assert collector.collect() >= 0
    assert gone() is None
    collector.stop()
    assert gc.isenabled()
    gc.disable()


def test_everything_is_looked_through_only_while_nobody_works_in_the_window(
    qapp: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    collector = Collector()
    looked: list[int] = []

    def look(generation: int = 2) -> int:
        looked.append(generation)
        return 0

    monkeypatch.setattr(gc, "get_count", lambda: (2_000, 0, 11))
    monkeypatch.setattr(gc, "collect", look)
    try:
        state = Qt.ApplicationState.ApplicationActive
        monkeypatch.setattr(QGuiApplication, "applicationState", lambda: state)
        collector.collect()
        state = Qt.ApplicationState.ApplicationInactive
        collector.collect()
        assert looked == [0, 2]
    finally:
        monkeypatch.undo()
        collector.stop()
        gc.disable()
