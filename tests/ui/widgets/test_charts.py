"""Charts can be walked and opened by keys, mirror themselves, and give their figures as a table."""

from __future__ import annotations

import gc
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.charts.bars import MORE, Bar, BarChart, Part
from focalpoint.ui.widgets.charts.card import ChartCard
from focalpoint.ui.widgets.charts.chart import Chart, Hatch
from focalpoint.ui.widgets.charts.donut import Donut, Slice
from focalpoint.ui.widgets.charts.face import TableFace
from focalpoint.ui.widgets.charts.rows import Row, RowList
from focalpoint.ui.widgets.charts.table import Figures, FiguresModel
from focalpoint.ui.widgets.charts.tile import Tile
from focalpoint.ui.widgets.charts.timeline import Day, Timeline

FIGURES = Figures(("Pillar", "Progress"), (("Borders", "29 %"), ("Rights", "79 %")), ("b", "r"), frozenset({1}))


def bars(count: int) -> list[Bar]:
    return [
        Bar(f"k{at}", f"Pillar {at}", f"Pillar {at}: 50 %", (Part(50, "accent"),), "50 %", 60.0, ("amber", "Behind"))
        for at in range(count)
    ]


def more(left: int) -> str:
    return f"and {left} more"


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> BarChart:
    """Three bars in a window."""
    made = BarChart(theme)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.set_bars(bars(3), 100, more)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_enter_opens_the_part_that_the_arrows_walked_to(qtbot: QtBot, chart: BarChart) -> None:
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    with qtbot.waitSignal(chart.opened) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == ["k1"]


def test_a_click_opens_the_part_under_the_pointer(qtbot: QtBot, chart: BarChart) -> None:
    with qtbot.waitSignal(chart.opened) as opened:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.spots[2].box.center())
    assert opened.args == ["k2"]


def test_a_screen_reader_is_told_every_figure(chart: BarChart) -> None:
    assert chart.accessibleDescription() == "Pillar 0: 50 %; Pillar 1: 50 %; Pillar 2: 50 %"


def test_assistive_programs_see_a_chart(chart: BarChart) -> None:
    interface = QAccessible.queryAccessibleInterface(chart)
    assert interface.role() == QAccessible.Role.Chart
    gc.collect()
    assert interface.text(QAccessible.Text.Description).startswith("Pillar 0: 50 %")


def test_what_has_no_room_is_counted_in_the_last_line(chart: BarChart) -> None:
    chart.set_bars(bars(20), 100, more)
    assert chart.spots[-1].key == MORE
    assert chart.spots[-1].words == f"and {20 - len(chart.spots) + 1} more"
    assert chart.spots[-1].box.bottom() <= chart.height()


def test_bars_run_from_the_right_in_a_window_from_right_to_left(chart: BarChart, theme: Theme) -> None:
    def filled() -> list[int]:
        image, ratio = chart.grab().toImage(), chart.devicePixelRatio()
        y = round(chart.spots[0].box.center().y() * ratio)
        accent = theme.colour("accent").rgb()
        return [x for x in range(image.width()) if image.pixel(x, y) == accent]

    width = round(chart.width() * chart.devicePixelRatio())
    from_left = filled()
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    from_right = filled()
    assert from_left
    assert abs((width - 1 - from_right[-1]) - from_left[0]) <= 2
    assert abs((width - 1 - from_right[0]) - from_left[-1]) <= 2


def charts(theme: Theme) -> Sequence[Chart]:
    rows = RowList(theme, two_lines=True)
    rows.set_rows([Row("a", "Decree", "Decree: edited", note="S. Ivanova")], more)
    ring = Donut(theme)
    looks = zip(Hatch, ("red", "amber", "green", "muted"), strict=True)
    ring.set_slices(
        [Slice(f"s{at}", "Late", at + 1, str(at + 1), ink, "Late: 1", hatch) for at, (hatch, ink) in enumerate(looks)],
        ("10", "activities"),
        more,
    )
    line = Timeline(theme)
    line.set_days([Day("d", 3, ("red", "red"), True, "25 November: Decree")], 30, [(0, "22 Nov"), (7, "29 Nov")])
    stacked = BarChart(theme, track=False)
    stacked.set_bars(
        [Bar("m", "Justice", "Justice: 3", (Part(1, "red"), Part(2, "muted", Hatch.HOLLOW)), "3")], 3, more
    )
    return rows, ring, line, stacked


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("size", [(600, 300), (210, 240), (60, 20)])
def test_every_chart_paints_at_any_size_in_both_directions(
    qtbot: QtBot, theme: Theme, size: tuple[int, int], mirrored: bool
) -> None:
    for made in charts(theme):
        qtbot.addWidget(made)
        if mirrored:
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.resize(*size)
        blank = made.grab().toImage()
        first = blank.pixel(0, 0)
        colours = {blank.pixel(x, y) for x in range(0, blank.width(), 2) for y in range(0, blank.height(), 2)}
        assert made.spots
        assert size == (60, 20) or colours - {first}


def test_an_empty_chart_has_nothing_to_open(qtbot: QtBot, theme: Theme) -> None:
    made = Donut(theme)
    qtbot.addWidget(made)
    made.set_slices([], ("0", ""), more)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert made.spots == []


def test_ctrl_c_on_a_chart_copies_its_figures(qtbot: QtBot, theme: Theme) -> None:
    bar_chart = BarChart(theme)
    card = ChartCard(theme, [bar_chart])
    qtbot.addWidget(card)
    card.set_words("Progress", "Progress by pillar")
    card.set_figures(FIGURES)
    card.retranslate(Language("en"))
    with qtbot.waitSignal(card.announced):
        qtbot.keyClick(bar_chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Pillar\tProgress\nBorders\t29 %\nRights\t79 %"
    assert bar_chart.accessibleName() == "Progress by pillar"


def test_the_table_opens_a_row_and_escape_goes_back(qtbot: QtBot, theme: Theme) -> None:
    face = TableFace(theme)
    qtbot.addWidget(face)
    face.retranslate(Language("en"))
    face.show_figures("Progress", FIGURES)
    face.show()
    qtbot.waitExposed(face)
    qtbot.keyClick(face.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(face.opened) as opened:
        qtbot.keyClick(face.table, Qt.Key.Key_Return)
    assert opened.args == ["r"]
    with qtbot.waitSignal(face.left):
        qtbot.keyClick(face.table, Qt.Key.Key_Escape)


def test_the_model_of_figures_is_sound(qtbot: QtBot) -> None:
    del qtbot
    model = FiguresModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_figures(FIGURES)
    model.show_figures(Figures())
    assert model.rowCount() == 0
    del tester


def test_a_tile_says_its_figure_its_state_and_its_detail(qtbot: QtBot, theme: Theme) -> None:
    tile = Tile(theme)
    qtbot.addWidget(tile)
    tile.show_figure("Party to", "16", "of 19 instruments", "2 in parliament", ("amber", "Behind"))
    assert tile.accessibleName() == "Party to: 16, of 19 instruments, Behind, 2 in parliament"
    tile.resize(tile.sizeHint())
    assert not tile.grab().isNull()
