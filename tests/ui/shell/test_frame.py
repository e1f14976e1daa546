"""Menu, keys, steps, the unexpected: what the frame offers on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from focalpoint.language import isolate
from focalpoint.services.workspace import Workspace
from focalpoint.ui.shell.commands import GROUPS
from focalpoint.ui.shell.dialogs import Question
from focalpoint.ui.shell.keys import KeyBook, latin_sequence
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.shortcuts import ShortcutsDialog
from focalpoint.ui.shell.telling import UnexpectedDialog
from focalpoint.ui.shell.window import MainWindow

NONE, CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def key(
    code: int, text: str = "", modifiers: Qt.KeyboardModifier = CTRL, *, scan: int = 0, virtual: int = 0
) -> QKeyEvent:
    """A key press with the code that the hardware gave."""
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, scan, virtual, 0, text)


def activate(window: MainWindow, qtbot: QtBot) -> None:
    """Shortcuts are heard in the active window alone."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def entries(menu: QMenu) -> dict[str, tuple[bool, str]]:
    """Every entry of a menu and the menus below it: enabled, keys."""
    found: dict[str, tuple[bool, str]] = {}
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found |= entries(below)
        elif not action.isSeparator():
            words, _, keys = action.text().partition("\t")
            found[words.replace("&&", "&")] = (action.isEnabled(), keys)
    return found


# --- keyboards of other scripts


@pytest.mark.parametrize(
    ("event", "platform", "wanted"),
    [
        (key(ord("Л"), "л", scan=45), "linux", "Ctrl+K"),
        (key(ord("ن"), "ن", scan=45), "linux", "Ctrl+K"),
        (key(ord("Л"), "л", virtual=ord("K")), "win32", "Ctrl+K"),
        (key(ord("Я"), "я", CTRL | SHIFT, scan=52), "linux", "Ctrl+Shift+Z"),
        (key(ord("K"), "k", scan=45), "linux", None),
        (key(ord("Л"), "л", NONE, scan=45), "linux", None),
        (key(Qt.Key.Key_F1.value, "", CTRL, scan=67), "linux", None),
        (key(ord("Л"), "л", scan=200), "linux", None),
    ],
)
def test_a_key_of_another_script_means_the_latin_letter_on_it(
    event: QKeyEvent, platform: str, wanted: str | None
) -> None:
    meant = latin_sequence(event, platform)
    assert (meant.toString() if meant is not None else None) == wanted


@pytest.mark.parametrize(("code", "text"), [(ord("Л"), "л"), (ord("ن"), "ن")])
def test_ctrl_k_works_on_russian_and_arabic_keyboards(window: MainWindow, code: int, text: str) -> None:
    page = window.current_page()
    assert page is not None
    page.focus_work()
    focused = window.focusWidget() or window
    QApplication.sendEvent(focused, key(code, text, scan=45, virtual=ord("K")))
    assert window.palette_box.isVisible()


# --- the menu


def test_everything_of_the_palette_is_in_the_menu_too(window: MainWindow) -> None:
    window.go("tasks")
    menu = window.top.menu.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    shown = entries(menu)
    language = window.context.language
    for listed in window.commands.here():
        if listed.id == "menu":
            continue
        words = language.gettext(listed.command.label)
        assert any(entry == words or entry.startswith(f"{words}: ") for entry in shown), words


def test_alt_alone_and_f10_open_the_menu(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    activate(window, qtbot)
    opened: list[str] = []
    monkeypatch.setattr(window.top.menu, "showMenu", lambda: opened.append("menu"))
    qtbot.keyClick(window, Qt.Key.Key_F10)
    assert opened == ["menu"]
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert opened == ["menu", "menu"]
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    qtbot.keyClick(window, Qt.Key.Key_1, ALT)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert opened == ["menu", "menu"]


def test_the_menu_marks_the_language_and_the_colours_of_now(window: MainWindow) -> None:
    menu = window.top.menu.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    below = [action.menu() for action in menu.actions()]
    checked = [
        action.text() for part in below if isinstance(part, QMenu) for action in part.actions() if action.isChecked()
    ]
    assert checked == ["Light colours", "English"]


# --- keys of one's own


def test_keys_are_changed_heard_and_kept(
    make_window: Callable[..., MainWindow], workspace: Workspace, qtbot: QtBot
) -> None:
    memory = WindowMemory(None)
    window = make_window(workspace, memory=memory)
    activate(window, qtbot)
    listed = next(each for each in window.commands.own() if each.id == "palette")
    window.commands.keys.choose("palette", "Ctrl+J", listed.command.keys)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert not window.palette_box.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_J, CTRL)
    assert window.palette_box.isVisible()
    assert window.top.search.keys == isolate("Ctrl+J")
    assert KeyBook(memory).keys("palette", "Ctrl+K") == "Ctrl+J"
    window.commands.keys.reset()
    assert KeyBook(memory).keys("palette", "Ctrl+K") == "Ctrl+K"


def test_a_pages_own_keys_are_changed_too(window: MainWindow) -> None:
    page = window.go("tasks")
    command = next(each for each in page.commands() if each.keys == "Ctrl+N")
    window.commands.keys.choose(f"tasks.{command.name}", "Ctrl+Shift+J", command.keys)
    worn = {action.shortcut().toString() for action in page.findChildren(QAction)}
    assert "Ctrl+Shift+J" in worn
    window.commands.keys.reset()


@pytest.fixture
def keys(window: MainWindow) -> ShortcutsDialog:
    window.guide.edit_keys()
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    return dialog


def choose(dialog: ShortcutsDialog, name: str) -> None:
    dialog.table.setCurrentIndex(dialog.model.index(dialog.model.row_of(name), 0))


def test_new_keys_are_taken_by_pressing_them(window: MainWindow, keys: ShortcutsDialog, qtbot: QtBot) -> None:
    QAbstractItemModelTester(keys.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    choose(keys, "inspector")
    qtbot.keyClick(keys.field, Qt.Key.Key_J, CTRL | SHIFT)
    assert keys.use.isEnabled()
    keys.use.click()
    listed = next(each for each in window.commands.own() if each.id == "inspector")
    assert listed.keys == "Ctrl+Shift+J"
    assert "changed" in str(keys.model.index(keys.model.row_of("inspector"), 1).data())
    keys.proposed.click()
    assert next(each for each in window.commands.own() if each.id == "inspector").keys == "Ctrl+I"


def test_keys_that_are_taken_are_refused_with_the_reason(keys: ShortcutsDialog, qtbot: QtBot) -> None:
    choose(keys, "inspector")
    qtbot.keyClick(keys.field, Qt.Key.Key_K, CTRL)
    assert not keys.use.isEnabled()
    assert "Search everything" in keys.use.toolTip()
    qtbot.keyClick(keys.field, Qt.Key.Key_C, CTRL)
    assert "Text fields" in keys.use.toolTip()


def test_the_field_for_keys_traps_nobody(keys: ShortcutsDialog, qtbot: QtBot) -> None:
    keys.field.setFocus()
    qtbot.keyClick(keys.field, Qt.Key.Key_Tab)
    assert keys.focusWidget() is not keys.field
    keys.field.setFocus()
    qtbot.keyClick(keys.field, Qt.Key.Key_Escape)
    assert keys.isVisible()
    assert keys.focusWidget() is keys.table


def test_the_list_of_keys_is_filtered(keys: ShortcutsDialog) -> None:
    keys.line.setText("larger")
    rows = [keys.model.listed(row) for row in range(keys.model.rowCount())]
    assert [row.id for row in rows if row is not None] == ["larger"]


def test_no_two_proposed_keys_clash(window: MainWindow) -> None:
    for name in window.navigation.order:
        window.go(name)
    for listed in window.commands.everywhere():
        if listed.keys and listed.keys != "Ctrl+P":  # a page may print something of its own
            other = window.commands.clash(listed, listed.keys)
            assert other is None, f"{listed.id} and {other.id if other else ''}: {listed.keys}"


def test_the_question_mark_shows_the_keys_but_not_while_typing(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go("tasks")
    activate(window, qtbot)
    page.header.filter.setFocus()
    qtbot.keyClicks(page.header.filter, "?")
    assert page.header.filter.text() == "?"
    assert window.findChild(ShortcutsDialog) is None
    page.header.filter.clear()
    page.focus_work()
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Question)
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    assert dialog.isVisible()


# --- undo in words


def test_undo_says_what_it_takes_back(window: MainWindow, workspace: Workspace) -> None:
    (task,) = workspace.tasks.list()
    window.run(lambda: workspace.tasks.edit(task.id, due="2026-12-01"))
    tip = window.top.undo.toolTip().replace("\u2068", "").replace("\u2069", "")
    assert tip == "Undo: due date of “Statistics on passenger data” (Ctrl+Z)"
    window.set_language("fr")
    assert "Statistics on passenger data" in window.top.undo.toolTip()


def test_several_steps_are_taken_back_at_once_from_the_list(window: MainWindow, workspace: Workspace) -> None:
    for name in ("Ministry of Finance", "Ministry of Health", "Ministry of Sport"):
        window.run(lambda name=name: workspace.directory.add_ministry(name))  # type: ignore[misc]
    menu = window.top.steps.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    wanted = next(action for action in menu.actions() if "Health" in action.text())
    wanted.trigger()
    names = [ministry.name for ministry in workspace.directory.ministries()]
    assert "Ministry of Finance" in names
    assert "Ministry of Health" not in names
    assert "Ministry of Sport" not in names
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if "Sport" in action.text()).trigger()
    assert len(workspace.directory.ministries()) == 4


def test_a_large_step_is_taken_back_on_a_worker(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    tasks = [next(iter(workspace.tasks.add(f"Task {n}").ids("tasks"))) for n in range(70)]
    workspace.tasks.archive(tasks)
    before = len(workspace.tasks.list())
    window.undo()
    assert window.jobs.writing is not None
    qtbot.waitUntil(lambda: len(workspace.tasks.list()) == before + 70)
    qtbot.waitUntil(lambda: not window.jobs.running)


# --- the unexpected, and closing


def test_the_unexpected_folds_its_details(window: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise ValueError("the witness Ortega")

    window.run(fail)
    page = window.current_page()
    assert page is not None
    assert not page.messages.details.isVisible()
    page.messages.unfold.click()
    assert page.messages.details.isVisible()
    assert "ValueError" in page.messages.details.toPlainText()
    assert "Ortega" not in page.messages.details.toPlainText() + caplog.text
    caplog.clear()


def test_the_unexpected_is_told_over_an_open_dialog(
    window: MainWindow, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    question = Question(window, title="A", text="B", act="C", leave="D")
    question.open()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is question)
    window.on_job_failed(ValueError("x"))
    told = question.findChild(UnexpectedDialog)
    assert told is not None
    assert any(button.text() == "Copy details" for button in told.findChildren(QAbstractButton))
    told.reject()
    question.reject()
    caplog.clear()


def test_a_quiet_job_does_not_ask_when_closing(window: MainWindow, qtbot: QtBot) -> None:
    window.recent.add("page", "tasks")
    with qtbot.waitSignal(window.closed):
        window.close()


# --- the groups


def test_every_command_belongs_to_a_group_and_has_a_name(window: MainWindow) -> None:
    listed = [*window.commands.own()]
    assert {each.group for each in listed} <= set(GROUPS)
    assert len({each.id for each in listed}) == len(listed)
