"""An open window on a bad day: typing kept and offered again, a folder that went, a clock set back, things dropped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from focalpoint.domain.clock import Clock
from focalpoint.services.opening import unlock
from focalpoint.services.workspace import Workspace
from focalpoint.ui.shell.dialogs import Question
from focalpoint.ui.shell.drafts_dialog import DraftsDialog, offer_drafts
from focalpoint.ui.shell.drop import DropGuide
from focalpoint.ui.shell.drop_inside import guide_window
from focalpoint.ui.shell.moves import Curtain, GoneDialog, Moves
from focalpoint.ui.shell.typing_keeper import TypingKeeper
from focalpoint.ui.shell.vault_watch import VaultWatch
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.form import FieldForm
from tests.ui.conftest import PASSPHRASE


def title_form(window: MainWindow) -> FieldForm:
    (task,) = window.workspace.tasks.list()
    window.reveal("tasks", task.id)
    contents = window.inspector.contents()
    assert contents is not None
    return next(form for form in contents.findChildren(FieldForm) if "title" in form.names())


def idle(window: MainWindow) -> bool:
    return not window.jobs.running


@pytest.fixture
def guide(window: MainWindow) -> DropGuide:
    guide_window(window, lambda _folder: None)
    found = DropGuide.of(window)
    assert found is not None
    return found


def test_typing_is_kept_while_it_is_typed_and_forgotten_when_it_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    keeper, form = TypingKeeper(window), title_form(window)
    form.editor("title").restore("Statistics, half ty")
    keeper.look()
    qtbot.waitUntil(partial(idle, window), timeout=20_000)
    kept = {draft.field: draft.text for draft in window.workspace.drafts.list()}
    assert kept["title"] == "Statistics, half ty"
    form.editor("title").restore("Statistics on passenger data")
    assert form.pending() == {}
    keeper.look()
    qtbot.waitUntil(lambda: window.workspace.drafts.list() == [], timeout=20_000)


def test_what_was_typed_is_offered_and_put_back_unsaved(window: MainWindow, qtbot: QtBot) -> None:
    (task,) = window.workspace.tasks.list()
    window.workspace.drafts.follow({("tasks", task.id, "title"): "Statistics, half ty"}, [])
    dialog = offer_drafts(window, window.workspace.drafts.list())
    assert isinstance(dialog, DraftsDialog)
    put_back = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Put it back")
    put_back.click()
    assert title_form(window).pending()["title"] == "Statistics, half ty"
    assert window.workspace.tasks.get(task.id).title == "Statistics on passenger data"
    assert window.workspace.drafts.list() == []
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=5000)


def test_what_was_typed_can_be_thrown_away(window: MainWindow, qtbot: QtBot) -> None:
    (task,) = window.workspace.tasks.list()
    window.workspace.drafts.follow({("tasks", task.id, "title"): "no"}, [])
    dialog = offer_drafts(window, window.workspace.drafts.list())
    assert dialog is not None
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Throw it away").click()
    assert window.workspace.drafts.list() == []
    assert offer_drafts(window, []) is None
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=5000)


def test_a_folder_that_goes_is_told_once_and_again_when_it_is_back(window: MainWindow, qtbot: QtBot) -> None:
    watch = VaultWatch(window)
    folder = window.workspace.vault.folder
    away = folder.with_name("away.focalpoint")
    with qtbot.waitSignal(watch.gone):
        folder.rename(away)
        watch.look()
    with qtbot.assertNotEmitted(watch.gone):
        watch.look()
    assert watch.keys_image
    with qtbot.waitSignal(watch.came_back):
        away.rename(folder)
        watch.look()


@pytest.fixture
def turned(vault_folder: Path) -> Iterator[tuple[Workspace, list[datetime]]]:
    """A vault with a clock that can be turned."""
    at = [datetime(2026, 11, 22, 9, tzinfo=UTC)]
    opened = unlock(vault_folder, user_name=None, passphrase=PASSPHRASE, clock=Clock(lambda: at[0]))
    yield opened, at
    opened.close()


def test_a_clock_that_is_set_back_is_told_with_how_much(
    turned: tuple[Workspace, list[datetime]], make_window: object, qtbot: QtBot
) -> None:
    opened, at = turned
    window: MainWindow = make_window(opened)  # type: ignore[operator]
    watch = VaultWatch(window)
    at[0] += timedelta(hours=1)
    watch.look()
    at[0] -= timedelta(hours=3, minutes=5)
    with qtbot.waitSignal(watch.set_back) as told:
        watch.look()
    assert told.args == [timedelta(hours=3, minutes=5)]
    with qtbot.assertNotEmitted(watch.set_back):
        watch.look()


def drag(window: MainWindow, path: Path) -> QMimeData:
    """Carry a file over the window; the data must live as long as the drag."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(300, 300).toPoint(), copy, data, left, none)
    QCoreApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    return data


def drop(window: MainWindow, data: QMimeData) -> None:
    """Let go."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(window, QDropEvent(QPointF(300, 300), copy, data, left, none, QEvent.Type.Drop))


def test_a_plan_over_the_window_says_that_it_will_be_imported(
    window: MainWindow, guide: DropGuide, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.csv"
    plan.write_text("Title\nOne\n", encoding="utf-8")
    drag(window, plan)
    assert guide.sheet.isVisible()
    assert guide.sheet.accessibleName() == "Import \u2068plan.csv\u2069 into the plan"
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.DragLeave))
    assert not guide.sheet.isVisible()


def test_another_file_is_attached_to_the_selected_record_after_a_question(
    window: MainWindow, guide: DropGuide, qtbot: QtBot, tmp_path: Path
) -> None:
    title_form(window)
    (task,) = window.workspace.tasks.list()
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"letter")
    data = drag(window, letter)
    assert "Statistics on passenger data" in guide.sheet.accessibleName()
    drop(window, data)
    assert not guide.sheet.isVisible()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    question.act.click()
    qtbot.waitUntil(lambda: bool(window.workspace.files.list("tasks", task.id)), timeout=20_000)
    qtbot.waitUntil(partial(idle, window), timeout=20_000)


def test_a_folder_is_refused_with_the_reason(window: MainWindow, guide: DropGuide, tmp_path: Path) -> None:
    data = drag(window, tmp_path)
    assert guide.sheet.accessibleName() == "This cannot be dropped here"
    drop(window, data)
    page = window.current_page()
    assert page is not None
    assert "Only folders that are vaults" in page.messages.text()


def test_the_vault_that_is_open_and_a_backup_of_another_are_refused(
    window: MainWindow, guide: DropGuide, tmp_path: Path
) -> None:
    plan = guide.rules.plan([window.workspace.vault.folder])
    assert not plan.allowed
    assert "is open" in plan.sentence
    backup = window.workspace.backups.make(tmp_path)
    assert guide.rules.plan([backup]).kind == "backup"
    broken = tmp_path / "broken.focalpoint-backup"
    broken.write_bytes(b"PK nothing")
    guide.rules.do(guide.rules.plan([broken]))
    page = window.current_page()
    assert page is not None
    assert "broken.focalpoint-backup" in page.messages.text()


def test_closing_a_vault_whose_folder_was_removed_offers_a_copy_first(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = SimpleNamespace(memory=window._memory, leave_for=lambda *_: None)
    moves = Moves(desk, window)  # type: ignore[arg-type]
    shutil.rmtree(window.workspace.vault.folder)
    window.close()
    assert window.isVisible()
    (dialog,) = (each for each in window.findChildren(GoneDialog) if each.isVisible())
    assert dialog.lose.isVisible()
    assert moves.asks_first()  # and so does locking
    moves.save_elsewhere(tmp_path, None)
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.focalpoint-backup"))), timeout=20_000)
    qtbot.waitUntil(partial(idle, window), timeout=20_000)
    assert not moves.asks_first()
    moves.stop()


def test_idleness_covers_a_vault_whose_folder_was_removed_and_asks(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    left: list[str] = []
    desk = SimpleNamespace(memory=window._memory, leave_for=lambda _folder, words: left.append(words))
    moves = Moves(desk, window)  # type: ignore[arg-type]
    shutil.rmtree(window.workspace.vault.folder)
    assert moves.asks_first(nobody_there=True)
    assert moves.asks_first(nobody_there=True)  # a second tick of the watch asks no second time
    (curtain,) = window.findChildren(Curtain)
    assert curtain.geometry() == window.rect()
    (dialog,) = (each for each in window.findChildren(GoneDialog) if each.isVisible())
    dialog.reject()
    assert dialog.isVisible()
    moves.save_elsewhere(tmp_path, dialog)
    qtbot.waitUntil(lambda: bool(left), timeout=20_000)
    (backup,) = tmp_path.glob("*.focalpoint-backup")
    assert backup.name in left[0]
    moves.stop()


def test_a_vault_without_a_folder_is_closed_without_a_copy_when_that_is_chosen(window: MainWindow) -> None:
    desk = SimpleNamespace(memory=window._memory, leave_for=lambda *_: None)
    moves = Moves(desk, window)  # type: ignore[arg-type]
    shutil.rmtree(window.workspace.vault.folder)
    window.close()
    (dialog,) = (each for each in window.findChildren(GoneDialog) if each.isVisible())
    dialog.lose.click()
    assert not window.isVisible()
    moves.stop()
