"""What the frame tells: help, tips, what is said to a screen reader, and where the inspector stands."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focalpoint.domain.errors import RefusedError
from focalpoint.domain.progress import Progress
from focalpoint.language import LANGUAGES, Language
from focalpoint.services.workspace import Workspace
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.window import MainWindow
from focalpoint.words.help import TOPICS, find, paragraphs, topic_of_page


def activate(window: MainWindow, qtbot: QtBot) -> None:
    """Shortcuts are heard in the active window alone."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


# --- help


def test_f1_opens_the_topic_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.go("directory")
    activate(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    panel = window.guide.panel()
    assert panel is not None
    assert panel.topic_name() == "directory"
    assert "main contact" in panel.text.toPlainText()
    panel.line.setText("zzzz")
    assert not panel.list.isVisible()
    panel.line.setText("recovery")
    assert panel.topic_name() == "lock"
    panel.show_topic("plan")
    panel.go_there.click()
    assert window.current_name() == "plan"


def test_every_page_with_a_topic_has_it_and_every_topic_is_whole() -> None:
    for page in ("today", "plan", "tasks", "directory", "audit", "settings"):
        assert any(topic.page == page for topic in TOPICS), page
        assert topic_of_page(page) != "first"
    named = {
        "undo": "Ctrl+Z",
        "palette": "Ctrl+K",
        "find": "Ctrl+F",
        "next": "F6",
        "menu": "F10",
        "keys": "?",
        "lock": "Ctrl+L",
    }
    for code in LANGUAGES:
        for topic in TOPICS:
            for text in itertools.chain(*paragraphs(Language(code), topic, named)):
                assert "–" not in text.split(), f"{code} {topic.name}: {text}"
                assert "{" not in text


def test_help_is_found_in_english_from_every_language() -> None:
    assert find(Language("ar"), "backup restore")[0].name == "backups"
    assert find(Language("en"), "no such words at all") == []


# --- tips


def test_tips_point_once_and_take_no_focus(
    make_window: Callable[..., MainWindow], workspace: Workspace, qtbot: QtBot
) -> None:
    memory = WindowMemory(None)
    window = make_window(workspace, memory=memory)
    page = window.current_page()
    assert page is not None
    page.focus_work()
    focused = window.focusWidget()
    window.tips.begin()
    qtbot.waitUntil(lambda: window.tips.shown() is not None, timeout=5_000)
    callout = window.tips.shown()
    assert callout is not None
    assert window.focusWidget() is focused
    assert callout.control() is window.top.search
    assert window.centre.rect().contains(callout.geometry())
    callout.got_it.click()
    assert window.tips.shown() is None
    assert "search" in memory.get("tips.seen")


def test_tips_can_be_switched_off_and_replayed(window: MainWindow) -> None:
    window.tips.replay()
    callout = window.tips.shown()
    assert callout is not None
    callout.no_more.click()
    assert window.tips.shown() is None
    assert not window.tips.on()
    window.tips.replay()
    assert window.tips.on()
    assert window.tips.shown() is not None


# --- what is said, and what moves


def test_what_was_refused_is_said_politely_and_the_unexpected_at_once(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[bool] = []
    monkeypatch.setattr(
        "focalpoint.ui.shell.telling.speak", lambda _source, _text, *, urgent=False: said.append(urgent)
    )
    window.tell(RefusedError(method="plan.edit"))
    window.on_job_failed(ValueError("x"))
    caplog.clear()
    assert said == [False, True]


def test_saving_is_said_once_after_a_row_of_changes(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("focalpoint.ui.shell.speech.speak", lambda _source, text, **_more: said.append(text))
    for name in ("Ministry of Finance", "Ministry of Health"):
        window.run(lambda name=name: workspace.directory.add_ministry(name))  # type: ignore[misc]
    qtbot.waitUntil(lambda: said == ["Everything saved"])


def test_nothing_moves_by_itself_while_the_end_is_unknown(window: MainWindow, qtbot: QtBot) -> None:
    go_on, known = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        go_on.wait(10)
        progress.step(1, 2)
        known.wait(10)

    job = window.jobs.create("Verifying", work)
    job.start()
    qtbot.waitUntil(window.status.cancel.isVisible)
    assert not window.status.bar.isVisible()
    go_on.set()
    qtbot.waitUntil(window.status.bar.isVisible)
    with qtbot.waitSignal(job.finished):
        known.set()


def test_the_inspector_goes_below_the_page_where_text_is_large(window: MainWindow) -> None:
    window.go("plan")
    assert window.splitter.orientation() is Qt.Orientation.Horizontal
    window.context.theme.set_scale(2.0)
    window.resize(1365, 768)
    assert window.splitter.orientation() is Qt.Orientation.Vertical
    window.context.theme.set_scale(1.0)
    window.resize(1366, 768)
    assert window.splitter.orientation() is Qt.Orientation.Horizontal
