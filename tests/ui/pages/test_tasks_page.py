"""The tasks as list, board and reminders: narrowed, moved, reminded, added in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from focalpoint.domain.reminders import Reminded
from focalpoint.services.workspace import Workspace
from focalpoint.ui.pages.tasks.bulk import BulkDialog
from focalpoint.ui.pages.tasks.page import TasksPage
from focalpoint.ui.pages.tasks.reminding import RemindDialog
from focalpoint.ui.shell.dialogs import Question
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.board_lanes import LaneView
from tests.ui.pages.office import Office

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
STATISTICS, GUIDANCE, DRAFT = (
    "Statistics on passenger data",
    "Guidance to remittance agents",
    "Draft article on seizure",
)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> TasksPage:
    page = window.go("tasks")
    assert isinstance(page, TasksPage)
    qtbot.waitUntil(lambda: page._reader.loaded.read and not window.jobs.running)
    return page


def titles(page: TasksPage) -> list[str]:
    return [page._model.record(row).title for row in range(page._model.rowCount())]


def lanes(page: TasksPage) -> dict[str, list[str]]:
    return {
        column.key: [str(column.model.index(row).data()) for row in range(column.model.rowCount())]
        for column in page.board().view._columns
        if column.isVisibleTo(page.board().view)
    }


def lane(page: TasksPage, key: str) -> LaneView:
    return next(column.view for column in page.board().view._columns if column.key == key)


def chips(page: TasksPage) -> list[QToolButton]:
    return [chip for chip in page._filters._shown_chips if chip.isVisible()]


def dialogs(kind: type[QDialog]) -> Iterator[QDialog]:
    yield from (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


# Filters ------------------------------------------------------------------------------------------


def test_another_page_opens_the_list_narrowed_and_the_chips_say_so(page: TasksPage, office: Office) -> None:
    page.context.open_list("tasks", {"only": "overdue", "ministry": office.ids["INT"]})
    assert titles(page) == [STATISTICS]
    assert [chip.text().strip("\u2068\u2069 ✕") for chip in chips(page)] == ["Overdue", "Ministry of the Interior"]
    chips(page)[1].click()
    chips(page)[0].click()
    assert len(titles(page)) == 3
    assert chips(page) == []


def test_clear_shows_every_task(page: TasksPage, office: Office) -> None:
    office.workspace.tasks.complete([office.ids[GUIDANCE]])
    assert GUIDANCE not in titles(page)
    page._filters._clear.click()
    assert GUIDANCE in titles(page)


def test_mine_are_the_tasks_of_the_person_that_the_user_says_to_be(page: TasksPage, office: Office) -> None:
    office.workspace.tasks.edit(office.ids[DRAFT], person_id=office.ids["Svetlana Ivanova"])
    page.show_filtered({"only": "mine"})
    assert titles(page) == []
    me = page._filters._me._person
    assert me.isVisible()
    me.set_code(office.ids["Svetlana Ivanova"])
    me.chosen.emit(office.ids["Svetlana Ivanova"])
    assert titles(page) == [DRAFT]
    assert office.workspace.settings.get("person_id") == office.ids["Svetlana Ivanova"]


# Board --------------------------------------------------------------------------------------------


def test_the_board_has_a_column_for_each_status(page: TasksPage, office: Office) -> None:
    office.workspace.tasks.submit([office.ids[DRAFT]])
    page.header.choose_view("board")
    shown = lanes(page)
    assert list(shown) == ["open", "in_progress", "waiting_validation", "done", "cancelled"]
    assert shown["open"] == [STATISTICS, GUIDANCE]
    assert shown["waiting_validation"] == [DRAFT]
    model = lane(page, "open").model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_ctrl_and_an_arrow_move_a_card_to_the_next_column(page: TasksPage, office: Office) -> None:
    page.header.choose_view("board")
    page.focus_work()
    QTest.keyClick(lane(page, "open"), Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert office.workspace.tasks.get(office.ids[STATISTICS]).status == "in_progress"
    assert lanes(page)["in_progress"] == [STATISTICS]
    office.workspace.undo.undo()
    assert lanes(page)["in_progress"] == []


def test_a_card_is_dropped_on_another_column(page: TasksPage, office: Office) -> None:
    page.header.choose_view("board")
    source, target = lane(page, "open"), lane(page, "waiting_validation")
    data = source.model().mimeData([source.model().index(1, 0)])
    assert data.text() == ""  # nothing that another program could read
    spot = QPointF(target.viewport().rect().center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(spot.toPoint(), Qt.DropAction.MoveAction, data, buttons, keys)
    target.dragEnterEvent(enter)
    assert enter.isAccepted()
    target.dropEvent(QDropEvent(spot, Qt.DropAction.MoveAction, data, buttons, keys))
    assert office.workspace.tasks.get(office.ids[GUIDANCE]).status == "waiting_validation"


def test_a_move_that_needs_a_reason_asks_for_it(page: TasksPage, office: Office) -> None:
    page.header.choose_view("board")
    page.board().move([office.ids[DRAFT]], "cancelled")
    assert office.workspace.tasks.get(office.ids[DRAFT]).status == "open"
    question = next(iter(dialogs(Question)))
    assert isinstance(question, Question)
    question.reason.setText("The law was passed")
    question.act.click()
    assert office.workspace.tasks.get(office.ids[DRAFT]).status == "cancelled"
    assert office.workspace.history.of("tasks", office.ids[DRAFT])[0].reason == "The law was passed"


def test_by_ministry_a_move_assigns(page: TasksPage, office: Office) -> None:
    page.header.choose_view("board")
    page.group_by("ministry")
    assert lanes(page)[office.ids["JUS"]] == [DRAFT]
    page.board().move([office.ids[DRAFT]], office.ids["FIN"])
    assert office.workspace.tasks.get(office.ids[DRAFT]).ministry_id == office.ids["FIN"]


def test_arrows_to_the_side_go_to_the_next_column_with_cards_and_mirror(page: TasksPage, office: Office) -> None:
    office.workspace.tasks.submit([office.ids[DRAFT]])
    page.header.choose_view("board")
    page.focus_work()
    QTest.keyClick(lane(page, "open"), Qt.Key.Key_Right)
    assert lane(page, "waiting_validation").hasFocus()
    assert page.chosen_ids() == [office.ids[DRAFT]]
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(lane(page, "waiting_validation"), Qt.Key.Key_Right)
    assert lane(page, "open").hasFocus()


def test_a_reader_cannot_move_cards(
    office: Office, open_window: Callable[..., MainWindow], qtbot: QtBot, clock: object
) -> None:
    from focalpoint.services.opening import unlock

    office.workspace.users.add("Reader", roles=["reader"], passphrase="another one")
    office.workspace.close()
    reader = unlock(office.folder, user_name="Reader", passphrase="another one", clock=clock)  # type: ignore[arg-type]
    window = open_window(reader, page="tasks")
    page = window.current_page()
    assert isinstance(page, TasksPage)
    qtbot.waitUntil(lambda: page._reader.loaded.read)
    page.header.choose_view("board")
    assert not lane(page, "open").may_drop
    assert not lane(page, "open").dragEnabled()


# Quick add ----------------------------------------------------------------------------------------


def test_a_task_is_added_in_one_line_with_what_was_understood(page: TasksPage, office: Office) -> None:
    line = page._quick.line
    line.setFocus()
    QTest.keyClicks(line, "Send the figures @jus !high 15 Dec")
    page._quick._understand()
    shown = [chip.text().strip("\u2068\u2069 ✕").rstrip("\u2069") for chip in page._quick._chips]
    assert shown == ["JUS", "High", "15 Dec"]
    QTest.keyClick(line, Qt.Key.Key_Return)
    made = next(task for task in office.workspace.tasks.list() if task.title == "Send the figures")
    assert (made.ministry_id, made.priority, made.due) == (office.ids["JUS"], "high", "2026-12-15")
    assert line.text() == ""
    assert line.hasFocus()


def test_a_chip_gives_its_words_back_to_the_title(page: TasksPage, office: Office) -> None:
    page.type_quick("Plan for 15 Dec")
    page._quick._understand()
    page._quick._chips[0].click()
    QTest.keyClick(page._quick.line, Qt.Key.Key_Return)
    made = next(task for task in office.workspace.tasks.list() if task.title == "Plan for 15 Dec")
    assert made.due is None


def test_a_pasted_page_becomes_one_title(page: TasksPage, office: Office) -> None:
    page.type_quick("x" * 10_000_000)
    assert len(page._quick.text()) == 2000
    QTest.keyClick(page._quick.line, Qt.Key.Key_Return)
    assert any(task.title == "x" * 2000 for task in office.workspace.tasks.list())


# Reminders ----------------------------------------------------------------------------------------


def reminders(page: TasksPage, qtbot: QtBot) -> None:
    page.header.choose_view("reminders")
    qtbot.waitUntil(lambda: page.reminders()._model.rowCount() > 0)


def test_the_ministry_that_is_latest_comes_first_and_is_reminded(page: TasksPage, office: Office, qtbot: QtBot) -> None:
    reminders(page, qtbot)
    view = page.reminders()
    QAbstractItemModelTester(view._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert "Ministry of the Interior" in str(view._model.index(0, 0).data())
    assert "1 of them late" in str(view._model.index(0, 0).data())
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Remind…" and one.isVisible())
    button.click()
    dialog = next(iter(dialogs(RemindDialog)))
    assert isinstance(dialog, RemindDialog)
    assert "41 days late" in dialog._body.toPlainText()
    dialog._copy.click()
    assert QGuiApplication.clipboard().text().startswith(f"Reminder: {STATISTICS}")
    assert office.workspace.reminders.reminded(office.ids[STATISTICS]) == Reminded(1, "2026-11-22")
    page.window().undo()  # type: ignore[attr-defined]
    assert office.workspace.reminders.reminded(office.ids[STATISTICS]) == Reminded()


def test_a_letter_is_written_in_the_language_of_its_reader(page: TasksPage, office: Office, tmp_path: Path) -> None:
    office.workspace.directory.edit_person(office.ids["Amina Bello"], language="fr", email="amina@example.org")
    page._acts.do("remind", office.ids[STATISTICS])
    dialog = next(iter(dialogs(RemindDialog)))
    assert isinstance(dialog, RemindDialog)
    assert dialog._in.code() == "fr"
    assert "Amina Bello" in dialog._body.toPlainText()
    dialog._in.set_code("ar")
    dialog._write()
    assert dialog._body.layoutDirection() == Qt.LayoutDirection.RightToLeft
    dialog.reject()


def test_a_letter_saved_as_a_file_is_noted_when_it_stands_there(
    page: TasksPage, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    page._acts.do("remind", office.ids[STATISTICS])
    dialog = next(iter(dialogs(RemindDialog)))
    assert isinstance(dialog, RemindDialog)
    dialog.save_to(tmp_path / "letter.eml")
    qtbot.waitUntil(lambda: office.workspace.reminders.reminded(office.ids[STATISTICS]).times == 1)
    assert b"X-Unsent: 1" in (tmp_path / "letter.eml").read_bytes()


# Several tasks ------------------------------------------------------------------------------------


def plain(text: object) -> str:
    """Without the marks that keep directions apart."""
    return "".join(letter for letter in str(text) if not "\u2066" <= letter <= "\u2069")


def test_several_tasks_change_after_a_preview_as_one_step(page: TasksPage, office: Office) -> None:
    page._view.selectAll()
    page.menus.edit_all()
    dialog = next(iter(dialogs(BulkDialog)))
    assert isinstance(dialog, BulkDialog)
    assert not dialog.act.isEnabled()
    dialog._choices["priority"].set_code("urgent")
    dialog._renew()
    preview = dialog.model
    cells = [[plain(preview.index(row, column).data()) for column in (1, 2, 3)] for row in range(preview.rowCount())]
    assert [STATISTICS, "✓ Changes", "High → Urgent"] in cells
    assert [GUIDANCE, "✓ Changes", "Normal → Urgent"] in cells
    assert dialog.act.text() == "Change 2 tasks"
    dialog.act.click()
    assert {task.priority for task in office.workspace.tasks.list()} == {"urgent"}
    office.workspace.undo.undo()
    assert office.workspace.tasks.get(office.ids[GUIDANCE]).priority == "normal"


def test_the_menu_opens_at_a_card_and_a_row(page: TasksPage, office: Office) -> None:
    page.select("tasks", office.ids[DRAFT])
    menu = page.menus.context_menu(page)
    words = [action.text() for action in menu.actions() if action.text()]
    assert {"Complete", "Remind…", "Move to", "Change several…", "Attach files…"} <= set(words)
    moves = next(action.menu() for action in menu.actions() if action.text() == "Move to")
    assert isinstance(moves, QMenu)
    offered = [action.text() for action in moves.actions() if action.isEnabled()]
    assert offered == ["In progress", "Waiting for validation", "Done", "Cancelled"]
    menu.deleteLater()


def test_names_follow_the_workspace(office: Office, page: TasksPage) -> None:
    workspace: Workspace = office.workspace
    workspace.directory.edit_ministry(office.ids["FIN"], short_code="TRE")
    page.header.choose_view("board")
    assert "TRE" in str(lane(page, "open").model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
