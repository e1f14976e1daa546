"""Unlock, work, lock, come back; first run; restore."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from focalpoint.app import pages
from focalpoint.domain.clock import Clock
from focalpoint.domain.errors import NotFoundError
from focalpoint.services import doors
from focalpoint.services.opening import new_vault, unlock, unlock_with_recovery
from focalpoint.store.vault import MINIMUM
from focalpoint.ui.pages.welcome.window import Openers, WelcomeWindow
from focalpoint.ui.shell.desk import Desk, Why, known_language
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.form import FieldForm
from tests.ui.conftest import PASSPHRASE


class Busy:
    """Somebody who never leaves the keyboard."""

    whole_session = True

    def idle_ms(self) -> int | None:
        return 0


@pytest.fixture
def openers(tmp_path: Path) -> Openers:
    def no_sample(**_given: object) -> None:
        raise NotFoundError(what="sample")

    return Openers(partial(new_vault, cost=MINIMUM), unlock, unlock_with_recovery, no_sample, lambda: tmp_path)  # type: ignore[arg-type]


@pytest.fixture
def desk(
    qapp: QApplication, clock: Clock, openers: Openers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Desk]:
    monkeypatch.setattr(doors, "home", lambda: tmp_path)
    made = Desk(qapp, pages=pages(), openers=openers, clock=clock, memory=WindowMemory(None), idle=Busy())
    yield made
    if made.window is not None:
        with qtbot.waitSignal(made.left, timeout=20_000):
            made.window.close()
    made.shell.set_language("en")
    if made.welcome is not None:
        made.welcome.deleteLater()
    made.theme.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def entered(desk: Desk, qtbot: QtBot, act: Callable[[], object]) -> MainWindow:
    with qtbot.waitSignal(desk.entered, timeout=20_000):
        act()
    assert desk.window is not None
    return desk.window


def welcome_of(desk: Desk) -> WelcomeWindow:
    assert desk.welcome is not None
    return desk.welcome


def unlock_by_keys(desk: Desk, qtbot: QtBot, passphrase: str = PASSPHRASE) -> MainWindow:
    page = welcome_of(desk).unlock
    qtbot.keyClicks(page.secret.line, passphrase)
    return entered(desk, qtbot, lambda: qtbot.keyClick(page.secret.line, Qt.Key.Key_Return))


def test_a_known_vault_is_asked_for_at_the_start(desk: Desk, qtbot: QtBot, vault_folder: Path) -> None:
    desk.memory.add_recent(vault_folder)
    desk.start()
    welcome = welcome_of(desk)
    assert welcome.stack.currentWidget() is welcome.unlock
    current = welcome.unlock.vaults.current()
    assert current is not None
    assert current.name == "office"
    window = unlock_by_keys(desk, qtbot)
    assert window.isVisible()
    assert not welcome.isVisible()


def test_a_wrong_passphrase_is_refused_and_the_next_try_waits(desk: Desk, qtbot: QtBot, vault_folder: Path) -> None:
    desk.start(vault_folder)
    page = welcome_of(desk).unlock
    qtbot.keyClicks(page.secret.line, "wrong")
    qtbot.mouseClick(page.submit, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.messages.text()), timeout=20_000)
    assert page.secret.text() == ""
    qtbot.keyClicks(page.secret.line, "x")
    assert not page.submit.isEnabled()
    assert "second" in page.submit.text()
    assert desk.window is None


def test_the_recovery_code_opens_the_vault(
    desk: Desk, qtbot: QtBot, vault_folder: Path, made_once: tuple[Path, str]
) -> None:
    desk.start(vault_folder)
    page = welcome_of(desk).unlock
    qtbot.mouseClick(page.switch_way, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.code, made_once[1].lower().replace("-", " "))
    window = entered(desk, qtbot, lambda: qtbot.keyClick(page.code, Qt.Key.Key_Return))
    assert window.workspace.session.user_name == "Mina Diallo"


def test_locking_keeps_the_typing_and_the_place(desk: Desk, qtbot: QtBot, vault_folder: Path) -> None:
    desk.start(vault_folder)
    window = unlock_by_keys(desk, qtbot)
    (task,) = window.workspace.tasks.list()
    window.reveal("tasks", task.id)
    contents = window.inspector.contents()
    assert contents is not None
    form = next(found for found in contents.findChildren(FieldForm) if "title" in found.names())
    form.editor("title").restore("Statistics on passenger da, half typed")
    desk.lock(Why.ASKED)
    assert not window.isVisible()
    welcome = welcome_of(desk)
    qtbot.waitUntil(welcome.isVisible, timeout=20_000)
    again = unlock_by_keys(desk, qtbot)
    assert again.current_name() == "tasks"
    contents = again.inspector.contents()
    assert contents is not None
    form = next(found for found in contents.findChildren(FieldForm) if "title" in found.names())
    assert form.pending()["title"] == "Statistics on passenger da, half typed"
    assert again.workspace.tasks.get(task.id).title == "Statistics on passenger data"
    assert again.workspace.drafts.list() == []


def test_an_edit_made_before_the_lock_is_undone_after_it_by_keys(desk: Desk, qtbot: QtBot, vault_folder: Path) -> None:
    desk.start(vault_folder)
    window = unlock_by_keys(desk, qtbot)
    (task,) = window.workspace.tasks.list()
    window.reveal("tasks", task.id)
    assert window.run(lambda: window.workspace.tasks.edit(task.id, title="Statistics on remittances"))
    desk.lock(Why.ASKED)
    qtbot.waitUntil(welcome_of(desk).isVisible, timeout=20_000)
    again = unlock_by_keys(desk, qtbot)
    assert again.workspace.tasks.get(task.id).title == "Statistics on remittances"
    qtbot.keyClick(again, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: again.workspace.tasks.get(task.id).title == "Statistics on passenger data", timeout=5000)


def test_the_lock_also_fires_with_a_dialog_open(desk: Desk, qtbot: QtBot, vault_folder: Path) -> None:
    desk.start(vault_folder)
    window = unlock_by_keys(desk, qtbot)
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.open()
    desk.lock(Why.IDLE)
    assert not dialog.isVisible()
    welcome = welcome_of(desk)
    qtbot.waitUntil(welcome.isVisible, timeout=20_000)


def test_a_locked_vault_has_no_open_files(desk: Desk, qtbot: QtBot, vault_folder: Path) -> None:
    desk.start(vault_folder)
    window = unlock_by_keys(desk, qtbot)
    workspace = window.workspace
    desk.lock()
    qtbot.waitUntil(welcome_of(desk).isVisible, timeout=20_000)
    with pytest.raises(Exception, match="no_key"):
        workspace.plan.plans()


def test_idleness_locks_through_the_watch(desk: Desk, qtbot: QtBot, vault_folder: Path) -> None:
    desk.start(vault_folder)
    unlock_by_keys(desk, qtbot)
    desk.watch.lock.emit()
    assert desk.window is None
    qtbot.waitUntil(welcome_of(desk).isVisible, timeout=20_000)


def test_the_language_can_change_while_locked(desk: Desk, qtbot: QtBot, vault_folder: Path) -> None:
    desk.start(vault_folder)
    unlock_by_keys(desk, qtbot)
    desk.lock()
    qtbot.waitUntil(welcome_of(desk).isVisible, timeout=20_000)
    desk.shell.set_language("ar")
    desk.shell.set_language("en")
    assert unlock_by_keys(desk, qtbot).isVisible()


def test_the_first_run_makes_a_vault(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.start()
    welcome = welcome_of(desk)
    assert welcome.stack.currentWidget() is welcome.language
    welcome.language.choices["fr"].click()
    assert desk.shell.language.code == "fr"
    welcome.language.choices["en"].click()
    welcome.language.next_button.click()
    office = welcome.country
    office.country.set_code("EGY")
    office.country.chosen.emit("EGY")
    assert office.zone.code() == "Africa/Cairo"
    assert office.weekend_days() == (4, 5)
    assert office.fiscal.code() == "07-01"
    office.next_button.click()
    welcome.begin.new.click()
    step = welcome.passphrase
    assert not step.next_button.isEnabled()
    qtbot.keyClicks(step.name, "Amina Bello")
    qtbot.keyClicks(step.first.line, "seven calm rivers")
    qtbot.keyClicks(step.second.line, "seven calm river")
    assert not step.next_button.isEnabled()
    qtbot.keyClicks(step.second.line, "s")
    step.next_button.click()
    qtbot.waitUntil(lambda: welcome.stack.currentWidget() is welcome.recovery, timeout=20_000)
    code = welcome.recovery.code
    assert len(code.replace("-", "")) == 30
    assert not welcome.recovery.next_button.isEnabled()
    qtbot.keyClicks(welcome.recovery.typed, code.lower().replace("-", " "))
    welcome.recovery.next_button.click()
    assert welcome.stack.currentWidget() is welcome.backup
    welcome.backup.next_button.click()
    assert welcome.stack.currentWidget() is welcome.done
    window = entered(desk, qtbot, welcome.done.next_button.click)
    workspace = window.workspace
    assert workspace.session.user_name == "Amina Bello"
    assert workspace.settings.get("country") == "EGY"
    assert workspace.settings.get("zone") == "Africa/Cairo"
    assert workspace.settings.get("weekend") == "4,5"
    assert workspace.settings.get("fiscal_year_start") == "07-01"
    assert workspace.vault.folder.parent == tmp_path
    assert desk.memory.recent() == [workspace.vault.folder]


def test_the_recovery_code_of_the_first_run_is_gone_from_the_window(desk: Desk, qtbot: QtBot) -> None:
    desk.start()
    welcome = welcome_of(desk)
    welcome.recovery.set_code("AAAAA-BBBBB")
    welcome.recovery.set_code("")
    assert "AAAAA" not in welcome.recovery.accessibleName()
    assert not welcome.recovery.ready()


def test_restoring_asks_for_the_passphrase_again(desk: Desk, qtbot: QtBot, vault_folder: Path) -> None:
    desk.start(vault_folder)
    window = unlock_by_keys(desk, qtbot)
    backup = window.workspace.backups.make()
    window.workspace.directory.add_ministry("Ministry of Regret")
    window.context.restore(backup, "The wrong ministry was added")
    welcome = welcome_of(desk)
    qtbot.waitUntil(welcome.isVisible, timeout=30_000)
    again = unlock_by_keys(desk, qtbot)
    assert [m.name for m in again.workspace.directory.ministries()] == ["Ministry of Justice"]


def test_caps_lock_is_guessed_from_what_arrives(desk: Desk, qtbot: QtBot, vault_folder: Path) -> None:
    desk.start(vault_folder)
    secret = welcome_of(desk).unlock.secret
    qtbot.keyClick(secret.line, "A")
    assert secret._caps.isVisible()
    qtbot.keyClick(secret.line, "a")
    assert not secret._caps.isVisible()
    qtbot.keyClick(secret.line, "B", Qt.KeyboardModifier.ShiftModifier)
    assert not secret._caps.isVisible()


def test_showing_the_passphrase_is_asked_for(desk: Desk, qtbot: QtBot, vault_folder: Path) -> None:
    desk.start(vault_folder)
    secret = welcome_of(desk).unlock.secret
    assert secret.line.echoMode() == secret.line.EchoMode.Password
    secret.show_button.click()
    assert secret.line.echoMode() == secret.line.EchoMode.Normal
    secret.clear()
    assert secret.line.echoMode() == secret.line.EchoMode.Password


def test_a_folder_that_is_no_vault_is_said_to_be_none(desk: Desk, tmp_path: Path) -> None:
    desk.start(tmp_path)
    welcome = welcome_of(desk)
    assert welcome.stack.currentWidget() is welcome.begin
    assert welcome.begin.messages.text()


@pytest.mark.parametrize(("kept", "wanted"), [("ar", "ar"), ("xx", None)])
def test_the_kept_language_comes_first(kept: str, wanted: str | None) -> None:
    assert known_language(kept) == (wanted or known_language(""))


def test_a_vault_in_a_synchronised_folder_is_read_and_can_be_moved_here(
    desk: Desk, qtbot: QtBot, vault_folder: Path, tmp_path: Path
) -> None:
    cloud = tmp_path / "OneDrive" / "office.focalpoint"
    cloud.parent.mkdir()
    vault_folder.rename(cloud)
    desk.start(cloud)
    window = unlock_by_keys(desk, qtbot)
    assert window.workspace.read_only == "synchronised"
    assert window.strip.isVisible()
    assert window.strip.text()
    way_out = next(button for button in window.strip.findChildren(QPushButton) if "Move it" in button.text())
    qtbot.mouseClick(way_out, Qt.MouseButton.LeftButton)
    welcome = welcome_of(desk)
    qtbot.waitUntil(welcome.isVisible, timeout=20_000)
    moved = unlock_by_keys(desk, qtbot).workspace
    assert moved.read_only is None
    assert moved.vault.folder.parent == tmp_path
    assert len(moved.tasks.list()) == 1
    assert [path.name for path in cloud.parent.iterdir() if ".moved-" in path.name]
