"""The first minutes: forth and back, another language in the middle, closing in the middle, the second place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focalpoint.domain.clock import Clock
from focalpoint.services import doors, proposals, vault_folders
from focalpoint.services.opening import new_vault, unlock, unlock_with_recovery
from focalpoint.store.vault import MINIMUM
from focalpoint.ui.pages.welcome.window import Openers, WelcomeWindow
from focalpoint.ui.shell.dialogs import Question
from focalpoint.ui.shell.errors import ErrorDesk
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.shell.theme.theme import Theme


@pytest.fixture
def welcome(
    qtbot: QtBot, qapp: QApplication, theme: Theme, shell: Shell, clock: Clock, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[WelcomeWindow]:  # fmt: skip
    monkeypatch.setattr(doors, "home", lambda: tmp_path / "vaults")
    made = WelcomeWindow(
        Openers(partial(new_vault, cost=MINIMUM), unlock, unlock_with_recovery, _no_sample, doors.home),
        shell=shell,
        theme=theme,
        memory=WindowMemory(None),
        errors=ErrorDesk(qapp),
        clock=clock,
    )
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.jobs.wait()
    made.run.leave()
    made.hide()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _no_sample(**_given: object) -> Any:
    raise AssertionError


def to_passphrase(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    welcome.first_run()
    welcome.language.next_button.click()
    welcome.country.country.set_code("FRA")
    welcome.country.country.chosen.emit("FRA")
    welcome.country.next_button.click()
    welcome.begin.new.click()
    qtbot.keyClicks(welcome.passphrase.name, "Amina Bello")
    qtbot.keyClicks(welcome.passphrase.first.line, "seven calm rivers")


def make_vault(welcome: WelcomeWindow, qtbot: QtBot) -> Path:
    to_passphrase(welcome, qtbot)
    qtbot.keyClicks(welcome.passphrase.second.line, "seven calm rivers")
    qtbot.keyClick(welcome.passphrase.second.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: welcome.stack.currentWidget() is welcome.recovery, timeout=20_000)
    (folder,) = doors.vaults()
    return folder


def type_back(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(welcome.recovery.typed, welcome.recovery.code)
    welcome.recovery.next_button.click()


def test_back_and_forth_and_another_language_lose_no_keystroke(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    to_passphrase(welcome, qtbot)
    welcome.passphrase.back_button.click()
    welcome.begin.back_button.click()
    assert welcome.country.country.code() == "FRA"
    welcome._speak("ar")
    assert welcome.layoutDirection() == Qt.LayoutDirection.RightToLeft
    welcome._speak("ru")
    assert (welcome.country.country.code(), welcome.country.zone.code()) == ("FRA", "Europe/Paris")
    welcome.country.rail.chosen.emit("keys")
    assert welcome.stack.currentWidget() is welcome.passphrase
    assert welcome.passphrase.name.text() == "Amina Bello"
    assert welcome.passphrase.first.text() == "seven calm rivers"


def test_a_step_that_was_not_reached_cannot_be_jumped_to(welcome: WelcomeWindow) -> None:
    welcome.first_run()
    buttons = welcome.language.rail._items
    assert not buttons["keys"].isEnabled()
    assert buttons["country"].accessibleName() == "Country and calendar, still to come"


def test_the_calendar_is_proposed_shown_and_can_be_corrected(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    welcome.first_run()
    welcome.language.next_button.click()
    step = welcome.country
    step.country.set_code("FRA")
    step.country.chosen.emit("FRA")
    qtbot.waitUntil(lambda: "11 Nov 2026" in step.month._holidays.text(), timeout=20_000)
    assert step.month._count.text() == "20 working days this month"
    step.month.toggled.emit(date(2026, 11, 11))
    qtbot.waitUntil(lambda: step.month._count.text() == "21 working days this month", timeout=20_000)
    assert step.settings()["other_days"] == "2026-11-11"


def test_closing_in_the_middle_asks_and_then_leaves_nothing(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    folder = make_vault(welcome, qtbot)
    welcome.close()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    assert welcome.isVisible()
    with qtbot.waitSignal(welcome.closed, timeout=20_000):
        question.act.click()
    assert not folder.exists()


def test_a_vault_that_was_never_finished_goes_at_the_next_start_and_others_stay(
    welcome: WelcomeWindow, qtbot: QtBot, vault_folder: Path
) -> None:
    home = doors.home()
    home.mkdir(parents=True)
    whole, half = home / "whole.focalpoint", home / "half.focalpoint"
    for each in (whole, half):
        each.mkdir()
        (each / "keys.json").write_bytes((vault_folder / "keys.json").read_bytes())
    vault_folders.mark_unfinished(half)
    welcome.first_run()
    assert (whole.exists(), half.exists()) == (True, False)


def test_the_second_place_is_looked_at_and_gets_the_backup(
    welcome: WelcomeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = make_vault(welcome, qtbot)
    type_back(welcome, qtbot)
    assert welcome.stack.currentWidget() is welcome.backup
    place = tmp_path / "stick"
    place.mkdir()
    welcome.run.take_place(place)
    assert "same disk" in welcome.backup.messages.text()
    welcome.backup.next_button.click()
    qtbot.waitUntil(lambda: welcome.stack.currentWidget() is welcome.done, timeout=20_000)
    assert [path.name for path in place.iterdir()] == [path.name for path in (folder / "backups").glob("*-backup")]


def test_a_place_inside_the_vault_is_refused(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    folder = make_vault(welcome, qtbot)
    type_back(welcome, qtbot)
    welcome.run.take_place(folder)
    assert "inside the vault" in welcome.backup.messages.text()
    assert welcome.backup.folder is None


@pytest.mark.parametrize(("then", "wanted"), [("import", "import"), ("people", "people")])
def test_what_to_do_next_is_a_button(welcome: WelcomeWindow, qtbot: QtBot, then: str, wanted: str) -> None:
    make_vault(welcome, qtbot)
    type_back(welcome, qtbot)
    welcome.backup.next_button.click()
    opened: list[Any] = []
    welcome.opened.connect(opened.append)
    with qtbot.waitSignal(welcome.then_asked) as asked:
        welcome.done.next_steps[then].click()
    assert asked.args == [wanted]
    opened[0].close()


def test_ten_megabytes_pasted_into_the_fields_leave_the_window_alive(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    to_passphrase(welcome, qtbot)
    QApplication.clipboard().setText("\u202eevil " * 1_700_000)
    for line in (welcome.passphrase.name, welcome.passphrase.vault, welcome.passphrase.first.line):
        line.paste()
    assert len(welcome.passphrase.name.text()) <= 200
    QApplication.clipboard().clear()


def test_recent_vaults_say_where_they_are_and_one_can_be_forgotten(
    welcome: WelcomeWindow, vault_folder: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "moved" / "away.focalpoint"
    memory = welcome._memory
    memory.add_recent(gone, "2026-09-01T08:00:00Z")
    memory.add_recent(vault_folder, "2026-11-20T08:00:00Z")
    welcome.ask_unlock(vault_folder)
    lines = welcome.unlock.vaults.lines()
    assert [(line.name, line.there) for line in lines] == [("office", True), ("away", False)]
    welcome.unlock.vaults.chosen.emit(str(gone))
    assert welcome.unlock.look.isVisible()
    assert not welcome.unlock.submit.isVisible()
    welcome.unlock.vaults.forgotten.emit(str(gone))
    assert memory.known() == [vault_folder]
    assert vault_folder.is_dir()


def test_the_sample_goes_by_one_act_and_nothing_else_can(
    welcome: WelcomeWindow, qtbot: QtBot, vault_folder: Path
) -> None:
    home = doors.home()
    home.mkdir(parents=True)
    sample = home / "sample-en.focalpoint"
    vault_folder.rename(sample)
    welcome.ask_unlock(sample)
    welcome.unlock.remove_sample.click()
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    question.act.click()
    qtbot.waitUntil(lambda: not sample.exists(), timeout=20_000)
    qtbot.waitUntil(lambda: welcome.stack.currentWidget() is welcome.begin, timeout=20_000)
    mine = home / "mine.focalpoint"
    mine.mkdir()
    with pytest.raises(vault_folders.SampleNotRemovedError):
        vault_folders.remove_sample(mine)
    assert mine.exists()


@pytest.mark.parametrize(
    ("country", "zone", "weekend", "start"),
    [
        ("EGY", "Africa/Cairo", (4, 5), "07-01"),
        ("RUS", "Europe/Moscow", (5, 6), "01-01"),
        ("ESP", "Europe/Madrid", (5, 6), "01-01"),
        ("UKR", "Europe/Kyiv", (5, 6), "01-01"),
        ("NPL", "Asia/Kathmandu", (5,), "07-16"),
        ("XAA", "UTC", (5, 6), "01-01"),
    ],
)
def test_what_is_usual_in_a_country(country: str, zone: str, weekend: tuple[int, ...], start: str) -> None:
    found = proposals.propose(country)
    assert (found.zone, found.fiscal_year_start) == (zone, start)
    if country != "NPL":
        assert found.weekend == weekend


def test_dropping_a_vault_or_a_backup_says_what_will_happen(
    welcome: WelcomeWindow, qtbot: QtBot, vault_folder: Path, workspace: Any
) -> None:
    backup = workspace.backups.make()
    rules = welcome.drops.rules
    assert rules.plan([vault_folder]).title == "Open the vault \u2068office\u2069"
    plan = rules.plan([backup])
    assert plan.kind == "backup"
    refused = rules.plan([Path(__file__)])
    assert not refused.allowed
    assert "Unlock a vault" in refused.sentence
    rules.do(plan)
    question = QApplication.activeModalWidget()
    assert isinstance(question, Question)
    question.act.click()
    qtbot.waitUntil(lambda: [path.name for path in doors.vaults()] == ["office.focalpoint"], timeout=20_000)
    qtbot.waitUntil(lambda: not welcome.jobs.running, timeout=20_000)
    current = welcome.unlock.vaults.current()
    assert current is not None
    assert current.folder == doors.home() / "office.focalpoint"
