"""Garbage is collected on the window's thread alone."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
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
