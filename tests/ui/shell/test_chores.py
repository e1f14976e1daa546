"""Quiet work: the index follows edits by itself, and what waited for keys is done."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from focalpoint.services.workspace import Workspace
from focalpoint.store import search
from focalpoint.ui.shell import chores
from focalpoint.ui.shell.chores import Chores
from focalpoint.ui.shell.jobs import JobRunner


def behind(workspace: Workspace) -> int:
    with workspace.vault.office.read() as connection:
        return search.behind(connection)


def test_the_index_follows_an_edit_by_itself(qtbot: QtBot, workspace: Workspace) -> None:
    jobs = JobRunner()
    quiet = Chores(workspace, jobs, jobs)
    for number in range(chores.BITE + 5):
        workspace.tasks.add(f"Ask {number}")
    assert behind(workspace) > chores.BITE
    qtbot.waitUntil(lambda: behind(workspace) == 0, timeout=15_000)
    quiet.stop()
    qtbot.waitUntil(lambda: not jobs.running, timeout=5_000)


def test_nothing_begins_after_stop(qtbot: QtBot, workspace: Workspace) -> None:
    jobs = JobRunner()
    quiet = Chores(workspace, jobs, jobs)
    quiet.begin()
    quiet.stop()
    workspace.tasks.add("Ask")
    qtbot.wait(chores._QUIET_MS + 300)
    assert behind(workspace) > 0
    assert not jobs.running
