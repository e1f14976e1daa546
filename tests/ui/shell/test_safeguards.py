"""What a window keeps safe by itself: the seconds before locking, the clipboard, pictures of the screen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from focalpoint.domain.classification import reaches
from focalpoint.services.workspace import Workspace
from focalpoint.ui.shell.capture import CaptureGuard
from focalpoint.ui.shell.clipboard import ClipboardGuard
from focalpoint.ui.shell.watch import LockWatch
from focalpoint.ui.shell.window import MainWindow


class Board(QObject):
    """A clipboard that two programs share."""

    dataChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.held, self.ours = "", False

    def put(self, text: str, *, ours: bool) -> None:
        self.held, self.ours = text, ours
        self.dataChanged.emit()

    def ownsClipboard(self) -> bool:
        return self.ours

    def text(self) -> str:
        return self.held

    def clear(self) -> None:
        self.put("", ours=True)


class Idle:
    """Somebody who sits still, or moves."""

    whole_session = True

    def __init__(self) -> None:
        self.seconds = 0.0

    def idle_ms(self) -> int:
        return int(self.seconds * 1000)


class Screen:
    """A platform that can keep windows out of pictures."""

    def __init__(self) -> None:
        self.done: list[tuple[int, bool]] = []

    def keep_out(self, window: int, hidden: bool) -> bool:
        self.done.append((window, hidden))
        return True


def test_what_was_copied_here_is_cleared_on_locking() -> None:
    board = Board()
    guard = ClipboardGuard(board, lambda: 60)
    board.put("a name", ours=True)
    assert guard.waiting
    guard.clear()
    assert board.held == ""
    assert not guard.waiting


def test_what_another_program_has_put_there_is_left_alone() -> None:
    board = Board()
    guard = ClipboardGuard(board, lambda: 60)
    board.put("a name", ours=True)
    board.put("somebody's shopping list", ours=False)
    assert not guard.waiting
    guard.clear()
    assert board.held == "somebody's shopping list"


def test_a_copy_is_cleared_after_the_chosen_time(qtbot: QtBot) -> None:
    board = Board()
    guard = ClipboardGuard(board, lambda: 1)
    board.put("a name", ours=True)
    qtbot.waitUntil(lambda: board.held == "", timeout=5_000)
    assert not guard.waiting


def test_with_no_time_chosen_a_copy_stays_until_locking() -> None:
    board = Board()
    guard = ClipboardGuard(board, lambda: 0)
    board.put("a name", ours=True)
    assert not guard.waiting
    guard.clear()
    assert board.held == ""


def test_the_seconds_before_locking_are_shown_and_said_once(window: MainWindow, qtbot: QtBot) -> None:
    idle = Idle()
    watch = LockWatch(idle, lambda: datetime(2026, 11, 22, 9, 0, tzinfo=UTC), 10)
    window.safeguards.follow(watch)
    countdown = window.safeguards.countdown
    assert countdown is not None
    assert not countdown.isVisible()
    said: list[str] = []
    countdown.began.connect(said.append)
    idle.seconds = 10 * 60 - 25
    watch.look()
    idle.seconds = 10 * 60 - 12
    watch.look()
    assert countdown.isVisible()
    assert countdown.words.text() == "Locking in 12 seconds. Move the mouse to stay."
    assert said == ["Locking in 25 seconds. Move the mouse to stay."]
    idle.seconds = 0
    watch.look()
    assert not countdown.isVisible()


def test_a_record_that_is_marked_higher_than_the_vault_puts_its_marking_over_the_window(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    (task,) = workspace.tasks.list()
    workspace.tasks.edit(task.id, classification="secret")
    banner = window.safeguards.banner
    window.reveal("tasks", task.id)
    qtbot.waitUntil(lambda: banner.isVisible() and banner.text() == "SECRET", timeout=5_000)
    assert banner.accessibleName() == "The record shown is marked: Secret"
    window.go("settings")
    qtbot.waitUntil(lambda: not banner.isVisible(), timeout=5_000)


def test_windows_are_kept_out_of_pictures_unless_allowed_for_a_while() -> None:
    screen, allowed = Screen(), False
    guard = CaptureGuard(screen, lambda: allowed, lambda: [7])
    guard.apply()
    guard.apply()
    assert screen.done == [(7, True)]
    guard.allow_for_a_while()
    assert guard.paused
    assert screen.done[-1] == (7, False)


def test_where_the_platform_cannot_hide_windows_nothing_is_done() -> None:
    guard = CaptureGuard(None, lambda: False, lambda: [7])
    guard.apply()
    assert not guard.available


@pytest.mark.parametrize(
    ("marking", "level", "shown"),
    [
        ("restricted", "confidential", False),
        ("confidential", "confidential", True),
        ("top_secret", "unclassified", True),
        ("something else", "secret", True),
        ("secret", "never", False),
    ],
)
def test_a_marking_reaches_its_level_and_those_below(marking: str, level: str, shown: bool) -> None:
    assert reaches(marking, level) is shown
