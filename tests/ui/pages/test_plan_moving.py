"""Rows that come, go and move under Qt's eyes: the tree is then what it would be had it been filled anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from focalpoint.domain.plan import PlanLine
from focalpoint.language import Language
from focalpoint.ui.pages.plan.content import Column
from focalpoint.ui.pages.plan.dragging import target_at
from focalpoint.ui.pages.plan.model import PlanModel
from focalpoint.ui.pages.plan.view import PlanView
from focalpoint.ui.shell.theme.theme import Theme
from tests.ui.pages.test_plan_tree import content, line, small


def shape(model: PlanModel, parent: QModelIndex | None = None) -> list[object]:
    """The ids as Qt has them, with those below each."""
    above = parent or QModelIndex()
    found: list[object] = []
    for row in range(model.rowCount(above)):
        index = model.index(row, Column.TITLE, above)
        shown = model.line(index)
        assert shown is not None
        found.append((shown.id, index.data(), shape(model, model.index(row, 0, above))))
    return found


NODES = st.lists(st.tuples(st.integers(0, 11), st.integers(-1, 11), st.integers(0, 5)), max_size=14)


def a_plan(nodes: list[tuple[int, int, int]]) -> list[PlanLine]:
    """A tree from any list: a node stands below an earlier one or at the top."""
    lines: dict[str, PlanLine] = {}
    for number, above, position in nodes:
        parent = str(above) if str(above) in lines and above != number else None
        if str(number) not in lines:
            lines[str(number)] = line(str(number), parent, position, f"Node {number}")
    return list(lines.values())


@given(before=NODES, after=NODES, order=st.sampled_from([None, *Qt.SortOrder]))
def test_whatever_came_went_or_moved_the_tree_is_as_if_it_had_been_filled_anew(
    qtbot: QtBot, before: list[tuple[int, int, int]], after: list[tuple[int, int, int]], order: Qt.SortOrder | None
) -> None:
    old, new = a_plan(before), a_plan(after)
    model, anew = PlanModel(Language("en")), PlanModel(Language("en"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    if order is not None:
        model.sort(Column.TITLE, order)
        anew.sort(Column.TITLE, order)
    model.show(content(*old))
    touched = {node.id for node in set(old) ^ set(new)}
    model.show_moved(content(*new), touched)
    anew.show(content(*new))
    assert shape(model) == shape(anew)
    for node in new:
        assert model.line(model.index_by_id(node.id)) == node
    assert tester.model() is model


def test_a_moved_branch_stays_open_and_nothing_else_closes(qtbot: QtBot, theme: Theme) -> None:
    model = PlanModel(Language("en"))
    view = PlanView(theme, model)
    qtbot.addWidget(view)
    model.show(small())
    lines = [node._replace(parent_id="c") if node.id == "p1" else node for node in small().outline.lines]
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.show_moved(content(*lines), {"p1"})
    view.expand(model.index_by_id("c", 0))
    assert view.isExpanded(model.index_by_id("p2", 0))
    assert view.isExpanded(model.index_by_id("p1", 0))
    assert resets == []


def test_the_current_row_gives_way_to_another_when_it_goes(qtbot: QtBot, theme: Theme) -> None:
    model = PlanModel(Language("en"))
    view = PlanView(theme, model)
    qtbot.addWidget(view)
    model.show(small())
    view.select_id("b")
    model.show_moved(content(*(node for node in small().outline.lines if node.id != "b")), {"b"})
    assert view.current_id() in {"a", "p1", "p2"}


def test_the_upper_edge_of_a_row_means_before_it_its_middle_into_it_and_below_all_the_end(
    qtbot: QtBot, theme: Theme
) -> None:
    model = PlanModel(Language("en"))
    view = PlanView(theme, model)
    qtbot.addWidget(view)
    model.show(small())
    view.resize(800, 400)
    view.show()
    row = view.visualRect(model.index_by_id("b"))
    middle = row.center()
    assert target_at(view, model, QPoint(middle.x(), row.top() + 2))[:2] == ("p1", "b")
    assert target_at(view, model, middle)[:2] == ("b", None)
    assert target_at(view, model, QPoint(middle.x(), row.bottom() - 1))[:2] == ("p1", None)
    opened = view.visualRect(model.index_by_id("p1"))
    assert target_at(view, model, QPoint(middle.x(), opened.bottom() - 1))[:2] == ("p1", "a")
    assert target_at(view, model, QPoint(middle.x(), 390))[:2] == (None, None)
