"""When the vault locks by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QWindow

from focalpoint.ui.shell.idle import OwnIdle, best_source
from focalpoint.ui.shell.watch import LockWatch


class FakeIdle:
    """Says what the test wants."""

    whole_session = True

    def __init__(self) -> None:
        self.ms: int | None = 0

    def idle_ms(self) -> int | None:
        return self.ms


class Hands:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def told(qapp: object) -> tuple[LockWatch, FakeIdle, Hands, list[str]]:
    idle, hands, heard = FakeIdle(), Hands(), []
    watch = LockWatch(idle, hands.now, minutes=10)
    watch.lock.connect(lambda: heard.append("lock"))
    watch.soon.connect(lambda seconds: heard.append(f"soon {seconds}"))
    watch.stays.connect(lambda: heard.append("stays"))
    return watch, idle, hands, heard


Told = tuple[LockWatch, FakeIdle, Hands, list[str]]


def test_nobody_for_ten_minutes_locks(told: Told) -> None:
    watch, idle, _hands, heard = told
    idle.ms = 9 * 60_000
    watch.look()
    assert heard == []
    idle.ms = 10 * 60_000
    watch.look()
    assert heard == ["lock"]


def test_it_warns_before_and_forgives_who_moves(told: Told) -> None:
    watch, idle, _hands, heard = told
    idle.ms = 10 * 60_000 - 20_000
    watch.look()
    idle.ms = 0
    watch.look()
    watch.look()
    assert heard == ["soon 20", "stays"]


def test_a_computer_that_slept_is_locked(told: Told) -> None:
    watch, _idle, hands, heard = told
    hands.at += timedelta(seconds=5)
    watch.look()
    hands.at += timedelta(hours=1)
    watch.look()
    assert heard == ["lock"]


def test_a_source_that_cannot_tell_does_not_lock(told: Told) -> None:
    watch, idle, _hands, heard = told
    idle.ms = None
    watch.look()
    assert heard == []


def test_without_minutes_idleness_never_locks(told: Told) -> None:
    watch, idle, _hands, heard = told
    watch.set_minutes(0)
    idle.ms = 10**9
    watch.look()
    assert heard == []


def test_our_own_source_counts_anew_at_each_key(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    source = OwnIdle()
    window = QWindow()
    source.watch(window)
    restarted: list[bool] = []

    class Counter:
        def restart(self) -> None:
            restarted.append(True)

        def elapsed(self) -> int:
            return 7

    monkeypatch.setattr(source, "_since", Counter())
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.KeyPress))
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.Expose))
    assert restarted == [True]
    assert source.idle_ms() == 7
    assert not source.whole_session


def test_without_a_platforms_source_ours_is_used() -> None:
    assert isinstance(best_source("offscreen"), OwnIdle)
