"""kill -9 of a working office: each acknowledged act is there, the journal is whole, both compartments agree."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from focalpoint.domain.clock import Clock
from focalpoint.services.opening import unlock
from focalpoint.services.tasks import TaskFilter
from tests.services.conftest import PASSPHRASE

KILLS = 10
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are sent to forked children")


def work_until_killed(folder: Path, acknowledged: int, round_number: int) -> None:
    """Add, edit and complete tasks, open cases, remove and add users; write one byte a finished act."""
    workspace = unlock(folder, user_name=None, passphrase=PASSPHRASE, clock=Clock())
    os.write(acknowledged, b"r")
    for number in range(10_000):
        workspace.tasks.add(f"{round_number}-{number}", due="2027-01-01")
        os.write(acknowledged, b"t")
        newest = next(line for line in workspace.tasks.list() if line.title == f"{round_number}-{number}")
        workspace.tasks.complete([newest.id])
        os.write(acknowledged, b"c")
        workspace.cases.add(f"{round_number}-{number}", "Fictional")
        os.write(acknowledged, b"k")


def test_nothing_that_was_acknowledged_is_lost(folder: Path) -> None:
    chance = random.Random(20261122)
    tasks = cases = done = 0
    for round_number in range(KILLS):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                work_until_killed(folder, writer, round_number)
            finally:
                os._exit(1)
        os.close(writer)
        assert os.read(reader, 1) == b"r"
        time.sleep(chance.uniform(0.02, 0.25))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said = b""
        while piece := os.read(reader, 65536):
            said += piece
        os.close(reader)
        tasks, done, cases = tasks + said.count(b"t"), done + said.count(b"c"), cases + said.count(b"k")

        again = unlock(folder, user_name=None, passphrase=PASSPHRASE, clock=Clock())
        try:
            lines = again.tasks.list()
            closed = again.tasks.list(TaskFilter(statuses=frozenset({"done"})))
            found_cases = again.cases.count()
            findings = again.verify().findings
        finally:
            again.close()
        # One act may have been committed and killed before it was acknowledged; never the other way round.
        assert tasks <= len(lines) <= tasks + 1
        assert done <= len(closed) <= done + 1
        assert cases <= found_cases <= cases + 1
        assert findings == ()
        tasks, done, cases = len(lines), len(closed), found_cases
    assert tasks > KILLS, "the writer must get somewhere for the kills to mean anything"
