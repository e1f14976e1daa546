"""The pages over a real vault: what is typed is saved, what was saved is shown, what is refused says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from focalpoint.domain.clock import Clock
from focalpoint.domain.tasks import TaskStatus
from focalpoint.services.workspace import Workspace
from focalpoint.ui.inspector.panel import Inspector
from focalpoint.ui.pages.plan.page import PlanPage
from focalpoint.ui.pages.tasks.page import TasksPage
from focalpoint.ui.shell.dialogs import Question
from focalpoint.ui.shell.window import MainWindow
from tests.ui.pages.office import Office, reopen

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
OpenWindow = Callable[..., MainWindow]


def field(window: MainWindow, name: str) -> QWidget:
    """The visible field of the inspector that a screen reader calls by this name."""
    contents = window.inspector.contents()
    if isinstance(contents, Inspector):
        contents.complete()
        QCoreApplication.sendPostedEvents()  # what was just built is shown by them
    found = [
        widget
        for widget in window.inspector.findChildren(QWidget)
        if widget.accessibleName() == name and widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert found, name
    return found[0]


def type_into(qtbot: QtBot, window: MainWindow, name: str, text: str) -> None:
    """Replace the text of a field and leave it."""
    widget = field(window, name)
    widget.setFocus()
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    widget.selectAll()
    QTest.keyClicks(widget, text)
    window.current_page().focus_work()  # type: ignore[union-attr]


def plan_page(window: MainWindow) -> PlanPage:
    page = window.current_page()
    assert isinstance(page, PlanPage)
    return page


def test_a_finish_typed_in_words_is_kept_as_written_with_its_last_day(
    qtbot: QtBot, office: Office, window: MainWindow
) -> None:
    activity = office.ids["Decree on passenger data"]
    window.reveal("plan_nodes", activity)
    type_into(qtbot, window, "Finish", "Q1 2027")
    node = office.workspace.plan.node(activity)
    assert (node.finish, node.finish_text, node.finish_precision) == ("2027-03-31", "Q1 2027", "quarter")
    assert field(window, "Finish").text() == "Q1 2027"  # type: ignore[attr-defined]


def test_a_date_that_cannot_be_read_is_refused_for_a_baseline_and_stays_to_be_mended(
    qtbot: QtBot, office: Office, window: MainWindow
) -> None:
    activity = office.ids["Decree on passenger data"]
    window.reveal("plan_nodes", activity)
    type_into(qtbot, window, "Baseline finish", "soonish")
    assert office.workspace.plan.node(activity).baseline_finish == "2026-11-13"
    assert field(window, "Baseline finish").text() == "soonish"  # type: ignore[attr-defined]


def test_insert_adds_a_sibling_and_opens_its_title(qtbot: QtBot, office: Office, window: MainWindow) -> None:
    page = plan_page(window)
    page.select("plan_nodes", office.ids["Decree on passenger data"])
    page.focus_work()
    QTest.keyClick(page._view, Qt.Key.Key_Insert)
    outline = office.workspace.plan.outline(office.plan_id)
    objective = outline.index[office.ids["Passenger information in use"]]
    titles = [outline.lines[kid].title for kid in outline.children(objective)]
    assert titles == ["Decree on passenger data", "New activity", "System tested at main airport", "In operation"]
    assert page._view.viewport().findChild(QLineEdit) is not None


def test_alt_and_arrows_move_a_node(qtbot: QtBot, office: Office, window: MainWindow) -> None:
    page = plan_page(window)
    node = office.ids["System tested at main airport"]
    page.select("plan_nodes", node)
    page.focus_work()
    QTest.keyClick(page._view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert office.workspace.plan.outline(office.plan_id).wbs[_place(office, node)] == "2.1.1"
    QTest.keyClick(page._view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert office.workspace.plan.outline(office.plan_id).wbs[_place(office, node)] == "2.2"
    QTest.keyClick(page._view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert office.workspace.plan.outline(office.plan_id).wbs[_place(office, node)] == "2.1.3"
    assert page.selected() == ("plan_nodes", node)


def _place(office: Office, node_id: str) -> int:
    return office.workspace.plan.outline(office.plan_id).index[node_id]


def test_delete_archives_every_selected_row_and_undo_brings_them_back(
    qtbot: QtBot, office: Office, window: MainWindow
) -> None:
    page = plan_page(window)
    page.select("plan_nodes", office.ids["Fund for victims"])
    page.focus_work()
    QTest.keyClick(page._view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page._view, Qt.Key.Key_Delete)
    assert office.workspace.plan.node(office.ids["Fund for victims"]).archived
    assert office.workspace.plan.node(office.ids["Guide for judges"]).archived
    window.undo()
    assert not office.workspace.plan.node(office.ids["Guide for judges"]).archived
    assert page._model.index_by_id(office.ids["Guide for judges"]).isValid()


def test_an_edit_of_an_activity_renews_the_figures_above_it(office: Office, window: MainWindow) -> None:
    page = plan_page(window)
    office.workspace.plan.edit(office.ids["Draft law on seizure"], percent=100.0)
    index = page._model.index_by_id(office.ids["Legislation"], 5)
    assert index.data() == "80 %"


def test_a_filter_that_fits_nothing_offers_to_clear_it(qtbot: QtBot, window: MainWindow) -> None:
    page = plan_page(window)
    page.header.filter.setText("zebra")
    qtbot.waitUntil(lambda: page.work.currentWidget() is page._nothing)
    button = next(one for one in page._nothing.findChildren(QPushButton) if one.text() == "Clear the filter")
    button.click()
    assert page.work.currentWidget() is page._view


def test_a_reader_sees_everything_and_is_told_why_nothing_can_be_edited(
    office: Office, clock: Clock, open_window: OpenWindow
) -> None:
    office.workspace.users.add("Rita Reader", roles=["reader"], passphrase="sample sample")
    folder = office.folder
    office.workspace.close()
    from focalpoint.services.opening import unlock

    workspace: Workspace = unlock(folder, user_name="Rita Reader", passphrase="sample sample", clock=clock)
    window = open_window(workspace)
    page = plan_page(window)
    window.reveal("plan_nodes", office.ids["Decree on passenger data"])
    assert not page.header.primary.isEnabled()
    assert page.header.primary.toolTip()
    title = field(window, "Title")
    assert isinstance(title, QPlainTextEdit)
    assert title.isReadOnly()
    assert title.toolTip()


def test_a_vault_open_for_reading_shows_its_plan_without_actions(
    office: Office, clock: Clock, open_window: OpenWindow
) -> None:
    office.workspace.close()
    workspace = reopen(office, clock, write=False)
    if workspace.read_only is None:
        workspace.close()
        return
    window = open_window(workspace)
    assert not plan_page(window).header.primary.isEnabled()


def test_overdue_tasks_are_counted_in_the_navigation_and_shown_late_in_words(
    office: Office, window: MainWindow
) -> None:
    window.go("tasks")
    page = window.current_page()
    assert isinstance(page, TasksPage)
    row = page._model.row_of(office.ids["Statistics on passenger data"])
    due = next(at for at, column in enumerate(page._model.columns) if column.name == "due")
    assert page._model.index(row, due).data() == "12 Oct, late"


def test_a_task_is_completed_and_reopened_only_with_a_reason(qtbot: QtBot, office: Office, window: MainWindow) -> None:
    task = office.ids["Statistics on passenger data"]
    window.reveal("tasks", task)
    page = window.current_page()
    assert isinstance(page, TasksPage)
    page._acts.do("complete")
    assert office.workspace.tasks.get(task).status == TaskStatus.DONE
    page.select("tasks", task)
    page._acts.do("reopen")
    question = page.findChild(Question)
    assert question is not None
    assert not question.act.isEnabled()
    QTest.keyClicks(question.reason, "Figures were incomplete")
    question.act.click()
    assert office.workspace.tasks.get(task).status == TaskStatus.OPEN
    assert office.workspace.history.of("tasks", task)[0].reason == "Figures were incomplete"


def test_a_change_of_ministry_is_shown_on_an_open_plan(office: Office, window: MainWindow) -> None:
    office.workspace.directory.edit_ministry(office.ids["INT"], short_code="MOI")
    page = plan_page(window)
    assert page._model.index_by_id(office.ids["Decree on passenger data"], 2).data() == "MOI"
