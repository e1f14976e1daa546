"""What is being typed and not yet saved: it outlives errors, and what somebody else wrote meanwhile is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from focalpoint.services.workspace import Workspace
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.shell.drafts_dialog import offer_drafts
from focalpoint.ui.shell.place import come_back, leave
from focalpoint.ui.shell.typing_keeper import TypingKeeper
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.form import FieldForm


def contents_of(window: MainWindow) -> QWidget:
    (task,) = window.workspace.tasks.list()
    window.reveal("tasks", task.id)
    contents = window.inspector.contents()
    assert contents is not None
    return contents


def title_form(window: MainWindow) -> FieldForm:
    return next(each for each in contents_of(window).findChildren(FieldForm) if "title" in each.names())


def comments(window: MainWindow) -> CommentsSection:
    title_form(window).complete()
    return contents_of(window).findChildren(CommentsSection)[0]


def break_down() -> None:
    raise ValueError("the witness Ortega")


def test_a_failing_slot_keeps_what_is_being_typed_and_shows_what_happened(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("sys.excepthook", None)  # both are put back afterwards
    monkeypatch.setattr("threading.excepthook", None)
    form = title_form(window)
    form.editor("title").restore("Half ty")
    broken = QPushButton(window)
    broken.clicked.connect(break_down)
    window._errors.install()
    broken.click()
    page = window.current_page()
    assert page is not None
    assert "what you are typing stays" in page.messages.text()
    assert form.pending()["title"] == "Half ty"
    assert title_form(window) is form
    assert "Ortega" not in caplog.text
    caplog.clear()


def test_what_somebody_else_wrote_while_it_was_locked_is_told_beside_the_typing(
    window: MainWindow, make_window: Callable[..., MainWindow], workspace: Workspace
) -> None:
    (task,) = workspace.tasks.list()
    title_form(window).editor("title").restore("Mine, half ty")
    place = leave(window)
    workspace.tasks.edit(task.id, title="Written by a colleague")  # another session, while this one was locked
    again = make_window(workspace)
    come_back(again, place)
    form = title_form(again)
    assert form.pending()["title"] == "Mine, half ty"
    told = [each.text() for each in form.findChildren(QLabel) if "Somebody changed this field" in each.text()]
    assert len(told) == 1
    assert "Written by a colleague" in told[0]
    assert workspace.tasks.get(task.id).title == "Written by a colleague"


def test_a_comment_being_written_is_kept_over_a_crash_and_put_back_unsent(
    window: MainWindow, make_window: Callable[..., MainWindow], workspace: Workspace, qtbot: QtBot
) -> None:
    (task,) = workspace.tasks.list()
    keeper = TypingKeeper(window)
    comments(window).restore({"comments": "They called and ask for"})
    keeper.look()
    qtbot.waitUntil(lambda: [draft.text for draft in workspace.drafts.list()] == ["They called and ask for"])
    keeper.stop()
    again = make_window(workspace)
    dialog = offer_drafts(again, workspace.drafts.list())
    assert dialog is not None
    next(each for each in dialog.findChildren(QPushButton) if each.text() == "Put it back").click()
    assert comments(again).pending() == {"comments": "They called and ask for"}
    assert workspace.comments.list("tasks", task.id) == []
