"""The frame: going places by label and key, searching, undo, languages, refusals, closing."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import NotFoundError
from focalpoint.language import LANGUAGES
from focalpoint.services.workspace import Workspace
from focalpoint.ui.shell.context import Page, PageContext, PageDescriptor
from focalpoint.ui.shell.dialogs import Question
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.navigation import NavigationItem
from focalpoint.ui.shell.window import MainWindow


def press(qtbot: QtBot, widget: QWidget, keys: Qt.Key, *with_: Qt.KeyboardModifier) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    for one in with_:
        modifiers |= one
    qtbot.keyClick(widget, keys, modifiers)


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def item(window: MainWindow, words: str) -> NavigationItem:
    return next(found for found in window.navigation.findChildren(NavigationItem) if found.text() == words)


def test_a_click_on_a_pages_name_goes_there(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(item(window, "Directory"), Qt.MouseButton.LeftButton)
    assert window.current_name() == "directory"
    assert item(window, "Directory").isChecked()


def test_alt_and_a_number_go_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    first, second = window.navigation.order[:2]
    press(qtbot, window, Qt.Key.Key_2, ALT)
    assert window.current_name() == second
    press(qtbot, window, Qt.Key.Key_1, ALT)
    assert window.current_name() == first


def test_ctrl_comma_opens_settings(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_Comma, CTRL)
    assert window.current_name() == "settings"


def test_pages_are_built_when_they_are_first_shown(window: MainWindow) -> None:
    first = window.navigation.order[0]
    assert list(window.open_pages()) == [first]
    window.go("tasks")
    assert list(window.open_pages()) == [first, "tasks"]


def test_the_palette_finds_a_page_by_part_of_its_name(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    assert window.palette_box.isVisible()
    qtbot.keyClicks(window.palette_box.line, "direc")
    assert window.palette_box.titles()[0] == "Directory"
    press(qtbot, window.palette_box.line, Qt.Key.Key_Return)
    assert window.current_name() == "directory"
    assert not window.palette_box.isVisible()


def test_the_palette_finds_a_record_and_reveals_it(window: MainWindow, qtbot: QtBot, workspace: Workspace) -> None:
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(window.palette_box.line, "passenger")
    qtbot.waitUntil(lambda: "Statistics on passenger data" in window.palette_box.titles())
    press(qtbot, window.palette_box.line, Qt.Key.Key_Return)
    assert window.current_name() == "tasks"
    page = window.current_page()
    assert page is not None
    (task,) = workspace.tasks.list()
    assert page.selected() == ("tasks", task.id)
    assert window.inspector.contents() is not None


def test_an_answer_that_comes_too_late_is_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.palette_box.open()
    window.palette_box.line.setText("passenger")
    window.palette_box.line.setText("zzzz")
    qtbot.wait(300)
    assert window.palette_box.titles() == []


def test_escape_closes_the_palette_and_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    window.top.search.setFocus()
    window.palette_box.open()
    press(qtbot, window.palette_box.line, Qt.Key.Key_Escape)
    assert not window.palette_box.isVisible()


def test_the_palette_speaks_english_too(window: MainWindow, qtbot: QtBot) -> None:
    window.set_language("fr")
    window.palette_box.open()
    qtbot.keyClicks(window.palette_box.line, "dark colours")
    assert window.palette_box.titles()[0] == window.context.language.gettext("Dark colours") != "Dark colours"


def test_undo_and_redo_by_keys(window: MainWindow, qtbot: QtBot, workspace: Workspace) -> None:
    window.run(lambda: workspace.directory.add_ministry("Ministry of Finance"))
    assert "Ctrl+Z" in window.top.undo.toolTip()
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert [m.name for m in workspace.directory.ministries()] == ["Ministry of Justice"]
    press(qtbot, window, Qt.Key.Key_Z, CTRL, SHIFT)
    assert sorted(m.name for m in workspace.directory.ministries()) == ["Ministry of Finance", "Ministry of Justice"]
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    press(qtbot, window, Qt.Key.Key_Y, CTRL)
    assert len(workspace.directory.ministries()) == 2


def test_undo_is_disabled_with_a_reason_when_there_is_nothing(
    make_window: Callable[..., MainWindow], workspace: Workspace
) -> None:
    workspace.undo.clear()
    window = make_window(workspace)
    assert not window.top.undo.isEnabled()
    assert window.top.undo.toolTip() == "There is nothing to undo."


def test_a_refusal_is_a_sentence_on_the_page_and_no_act(window: MainWindow) -> None:
    def refuse() -> None:
        raise NotFoundError(what="tasks")

    assert not window.run(refuse)
    page = window.current_page()
    assert page is not None
    assert "not found" in page.messages.text()
    assert window.run(lambda: None)
    assert page.messages.text() == ""


def test_the_unexpected_is_told_calmly_and_without_content(
    window: MainWindow, caplog: pytest.LogCaptureFixture, qapp: QApplication
) -> None:
    def break_down() -> None:
        raise ValueError("the witness Ortega")

    assert not window.run(break_down)
    page = window.current_page()
    assert page is not None
    assert "What was saved before is safe" in page.messages.text()
    copy = next(b for b in page.messages.findChildren(QAbstractButton) if b.text() == "Copy details")
    copy.click()
    assert "ValueError" in qapp.clipboard().text()
    assert "Ortega" not in qapp.clipboard().text() + caplog.text
    caplog.clear()


def test_while_a_job_writes_an_act_is_refused_instead_of_freezing(window: MainWindow, qtbot: QtBot) -> None:
    go_on = threading.Event()
    job = window.jobs.create("Importing", lambda _progress: go_on.wait(5), writes=True)
    done: list[str] = []
    job.start()
    assert not window.run(lambda: done.append("acted"))
    page = window.current_page()
    assert page is not None
    assert "Importing" in page.messages.text()
    with qtbot.waitSignal(job.finished):
        go_on.set()
    assert done == []
    assert window.run(lambda: done.append("acted"))


def test_a_long_job_shows_in_the_status_bar_and_can_be_cancelled(window: MainWindow, qtbot: QtBot) -> None:
    def work(progress: object) -> None:
        for done in range(100_000):
            progress.step(done % 100, 100)  # type: ignore[attr-defined]
            threading.Event().wait(0.005)

    job = window.jobs.create("Exporting", work)
    job.start()
    qtbot.waitUntil(window.status.cancel.isVisible)
    assert any("Exporting" in shown.text() for shown in window.status.findChildren(QLabel))
    with qtbot.waitSignal(job.cancelled):
        qtbot.mouseClick(window.status.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.status.cancel.isVisible())


def test_closing_while_a_job_works_asks_first(window: MainWindow, qtbot: QtBot) -> None:
    stopped = threading.Event()

    def work(progress: object) -> None:
        while not stopped.wait(0.005):
            progress.step(1, 2)  # type: ignore[attr-defined]

    job = window.jobs.create("Exporting", work)
    job.start()
    window.close()
    assert window.isVisible()
    question = window.findChild(Question)
    assert question is not None
    question.leave.click()  # let it finish: the window stays, and so does the work
    assert window.isVisible()
    assert job.running
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.close()
    question = window.findChild(Question)
    assert question is not None
    with qtbot.waitSignals([job.cancelled, window.closed]):
        question.act.click()
    assert not window.isVisible()


def test_the_language_is_switched_live_twice_through_all_six(window: MainWindow, qapp: QApplication) -> None:
    for name in window.navigation.order:
        window.go(name)
    english = texts(window)
    for code in (*LANGUAGES, *LANGUAGES):
        window.set_language(code)
        rtl = code == "ar"
        wanted = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        assert qapp.layoutDirection() == wanted
        assert window.navigation.layoutDirection() == wanted
        window.columns.activate()
        assert (window.navigation.mapTo(window, window.navigation.rect().center()).x() > window.width() / 2) == rtl
        assert window.top.language.accessibleName().endswith(window.top.language.toolTip()[-4:])
    window.set_language("en")
    assert texts(window) == english


def texts(window: MainWindow) -> list[str]:
    """Every text of labels and buttons that are there, whether they are seen or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = [w.text() for w in window.findChildren(QLabel) + window.findChildren(QAbstractButton)]
    return sorted(text for text in found if text)


def test_every_widget_that_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    unnamed = []
    for name in window.navigation.order:
        page = window.go(name)
        for view in page.header.view_names() or [""]:
            if view:
                page.header.choose_view(view)
            unnamed += [
                f"{name}/{view}: {type(w).__name__} {w.objectName()}"
                for w in window.findChildren(QWidget)
                if w.isVisible()
                and w.focusPolicy() & Qt.FocusPolicy.TabFocus
                and not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))
                and not w.objectName().startswith("qt_")
                and not isinstance(w.parentWidget(), QComboBox)
            ]
    assert not unnamed


def test_the_navigation_folds_to_icons_in_a_narrow_window(window: MainWindow) -> None:
    wide = window.navigation.width()
    assert not window.navigation.folded
    window.resize(1000, 700)
    assert window.navigation.folded
    assert window.navigation.width() < wide / 2
    window.resize(1366, 768)
    assert not window.navigation.folded


def test_text_zoom_by_keys(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.font().pointSizeF()
    press(qtbot, window, Qt.Key.Key_Plus, CTRL)
    assert qapp.font().pointSizeF() > before
    press(qtbot, window, Qt.Key.Key_0, CTRL)
    assert qapp.font().pointSizeF() == before


def test_f6_goes_round_the_panes(window: MainWindow, qtbot: QtBot) -> None:
    visited = []
    window.go("settings")
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_F6)
        focused = window.focusWidget()
        assert focused is not None
        visited.append(
            next(
                name
                for name, pane in (("nav", window.navigation), ("page", window.stack), ("top", window.top))
                if pane.isAncestorOf(focused)
            )
        )
    assert sorted(visited) == ["nav", "page", "top"]


def test_ctrl_l_asks_for_the_lock(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lock_asked):
        press(qtbot, window, Qt.Key.Key_L, CTRL)


def test_the_last_page_is_opened_again(make_window: Callable[..., MainWindow], workspace: Workspace) -> None:
    memory = WindowMemory(None)
    first = make_window(workspace, memory=memory)
    first.go("directory")
    first.close()
    assert make_window(workspace, memory=memory).current_name() == "directory"


class CountingPage(Page):
    """Counts how often it is refreshed."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.seen: list[ChangeSet | None] = []
        self.line = QLineEdit()
        self.line.setAccessibleName("line")
        self.show_work(self.line)

    def title(self) -> str:
        return "Counting"

    def retranslate(self) -> None:
        super().retranslate()

    def refresh(self, change_set: ChangeSet | None) -> None:
        self.seen.append(change_set)


def test_only_the_page_that_is_seen_is_refreshed_at_once(
    make_window: Callable[..., MainWindow], workspace: Workspace
) -> None:
    pages = [PageDescriptor(name, "plan", name, at, CountingPage) for at, name in enumerate(("one", "two"))]
    window = make_window(workspace, pages=pages)
    one, two = window.go("one"), window.go("two")
    assert isinstance(one, CountingPage)
    assert isinstance(two, CountingPage)
    change = workspace.directory.add_ministry("Ministry of Finance")
    assert two.seen == [None, change]
    assert one.seen == [None]
    window.go("one")
    assert one.seen == [None, None]


def test_a_change_by_a_worker_reaches_the_page_on_the_windows_thread(
    make_window: Callable[..., MainWindow], workspace: Workspace, qtbot: QtBot
) -> None:
    window = make_window(workspace, pages=[PageDescriptor("one", "plan", "one", 1, CountingPage)])
    page = window.go("one")
    assert isinstance(page, CountingPage)
    threads: list[int] = []
    page.refresh = lambda change_set: threads.append(threading.get_ident())  # type: ignore[method-assign]
    job = window.jobs.create("", lambda _p: workspace.directory.add_ministry("Ministry of Finance"), writes=True)
    with qtbot.waitSignal(job.finished):
        job.start()
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.get_ident()]


def test_the_badge_counts_what_needs_attention(make_window: Callable[..., MainWindow], workspace: Workspace) -> None:
    page = PageDescriptor(
        "one",
        "plan",
        "one",
        1,
        CountingPage,
        badge=lambda opened: len(opened.directory.ministries()),
        badge_entities=frozenset({"ministries"}),
    )
    window = make_window(workspace, pages=[page])
    shown, _fold = window.navigation.findChildren(NavigationItem)
    assert shown.count == 1
    workspace.directory.add_ministry("Ministry of Finance")
    assert shown.count == 2
    assert "2 items" in shown.accessibleName()


def test_leaving_the_line_closes_the_palette(window: MainWindow) -> None:
    window.palette_box.open()
    QApplication.sendEvent(window.palette_box.line, QFocusEvent(QFocusEvent.Type.FocusOut))
    assert not window.palette_box.isVisible()


def test_the_pages_are_announced_as_one_of_several(window: MainWindow) -> None:
    window.go("tasks")
    tasks, fold = item(window, "Tasks"), window.navigation.folder
    heard = QAccessible.queryAccessibleInterface(tasks)
    assert heard.role() == QAccessible.Role.RadioButton
    assert heard.state().checked
    assert QAccessible.queryAccessibleInterface(fold).role() == QAccessible.Role.Button
