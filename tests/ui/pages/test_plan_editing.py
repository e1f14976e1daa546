"""Cells edited where they stand, rows narrowed, moved and changed together: by the keys that a person has."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from focalpoint.domain.clock import Clock
from focalpoint.services.workspace import Workspace
from focalpoint.ui.inspector.computed import ComputedPopover
from focalpoint.ui.inspector.node import NodeInspector
from focalpoint.ui.inspector.several import SeveralInspector
from focalpoint.ui.pages.plan.bulk import BulkDialog
from focalpoint.ui.pages.plan.columnmenu import fill_column_menu, move_column
from focalpoint.ui.pages.plan.columns import Column
from focalpoint.ui.pages.plan.page import PlanPage
from focalpoint.ui.pages.plan.view import PlanView
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.tables import shown_columns
from tests.ui.pages.office import Office, reopen

_POPUPS = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", "propagateSizeHints")
KEY = Qt.Key
DECREE = "Decree on passenger data"


@pytest.fixture
def page(window: MainWindow) -> PlanPage:
    found = window.current_page()
    assert isinstance(found, PlanPage)
    return found


@pytest.fixture
def view(qtbot: QtBot, page: PlanPage) -> PlanView:
    tree = page.findChild(PlanView)
    assert isinstance(tree, PlanView)
    qtbot.waitUntil(lambda: tree.model().rowCount() > 0)
    tree.setFocus()
    return tree


def open_editor(qtbot: QtBot, view: PlanView, kind: type[QLineEdit | QComboBox] = QLineEdit) -> QLineEdit | QComboBox:
    def editor() -> QLineEdit | QComboBox | None:
        return next(
            (one for one in view.viewport().findChildren(kind) if one.property("inCell") and one.isVisible()), None
        )

    qtbot.waitUntil(lambda: editor() is not None)
    found = editor()
    assert found is not None
    qtbot.waitUntil(lambda: found.hasFocus() or view.window().focusWidget() is found)
    return found


def type_over(editor: QLineEdit | QComboBox, text: str, key: Qt.Key) -> None:
    QTest.keyClick(editor, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, key)


def closed(view: PlanView) -> bool:
    return not view.desk.editing


@_POPUPS
def test_f2_edits_the_cell_tab_goes_on_and_escape_leaves_it(qtbot: QtBot, office: Office, view: PlanView) -> None:
    node = office.ids[DECREE]
    view.select_id(node)
    QTest.keyClick(view, KEY.Key_F2)
    type_over(open_editor(qtbot, view), "Decree on flights", KEY.Key_Tab)
    qtbot.waitUntil(lambda: office.workspace.plan.node(node).title == "Decree on flights")
    lead = open_editor(qtbot, view, QComboBox)
    assert view.desk.place == (node, Column.LEAD)
    QTest.keyClick(lead, KEY.Key_Escape)  # the list of choices
    QTest.keyClick(lead, KEY.Key_Escape)
    qtbot.waitUntil(lambda: closed(view))
    assert office.workspace.plan.node(node).lead_id == office.ids["INT"]


def test_a_date_is_typed_as_one_writes_it(qtbot: QtBot, office: Office, view: PlanView) -> None:
    node = office.ids[DECREE]
    view.edit_cell(node, Column.FINISH)
    type_over(open_editor(qtbot, view), "15 Jan 2027", KEY.Key_Return)
    qtbot.waitUntil(lambda: closed(view))
    assert office.workspace.plan.node(node).finish == "2027-01-15"
    assert view.hasFocus()


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        (Column.PERCENT, "140", "not a percent between 0 and 100"),
        (Column.PERCENT, "much", "is not a number"),
        (Column.FINISH, "one day", "is not a date"),
        (Column.FINISH, "1 Jan 2020", "before the start"),
        (Column.TITLE, " ", "title is missing"),
    ],
)
def test_a_wrong_value_says_why_and_keeps_what_was_typed(
    qtbot: QtBot, office: Office, page: PlanPage, view: PlanView, column: Column, typed: str, said: str
) -> None:
    before = office.workspace.plan.node(office.ids[DECREE])
    view.edit_cell(office.ids[DECREE], column)
    editor = open_editor(qtbot, view)
    type_over(editor, typed, KEY.Key_Return)
    assert said in page.messages.text()
    assert isinstance(editor, QLineEdit)
    assert editor.isVisible()
    assert editor.text() == typed
    assert office.workspace.plan.node(office.ids[DECREE]) == before
    QTest.keyClick(editor, KEY.Key_Escape)
    qtbot.waitUntil(lambda: closed(view))


def test_a_digit_typed_on_a_percent_replaces_it(qtbot: QtBot, office: Office, view: PlanView) -> None:
    node = office.ids[DECREE]
    view.select_id(node, Column.PERCENT)
    QTest.keyClick(view, KEY.Key_8)
    editor = open_editor(qtbot, view)
    QTest.keyClicks(editor, "5")
    QTest.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: office.workspace.plan.node(node).percent == 85.0)


@_POPUPS
def test_enter_on_a_computed_figure_says_how_it_was_computed(qtbot: QtBot, office: Office, view: PlanView) -> None:
    view.select_id(office.ids["Borders"], Column.PERCENT)
    QTest.keyClick(view, KEY.Key_Return)
    popover = view.findChild(ComputedPopover)
    assert popover is not None
    assert "By what is below" in popover.accessibleName()
    popover.close()


def test_several_rows_move_down_and_in_together_by_keys(qtbot: QtBot, office: Office, view: PlanView) -> None:
    first, second = office.ids["Draft law on seizure"], office.ids["Decree on confiscation"]
    objective = office.ids["Laws adopted"]
    view.select_ids([first, second])
    office.workspace.undo.clear()
    QTest.keyClick(view, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    outline = office.workspace.plan.outline(office.plan_id)
    assert [outline.lines[outline.parents[outline.index[node]]].title for node in (first, second)] == [
        "Legislation"
    ] * 2
    assert view.selected_ids() == [first, second]
    QTest.keyClick(view, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert office.workspace.plan.node(second).parent_id == objective
    office.workspace.undo.undo()
    office.workspace.undo.undo()
    assert office.workspace.undo.undo_step is None


def test_rows_dropped_elsewhere_move_and_below_themselves_are_refused(office: Office, view: PlanView) -> None:
    node, pillar = office.ids[DECREE], office.ids["Rights and victims"]
    view.dropped.emit([node], pillar, office.ids["Victims supported"])
    assert office.workspace.plan.node(node).parent_id == pillar
    assert view.why_not_drop([pillar], node, None).endswith("it stays where it was.")


def test_chips_narrow_the_tree_and_keep_what_stands_above(
    qtbot: QtBot, office: Office, page: PlanPage, view: PlanView
) -> None:
    office.workspace.plan.edit(office.ids[DECREE], blocked=1, blocked_reason="No budget")
    chip = next(button for button in page.findChildren(QToolButton) if button.accessibleName() == "Blocked")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    shown = [office.ids["Borders"], office.ids["Passenger information in use"], office.ids[DECREE]]
    view.selectAll()
    assert view.selected_ids() == shown
    assert "✓" in chip.text()
    clear = next(button for button in page.findChildren(QPushButton) if button.accessibleName() == "Clear the filters")
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    view.selectAll()
    assert len(view.selected_ids()) == 13


def test_a_figure_elsewhere_opens_the_rows_behind_it(office: Office, page: PlanPage, view: PlanView) -> None:
    page.show_filtered({"ministry": office.ids["INT"]})
    view.selectAll()
    assert office.ids["In operation"] not in view.selected_ids()
    page.show_filtered({"only": "overdue"})
    assert page.work.currentWidget() is not view


def test_several_rows_change_together_after_a_preview(
    qtbot: QtBot, office: Office, page: PlanPage, view: PlanView
) -> None:
    both = [office.ids["Draft law on seizure"], office.ids["Decree on confiscation"]]
    view.select_ids(both)
    QTest.keyClick(view, KEY.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = page.findChild(BulkDialog)
    assert dialog is not None
    assert not dialog.act.isEnabled()
    QTest.keyClicks(dialog.days.line, "14")
    qtbot.waitUntil(dialog.act.isEnabled)
    texts = [str(dialog.model.index(row, 4).data()) for row in range(2)]
    assert all("11 Dec 2026" in text and "25 Dec 2026" in text for text in texts)
    office.workspace.undo.clear()
    QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert [office.workspace.plan.node(node).finish for node in both] == ["2026-12-25"] * 2
    office.workspace.undo.undo()
    assert [office.workspace.plan.node(node).finish for node in both] == ["2026-12-11"] * 2


def test_several_rows_show_what_they_have_in_common_and_the_way_to_change_them(
    qtbot: QtBot, office: Office, window: MainWindow, page: PlanPage, view: PlanView
) -> None:
    both = [office.ids["Draft law on seizure"], office.ids["Decree on confiscation"]]
    view.select_ids(both)
    qtbot.waitUntil(lambda: isinstance(window.inspector.contents(), SeveralInspector))
    summary = window.inspector.contents()
    assert isinstance(summary, SeveralInspector)
    texts = [each.text() for each in summary.findChildren(QLabel)]
    assert "2 entries selected" in texts
    assert "Lead" in texts
    office.workspace.plan.edit(both[0], weight=7.0)
    qtbot.waitUntil(lambda: any("2 different values" in each.text() for each in summary.findChildren(QLabel)))
    button = next(each for each in summary.findChildren(QPushButton) if each.text() == "Change selected rows…")
    button.click()
    assert page.findChild(BulkDialog) is not None
    view.select_ids(both[:1])
    qtbot.waitUntil(lambda: isinstance(window.inspector.contents(), NodeInspector))


def test_a_saved_view_brings_columns_filter_and_order_back(
    qtbot: QtBot, office: Office, page: PlanPage, view: PlanView
) -> None:
    page.header.filter.setText("decree")
    view.setColumnHidden(Column.STATUS, False)
    view.setColumnHidden(Column.LEAD, True)
    view.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    office.workspace.views.save("plan", "Decrees", page._views._capture())
    page.header.filter.clear()
    view.restore_columns()
    view.sortByColumn(Column.WBS, Qt.SortOrder.AscendingOrder)
    page._views.show_view(office.workspace.views.list("plan")[0])
    qtbot.waitUntil(lambda: page.header.filter.text() == "decree")
    assert not view.isColumnHidden(Column.STATUS)
    assert view.isColumnHidden(Column.LEAD)
    assert view.header().sortIndicatorSection() == Column.TITLE


def test_what_changed_since_a_day_is_a_view_of_the_page(qtbot: QtBot, office: Office, page: PlanPage) -> None:
    page.header.choose_view("changes")
    pane = page._comparison()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 13)
    assert "no plan in this vault yet" in pane.summary
    sheet = page.print_sheet()
    assert sheet is not None
    assert "23 Oct 2026" in sheet.title
    assert pane.table.copy().split("\n")[0].split("\t")[:3] == ["No.", "Title", "What changed"]


def test_nothing_is_edited_where_the_vault_is_only_read(
    qtbot: QtBot, office: Office, open_window: Callable[[Workspace], MainWindow], clock: Clock
) -> None:
    office.workspace.close()
    window = open_window(reopen(office, clock, write=False))
    tree = window.findChild(PlanView)
    assert isinstance(tree, PlanView)
    qtbot.waitUntil(lambda: tree.model().rowCount() > 0)
    assert not tree.edit_cell(office.ids[DECREE], Column.TITLE)
    assert tree.why_not_drop([office.ids[DECREE]], None, None)


def test_a_column_is_shown_moved_and_put_back_from_a_menu(office: Office, page: PlanPage, view: PlanView) -> None:
    menu = QMenu(page)
    fill_column_menu(menu, view, page.context.language)
    tick = next(action for action in menu.actions() if action.text() == "Slippage")
    tick.trigger()
    assert not view.isColumnHidden(Column.SLIPPAGE)
    assert view.columnWidth(Column.SLIPPAGE) > 40
    before = shown_columns(view.header())
    move_column(view, Column.FINISH, -1)
    after = shown_columns(view.header())
    assert after.index(Column.FINISH) == before.index(Column.FINISH) - 1
    next(action for action in menu.actions() if action.text() == "First widths and order").trigger()
    assert view.isColumnHidden(Column.SLIPPAGE)
