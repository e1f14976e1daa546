"""The plan's tree as a comparison: rows that changed, what they said, what was removed, and the way back to all."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from focalpoint.domain.plan import PlanLine
from focalpoint.domain.plan_merged import merged
from focalpoint.domain.plan_past import Beside, PastPlan, compare, past_plan
from focalpoint.language import Language, plain_order
from focalpoint.ui.inspector.plan import PlanInspector
from focalpoint.ui.pages.plan.columns import Column
from focalpoint.ui.pages.plan.compare_cells import WAS_ROLE, Changed, PastModel, past_content
from focalpoint.ui.pages.plan.page import PlanPage
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.tables import choose_row
from tests.ui.pages.office import Office
from tests.ui.pages.test_plan_tree import NAMES, TODAY, line

DAY = date(2026, 10, 22)


def plan(day: date, *lines: PlanLine, supporting: tuple[str, ...] = ()) -> PastPlan:
    return past_plan(lines, None, day, {each.id: Beside(supporting_ids=supporting) for each in lines if each.id == "a"})


@pytest.fixture
def model() -> PastModel:
    pillar = line("p", None, 0, "Borders", kind="pillar", percent_source="by_children")
    then = plan(
        DAY,
        pillar,
        line("a", "p", 0, "Decree", finish="2026-12-01", start="2026-01-01"),
        line("gone", "p", 1, "Study", finish="2027-02-01"),
        line("same", "p", 2, "Training", finish="2028-12-01", percent=None),
        supporting=("j",),
    )
    now = plan(
        TODAY,
        pillar,
        line("a", "p", 0, "Decree", finish="2026-12-15", start="2026-01-01", lead_id="j"),
        line("same", "p", 1, "Training", finish="2028-12-01", percent=None),
        line("new", "p", 2, "Bridge", finish="2028-12-01"),
        supporting=("m",),
    )
    made = PastModel(Language("en"))
    made.show(past_content(merged(compare(then, now)), NAMES))
    return made


def said(model: PastModel, node_id: str, column: Column, role: int = WAS_ROLE) -> object:
    found = model.data(model.index_by_id(node_id, column), role)
    return plain_order(found).replace("\u2068", "").replace("\u2069", "") if isinstance(found, str) else found


def test_only_rows_that_changed_are_shown_with_those_above_them(model: PastModel) -> None:
    assert [model.index_by_id(node_id).isValid() for node_id in ("p", "a", "gone", "new", "same")] == [True] * 4 + [
        False
    ]
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_narrowing(Changed(only=False))
    assert model.index_by_id("same").isValid()
    assert said(model, "same", Column.FINISH) is None


def test_a_changed_cell_says_what_it_said_then(model: PastModel) -> None:
    assert said(model, "a", Column.FINISH) == "was 1 Dec 2026"
    assert said(model, "a", Column.LEAD) == "was INT"
    assert said(model, "a", Column.SUPPORT) == "was JUS"
    assert said(model, "a", Column.START) == ""
    assert "◷ Dates, +14 days" in str(said(model, "a", Column.TITLE))
    spoken = said(model, "a", Column.FINISH, int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "15 Dec 2026; was 1 Dec 2026"


def test_what_came_and_went_is_marked_with_a_sign_and_a_word(model: PastModel) -> None:
    assert said(model, "new", Column.TITLE) == "＋ Added"
    assert said(model, "gone", Column.TITLE) == "－ Removed"
    font = model.data(model.index_by_id("gone"), Qt.ItemDataRole.FontRole)
    assert isinstance(font, QFont)
    assert font.strikeOut()
    parent = model.index_by_id("p", 0)
    titles = [model.index(row, Column.TITLE, parent).data() for row in range(model.rowCount(parent))]
    assert titles == ["Decree", "Study", "Bridge"]
    assert model.rowCount(QModelIndex()) == 1


def test_paper_says_both(model: PastModel) -> None:
    node = model.content.outline.index["a"]
    whole = plain_order(model.cells.whole(node, Column.FINISH))
    assert "1 Dec 2026" in whole
    assert "15 Dec 2026" in whole


def test_a_comparison_filtered_to_nothing_offers_the_way_back(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go("plan")
    assert isinstance(page, PlanPage)
    page.header.choose_view("changes")
    pane = page._comparison()
    qtbot.waitUntil(lambda: pane.tree_model.shown_count > 0)
    page.header.filter.setText("zzzz")
    qtbot.waitUntil(lambda: pane.tree_model.shown_count == 0)
    assert pane._nothing.isVisible()
    pane._nothing.pressed.emit()
    qtbot.waitUntil(lambda: pane.tree_model.shown_count > 0)
    assert page.header.filter.text() == ""
    assert pane.tree.isVisible()


def test_the_plan_itself_stands_in_the_inspector_until_a_row_is_chosen(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    page = window.go("plan")
    assert isinstance(page, PlanPage)
    qtbot.waitUntil(lambda: bool(page._model.count))
    window.reveal("plans", office.plan_id)
    assert page.selected() == ("plans", office.plan_id)
    contents = window.inspector.contents()
    assert isinstance(contents, PlanInspector)
    assert contents.save("approved_by", "Council of Ministers")
    assert office.workspace.plan.record(office.plan_id).approved_by == "Council of Ministers"
    assert page.selected() == ("plans", office.plan_id)
    below = page._view.indexBelow(page._view.currentIndex())
    choose_row(page._view, below)
    qtbot.waitUntil(lambda: page.selected() == ("plan_nodes", page._view.current_id()))
