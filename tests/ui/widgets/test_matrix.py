"""A matrix of marks: what it says, where it goes, what it gives."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.charts.steps import Series, StepChart
from focalpoint.ui.widgets.marks import Look, Shape
from focalpoint.ui.widgets.matrix import Cell, Grid, Head, MatrixView

PARTY = Cell("Party since 2001", Look(Shape.DISC, "green", "Party"))
NONE = Cell("Neither signed nor party", Look(Shape.NONE, "muted", "Not party"))


def a_grid(rows: int = 3) -> Grid:
    heads = tuple(Head(f"S{at}", f"State {at}") for at in range(rows))
    columns = (Head("BOM97", "BOM97", "Bombings Convention"), Head("FIN99", "FIN99"))
    return Grid(heads, columns, tuple((PARTY, NONE) for _ in heads))


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> MatrixView:
    made = MatrixView(theme)
    qtbot.addWidget(made)
    made.show_grid(a_grid())
    return made


def test_each_cell_says_whose_it_is_of_what_and_what_it_means(view: MatrixView) -> None:
    QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    said = view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "\u2068State 1\u2069, \u2068Bombings Convention\u2069: Party since 2001"


def test_the_chosen_cell_stays_where_its_keys_are(view: MatrixView) -> None:
    assert view.choose("S2", "FIN99")
    view.show_grid(a_grid(5))
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, 1)
    assert not view.choose("S9")


def test_enter_opens_and_copying_gives_names_and_words(qtbot: QtBot, view: MatrixView) -> None:
    view.choose("S1", "FIN99")
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["S1", "FIN99"]
    assert view.copy().split("\n")[:2] == ["\tBOM97\tFIN99", "State 0\tParty\tNot party"]


def test_lines_over_time_are_walked_by_keys_and_opened(qtbot: QtBot, theme: Theme) -> None:
    chart = StepChart(theme)
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    lines = [Series("A", "A", "A: 3 States", ((10, 1), (20, 3))), Series("B", "B", "B: 2 States", ((15, 2),))]
    chart.set_series(lines, (0, 30), ((10, "10"),), (20, "then"))
    assert [spot.words for spot in chart.spots] == ["A: 3 States", "B: 2 States"]
    assert chart.spots[0].box.top() < chart.spots[1].box.top()  # the higher line has the higher name
    with qtbot.waitSignal(chart.opened) as opened:
        QTest.keyClick(chart, Qt.Key.Key_Down)
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == ["B"]
