"""The plan's tree: its model under Qt's tester, filter, sort, expansion that survives, copy as table."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QStandardItem
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from focalpoint.domain.outline import build_outline
from focalpoint.domain.plan import PlanLine
from focalpoint.domain.rollup import roll_up
from focalpoint.language import Language
from focalpoint.ui.pages.plan.compare_words import from_to
from focalpoint.ui.pages.plan.content import Column, PlanContent
from focalpoint.ui.pages.plan.model import PlanModel
from focalpoint.ui.pages.plan.view import PlanView
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.records import PERCENT_ROLE, STATE_ROLE

TODAY = date(2026, 11, 22)
NAMES = {"m": ("INT", "Ministry of the Interior"), "j": ("JUS", "Ministry of Justice")}


def line(node: str, parent: str | None, position: int, title: str, **fields: object) -> PlanLine:
    values: dict[str, object] = {
        "ref": f"FP-{node}", "kind": "activity", "lead_id": "m", "start": None, "finish": None, "baseline_start": None,
        "baseline_finish": None, "forecast_finish": None, "actual_start": None, "actual_finish": None,
        "status": "in_progress", "percent": 10.0, "percent_source": "manual", "weight": 1.0, "blocked": 0,
        "colour_override": None, "version": 1,
    }  # fmt: skip
    return PlanLine(id=node, parent_id=parent, position=position, title=title, **{**values, **fields})  # type: ignore[arg-type]


def content(*lines: PlanLine) -> PlanContent:
    outline = build_outline(lines)
    return PlanContent(outline, roll_up(outline, TODAY), NAMES)


def small() -> PlanContent:
    return content(
        line("p1", None, 0, "Legislation", kind="pillar", percent_source="by_children"),
        line("a", "p1", 0, "Draft law on seizure", percent=70.0, finish="2026-03-01"),
        line("b", "p1", 1, "Décret sur la confiscation", percent=20.0, finish="2027-03-01", lead_id="j"),
        line("p2", None, 1, "Borders", kind="pillar", percent_source="by_children"),
        line("c", "p2", 0, "In operation", kind="milestone", percent=None),
    )


@pytest.fixture
def model() -> PlanModel:
    made = PlanModel(Language("en"))
    made.show(small())
    return made


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, model: PlanModel) -> PlanView:
    made = PlanView(theme, model)
    qtbot.addWidget(made)
    made.start_over()
    model.show(small())
    made.resize(900, 400)
    made.show()
    return made


def titles(model: PlanModel, parent: QModelIndex | None = None) -> list[str]:
    above = parent or QModelIndex()
    return [str(model.index(row, Column.TITLE, above).data()) for row in range(model.rowCount(above))]


def test_the_model_satisfies_qt_while_it_is_filtered_sorted_and_filled_anew(model: PlanModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_filter("law")
    model.sort(Column.TITLE, Qt.SortOrder.DescendingOrder)
    model.set_filter("")
    model.show(content())
    model.show(small())
    model.retranslate(Language("ar"))
    assert tester.model() is model


def test_a_filter_keeps_what_stands_above_a_match(model: PlanModel) -> None:
    model.set_filter("confiscation")
    assert titles(model) == ["Legislation"]
    assert titles(model, model.index(0, 0)) == ["Décret sur la confiscation"]
    assert model.shown_count == 2


def test_a_filter_finds_words_without_diacritics_in_any_order_and_the_lead_by_code_or_name(model: PlanModel) -> None:
    model.set_filter("confiscation decret")
    assert model.shown_count == 2
    model.set_filter("jus")
    assert titles(model, model.index(0, 0)) == ["Décret sur la confiscation"]
    model.set_filter("justice")
    assert model.shown_count == 2


def test_each_level_is_sorted_and_what_has_no_value_comes_last_both_ways(model: PlanModel) -> None:
    model.sort(Column.FINISH, Qt.SortOrder.DescendingOrder)
    assert titles(model, model.index_by_id("p1", 0)) == ["Décret sur la confiscation", "Draft law on seizure"]
    model.sort(Column.PERCENT, Qt.SortOrder.AscendingOrder)
    assert titles(model, model.index_by_id("p1", 0))[0] == "Décret sur la confiscation"


def test_the_number_column_descending_is_the_plan_from_its_end(model: PlanModel) -> None:
    model.sort(Column.WBS, Qt.SortOrder.DescendingOrder)
    assert titles(model) == ["Borders", "Legislation"]


def test_a_screen_reader_hears_number_title_kind_percent_and_state(model: PlanModel) -> None:
    said = str(model.index_by_id("a").data(Qt.ItemDataRole.AccessibleTextRole))
    for part in ("1.1", "Draft law on seizure", "Activity", "70 %"):
        assert part in said


def test_the_lead_is_shown_by_its_code_and_told_by_its_name(model: PlanModel) -> None:
    index = model.index_by_id("b", Column.LEAD)
    assert index.data() == "JUS"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Ministry of Justice"


def test_a_state_has_a_word_beside_its_colour(model: PlanModel) -> None:
    colour, word = model.index_by_id("a", Column.STATE).data(STATE_ROLE)
    assert colour == "red"
    assert word == "Late"
    assert model.index_by_id("a", Column.PERCENT).data(PERCENT_ROLE)[0] == 70.0


def test_a_blocked_node_says_so(model: PlanModel) -> None:
    model.show(content(line("x", None, 0, "Stuck", blocked=1)))
    assert model.index_by_id("x", Column.STATE).data(STATE_ROLE) == ("red", "Blocked")


def test_new_values_of_a_node_reach_it_and_everything_above_it(qtbot: QtBot, model: PlanModel) -> None:
    told: list[str] = []
    model.dataChanged.connect(lambda first, _last: told.append(model.line(first).id))  # type: ignore[union-attr]
    model.refresh(small(), {"a"})
    assert sorted(told) == ["a", "p1"]


def test_what_is_open_stays_open_when_the_tree_is_filled_anew(view: PlanView, model: PlanModel) -> None:
    view.collapse(model.index_by_id("p2", 0))
    model.show(small())
    assert view.isExpanded(model.index_by_id("p1", 0))
    assert not view.isExpanded(model.index_by_id("p2", 0))


def test_what_was_open_before_a_filter_is_open_again_after_it(view: PlanView, model: PlanModel) -> None:
    view.collapse(model.index_by_id("p1", 0))
    model.set_filter("law")
    assert view.isExpanded(model.index_by_id("p1", 0))
    model.set_filter("")
    assert not view.isExpanded(model.index_by_id("p1", 0))


def test_there_is_always_a_current_row(view: PlanView, model: PlanModel) -> None:
    assert view.current_id() == "p1"
    view.select_id("b")
    model.set_filter("operation")
    assert view.current_id() == "p2"
    model.set_filter("")
    assert view.current_id() == "p2"


def test_the_selection_survives_a_sort(view: PlanView, model: PlanModel) -> None:
    view.selectAll()
    chosen = view.selected_ids()
    view.sortByColumn(Column.TITLE, Qt.SortOrder.AscendingOrder)
    assert view.selected_ids() == chosen == ["p1", "a", "b", "p2", "c"]


def test_rows_are_copied_as_a_table_with_headings(view: PlanView) -> None:
    view.select_id("b")
    view.copy()
    head, row = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[:3] == ["No.", "Title", "Lead"]
    assert row.split("\t")[:3] == ["1.2", "Décret sur la confiscation", "JUS"]


def test_nothing_of_a_tree_that_is_gone_is_taken_for_a_new_object(qapp: QApplication) -> None:
    # Qt gives freed memory to what comes next; Python must not know the old address any more.
    def known() -> set[int]:
        return {id(one) for one in Shiboken.getAllValidWrappers() if isinstance(one, QStandardItem)}

    before, gone = known(), []
    for _ in range(60):
        owner = QObject()
        model = PlanModel(Language("en"), owner)
        model.show(small())
        model.set_filter("law")
        gone.append(model)
        Shiboken.delete(owner)
        menu = QMenu()
        assert {type(menu.addAction("New")) for _ in range(30)} == {QAction}
        Shiboken.delete(menu)
    assert len(gone) == 60
    assert known() <= before


def test_what_is_copied_carries_no_marks_of_direction(view: PlanView, model: PlanModel) -> None:
    model.show(content(line("s", None, 0, "Slipped", baseline_finish="2026-12-01", finish="2026-12-09", percent=90.0)))
    view.setColumnHidden(Column.SLIPPAGE, False)
    view.select_id("s")
    assert "\t+8 days" in view.copy()


def test_every_open_row_is_selected_and_no_closed_one(view: PlanView, model: PlanModel) -> None:
    view.collapse(model.index_by_id("p1", 0))
    view.selectAll()
    assert view.selected_ids() == ["p1", "p2", "c"]


def test_an_arrow_between_two_values_points_along_the_reading_direction() -> None:
    assert "→" in from_to(Language("en"), "60 %", "67 %")
    assert "←" in from_to(Language("ar"), "60 %", "67 %")
