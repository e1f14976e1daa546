"""Settings: what is chosen takes effect; what one may not do is disabled with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from focalpoint.domain.roles import Role
from focalpoint.domain.verify import Finding, VerifyReport
from focalpoint.services.opening import unlock_with_recovery
from focalpoint.services.workspace import Workspace
from focalpoint.ui.pages.settings.backups import BackupsSection
from focalpoint.ui.pages.settings.country import CountrySection
from focalpoint.ui.pages.settings.descriptor import PLACES, VIEWS
from focalpoint.ui.pages.settings.new_user import NewUserForm
from focalpoint.ui.pages.settings.page import SettingsPage
from focalpoint.ui.pages.settings.privacy import PrivacySection
from focalpoint.ui.pages.settings.recovery import RecoveryDialog
from focalpoint.ui.pages.settings.restore import RestoreQuestion
from focalpoint.ui.pages.settings.roles import RolesSection
from focalpoint.ui.pages.settings.screen import ScreenSection
from focalpoint.ui.pages.settings.secrets import SecretsSection
from focalpoint.ui.pages.settings.user_inspector import UserInspector
from focalpoint.ui.pages.settings.vault import VaultSection
from focalpoint.ui.shell.dialogs import Question
from focalpoint.ui.shell.window import MainWindow


def settings(window: MainWindow, view: str) -> SettingsPage:
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    page.header.choose_view(view)
    return page


@pytest.fixture
def with_reader(workspace: Workspace) -> Workspace:
    """A second user who only reads."""
    workspace.users.add("Lina Oskare", roles=["reader"], passphrase="three slow boats")
    return workspace


def become(workspace: Workspace, *roles: Role) -> None:
    workspace.use_session(replace(workspace.session, roles=frozenset(roles)))


def test_a_corrected_day_is_kept_listed_and_can_be_removed(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    section = settings(window, "country").sections["country"]
    assert isinstance(section, CountrySection)
    christmas = date(2026, 12, 25)
    days = section.other_days
    days.month.toggled.emit(christmas)
    assert workspace.settings.calendar().next_working_day(christmas) == date(2026, 12, 28)
    qtbot.waitUntil(lambda: days.list.model().rowCount() == 1)
    assert days.list.select_id("2026-12-25")
    days.remove.click()
    assert workspace.settings.calendar().is_working_day(christmas)
    workspace.undo.undo()
    assert not workspace.settings.calendar().is_working_day(christmas)


def test_colours_and_language_change_at_once_and_are_remembered(window: MainWindow) -> None:
    section = settings(window, "screen").sections["screen"]
    assert isinstance(section, ScreenSection)
    section.form.editor("theme").committed.emit("dark")
    assert window.context.theme.dark
    section.form.editor("language").committed.emit("es")
    assert window.context.language.code == "es"
    assert (window.context.memory.get("theme"), window.context.memory.get("language")) == ("dark", "es")
    section.form.editor("theme").committed.emit("light")


def test_the_weekend_is_saved_and_undone(window: MainWindow, qtbot: QtBot, workspace: Workspace) -> None:
    page = settings(window, "country")
    friday = page.sections["country"].days[4]  # type: ignore[attr-defined]
    friday.setFocus()
    qtbot.keyClick(friday, Qt.Key.Key_Space)
    assert workspace.settings.get("weekend") == "4,5,6"
    window.undo()
    assert workspace.settings.get("weekend") == "5,6"
    assert not friday.isChecked()


def test_a_reader_sees_why_the_office_cannot_be_changed(
    make_window: Callable[..., MainWindow], workspace: Workspace
) -> None:
    become(workspace, Role.READER)
    window = make_window(workspace)
    country = settings(window, "country").sections["country"]
    days = country.days  # type: ignore[attr-defined]
    assert not days[0].isEnabled()
    assert "role" in days[0].toolTip()
    page = settings(window, "users")
    assert not page.header.primary.isEnabled()
    assert "role" in page.header.primary.toolTip()


def test_a_users_role_is_given_in_the_inspector(window: MainWindow, with_reader: Workspace, qtbot: QtBot) -> None:
    page = settings(window, "users")
    lina = next(user for user in with_reader.users.list() if user.name == "Lina Oskare")
    page.users.table.select_id(lina.id)
    inspector = window.inspector.contents()
    assert isinstance(inspector, UserInspector)
    inspector.roles.boxes[Role.PLAN_OFFICER].click()
    again = next(user for user in with_reader.users.list() if user.id == lina.id)
    assert again.roles == ("plan_officer", "reader")


def test_the_last_administrator_stays_and_the_tick_comes_back(window: MainWindow, workspace: Workspace) -> None:
    page = settings(window, "users")
    me = workspace.session.user_id
    page.users.table.select_id(me)
    inspector = window.inspector.contents()
    assert isinstance(inspector, UserInspector)
    box = inspector.roles.boxes[Role.ADMINISTRATOR]
    box.click()
    assert box.isChecked()
    assert page.messages.text()
    assert not inspector.remove.isEnabled()
    assert inspector.remove.toolTip() == "You cannot remove yourself."


def test_casework_is_granted_and_withdrawn_for_a_reason(
    window: MainWindow, with_reader: Workspace, qtbot: QtBot
) -> None:
    page = settings(window, "users")
    lina = next(user for user in with_reader.users.list() if user.name == "Lina Oskare")
    page.users.table.select_id(lina.id)
    inspector = window.inspector.contents()
    assert isinstance(inspector, UserInspector)

    def holds() -> bool:
        return next(user for user in with_reader.users.list() if user.id == lina.id).casework

    inspector.why.setText("Takes over the cases")
    inspector.casework.click()
    qtbot.waitUntil(lambda: holds() and not window.jobs.running, timeout=20_000)
    assert with_reader.history.of("users", lina.id)[0].reason == "Takes over the cases"
    assert inspector.why.text() == ""
    inspector.casework.click()
    qtbot.waitUntil(lambda: not holds() and not window.jobs.running, timeout=20_000)


def test_removing_a_user_needs_a_reason(window: MainWindow, with_reader: Workspace, qtbot: QtBot) -> None:
    page = settings(window, "users")
    lina = next(user for user in with_reader.users.list() if user.name == "Lina Oskare")
    page.users.table.select_id(lina.id)
    inspector = window.inspector.contents()
    assert isinstance(inspector, UserInspector)
    inspector.remove.click()
    question = window.findChild(Question)
    assert question is not None
    assert not question.act.isEnabled()
    qtbot.keyClicks(question.reason, "Moved to another office")
    question.act.click()
    qtbot.waitUntil(lambda: [user.name for user in with_reader.users.list()] == ["Mina Diallo"], timeout=20_000)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)


def test_a_new_user_is_added_by_a_job(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    page = settings(window, "users")
    page.header.primary.click()
    form = window.inspector.contents()
    assert isinstance(form, NewUserForm)
    assert not form.add.isEnabled()
    qtbot.keyClicks(form.name, "Teo Varsan")
    qtbot.keyClicks(form.secret.line, "nine green doors")
    form.roles.boxes[Role.CONTRIBUTOR].click()
    (ministry,) = workspace.directory.ministries()
    form.ministry.set_code(ministry.id)
    form.add.click()
    qtbot.waitUntil(lambda: len(workspace.users.list()) == 2, timeout=20_000)
    teo = next(user for user in workspace.users.list() if user.name == "Teo Varsan")
    assert (teo.roles, teo.ministry_id, teo.casework) == (("contributor",), ministry.id, False)
    qtbot.waitUntil(lambda: isinstance(window.inspector.contents(), UserInspector))


def test_verify_says_that_everything_is_whole(window: MainWindow, qtbot: QtBot) -> None:
    section = settings(window, "vault").sections["vault"]
    assert isinstance(section, VaultSection)
    section.verify.click()
    qtbot.waitUntil(lambda: section.result.headline() == "Everything is whole.", timeout=20_000)
    shown = [label.text() for label in section.result.findChildren(QLabel)]
    assert {"Tasks", "Entries of the journal", "Mina Diallo"} <= set(shown)
    assert section.verify.isEnabled()
    assert section.print_button.isVisible()


def test_a_finding_says_what_is_wrong_and_what_to_do(window: MainWindow) -> None:
    section = settings(window, "vault").sections["vault"]
    assert isinstance(section, VaultSection)
    section.show_report(
        VerifyReport((Finding("office", "journal_cut", "3 < 9"),), {}, {}, (), at="2026-11-22T09:00:00.000Z")
    )
    shown = " ".join(label.text() for label in section.result.findChildren(QLabel))
    assert "1 thing is wrong" in section.result.headline()
    assert "The end of the journal is missing" in shown
    assert "find out who had the files" in shown
    window.context.shell.set_language("fr")
    assert "The end of the journal" not in " ".join(
        label.text() for label in section.result.findChildren(QLabel) if label.isVisibleTo(section)
    )


def test_the_fingerprint_is_eight_words(window: MainWindow) -> None:
    section = settings(window, "vault").sections["vault"]
    assert isinstance(section, VaultSection)
    assert len(section._words.text().split()) == 8


def test_the_passphrase_is_changed_when_typed_twice(window: MainWindow, qtbot: QtBot, workspace: Workspace) -> None:
    section = settings(window, "secrets").sections["secrets"]
    assert isinstance(section, SecretsSection)
    section.old.line.setText("four quiet herons")
    section.new.line.setText("eight loud geese")
    assert not section.change.isEnabled()
    section.same.line.setText("eight loud geese")
    section.change.click()
    qtbot.waitUntil(lambda: section.old.text() == "" and not window.jobs.running, timeout=30_000)
    workspace.vault.change_passphrase("eight loud geese", "four quiet herons")


def test_a_wrong_old_passphrase_changes_nothing(window: MainWindow, qtbot: QtBot, workspace: Workspace) -> None:
    page = settings(window, "secrets")
    section = page.sections["secrets"]
    assert isinstance(section, SecretsSection)
    section.old.line.setText("five quiet herons")
    section.new.line.setText("eight loud geese")
    section.same.line.setText("eight loud geese")
    section.change.click()
    qtbot.waitUntil(lambda: bool(page.messages.text()), timeout=30_000)
    workspace.vault.change_passphrase("four quiet herons", "four quiet herons")


def test_a_backup_is_made_and_listed(window: MainWindow, qtbot: QtBot, workspace: Workspace) -> None:
    section = settings(window, "backups").sections["backups"]
    assert isinstance(section, BackupsSection)
    assert not section.restore.isEnabled()
    section.make.click()
    qtbot.waitUntil(lambda: section.model.rowCount() == 1, timeout=20_000)
    (info,) = workspace.backups.list()
    assert section.model.index(0, 3).data() == "1 line of the plan, 1 task"
    section.table.select_id(str(info.path))
    assert section.restore.isEnabled()


def test_restoring_shows_what_is_lost_and_asks_for_a_reason(
    window: MainWindow, qtbot: QtBot, workspace: Workspace
) -> None:
    path: Path = workspace.backups.make()
    workspace.tasks.add("After the backup")
    section = settings(window, "backups").sections["backups"]
    assert isinstance(section, BackupsSection)
    qtbot.waitUntil(lambda: section.table.select_id(str(path)), timeout=10_000)
    section.restore.click()
    qtbot.waitUntil(lambda: window.findChild(RestoreQuestion) is not None, timeout=10_000)
    question = window.findChild(RestoreQuestion)
    assert question is not None
    assert "1 fewer" in [label.text() for label in question.grid.findChildren(QLabel)]
    assert not question.act.isEnabled()
    qtbot.keyClicks(question.reason, "A wrong import")
    with qtbot.waitSignal(window.restore_asked) as asked:
        question.act.click()
    assert asked.args == [path, "A wrong import"]


def test_a_new_recovery_code_is_in_force_once_typed_back(
    window: MainWindow, qtbot: QtBot, workspace: Workspace
) -> None:
    section = settings(window, "secrets").sections["secrets"]
    assert isinstance(section, SecretsSection)
    section.recovery.click()
    dialog = window.findChild(RecoveryDialog)
    assert dialog is not None
    dialog.secret.line.setText("four quiet herons")
    dialog.go_on.click()
    qtbot.waitUntil(dialog.typed.isVisible, timeout=30_000)
    assert not dialog.go_on.isEnabled()
    code = dialog.code
    dialog.typed.setText(code.lower())
    with qtbot.waitSignal(dialog.accepted, timeout=30_000):
        dialog.go_on.click()
    folder = workspace.vault.folder
    workspace.close()
    unlock_with_recovery(folder, code=code, clock=workspace.clock).close()


def test_every_view_is_built_when_it_is_asked_for_and_has_a_name_in_the_palette(window: MainWindow) -> None:
    page = settings(window, "screen")
    assert page.header.view_names() == list(VIEWS) == list(PLACES)
    for command in page.commands():
        command.run()
        assert page.work.currentWidget() is page.sections[page.header.view()]


def test_a_view_that_is_hidden_speaks_the_language_when_it_is_shown_again(window: MainWindow) -> None:
    page = settings(window, "backups")
    page.header.choose_view("country")
    window.context.shell.set_language("es")
    section = page.sections["backups"]
    assert isinstance(section, BackupsSection)
    assert section.make.text() != "Make one now"


def test_the_matrix_tells_roles_and_acts_in_words(window: MainWindow) -> None:
    section = settings(window, "roles").sections["roles"]
    assert isinstance(section, RolesSection)
    told = {
        section.model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(section.model.rowCount())
        for column in range(1, section.model.columnCount())
    }
    assert {"Reader: No", "Administrator: Yes", "Contributor (own ministry): For the own ministry"} <= told


def test_the_marking_stands_over_the_window_from_the_level_that_is_chosen(
    window: MainWindow, workspace: Workspace
) -> None:
    banner = window.safeguards.banner
    assert not banner.isVisible()
    section = settings(window, "privacy").sections["privacy"]
    assert isinstance(section, PrivacySection)
    workspace.settings.set(classification="secret")
    assert banner.isVisible()
    assert banner.text() == "SECRET"
    workspace.settings.set(banner_from="never")
    assert not banner.isVisible()


def test_a_second_place_is_looked_at_before_it_is_used(
    window: MainWindow, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    section = settings(window, "backups").sections["backups"]
    assert isinstance(section, BackupsSection)
    section.second.try_place(workspace.vault.folder)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)
    assert workspace.settings.get("backup_folder") == ""
    stick = tmp_path / "stick"
    stick.mkdir()
    section.second.try_place(stick)
    qtbot.waitUntil(lambda: workspace.settings.get("backup_folder") == str(stick), timeout=10_000)
    section.second.none.click()
    assert workspace.settings.get("backup_folder") == ""
