"""Long work: off the window's thread, told on it, cancelled without a trace."""

from __future__ import annotations

import threading
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.progress import Progress
from focalpoint.ui.shell.jobs import Job, JobRunner


@pytest.fixture
def runner(qapp: object) -> JobRunner:
    return JobRunner()


def test_a_job_gives_its_result_on_the_windows_thread(runner: JobRunner, qtbot: QtBot) -> None:
    threads: dict[str, int] = {}

    def work(_progress: Progress) -> int:
        threads["work"] = threading.get_ident()
        return 42

    job = runner.create("Counting", work)
    job.succeeded.connect(lambda result: threads.update(told=threading.get_ident(), result=result))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert threads["result"] == 42
    assert threads["told"] == threading.get_ident() != threads["work"]


def test_progress_is_told_on_the_windows_thread(runner: JobRunner, qtbot: QtBot) -> None:
    told: list[tuple[int, int, str, int]] = []

    def work(progress: Progress) -> None:
        for done in range(3):
            progress.step(done, 2, "reading")

    job = runner.create("Reading", work)
    job.progressed.connect(lambda done, total, code: told.append((done, total, code, threading.get_ident())))
    with qtbot.waitSignal(job.finished):
        job.start()
    here = threading.get_ident()
    assert told == [(0, 2, "reading", here), (1, 2, "reading", here), (2, 2, "reading", here)]


def test_ten_thousand_steps_are_told_at_most_about_a_hundred_times(runner: JobRunner, qtbot: QtBot) -> None:
    told: list[int] = []

    def work(progress: Progress) -> None:
        for done in range(10_000):
            progress.step(done, 10_000)

    job = runner.create("Reading", work)
    job.progressed.connect(lambda done, _total, _code: told.append(done))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert 90 <= len(told) <= 101


def test_a_job_that_fails_at_once_is_still_heard(runner: JobRunner, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise NotFoundError(what="tasks")

    job = runner.create("Failing", work)
    with qtbot.waitSignal(job.failed) as told:
        job.start()
    assert isinstance(told.args[0], NotFoundError)
    assert not runner.running


def test_cancel_stops_at_the_next_step(runner: JobRunner, qtbot: QtBot) -> None:
    reached = threading.Event()
    go_on = threading.Event()
    after: list[str] = []

    def work(progress: Progress) -> None:
        reached.set()
        go_on.wait(5)
        progress.step(1, 2)
        after.append("went on")

    job = runner.create("Waiting", work)
    job.start()
    assert reached.wait(5)
    job.cancel()
    with qtbot.waitSignal(job.cancelled):
        go_on.set()
    assert after == []


def test_jobs_that_write_go_one_after_the_other(runner: JobRunner, qtbot: QtBot) -> None:
    together: list[int] = []
    inside = 0
    lock = threading.Lock()

    def work(_progress: Progress) -> None:
        nonlocal inside
        with lock:
            inside += 1
            together.append(inside)
        threading.Event().wait(0.02)
        with lock:
            inside -= 1

    jobs = [runner.create("Writing", work, writes=True) for _ in range(4)]
    for job in jobs:
        job.start()
    qtbot.waitUntil(lambda: not runner.running)
    assert together == [1, 1, 1, 1]


def test_a_job_starts_only_once(runner: JobRunner, qtbot: QtBot) -> None:
    job = runner.create("Once", lambda _progress: None)
    with qtbot.waitSignal(job.finished):
        job.start()
        with pytest.raises(RuntimeError):
            job.start()


def test_only_a_loud_writing_job_holds_the_pen(runner: JobRunner, qtbot: QtBot) -> None:
    go_on = threading.Event()
    seen: list[Job | None] = []
    quiet = runner.create("", lambda _progress: go_on.wait(5), writes=True, quiet=True)
    quiet.start()
    seen.append(runner.writing)
    loud = runner.create("Importing", lambda _progress: go_on.wait(5), writes=True)
    loud.start()
    seen.append(runner.writing)
    go_on.set()
    qtbot.waitUntil(lambda: not runner.running)
    assert seen == [None, loud]


def _echo(n: int, _progress: Progress) -> int:
    return n


def test_many_short_jobs_come_and_go(runner: JobRunner, qtbot: QtBot) -> None:
    """A job that is deleted while its worker is still inside its signal ends the program (found by a crash)."""
    results: list[object] = []
    for n in range(300):
        job = runner.create("", partial(_echo, n), writes=n % 2 == 0)
        job.succeeded.connect(results.append)
        job.start()
        qtbot.waitUntil(lambda: not runner.running)
    assert sorted(results) == list(range(300))  # type: ignore[type-var]
