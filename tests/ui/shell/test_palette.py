"""The palette: what it offers, in which order, forgiving slips, in every language, and what it remembers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from focalpoint.services.workspace import Workspace
from focalpoint.ui.shell.palette_list import EntryModel, Heading
from focalpoint.ui.shell.ranking import prepare, score
from focalpoint.ui.shell.settings_index import SETTINGS_INDEX, IndexedSetting, reveal
from focalpoint.ui.shell.window import MainWindow


@pytest.mark.parametrize(
    ("typed", "title", "fits"),
    [
        ("direc", "Directory", True),
        ("drectory", "Directory", True),
        ("diretcory", "Directory", True),
        ("dark colours", "Dark colours", True),
        ("colours dark", "Dark colours", True),
        ("dark", "Light colours", False),
        ("dir tasks", "Directory", False),
        ("план", "План действий", True),
        ("плна дейст", "План действий", True),
        ("خطة", "خطة العمل", True),
        ("行动", "行动计划", True),
        ("", "Directory", False),
    ],
)
def test_an_entry_fits_by_words_beginnings_parts_and_slips(typed: str, title: str, fits: bool) -> None:
    assert (score(typed, prepare(title, "")) > 0) is fits


def test_exact_words_come_before_beginnings_parts_and_slips() -> None:
    points = [score("plan", prepare(title, "")) for title in ("Plan", "Planning", "Explanation")]
    assert points == sorted(points, reverse=True)
    assert len(set(points)) == 3
    assert score("tasks", prepare("Tasks", "")) > score("tasks", prepare("Aufgaben", "tasks")) > 0


def test_the_model_keeps_headings_and_entries_apart(window: MainWindow) -> None:
    window.palette_box.open()
    model = window.palette_box.list.model()
    assert isinstance(model, EntryModel)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.entry(0) is None
    assert isinstance(model.index(0, 0).data(Qt.ItemDataRole.UserRole + 1), Heading)
    assert model.next_entry(-1, 1) == 1
    assert model.next_entry(1, -1) == 1


def test_pages_commands_settings_and_help_are_found(window: MainWindow) -> None:
    box = window.palette_box
    box.open()
    for typed, title in (
        ("direc", "Directory"),
        ("larger", "Larger text"),
        ("passphr chang", "Change the passphrase"),
        ("percent colours", "Percent and colours"),
    ):
        box.line.setText(typed)
        assert title in box.titles(), typed


def test_a_record_is_found_by_a_word_with_a_slip(window: MainWindow, qtbot: QtBot) -> None:
    window.palette_box.open()
    qtbot.keyClicks(window.palette_box.line, "pasenger")
    qtbot.waitUntil(lambda: "Statistics on passenger data" in window.palette_box.titles())


def test_arrows_go_over_the_headings(window: MainWindow, qtbot: QtBot) -> None:
    box = window.palette_box
    box.open()
    box.line.setText("se")
    seen = []
    for _ in range(6):
        index = box.list.currentIndex()
        assert not isinstance(index.data(Qt.ItemDataRole.UserRole + 1), Heading)
        seen.append(index.row())
        qtbot.keyClick(box.line, Qt.Key.Key_Down)
    assert seen == sorted(seen)


def test_what_was_used_last_comes_first_until_it_is_forgotten(
    window: MainWindow, qtbot: QtBot, workspace: Workspace
) -> None:
    box = window.palette_box
    box.open()
    qtbot.keyClicks(box.line, "direc")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert [opened.name for opened in workspace.lookup.recent()] == ["directory"]
    box.open()
    qtbot.waitUntil(lambda: box.titles()[0] == "Directory")
    box.close_palette()
    window.recent.forget()
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert workspace.lookup.recent() == []


def test_nothing_is_remembered_when_it_is_switched_off(window: MainWindow, qtbot: QtBot, workspace: Workspace) -> None:
    window.recent.turn_off()
    window.recent.add("page", "tasks")
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert window.recent.opened() == []
    assert workspace.lookup.recent() == []
    names = [listed.id for listed in window.commands.here() if listed.command.enabled()]
    assert "recent.on" in names
    assert "recent.off" not in names


@pytest.mark.parametrize("setting", SETTINGS_INDEX, ids=lambda setting: setting.name)
def test_every_setting_leads_to_its_control(window: MainWindow, setting: IndexedSetting) -> None:
    assert reveal(window.go("settings"), setting)


def test_a_setting_is_found_in_another_language_too(window: MainWindow) -> None:
    window.set_language("fr")
    setting = next(each for each in SETTINGS_INDEX if each.name == "scale")
    assert reveal(window.go("settings"), setting)


def test_the_palette_stays_open_and_speaks_another_language(window: MainWindow) -> None:
    window.palette_box.open()
    window.set_language("es")
    language = window.context.language
    assert language.gettext("Directory") in window.palette_box.titles()


def test_a_comment_leads_to_what_it_hangs_on(window: MainWindow, qtbot: QtBot, workspace: Workspace) -> None:
    (task,) = workspace.tasks.list()
    workspace.comments.add("tasks", task.id, "Unmistakable remark")
    box = window.palette_box
    box.open()
    qtbot.keyClicks(box.line, "unmistakable")
    qtbot.waitUntil(lambda: any("Unmistakable" in title for title in box.titles()))
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert window.current_name() == "tasks"


def test_every_group_of_the_palette_has_entries(window: MainWindow) -> None:
    window.palette_box.open()
    model = window.palette_box.list.model()
    assert isinstance(model, EntryModel)
    assert {entry.group for entry in model.entries()} == {"Pages", "Commands", "Settings", "Help"}


def test_a_chosen_entry_stays_chosen_when_records_arrive(
    make_window: Callable[..., MainWindow], workspace: Workspace, qtbot: QtBot
) -> None:
    box = make_window(workspace).palette_box
    box.open()
    qtbot.keyClicks(box.line, "data")
    qtbot.keyClick(box.line, Qt.Key.Key_Down)
    before = box.list.currentIndex().data()
    qtbot.wait(400)
    if before is not None:
        assert box.list.currentIndex().data() == before


# --- commands of pages that are not shown


@pytest.fixture
def pages_built(window: MainWindow) -> MainWindow:
    """The window after every page was looked at."""
    for name in window.navigation.order:
        window.go(name)
    return window


def test_a_page_offers_from_afar_what_it_has_itself(pages_built: MainWindow) -> None:
    window = pages_built
    for name, page in window.open_pages().items():
        own = {(each.name, each.label, each.keys) for each in page.commands()}
        offered = {(each.name, each.label, each.keys) for each in window.context_page(name).offers(window.workspace)}
        assert offered <= own, name
        assert {each for each in own if each[2]} <= offered, f"{name}: the list of keys misses some"


def test_the_palette_names_commands_of_pages_that_were_never_opened(window: MainWindow) -> None:
    window.go("today")
    box = window.palette_box
    box.open()
    for typed, title in (
        ("hand-over sh", "Hand-over sheet…"),
        ("new person", "New person"),
        ("import", "Import…"),
        ("unbroken", "Check whether the journal is unbroken"),
        ("new task", "New task"),
    ):
        box.line.setText(typed)
        assert title in box.titles(), typed
    box.line.setText("complete")
    assert "Complete" not in box.titles()  # nothing is chosen there
    assert list(window.open_pages()) == ["today"]


def test_a_command_of_another_page_is_done_there(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    window.go("today")
    before = len(workspace.directory.overview().people)
    box = window.palette_box
    box.open()
    qtbot.keyClicks(box.line, "new person")
    assert box.titles()[0] == "New person"
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert window.current_name() == "directory"
    qtbot.waitUntil(lambda: len(workspace.directory.overview().people) == before + 1)


def test_a_command_of_another_page_is_given_up_when_the_person_goes_on(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    before = len(workspace.directory.overview().people)
    offered = next(each for each in window.commands.elsewhere() if each.id == "directory.new_person")
    offered.command.run()
    window.go("tasks")
    qtbot.waitUntil(lambda: not window.jobs.running)
    qtbot.wait(200)
    assert len(workspace.directory.overview().people) == before


def test_the_menu_and_the_list_of_keys_know_pages_that_were_never_opened(window: MainWindow) -> None:
    window.go("today")
    titles = {listed.command.label for listed in window.commands.everywhere()}
    assert {"Hand-over sheet…", "Change selected rows…", "Move to another ministry…"} <= titles
    menu = window.top.menu.menu()
    menu.aboutToShow.emit()
    directory = next(part for part in menu.findChildren(QMenu) if part.title() == "Directory")
    assert "Hand-over sheet…" in [action.text() for action in directory.actions()]
